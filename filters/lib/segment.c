/* Words and sentences by UAX #29: see segment.h. The rules are named as in the annex (WB1 ... SB998). */
#include <stdlib.h>
#include <unicode/uchar.h>

#include "bytes.h"
#include "segment_rules.h"
#include "utf8.h"

enum { PICTOGRAPH = 0x80 };	/* beside the word class: Extended_Pictographic */

struct segmenter *
segmenter_new(void)
{
	struct segmenter *segmenter = alloc(1, sizeof(*segmenter));

	*segmenter = (struct segmenter){0};
	return segmenter;
}

void
segmenter_free(struct segmenter *segmenter)
{
	for (size_t i = 0; i < 0x1100; i++) {
		free(segmenter->word_class[i]);
		free(segmenter->sentence_class[i]);
	}
	free(segmenter->boundary);
	free(segmenter);
}

void
segmenter_start(struct segmenter *segmenter)
{
	segmenter->n = 0;
	segmenter_put(segmenter, 0);
}

static uint8_t *
new_page(uint32_t page, UProperty property)
{
	uint8_t *classes = alloc(256, 1);

	for (uint32_t i = 0; i < 256; i++) {
		UChar32 c = (UChar32)(page << 8 | i);

		classes[i] = (uint8_t)u_getIntPropertyValue(c, property);
		if (property == UCHAR_WORD_BREAK && u_hasBinaryProperty(c, UCHAR_EXTENDED_PICTOGRAPHIC))
			classes[i] |= PICTOGRAPH;
	}
	return classes;
}

static inline int
class_of(uint8_t **pages, UProperty property, uint32_t c)
{
	if (c > 0x10FFFF)
		return 0;
	if (pages[c >> 8] == NULL)
		pages[c >> 8] = new_page(c >> 8, property);
	return pages[c >> 8][c & 0xFF];
}

/* The code point at `at`, and where the next one starts. */
static inline uint32_t
code_point(struct str text, size_t at, size_t *next)
{
	struct str rest = { text.at + at, text.len - at };
	uint32_t c = (unsigned char)text.at[at];

	if (c >= 0x80)
		c = utf8_next(&rest);
	*next = c < 0x80 ? at + 1 : text.len - rest.len;
	return c;
}

/* The word class of the code point at `at`, and where the next one starts. */
static inline int
word_class(struct segmenter *segmenter, struct str text, size_t at, size_t *next)
{
	return class_of(segmenter->word_class, UCHAR_WORD_BREAK, code_point(text, at, next));
}

static bool
is_letter(int class)
{
	return class == U_WB_ALETTER || class == U_WB_HEBREW_LETTER;
}

static bool
is_ignored(int class)
{
	return class == U_WB_EXTEND || class == U_WB_FORMAT || class == U_WB_ZWJ;
}

static bool
is_newline(int class)
{
	return class == U_WB_CR || class == U_WB_LF || class == U_WB_NEWLINE;
}

static bool
is_middle(int class, int own)
{
	return class == own || class == U_WB_MIDNUMLET || class == U_WB_SINGLE_QUOTE;
}

/* The class of the first code point from `at` on that WB4 does not ignore; -1 at the end. */
static int
class_ahead(struct segmenter *segmenter, struct str text, size_t at)
{
	while (at < text.len) {
		int class = word_class(segmenter, text, at, &at) & ~PICTOGRAPH;

		if (!is_ignored(class))
			return class;
	}
	return -1;
}

/* Whether a word goes on from a code point of class `left` (and `before` it) to one of class `right` that ends at `next`: WB5 to WB16. */
static bool
word_goes_on(struct segmenter *segmenter, struct str text, size_t next, int before, int left, int right, size_t indicators)
{
	bool word_left = is_letter(left) || left == U_WB_NUMERIC;

	if (word_left && (is_letter(right) || right == U_WB_NUMERIC))
		return true;								/* WB5, 8, 9, 10 */
	if (is_letter(left) && is_middle(right, U_WB_MIDLETTER) && is_letter(class_ahead(segmenter, text, next)))
		return true;								/* WB6 */
	if (is_letter(before) && is_middle(left, U_WB_MIDLETTER) && is_letter(right))
		return true;								/* WB7 */
	if (left == U_WB_HEBREW_LETTER && right == U_WB_SINGLE_QUOTE)
		return true;								/* WB7a */
	if (left == U_WB_HEBREW_LETTER && right == U_WB_DOUBLE_QUOTE && class_ahead(segmenter, text, next) == U_WB_HEBREW_LETTER)
		return true;								/* WB7b */
	if (before == U_WB_HEBREW_LETTER && left == U_WB_DOUBLE_QUOTE && right == U_WB_HEBREW_LETTER)
		return true;								/* WB7c */
	if (before == U_WB_NUMERIC && is_middle(left, U_WB_MIDNUM) && right == U_WB_NUMERIC)
		return true;								/* WB11 */
	if (left == U_WB_NUMERIC && is_middle(right, U_WB_MIDNUM) && class_ahead(segmenter, text, next) == U_WB_NUMERIC)
		return true;								/* WB12 */
	if (left == U_WB_KATAKANA && right == U_WB_KATAKANA)
		return true;								/* WB13 */
	if ((word_left || left == U_WB_KATAKANA || left == U_WB_EXTENDNUMLET) && right == U_WB_EXTENDNUMLET)
		return true;								/* WB13a */
	if (left == U_WB_EXTENDNUMLET && (is_letter(right) || right == U_WB_NUMERIC || right == U_WB_KATAKANA))
		return true;								/* WB13b */
	return left == U_WB_REGIONAL_INDICATOR && right == U_WB_REGIONAL_INDICATOR && indicators % 2 == 1;	/* WB15, 16 */
}

size_t
segment_word_end(struct segmenter *segmenter, struct str text, size_t at)
{
	int before = -1, left, raw_left;
	size_t indicators, next;

	raw_left = word_class(segmenter, text, at, &at);
	left = raw_left & ~PICTOGRAPH;
	indicators = left == U_WB_REGIONAL_INDICATOR;
	while (at < text.len) {
		int right = word_class(segmenter, text, at, &next);
		bool pictograph = right & PICTOGRAPH;

		right &= ~PICTOGRAPH;
		raw_left &= ~PICTOGRAPH;
		if (raw_left == U_WB_CR && right == U_WB_LF)
			;								/* WB3 */
		else if (is_newline(raw_left) || is_newline(right))
			return at;							/* WB3a, 3b */
		else if (raw_left == U_WB_ZWJ && pictograph)
			;								/* WB3c */
		else if (raw_left == U_WB_WSEGSPACE && right == U_WB_WSEGSPACE)
			;								/* WB3d */
		else if (is_ignored(right)) {						/* WB4: as if it were not there */
			raw_left = right;
			at = next;
			continue;
		} else if (!word_goes_on(segmenter, text, next, before, left, right, indicators))
			return at;
		indicators += right == U_WB_REGIONAL_INDICATOR;
		before = left;
		left = raw_left = right;
		at = next;
	}
	return at;
}

const size_t *
segment_words(struct segmenter *segmenter, struct str text, size_t *n)
{
	size_t at = 0;

	segmenter_start(segmenter);
	while (at < text.len) {
		at = segment_word_end(segmenter, text, at);
		segmenter_put(segmenter, at);
	}
	*n = segmenter->n;
	return segmenter->boundary;
}

static inline int
sentence_class(struct segmenter *segmenter, struct str text, size_t at, size_t *next)
{
	uint32_t c = code_point(text, at, next);

	if (c == 0x2026 && segmenter->tailoring)
		return U_SB_ATERM;
	return class_of(segmenter->sentence_class, UCHAR_SENTENCE_BREAK, c);
}

static bool
ends_paragraph(int class)
{
	return class == U_SB_SEP || class == U_SB_CR || class == U_SB_LF;
}

static bool
is_terminator(int class)
{
	return class == U_SB_STERM || class == U_SB_ATERM;
}

/* SB8: whether a lower case letter comes before any other letter, terminator or end of paragraph. */
static bool
lower_case_ahead(struct segmenter *segmenter, struct str text, size_t at)
{
	while (at < text.len) {
		int class = sentence_class(segmenter, text, at, &at);

		if (class == U_SB_LOWER)
			return true;
		if (class == U_SB_OLETTER || class == U_SB_UPPER || ends_paragraph(class) || is_terminator(class))
			return false;
	}
	return false;
}

/*
 * Where a sentence may end that has a terminator of class `term` before `at`, with a letter of class `before` in front of
 * it: after Close*, Sp* and ParaSep? (SB9, 10, 11); 0 if it goes on (SB6, 7, 8, 8a).
 */
static size_t
after_terminator(struct segmenter *segmenter, struct str text, size_t at, int term, int before)
{
	size_t next, end = at;
	bool closed = false, spaced = false;

	while (at < text.len) {
		int class = sentence_class(segmenter, text, at, &next);

		if (class == U_SB_EXTEND || class == U_SB_FORMAT) {			/* SB5 */
			end = at = next;
			continue;
		}
		if (ends_paragraph(class))
			return 0;							/* the paragraph's end is SB4's */
		if (!spaced && class == U_SB_CLOSE)
			closed = true;
		else if (class == U_SB_SP)
			spaced = true;
		else if (class == U_SB_SCONTINUE || is_terminator(class))
			return 0;							/* SB8a */
		else if (term == U_SB_ATERM && !closed && !spaced && class == U_SB_NUMERIC)
			return 0;							/* SB6 */
		else if (term == U_SB_ATERM && !closed && !spaced && class == U_SB_UPPER && (before == U_SB_UPPER || before == U_SB_LOWER))
			return 0;							/* SB7 */
		else if (term == U_SB_ATERM && lower_case_ahead(segmenter, text, at))
			return 0;							/* SB8 */
		else
			return end;							/* SB11 */
		end = at = next;
	}
	return 0;									/* the text's end is SB2's */
}

/* Bytes that can begin no terminator, no end of a line and no character beyond ASCII: most of a text. */
static bool
is_plain(unsigned char c)
{
	return c < 0x80 && c != '.' && c != '!' && c != '?' && c != '\n' && c != '\r';
}

/* Where the plain bytes from `at` on end. */
static size_t
plain_end(struct str text, size_t at)
{
	for (; text.len - at >= 8; at += 8) {
		uint64_t eight = bytes_load(text.at + at);
		uint64_t special = (eight & BYTES_HIGH) | bytes_equal(eight, '.') | bytes_equal(eight, '!') | bytes_equal(eight, '?') |
		    bytes_less(eight, '\r' + 1);

		if (special)
			break;
	}
	while (at < text.len && is_plain((unsigned char)text.at[at]))
		at++;
	return at;
}

const size_t *
segment_tailored(struct segmenter *segmenter, struct str text, size_t *n, sentence_tailoring *tailoring)
{
	size_t at = 0, next;
	int before = -1;

	segmenter->tailoring = tailoring;
	segmenter_start(segmenter);
	while (at < text.len) {
		size_t end = 0;
		int class;

		if (is_plain((unsigned char)text.at[at])) {
			at = plain_end(text, at);
			before = sentence_class(segmenter, text, at - 1, &next);
			continue;
		}
		class = sentence_class(segmenter, text, at, &next);
		at = next;
		if (ends_paragraph(class)) {						/* SB3, SB4 */
			if (class == U_SB_CR && at < text.len && text.at[at] == '\n')
				at++;
			end = at;
		} else if (is_terminator(class)) {
			end = after_terminator(segmenter, text, at, class, before);
			if (tailoring && class == U_SB_ATERM)
				end = tailoring(text, at, end);
		}
		if (end) {
			at = end;
			before = -1;
			if (at < text.len)
				segmenter_put(segmenter, at);
		} else if (class != U_SB_EXTEND && class != U_SB_FORMAT) {
			before = class;
		}
	}
	if (text.len)
		segmenter_put(segmenter, text.len);						/* SB2 */
	*n = segmenter->n;
	return segmenter->boundary;
}

const size_t *
segment_sentences(struct segmenter *segmenter, struct str text, size_t *n)
{
	return segment_tailored(segmenter, text, n, NULL);
}
