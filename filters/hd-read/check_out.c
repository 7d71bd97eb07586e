/* Writing hd-read --check: see check.h. */
#include "cells.h"
#include "check.h"
#include "width.h"

static const struct {
	const char *name;
	bool number;
	const char *heading;	/* on a terminal; NULL: not there */
	size_t most;		/* columns that it takes at most on a terminal */
} columns[CHECK_COLUMNS] = {
	{ "text", false, "transcript", 40 },
	{ "format", false, "format", 12 },
	{ "encoding", false, "encoding", 14 },
	{ "turns", true, "turns", 8 },
	{ "interviewer", true, NULL, 0 },
	{ "respondent", true, NULL, 0 },
	{ "other", true, NULL, 0 },
	{ "unknown", true, NULL, 0 },
	{ "words", true, "words", 8 },
	{ "marks", true, "marks", 6 },
	{ "speakers", false, "speakers, part and turns", 60 },
	{ "metadata", false, "metadata", 40 },
	{ "listed", false, NULL, 0 },
	{ "remarks", false, "remarks", 60 },
};

enum { GAP = 2, SPEAKERS = 10, METADATA = 11, REMARKS = 13 };

/* The widest cell of a column, its heading among them, up to its most. */
static size_t
column_width(const struct check *check, size_t column)
{
	size_t widest = 0;

	for (size_t i = 0; i < check->len; i++) {
		size_t width = width_of(check->row[i].cell[column]);

		widest = width > widest ? width : widest;
	}
	if (widest && width_of(str_of(columns[column].heading)) > widest)
		widest = width_of(str_of(columns[column].heading));
	return widest > columns[column].most ? columns[column].most : widest;
}

static void
put_line(struct out *out, const struct str *cell, const size_t *width, size_t last)
{
	struct buf line = {0};

	for (size_t c = 0; c < CHECK_COLUMNS; c++) {
		if (width[c] == 0)
			continue;
		if (c == last) {
			buf_put(&line, cell[c]);
			break;
		}
		width_put(&line, cell[c], width[c], columns[c].number ? WIDTH_RIGHT : WIDTH_LEFT);
		width_blank(&line, GAP);
	}
	while (line.len && line.at[line.len - 1] == ' ')
		line.len--;
	out_line(out, buf_str(&line));
	buf_free(&line);
}

/* How many thousands, with commas: 8,970. */
static void
put_count(struct buf *b, uint64_t n)
{
	if (n >= 1000) {
		put_count(b, n / 1000);
		buf_format(b, ",%03u", (unsigned)(n % 1000));
	} else {
		buf_number(b, n);
	}
}

static void
put_summary(const struct check *check, struct out *out)
{
	struct buf line = {0};
	bool inferred = false;

	for (size_t i = 0; i < check->len; i++)
		inferred |= check->row[i].cell[SPEAKERS].len && memchr(check->row[i].cell[SPEAKERS].at, '?', check->row[i].cell[SPEAKERS].len);
	put_count(&line, check->len - check->failed);
	buf_format(&line, " %s, ", check->len - check->failed == 1 ? "transcript" : "transcripts");
	put_count(&line, check->turns);
	buf_put(&line, STR(" turns, "));
	put_count(&line, check->words);
	buf_put(&line, STR(" words"));
	if (check->failed)
		buf_format(&line, "; %zu could not be read", check->failed);
	if (check->doubtful)
		buf_format(&line, "; %zu to look at (!)", check->doubtful);
	out_line(out, buf_str(&line));
	if (inferred)
		out_line(out, STR("? told by who asks the questions: hd-read --explain FILE shows why, -s LABEL=part tells it"));
	buf_free(&line);
}

/* Aligned. Where the terminal is too narrow, speakers and metadata are cut, the remarks last of all. */
static void
write_text(const struct check *check, size_t terminal, struct out *out)
{
	struct str heading[CHECK_COLUMNS];
	size_t width[CHECK_COLUMNS], all = 0, last = 0;
	static const size_t shrink[] = { METADATA, SPEAKERS, 0 };

	for (size_t c = 0; c < CHECK_COLUMNS; c++) {
		heading[c] = columns[c].heading ? str_of(columns[c].heading) : STR("");
		width[c] = columns[c].heading ? column_width(check, c) : 0;
		all += width[c] ? width[c] + GAP : 0;
		last = width[c] ? c : last;
	}
	for (size_t i = 0; i < 3 && terminal && all > terminal; i++) {
		size_t *w = &width[shrink[i]], spare = *w > 16 ? *w - 16 : 0, over = all - terminal;

		*w -= spare < over ? spare : over;
		all -= spare < over ? spare : over;
	}
	put_line(out, heading, width, last);
	for (size_t i = 0; i < check->len; i++) {
		struct check_row row = check->row[i];
		struct buf marked = {0};

		if (row.failed || row.doubtful) {
			buf_put(&marked, STR("! "));
			buf_put(&marked, row.cell[REMARKS]);
			row.cell[REMARKS] = buf_str(&marked);
		}
		put_line(out, row.cell, width, last);
		buf_free(&marked);
	}
	out_char(out, '\n');
	put_summary(check, out);
}

void
check_write(const struct check *check, enum check_format format, size_t terminal, struct out *out)
{
	static const enum cells_format formats[] = { CELLS_TSV, CELLS_TSV, CELLS_CSV, CELLS_JSONL, CELLS_MARKDOWN };
	struct cells cells;

	if (format == CHECK_TEXT) {
		write_text(check, terminal, out);
		return;
	}
	cells_open(&cells, formats[format], out);
	for (size_t c = 0; c < CHECK_COLUMNS; c++)
		cells_name(&cells, str_of(columns[c].name), columns[c].number);
	cells_head(&cells);
	for (size_t i = 0; i < check->len; i++) {
		for (size_t c = 0; c < CHECK_COLUMNS; c++)
			if (columns[c].number)
				cells_figure(&cells, check->row[i].cell[c]);
			else
				cells_text(&cells, check->row[i].cell[c]);
		cells_row(&cells);
	}
	cells_close(&cells);
}
