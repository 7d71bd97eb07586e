/*
 * A verdict: opinions added up, each with the weight of the place where it stands, and the two that count most.
 *
 *	struct verdict verdict = {0};
 *	verdict_hear(&verdict, scene, hit);	// what stands in the hit's own sentence
 *	verdict_hear_all(&verdict, other, 40);	// what another sentence says
 *	if (verdict_polarity(&verdict, ENOUGH) != POLARITY_NONE)
 *		verdict_because(&verdict, hit);
 */
#ifndef VERDICT_H
#define VERDICT_H

#include "scope.h"

struct verdict {
	int64_t sum;
	struct reason best[2];
	int64_t weight[2];	/* of best; below 0: complaint */
};

/* Adds a vote: value in hundredths times the weight of its place. Words from > to: none are shown. */
void verdict_vote(struct verdict *verdict, int64_t vote, struct reason reason);
/* Opinions of the hit's own sentence, by clause and distance; without any, a negation that reaches it. */
void verdict_hear(struct verdict *verdict, const struct scene *scene, const struct hit *hit);
/* All that a sentence says, as one opinion. */
void verdict_hear_all(struct verdict *verdict, const struct scene *scene, int64_t weight);
/*
 * What it comes to: POLARITY_NONE when the sum is below `enough`: a hint, or a plain opinion far off, may be all that there is;
 * where phrases of the turn speak for other themes, half the full weight of a plain opinion is wanted.
 */
enum { ENOUGH = 1000, ENOUGH_BESIDE_OTHERS = 5000 };
enum polarity verdict_polarity(const struct verdict *verdict, int64_t enough);
/* The side of a lexicon that its sum speaks for. */
struct str verdict_side(const struct verdict *verdict, const struct codebook *book);
/* Gives the hit the reasons: the two that count most among those that speak for the outcome. */
void verdict_because(const struct verdict *verdict, struct hit *hit);

#endif
