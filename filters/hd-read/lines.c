/* A document line by line: see lines.h. */
#include <stdlib.h>

#include "clean.h"
#include "lines.h"

/* The clean form of s: itself, or a copy that the document keeps. */
static struct str
cleaned(struct lines *lines, struct str s)
{
	if (!clean_needed(s))
		return s;
	lines->scratch.len = 0;
	clean(&lines->scratch, s);
	return document_keep(lines->document, buf_str(&lines->scratch));
}

static struct text_line *
add_line(struct lines *lines, enum line_kind kind, struct str text, uint64_t number)
{
	struct text_line *line;

	lines->line = alloc_room(lines->line, lines->len, &lines->cap, sizeof(*lines->line));
	line = &lines->line[lines->len++];
	*line = (struct text_line){ .kind = kind, .text = text, .number = number };
	return line;
}

/* A paragraph, which may hold line breaks, as lines. */
static void
add_para(struct lines *lines, const struct para *para, enum line_kind kind)
{
	struct str rest = cleaned(lines, para->text);
	size_t strong = para->strong;
	bool first = true;

	if (strong && rest.at != para->text.at) {
		struct str start = { para->text.at, strong };

		lines->scratch.len = 0;
		clean(&lines->scratch, start);
		strong = lines->scratch.len;
	}
	while (rest.at && (first || rest.len)) {
		struct text_line *line;
		struct str text = rest;

		if (rest.len && memchr(rest.at, '\n', rest.len))
			text = str_cut(&rest, '\n');
		else
			rest.at = NULL;
		if (str_trim(text).len == 0 && kind == LINE_TEXT)
			continue;
		line = add_line(lines, kind, text, para->line);
		line->time = first ? para->time : (struct str){0};
		line->all_strong = para->all_strong;
		line->indented = para->indented;
		line->full = para->full;
		line->strong = first ? strong < text.len ? strong : text.len : para->all_strong ? text.len : 0;
		line->gap = first && (lines->len == 1 || para->line > line[-1].number + 1);
		first = false;
	}
}

/* A table's row is one line, its cells divided by tabs: what a two-column header block, or a speaker and a text, then look like. */
static size_t
add_row(struct lines *lines, const struct document *document, size_t i)
{
	struct buf row = {0};
	struct para para = document->para[i];

	buf_put(&row, para.text);
	while (i + 1 < document->len && document->para[i + 1].kind == PARA_CELL_NEXT) {
		i++;
		buf_char(&row, '\t');
		buf_put(&row, document->para[i].text);
		para.all_strong &= document->para[i].all_strong;
	}
	para.text = document_keep(lines->document, buf_str(&row));
	buf_free(&row);
	add_para(lines, &para, LINE_TEXT);
	return i;
}

/* A heading up to its first colon: "Interviewer", "Q: And then?". */
static struct str
heading_start(struct str text)
{
	return str_trim(str_cut(&text, ':'));
}

/*
 * Headings that come three times are no headings of sections: some write each speaker's name, or each question, as one. A label is then
 * looked for as in any line.
 */
static void
count_headings(const struct document *document, struct map *starts)
{
	for (size_t i = 0; i < document->len; i++)
		if (document->para[i].kind == PARA_HEADING) {
			uint32_t start = map_add(starts, heading_start(document->para[i].text));

			starts->entry[start].value++;
		}
}

static bool
is_repeated(const struct map *starts, struct str heading)
{
	uint32_t i = map_find(starts, heading_start(heading));

	return i != MAP_NONE && starts->entry[i].value >= 3;
}

void
lines_take(struct lines *lines, struct document *document)
{
	struct map headings = {0};

	lines->len = 0;
	lines->document = document;
	count_headings(document, &headings);
	for (size_t i = 0; i < document->len; i++) {
		const struct para *para = &document->para[i];
		struct text_line *line;

		switch (para->kind) {
		case PARA_TEXT:
		case PARA_CELL_NEXT:
			add_para(lines, para, LINE_TEXT);
			break;
		case PARA_HEADING:
			add_para(lines, para, is_repeated(&headings, para->text) ? LINE_TEXT : LINE_HEADING);
			break;
		case PARA_CELL:
			i = add_row(lines, document, i);
			break;
		case PARA_PAGE:
			add_line(lines, LINE_PAGE, cleaned(lines, para->text), para->line);
			break;
		case PARA_NOTE:
			add_line(lines, LINE_NOTE, cleaned(lines, para->text), para->line);
			break;
		case PARA_TURN:
			line = add_line(lines, LINE_TURN, cleaned(lines, para->text), para->line);
			line->label.name = str_trim(cleaned(lines, para->speaker));
			if (str_ends(line->label.name, ":"))	/* as some tables write it */
				line->label.name.len--;
			line->time = para->time;
			break;
		}
	}
	map_free(&headings);
}

void
lines_free(struct lines *lines)
{
	free(lines->line);
	buf_free(&lines->scratch);
	*lines = (struct lines){0};
}
