/*
 * A turn's codes: the decision that its hits, the evidence, add up to. The rule is in hd-code(1).
 *
 *	codes_clear(&codes);
 *	hit_tag_next(&hit, &body, &line);
 *	codes_hear(&codes, &hit, sentence);	// for every <hit/> of the turn
 *	codes_settle(&codes, &question);
 *	for (i = 0; i < codes.len; i++)
 *		... codes.code[i] ...
 */
#ifndef CODES_H
#define CODES_H

#include "hit_tag.h"
#include "map.h"
#include "str.h"

/* How far a hit may be believed. */
enum weight {
	WEIGHT_ASKED,	/* the theme was only named in the question */
	WEIGHT_JOINED,	/* a neutral word, its side lent by what was said around it */
	WEIGHT_SAID,	/* the words themselves say theme and side */
};

/* A hit that counts; once settled, the first that a code rests on. Slices stand as in the stream, escaped. */
struct code {
	struct str lexicon, theme, side, why;
	struct str start, end;
	size_t sentence;	/* index among the turn's sentences, from 0 */
	size_t order;		/* as it was heard */
	enum weight weight;
	size_t places;		/* where the turn has such hits, those of the same words once */
	bool asked;		/* the question named the theme */
};

struct codes {
	struct code *code;	/* [len], after codes_settle ordered by lexicon, theme, side */
	size_t len, cap;
};

void codes_clear(struct codes *codes);
void codes_free(struct codes *codes);
/* Takes in a hit (its slices are kept: they must outlive the codes). Void hits and mentions are passed over. */
void codes_hear(struct codes *codes, const struct hit_tag *hit, size_t sentence);

/* The themes that an interviewer's turn named, each as "lexicon", a tab and "theme"; and their lexicons. */
struct question {
	struct map themes;
	struct buf key;
};

/* Takes in a hit of an interviewer's turn. */
void question_hear(struct question *question, const struct hit_tag *hit);
void question_forget(struct question *question);
void question_free(struct question *question);

/* Settles what is passing and what disagrees, and leaves one code a lexicon, theme and side. */
void codes_settle(struct codes *codes, struct question *question);

#endif
