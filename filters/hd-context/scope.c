/* What reaches what in a sentence: see scope.h. */
#include <stdlib.h>

#include "scope.h"

/* Hundredths of an opinion by strength: a hint, plain, strong. */
static const int32_t worth[] = { 0, 30, 100, 200 };

uint32_t
scene_clause(const struct scene *scene, uint32_t token)
{
	uint32_t low = 0, high = (uint32_t)scene->clauses.len, middle;

	while (high - low > 1) {
		middle = low + (high - low) / 2;
		if (token < scene->clauses.clause[middle].from)
			high = middle;
		else
			low = middle;
	}
	return low;
}

struct near
scene_near(const struct scene *scene, uint32_t from, uint32_t to)
{
	uint32_t least = from > SCENE_NEAR ? from - SCENE_NEAR : 0;
	size_t low = 0, high = scene->founds, middle;
	struct near near = { 0, scene->founds };

	if (scene->sentence->words <= SCENE_NEAR)
		return near;
	while (low < high) {
		middle = low + (high - low) / 2;
		if (scene->found[middle].from < least)
			low = middle + 1;
		else
			high = middle;
	}
	near = (struct near){ low, low };
	while (near.last < scene->founds && scene->found[near.last].from <= (uint64_t)to + SCENE_NEAR)
		near.last++;
	return near;
}

/* Whether a stop begins after one token and before another. */
static bool
is_stopped(const struct scene *scene, uint32_t after, uint32_t before)
{
	size_t low = 0, high = scene->stops, middle;

	while (low < high) {
		middle = low + (high - low) / 2;
		if (scene->stop[middle] <= after)
			low = middle + 1;
		else
			high = middle;
	}
	return low < scene->stops && scene->stop[low] < before;
}

bool
scene_reaches(const struct scene *scene, const struct found *found, uint32_t from, uint32_t to)
{
	const struct cue *cue = found->cue;
	bool right = from > found->from && to > found->to, left = from < found->from && to < found->to;
	uint32_t gap;

	if (found->dropped)
		return false;
	if (from > found->from && to < found->to)
		return true; /* in a gap of the cue: "without TRUST we would never" */
	if (!right && !left)
		return false;
	if ((cue->direction == DIRECTION_RIGHT && !right) || (cue->direction == DIRECTION_LEFT && !left))
		return false;
	if (cue->direction == DIRECTION_START || cue->direction == DIRECTION_ANSWER)
		return false;
	if (right ? is_stopped(scene, found->to, from) : is_stopped(scene, to, found->from))
		return false;
	if (cue->span >= SPAN_SENTENCE)
		return true;
	if (right ? found->clause_to != scene_clause(scene, from) : found->clause != scene_clause(scene, to))
		return false;
	if (cue->span == SPAN_CLAUSE)
		return true;
	gap = right ? (from > found->to ? from - found->to : 0) : (found->from > to ? found->from - to : 0);
	return gap <= cue->span;
}

/* apart: cues that share words with from..to do not count. */
static const struct found *
find_flip(const struct scene *scene, uint32_t from, uint32_t to, bool apart)
{
	struct near near = scene_near(scene, from, to);
	const struct found *last = NULL;
	size_t i, count = 0;

	if (!(scene->effects & (1u << EFFECT_FLIP | 1u << EFFECT_PAST)))
		return NULL;
	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];

		if ((found->cue->effect != EFFECT_FLIP && found->cue->effect != EFFECT_PAST) || !scene_reaches(scene, found, from, to))
			continue;
		if (!apart && found->from >= from && found->from <= to)
			continue; /* the negator is one of its own words */
		if (apart && found->from <= to && found->to >= from && !(found->from < from && found->to > to))
			continue;
		if (count > 0 && found->cue->strength == STRENGTH_HINT)
			continue;
		count++;
		last = found;
	}
	return count % 2 == 1 ? last : NULL;
}

const struct found *
scene_flip(const struct scene *scene, uint32_t from, uint32_t to)
{
	return find_flip(scene, from, to, false);
}

void
scene_set(struct scene *scene, struct cues *cues, struct turn *turn, uint32_t n)
{
	const struct clause_word *word;
	uint32_t words;
	size_t i;

	scene->sentence = &turn->sentence[n];
	scene->book = NULL;
	scene->n = n;
	scene->founds = cues_find(cues, scene->sentence->said, &scene->found, &scene->cap);
	word = cues_words(cues, &words);
	turn_has_words(turn, n, words);
	clause_split(&scene->clauses, word, words);
	for (i = 0; i < scene->founds; i++) {
		scene->found[i].clause = scene_clause(scene, scene->found[i].from);
		scene->found[i].clause_to = scene_clause(scene, scene->found[i].to);
	}
}

/* Whether a cue is for hits of a lexicon: its id, or one of its sides, stands there ("!better": any lexicon without that side). */
static bool
is_for(const struct cue *cue, const struct codebook *book)
{
	struct str name = cue->only;
	bool but, named;

	if (name.len == 0)
		return true;
	but = name.at[0] == '!';
	if (but)
		name = (struct str){ name.at + 1, name.len - 1 };
	named = book != NULL && (str_eq(name, book->id) || str_eq(name, book->good) || str_eq(name, book->bad) ||
	    (book->neutral.len > 0 && str_eq(name, book->neutral)));
	return but != named;
}

static bool
is_opinion(const struct found *found)
{
	return !found->dropped && (found->cue->effect == EFFECT_GOOD || found->cue->effect == EFFECT_BAD) &&
	       found->cue->direction != DIRECTION_ANSWER;
}

/* Whether what is said here is not said to be so: hoped for, denied, reported. */
static bool
is_void(const struct scene *scene, const struct found *opinion)
{
	struct near near = scene_near(scene, opinion->from, opinion->to);
	size_t i;

	if (!(scene->effects & 1u << EFFECT_VOID))
		return false;
	for (i = near.first; i < near.last; i++)
		if (scene->found[i].cue->effect == EFFECT_VOID && scene->found[i].cue->strength > STRENGTH_HINT &&
		    scene_reaches(scene, &scene->found[i], opinion->from, opinion->to))
			return true;
	return false;
}

static void
weigh(struct scene *scene, struct found *opinion)
{
	if (is_void(scene, opinion))
		return;
	/* A hint ("now", "still") is no predicate that could be negated. */
	if (opinion->cue->strength > STRENGTH_HINT)
		opinion->turned = find_flip(scene, opinion->from, opinion->to, true);
	opinion->value = worth[opinion->cue->strength];
	if ((opinion->cue->effect == EFFECT_BAD) != (opinion->turned != NULL))
		opinion->value = -opinion->value;
	if (opinion->cue->direction != DIRECTION_BOTH) {
		scene->overrules |= opinion->cue->strength == STRENGTH_STRONG;
		return;
	}
	scene->sum += opinion->value;
	if (scene->best == NULL || abs(opinion->value) > abs(scene->best->value))
		scene->best = opinion;
}

static void
set_stops(struct scene *scene)
{
	size_t i;

	scene->stops = 0;
	if (!(scene->effects & 1u << EFFECT_STOP))
		return;
	for (i = 0; i < scene->founds; i++) {
		if (scene->found[i].cue->effect != EFFECT_STOP || scene->found[i].dropped)
			continue;
		scene->stop = alloc_room(scene->stop, scene->stops, &scene->stop_cap, sizeof(*scene->stop));
		scene->stop[scene->stops++] = scene->found[i].from;
	}
}

void
scene_tune(struct scene *scene, const struct codebook *book)
{
	size_t i;

	scene->book = book;
	scene->effects = 0;
	scene->overrules = false;
	scene->sum = 0;
	scene->best = NULL;
	for (i = 0; i < scene->founds; i++) {
		struct found *found = &scene->found[i];

		found->is_for_others = !is_for(found->cue, book);
		found->value = 0;
		found->turned = NULL;
		if (!found->is_for_others)
			scene->effects |= 1u << found->cue->effect;
	}
	cues_drop_covered(scene->found, scene->founds);
	set_stops(scene);
	for (i = 0; i < scene->founds; i++)
		if (is_opinion(&scene->found[i]))
			weigh(scene, &scene->found[i]);
}

void
scene_free(struct scene *scene)
{
	free(scene->found);
	free(scene->stop);
	clauses_free(&scene->clauses);
	*scene = (struct scene){0};
}
