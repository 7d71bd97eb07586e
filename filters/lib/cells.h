/*
 * Writing a table cell by cell, in the format asked for.
 *
 *	struct cells cells;
 *
 *	cells_open(&cells, CELLS_CSV, &out);
 *	cells_name(&cells, STR("theme"), false);
 *	cells_name(&cells, STR("interviews"), true);
 *	cells_head(&cells);
 *	cells_text(&cells, theme);
 *	cells_number(&cells, 12);
 *	cells_row(&cells);
 *	cells_close(&cells);
 *
 * TSV	the stream's escapes for & < tab and newline; exact.
 * CSV	RFC 4180 with \n, cells quoted where they must be. A spreadsheet takes a cell that begins with = + - @ for a formula:
 *	such text gets an apostrophe in front (OWASP, "CSV injection"), numbers never. TSV and JSON Lines are exact.
 * JSON Lines	an object a row; numbers as numbers.
 * Markdown	a GitHub-flavoured table, numbers to the right.
 */
#ifndef CELLS_H
#define CELLS_H

#include "out.h"
#include "str.h"

enum cells_format { CELLS_TSV, CELLS_CSV, CELLS_JSONL, CELLS_MARKDOWN };

struct cells {
	enum cells_format format;
	struct out *out;
	struct str *name;	/* [names], in held once the head is written */
	bool *is_number;
	size_t names, name_cap, number_cap;
	struct buf held;
	size_t column;		/* of the cell to come */
};

void cells_open(struct cells *cells, enum cells_format format, struct out *out);
/* Declares the next column. is_number: it holds numbers. */
void cells_name(struct cells *cells, struct str name, bool is_number);
/* Writes the header. */
void cells_head(struct cells *cells);
void cells_text(struct cells *cells, struct str value);
void cells_number(struct cells *cells, uint64_t value);
/* A number that is written already, "0.4667"; empty (null in JSON) when there is none. */
void cells_figure(struct cells *cells, struct str figure);
void cells_row(struct cells *cells);
void cells_close(struct cells *cells);

/* Appends s as a JSON string with its quotation marks (RFC 8259). */
void cells_json(struct buf *b, struct str s);

#endif
