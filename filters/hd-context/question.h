/*
 * The question asked: its themes, what it asks for, whether yes and no answer it. Lives until the next one.
 *
 *	question_hear(&question, &books, body);
 *	... question.hit[i] ...			// what an answer may take over
 *	frame = question_frame(&question, cues);	// of a question that is never asked for, the words are not looked at
 */
#ifndef QUESTION_H
#define QUESTION_H

#include "scope.h"

struct frame {
	int32_t worth;		/* what it asks for, in hundredths: below 0 for problems, above for what helped */
	struct str note;
	bool closed;		/* yes or no answers it */
};

struct question {
	struct hit *hit;	/* one a lexicon and theme; slices in held */
	size_t hits, cap;
	struct turn turn;
	struct buf held;	/* its bytes */
	struct frame frame;
	bool is_framed;		/* the frame was looked for */
	bool fresh;		/* nobody has answered it yet */
	struct scene scene;
};

/* Hears an interviewer's turn: its lines between <u> and </u>. One that asks nothing (Mm. Right.) leaves the last question standing, but no longer fresh. */
void question_hear(struct question *question, const struct codebooks *books, struct str body);
/* Valid until the next question. */
const struct frame *question_frame(struct question *question, struct cues *cues);
/* Forgets it: at a new transcript. */
void question_forget(struct question *question);
void question_free(struct question *question);

#endif
