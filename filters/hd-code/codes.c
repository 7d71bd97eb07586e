/* A turn's codes from its hits: see codes.h and hd-code(1). */
#include <stdlib.h>

#include "codes.h"
#include "stream.h"

/* From so many themes on a turn is not about all of them. */
enum { MANY_THEMES = 3 };

void
codes_clear(struct codes *codes)
{
	codes->len = 0;
}

void
codes_free(struct codes *codes)
{
	free(codes->code);
	*codes = (struct codes){0};
}

static enum weight
weigh(const struct hit_tag *hit)
{
	if (str_starts(hit->value[HIT_WHY], "asked"))
		return WEIGHT_ASKED;
	return str_eq(hit->value[HIT_WAS], STR("mention")) ? WEIGHT_JOINED : WEIGHT_SAID;
}

void
codes_hear(struct codes *codes, const struct hit_tag *hit, size_t sentence)
{
	struct code code = { .sentence = sentence, .order = codes->len };

	code.lexicon = hit->value[HIT_LEXICON];
	code.theme = hit->value[HIT_THEME];
	code.side = hit->value[HIT_SIDE];
	if (hit->value[HIT_VOID].len > 0 || code.theme.len == 0 || code.side.len == 0 || str_eq(code.side, STR("mention")) ||
	    str_eq(code.side, STR("trap")))
		return;
	code.why = hit->value[HIT_WHY];
	code.start = hit->value[HIT_START];
	code.end = hit->value[HIT_END];
	code.weight = weigh(hit);
	codes->code = alloc_room(codes->code, codes->len, &codes->cap, sizeof(*codes->code));
	codes->code[codes->len++] = code;
}

static int
compare_themes(const struct code *a, const struct code *b)
{
	int order = str_cmp(a->lexicon, b->lexicon);

	return order != 0 ? order : str_cmp(a->theme, b->theme);
}

/* A side's hits together, those of the same words beside each other. */
static int
by_place(const void *left, const void *right)
{
	const struct code *a = left, *b = right;
	int order = compare_themes(a, b);

	if (order == 0)
		order = str_cmp(a->side, b->side);
	if (order == 0)
		order = str_cmp(a->start, b->start);
	return order != 0 ? order : str_cmp(a->end, b->end);
}

static bool
same_theme(const struct code *a, const struct code *b)
{
	return str_eq(a->theme, b->theme) && str_eq(a->lexicon, b->lexicon);
}

static bool
same_side(const struct code *a, const struct code *b)
{
	return str_eq(a->side, b->side) && same_theme(a, b);
}

/* Tells each hit at how many places its theme and side are said. */
static void
count_places(struct codes *codes)
{
	struct code *code = codes->code;
	size_t from, to, places;

	qsort(code, codes->len, sizeof(*code), by_place);
	for (from = 0; from < codes->len; from = to) {
		places = 0;
		for (to = from; to < codes->len && same_side(&code[from], &code[to]); to++)
			places += to == from || !str_eq(code[to - 1].start, code[to].start) || !str_eq(code[to - 1].end, code[to].end);
		for (; from < to; from++)
			code[from].places = places;
	}
}

static struct str
theme_key(struct question *question, struct str lexicon, struct str theme)
{
	question->key.len = 0;
	buf_put(&question->key, lexicon);
	buf_char(&question->key, '\t');
	buf_put(&question->key, theme);
	return buf_str(&question->key);
}

void
question_hear(struct question *question, const struct hit_tag *hit)
{
	if (!str_eq(hit->value[HIT_VOID], STR("interviewer")))
		return;
	map_add(&question->themes, hit->value[HIT_LEXICON]);
	map_add(&question->themes, theme_key(question, hit->value[HIT_LEXICON], hit->value[HIT_THEME]));
}

void
question_forget(struct question *question)
{
	map_clear(&question->themes);
}

void
question_free(struct question *question)
{
	map_free(&question->themes);
	buf_free(&question->key);
}

/* What was only asked stays when nothing else is said of the theme. They must be in the order of their themes. */
static void
drop_asked(struct codes *codes)
{
	const struct code *code = codes->code;
	size_t from, to, kept = 0;

	for (from = 0; from < codes->len; from = to) {
		bool said = false;

		for (to = from; to < codes->len && same_theme(&code[from], &code[to]); to++)
			said |= code[to].weight > WEIGHT_ASKED;
		for (; from < to; from++)
			if (!said || code[from].weight > WEIGHT_ASKED)
				codes->code[kept++] = codes->code[from];
	}
	codes->len = kept;
}

/* The codes of one lexicon, code[from, to): the passing ones are dropped where the turn is about something else. Returns how many stay. */
static size_t
drop_passing(struct code *code, size_t from, size_t to, size_t kept, const struct question *question)
{
	size_t i, themes = 0;
	bool named = map_find(&question->themes, code[from].lexicon) != MAP_NONE;

	for (i = from; i < to; i++)
		themes += i == from || !str_eq(code[i - 1].theme, code[i].theme);
	for (i = from; i < to; i++)
		if (code[i].places > 1 || code[i].asked || (!named && themes < MANY_THEMES))
			code[kept++] = code[i];
	return kept;
}

static void
drop_passing_all(struct codes *codes, const struct question *question)
{
	size_t from, to, kept = 0;

	for (from = 0; from < codes->len; from = to) {
		for (to = from; to < codes->len && str_eq(codes->code[from].lexicon, codes->code[to].lexicon); to++)
			;
		kept = drop_passing(codes->code, from, to, kept, question);
	}
	codes->len = kept;
}

/* Of the hits of a side the best one stays, of these the first that was heard. */
static void
keep_best(struct codes *codes)
{
	struct code *code = codes->code;
	size_t i, kept = 0;

	for (i = 0; i < codes->len; i++) {
		struct code *best = kept > 0 ? &code[kept - 1] : NULL;

		if (best == NULL || !same_side(best, &code[i]))
			code[kept++] = code[i];
		else if (code[i].weight > best->weight || (code[i].weight == best->weight && code[i].order < best->order))
			*best = code[i];
	}
	codes->len = kept;
}

void
codes_settle(struct codes *codes, struct question *question)
{
	size_t i;

	if (codes->len == 0)
		return;
	count_places(codes);
	drop_asked(codes);
	keep_best(codes);
	for (i = 0; i < codes->len; i++)
		codes->code[i].asked = map_find(&question->themes, theme_key(question, codes->code[i].lexicon, codes->code[i].theme)) != MAP_NONE;
	drop_passing_all(codes, question);
}
