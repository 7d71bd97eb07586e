/* The plain text of a turn: see plain.h. */
#include <stdlib.h>

#include "bytes.h"
#include "plain.h"
#include "stream.h"
#include "utf8.h"

static void
put_mark(struct plain *plain, struct str raw)
{
	plain->mark = alloc_room(plain->mark, plain->marks, &plain->cap, sizeof(*plain->mark));
	plain->mark[plain->marks++] = (struct plain_mark){ plain->text.len, raw };
}

/* The blank that is due, before a character. */
static void
put_blank(struct plain *plain)
{
	if (plain->blank && plain->text.len)
		buf_char(&plain->text, ' ');
	plain->blank = false;
}

/* Bytes at the start of s that stand in the plain text as they are: ASCII without & and controls, blanks that are single and between. */
static size_t
plain_run(struct str s)
{
	size_t i = 0;

	for (; s.len - i > 8; i += 8) {
		uint64_t eight = bytes_load(s.at + i), blank = bytes_each(eight, ' ');

		if ((eight & BYTES_HIGH) | bytes_less(eight, ' ') | bytes_equal(eight, '&') | (blank & blank >> 8))
			break;
		if (s.at[i + 7] == ' ')
			i--;	/* whether a blank is single shows the byte behind it */
	}
	for (; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c >= 0x80 || c < ' ' || c == '&')
			break;
		if (c == ' ' && (i + 1 == s.len || s.at[i + 1] <= ' ' || s.at[i + 1] == '&' || (unsigned char)s.at[i + 1] >= 0x80))
			break;
	}
	return i;
}

/* One character, or one escape, of a line. */
static void
put_character(struct plain *plain, struct str *line)
{
	static const char *const escapes[] = { "&amp;", "&lt;", "&gt;", "&quot;" };
	struct str before = *line;
	uint32_t c;

	if (str_starts(*line, "&#9;") || str_starts(*line, "&#10;")) {
		str_cut(line, ';');
		plain->blank = true;
		return;
	}
	c = utf8_next(line);
	if (c != UTF8_BAD && utf8_is_space(c)) {
		plain->blank = true;
		return;
	}
	put_blank(plain);
	plain->ascii &= c < 0x80;
	plain->escapes |= c == '&';
	if (c == '&') {
		for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++)
			if (str_starts(before, escapes[i])) {
				buf_char(&plain->text, "&<>\""[i]);
				str_cut(line, ';');
				return;
			}
	}
	if (c == UTF8_BAD) {
		plain->repaired = true;
		c = 0xfffd;
	}
	utf8_put(&plain->text, c);
}

static void
put_line(struct plain *plain, struct str line)
{
	if (!plain->glue)
		plain->blank = true;
	plain->glue = false;
	while (line.len) {
		size_t run = plain_run(line);

		if (run && line.at[0] == ' ') {
			plain->blank = true;
			line.at++;
			line.len--;
			run--;
		}
		if (run) {
			put_blank(plain);
			buf_put(&plain->text, (struct str){ line.at, run });
			line.at += run;
			line.len -= run;
		}
		if (line.len)
			put_character(plain, &line);
	}
}

void
plain_read(struct plain *plain, struct str body)
{
	struct line line;

	plain->text.len = plain->marks = 0;
	plain->escapes = plain->tokenised = plain->skipped = plain->repaired = plain->blank = plain->glue = false;
	plain->ascii = true;
	while (line_next(&body, &line)) {
		switch (line.tag) {
		case TAG_TOKEN:
			put_line(plain, str_cut(&line.raw, '\t'));
			break;
		case TAG_G:
			plain->glue = true;
			break;
		case TAG_S:
		case TAG_S_END:
			plain->tokenised = true;
			break;
		case TAG_SKIP:
			plain->skipped = true;
			break;
		default:
			put_mark(plain, line.raw);
		}
	}
	buf_need(&plain->text, PLAIN_SPARE);
	memset(plain->text.at + plain->text.len, 0, PLAIN_SPARE);
}

void
plain_free(struct plain *plain)
{
	buf_free(&plain->text);
	free(plain->mark);
	*plain = (struct plain){0};
}
