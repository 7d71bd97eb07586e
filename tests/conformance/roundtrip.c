/*
 * roundtrip SEED TURNS STREAM PLAIN: writes a random stream of turns, and the plain text that it holds, for hd-tokenise to give
 * back. Text of all planes, escapes, marks, glue, contractions, hyphens, white space of every kind, lines divided anywhere.
 */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "out.h"
#include "random.h"
#include "say.h"
#include "stream.h"
#include "utf8.h"

struct writer {
	struct random random;
	struct out stream, plain;
	struct buf line, text;	/* of the line, and of the whole turn, as it must come back */
	bool blank;		/* white space since the last character of the turn */
};

static uint64_t
below(struct writer *writer, uint64_t n)
{
	return random_below(&writer->random, n);
}

static uint32_t
random_point(struct writer *writer)
{
	static const uint32_t planes[] = { 0x80, 0x250, 0x600, 0x3000, 0x10000, 0x110000 };
	uint32_t c;

	do
		c = (uint32_t)below(writer, planes[below(writer, sizeof(planes) / sizeof(planes[0]))]);
	while ((c >= 0xd800 && c < 0xe000) || c == 0 || utf8_is_space(c));
	return c;
}

static void
put_space(struct writer *writer)
{
	static const char *const spaces[] = {
		" ", " ", " ", "  ", "&#9;", "&#10;", "\r", "\v\f", "\xC2\x85", "\xC2\xA0", "\xE1\x9A\x80", "\xE2\x80\x80", "\xE2\x80\x8A", "\xE2\x80\xA8", "\xE2\x80\xA9",
		"\xE2\x80\xAF", "\xE2\x81\x9F", "\xE3\x80\x80",
	};

	buf_put(&writer->line, str_of(spaces[below(writer, sizeof(spaces) / sizeof(spaces[0]))]));
	writer->blank = true;
}

static void
put_text(struct writer *writer, struct str text)
{
	if (writer->blank && writer->text.len)
		buf_char(&writer->text, ' ');
	writer->blank = false;
	buf_put(&writer->text, text);
	escape_data(&writer->line, text);
}

static void
put_piece(struct writer *writer)
{
	static const char *const pieces[] = {
		"don't", "we've", "can\xE2\x80\x99t", "cannot", "d'you", "multi-agency", "co\xE2\x80\x91located", "Mr.", "e.g.", "...", "\xE2\x80\xA6", "--", "Then", "I.", "J.", "?", "!",
		"meeting.We", "R&B", "<u>", "&amp;", "&#9", "a&lt;b", "\"", "'s", "it", "10:30", "1,000", "</u>", "<g/>", "</s>", "\xCC\x81", "\xE2\x80\x8D", "\xC2\xAD", "cafe\xCC\x81",
	};
	struct buf points = {0};

	if (below(writer, 3)) {
		put_text(writer, str_of(pieces[below(writer, sizeof(pieces) / sizeof(pieces[0]))]));
		return;
	}
	for (uint64_t n = 1 + below(writer, 6); n; n--)
		utf8_put(&points, random_point(writer));
	put_text(writer, buf_str(&points));
	buf_free(&points);
}

/* Ends the line and says how the next is joined to it. */
static void
put_line_end(struct writer *writer)
{
	static const char *const tags[] = { "<mark kind=\"event\" text=\"[laughs]\"/>\n", "<mark kind=\"unheard\"/>\n", "<new-tag/>\n" };
	bool glue = below(writer, 2), first = below(writer, 2);

	buf_char(&writer->line, '\n');
	out_put(&writer->stream, buf_str(&writer->line));
	writer->line.len = 0;
	if (glue && first)
		out_put(&writer->stream, STR("<g/>\n"));
	if (below(writer, 2))
		out_put(&writer->stream, str_of(tags[below(writer, sizeof(tags) / sizeof(tags[0]))]));
	if (glue && !first)
		out_put(&writer->stream, STR("<g/>\n"));
	if (!glue)
		writer->blank = true;
}

static void
put_turn(struct writer *writer, size_t number)
{
	struct buf tag = {0};

	buf_format(&tag, "<u n=\"%zu\" who=\"R\">\n", number);
	out_put(&writer->stream, buf_str(&tag));
	buf_free(&tag);
	writer->text.len = writer->line.len = 0;
	writer->blank = false;
	for (uint64_t n = below(writer, 20); n; n--) {
		put_piece(writer);
		if (below(writer, 3))
			put_space(writer);
		if (below(writer, 8) == 0)
			put_line_end(writer);
	}
	if (writer->line.len) {
		buf_char(&writer->line, '\n');
		out_put(&writer->stream, buf_str(&writer->line));
	}
	out_put(&writer->stream, STR("</u>\n"));
	out_line(&writer->plain, buf_str(&writer->text));
}

static int
open_new(const char *path)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

	if (fd < 0)
		die("%s: cannot write", path);
	return fd;
}

int
main(int argc, char *argv[])
{
	struct writer writer = {0};
	size_t turns;

	say_start("roundtrip", "usage: roundtrip seed turns stream plain");
	if (argc != 5)
		say_misuse();
	writer.random = random_from(strtoull(argv[1], NULL, 10));
	turns = (size_t)strtoul(argv[2], NULL, 10);
	out_open(&writer.stream, open_new(argv[3]));
	out_open(&writer.plain, open_new(argv[4]));
	out_put(&writer.stream, STR("<text id=\"random\">\n"));
	for (size_t i = 1; i <= turns; i++)
		put_turn(&writer, i);
	out_put(&writer.stream, STR("</text>\n"));
	out_close(&writer.stream);
	out_close(&writer.plain);
	buf_free(&writer.line);
	buf_free(&writer.text);
	return say_status();
}
