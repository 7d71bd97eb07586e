/*
 * A document line by line, on the way to turns: each module of the layout takes out, joins or names what it knows.
 *
 *	struct lines lines = {0};
 *
 *	lines_take(&lines, &document);		// clean, a paragraph's line breaks and a table's rows as lines
 *	furniture_take_out(&lines);		// furniture.h
 *	...
 *	lines_free(&lines);
 */
#ifndef LINES_H
#define LINES_H

#include "document.h"
#include "labels.h"

enum line_kind {
	LINE_TEXT,
	LINE_HEADING,
	LINE_TURN,	/* the format says who speaks: label.name; a turn of its own */
	LINE_NOTE,	/* a mark */
	LINE_PAGE,	/* a page ends; text: what stands in its margin */
	LINE_HEADER,	/* of the header block, taken as attributes */
	LINE_GONE,	/* joined to the line before */
};

struct text_line {
	enum line_kind kind;
	struct str text;
	size_t strong;
	bool all_strong, indented;
	bool full;		/* the format says that it was broken: what follows goes on with it */
	bool held;		/* waits for what follows (layout.c) */
	bool gap;		/* blank lines stand before it */
	uint64_t number;	/* in the source, from 1 */
	struct str time;	/* when the format says that it starts */
	struct label label;	/* form LABEL_NONE: continues the speaker before */
};

struct lines {
	struct text_line *line;
	size_t len, cap;
	struct document *document;
	struct buf scratch;
};

void lines_take(struct lines *lines, struct document *document);
void lines_free(struct lines *lines);

#endif
