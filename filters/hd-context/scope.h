/*
 * A sentence with its clauses and cues, worked out for one lexicon: what reaches what, and what each praise or complaint is
 * worth once negation and time have turned it over.
 *
 *	scene_set(&scene, cues, turn, n);
 *	scene_tune(&scene, book);	// again for each lexicon: a cue may be for some of them alone
 */
#ifndef SCOPE_H
#define SCOPE_H

#include "cues.h"
#include "turn.h"

struct scene {
	const struct sentence *sentence;
	uint32_t n;			/* index of the sentence in its turn */
	struct found *found;		/* every cue that stands there, [founds], ordered by place */
	size_t founds, cap;
	struct clauses clauses;
	/* After scene_tune, for one lexicon, as are the founds' values: */
	const struct codebook *book;
	unsigned effects;		/* which the cues for it have: bit 1 << effect. Most scenes have few, and need not be searched for others */
	bool overrules;			/* one of them is a strong opinion with a direction */
	uint32_t *stop;			/* tokens at which a stop begins, [stops], in order */
	size_t stops, stop_cap;
	int32_t sum;			/* of the values of what speaks for all that is near it */
	const struct found *best;	/* the one among these that counts most, NULL if none does */
};

/* Fills a scene from a sentence of the turn (its arrays are used again), whose words are then known. */
void scene_set(struct scene *scene, struct cues *cues, struct turn *turn, uint32_t n);
/* Takes the cues that are for this lexicon, drops those that others cover, and works out what they are worth. */
void scene_tune(struct scene *scene, const struct codebook *book);
void scene_free(struct scene *scene);

/* The clause in which a token stands. */
uint32_t scene_clause(const struct scene *scene, uint32_t token);

/*
 * The cues that can reach the tokens from..to, or be reached from there: found[first, last). No cue reaches further than
 * SCENE_NEAR tokens, so that a sentence that never ends costs no more than its length.
 */
enum { SCENE_NEAR = 200 };
struct near { size_t first, last; };
struct near scene_near(const struct scene *scene, uint32_t from, uint32_t to);

/* Whether a cue of the scene reaches the tokens from..to: by its direction and its span, and no stop between them. */
bool scene_reaches(const struct scene *scene, const struct found *found, uint32_t from, uint32_t to);

/*
 * What turns the tokens from..to over, NULL if nothing does: an odd number of flips. A second negator of the weak kind
 * ("we don't get no training") only agrees with the first and does not count.
 */
const struct found *scene_flip(const struct scene *scene, uint32_t from, uint32_t to);

#endif
