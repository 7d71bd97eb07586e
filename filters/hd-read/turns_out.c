/* Writing a transcript: see turns_out.h. */
#include "stream.h"
#include "turns_out.h"

/* Appends s with runs of white space as one blank, none at its ends. */
static void
put_squeezed(struct buf *b, struct str s)
{
	s = str_trim(s);
	while (s.len) {
		size_t n = 0;

		while (n < s.len && (unsigned char)s.at[n] > ' ')
			n++;
		buf_put(b, (struct str){ s.at, n });
		s.at += n;
		s.len -= n;
		if (s.len)
			buf_char(b, ' ');
		while (s.len && (unsigned char)s.at[0] <= ' ')
			s.at++, s.len--;
	}
}

/* Whether put_squeezed would change s. */
static bool
is_squeezed(struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c < ' ' || (c == ' ' && (i == 0 || i + 1 == s.len || s.at[i + 1] == ' ')))
			return false;
	}
	return true;
}

static struct str
squeezed(struct str s, struct buf *scratch)
{
	if (is_squeezed(s))
		return s;
	scratch->len = 0;
	put_squeezed(scratch, s);
	return buf_str(scratch);
}

/* How a byte is written in a line of data: as it is, as white space, escaped. */
enum { PLAIN, SPACE, ESCAPED };

static const unsigned char classes[256] = {
	['&'] = ESCAPED, ['<'] = ESCAPED, [' '] = SPACE, ['\t'] = SPACE, ['\n'] = SPACE, ['\v'] = SPACE, ['\f'] = SPACE, ['\r'] = SPACE,
};

static unsigned char
class_of(char c)
{
	return classes[(unsigned char)c];
}

/* High bits where a byte of eight is zero (and, rarely, in the byte above one). */
static uint64_t
zeros(uint64_t eight)
{
	return (eight - 0x0101010101010101u) & ~eight & 0x8080808080808080u;
}

/* Whether eight bytes, with the one behind them, hold no sign to escape, no control character and no two blanks. */
static bool
are_plain(const char *at)
{
	const uint64_t ones = 0x0101010101010101u;
	uint64_t here, next;

	memcpy(&here, at, 8);
	memcpy(&next, at + 1, 8);
	return (zeros(here ^ ones * '&') | zeros(here ^ ones * '<') | zeros((here ^ ones * ' ') | (next ^ ones * ' ')) |
	    ((here - ones * ' ') & ~here & 0x8080808080808080u) | ((next - ones * ' ') & ~next & 0x8080808080808080u)) == 0;
}

/* Appends a line of data: white space squeezed and signs escaped, in one pass over what is nearly always plain. */
static void
put_data(struct buf *b, struct str s)
{
	s = str_trim(s);
	while (s.len) {
		size_t i = 0;

		while (i + 9 < s.len && are_plain(s.at + i))
			i += 8;
		while (i < s.len && (class_of(s.at[i]) == PLAIN || (s.at[i] == ' ' && class_of(s.at[i + 1]) == PLAIN)))
			i++;
		buf_put(b, (struct str){ s.at, i });
		s.at += i;
		s.len -= i;
		if (s.len && class_of(s.at[0]) == ESCAPED) {
			escape_data(b, (struct str){ s.at, 1 });
			s.at++, s.len--;
		} else if (s.len) {
			buf_char(b, ' ');
			while (class_of(s.at[0]) == SPACE)
				s.at++, s.len--;
		}
	}
}

static void
put_mark(struct buf *b, const struct piece *piece, struct buf *scratch)
{
	buf_put(b, STR("<mark"));
	attr_put(b, "kind", str_of(mark_name(piece->mark)));
	attr_put(b, "text", squeezed(piece->text, scratch));
	buf_put(b, STR("/>\n"));
}

static void
put_pieces(struct buf *b, const struct transcript *transcript, const struct turn *turn, struct buf *scratch)
{
	for (size_t i = turn->piece; i < turn->piece + turn->pieces; i++) {
		const struct piece *piece = &transcript->piece[i];

		if (piece->mark != MARK_NONE) {
			put_mark(b, piece, scratch);
			continue;
		}
		if (piece->glued)
			buf_put(b, STR("<g/>\n"));
		put_data(b, piece->text);
		buf_char(b, '\n');
	}
}

void
turns_write(struct out *out, const struct transcript *transcript, struct str id, const struct pair *attr, size_t attrs)
{
	struct buf *b = &out->held, scratch = {0}, name = {0};
	uint64_t n = 0;

	buf_put(b, STR("<text"));
	attr_put(b, "id", id);
	for (size_t i = 0; i < attrs; i++) {
		name.len = 0;
		buf_put(&name, attr[i].name);
		buf_char(&name, '\0');
		attr_put(b, name.at, squeezed(attr[i].value, &scratch));
	}
	buf_put(b, STR(">\n"));
	for (size_t i = 0; i < transcript->turns; i++) {
		const struct turn *turn = &transcript->turn[i];

		if (turn->speaker != NOBODY) {
			const struct speaker *speaker = &transcript->speaker[turn->speaker];

			buf_put(b, STR("<u"));
			attr_number(b, "n", ++n);
			attr_put(b, "who", squeezed(speaker->label, &scratch));
			attr_put(b, "part", str_of(part_name(speaker->part)));
			attr_put(b, "t", squeezed(turn->time, &scratch));
			buf_put(b, STR(">\n"));
		}
		put_pieces(b, transcript, turn, &scratch);
		if (turn->speaker != NOBODY)
			buf_put(b, STR("</u>\n"));
		if (b->len >= OUT_BLOCK)
			out_flush(out);
	}
	buf_put(b, STR("</text>\n"));
	buf_free(&scratch);
	buf_free(&name);
}

void
turns_plain(struct out *out, const struct transcript *transcript)
{
	struct buf *b = &out->held, scratch = {0};

	for (size_t i = 0; i < transcript->turns; i++) {
		const struct turn *turn = &transcript->turn[i];
		size_t start = b->len;

		if (turn->speaker == NOBODY)
			continue;
		for (size_t k = turn->piece; k < turn->piece + turn->pieces; k++) {
			const struct piece *piece = &transcript->piece[k];

			if (piece->mark != MARK_NONE)
				continue;
			if (b->len > start && !piece->glued)
				buf_char(b, ' ');
			buf_put(b, squeezed(piece->text, &scratch));
		}
		buf_char(b, '\n');
		if (b->len >= OUT_BLOCK)
			out_flush(out);
	}
	buf_free(&scratch);
}
