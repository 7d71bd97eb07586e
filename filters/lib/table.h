/*
 * Tables: TSV with a header line; CSV (comma or semicolon, RFC 4180 quotes) and a BOM are accepted.
 *
 *	struct table table;
 *	struct str *theme;
 *
 *	table_open(&table, "lexicons/x/patterns.tsv");	// NULL: standard input
 *	theme = table_want(&table, "theme");		// dies if there is no such column
 *	note = table_column(&table, "note");		// NULL if there is none
 *	while (table_next(&table))
 *		... *theme ... table.row_line ...
 *	table_close(&table);
 *
 * Columns are found by name. The pointers stay valid while the table is open; the slices that they point to until the
 * next table_next. Repeated header lines (from cat) are passed over, empty lines too. A row with too few
 * cells reads as empty in the rest; one with too many is an error (message with file and line, status 1, row skipped).
 * TSV cells are unescaped (&#9; &#10; &amp; &lt;), CSV cells unquoted.
 */
#ifndef TABLE_H
#define TABLE_H

#include "str.h"

struct table {
	const char *name;	/* for messages */
	int fd;
	char separator;		/* tab, comma or semicolon */
	struct buf read;	/* bytes read and not yet used: read.at[used, read.len) */
	size_t used;
	bool ended;
	uint64_t line;		/* lines taken so far */
	uint64_t row_line;	/* line on which the current row starts, from 1 */
	uint64_t faults;	/* messages so far: rows passed over, cells that are not UTF-8, failed reads */
	size_t columns;
	struct str *head;	/* [columns] names, trimmed */
	struct str *cell;	/* [columns] of the current row */
	struct buf head_text, row_text;
	struct buf *scratch;	/* [columns] */
};

/* False, with a message and status 1, when the file cannot be opened or has no header line. Also checks UTF-8 as it reads. */
bool table_open(struct table *table, const char *path);
/* The same for a file descriptor that is open already. */
bool table_attach(struct table *table, int fd, const char *name);
/* The same for a table in memory, which is copied. */
bool table_text(struct table *table, struct str text, const char *name);
struct str *table_column(struct table *table, const char *name);
struct str *table_want(struct table *table, const char *name);
bool table_next(struct table *table);
void table_close(struct table *table);

/* 1 + the byte offset of the cell in its row as written, for messages "file:line:column". */
size_t table_cell_at(const struct table *table, const struct str *cell);

#endif
