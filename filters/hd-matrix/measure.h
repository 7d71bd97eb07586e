/* What a table says of each row and column. */
#ifndef MEASURE_H
#define MEASURE_H

#include "grid.h"

enum measure {
	MEASURE_INTERVIEWS,	/* with at least one turn coded so: the headline figure */
	MEASURE_SHARE,		/* of the base, with its Wilson interval */
	MEASURE_PASSAGES,	/* turns coded so */
	MEASURE_TURNS,		/* the same, by its name in counts */
	MEASURE_SENTENCES,	/* with evidence of it */
	MEASURE_HITS,		/* pieces of evidence */
	MEASURE_SITES,		/* of the interviews with at least one turn coded so */
	MEASURE_PRESENT,	/* 1 when there is such an interview, else 0 */
	MEASURE_PER_1000_WORDS,	/* passages in a thousand words said by the base */
	MEASURE_BASE,		/* interviews of which the share is taken */
	MEASURE_WORDS,		/* said by the base */
	MEASURE_PHRASING,	/* the commonest match */
	MEASURES
};

struct measures {
	enum measure measure[MEASURES];
	size_t len;
	double level;	/* of the interval: 0.95 */
	double z;
};

/* "interviews,share": dies with the names there are. */
void measures_parse(struct measures *measures, const char *names);
void measures_add(struct measures *measures, enum measure measure);
/* The same, in front of all others. */
void measures_put_first(struct measures *measures, enum measure measure);
bool measures_have(const struct measures *measures, enum measure measure);
struct str measure_name(enum measure measure);
/* What it says, for a reader. */
struct str measure_meaning(enum measure measure);

/* The number by which rows are sorted. */
double measure_number(enum measure measure, const struct cell *cell, const struct base *base);
/* Appends the figure as a table for programs has it: shares as proportions with four digits; nothing when there is no base. Not for phrasing. */
void measure_figure(enum measure measure, const struct cell *cell, const struct base *base, struct buf *b);
/* The bounds of a share in the same form. */
void measure_bounds(const struct measures *measures, const struct cell *cell, const struct base *base, struct buf *low, struct buf *high);
/* Appends the figure as a reader has it: "60 (36–80)" in per cent. */
void measure_read(const struct measures *measures, enum measure measure, const struct cell *cell, const struct base *base, struct buf *b);

#endif
