/*
 * Every hit as a row of a table, in the format asked for. The table's columns are in heddle-stream(5), "hits".
 *
 * A table's header names the attributes of all transcripts, and those are known at the end of the stream: rows
 * wait in a spool. JSON Lines need no header and are written as they come.
 */
#ifndef FLAT_H
#define FLAT_H

#include "cells.h"
#include "passage.h"
#include "source.h"
#include "spool.h"

struct flat {
	enum cells_format format;
	struct out *out;
	struct spool spool;
	struct buf record;
};

/* The columns beside the attributes, NULL-terminated. */
extern const char *const flat_columns[];

void flat_open(struct flat *flat, enum cells_format format, struct out *out);
void flat_row(struct flat *flat, const struct source *source, const struct passage *passage);
/* Writes what waited. */
void flat_close(struct flat *flat, const struct source *source);

#endif
