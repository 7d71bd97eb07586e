/* The tables of cues: see cues.h. */
#include <stdlib.h>
#include <stdnoreturn.h>

#include "cues.h"
#include "map.h"
#include "matcher.h"
#include "say.h"
#include "share.h"
#include "stream.h"
#include "table.h"

struct cues {
	struct matcher *matcher;
	struct cue *cue;	/* by the matcher's numbers */
	size_t len, cap;
	struct map held;	/* what the slices of the cues point into */
	struct map groups;
	struct clause_word *word;	/* of the sentence */
	uint32_t words;
	size_t word_cap;
};

static const char *const effects[] = {
	"ignore", "stop", "flip", "past", "good", "bad", "neutral", "void", "repair", "yes", "no", "mixed", "closed", "open",
};
static const char *const directions[] = { "right", "left", "both", "start", "answer" };
static const char *const spans[] = { "clause", "sentence", "turn" };

enum { EFFECTS = sizeof(effects) / sizeof(*effects), DIRECTIONS = sizeof(directions) / sizeof(*directions), SPANS = sizeof(spans) / sizeof(*spans) };

/* Columns of the table as it is read. */
struct columns {
	struct str *effect, *pattern, *direction, *span, *strength, *only, *group, *note;
};

struct cues *
cues_new(void)
{
	struct cues *cues = alloc(1, sizeof(*cues));
	char *fillers = share_find("fillers.tsv");

	memset(cues, 0, sizeof(*cues));
	cues->matcher = matcher_new("english", fillers);
	free(fillers);
	return cues;
}

static bool
name_place(struct str name, const char *const *list, size_t n, uint32_t *place)
{
	for (*place = 0; *place < n; (*place)++)
		if (str_eq(name, str_of(list[*place])))
			return true;
	return false;
}

/* Ends the program: file, line, column, what stands there and what is wanted. */
static noreturn void
refuse(const struct table *table, const struct str *cell, const char *what, const char *wanted)
{
	die("%s:%llu:%zu: %s \"%.*s\": want %s", table->name, (unsigned long long)table->row_line, table_cell_at(table, cell), what,
	    (int)cell->len, cell->at, wanted);
}

/* Effects that need no direction and reach: they stand for themselves. */
static bool
stands_alone(enum effect effect)
{
	return effect == EFFECT_IGNORE || effect == EFFECT_STOP || effect == EFFECT_YES || effect == EFFECT_NO ||
	       effect == EFFECT_MIXED || effect == EFFECT_CLOSED || effect == EFFECT_OPEN;
}

/* How far from the start of the turn an answer may stand. */
static void
read_answer(struct cue *cue, const struct table *table, const struct columns *column)
{
	uint64_t number;

	cue->span = ANSWER_SPAN;
	if (column->span->len == 0)
		return;
	if (!str_number(*column->span, &number) || number < 1 || number > ANSWER_SPAN_MOST)
		refuse(table, column->span, "span", "a number of words from 1 to 40, or nothing");
	cue->span = (uint32_t)number;
}

static bool
is_answer(enum effect effect)
{
	return effect == EFFECT_YES || effect == EFFECT_NO || effect == EFFECT_MIXED;
}

static void
read_reach(struct cue *cue, const struct table *table, const struct columns *column)
{
	uint64_t number;
	uint32_t place;

	if (!name_place(*column->direction, directions, DIRECTIONS, &place))
		refuse(table, column->direction, "direction", "right, left, both, start or answer");
	cue->direction = (enum direction)place;
	if (name_place(*column->span, spans, SPANS, &place))
		cue->span = SPAN_CLAUSE + place;
	else if (str_number(*column->span, &number) && number > 0 && number < SPAN_CLAUSE)
		cue->span = (uint32_t)number;
	else
		refuse(table, column->span, "span", "clause, sentence, turn or a number of words from 1 to 999");
}

static int
layer_of(const struct cue *cue)
{
	switch (cue->effect) {
	case EFFECT_CLOSED:
	case EFFECT_OPEN:
		return 1;
	case EFFECT_YES:
	case EFFECT_NO:
	case EFFECT_MIXED:
		return 2;
	default:
		return cue->direction == DIRECTION_ANSWER ? 3 : 0;
	}
}

static struct cue
read_cue(struct cues *cues, const struct table *table, const struct columns *column)
{
	struct cue cue = { .direction = DIRECTION_START, .span = 1, .strength = STRENGTH_PLAIN };
	struct buf note = {0};
	uint64_t strength;
	uint32_t place;

	if (!name_place(*column->effect, effects, EFFECTS, &place))
		refuse(table, column->effect, "effect", "ignore, stop, flip, past, good, bad, neutral, void, repair, yes, no, mixed, closed or open");
	cue.effect = (enum effect)place;
	if (is_answer(cue.effect))
		read_answer(&cue, table, column);
	else if (!stands_alone(cue.effect))
		read_reach(&cue, table, column);
	cue.layer = layer_of(&cue);
	if (column->strength != NULL && column->strength->len > 0) {
		if (!str_number(*column->strength, &strength) || strength < STRENGTH_HINT || strength > STRENGTH_STRONG)
			refuse(table, column->strength, "strength", "1, 2 or 3");
		cue.strength = (uint32_t)strength;
	}
	if (column->only != NULL)
		cue.only = map_keep(&cues->held, *column->only);
	escape_attr(&note, column->note != NULL && column->note->len > 0 ? *column->note : *column->effect);
	cue.note = map_keep(&cues->held, buf_str(&note));
	buf_free(&note);
	return cue;
}

static bool
is_left_out(const struct groups *groups, struct str group)
{
	size_t i;

	for (i = 0; i < groups->len; i++)
		if (str_eq(groups->name[i], group))
			return true;
	return false;
}

void
cues_load(struct cues *cues, const char *path, const struct groups *left_out)
{
	struct columns column;
	struct table table;

	if (!table_open(&table, path))
		exit(STATUS_FAILED);
	column.effect = table_want(&table, "effect");
	column.pattern = table_want(&table, "pattern");
	column.direction = table_want(&table, "direction");
	column.span = table_want(&table, "span");
	column.strength = table_column(&table, "strength");
	column.only = table_column(&table, "only");
	column.group = table_column(&table, "group");
	column.note = table_column(&table, "note");
	while (table_next(&table)) {
		struct cue cue = read_cue(cues, &table, &column);
		struct problem problem;
		uint32_t number;

		if (column.group != NULL) {
			map_add(&cues->groups, *column.group);
			if (is_left_out(left_out, *column.group))
				continue;
		}
		number = matcher_add(cues->matcher, *column.pattern, &problem);
		if (number == MATCHER_REFUSED)
			die("%s:%llu:%zu: %s", path, (unsigned long long)table.row_line,
			    table_cell_at(&table, column.pattern) + problem.at, problem.text);
		cues->cue = alloc_room(cues->cue, cues->len, &cues->cap, sizeof(*cues->cue));
		cues->cue[cues->len++] = cue;
	}
	table_close(&table);
}

bool
cues_have_group(const struct cues *cues, struct str group)
{
	return group.len > 0 && map_find(&cues->groups, group) != MAP_NONE;
}

void
cues_ready(struct cues *cues)
{
	matcher_ready(cues->matcher);
}

void
cues_free(struct cues *cues)
{
	matcher_free(cues->matcher);
	map_free(&cues->held);
	map_free(&cues->groups);
	free(cues->cue);
	free(cues->word);
	free(cues);
}

/* A sentence's tag and its newline at `at`, before `end`: returns where the next line begins. */
static const char *
hear_tag(struct cues *cues, const char *at, const char *end)
{
	struct str lines = { at, (size_t)(end - at) }, tag;

	if (memcmp(at, "<g/>\n", 5) == 0) {
		matcher_glue(cues->matcher);
		return at + 5;
	}
	tag = str_cut(&lines, '\n');
	if (tag_of(tag) == TAG_MARK && matcher_mark_parts(tag))
		matcher_gap(cues->matcher);
	return tag.at + tag.len + 1;
}

/* A hyphen glued on both sides joins: it is nothing to clauses, so that it is no dash. */
static void
join_hyphens(struct cues *cues)
{
	uint32_t i;

	for (i = 1; i + 1 < cues->words; i++)
		if (matcher_word(cues->matcher, i)->is_hyphen && matcher_glued(cues->matcher, i) && matcher_glued(cues->matcher, i + 1))
			cues->word[i] = (struct clause_word){0};
}

/* Feeds the sentence to the matcher, and its words to the clauses. */
static void
hear(struct cues *cues, struct str lines)
{
	const char *at = lines.at, *end = lines.at + lines.len;
	const struct word *word;
	bool hyphens = false;

	matcher_start(cues->matcher);
	cues->words = 0;
	while (at < end) {
		if (*at == '<') {
			at = hear_tag(cues, at, end);
			continue;
		}
		word = matcher_take(cues->matcher, &at);
		if (cues->words == cues->word_cap)
			cues->word = alloc_room(cues->word, cues->words, &cues->word_cap, sizeof(*cues->word));
		hyphens |= word->is_hyphen;
		cues->word[cues->words++] = (struct clause_word){ word->form, word->clause };
	}
	if (hyphens)
		join_hyphens(cues);
}

unsigned
cues_first_role(struct cues *cues, struct str lines)
{
	const char *at = lines.at, *end = lines.at + lines.len;

	matcher_start(cues->matcher);
	while (at < end && *at == '<')
		at = hear_tag(cues, at, end);
	return at < end ? matcher_take(cues->matcher, &at)->clause : 0;
}

static bool
is_within(const struct found *inner, const struct found *outer)
{
	return outer->from <= inner->from && inner->to <= outer->to && outer->to - outer->from > inner->to - inner->from;
}

/* Whether `other` takes the place of `found`: it holds all of it and more, or is a frame over it, or says the same again. */
static bool
covers(const struct found *other, const struct found *found, bool earlier)
{
	const struct cue *cue = found->cue, *over = other->cue;

	if (cue->layer != over->layer)
		return false;
	if (is_within(found, other))
		return cue->strength <= over->strength || stands_alone(over->effect);
	if (over->effect == EFFECT_IGNORE && cue->effect != EFFECT_IGNORE)
		return other->from <= found->to && found->from <= other->to && other->to - other->from >= found->to - found->from;
	return earlier && other->from == found->from && other->to == found->to && over->effect == cue->effect && over->direction == cue->direction;
}

/* They are ordered by their first token, so what can cover one stands near it: no further off than the longest. */
void
cues_drop_covered(struct found *found, size_t n)
{
	uint32_t longest = 0, passed = 0;	/* tokens: of the longest cue; up to the end of the cues seen */
	size_t i, j, first = 0;

	for (i = 0; i < n; i++) {
		found[i].dropped = found[i].is_for_others;
		if (found[i].to - found[i].from > longest)
			longest = found[i].to - found[i].from;
	}
	for (i = 0; i < n; i++) {
		bool is_apart = found[i].from >= passed && (i + 1 == n || found[i + 1].from > found[i].to);

		if (passed <= found[i].to)
			passed = found[i].to + 1;
		if (is_apart)
			continue;
		while (found[first].from + longest < found[i].from)
			first++;
		for (j = first; j < n && found[j].from <= found[i].to && !found[i].dropped; j++)
			found[i].dropped = i != j && !found[j].is_for_others && covers(&found[j], &found[i], j < i);
	}
}

size_t
cues_find(struct cues *cues, struct str lines, struct found **found, size_t *cap)
{
	const struct match *match;
	size_t i, n;

	hear(cues, lines);
	n = matcher_find(cues->matcher, &match);
	if (n > *cap) {
		*cap = 2 * n;
		*found = alloc_again(*found, *cap, sizeof(**found));
	}
	for (i = 0; i < n; i++)
		(*found)[i] = (struct found){ .cue = &cues->cue[match[i].pattern], .from = match[i].from, .to = match[i].to };
	return n;
}

const struct clause_word *
cues_words(const struct cues *cues, uint32_t *words)
{
	*words = cues->words;
	return cues->word;
}
