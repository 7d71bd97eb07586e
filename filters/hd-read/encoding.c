/* What the bytes of a text file mean: see encoding.h. Conversion is ICU's. */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include <unicode/ucnv.h>

#include "encoding.h"
#include "say.h"
#include "utf8.h"

enum { SAMPLE = 1024 };	/* bytes in which control characters are counted */

/* By rule 1. *skip: bytes of the mark. */
static const char *
by_mark(struct str bytes, size_t *skip)
{
	static const struct {
		struct str mark;
		const char *name;
	} marks[] = {
		{ STR("\xef\xbb\xbf"), "UTF-8" },
		{ STR("\xff\xfe\0\0"), "UTF-32LE" },
		{ STR("\0\0\xfe\xff"), "UTF-32BE" },
		{ STR("\xff\xfe"), "UTF-16LE" },
		{ STR("\xfe\xff"), "UTF-16BE" },
	};

	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (bytes.len >= marks[i].mark.len && memcmp(bytes.at, marks[i].mark.at, marks[i].mark.len) == 0) {
			*skip = marks[i].mark.len;
			return marks[i].name;
		}
	*skip = 0;
	return NULL;
}

/* Control characters that no text has: all but tab to carriage return, the end of file of DOS, and escape. */
static const unsigned char controls[256] = {
	1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 1, 1, 1, 1,
};

/* By rule 2, on the first 64 KiB. */
static const char *
by_zeros(struct str bytes)
{
	size_t pairs = (bytes.len < 65536 ? bytes.len : 65536) / 2, even = 0, odd = 0, found = 0;

	if (bytes.len % 2 || pairs < 2)
		return NULL;
	for (size_t i = 0; i < pairs; i++) {
		even += bytes.at[2 * i] == '\0';
		odd += bytes.at[2 * i + 1] == '\0';
		found += (bytes.at[2 * i] == '\0' && controls[(unsigned char)bytes.at[2 * i + 1]]) ||
		    (bytes.at[2 * i + 1] == '\0' && controls[(unsigned char)bytes.at[2 * i]]);
	}
	if (found * 64 > pairs)
		return NULL;
	if (odd * 10 >= pairs * 4 && even * 50 <= pairs)
		return "UTF-16LE";
	if (even * 10 >= pairs * 4 && odd * 50 <= pairs)
		return "UTF-16BE";
	return NULL;
}

bool
encoding_is_text(struct str bytes)
{
	size_t skip, found = 0, n = bytes.len < SAMPLE ? bytes.len : SAMPLE;

	if (by_mark(bytes, &skip))
		return true;
	if (bytes.len && memchr(bytes.at, '\0', bytes.len))
		return by_zeros(bytes) != NULL;
	for (size_t i = 0; i < n; i++)
		found += controls[(unsigned char)bytes.at[i]];
	return found * 64 <= n;
}

static void
convert(struct str bytes, struct encoded *encoded)
{
	UErrorCode error = U_ZERO_ERROR;
	UConverter *from = ucnv_open(encoded->name, &error), *to = ucnv_open("UTF-8", &error);
	const char *at = bytes.at, *end = bytes.at + bytes.len;
	UChar wide[4096], *wide_from = wide, *wide_to = wide;
	bool first = true;

	if (U_FAILURE(error))
		die("ICU does not know the encoding %s: %s", encoded->name, u_errorName(error));
	do {
		char *into, *start;

		buf_need(&encoded->held, 16384);
		start = into = encoded->held.at + encoded->held.len;
		error = U_ZERO_ERROR;
		ucnv_convertEx(to, from, &into, start + 16384, &at, end, wide, &wide_from, &wide_to, wide + 4096, first, true, &error);
		encoded->held.len += (size_t)(into - start);
		first = false;
	} while (error == U_BUFFER_OVERFLOW_ERROR);
	if (U_FAILURE(error))
		die("cannot convert %s: %s", encoded->name, u_errorName(error));
	ucnv_close(from);
	ucnv_close(to);
	encoded->utf8 = buf_str(&encoded->held);
	for (struct str rest = encoded->utf8; (at = memmem(rest.at, rest.len, "\xef\xbf\xbd", 3)) != NULL; encoded->bad++)
		rest = (struct str){ at + 3, rest.len - (size_t)(at + 3 - rest.at) };
}

/* Rule 4: good sequences of UTF-8 beyond ASCII, and bytes that belong to none. */
static void
count_sequences(struct str bytes, size_t *good, size_t *bad)
{
	*good = *bad = 0;
	while (bytes.len) {
		uint32_t c = utf8_next(&bytes);

		*bad += c == UTF8_BAD;
		*good += c != UTF8_BAD && c >= 0x80;
	}
}

static void
replace_bad(struct str bytes, struct encoded *encoded)
{
	while (bytes.len) {
		size_t good = utf8_valid(bytes);

		buf_put(&encoded->held, (struct str){ bytes.at, good });
		if (good == bytes.len)
			break;
		buf_put(&encoded->held, STR("\xef\xbf\xbd"));
		encoded->bad++;
		bytes.at += good + 1;
		bytes.len -= good + 1;
	}
	encoded->utf8 = buf_str(&encoded->held);
}

enum sort { SORT_SIGN, SORT_APOSTROPHE, SORT_OPENING, SORT_CLOSING, SORT_DASH, SORT_DOTS, SORT_POUND, SORT_SPACE, SORT_SMALL, SORT_CAPITAL, SORT_NONE };

static enum sort
sort_windows(unsigned char c)
{
	if (c >= 0xc0)
		return c == 0xd7 || c == 0xf7 ? SORT_SIGN : c < 0xdf ? SORT_CAPITAL : SORT_SMALL;
	switch (c) {
	case 0x92: return SORT_APOSTROPHE;
	case 0x91: case 0x93: return SORT_OPENING;
	case 0x94: return SORT_CLOSING;
	case 0x96: case 0x97: return SORT_DASH;
	case 0x85: return SORT_DOTS;
	case 0xa3: case 0x80: return SORT_POUND;
	case 0xa0: return SORT_SPACE;
	case 0x8a: case 0x8c: case 0x8e: case 0x9f: return SORT_CAPITAL;
	case 0x9a: case 0x9c: case 0x9e: return SORT_SMALL;
	case 0x81: case 0x8d: case 0x8f: case 0x90: case 0x9d: return SORT_NONE;
	default: return SORT_SIGN;
	}
}

static enum sort
sort_mac(unsigned char c)
{
	if (c <= 0x86 || c == 0xae || c == 0xaf || (c >= 0xcb && c <= 0xce) || (c >= 0xe5 && c <= 0xf4 && c != 0xf0))
		return SORT_CAPITAL;
	if (c <= 0x9f || c == 0xbe || c == 0xbf || c == 0xcf || c == 0xd8)
		return SORT_SMALL;
	switch (c) {
	case 0xd5: return SORT_APOSTROPHE;
	case 0xd2: case 0xd4: return SORT_OPENING;
	case 0xd3: return SORT_CLOSING;
	case 0xd0: case 0xd1: return SORT_DASH;
	case 0xc9: return SORT_DOTS;
	case 0xa3: case 0xdb: return SORT_POUND;
	case 0xca: return SORT_SPACE;
	default: return SORT_SIGN;
	}
}

static bool
is_letter(unsigned char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static bool
is_gap(unsigned char c)
{
	return c <= ' ' || strchr(".,;:?!()-", c);
}

/* Points of one reading of a byte between its neighbours. */
static int
points(enum sort sort, unsigned char before, unsigned char after)
{
	bool word = is_letter(before) && is_letter(after);

	switch (sort) {
	case SORT_APOSTROPHE: return word ? 3 : is_letter(before) ? 1 : 0;
	case SORT_OPENING: return is_gap(before) && !is_gap(after) ? 2 : word ? -1 : 0;
	case SORT_CLOSING: return !is_gap(after) ? -1 : 2;
	case SORT_DASH: return is_gap(before) == is_gap(after) ? 2 : 0;
	case SORT_DOTS: return is_gap(after) ? 2 : 0;
	case SORT_POUND: return after >= '0' && after <= '9' ? 2 : 0;
	case SORT_SPACE: return 0;
	case SORT_SMALL: return is_letter(before) || is_letter(after) ? 1 : -1;
	case SORT_CAPITAL: return before >= 'a' && before <= 'z' ? -2 : is_letter(after) ? 1 : -1;
	case SORT_SIGN: return word ? -2 : -1;
	case SORT_NONE: return -3;
	}
	return 0;
}

/* By rule 5. */
static const char *
by_neighbours(struct str bytes)
{
	int windows = 0, mac = 0;
	bool c1 = false;

	for (size_t i = 0; i < bytes.len && i < 1 << 20; i++) {
		unsigned char c = (unsigned char)bytes.at[i], before = i ? (unsigned char)bytes.at[i - 1] : ' ';
		unsigned char after = i + 1 < bytes.len ? (unsigned char)bytes.at[i + 1] : ' ';

		if (c < 0x80)
			continue;
		windows += points(sort_windows(c), before, after);
		mac += points(sort_mac(c), before, after);
		c1 |= c < 0xa0;
	}
	return mac > windows ? "macintosh" : c1 ? "windows-1252" : "ISO-8859-1";
}

void
encoding_read(struct str bytes, struct encoded *encoded)
{
	size_t skip, good, bad;

	*encoded = (struct encoded){ .name = by_mark(bytes, &skip) };
	encoded->mark = encoded->name != NULL;
	bytes.at += skip;
	bytes.len -= skip;
	if (encoded->name == NULL && bytes.len && memchr(bytes.at, '\0', bytes.len))
		encoded->name = by_zeros(bytes);
	if (encoded->name && strcmp(encoded->name, "UTF-8") != 0) {
		convert(bytes, encoded);
		return;
	}
	encoded->utf8 = bytes;
	if (utf8_valid(bytes) == bytes.len) {
		encoded->name = "UTF-8";
		return;
	}
	count_sequences(bytes, &good, &bad);
	if (encoded->name || good >= 3 * bad) {
		encoded->name = "UTF-8";
		replace_bad(bytes, encoded);
		return;
	}
	encoded->name = by_neighbours(bytes);
	convert(bytes, encoded);
}

size_t
encoding_mojibake(struct str utf8)
{
	static const char *const signs[] = {
		"\xc3\xa2\xe2\x82\xac",	/* a circumflex, euro sign: quotation marks, dashes, ellipsis */
		"\xc3\x82\xc2\xa3",	/* A circumflex, pound sign */
		"\xc3\x83\xc2\xa9",	/* A tilde, copyright sign: e acute */
		"\xc3\xa2\xc2\x80\xc2",	/* the same by way of ISO-8859-1 */
	};
	size_t found = 0;

	for (const char *at = utf8.at, *end = at + utf8.len; (at = memchr(at, 0xc3, (size_t)(end - at))) != NULL; at++)
		for (size_t k = 0; k < sizeof(signs) / sizeof(signs[0]); k++)
			found += str_starts((struct str){ at, (size_t)(end - at) }, signs[k]);
	return found;
}
