/* What a turn says of a theme without naming it where it says it: see decide.h and hd-context(1), The question, Both sides. */
#include <stdlib.h>

#include "decide.h"
#include "verdict.h"

/* An answer begins with yes or no within so many tokens; what that weighs, times its strength, in hundredths. */
enum { ANSWERS_WITHIN = 3, ANSWER_WORTH = 5000 };

/* Opinions of an answer's sentences for what was asked, in hundredths, the first sentence first. */
static const int64_t fading[] = { 100, 60, 35, 20 };
enum { FADING = sizeof(fading) / sizeof(*fading) };

/* An opinion behind a "but" splits off from this value on: a plain one. */
enum { SPLITS_FROM = 100 };

static bool
has_side(const struct hit *hit)
{
	return hit->void_.len == 0 && !str_eq(hit->new_side, STR("mention"));
}

/* Whether the turn has evidence for this theme (any theme: theme.at = NULL) and side (any: side.at = NULL) of the lexicon. */
static bool
has_evidence(const struct turn *turn, const struct codebook *book, struct str theme, struct str side)
{
	size_t i;

	for (i = 0; i < turn->hits; i++) {
		const struct hit *hit = &turn->hit[i];

		if (hit->book == book && has_side(hit) && !hit->carried && (theme.at == NULL || str_eq(hit->theme, theme)) &&
		    (side.at == NULL || str_eq(hit->new_side, side)))
			return true;
	}
	return false;
}

/* Yes or no at the start of the answer: 0, or its direction times its strength. */
static int32_t
yes_or_no(const struct scene *scene, const struct found **word)
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

/* Of a lexicon of change, with its third side, an answer must itself tell of a change. */
static bool
is_of_change(const struct codebook *book)
{
	return book->neutral.len > 0;
}

/* The side of an answer for a theme that was asked, from its first sentences; then from the question's frame. */
static void
hear_answer(struct verdict *verdict, struct decider *decider, const struct hit *asked, size_t sentences)
{
	const struct question *question = &decider->question;
	const struct found *word = NULL;
	int32_t said, base;
	size_t i;

	said = yes_or_no(decider_scene(decider, 0), &word);
	base = asked->polarity != POLARITY_NONE ? (int32_t)asked->polarity : question->frame < 0 ? -1 : 1;
	if (said != 0 && question->closed && !is_of_change(asked->book))
		verdict_vote(verdict, (int64_t)said * base * ANSWER_WORTH, (struct reason){ word->cue->note, 0, word->from, word->to, true });
	for (i = 0; i < decider->scenes && i < sentences && i < FADING; i++)
		verdict_hear_all(verdict, decider_scene(decider, i), fading[i]);
	if (verdict_polarity(verdict) == POLARITY_NONE && !question->closed && !is_of_change(asked->book) && question->frame != 0 && sentences >= FADING)
		verdict_vote(verdict, (int64_t)question->frame * 100, (struct reason){ question->frame_note, 0, 1, 0, true });
}

/* How many sentences of the answer may speak of what was asked: up to the first that has evidence of its own. */
static size_t
free_sentences(const struct turn *turn, const struct codebook *book)
{
	size_t i, first = FADING;

	for (i = 0; i < turn->hits; i++)
		if (turn->hit[i].book == book && has_side(&turn->hit[i])) {
			first = turn->hit[i].sentence;
			break;
		}
	return first;
}

/* Adds the theme that was asked to the answer, with a side and the reasons of a verdict. */
static void
take_over(struct turn *turn, const struct hit *asked, const struct verdict *verdict, struct str side, struct str why)
{
	struct hit *hit = turn_add_hit(turn, asked, verdict->best[0].sentence);

	hit_because(hit, (struct reason){ why, 0, 1, 0, false });
	verdict_because(verdict, hit);
	hit_turn(hit, side);
}

/* Whether the sentence has evidence of its own. */
static bool
is_taken(const struct turn *turn, const struct codebook *book, uint32_t n)
{
	const struct sentence *sentence = &turn->sentence[n];
	size_t i;

	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++)
		if (turn->hit[i].book == book && has_side(&turn->hit[i]))
			return true;
	return false;
}

/* An answer to what was asked that says the contrary too: "With health, yes. With schools it's a nightmare." */
static void
take_other_side(struct decider *decider, struct turn *turn, const struct hit *asked, struct str side, struct str why)
{
	uint32_t n;

	for (n = 0; n < decider->scenes && n < FADING; n++) {
		struct verdict verdict = {0};
		struct str other;

		if (is_taken(turn, asked->book, n))
			continue;
		verdict_hear_all(&verdict, decider_scene(decider, n), 1);
		if (llabs(verdict.sum) < SPLITS_FROM)
			continue;
		other = book_side(asked->book, verdict.sum > 0 ? POLARITY_GOOD : POLARITY_BAD, verdict.best[0].negates);
		if (str_eq(other, side))
			continue;
		take_over(turn, asked, &verdict, other, why);
		return;
	}
}

/* An answer that begins with "variable" or "it depends": both sides. */
static bool
take_both(struct decider *decider, struct turn *turn, const struct hit *asked)
{
	const struct scene *scene = decider_scene(decider, 0);
	size_t i;

	for (i = 0; i < scene->founds && scene->found[i].from < ANSWERS_WITHIN; i++) {
		const struct found *found = &scene->found[i];
		struct verdict verdict = {0};

		if (found->dropped || found->cue->effect != EFFECT_MIXED)
			continue;
		verdict_vote(&verdict, 1, (struct reason){ found->cue->note, 0, found->from, found->to, false });
		take_over(turn, asked, &verdict, asked->book->good, STR("asked"));
		take_over(turn, asked, &verdict, asked->book->bad, STR("asked"));
		return true;
	}
	return false;
}

void
carry_over(struct decider *decider, struct turn *turn, const struct codebook *book)
{
	const struct question *question = &decider->question;
	size_t i, sentences = free_sentences(turn, book);

	for (i = 0; question->fresh && i < question->hits; i++) {
		const struct hit *asked = &question->hit[i];
		struct verdict verdict = {0};

		if (asked->book != book)
			continue;
		if (has_evidence(turn, book, asked->theme, (struct str){0})) {
			bool good = has_evidence(turn, book, asked->theme, book->good), bad = has_evidence(turn, book, asked->theme, book->bad);

			if (good != bad)
				take_other_side(decider, turn, asked, good ? book->good : book->bad, STR("on the other hand"));
			continue;
		}
		if (!is_of_change(book) && take_both(decider, turn, asked))
			continue;
		hear_answer(&verdict, decider, asked, sentences);
		if (verdict_polarity(&verdict) == POLARITY_NONE)
			continue;
		take_over(turn, asked, &verdict, verdict_side(&verdict, book), STR("asked"));
		take_other_side(decider, turn, asked, verdict_side(&verdict, book), STR("asked"));
	}
}

/* Whether a hit of the lexicon that counts stands in these tokens of a sentence: then what is said there is said of that. */
static bool
has_subject(const struct turn *turn, const struct codebook *book, const struct scene *scene, uint32_t clause)
{
	const struct sentence *sentence = &turn->sentence[scene->n];
	size_t i;

	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++)
		if (turn->hit[i].book == book && turn->hit[i].void_.len == 0 && scene_clause(scene, turn->hit[i].from) >= clause)
			return true;
	return false;
}

/* What the clauses from this one on say, as one opinion. */
static void
hear_clauses(struct verdict *verdict, const struct scene *scene, uint32_t clause)
{
	size_t i;

	for (i = 0; i < scene->founds; i++) {
		const struct found *found = &scene->found[i];

		if (found->value != 0 && found->clause >= clause && found->cue->direction == DIRECTION_BOTH)
			verdict_vote(verdict, found->value, (struct reason){ found->cue->note, scene->n, found->from, found->to, found->turned != NULL });
	}
}

/* The clause in which a contrast begins behind the hit, in its own sentence (n == hit->sentence) or at the start of another; UINT32_MAX: none. */
static uint32_t
contrast_clause(const struct scene *scene, const struct hit *hit, bool own)
{
	uint32_t clause = own ? scene_clause(scene, hit->to) + 1 : 0;

	for (; clause < scene->clauses.len && (own || clause == 0); clause++) {
		enum clause_join join = scene->clauses.clause[clause].join;

		if (join == CLAUSE_CONTRAST || join == CLAUSE_CONCESSION)
			return clause;
	}
	return UINT32_MAX;
}

static bool
split_at(struct turn *turn, const struct scene *scene, const struct hit *hit)
{
	uint32_t clause = contrast_clause(scene, hit, scene->n == hit->sentence && !hit->carried);
	struct verdict verdict = {0};
	struct hit *other;
	struct str side;

	if (clause == UINT32_MAX || has_subject(turn, hit->book, scene, clause))
		return false;
	hear_clauses(&verdict, scene, clause);
	if (llabs(verdict.sum) < SPLITS_FROM)
		return false;
	side = book_side(hit->book, verdict.sum > 0 ? POLARITY_GOOD : POLARITY_BAD, verdict.best[0].negates);
	if (str_eq(side, hit->new_side) || has_evidence(turn, hit->book, hit->theme, side))
		return false;
	other = turn_add_hit(turn, hit, scene->n);
	hit_because(other, (struct reason){ STR("on the other hand"), scene->n, 1, 0, false });
	verdict_because(&verdict, other);
	hit_turn(other, side);
	return true;
}

void
split_sides(struct decider *decider, struct turn *turn, const struct codebook *book)
{
	size_t i, hits = turn->hits;
	uint32_t n;

	for (i = 0; i < hits; i++) {
		/* Copied: a hit that is added moves the others. */
		struct hit hit = turn->hit[i];

		if (hit.book != book || !has_side(&hit))
			continue;
		for (n = hit.sentence; n < decider->scenes && n <= hit.sentence + 1; n++)
			if (split_at(turn, decider_scene(decider, n), &hit))
				break;
	}
}
