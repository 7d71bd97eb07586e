/* Decides the side of every hit of a respondent's turn: the rule is in hd-context(1), DECISION. */
#ifndef DECIDE_H
#define DECIDE_H

#include "question.h"

struct decider {
	struct cues *cues;
	struct question question;
	/* Of the turn that is decided: */
	struct turn *turn;
	const struct codebook *book;	/* the lexicon */
	struct str phrase_theme;	/* the theme of the first phrase that counts; at = NULL when there is none */
	bool phrase_themes;		/* phrases that count speak for more than one */
	struct scene *scene;	/* one a sentence, worked out when asked for: decider_scene */
	size_t scenes, cap;
};

/* Decides a turn that is not an interviewer's: those are for question_hear. */
void decide_turn(struct decider *decider, struct turn *turn, const struct codebooks *books);
void decider_free(struct decider *decider);

/* The scene of a sentence of the turn, for the lexicon that is decided. */
const struct scene *decider_scene(struct decider *decider, size_t n);

/* Whether the first word of a sentence may turn against what was said before it: if not, its scene need not be asked for that. */
bool decider_may_turn(struct decider *decider, size_t n);

/* Parts of decide_turn, for one lexicon: */

/* Gives the answer what was asked for and not said (carry.c). */
void carry_over(struct decider *decider, struct turn *turn, const struct codebook *book);
/* Splits what is praised and, behind a "but", complained of (carry.c). */
void split_sides(struct decider *decider, struct turn *turn, const struct codebook *book);

#endif
