/*
 * Snowball stems (libstemmer) of folded words, with heddle's listed supplement for English
 * (lexicons/stems/english.tsv: stems that are made one, as organ -> organis).
 */
#ifndef STEM_H
#define STEM_H

#include "str.h"

struct stemmer;

/* language: a name or ISO 639 code that libstemmer knows. plain: without the supplement. Dies with the list of languages if unknown. */
struct stemmer *stemmer_new(const char *language, bool plain);
void stemmer_free(struct stemmer *stemmer);

/* Stem of a word as it stands in the text (it is folded first). The slice is valid until the cache is emptied, at least until the next call. */
struct str stem(struct stemmer *stemmer, struct str word);

#endif
