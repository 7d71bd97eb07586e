/* A hit's side from its context: see hd-context(1), DECISION. */
#include <stdlib.h>

#include "decide.h"

/*
 * How much an opinion counts for a theme, in hundredths, by where it stands (Ding, Liu and Yu 2008: opinions in a sentence,
 * weighted down with the distance from the theme); chosen on the development transcripts.
 */
enum {
	IN_CLAUSE = 100, IN_SENTENCE = 60, NEXT_SENTENCE = 40, SENTENCE_BEFORE = 25, IN_TURN = 12,
	AIMED = 200,		/* a cue with a direction that reaches the theme */
	NEGATED = 110,		/* a negator that reaches a neutral word */
	ASKED = 100,		/* the question's frame */
	ENOUGH = 2000,		/* sums of value times weight below this decide nothing */
};

/* Sentences further off are another matter, in a turn that never ends. */
enum { TURN_NEAR = 20 };

/* A phrase begins, and a neutral word has a phrase beside it, within so many tokens. */
enum { PHRASE_NEAR = 60 };

/* An answer begins with yes or no within so many tokens. */
enum { ANSWERS_WITHIN = 3 };

/* A sum of opinions, and the ones that count most in it. */
struct verdict {
	int64_t sum;
	struct reason best[2];
	int64_t weight[2];	/* signed */
};

static void
vote(struct verdict *verdict, int64_t weight, struct str note, uint32_t sentence, uint32_t from, uint32_t to)
{
	struct reason reason = { note, sentence, from, to };

	verdict->sum += weight;
	if (llabs(weight) > llabs(verdict->weight[0])) {
		verdict->best[1] = verdict->best[0];
		verdict->weight[1] = verdict->weight[0];
		verdict->best[0] = reason;
		verdict->weight[0] = weight;
	} else if (llabs(weight) > llabs(verdict->weight[1])) {
		verdict->best[1] = reason;
		verdict->weight[1] = weight;
	}
}

static struct str
note_of(const struct found *found)
{
	return found->turned != NULL ? found->turned->cue->note : found->cue->note;
}

static void
vote_found(struct verdict *verdict, const struct scene *scene, const struct found *found, int64_t weight)
{
	uint32_t from = found->from;

	if (found->turned != NULL && found->turned->from < from)
		from = found->turned->from;
	vote(verdict, found->value * weight, note_of(found), scene->n, from, found->to);
}

/* What an opinion of the hit's own sentence weighs for it. */
static int64_t
weight_here(const struct scene *scene, const struct found *found, const struct hit *hit)
{
	uint32_t distance = found->from > hit->to ? found->from - hit->to : hit->from > found->to ? hit->from - found->to : 1;
	int64_t weight;

	if (found->cue->direction != DIRECTION_BOTH)
		return scene_reaches(scene, found, hit->from, hit->to) ? AIMED : 0;
	if (found->cue->span < SPAN_SENTENCE && !scene_reaches(scene, found, hit->from, hit->to))
		return 0;
	weight = found->clause == scene_clause(scene, hit->from) ? IN_CLAUSE : IN_SENTENCE;
	return weight * 12 / (11 + distance);
}

static void
vote_here(struct verdict *verdict, const struct scene *scene, const struct hit *hit)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	bool opinion = false;
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];
		int64_t weight;

		if (found->value == 0 || (weight = weight_here(scene, found, hit)) == 0)
			continue;
		opinion |= found->cue->strength > 1 && weight >= IN_CLAUSE / 2;
		vote_found(verdict, scene, found, weight);
	}
	if (!opinion) {
		const struct found *flip = scene_flip(scene, hit->from, hit->to);

		if (flip != NULL)
			vote(verdict, -100 * NEGATED, flip->cue->note, scene->n, flip->from, flip->to);
	}
}

/* All that another sentence says, as one opinion. */
static void
vote_there(struct verdict *verdict, const struct scene *scene, int64_t weight)
{
	const struct found *best = scene->best;

	if (best == NULL || scene->sum == 0)
		return;
	vote(verdict, scene->sum * weight, note_of(best), scene->n, best->from, best->to);
}

static void
set_side(struct hit *hit, enum polarity polarity)
{
	hit->was = hit->side;
	hit->new_side = polarity == POLARITY_GOOD ? hit->book->good : hit->book->bad;
}

static void
because_found(struct hit *hit, const struct scene *scene, const struct found *found)
{
	hit_because(hit, found->cue->note, scene->n, found->from, found->to);
}

/* Holder, reality, cancelling, self-repair: true if the hit was ruled out or made neutral. */
static bool
rule_out(struct hit *hit, const struct scene *scene)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];
		enum effect effect = found->cue->effect;

		if ((effect != EFFECT_VOID && effect != EFFECT_NEUTRAL && effect != EFFECT_REPAIR) ||
		    (found->cue->strength == 1 && !hit->mention) || !scene_reaches(scene, found, hit->from, hit->to))
			continue;
		because_found(hit, scene, found);
		if (effect == EFFECT_NEUTRAL && hit->book->neutral.len > 0) {
			hit->was = hit->side;
			hit->new_side = hit->book->neutral;
		} else {
			hit->void_ = found->cue->note;
		}
		return true;
	}
	return false;
}

/* What is stronger than the hit's own words: "we need", "without X we would never have". The nearest one. */
static const struct found *
overruling(const struct scene *scene, const struct hit *hit)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	const struct found *best = NULL;
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];

		if (found->value != 0 && found->cue->strength == 3 && found->cue->direction != DIRECTION_BOTH &&
		    scene_reaches(scene, found, hit->from, hit->to) && (best == NULL || found->from > best->from))
			best = found;
	}
	return best;
}

static void
decide_polar(struct hit *hit, const struct scene *scene)
{
	const struct found *over = overruling(scene, hit), *flip;

	if (over != NULL) {
		enum polarity polarity = over->value > 0 ? POLARITY_GOOD : POLARITY_BAD;

		if (polarity != hit->polarity) {
			because_found(hit, scene, over);
			set_side(hit, polarity);
		}
		return;
	}
	flip = scene_flip(scene, hit->from, hit->to);
	if (flip == NULL)
		return;
	because_found(hit, scene, flip);
	set_side(hit, hit->polarity == POLARITY_GOOD ? POLARITY_BAD : POLARITY_GOOD);
}

/* The two that count most among those that speak for the outcome; the second not when it says the same words again. */
static void
explain_verdict(struct hit *hit, const struct verdict *verdict)
{
	const struct reason *first = &verdict->best[0], *second = &verdict->best[1];
	bool agrees[2];
	size_t i;

	for (i = 0; i < 2; i++)
		agrees[i] = verdict->weight[i] != 0 && (verdict->weight[i] > 0) == (verdict->sum > 0);
	if (agrees[0])
		hit_because(hit, first->note, first->sentence, first->from, first->to);
	if (agrees[1] && !(agrees[0] && first->sentence == second->sentence && first->from <= second->from && second->to <= first->to))
		hit_because(hit, second->note, second->sentence, second->from, second->to);
}

static bool
is_phrase(const struct hit *other, const struct hit *hit)
{
	return other->polarity != POLARITY_NONE && other->book == hit->book && str_eq(other->theme, hit->theme);
}

/* Hits of the sentence that begin within PHRASE_NEAR tokens of this one: turn->hit[first, last). */
static struct near
hits_near(const struct turn *turn, const struct hit *hit)
{
	const struct sentence *sentence = &turn->sentence[hit->sentence];
	size_t at = (size_t)(hit - turn->hit);
	struct near near = { at, at };

	while (near.first > sentence->hit && turn->hit[near.first - 1].from + PHRASE_NEAR >= hit->from)
		near.first--;
	while (near.last < sentence->hit + sentence->hits && turn->hit[near.last].from <= hit->from + PHRASE_NEAR)
		near.last++;
	return near;
}

/*
 * A longer phrase of the same theme that holds all of the hit and says more: "nobody knows what we want" against "know what
 * we want". Only phrases with a side of their own count. NULL when there is none.
 */
static const struct hit *
phrase_around(const struct turn *turn, const struct hit *hit)
{
	struct near near = hits_near(turn, hit);
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct hit *other = &turn->hit[i];

		if (other->from <= hit->from && other->to >= hit->to && other->to - other->from > hit->to - hit->from &&
		    !other->ruled_out && is_phrase(other, hit))
			return other;
	}
	return NULL;
}

/* A phrase of the same theme in the hit's clause, as decided; NULL when there is none. */
static const struct hit *
phrase_beside(const struct turn *turn, const struct scene *scene, const struct hit *hit)
{
	struct near near = hits_near(turn, hit);
	uint32_t clause = scene_clause(scene, hit->from);
	size_t i;

	for (i = near.first; i < near.last; i++) {
		const struct hit *other = &turn->hit[i];

		if (other->void_.len == 0 && is_phrase(other, hit) && scene_clause(scene, other->from) == clause)
			return other;
	}
	return NULL;
}

static void
decide_mention(struct decider *decider, const struct turn *turn, struct hit *hit)
{
	const struct hit *beside = phrase_beside(turn, &decider->scene[hit->sentence], hit);
	struct verdict verdict = {0};
	size_t i;

	if (beside != NULL) {
		hit_because(hit, STR("with"), hit->sentence, beside->from, beside->to);
		hit->was = hit->side;
		hit->new_side = beside->new_side;
		return;
	}

	vote_here(&verdict, &decider->scene[hit->sentence], hit);
	for (i = hit->sentence > TURN_NEAR ? hit->sentence - TURN_NEAR : 0; i < decider->scenes && i <= (size_t)hit->sentence + TURN_NEAR; i++) {
		if (i == hit->sentence)
			continue;
		vote_there(&verdict, &decider->scene[i], i == hit->sentence + 1 ? NEXT_SENTENCE : i + 1 == hit->sentence ? SENTENCE_BEFORE : IN_TURN);
	}
	if (decider->question.frame != 0)
		vote(&verdict, (int64_t)decider->question.frame * ASKED, decider->question.frame_note, hit->sentence, 1, 0);
	if (llabs(verdict.sum) < ENOUGH)
		return;
	explain_verdict(hit, &verdict);
	set_side(hit, verdict.sum > 0 ? POLARITY_GOOD : POLARITY_BAD);
}

static void
decide_hit(struct decider *decider, const struct turn *turn, struct hit *hit)
{
	const struct scene *scene = &decider->scene[hit->sentence];
	const struct hit *around;

	if (hit->ruled_out || hit->book == NULL)
		return;
	around = phrase_around(turn, hit);
	if (around != NULL) {
		hit->void_ = STR("within");
		hit_because(hit, STR("within"), hit->sentence, around->from, around->to);
		return;
	}
	if (rule_out(hit, scene))
		return;
	if (hit->mention)
		decide_mention(decider, turn, hit);
	else if (hit->polarity != POLARITY_NONE)
		decide_polar(hit, scene);
}

static bool
has_theme(const struct turn *turn, const struct hit *asked)
{
	size_t i;

	for (i = 0; i < turn->hits; i++) {
		const struct hit *hit = &turn->hit[i];

		if (str_eq(hit->lexicon, asked->lexicon) && str_eq(hit->theme, asked->theme) && !str_eq(hit->new_side, STR("mention")))
			return true;
	}
	return false;
}

/* Yes or no at the start of the answer: 0, or its direction times its strength. */
static int32_t
answer(const struct scene *scene, const struct found **word)
{
	size_t i;

	for (i = 0; i < scene->founds && scene->found[i].from < ANSWERS_WITHIN; i++) {
		const struct found *found = &scene->found[i];

		if (found->dropped || (found->cue->effect != EFFECT_YES && found->cue->effect != EFFECT_NO))
			continue;
		*word = found;
		return (int32_t)found->cue->strength * (found->cue->effect == EFFECT_YES ? 1 : -1);
	}
	return 0;
}

/* An answer takes its theme from the question, its side from what it says first, or from a question that frames one. */
static void
carry_over(struct decider *decider, struct turn *turn, const struct hit *asked)
{
	static const int64_t fading[] = { 100, 60, 35, 20 };
	const struct question *question = &decider->question;
	struct verdict verdict = {0};
	const struct found *word = NULL;
	int32_t said, base;
	struct hit *hit;
	size_t i;

	said = answer(&decider->scene[0], &word);
	base = asked->polarity != POLARITY_NONE ? (int32_t)asked->polarity : question->frame < 0 ? -1 : 1;
	if (said != 0 && question->closed)
		vote(&verdict, (int64_t)said * base * 5000, word->cue->note, 0, word->from, word->to);
	for (i = 0; i < decider->scenes && i < sizeof(fading) / sizeof(*fading); i++)
		vote_there(&verdict, &decider->scene[i], fading[i]);
	if (!question->closed && question->frame != 0)
		vote(&verdict, (int64_t)question->frame * ASKED, question->frame_note, 0, 1, 0);
	if (llabs(verdict.sum) < 2 * ENOUGH)
		return;
	hit = turn_add_hit(turn, asked, verdict.best[0].sentence);
	hit_because(hit, STR("asked"), 0, 1, 0);
	explain_verdict(hit, &verdict);
	set_side(hit, verdict.sum > 0 ? POLARITY_GOOD : POLARITY_BAD);
}

/* Scenes for n sentences, those that were made before used again. */
static void
need_scenes(struct decider *decider, size_t n)
{
	if (n > decider->cap) {
		decider->scene = alloc_again(decider->scene, n, sizeof(*decider->scene));
		memset(decider->scene + decider->cap, 0, (n - decider->cap) * sizeof(*decider->scene));
		decider->cap = n;
	}
	decider->scenes = n;
}

static bool
concerns(const struct hit *hit, size_t n, const struct codebook *book)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (hit[i].book == book)
			return true;
	return false;
}

/* The hits of one lexicon. */
static void
decide_lexicon(struct decider *decider, struct turn *turn, const struct codebook *book, size_t hits)
{
	const struct question *question = &decider->question;
	size_t i;

	for (i = 0; i < decider->scenes; i++)
		scene_tune(&decider->scene[i], book);
	for (i = 0; i < hits; i++)
		if (turn->hit[i].book == book && !turn->hit[i].mention)
			decide_hit(decider, turn, &turn->hit[i]);
	for (i = 0; i < hits; i++)
		if (turn->hit[i].book == book && turn->hit[i].mention)
			decide_hit(decider, turn, &turn->hit[i]);
	for (i = 0; question->fresh && i < question->hits; i++)
		if (question->hit[i].book == book && !has_theme(turn, &question->hit[i]))
			carry_over(decider, turn, &question->hit[i]);
}

void
decide_turn(struct decider *decider, struct turn *turn, const struct codebooks *books)
{
	const struct question *question = &decider->question;
	size_t i, hits = turn->hits;

	if (turn->sentences == 0)
		return;
	if (turn->interviewer) {
		need_scenes(decider, 1);
		question_hear(&decider->question, turn, decider->cues, &decider->scene[0]);
		return;
	}
	need_scenes(decider, turn->sentences);
	for (i = 0; i < turn->sentences; i++)
		scene_set(&decider->scene[i], decider->cues, &turn->sentence[i], (uint32_t)i);
	for (i = 0; i < books->len; i++)
		if (concerns(turn->hit, hits, &books->book[i]) || (question->fresh && concerns(question->hit, question->hits, &books->book[i])))
			decide_lexicon(decider, turn, &books->book[i], hits);
	decider->question.fresh = false;
}

void
decider_free(struct decider *decider)
{
	size_t i;

	for (i = 0; i < decider->cap; i++)
		scene_free(&decider->scene[i]);
	free(decider->scene);
	question_free(&decider->question);
}
