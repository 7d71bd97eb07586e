/* A turn's codes from its hits: see codes.h and hd-code(1). */
#include <stdlib.h>

#include "codes.h"
#include "stream.h"

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

static struct str
attr_of(struct str hit, const char *name)
{
	struct str value;

	return tag_attr(hit, name, &value) ? value : STR("");
}

static enum weight
weigh(struct str hit, struct str why)
{
	if (str_starts(why, "asked"))
		return WEIGHT_ASKED;
	return str_eq(attr_of(hit, "was"), STR("mention")) ? WEIGHT_JOINED : WEIGHT_SAID;
}

void
codes_hear(struct codes *codes, struct str hit, size_t sentence)
{
	struct code code = { .sentence = sentence, .order = codes->len };

	code.lexicon = attr_of(hit, "lexicon");
	code.theme = attr_of(hit, "theme");
	code.side = attr_of(hit, "side");
	if (attr_of(hit, "void").len > 0 || code.theme.len == 0 || code.side.len == 0 || str_eq(code.side, STR("mention")) ||
	    str_eq(code.side, STR("trap")))
		return;
	code.why = attr_of(hit, "why");
	code.start = attr_of(hit, "start");
	code.end = attr_of(hit, "end");
	code.weight = weigh(hit, code.why);
	codes->code = alloc_room(codes->code, codes->len, &codes->cap, sizeof(*codes->code));
	codes->code[codes->len++] = code;
}

static int
compare_themes(const struct code *a, const struct code *b)
{
	int order = str_cmp(a->lexicon, b->lexicon);

	return order != 0 ? order : str_cmp(a->theme, b->theme);
}

static int
compare_numbers(size_t a, size_t b)
{
	return (a > b) - (a < b);
}

/* A side's hits together, the best first, of these the first that was heard. */
static int
by_side(const void *left, const void *right)
{
	const struct code *a = left, *b = right;
	int order = compare_themes(a, b);

	if (order == 0)
		order = str_cmp(a->side, b->side);
	if (order == 0)
		order = compare_numbers(b->weight, a->weight);
	return order != 0 ? order : compare_numbers(a->order, b->order);
}

/* What was only asked stays when nothing else is said of the theme. They must be in the order of their themes. */
static void
drop_asked(struct codes *codes)
{
	const struct code *code = codes->code;
	size_t from, to, kept = 0;

	for (from = 0; from < codes->len; from = to) {
		bool said = false;

		for (to = from; to < codes->len && compare_themes(&code[from], &code[to]) == 0; to++)
			said |= code[to].weight > WEIGHT_ASKED;
		for (; from < to; from++)
			if (!said || code[from].weight > WEIGHT_ASKED)
				codes->code[kept++] = code[from];
	}
	codes->len = kept;
}

void
codes_settle(struct codes *codes)
{
	size_t i, kept = 0;

	if (codes->len == 0)
		return;
	qsort(codes->code, codes->len, sizeof(*codes->code), by_side);
	drop_asked(codes);
	for (i = 0; i < codes->len; i++)
		if (kept == 0 || compare_themes(&codes->code[kept - 1], &codes->code[i]) != 0 ||
		    !str_eq(codes->code[kept - 1].side, codes->code[i].side))
			codes->code[kept++] = codes->code[i];
	codes->len = kept;
}
