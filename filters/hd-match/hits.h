/*
 * The hits of a sentence: what of its matches counts as evidence. hd-match(1), "What is a hit".
 *
 *	struct hits hits = { .rows = &rows };
 *
 *	hits_find(&hits, is_question);		// the matcher has the sentence's tokens; is_question: an interviewer said it
 *	for (size_t i = 0; i < hits.len; i++)
 *		hits_put(&hits, &hits.hit[i], p, is_question, &b);
 *	hits_free(&hits);
 */
#ifndef HITS_H
#define HITS_H

#include "rows.h"

#define NO_TRAP UINT32_MAX

struct hit {
	uint32_t row;			/* of rows */
	uint32_t from, to;		/* tokens of the sentence, from 0 */
	uint32_t trap;			/* the row of the trap that ruled it out, or NO_TRAP */
	bool is_dropped;
};

struct hits {
	const struct rows *rows;
	struct hit *hit;		/* in the order of the stream: from, to, lexicon, theme, side, pattern */
	struct hit *trap;
	size_t len, cap, traps, trap_cap;
};

void hits_find(struct hits *hits, bool is_question);
/* Appends the line of a hit. p: the sentence's offset. */
void hits_put(const struct hits *hits, const struct hit *hit, uint64_t p, bool is_question, struct buf *b);
void hits_free(struct hits *hits);

#endif
