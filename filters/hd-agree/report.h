/* The figures written for a reader, or for a program. */
#ifndef REPORT_H
#define REPORT_H

#include "cells.h"
#include "compare.h"

struct report {
	const struct study *study;
	const struct comparison *comparison;	/* [comparisons] pairs; the whole group behind them where it is more */
	size_t comparisons;
	double level;				/* of the intervals, 0 to 1 */
	size_t draws;
	uint64_t seed;
	bool by_side;				/* in text and Markdown, also the sides of each theme */
	size_t width;				/* columns of a terminal that text may take */
};

/* Appends "A, B". */
void report_coders(const struct comparison *comparison, struct buf *b);
/* Name of a figure for a reader, and in a header line. */
const char *report_figure(enum figure_name figure);
const char *report_column(enum figure_name figure);
/* Appends a side's name, "*" (each) or "any"; for a reader "all codes", "any side". */
void report_side(const struct report *report, int side, bool is_for_reader, struct buf *b);
/* Appends a number with so many decimals; a dash for NAN. */
void report_number(double number, int decimals, struct buf *b);
/* Appends "0.78–0.85", which is there; and "0.82 (0.78–0.85)", or the value alone. */
void report_interval(const struct figure *figure, int decimals, struct buf *b);
void report_with_interval(const struct figure *figure, struct buf *b);

void report_text(const struct report *report, struct out *out);
void report_table(const struct report *report, enum cells_format format, struct out *out);

#endif
