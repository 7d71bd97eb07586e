/*
 * Two coders compared, or a group of them: for each row of the report what they did and how far they agree.
 *
 *	struct draws draws;
 *	struct comparison pair;
 *
 *	draws_make(&draws, study.texts.len, 2000, 1);
 *	comparison_make(&pair, &study, &draws, 0.95, coders, 2);
 *	... pair.row[0].figure[FIGURE_KAPPA].value ...
 *	comparison_free(&pair);
 *	draws_free(&draws);
 *
 * An item is a unit, a theme and a side: coded so, or not. Of a row that takes a theme whichever its side, a unit and a theme.
 */
#ifndef COMPARE_H
#define COMPARE_H

#include "agreement.h"
#include "study.h"

enum figure_name {
	FIGURE_AGREEMENT, FIGURE_KAPPA, FIGURE_ALPHA, FIGURE_AC1, FIGURE_PRECISION, FIGURE_RECALL, FIGURE_F1, FIGURE_SIDE, FIGURES
};

/* NAN where it is not defined. The interval is NAN where too few draws have a value. */
struct figure {
	double value, low, high;
};

/* Sums over items; those of transcripts add up. */
struct tally {
	double both, first, second, neither;	/* of two coders: who coded the item; those that both judged */
	double sided, same_side;		/* codes of the second whose theme the first has in that unit; those with a side that he has */
	struct agreement group;			/* of more than two */
};

enum { ROW_ALL = -1, ROW_ANY = -2 };

struct row {
	int topic;	/* or ROW_ALL */
	int side;	/* or ROW_ALL: each side an item; ROW_ANY: the theme, whichever its side */
	struct tally whole;
	struct figure figure[FIGURES];
};

/*
 * Bootstrap over transcripts: how often each of them is in each draw. The same draws for every row and comparison.
 * random.h's generator, from the seed; the n-th draw takes as many transcripts as there are, each as likely, one after another.
 */
struct draws {
	uint32_t *times;	/* [draws * texts] */
	size_t draws, texts;
};

struct comparison {
	const struct study *study;
	uint32_t coder[STUDY_CODERS];
	size_t coders;
	struct row *row;	/* [rows] all; each side; whichever side; then for each theme the same */
	size_t rows;
	size_t units;		/* that two of them judged */
};

void draws_make(struct draws *draws, size_t texts, size_t n, uint64_t seed);
void draws_free(struct draws *draws);

/* level: of the intervals, 0 to 1. The percentile method (Efron 1979), quantiles by interpolation (type 7 of Hyndman and Fan 1996). */
void comparison_make(struct comparison *comparison, const struct study *study, const struct draws *draws, double level,
    const uint32_t *coders, size_t n);
void comparison_free(struct comparison *comparison);
/* The row of a topic and side, as they stand in struct row; NULL: there is none. */
const struct row *comparison_row(const struct comparison *comparison, int topic, int side);

#endif
