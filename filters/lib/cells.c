/* Writing tables: see cells.h. */
#include <stdlib.h>

#include "cells.h"
#include "stream.h"

void
cells_open(struct cells *cells, enum cells_format format, struct out *out)
{
	*cells = (struct cells){ .format = format, .out = out };
}

void
cells_name(struct cells *cells, struct str name, bool is_number)
{
	cells->is_number = alloc_room(cells->is_number, cells->names, &cells->number_cap, sizeof(*cells->is_number));
	cells->is_number[cells->names] = is_number;
	cells->name = alloc_room(cells->name, cells->names, &cells->name_cap, sizeof(*cells->name));
	cells->name[cells->names++].len = name.len;
	buf_put(&cells->held, name);
}

static void
put_csv(struct buf *b, struct str s, bool guarded)
{
	bool is_formula = guarded && s.len && strchr("=+-@\t\r", s.at[0]) && s.at[0] != '\0';
	bool is_quoted = is_formula;

	for (size_t i = 0; i < s.len && !is_quoted; i++)
		is_quoted = s.at[i] == '"' || s.at[i] == ',' || s.at[i] == '\n' || s.at[i] == '\r';
	if (!is_quoted) {
		buf_put(b, s);
		return;
	}
	buf_char(b, '"');
	if (is_formula)
		buf_char(b, '\'');
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] == '"')
			buf_char(b, '"');
		buf_char(b, s.at[i]);
	}
	buf_char(b, '"');
}

void
cells_json(struct buf *b, struct str s)
{
	buf_char(b, '"');
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];

		if (c == '"' || c == '\\')
			buf_char(b, '\\');
		if (c < 0x20 || c == 0x7f)
			buf_format(b, "\\u%04x", c);
		else
			buf_char(b, (char)c);
	}
	buf_char(b, '"');
}

/* CommonMark: every ASCII punctuation character may be escaped; those that mean something in a table cell are. */
static void
put_markdown(struct buf *b, struct str s)
{
	for (size_t i = 0; i < s.len; i++) {
		char c = s.at[i] == '\n' || s.at[i] == '\r' ? ' ' : s.at[i];

		if (strchr("\\|*_`<>[]&~", c) && c != '\0')
			buf_char(b, '\\');
		buf_char(b, c);
	}
}

static void
put_mark(struct cells *cells)
{
	struct buf *b = &cells->out->held;

	if (cells->format == CELLS_MARKDOWN) {
		buf_put(b, cells->column ? STR(" | ") : STR("| "));
		return;
	}
	buf_char(b, cells->column ? ',' : '{');
	cells_json(b, cells->name[cells->column]);
	buf_char(b, ':');
}

/* What divides a cell from the one before. */
static inline void
put_between(struct cells *cells)
{
	if (cells->format != CELLS_TSV && cells->format != CELLS_CSV)
		put_mark(cells);
	else if (cells->column)
		buf_char(&cells->out->held, cells->format == CELLS_TSV ? '\t' : ',');
	cells->column++;
}

void
cells_text(struct cells *cells, struct str value)
{
	struct buf *b = &cells->out->held;

	put_between(cells);
	switch (cells->format) {
	case CELLS_TSV:
		escape_data(b, value);
		break;
	case CELLS_CSV:
		put_csv(b, value, true);
		break;
	case CELLS_JSONL:
		cells_json(b, value);
		break;
	case CELLS_MARKDOWN:
		put_markdown(b, value);
		break;
	}
}

void
cells_number(struct cells *cells, uint64_t value)
{
	put_between(cells);
	buf_number(&cells->out->held, value);
}

void
cells_figure(struct cells *cells, struct str figure)
{
	put_between(cells);
	buf_put(&cells->out->held, figure.len || cells->format != CELLS_JSONL ? figure : STR("null"));
}

void
cells_row(struct cells *cells)
{
	if (cells->format == CELLS_JSONL)
		out_put(cells->out, STR("}"));
	if (cells->format == CELLS_MARKDOWN)
		out_put(cells->out, STR(" |"));
	out_line(cells->out, STR(""));
	cells->column = 0;
}

void
cells_head(struct cells *cells)
{
	const char *at = cells->held.at;

	for (size_t i = 0; i < cells->names; at += cells->name[i].len, i++)
		cells->name[i].at = at;
	if (cells->format == CELLS_JSONL)
		return;
	for (size_t i = 0; i < cells->names; i++)
		cells_text(cells, cells->name[i]);
	cells_row(cells);
	if (cells->format != CELLS_MARKDOWN)
		return;
	for (size_t i = 0; i < cells->names; i++)
		out_put(cells->out, cells->is_number[i] ? STR("|---:") : STR("|---"));
	out_line(cells->out, STR("|"));
}

void
cells_close(struct cells *cells)
{
	free(cells->name);
	free(cells->is_number);
	buf_free(&cells->held);
	*cells = (struct cells){0};
}
