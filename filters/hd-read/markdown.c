/*
 * Markdown, as CommonMark and pandoc define it, read as a transcriber writes it: a line is a line, as in plain text (what wraps is
 * joined by the layout), because turns often stand on lines one below the other. Headings, quotations, lists, tables, code and front
 * matter are blocks; what is within a line is md_inline.c's.
 */
#define _GNU_SOURCE	/* memmem */
#include "decode.h"
#include "encoding.h"
#include "front.h"
#include "md_inline.h"
#include "say.h"

struct markdown {
	struct document *document;
	const struct source *source;
	struct inlined inlined;
	struct buf block;	/* the lines of the paragraph under way */
	uint64_t first;		/* its first line's number */
	bool indented;
	char fence;		/* '`' or '~' inside fenced code; '\0' outside */
	size_t fence_len;
};

/* Adds one line of what was read inline, bytes [from, to). */
static struct para *
add(struct markdown *md, enum para_kind kind, size_t from, size_t to, uint64_t number)
{
	const char *text = md->inlined.text.at, *strong = md->inlined.strong.at;
	struct str raw = { text ? text + from : "", to - from }, trimmed = str_trim(raw);
	size_t start = from + (size_t)(trimmed.at - raw.at), n = 0;
	struct para *para = document_add(md->document, kind, trimmed, number);

	while (n < trimmed.len && (strong[start + n] || trimmed.at[n] == ' '))
		n++;
	para->strong = n && strong[start] ? n : 0;
	para->all_strong = n == trimmed.len && n > 0;
	para->indented = md->indented;
	return para;
}

/* Ends the paragraph under way: its lines become paragraphs of this kind. */
static void
flush(struct markdown *md, enum para_kind kind)
{
	uint64_t number = md->first;
	size_t from = 0;

	if (md->block.len == 0)
		return;
	inline_read(&md->inlined, buf_str(&md->block));
	for (size_t i = 0; i <= md->inlined.text.len; i++) {
		if (i < md->inlined.text.len && md->inlined.text.at[i] != '\n')
			continue;
		if (str_trim((struct str){ md->inlined.text.at + from, i - from }).len)
			add(md, kind, from, i, number);
		from = i + 1;
		number++;
	}
	md->block.len = 0;
}

static void
put_line(struct markdown *md, struct str line, uint64_t number)
{
	if (md->block.len)
		buf_char(&md->block, '\n');
	else
		md->first = number;
	buf_put(&md->block, line);
}

/* How many of c stand at the start. */
static size_t
run(struct str s, char c)
{
	size_t n = 0;

	while (n < s.len && s.at[n] == c)
		n++;
	return n;
}

static void
cut(struct str *s, size_t n)
{
	s->at += n;
	s->len -= n;
}

/* A line of three and more of one of these signs, and blanks. */
static bool
is_rule(struct str s, const char *signs)
{
	size_t n = 0;

	if (s.len == 0 || strchr(signs, s.at[0]) == NULL)
		return false;
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == s.at[0])
			n++;
		else if (s.at[i] != ' ' && s.at[i] != '\t')
			return false;
	return n >= 3;
}

/* Opens, continues or closes fenced code. True when the line was the fence's or the code's. */
static bool
take_fence(struct markdown *md, struct str line, uint64_t number)
{
	struct str s = str_trim(line);
	size_t ticks = s.len && (s.at[0] == '`' || s.at[0] == '~') ? run(s, s.at[0]) : 0;

	if (md->fence) {
		if (ticks >= md->fence_len && s.at[0] == md->fence && ticks == s.len)
			md->fence = '\0';
		else if (s.len)
			document_add(md->document, PARA_TEXT, s, number);
		return true;
	}
	if (ticks < 3 || (s.at[0] == '`' && memchr(s.at + ticks, '`', s.len - ticks)))
		return false;
	flush(md, PARA_TEXT);
	md->fence = s.at[0];
	md->fence_len = ticks;
	return true;
}

/* "## Heading ##" */
static bool
take_heading(struct markdown *md, struct str s, uint64_t number)
{
	size_t level = run(s, '#');

	if (level == 0 || level > 6 || (s.len > level && s.at[level] != ' ' && s.at[level] != '\t'))
		return false;
	flush(md, PARA_TEXT);
	cut(&s, level);
	s = str_trim(s);
	if (s.len && s.at[s.len - 1] == '}') {	/* pandoc's attributes */
		const char *open = memrchr(s.at, '{', s.len);

		if (open && open + 1 < s.at + s.len && strchr("#.-", open[1]))
			s = str_trim((struct str){ s.at, (size_t)(open - s.at) });
	}
	while (s.len && s.at[s.len - 1] == '#')
		s.len--;
	put_line(md, str_trim(s), number);
	flush(md, PARA_HEADING);
	return true;
}

/* A line under a line of text that makes it a heading: "====", or dashes about as long as it, if it does not look like a turn. */
static bool
underlines(const struct markdown *md, struct str s)
{
	struct str above = buf_str(&md->block);

	if (above.len == 0 || memchr(above.at, '\n', above.len) || s.len < 2 || run(s, s.at[0]) != s.len)
		return false;
	return s.at[0] == '=' || (s.at[0] == '-' && s.len * 2 >= above.len && memchr(above.at, ':', above.len) == NULL);
}

static bool
is_table_rule(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (strchr("|:- \t", s.at[i]) == NULL)
			return false;
	return memchr(s.at, '-', s.len) != NULL;
}

/* "| a | b |" */
static bool
take_row(struct markdown *md, struct str s, uint64_t number)
{
	size_t cells = 0, from = 1;

	if (s.len < 3 || s.at[0] != '|' || memchr(s.at + 1, '|', s.len - 1) == NULL)
		return false;
	flush(md, PARA_TEXT);
	if (is_table_rule(s))
		return true;
	for (size_t i = 1; i <= s.len; i++) {
		if (i < s.len && (s.at[i] != '|' || s.at[i - 1] == '\\'))
			continue;
		if (i == s.len && str_trim((struct str){ s.at + from, i - from }).len == 0)
			break;
		inline_read(&md->inlined, str_trim((struct str){ s.at + from, i - from }));
		add(md, cells++ ? PARA_CELL_NEXT : PARA_CELL, 0, md->inlined.text.len, number);
		from = i + 1;
	}
	if (cells == 1)
		md->document->para[md->document->len - 1].kind = PARA_TEXT;
	return true;
}

/* "[^1]: a note" and "[name]: http://address" */
static bool
take_definition(struct markdown *md, struct str s, uint64_t number)
{
	const char *close = s.len && s.at[0] == '[' ? memmem(s.at, s.len, "]:", 2) : NULL;
	struct str value;

	if (close == NULL || memchr(s.at, ' ', (size_t)(close - s.at)))
		return false;
	value = str_trim((struct str){ close + 2, s.len - (size_t)(close + 2 - s.at) });
	if (s.at[1] == '^') {
		flush(md, PARA_TEXT);
		if (!md->source->notes)
			return true;
		put_line(md, value, number);
		flush(md, PARA_NOTE);
		return true;
	}
	if (!str_starts(value, "http") && !str_starts(value, "mailto:") && !str_starts(value, "#") && !str_starts(value, "/"))
		return false;
	flush(md, PARA_TEXT);
	return true;
}

/* Takes the signs of quotations and of lists off the start of a line; those of a list start a new paragraph. */
static struct str
unmarked(struct markdown *md, struct str s)
{
	while (s.len && s.at[0] == '>')
		cut(&s, s.len > 1 && s.at[1] == ' ' ? 2 : 1);
	if (s.len > 1 && strchr("-*+", s.at[0]) && (s.at[1] == ' ' || s.at[1] == '\t') && !is_rule(s, "*-_")) {
		flush(md, PARA_TEXT);
		cut(&s, 2);
	}
	return s;
}

static void
take_line(struct markdown *md, struct str line, uint64_t number)
{
	bool indented = line.len && (line.at[0] == ' ' || line.at[0] == '\t');
	struct str s;

	if (take_fence(md, line, number))
		return;
	s = str_trim(line);
	if (s.len == 0) {
		flush(md, PARA_TEXT);
		return;
	}
	s = str_trim(unmarked(md, s));
	if (underlines(md, s)) {
		flush(md, PARA_HEADING);
		return;
	}
	if (is_rule(s, "*-_") || str_starts(s, ":::")) {
		flush(md, PARA_TEXT);
		return;
	}
	if (take_heading(md, s, number) || take_row(md, s, number) || take_definition(md, s, number))
		return;
	if (md->block.len == 0)
		md->indented = indented;
	put_line(md, s, number);
}

/* The text without comments of HTML, their newlines kept. */
static struct str
without_comments(struct str s, struct buf *held)
{
	const char *from, *end;

	if (s.len == 0 || memmem(s.at, s.len, "<!--", 4) == NULL)
		return s;
	while ((from = memmem(s.at, s.len, "<!--", 4)) != NULL &&
	    (end = memmem(from + 4, s.len - (size_t)(from + 4 - s.at), "-->", 3)) != NULL) {
		buf_put(held, (struct str){ s.at, (size_t)(from - s.at) });
		for (; from < end; from++)
			if (*from == '\n')
				buf_char(held, '\n');
		s.len -= (size_t)(end + 3 - s.at);
		s.at = end + 3;
	}
	buf_put(held, s);
	return buf_str(held);
}

bool
is_markdown(const struct source *source)
{
	static const char *const extensions[] = { ".md", ".markdown", ".mdown", ".mkd", ".rmd", ".qmd" };
	bool named = false;

	for (size_t i = 0; i < sizeof(extensions) / sizeof(extensions[0]); i++)
		named |= source_has_extension(source, extensions[i]);
	return named && encoding_is_text(source->bytes);
}

bool
decode_markdown(struct document *document, const struct source *source)
{
	struct markdown md = { .document = document, .source = source };
	struct encoded encoded;
	struct buf held = {0};
	struct str text, rest;
	size_t front;
	uint64_t number = 0;
	char end;

	encoding_read(source->bytes, &encoded);
	if (encoded.bad)
		warn("%s: %zu bytes are no %s: U+FFFD stands for each", source->name, encoded.bad, encoded.name);
	if (encoding_mojibake(encoded.utf8))
		document_remark(document, "mojibake");
	document->encoding = encoded.name;
	document->lines_wrap = true;
	text = encoded.utf8;
	front = front_read(document, text);
	for (size_t i = 0; i < front; i++)
		number += text.at[i] == '\n';
	cut(&text, front);
	rest = without_comments(text, &held);
	end = rest.len && memchr(rest.at, '\n', rest.len) == NULL ? '\r' : '\n';	/* of the Macintosh of old */
	while (rest.len)
		take_line(&md, str_cut(&rest, end), ++number);
	flush(&md, PARA_TEXT);
	inline_free(&md.inlined);
	buf_free(&md.block);
	buf_free(&held);
	buf_free(&encoded.held);
	return true;
}
