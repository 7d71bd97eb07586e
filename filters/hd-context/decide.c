/* A hit's side from its context: see hd-context(1), DECISION. */
#include <stdlib.h>

#include "decide.h"
#include "verdict.h"

/* How much the opinions of a sentence next to the hit's count for it, and of another, in hundredths. */
enum { BESIDE = 25, IN_TURN = 12 };

/* Sentences further off are another matter, in a turn that never ends. */
enum { TURN_NEAR = 20 };

/* A phrase begins, and a neutral word has a phrase beside it, within so many tokens. */
enum { PHRASE_NEAR = 60 };

static void
because_found(struct hit *hit, const struct scene *scene, const struct found *found)
{
	hit_because(hit, (struct reason){ found->cue->note, scene->n, found->from, found->to, false });
}

/* What is stronger than the hit's own words: "we need", "without X we would never have". The nearest one before it. */
static const struct found *
overruling(const struct scene *scene, const struct hit *hit)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	const struct found *best = NULL;
	size_t i;

	if (!scene->overrules)
		return NULL;
	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];

		if (found->value != 0 && found->cue->strength == STRENGTH_STRONG && found->cue->direction != DIRECTION_BOTH &&
		    scene_reaches(scene, found, hit->from, hit->to) && (best == NULL || found->from > best->from))
			best = found;
	}
	return best;
}

/* Holder, reality, cancelling, self-repair: true if the hit was ruled out or made neutral. */
static bool
rule_out(struct hit *hit, const struct scene *scene)
{
	struct near near = scene_near(scene, hit->from, hit->to);
	const struct found *over;
	size_t i;

	if (!(scene->effects & (1u << EFFECT_VOID | 1u << EFFECT_NEUTRAL | 1u << EFFECT_REPAIR)))
		return false;
	over = overruling(scene, hit);
	for (i = near.first; i < near.last; i++) {
		const struct found *found = &scene->found[i];
		enum effect effect = found->cue->effect;

		if ((effect != EFFECT_VOID && effect != EFFECT_NEUTRAL && effect != EFFECT_REPAIR) ||
		    (found->cue->strength == STRENGTH_HINT && !hit->mention) || !scene_reaches(scene, found, hit->from, hit->to))
			continue;
		if (over != NULL && over->from >= found->from && over->cue->strength > found->cue->strength)
			continue; /* "if we had ..." is a lack, not a supposition */
		because_found(hit, scene, found);
		if (effect == EFFECT_NEUTRAL && hit->book->neutral.len > 0)
			hit_turn(hit, hit->book->neutral);
		else
			hit->void_ = found->cue->note;
		return true;
	}
	return false;
}

static void
decide_phrase(struct hit *hit, const struct scene *scene)
{
	const struct found *over = overruling(scene, hit), *flip;

	if (over != NULL) {
		enum polarity polarity = over->value > 0 ? POLARITY_GOOD : POLARITY_BAD;

		if (polarity != hit->polarity) {
			because_found(hit, scene, over);
			hit_turn(hit, book_side(hit->book, polarity, over->turned != NULL));
		}
		return;
	}
	flip = scene_flip(scene, hit->from, hit->to);
	if (flip == NULL || (flip->cue->effect == EFFECT_PAST && hit->polarity == POLARITY_GOOD && hit->book->neutral.len > 0))
		return; /* of change: "it used to ... and now" tells of what is now */
	because_found(hit, scene, flip);
	hit_turn(hit, book_side(hit->book, -hit->polarity, true));
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

/* Takes note of the themes that phrases of the turn speak for, as far as these were not ruled out. */
static void
note_phrases(struct decider *decider, const struct turn *turn)
{
	size_t i;

	decider->phrase_theme = (struct str){0};
	decider->phrase_themes = false;
	for (i = 0; i < turn->hits_read; i++) {
		const struct hit *hit = &turn->hit[i];

		if (hit->book != decider->book || hit->polarity == POLARITY_NONE || hit->void_.len > 0)
			continue;
		if (decider->phrase_theme.at == NULL)
			decider->phrase_theme = hit->theme;
		decider->phrase_themes |= !str_eq(decider->phrase_theme, hit->theme);
	}
}

static bool
is_beside_others(const struct decider *decider, const struct hit *hit)
{
	return decider->phrase_themes || (decider->phrase_theme.at != NULL && !str_eq(decider->phrase_theme, hit->theme));
}

static void
decide_mention(struct decider *decider, const struct turn *turn, struct hit *hit)
{
	const struct hit *beside = phrase_beside(turn, decider_scene(decider, hit->sentence), hit);
	struct verdict verdict = {0};
	int64_t enough;
	size_t i;

	if (beside != NULL) {
		hit_because(hit, (struct reason){ STR("with"), hit->sentence, beside->from, beside->to, false });
		hit_turn(hit, beside->new_side);
		return;
	}
	verdict_hear(&verdict, decider_scene(decider, hit->sentence), hit);
	for (i = hit->sentence > TURN_NEAR ? hit->sentence - TURN_NEAR : 0; i < decider->scenes && i <= (size_t)hit->sentence + TURN_NEAR; i++)
		if (i != hit->sentence)
			verdict_hear_all(&verdict, decider_scene(decider, i),
			    i == (size_t)hit->sentence + 1 || i + 1 == hit->sentence ? BESIDE : IN_TURN);
	enough = is_beside_others(decider, hit) ? ENOUGH_BESIDE_OTHERS : ENOUGH;
	if (verdict_polarity(&verdict, enough) == POLARITY_NONE && hit->book->neutral.len == 0) {
		const struct frame *frame = question_frame(&decider->question, decider->cues);

		verdict_vote(&verdict, (int64_t)frame->worth * 100, (struct reason){ frame->note, hit->sentence, 1, 0, true });
	}
	if (verdict_polarity(&verdict, enough) == POLARITY_NONE)
		return;
	verdict_because(&verdict, hit);
	hit_turn(hit, verdict_side(&verdict, hit->book));
}

static void
decide_hit(struct decider *decider, const struct turn *turn, struct hit *hit)
{
	const struct scene *scene;
	const struct hit *around;

	if (hit->ruled_out)
		return;
	scene = decider_scene(decider, hit->sentence);
	around = phrase_around(turn, hit);
	if (around != NULL) {
		hit->void_ = STR("within");
		hit_because(hit, (struct reason){ STR("within"), hit->sentence, around->from, around->to, false });
		return;
	}
	if (rule_out(hit, scene))
		return;
	if (hit->mention)
		decide_mention(decider, turn, hit);
	else if (hit->polarity != POLARITY_NONE)
		decide_phrase(hit, scene);
}

/* Scenes for n sentences, those that were made before used again; none is set. */
static void
need_scenes(struct decider *decider, size_t n)
{
	size_t i;

	if (n > decider->cap) {
		decider->scene = alloc_again(decider->scene, n, sizeof(*decider->scene));
		memset(decider->scene + decider->cap, 0, (n - decider->cap) * sizeof(*decider->scene));
		decider->cap = n;
	}
	decider->scenes = n;
	for (i = 0; i < n; i++)
		decider->scene[i].sentence = NULL;
}

const struct scene *
decider_scene(struct decider *decider, size_t n)
{
	struct scene *scene = &decider->scene[n];

	if (scene->sentence == NULL)
		scene_set(scene, decider->cues, decider->turn, (uint32_t)n);
	if (scene->book != decider->book)
		scene_tune(scene, decider->book);
	return scene;
}

bool
decider_may_turn(struct decider *decider, size_t n)
{
	if (decider->scene[n].sentence != NULL)
		return true; /* it is made already */
	return clause_may_turn(cues_first_role(decider->cues, decider->turn->sentence[n].lines));
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

/* The hits of one lexicon: phrases first, whose sides the neutral words beside them take. */
static void
decide_lexicon(struct decider *decider, struct turn *turn, const struct codebook *book)
{
	size_t i, hits = turn->hits_read;

	decider->book = book;
	for (i = 0; i < hits; i++)
		if (turn->hit[i].book == book && !turn->hit[i].mention)
			decide_hit(decider, turn, &turn->hit[i]);
	note_phrases(decider, turn);
	for (i = 0; i < hits; i++)
		if (turn->hit[i].book == book && turn->hit[i].mention)
			decide_hit(decider, turn, &turn->hit[i]);
	carry_over(decider, turn, book);
	split_sides(decider, turn, book);
}

void
decide_turn(struct decider *decider, struct turn *turn, const struct codebooks *books)
{
	const struct question *question = &decider->question;
	size_t i;

	if (turn->sentences == 0)
		return;
	decider->turn = turn;
	need_scenes(decider, turn->sentences);
	for (i = 0; i < books->len; i++)
		if (concerns(turn->hit, turn->hits_read, &books->book[i]) ||
		    (question->fresh && concerns(question->hit, question->hits, &books->book[i])))
			decide_lexicon(decider, turn, &books->book[i]);
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
