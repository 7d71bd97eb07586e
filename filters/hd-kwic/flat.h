/*
 * Every hit as a row of a table, in the format asked for. The table's columns are in heddle-stream(5), "hits".
 *
 * A table's header names the attributes of all transcripts, and those are known at the end of the stream: rows wait in a
 * spool, each as it will be written but for its transcript's cells; a quote that several rows have is kept once.
 * JSON Lines need no header and are written as they come.
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
	struct cells cells;	/* which write to record */
	struct out record;	/* what goes into the spool: never flushed */
	struct buf quote;	/* of the row before: as it was said, and when the spool is read as the row has it */
	bool has_quote;		/* there is a row before, of the same transcript */
	uint64_t text;		/* the transcript of the row before, as the source counts them */
};

/* The columns beside the attributes, NULL-terminated. */
extern const char *const flat_columns[];

void flat_open(struct flat *flat, enum cells_format format, struct out *out);
void flat_row(struct flat *flat, const struct source *source, const struct passage *passage);
/* Writes what waited. */
void flat_close(struct flat *flat, const struct source *source);

#endif
