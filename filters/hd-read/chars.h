/* What a byte is, in ASCII alone: no locale is asked. A byte of a longer character counts as a letter. */
#ifndef CHARS_H
#define CHARS_H

#include <stdbool.h>

#include "str.h"

static inline bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static inline bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static inline char
to_lower(char c)
{
	return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
}

static inline bool
is_letter(char c)
{
	return (to_lower(c) >= 'a' && to_lower(c) <= 'z') || (c & 0x80);
}

static inline bool
is_capital(char c)
{
	return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xc3;
}

/* How many blanks stand at `from`. */
static inline size_t
blanks_at(struct str s, size_t from)
{
	size_t i = from;

	while (i < s.len && is_blank(s.at[i]))
		i++;
	return i - from;
}

/* How many digits stand at `from`. */
static inline size_t
digits_at(struct str s, size_t from)
{
	size_t i = from;

	while (i < s.len && is_digit(s.at[i]))
		i++;
	return i - from;
}

/* Bytes of a hyphen, en or em dash at i; 0: none. */
static inline size_t
dash_at(struct str s, size_t i)
{
	if (i < s.len && s.at[i] == '-')
		return 1;
	if (i + 3 <= s.len && (memcmp(s.at + i, "\xe2\x80\x93", 3) == 0 || memcmp(s.at + i, "\xe2\x80\x94", 3) == 0))
		return 3;
	return 0;
}

/* Without regard to the case of A to Z. */
static inline bool
same_letters(struct str a, struct str b)
{
	if (a.len != b.len)
		return false;
	for (size_t i = 0; i < a.len; i++)
		if (to_lower(a.at[i]) != to_lower(b.at[i]))
			return false;
	return true;
}

static inline bool
starts_with(struct str s, const char *word)
{
	size_t n;

	if (s.len == 0 || to_lower(s.at[0]) != to_lower(word[0]))
		return false;
	n = strlen(word);
	return s.len >= n && same_letters((struct str){ s.at, n }, (struct str){ word, n });
}

/* Where a word stands in s, whole and in any case; s.len: nowhere. */
static inline size_t
find_word(struct str s, struct str word)
{
	for (size_t i = 0; word.len && i + word.len <= s.len; i++)
		if (same_letters((struct str){ s.at + i, word.len }, word) && (i == 0 || (!is_letter(s.at[i - 1]) && !is_digit(s.at[i - 1]))) &&
		    (i + word.len == s.len || (!is_letter(s.at[i + word.len]) && !is_digit(s.at[i + word.len]))))
			return i;
	return s.len;
}

/* The next word of *rest (letters, digits, apostrophes), cut off it; len 0 at the end. */
static inline struct str
next_word(struct str *rest)
{
	size_t i = 0, start;

	while (i < rest->len && !is_letter(rest->at[i]) && !is_digit(rest->at[i]))
		i++;
	start = i;
	while (i < rest->len && (is_letter(rest->at[i]) || is_digit(rest->at[i]) || rest->at[i] == '\''))
		i++;
	*rest = (struct str){ rest->at + i, rest->len - i };
	return (struct str){ rest->at - (i - start), i - start };
}

#endif
