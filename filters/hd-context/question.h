/*
 * The question asked: its themes, what it asks for, whether yes and no answer it. Lives until the next one.
 */
#ifndef QUESTION_H
#define QUESTION_H

#include "scope.h"

struct question {
	struct hit *hit;	/* one a lexicon and theme; slices in held */
	size_t hits, cap;
	struct buf held;
	int32_t frame;		/* what it asks for, in hundredths: below 0 for problems, above for what helped */
	struct str frame_note;
	bool closed;		/* yes or no answers it */
	bool fresh;		/* nobody has answered it yet */
};

/*
 * Hears an interviewer's turn; scene is used to read its sentences. A turn that asks nothing (Mm. Right.) leaves the last
 * question standing, but no longer fresh.
 */
void question_hear(struct question *question, const struct turn *turn, struct cues *cues, struct scene *scene);
/* Forgets it: at a new transcript. */
void question_forget(struct question *question);
void question_free(struct question *question);

#endif
