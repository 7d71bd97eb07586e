/* What counts as a word, and whose turns count: one answer for every filter. */
#ifndef TOKEN_H
#define TOKEN_H

#include "str.h"

/*
 * Whether a token (column 0, as it stands) is a word: it holds a letter or a digit and is no clitic split off a contraction
 * (n't 's 've 'll 're 'd 'm, d' y'): "don't" is one word, "multi-agency" two, "..." none.
 */
bool token_is_word(struct str form);

/* The same of a token's line. Most are words by their first letter: n't, d' and y' alone begin with one and are none. */
static inline bool
token_line_is_word(struct str line)
{
	char c = line.len ? (char)(line.at[0] | 0x20) : '\0';

	if (c >= 'a' && c <= 'z' && c != 'n' && c != 'd' && c != 'y')
		return true;
	return token_is_word(str_cut(&line, '\t'));
}

/* An apostrophe, as fold.h makes it straight: ' and U+2018 U+2019 U+02BC U+FF07. */
bool token_is_apostrophe(uint32_t c);

/* A clitic split off a contraction, as above. */
bool token_is_clitic(struct str form);

/* Whether a turn of this part can be coded and counted: every part but "interviewer". */
bool part_counts(struct str part);

/* A hyphen or dash that may join two words when no space is on either side of it: - U+2010 U+2011 U+2012 U+2013. */
bool token_is_hyphen(struct str form);

#endif
