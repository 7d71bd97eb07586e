/*
 * The column that hd-stem adds, worked out once for each form and kept.
 *
 *	struct columns columns;
 *
 *	columns_open(&columns, stemmer);
 *	columns_put(&columns, body, &out);	// lines of tokens and tags, a turn's or any
 *	columns_close(&columns);
 *
 * A form of up to 16 bytes is two numbers, and its place in a table of fixed size is worked out from them: what stands there
 * already is the whole line to write, or gives way. Behind the table a map knows all forms. Memory is bounded: 1 MiB for
 * the table; the map is emptied when it has grown to some MiB.
 */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "map.h"
#include "out.h"
#include "stem.h"

struct columns {
	struct stemmer *stemmer;
	struct short_line *table;
	struct map forms;		/* an entry's value is the entry of its column in `known` */
	struct map known;		/* columns: a tab and a stem, escaped */
	struct buf plain, column;
};

/* The stemmer is the caller's. */
void columns_open(struct columns *columns, struct stemmer *stemmer);
/* Writes the lines with their columns. Whole lines, behind which STREAM_SPARE bytes can be read (stream.h). */
void columns_put(struct columns *columns, struct str lines, struct out *out);
void columns_close(struct columns *columns);

#endif
