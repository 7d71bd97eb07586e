/*
 * Draws under a sentence how the side of a hit was decided: what hd-context -e prints. The drawing is described in
 * hd-context(1), EXPLANATION.
 */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "decide.h"
#include "out.h"

struct explainer {
	struct out *out;
	bool all;		/* hits too that the context left as they were */
	struct buf text;	/* id of the transcript */
	struct buf quote, marks;
	char *mark;		/* [tokens] what is drawn under each */
	size_t marks_cap;
};

/* Takes the name of the transcript from its <text> tag. */
void explain_text(struct explainer *explainer, struct str tag);
/* Draws every hit that the decider had a reason for. The decider's scenes are tuned anew. */
void explain_turn(struct explainer *explainer, const struct turn *turn, struct decider *decider);
void explainer_free(struct explainer *explainer);

#endif
