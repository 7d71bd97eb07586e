/*
 * What the columns of a table of turns or answers are, by their names: speaker, text, time, the transcript they belong to.
 *
 *	struct columns columns;
 *
 *	columns_read(&columns, table.head, table.columns);
 *	if (columns.text != COLUMN_NONE)
 *		... table.cell[columns.text] ...
 *	columns_free(&columns);
 *
 * Names are compared without regard to case; blanks, "_", "-" and "." in them are one. The list is in hd-read(1).
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "str.h"

#define COLUMN_NONE SIZE_MAX

enum column_kind {
	COLUMN_OTHER,		/* an attribute, where it is the same in every row */
	COLUMN_SPEAKER,
	COLUMN_TEXT,
	COLUMN_TIME,
	COLUMN_GROUP,		/* names the transcript */
	COLUMN_QUESTION,	/* what was asked, of a table with an answer a row */
	COLUMN_ASKED,		/* its name is a question, its cells are answers */
	COLUMN_ORDER,		/* numbers of rows and turns, ends, durations: nothing that is kept */
};

struct columns {
	enum column_kind *kind;		/* [len] */
	size_t len;
	size_t speaker, text, time, group, question;	/* the column of that kind, or COLUMN_NONE */
	size_t asked;			/* how many are COLUMN_ASKED */
	double unit;			/* seconds that a plain number in the column of times means */
	bool sure;			/* the group's name can only name transcripts; "id" may be a row's */
	bool either;			/* the speaker is called participant or the like: whoever answered a form, or one of a group */
	bool segments;			/* rows have a start and an end: pieces of turns, as recognisers of speech write them */
	bool foreign;			/* a table of codes, hits, counts or metadata: no transcript */
};

void columns_read(struct columns *columns, const struct str *name, size_t len);
void columns_free(struct columns *columns);

#endif
