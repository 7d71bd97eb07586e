/* Decides the side of every hit of a respondent's turn: the rule is in hd-context(1), DECISION. */
#ifndef DECIDE_H
#define DECIDE_H

#include "question.h"

struct decider {
	struct cues *cues;
	struct scene *scene;	/* one a sentence of the turn */
	size_t scenes, cap;
	struct question question;
};

void decide_turn(struct decider *decider, struct turn *turn, const struct codebooks *books);
void decider_free(struct decider *decider);

/* Parts of it, for one lexicon, to which the scenes must be tuned: */

/* Gives the answer what was asked for and not said (carry.c). */
void carry_over(struct decider *decider, struct turn *turn, const struct codebook *book);
/* Splits what is praised and, behind a "but", complained of (carry.c). */
void split_sides(struct decider *decider, struct turn *turn, const struct codebook *book);

#endif
