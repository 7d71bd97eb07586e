/*
 * Which language a transcript reads as, by its commonest words. Enough to notice an interview in Welsh among English ones; not more.
 *
 *	counts = (struct language_counts){0};
 *	language_count(&counts, text);
 *	language = language_of(&counts);	// "en"; NULL: too few words, or none stands out
 */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "str.h"

enum { LANGUAGES = 9 };

struct language_counts {
	uint64_t words;			/* looked at: the first 400 of the transcript */
	uint64_t hits[LANGUAGES];
};

void language_count(struct language_counts *counts, struct str text);
const char *language_of(const struct language_counts *counts);
/* "German" for "de"; NULL: not one of those known. */
const char *language_name(const char *code);

#endif
