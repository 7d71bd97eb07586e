/*
 * The data list: a table of attributes, one row a transcript, as spreadsheets export it.
 *
 *	struct metadata metadata;
 *
 *	metadata_load(&metadata, "datalist.csv", &limits);
 *	row = metadata_find(&metadata, STR("LA07/PM_03"));	// METADATA_NONE: not listed
 *	... metadata.column[c], metadata_cell(&metadata, row, c) ...
 *	metadata_close(&metadata, true);		// says what was listed and never asked for
 *
 * TSV or CSV (commas, semicolons), any encoding that hd-read knows; rows of titles above the header are passed over: the header is
 * the first row with a column path, file, file name, id, transcript, interview, interview id, document or text. What stands there is
 * compared with the transcript's id, without regard to case, extension, blanks and signs; failing that, the last part of both.
 */
#ifndef METADATA_H
#define METADATA_H

#include "document.h"
#include "map.h"
#include "source.h"

#define METADATA_NONE SIZE_MAX

struct metadata {
	const char *path;
	struct str *column;	/* [columns] names of attributes; the key's is empty */
	size_t columns, column_cap;
	struct str *cell;	/* [rows * columns] */
	uint64_t *line;		/* [rows] in the file */
	struct str *key;	/* [rows] as it stands */
	bool *used;		/* [rows] */
	size_t rows, line_cap, key_cap, used_cap;
	struct map whole, last;	/* keys as compared, their rows + 1 as values; UINT64_MAX: several */
	struct document held;
	struct buf scratch;
};

/* Ends the program with a message when the table cannot be read. */
void metadata_load(struct metadata *metadata, const char *path, const struct limits *limits);
size_t metadata_find(struct metadata *metadata, struct str id);
struct str metadata_cell(const struct metadata *metadata, size_t row, size_t column);
/* absent: rows that no transcript asked for are to be said. */
void metadata_close(struct metadata *metadata, bool absent);

#endif
