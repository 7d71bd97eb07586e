/* The question asked: see question.h. */
#include <stdlib.h>

#include "question.h"
#include "stream.h"

/* Turns of fewer tokens (a full stop is one) ask nothing, unless they name a theme: "Mm. Right." */
enum { ASKS_FROM = 5 };

/* Within so many tokens from the start of a sentence its first auxiliary or wh-word tells whether yes answers it. */
enum { OPENING = 4 };

/* What a frame is worth for the answer, in hundredths, by its strength. */
enum { FRAME_WORTH = 40 };

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
}

/* The last frame of the turn counts, and whether its last sentence can be answered by yes. */
static void
hear_sentence(struct frame *frame, const struct scene *scene)
{
	bool settled = false;
	size_t i;

	frame->closed = false;
	for (i = 0; i < scene->founds; i++) {
		const struct found *found = &scene->found[i];
		enum effect effect = found->cue->effect;

		if (found->dropped)
			continue;
		if (found->cue->direction == DIRECTION_ANSWER) {
			frame->worth = (effect == EFFECT_GOOD ? FRAME_WORTH : -FRAME_WORTH) * (int32_t)found->cue->strength;
			frame->note = found->cue->note;
		} else if (!settled && found->from < OPENING && (effect == EFFECT_CLOSED || effect == EFFECT_OPEN)) {
			frame->closed = effect == EFFECT_CLOSED;
			settled = true;
		}
	}
}

const struct frame *
question_frame(struct question *question, struct cues *cues)
{
	uint32_t n;

	for (n = 0; !question->is_framed && n < question->turn.sentences; n++) {
		scene_set(&question->scene, cues, &question->turn, n);
		scene_tune(&question->scene, NULL);
		hear_sentence(&question->frame, &question->scene);
	}
	question->is_framed = true;
	return &question->frame;
}

/* Whether a turn asks something. One without a sentence says nothing: then *is_silent. */
static bool
asks(struct str body, bool *is_silent)
{
	bool in_sentence = false;
	unsigned tokens = 0;
	struct line line;

	*is_silent = true;
	while (line_next(&body, &line)) {
		if (line.tag == TAG_S || line.tag == TAG_S_END)
			in_sentence = line.tag == TAG_S;
		if (!in_sentence)
			continue;
		*is_silent = false;
		if (line.tag == TAG_HIT || (line.tag == TAG_TOKEN && ++tokens == ASKS_FROM))
			return true;
	}
	return false;
}

/* The question's turn is read in a copy: its themes and words are asked for when the stream has gone on. */
void
question_hear(struct question *question, const struct codebooks *books, struct str body)
{
	bool is_silent;
	size_t i;

	if (!asks(body, &is_silent)) {
		question->fresh &= is_silent;
		return;
	}
	question_forget(question);
	question->fresh = true;
	buf_need(&question->held, body.len + STREAM_SPARE);
	buf_put(&question->held, body);
	memset(question->held.at + body.len, 0, STREAM_SPARE);
	turn_read(&question->turn, books, STR(""), buf_str(&question->held));
	for (i = 0; i < question->turn.hits; i++)
		if (question->turn.hit[i].book != NULL && str_eq(question->turn.hit[i].void_, STR("interviewer")))
			add_theme(question, &question->turn.hit[i]);
}

void
question_forget(struct question *question)
{
	question->hits = question->turn.sentences = 0;
	question->held.len = 0;
	question->frame = (struct frame){0};
	question->is_framed = question->fresh = false;
}

void
question_free(struct question *question)
{
	free(question->hit);
	turn_free(&question->turn);
	scene_free(&question->scene);
	buf_free(&question->held);
	*question = (struct question){0};
}
