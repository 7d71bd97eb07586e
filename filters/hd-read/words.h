/*
 * A list of words, for those that were divided at a line's end: words.txt in the lexicons, a word a line, in small letters.
 *
 *	struct words words = {0};
 *
 *	if (words_have(&words, STR("information")))	// read when first asked
 */
#ifndef WORDS_H
#define WORDS_H

#include "map.h"

struct words {
	struct map map;
	bool taken;
};

/* False, too, where there is no list. */
bool words_have(struct words *words, struct str word);
void words_free(struct words *words);

#endif
