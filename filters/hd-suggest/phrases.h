/*
 * Phrases that mark a topic: sequences of stems that are commoner in its turns than elsewhere.
 *
 *	struct phrases phrases = { .corpus = &corpus, .longest = 5, .least_n = 3, .least_texts = 2, .least_g2 = 6.63 };
 *
 *	phrases_find(&phrases);
 *	phrases_write(&phrases, CELLS_TSV, &out);
 *	phrases_free(&phrases);
 */
#ifndef PHRASES_H
#define PHRASES_H

#include "cells.h"
#include "corpus.h"

enum { PHRASE_LONGEST = 5 };

struct phrase {
	uint32_t topic, length;		/* length: in stems */
	size_t from, to;		/* of order: where it is said, all over the corpus */
	struct str theme, side, stems;
	uint64_t n, elsewhere, turns, texts, covered;
	double g2;
	bool is_within;			/* a longer one is said as often: that one tells more */
};

struct phrases {
	const struct corpus *corpus;
	size_t longest;
	uint64_t least_n, least_texts;
	double least_g2;
	size_t most;			/* of a topic; 0: all */
	bool with_covered;		/* also those that the lexicon has */
	const struct corpus_token **order;	/* [ordered] all words, by the stems from there on */
	size_t ordered;
	const struct corpus_token **said;	/* of one phrase, in the order of the corpus */
	struct tally *tally;		/* [topics] of one phrase */
	uint32_t *touched;
	size_t touches;
	struct phrase *phrase;
	size_t len, cap;
	struct map held;		/* stems of phrases */
	struct buf scratch;
};

void phrases_find(struct phrases *phrases);
void phrases_write(struct phrases *phrases, enum cells_format format, struct out *out);
void phrases_free(struct phrases *phrases);

#endif
