/* Opinions added up: see verdict.h and hd-context(1), DECISION. */
#include <stdlib.h>

#include "verdict.h"

/*
 * How much an opinion counts for a theme, in hundredths, by where it stands (Ding, Liu and Yu 2008: opinions in a sentence,
 * weighted down with the distance from the theme). They need no tuning: half or twice any of them changes kappa on the
 * development transcripts by about 0.01.
 */
enum {
	IN_CLAUSE = 100, IN_SENTENCE = 60,
	AIMED = 200,		/* a cue with a direction that reaches the theme */
	NEGATED = 110,		/* a negator that reaches a neutral word */
	HALF = 12,		/* words after which the weight within a sentence is about a half */
};

void
verdict_vote(struct verdict *verdict, int64_t vote, struct reason reason)
{
	verdict->sum += vote;
	if (llabs(vote) > llabs(verdict->weight[0])) {
		verdict->best[1] = verdict->best[0];
		verdict->weight[1] = verdict->weight[0];
		verdict->best[0] = reason;
		verdict->weight[0] = vote;
	} else if (llabs(vote) > llabs(verdict->weight[1])) {
		verdict->best[1] = reason;
		verdict->weight[1] = vote;
	}
}

/* An opinion as a reason: with what turned it over, whose note says what it now is. */
static struct reason
reason_of(const struct scene *scene, const struct found *found)
{
	const struct found *turned = found->turned;
	uint32_t from = turned != NULL && turned->from < found->from ? turned->from : found->from;

	return (struct reason){ turned != NULL ? turned->cue->note : found->cue->note, scene->n, from, found->to, turned != NULL };
}

/* What is said behind a "but" is the point, also of what stands before it. */
static bool
is_point(const struct scene *scene, const struct found *found, uint32_t clause)
{
	return found->clause > clause && scene->clauses.clause[found->clause].join == CLAUSE_CONTRAST;
}

/* What an opinion of the hit's own sentence weighs for it. */
static int64_t
weight_here(const struct scene *scene, const struct found *found, const struct hit *hit)
{
	uint32_t distance = found->from > hit->to ? found->from - hit->to : hit->from > found->to ? hit->from - found->to : 1;
	uint32_t clause;
	int64_t weight;

	if (found->cue->direction != DIRECTION_BOTH)
		return scene_reaches(scene, found, hit->from, hit->to) ? AIMED : 0;
	if (found->cue->span < SPAN_SENTENCE && !scene_reaches(scene, found, hit->from, hit->to))
		return 0;
	clause = scene_clause(scene, hit->from);
	weight = found->clause == clause || is_point(scene, found, clause) ? IN_CLAUSE : IN_SENTENCE;
	return weight * HALF / (HALF - 1 + distance);
}

void
verdict_hear(struct verdict *verdict, const struct scene *scene, const struct hit *hit)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	const struct found *flip;
	bool opinion = false;
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];
		int64_t weight;

		if (found->value == 0 || (weight = weight_here(scene, found, hit)) == 0)
			continue;
		opinion |= found->cue->strength > STRENGTH_HINT && weight >= IN_CLAUSE / 2;
		verdict_vote(verdict, found->value * weight, reason_of(scene, found));
	}
	if (opinion || (flip = scene_flip(scene, hit->from, hit->to)) == NULL || flip->cue->effect == EFFECT_PAST)
		return;
	verdict_vote(verdict, -100 * NEGATED, (struct reason){ flip->cue->note, scene->n, flip->from, flip->to, true });
}

void
verdict_hear_all(struct verdict *verdict, const struct scene *scene, int64_t weight)
{
	if (scene->best != NULL && scene->sum != 0)
		verdict_vote(verdict, scene->sum * weight, reason_of(scene, scene->best));
}

enum polarity
verdict_polarity(const struct verdict *verdict, int64_t enough)
{
	if (verdict->sum == 0 || llabs(verdict->sum) < enough)
		return POLARITY_NONE;
	return verdict->sum > 0 ? POLARITY_GOOD : POLARITY_BAD;
}

struct str
verdict_side(const struct verdict *verdict, const struct codebook *book)
{
	return book_side(book, verdict->sum > 0 ? POLARITY_GOOD : POLARITY_BAD, verdict->best[0].negates);
}

/* The second is not shown when it says the same words again. */
void
verdict_because(const struct verdict *verdict, struct hit *hit)
{
	const struct reason *first = &verdict->best[0], *second = &verdict->best[1];
	bool agrees[2];
	size_t i;

	for (i = 0; i < 2; i++)
		agrees[i] = verdict->weight[i] != 0 && (verdict->weight[i] > 0) == (verdict->sum > 0);
	if (agrees[0])
		hit_because(hit, *first);
	if (agrees[1] && !(agrees[0] && first->sentence == second->sentence && first->from <= second->from && second->to <= first->to))
		hit_because(hit, *second);
}
