/*
 * Which language a transcript reads as, by its commonest words. Enough to notice an interview in Welsh among English ones; not more.
 *
 *	struct languages languages = {0};
 *
 *	languages_start(&languages, "en");	// the one expected
 *	counts = (struct language_counts){0};
 *	language_count(&languages, &counts, text);
 *	language = language_of(&counts);	// "en"; NULL: too few words, or none stands out
 */
#ifndef LANGUAGE_H
#define LANGUAGE_H

#include "map.h"

enum { LANGUAGES = 9 };

struct languages {
	struct map words;	/* value: a bit for each language that has it */
	size_t expected;
};

struct language_counts {
	uint64_t words;			/* looked at: the first 400 of the transcript; the first 80 when they are plainly the expected one */
	uint64_t hits[LANGUAGES];
	bool enough;
};

void languages_start(struct languages *languages, const char *expected);
void language_count(const struct languages *languages, struct language_counts *counts, struct str text);
const char *language_of(const struct language_counts *counts);
/* "German" for "de"; NULL: not one of those known. */
const char *language_name(const char *code);

#endif
