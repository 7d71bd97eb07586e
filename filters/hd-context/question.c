/* The question asked: see question.h. */
#include <stdlib.h>

#include "question.h"

/* Turns of fewer tokens (a full stop is one) ask nothing, unless they name a theme: "Mm. Right." */
enum { ASKS_FROM = 5 };

/* Within so many tokens from the start of a sentence its first auxiliary or wh-word tells whether yes answers it. */
enum { OPENING = 4 };

/* What a frame is worth for the answer, in hundredths, by its strength. */
enum { FRAME_WORTH = 40 };

static struct str
keep(struct question *question, struct str s)
{
	size_t at = question->held.len;

	buf_put(&question->held, s);
	return (struct str){ question->held.at + at, s.len };
}

static void
add_theme(struct question *question, const struct hit *hit)
{
	struct hit *known;
	size_t i;

	for (i = 0; i < question->hits; i++) {
		known = &question->hit[i];
		if (str_eq(known->lexicon, hit->lexicon) && str_eq(known->theme, hit->theme)) {
			if (known->polarity == POLARITY_NONE)
				known->polarity = hit->polarity;
			return;
		}
	}
	question->hit = alloc_room(question->hit, question->hits, &question->cap, sizeof(*question->hit));
	known = &question->hit[question->hits++];
	*known = *hit;
	known->lexicon = keep(question, hit->lexicon);
	known->theme = keep(question, hit->theme);
	known->pattern = keep(question, hit->pattern);
}

/* The last frame of the turn counts, and whether its last sentence can be answered by yes. */
static void
hear_sentence(struct question *question, const struct scene *scene)
{
	bool settled = false;
	size_t i;

	question->closed = false;
	for (i = 0; i < scene->founds; i++) {
		const struct found *found = &scene->found[i];
		enum effect effect = found->cue->effect;

		if (found->dropped)
			continue;
		if (found->cue->direction == DIRECTION_ANSWER) {
			question->frame = (effect == EFFECT_GOOD ? FRAME_WORTH : -FRAME_WORTH) * (int32_t)found->cue->strength;
			question->frame_note = found->cue->note;
		} else if (!settled && found->from < OPENING && (effect == EFFECT_CLOSED || effect == EFFECT_OPEN)) {
			question->closed = effect == EFFECT_CLOSED;
			settled = true;
		}
	}
}

void
question_hear(struct question *question, const struct turn *turn, struct cues *cues, struct scene *scene)
{
	size_t i, bytes = 0;
	uint32_t n;

	if (turn->words < ASKS_FROM && turn->hits == 0) {
		question->fresh = false;
		return;
	}
	question_forget(question);
	question->fresh = true;
	for (i = 0; i < turn->hits; i++)
		bytes += turn->hit[i].lexicon.len + turn->hit[i].theme.len + turn->hit[i].pattern.len;
	buf_need(&question->held, bytes + 1); /* the slices must not move */
	for (n = 0; n < turn->sentences; n++) {
		scene_set(scene, cues, turn, n);
		scene_tune(scene, NULL);
		hear_sentence(question, scene);
	}
	for (i = 0; i < turn->hits; i++)
		if (turn->hit[i].book != NULL && str_eq(turn->hit[i].void_, STR("interviewer")))
			add_theme(question, &turn->hit[i]);
}

void
question_forget(struct question *question)
{
	question->hits = 0;
	question->held.len = 0;
	question->frame = 0;
	question->closed = question->fresh = false;
}

void
question_free(struct question *question)
{
	free(question->hit);
	buf_free(&question->held);
	*question = (struct question){0};
}
