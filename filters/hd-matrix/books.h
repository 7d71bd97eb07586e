/*
 * The codebooks of the lexicons that the counts were made with, and where each key of the counts stands in them.
 *
 * Themes of all lexicons are numbered on, lexicon by lexicon in the order of their codebooks; so are blocks and sides,
 * of which those with the same name are one.
 */
#ifndef BOOKS_H
#define BOOKS_H

#include "counts.h"
#include "themes.h"
#include "where.h"

struct code {
	uint32_t lexicon, block, theme, side;
};

struct books {
	struct themes *book;	/* [len] */
	size_t len, cap;
	struct map blocks, sides;
	uint32_t *first_theme;	/* [len + 1] number of each lexicon's first theme */
	struct code *key;	/* [counts.keys.len] */
	bool *is_kept;		/* [counts.keys.len] the filters keep it */
};

/* Adds a lexicon that was given by name. */
void books_open(struct books *books, const char *lexicon);
/* Finds the codebooks of the others; puts what no codebook has behind. counts are sorted. */
void books_settle(struct books *books, const struct counts *counts);
/* Sets is_kept. */
void books_filter(struct books *books, const struct counts *counts, const struct where *where);
const struct theme *books_theme(const struct books *books, uint32_t theme);
/* Whether the filters keep a lexicon's theme and side. */
bool books_keep(const struct books *books, const struct where *where, struct code code);
void books_free(struct books *books);

#endif
