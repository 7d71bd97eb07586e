/* Text in columns of a terminal: see width.h. */
#include <unicode/uchar.h>

#include "utf8.h"
#include "width.h"

static size_t
width_of_one(uint32_t c)
{
	int wide;

	if (c < 0x300 || c == UTF8_BAD)
		return c != 0xad;
	switch (u_charType((UChar32)c)) {
	case U_NON_SPACING_MARK:
	case U_ENCLOSING_MARK:
	case U_FORMAT_CHAR:
		return 0;
	default:
		wide = u_getIntPropertyValue((UChar32)c, UCHAR_EAST_ASIAN_WIDTH);
		return wide == U_EA_FULLWIDTH || wide == U_EA_WIDE ? 2 : 1;
	}
}

size_t
width_of(struct str s)
{
	size_t columns = 0;

	if (is_ascii(s))
		return s.len;
	while (s.len)
		columns += width_of_one(utf8_next(&s));
	return columns;
}

struct str
width_head(struct str s, size_t columns)
{
	struct str rest = s;
	size_t taken = 0;

	while (rest.len) {
		struct str next = rest;

		taken += width_of_one(utf8_next(&next));
		if (taken > columns)
			break;
		rest = next;
	}
	return (struct str){ s.at, s.len - rest.len };
}

struct str
width_tail(struct str s, size_t columns)
{
	size_t all = width_of(s), over = all > columns ? all - columns : 0, cut = 0;

	while (s.len) {
		struct str next = s;
		size_t one = width_of_one(utf8_next(&next));

		if (cut >= over && (one > 0 || over == 0))
			break;
		cut += one;
		s = next;
	}
	return s;
}

void
width_blank(struct buf *b, size_t columns)
{
	while (columns-- > 0)
		buf_char(b, ' ');
}

void
width_put(struct buf *b, struct str s, size_t columns, enum width_side side)
{
	bool is_cut = width_of(s) > columns;
	size_t room = is_cut && columns > 0 ? columns - 1 : columns, pad;

	if (is_cut)
		s = side == WIDTH_LEFT ? width_head(s, room) : width_tail(s, room);
	pad = room - width_of(s);
	if (side == WIDTH_RIGHT)
		width_blank(b, pad);
	if (is_cut && columns > 0 && side == WIDTH_RIGHT)
		buf_put(b, STR("…"));
	buf_put(b, s);
	if (is_cut && columns > 0 && side == WIDTH_LEFT)
		buf_put(b, STR("…"));
	if (side == WIDTH_LEFT)
		width_blank(b, pad);
}

struct str
width_line(struct str *rest, size_t columns)
{
	struct str line = width_head(*rest, columns ? columns : 1);
	size_t len = line.len;

	if (line.len == 0 && rest->len) {	/* a wide character in one column */
		struct str next = *rest;

		utf8_next(&next);
		line.len = len = rest->len - next.len;
	}
	if (line.len < rest->len && rest->at[line.len] != ' ') {
		while (len > 0 && line.at[len - 1] != ' ')
			len--;
		if (len > 0)
			line.len = len;
	}
	*rest = (struct str){ rest->at + line.len, rest->len - line.len };
	while (rest->len && rest->at[0] == ' ')
		*rest = (struct str){ rest->at + 1, rest->len - 1 };
	while (line.len && line.at[line.len - 1] == ' ')
		line.len--;
	if (rest->len == 0)
		rest->at = NULL;
	return line;
}
