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

#endif
