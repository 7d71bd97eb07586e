/*
 * Lines that were broken at a column are joined again, and words that were divided at a line's end.
 *
 *	wrap_join(&lines, &words);	// after the labels are known: a line with one begins anew
 *
 * A hyphen at a line's end goes when the word without it stands elsewhere in the text or in the list of words; it stays,
 * without a blank, when the word with it does, or when neither is known.
 */
#ifndef WRAP_H
#define WRAP_H

#include "lines.h"
#include "words.h"

/* words: may be NULL. */
void wrap_join(struct lines *lines, struct words *words);

#endif
