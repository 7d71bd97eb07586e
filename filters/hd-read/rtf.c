/*
 * RTF as word processors write it (Microsoft, Rich Text Format specification 1.9.1): paragraphs with what is bold, tables cell by
 * cell, foot- and endnotes and comments as notes, text boxes once. Left out: deleted and moved-away text, hidden text, headers
 * and footers, field instructions, pictures, the numbers of lists.
 *
 * No converter is asked: unrtf 0.21.10 and pandoc 2.17 lose letters behind \u, catdoc 0.95 wraps and loses what is bold.
 */
#include <stdlib.h>

#include "rtf.h"
#include "say.h"

enum {
	FONT_LIMIT = 8192,
	WORD_LIMIT = 32,	/* letters of a control word, by the specification */
};

static void
add_font(struct rtf *rtf, int number)
{
	if (rtf->fonts == FONT_LIMIT)
		return;
	rtf->font = alloc_room(rtf->font, rtf->fonts, &rtf->font_cap, sizeof(*rtf->font));
	rtf->font[rtf->fonts].number = number;
	rtf->font[rtf->fonts++].page = 0;
}

static void
set_hidden(struct rtf *rtf, unsigned char bit, bool on)
{
	rtf_here(rtf)->hidden = on ? rtf_here(rtf)->hidden | bit : rtf_here(rtf)->hidden & (unsigned char)~bit;
}

static bool
is_heading(const struct rtf *rtf, int style)
{
	for (size_t i = 0; i < rtf->headings; i++)
		if (rtf->heading[i] == style)
			return true;
	return false;
}

/* What control words do that only put a character. */
static const struct { const char *word, *text; } characters[] = {
	{ "emdash", "\xe2\x80\x94" }, { "endash", "\xe2\x80\x93" }, { "lquote", "\xe2\x80\x98" }, { "rquote", "\xe2\x80\x99" },
	{ "ldblquote", "\xe2\x80\x9c" }, { "rdblquote", "\xe2\x80\x9d" }, { "bullet", "\xe2\x80\xa2" }, { "emspace", " " },
	{ "enspace", " " }, { "qmspace", " " },
};

/* Groups that hold nothing that was said. */
static const char *const nowhere[] = { "colortbl", "info", "pict", "nonshppict", "header", "headerl", "headerr", "headerf", "footer",
	"footerl", "footerr", "footerf", "listtext", "pntext", "pntxta", "pntxtb", "fldinst", "shprslt", "sp", "xe", "tc", "rxe",
	"ftnsep", "ftnsepc", "ftncn", "aftnsep", "aftnsepc", "aftncn", "objdata", "objclass", "private", "bkmkstart", "bkmkend",
	"atnid", "atnauthor", "filetbl", "revtbl", "template", "falt", "panose", "fontemb" };

static bool
is_one_of(struct str word, const char *const *of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(word, str_of(of[i])))
			return true;
	return false;
}

/* Words that begin a destination. False: it is none of them. */
static bool
destination(struct rtf *rtf, struct str word)
{
	struct rtf_group *group = rtf_here(rtf);
	bool parent_double = rtf->depth && rtf->group[rtf->depth - 1].place == PLACE_DOUBLE;

	if (str_eq(word, STR("ud")) && parent_double)
		group->place = PLACE_TEXT;
	else if (str_eq(word, STR("upr")) && group->place == PLACE_TEXT)
		group->place = PLACE_DOUBLE;	/* twice: for old readers, and in \ud */
	else if (str_eq(word, STR("fonttbl")))
		group->place = PLACE_FONTS;
	else if (str_eq(word, STR("stylesheet")))
		group->place = PLACE_STYLES;
	else if (str_eq(word, STR("footnote")) || str_eq(word, STR("annotation")))
		rtf_start_note(rtf);
	else if (str_eq(word, STR("shptxt")) || str_eq(word, STR("dptxbxtext")))
		rtf_start_box(rtf);
	else if (is_one_of(word, nowhere, sizeof(nowhere) / sizeof(*nowhere)))
		group->place = PLACE_NOWHERE;
	else
		return str_eq(word, STR("shpinst")) || str_eq(word, STR("do"));
	return true;
}

/* Words that end a paragraph, a line, a cell. */
static bool
structure(struct rtf *rtf, struct str word)
{
	if (str_eq(word, STR("par")) || str_eq(word, STR("sect")))
		rtf_end_line(rtf);
	else if (str_eq(word, STR("line")) || str_eq(word, STR("page")) || str_eq(word, STR("column")) || str_eq(word, STR("lbr")) ||
	    str_eq(word, STR("nestrow")))
		rtf_char(rtf, '\n');
	else if (str_eq(word, STR("tab")) || str_eq(word, STR("nestcell")))
		rtf_char(rtf, '\t');
	else if (str_eq(word, STR("cell")))
		rtf_end_cell(rtf);
	else if (str_eq(word, STR("row")))
		rtf_end_row(rtf);
	else
		return false;
	return true;
}

/* Words that change how paragraphs and characters look. */
static void
set_look(struct rtf *rtf, struct str word, int n, bool has_number)
{
	struct rtf_group *group = rtf_here(rtf);
	bool on = !has_number || n != 0;

	if (str_eq(word, STR("b")))
		group->bold = on;
	else if (str_eq(word, STR("i")))
		group->italic = on;
	else if (str_eq(word, STR("ulnone")))
		group->underline = false;
	else if (str_starts(word, "ul") && !str_eq(word, STR("ulc")))
		group->underline = on;
	else if (str_eq(word, STR("v")))
		set_hidden(rtf, HIDDEN, on);
	else if (str_eq(word, STR("deleted")))
		set_hidden(rtf, DELETED, on);
	else if (str_eq(word, STR("mvf")))
		set_hidden(rtf, MOVED, on);
	else if (str_eq(word, STR("plain"))) {
		group->bold = group->italic = group->underline = false;
		group->hidden = 0;
		group->face = rtf->default_font;
	} else if (str_eq(word, STR("pard"))) {
		group->in_table = group->heading = false;
	} else if (str_eq(word, STR("intbl")))
		group->in_table = true;
	else if (str_eq(word, STR("outlinelevel")))
		group->heading = n < 9;
	else if (str_eq(word, STR("s")) && group->place == PLACE_TEXT)
		group->heading = is_heading(rtf, n);
	else if (str_eq(word, STR("s")) && group->place == PLACE_STYLES)
		rtf->style = n;
	else if (str_eq(word, STR("uc")))
		group->fallback = n >= 0 && n < 16 ? (unsigned)n : 1;
}

/* Words about fonts and code pages. */
static void
set_font(struct rtf *rtf, struct str word, int n)
{
	bool table = rtf_here(rtf)->place == PLACE_FONTS;

	if (str_eq(word, STR("f")) && table)
		add_font(rtf, n);
	else if (str_eq(word, STR("f")))
		rtf_here(rtf)->face = n;
	else if (str_eq(word, STR("fcharset")) && table && rtf->fonts)
		rtf->font[rtf->fonts - 1].page = n >= 0 ? rtf_charset_page((unsigned)n) : 0;
	else if (str_eq(word, STR("cpg")) && table && rtf->fonts && n > 0)
		rtf->font[rtf->fonts - 1].page = (unsigned)n;
	else if (str_eq(word, STR("deff")))
		rtf->default_font = rtf_here(rtf)->face = n;
	else if (str_eq(word, STR("ansicpg")) && n > 0)
		rtf->page = (unsigned)n;
	else if (str_eq(word, STR("mac")))
		rtf->page = 10000;
	else if (str_eq(word, STR("pc")))
		rtf->page = 437;
	else if (str_eq(word, STR("pca")))
		rtf->page = 850;
}

static void
control_word(struct rtf *rtf, struct str word, int n, bool has_number)
{
	bool starred = rtf->starred;

	rtf->starred = false;
	if (str_eq(word, STR("u")) && has_number) {
		rtf_code_point(rtf, (uint32_t)(n < 0 ? n + 65536 : n) & 0xffff);
		rtf->skip = rtf_here(rtf)->fallback;
		return;
	}
	if (str_eq(word, STR("bin"))) {
		size_t bytes = n > 0 ? (size_t)n : 0;

		bytes = bytes < rtf->rest.len ? bytes : rtf->rest.len;
		rtf->rest.at += bytes;
		rtf->rest.len -= bytes;
		return;
	}
	for (size_t i = 0; i < sizeof(characters) / sizeof(*characters); i++)
		if (str_eq(word, str_of(characters[i].word))) {
			rtf_text(rtf, str_of(characters[i].text));
			return;
		}
	if (destination(rtf, word))
		return;
	if (starred) {
		rtf_here(rtf)->place = PLACE_NOWHERE;
		return;
	}
	if (structure(rtf, word))
		return;
	set_look(rtf, word, n, has_number);
	set_font(rtf, word, n);
}

static int
hex(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	c |= 0x20;
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static void
advance(struct rtf *rtf, size_t n)
{
	n = n < rtf->rest.len ? n : rtf->rest.len;
	rtf->rest.at += n;
	rtf->rest.len -= n;
}

/* \ and one character that is no letter. */
static void
control_symbol(struct rtf *rtf, char c)
{
	advance(rtf, 2);
	if (c == '\'') {
		int high = rtf->rest.len > 1 ? hex(rtf->rest.at[0]) : -1, low = rtf->rest.len > 1 ? hex(rtf->rest.at[1]) : -1;

		if (high < 0 || low < 0)
			return;
		advance(rtf, 2);
		if (rtf->skip)
			rtf->skip--;
		else if (!rtf_here(rtf)->hidden)
			buf_char(&rtf->bytes, (char)(high * 16 + low));
		return;
	}
	rtf_flush(rtf);
	if (c == '*') {
		rtf->starred = true;
		return;
	}
	if (rtf->skip) {
		rtf->skip--;
		return;
	}
	switch (c) {
	case '\\': case '{': case '}':
		rtf_text(rtf, (struct str){ &c, 1 });
		break;
	case '~':
		rtf_text(rtf, STR("\xc2\xa0"));
		break;
	case '-':
		rtf_text(rtf, STR("\xc2\xad"));
		break;
	case '_':
		rtf_text(rtf, STR("\xe2\x80\x91"));
		break;
	case '\t':
		rtf_char(rtf, '\t');
		break;
	case '\n': case '\r':
		rtf_end_line(rtf);
	}
}

/* What a \ begins. */
static void
control(struct rtf *rtf)
{
	size_t end = 1, digits;
	bool minus, has_number;
	struct str word;
	long n = 0;

	if (rtf->rest.len < 2) {
		advance(rtf, rtf->rest.len);
		return;
	}
	while (end < rtf->rest.len && end <= WORD_LIMIT && ((rtf->rest.at[end] | 0x20) >= 'a' && (rtf->rest.at[end] | 0x20) <= 'z'))
		end++;
	if (end == 1) {
		control_symbol(rtf, rtf->rest.at[1]);
		return;
	}
	rtf_flush(rtf);
	word = (struct str){ rtf->rest.at + 1, end - 1 };
	minus = end < rtf->rest.len && rtf->rest.at[end] == '-';
	digits = end += minus;
	for (; end < rtf->rest.len && rtf->rest.at[end] >= '0' && rtf->rest.at[end] <= '9'; end++)
		n = n < 100000000 ? n * 10 + (rtf->rest.at[end] - '0') : n;
	has_number = end > digits;
	end += end < rtf->rest.len && rtf->rest.at[end] == ' ';
	advance(rtf, end);
	if (rtf->skip && !str_eq(word, STR("u")) && !str_eq(word, STR("bin"))) {
		rtf->skip--;
		return;
	}
	control_word(rtf, word, (int)(minus ? -n : n), has_number);
}

/* A run of bytes without control. Line ends in the file mean nothing. */
static void
plain(struct rtf *rtf)
{
	size_t n = 0;
	unsigned char c = (unsigned char)rtf->rest.at[0];

	if (c == '\r' || c == '\n' || c == '\0') {
		advance(rtf, 1);
		return;
	}
	if (rtf->skip) {
		rtf->skip--;
		advance(rtf, 1);
		return;
	}
	if (c >= 0x80) {
		if (!rtf_here(rtf)->hidden)
			buf_char(&rtf->bytes, (char)c);
		advance(rtf, 1);
		return;
	}
	rtf_flush(rtf);
	if (c == '\t') {
		rtf_char(rtf, '\t');
		advance(rtf, 1);
		return;
	}
	while (n < rtf->rest.len && (unsigned char)rtf->rest.at[n] < 0x80 && (unsigned char)rtf->rest.at[n] >= ' ' &&
	    !strchr("\\{}", rtf->rest.at[n]))
		n++;
	rtf_text(rtf, (struct str){ rtf->rest.at, n });
	advance(rtf, n ? n : 1);
}

/* Reads to the end of the outermost group: some programs put bytes behind it. False: it never ended. */
static bool
read_groups(struct rtf *rtf)
{
	while (rtf->rest.len && !rtf->deep) {
		char c = rtf->rest.at[0];

		if (c == '{') {
			rtf_start_group(rtf);
			advance(rtf, 1);
		} else if (c == '}') {
			rtf_end_group(rtf);
			advance(rtf, 1);
			if (rtf->depth == 0)
				return true;
		} else if (c == '\\') {
			control(rtf);
		} else {
			rtf->starred = false;
			plain(rtf);
		}
	}
	return false;
}

static void
rtf_free(struct rtf *rtf)
{
	free(rtf->group);
	free(rtf->font);
	free(rtf->heading);
	rtf_pages_free(&rtf->pages);
	buf_free(&rtf->bytes);
	buf_free(&rtf->text);
	buf_free(&rtf->note);
	buf_free(&rtf->name);
}

bool
is_rtf(const struct source *source)
{
	return str_starts(source->bytes, "{\\rtf");
}

bool
decode_rtf(struct document *document, const struct source *source)
{
	struct rtf rtf = { .source = source, .rest = source->bytes, .flow = { .document = document }, .page = 1252 };
	bool whole;

	document->format = "rtf";
	rtf.group = alloc_room(NULL, 0, &rtf.group_cap, sizeof(*rtf.group));
	rtf.group[0] = (struct rtf_group){ .fallback = 1 };
	whole = read_groups(&rtf);
	rtf_flush(&rtf);
	flow_close(&rtf.flow);
	if (rtf.deep)
		warn("%s: groups more than %d deep", source->name, RTF_DEPTH);
	else if (!whole)
		warn("%s: cut off: %zu groups are open at its end", source->name, rtf.depth);
	rtf_free(&rtf);
	return whole;
}
