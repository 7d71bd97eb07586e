/*
 * Snowball stems (libstemmer) of folded words, with heddle's listed supplement (lexicons/stems/LANGUAGE.tsv): words that are
 * stemmed as another one, since Snowball keeps apart what belongs together, as organization and organisation.
 *
 *	struct stemmer *stemmer = stemmer_new("english", false);
 *
 *	... stem(stemmer, STR("Organizations")) ...	// organis
 *	stemmer_free(stemmer);
 *
 * The table has the columns form and like, both folded words. A form with * at its end is a beginning, and like, which then has
 * one too, what is put in its place. A whole form is tried before beginnings, the longer beginning before the shorter.
 */
#ifndef STEM_H
#define STEM_H

#include "str.h"

struct stemmer;

/*
 * language: a name or ISO 639 code that libstemmer knows. plain: without the supplement. Dies with the list of languages if
 * unknown, and with file and line if the supplement cannot be used.
 */
struct stemmer *stemmer_new(const char *language, bool plain);
void stemmer_free(struct stemmer *stemmer);

/*
 * Stem of a token as it stands in the text, unescaped (it is folded first). Of what is no word (token.h: punctuation, clitics)
 * and of what is not UTF-8 the folded form, the bytes themselves. Not cached; the slice is valid until the next call.
 */
struct str stem(struct stemmer *stemmer, struct str word);

#endif
