/*
 * A table of turns or answers, its header found and its rows looked at.
 *
 *	struct sheet sheet;
 *
 *	if (sheet_open(&sheet, source)) {
 *		sheet_look(&sheet);
 *		sheet_rewind(&sheet);
 *		while (sheet_next(&sheet))
 *			... sheet.table.cell[sheet.columns.text] ...
 *		sheet_close(&sheet);
 *	}
 */
#ifndef SHEET_H
#define SHEET_H

#include "columns.h"
#include "decode.h"
#include "encoding.h"
#include "map.h"
#include "table.h"

struct sheet {
	struct encoded encoded;
	struct str text;	/* from the header on */
	uint64_t above;		/* lines before it */
	struct table table;
	struct columns columns;
	/* What a look at all rows told: */
	uint64_t rows;
	struct str *first;	/* [columns.len] the value of the first row, kept in held */
	bool *varies, *filled;
	struct buf *held;
	uint64_t cells, talk;	/* of the column of texts: filled, and with a blank within */
	struct map groups;	/* the values of the column that names transcripts */
	size_t group;		/* that column, or COLUMN_NONE */
	bool interleaved;	/* a group comes back after another */
};

/* Finds the header among the first rows. False, without a message, when there is none of a transcript. */
bool sheet_open(struct sheet *sheet, const struct source *source);
/* Reads all rows once, to know what is the same in all of them and which transcripts there are. */
void sheet_look(struct sheet *sheet);
/* The rows once more, from the first. */
void sheet_rewind(struct sheet *sheet);
bool sheet_next(struct sheet *sheet);
/* Says why a table that was looked at holds no transcript; NULL: it does. */
const char *sheet_objection(const struct sheet *sheet);
void sheet_close(struct sheet *sheet);

#endif
