/* Case folding and normalisation, by ICU: see fold.h. */
#include <stdlib.h>

#include <unicode/ucasemap.h>
#include <unicode/unorm2.h>
#include <unicode/ustring.h>

#include "fold.h"
#include "say.h"
#include "utf8.h"

static const UNormalizer2 *
nfc_of_icu(void)
{
	static const UNormalizer2 *nfc;
	UErrorCode error = U_ZERO_ERROR;

	if (nfc == NULL)
		nfc = unorm2_getNFCInstance(&error);
	if (U_FAILURE(error))
		die("ICU has no NFC: %s", u_errorName(error));
	return nfc;
}

/* UTF-16 of s, in a buffer that the caller frees: *n units. */
static UChar *
utf16(struct str s, int32_t *n)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar *wide = alloc(s.len + 1, sizeof(UChar));

	if (s.len > INT32_MAX / 8)
		die("a text of %zu bytes is too long to normalise", s.len);
	u_strFromUTF8(wide, (int32_t)s.len + 1, n, s.at, (int32_t)s.len, &error);
	if (U_FAILURE(error))
		die("ill-formed UTF-8 where it should have been checked: %s", u_errorName(error));
	return wide;
}

static void
put_utf16(struct buf *b, const UChar *wide, int32_t n)
{
	UErrorCode error = U_ZERO_ERROR;
	int32_t bytes;

	buf_need(b, (size_t)n * 3 + 1);
	u_strToUTF8(b->at + b->len, n * 3 + 1, &bytes, wide, n, &error);
	if (U_FAILURE(error))
		die("cannot write UTF-8: %s", u_errorName(error));
	b->len += (size_t)bytes;
}

void
nfc(struct buf *b, struct str s)
{
	UErrorCode error = U_ZERO_ERROR;
	UChar *wide, *normal;
	int32_t n, m;

	if (is_ascii(s)) {
		buf_put(b, s);
		return;
	}
	wide = utf16(s, &n);
	if (unorm2_isNormalized(nfc_of_icu(), wide, n, &error)) {
		buf_put(b, s);
		free(wide);
		return;
	}
	normal = alloc((size_t)n * 3 + 1, sizeof(UChar));	/* NFC of UTF-16 grows threefold at most (UAX #15, 2.2) */
	m = unorm2_normalize(nfc_of_icu(), wide, n, normal, n * 3 + 1, &error);
	if (U_FAILURE(error))
		die("cannot normalise: %s", u_errorName(error));
	put_utf16(b, normal, m);
	free(normal);
	free(wide);
}

static uint32_t
straight(uint32_t c)
{
	switch (c) {
	case 0x2018: case 0x2019: case 0x02bc: case 0xff07:
		return '\'';
	case 0x201c: case 0x201d:
		return '"';
	default:
		return c;
	}
}

void
straighten(struct buf *b, struct str s)
{
	while (s.len)
		utf8_put(b, straight(utf8_next(&s)));
}

static void
fold_unicode(struct buf *b, struct str s)
{
	static UCaseMap *map;
	UErrorCode error = U_ZERO_ERROR;
	struct buf normal = {0}, folded = {0};
	int32_t n;

	if (map == NULL)
		map = ucasemap_open("", U_FOLD_CASE_DEFAULT, &error);
	if (U_FAILURE(error))
		die("ICU has no case folding: %s", u_errorName(error));
	nfc(&normal, s);
	buf_need(&folded, normal.len * 3 + 1);	/* full folding gives three code points at most */
	n = ucasemap_utf8FoldCase(map, folded.at, (int32_t)folded.cap, normal.at, (int32_t)normal.len, &error);
	if (U_FAILURE(error))
		die("cannot fold case: %s", u_errorName(error));
	folded.len = (size_t)n;
	normal.len = 0;
	nfc(&normal, buf_str(&folded));
	straighten(b, buf_str(&normal));
	buf_free(&normal);
	buf_free(&folded);
}

void
fold(struct buf *b, struct str s)
{
	if (!is_ascii(s)) {
		fold_unicode(b, s);
		return;
	}
	buf_need(b, s.len);
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i];

		b->at[b->len++] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
	}
}
