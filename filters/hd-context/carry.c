/* What a turn says of a theme without naming it where it says it: see decide.h and hd-context(1), The question, Both sides. */
#include <stdlib.h>

#include "decide.h"
#include "verdict.h"

/* What yes or no at the start of an answer weighs, times its strength, in hundredths. */
enum { ANSWER_WORTH = 5000 };

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

/* The first cue of an answer among the first words of the turn: yes, no or mixed; NULL when there is none. */
static const struct found *
answer_word(const struct scene *scene)
{
	size_t i;

	for (i = 0; i < scene->founds && scene->found[i].from < ANSWER_SPAN_MOST; i++) {
		const struct found *found = &scene->found[i];
		enum effect effect = found->cue->effect;

		if (!found->dropped && found->from < found->cue->span &&
		    (effect == EFFECT_YES || effect == EFFECT_NO || effect == EFFECT_MIXED))
			return found;
	}
	return NULL;
}

/* Of a lexicon of change, with its third side, an answer must itself tell of a change. */
static bool
is_of_change(const struct codebook *book)
{
	return book->neutral.len > 0;
}

/* What yes to the question is worth, 1 or -1: by the question's own words, or by its frame. */
static int64_t
worth_of_yes(const struct hit *asked, const struct frame *frame)
{
	if (asked->polarity != POLARITY_NONE)
		return asked->polarity;
	return frame->worth < 0 ? -1 : 1;
}

/* The side of an answer for a theme that was asked, from its first sentences; then from the question's frame. */
static void
hear_answer(struct verdict *verdict, struct decider *decider, const struct hit *asked, size_t sentences)
{
	const struct frame *frame = question_frame(&decider->question, decider->cues);
	const struct found *word = answer_word(decider_scene(decider, 0));
	int64_t said;
	size_t i;

	if (word != NULL && frame->closed && !is_of_change(asked->book)) {
		said = (int64_t)word->cue->strength * (word->cue->effect == EFFECT_YES ? 1 : -1);
		verdict_vote(verdict, said * worth_of_yes(asked, frame) * ANSWER_WORTH, (struct reason){ word->cue->note, 0, word->from, word->to, true });
	}
	for (i = 0; i < decider->scenes && i < sentences && i < FADING; i++)
		verdict_hear_all(verdict, decider_scene(decider, i), fading[i]);
	if (verdict_polarity(verdict, ENOUGH) == POLARITY_NONE && !frame->closed && !is_of_change(asked->book) && sentences >= FADING)
		verdict_vote(verdict, (int64_t)frame->worth * 100, (struct reason){ frame->note, 0, 1, 0, true });
}

/* Whether the question names one theme of the lexicon. Where it names several, which of them an answer means is not known. */
static bool
asks_one_theme(const struct question *question, const struct codebook *book)
{
	size_t i, themes = 0;

	for (i = 0; i < question->hits; i++)
		themes += question->hit[i].book == book;
	return themes == 1;
}

/*
 * What the answer's phrases for other themes come to, if all its evidence is on one side: asked how the team gets on, "she left
 * and nobody replaced her" answers for it. A neutral word with praise or complaint does not, for these are of what it names.
 */
static void
hear_evidence(struct verdict *verdict, const struct turn *turn, const struct codebook *book)
{
	const struct hit *first = NULL;
	size_t i;

	for (i = 0; i < turn->hits; i++) {
		const struct hit *hit = &turn->hit[i];

		if (hit->book != book || !has_side(hit))
			continue;
		if (first != NULL && !str_eq(first->new_side, hit->new_side))
			return;
		if (first == NULL || first->mention)
			first = hit;
	}
	if (first != NULL && !first->mention)
		verdict_vote(verdict, str_eq(first->new_side, book->good) ? ENOUGH : -ENOUGH,
		    (struct reason){ STR("as"), first->sentence, first->from, first->to, false });
}

/* Whether one of the answer's first sentences rules out what it says: "Mm. It's early days." */
static bool
is_hedged(struct decider *decider)
{
	size_t n, i;

	for (n = 0; n < decider->scenes && n < FADING; n++) {
		const struct scene *scene = decider_scene(decider, n);

		for (i = 0; i < scene->founds; i++)
			if (!scene->found[i].dropped && scene->found[i].cue->effect == EFFECT_VOID)
				return true;
	}
	return false;
}

/*
 * A statement in answer to a question that yes or no answers implies the one or the other: "Do you have a budget for it?" - "Forty
 * thousand, from the PCT." A negation in its first clause implies no.
 */
static void
hear_implied(struct verdict *verdict, struct decider *decider, const struct hit *asked)
{
	const struct frame *frame = question_frame(&decider->question, decider->cues);
	const struct scene *scene = decider_scene(decider, 0);
	int64_t yes = worth_of_yes(asked, frame) * ENOUGH;
	size_t i;

	if (!frame->closed || is_hedged(decider))
		return;
	for (i = 0; i < scene->founds; i++)
		if (!scene->found[i].dropped && scene->found[i].cue->effect == EFFECT_FLIP && scene->found[i].clause == 0) {
			verdict_vote(verdict, -yes, (struct reason){ STR("implied no"), 0, scene->found[i].from, scene->found[i].to, false });
			return;
		}
	verdict_vote(verdict, yes, (struct reason){ STR("implied yes"), 0, 1, 0, false });
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

/* What the clauses from one to before another say, as one opinion. */
static void
hear_clauses(struct verdict *verdict, const struct scene *scene, uint32_t from, uint32_t to)
{
	size_t i;

	for (i = 0; i < scene->founds; i++) {
		const struct found *found = &scene->found[i];

		if (found->value != 0 && found->clause >= from && found->clause < to && found->cue->direction == DIRECTION_BOTH)
			verdict_vote(verdict, found->value, (struct reason){ found->cue->note, scene->n, found->from, found->to, found->turned != NULL });
	}
}

/* The next clause of contrast or concession from this one on; how many clauses there are when there is none. */
static uint32_t
next_contrast(const struct scene *scene, uint32_t clause)
{
	for (; clause < scene->clauses.len; clause++)
		if (scene->clauses.clause[clause].join == CLAUSE_CONTRAST || scene->clauses.clause[clause].join == CLAUSE_CONCESSION)
			break;
	return clause;
}

/* Takes the other side over from a sentence, if a part of it between words of contrast speaks for it. */
static bool
take_from(struct turn *turn, const struct scene *scene, const struct hit *asked, struct str side, struct str why)
{
	uint32_t from, to;

	for (from = 0; from < scene->clauses.len; from = to) {
		struct verdict verdict = {0};
		struct str other;

		to = next_contrast(scene, from + 1);
		hear_clauses(&verdict, scene, from, to);
		if (llabs(verdict.sum) < SPLITS_FROM)
			continue;
		other = book_side(asked->book, verdict.sum > 0 ? POLARITY_GOOD : POLARITY_BAD, verdict.best[0].negates);
		if (str_eq(other, side))
			continue;
		take_over(turn, asked, &verdict, other, why);
		return true;
	}
	return false;
}

/* An answer to what was asked that says the contrary too: "With health, yes. With schools it's a nightmare." */
static void
take_other_side(struct decider *decider, struct turn *turn, const struct hit *asked, struct str side, struct str why)
{
	uint32_t n;

	for (n = 0; n < decider->scenes && n < FADING; n++)
		if (!is_taken(turn, asked->book, n) && take_from(turn, decider_scene(decider, n), asked, side, why))
			return;
}

/* An answer that begins with "variable" or "it depends": both sides. */
static bool
take_both(struct decider *decider, struct turn *turn, const struct hit *asked)
{
	const struct found *word = answer_word(decider_scene(decider, 0));
	struct verdict verdict = {0};

	if (word == NULL || word->cue->effect != EFFECT_MIXED)
		return false;
	verdict_vote(&verdict, 1, (struct reason){ word->cue->note, 0, word->from, word->to, false });
	take_over(turn, asked, &verdict, asked->book->good, STR("asked"));
	take_over(turn, asked, &verdict, asked->book->bad, STR("asked"));
	return true;
}

void
carry_over(struct decider *decider, struct turn *turn, const struct codebook *book)
{
	const struct question *question = &decider->question;
	bool is_plain = !is_of_change(book) && asks_one_theme(question, book);
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
		if (is_plain && verdict_polarity(&verdict, ENOUGH) == POLARITY_NONE)
			hear_evidence(&verdict, turn, book);
		if (is_plain && verdict_polarity(&verdict, ENOUGH) == POLARITY_NONE && sentences > 0)
			hear_implied(&verdict, decider, asked);
		if (verdict_polarity(&verdict, ENOUGH) == POLARITY_NONE)
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

static bool
split_at(struct turn *turn, const struct scene *scene, const struct hit *hit)
{
	bool own = scene->n == hit->sentence && !hit->carried;
	uint32_t clause = next_contrast(scene, own ? scene_clause(scene, hit->to) + 1 : 0);
	struct verdict verdict = {0};
	struct hit *other;
	struct str side;

	if (clause == scene->clauses.len || (!own && clause > 0) || has_subject(turn, hit->book, scene, clause))
		return false;
	hear_clauses(&verdict, scene, clause, (uint32_t)scene->clauses.len);
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
		const struct hit *hit = &turn->hit[i]; /* until another is added */

		if (hit->book != book || !has_side(hit))
			continue;
		n = hit->sentence;
		if (!split_at(turn, decider_scene(decider, n), hit) && n + 1 < decider->scenes && decider_may_turn(decider, n + 1))
			split_at(turn, decider_scene(decider, n + 1), hit);
	}
}
