/*
 * The commonest words behind each figure: of a cell's hits that count, the match that most interviews have; of equal
 * ones that with the most hits, then the first in byte order. Matches are compared folded, shown as they are said most.
 *
 * A hit that takes its theme from the question ("asked: ...") is passed over: its match is the answer, not the phrase.
 */
#ifndef PHRASING_H
#define PHRASING_H

#include "grid.h"

struct phrase {
	struct str shown;	/* empty: none */
	uint64_t interviews, hits;
};

struct phrasing {
	struct phrase *phrase;	/* [rows * columns] */
	size_t columns;
	struct map held;
};

/* Reads the flat hits that hd-kwic -f tsv writes. */
void phrasing_read(struct phrasing *phrasing, const char *file, const struct field *field, const struct axis *rows, const struct axis *columns);
struct str phrasing_of(const struct phrasing *phrasing, size_t row, size_t column);
void phrasing_free(struct phrasing *phrasing);

#endif
