/*
 * What a regular expression cannot match without: one of a few runs of letters, as the text has them. Most sentences have none
 * of them, and need not be searched (as grep and Russ Cox's code search do: Cox 2012).
 *
 *	struct literals literals = {0};
 *
 *	if (literals_add(&literals, STR("^(no|little) (money|funding)\\b"), 3))
 *		...			// bit 3 stands for it: a match holds "money" or "funding"
 *	literals_look(&literals, STR("Funding"), &holds, &opens);	// holds has bit 3
 *	literals_free(&literals);
 */
#ifndef LITERALS_H
#define LITERALS_H

#include "map.h"
#include "str.h"

struct literal {
	struct str letters;	/* small ASCII letters */
	unsigned bit;
};

struct literals {
	struct literal *literal;
	size_t len, cap;
	struct map texts;	/* what the slices point into */
	struct buf scratch;
};

/* False: the expression may match without any letters that can be told. It compiles, and has no options, verbs or references. */
bool literals_add(struct literals *literals, struct str regex, unsigned bit);
/*
 * What a token says of the expressions. *holds: bits of those of whose letters it holds all of one run. *opens: of those of
 * which it ends in the beginning of one, so that what is glued to it may hold the rest.
 */
void literals_look(struct literals *literals, struct str token, uint64_t *holds, uint64_t *opens);
void literals_free(struct literals *literals);

#endif
