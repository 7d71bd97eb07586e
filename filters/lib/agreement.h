/*
 * How far coders agree on nominal data: percent agreement, Cohen's kappa, Krippendorff's alpha, Gwet's AC1.
 *
 *	struct agreement sums = { .categories = 2 };
 *
 *	for (each item) {
 *		unsigned given[2] = { 1, 1 };	// one coder chose category 0, one category 1
 *		agreement_add(&sums, given);
 *	}
 *	... agreement_alpha(&sums) ...
 *
 * The sums of two sets of items are the sums of the whole: agreement_join. A figure that is not defined (nobody varied, no
 * item has two coders) is NAN.
 */
#ifndef AGREEMENT_H
#define AGREEMENT_H

#include <stdint.h>

enum { AGREEMENT_CATEGORIES = 8 };

struct agreement {
	unsigned categories;			/* 2 to AGREEMENT_CATEGORIES */
	double items;				/* that a coder judged */
	double pairable;			/* that two or more judged */
	double agreeing;			/* sum over these of the share of pairs of coders that agree */
	double disagreeing;			/* sum over these of the ordered pairs that do not, each by 1 / (coders - 1) */
	double total[AGREEMENT_CATEGORIES];	/* judgements on these, by category */
	double share[AGREEMENT_CATEGORIES];	/* sum over all items of the category's share of its judgements */
};

/* Adds an item: how many coders chose each category. Coders who did not judge it are not counted: missing values. */
void agreement_add(struct agreement *sums, const unsigned *given);
/* The same item, `times` over. */
void agreement_add_times(struct agreement *sums, const unsigned *given, double times);
/* Adds other sums, `times` over. */
void agreement_join(struct agreement *sums, const struct agreement *other, double times);

/* Share of pairs of coders that agree, the mean of the items. */
double agreement_percent(const struct agreement *sums);
/* Krippendorff's alpha for nominal data, any number of coders, missing values (Krippendorff 2004, 11.3; 2011). */
double agreement_alpha(const struct agreement *sums);
/* Gwet's AC1, any number of coders, missing values (Gwet 2008, equations 17 and 18). */
double agreement_ac1(const struct agreement *sums);

/* Cohen's kappa of two coders (Cohen 1960): table[i * categories + j] items that the first put into i and the second into j. */
double agreement_kappa(const double *table, unsigned categories);

#endif
