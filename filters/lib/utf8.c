/* UTF-8: see utf8.h. Decoding is ICU's. */
#include <unicode/utf8.h>

#include "utf8.h"

uint32_t
utf8_next(struct str *s)
{
	size_t i = 0;
	UChar32 c;

	U8_NEXT(s->at, i, s->len, c);
	if (c < 0) {
		i = 1;
		c = -1;
	}
	s->at += i;
	s->len -= i;
	return c < 0 ? UTF8_BAD : (uint32_t)c;
}

void
utf8_put(struct buf *b, uint32_t code_point)
{
	buf_need(b, 4);
	U8_APPEND_UNSAFE(b->at, b->len, code_point);
}

size_t
utf8_count(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (s.at[i] & 0xc0) != 0x80;
	return n;
}

size_t
utf8_bytes(struct str s, size_t n)
{
	size_t i = 0;

	for (; i < s.len; i++)
		if ((s.at[i] & 0xc0) != 0x80 && n-- == 0)
			break;
	return i;
}

bool
is_ascii(struct str s)
{
	size_t i = 0;
	uint64_t word;

	for (; i + 8 <= s.len; i += 8) {
		memcpy(&word, s.at + i, 8);
		if (word & 0x8080808080808080u)
			return false;
	}
	for (; i < s.len; i++)
		if (s.at[i] & 0x80)
			return false;
	return true;
}

size_t
utf8_valid(struct str s)
{
	size_t i = 0;

	while (i < s.len) {
		size_t before = i;
		UChar32 c;

		while (i + 64 <= s.len && is_ascii((struct str){ s.at + i, 64 }))
			i += 64;
		if (i == s.len)
			break;
		before = i;
		U8_NEXT(s.at, i, s.len, c);
		if (c < 0)
			return before;
	}
	return s.len;
}

bool
utf8_is_space(uint32_t c)
{
	if (c < 0x80)
		return c == ' ' || (c >= '\t' && c <= '\r');
	return c == 0x85 || c == 0xa0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200a) || c == 0x2028 || c == 0x2029 || c == 0x202f ||
	    c == 0x205f || c == 0x3000;
}
