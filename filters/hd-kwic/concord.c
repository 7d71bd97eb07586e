/* A concordance: see concord.h. */
#include <stdlib.h>

#include "concord.h"
#include "fold.h"
#include "stream.h"
#include "utf8.h"
#include "width.h"

enum { SORTED_BY = 400 };	/* bytes of context at least */

enum {	/* columns of the fields before the context */
	WHERE = 22, THEME = 16, VOID = 12,
	SIGN_ROOM = 1 + 1 + 1, GAP = 2, BARS = 2,
};

enum pole { POLE_GOOD, POLE_BAD, POLE_OTHER, POLE_MENTION, POLE_VOID };

static const struct {
	struct str sign, colour;
} poles[] = {
	[POLE_GOOD] = { STR("+"), STR("\033[1;32m") },
	[POLE_BAD] = { STR("-"), STR("\033[1;31m") },
	[POLE_OTHER] = { STR("~"), STR("\033[1;34m") },
	[POLE_MENTION] = { STR("?"), STR("\033[1;33m") },
	[POLE_VOID] = { STR("x"), STR("\033[2m") },
};

static const struct str plain = STR("\033[0m"), dim = STR("\033[36m");

static uint32_t
add_side(struct concord *c, struct str lexicon, struct str side)
{
	c->key.len = 0;
	buf_put(&c->key, lexicon);
	buf_char(&c->key, '\t');
	buf_put(&c->key, side);
	return map_add(&c->sides, buf_str(&c->key));
}

void
concord_sides(struct concord *c, struct str tag)
{
	struct str lexicon, sides;
	uint64_t place = 1;

	if (!tag_attr(tag, "id", &lexicon) || !tag_attr(tag, "sides", &sides))
		return;
	lexicon = unescaped(lexicon, &c->scratch);
	while (sides.at) {
		struct str side = str_cut(&sides, ' ');
		uint32_t i = add_side(c, lexicon, side);

		c->sides.entry[i].value = place++;
	}
}

static enum pole
pole_of(struct concord *c, const struct passage *p)
{
	uint32_t i;

	if (p->void_.len)
		return POLE_VOID;
	if (str_eq(p->side, STR("mention")))
		return POLE_MENTION;
	i = add_side(c, p->lexicon, p->side);
	switch (c->sides.entry[i].value) {
	case 1: return POLE_GOOD;
	case 2: return POLE_BAD;
	default: return POLE_OTHER;
	}
}

/* A control character, or one that turns the direction of what follows, would change what a terminal shows. */
static bool
is_unfit(uint32_t c)
{
	return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == UTF8_BAD;
}

static struct str
fit(struct str s, struct buf *b)
{
	b->len = 0;
	while (s.len) {
		uint32_t c = utf8_next(&s);

		utf8_put(b, is_unfit(c) ? ' ' : c);
	}
	return buf_str(b);
}

/* Without colours bars stand around the match. */
static void
put_match(const struct concord *c, struct buf *b, struct str colour, struct str text)
{
	buf_put(b, c->colour ? colour : STR("|"));
	buf_put(b, text);
	buf_put(b, c->colour ? plain : STR("|"));
}

static void
put_coloured(const struct concord *c, struct buf *b, struct str colour, struct str text)
{
	if (c->colour)
		buf_put(b, colour);
	buf_put(b, text);
	if (c->colour)
		buf_put(b, plain);
}

/* "LA01/manager-lac-01:6"; of a long name the end. */
static void
put_where(struct concord *c, const struct source *source, struct buf *b)
{
	struct buf where = {0}, field = {0};

	buf_put(&where, fit(buf_str(&source->id), &c->scratch));
	buf_char(&where, ':');
	buf_number(&where, source->turn);
	if (width_of(buf_str(&where)) > WHERE)
		width_put(&field, buf_str(&where), WHERE, WIDTH_RIGHT);
	else
		width_put(&field, buf_str(&where), WHERE, WIDTH_LEFT);
	put_coloured(c, b, dim, buf_str(&field));
	buf_free(&where);
	buf_free(&field);
}

static void
put_labels(struct concord *c, const struct passage *p, enum pole pole, struct buf *b)
{
	width_blank(b, 1);
	put_coloured(c, b, poles[pole].colour, poles[pole].sign);
	width_blank(b, 1);
	if (c->with_theme) {
		width_put(b, fit(p->theme, &c->scratch), THEME, WIDTH_LEFT);
		width_blank(b, 1);
	}
	if (c->with_void) {
		width_put(b, fit(p->void_, &c->scratch), VOID, WIDTH_LEFT);
		width_blank(b, 1);
	}
	width_blank(b, GAP - 1);
}

/* The part of a context that can be shown or sorted by: a turn may be long, and its hits many. */
static struct str
near(const struct concord *c, struct str s, bool is_left)
{
	size_t most = 4 * (c->width + c->context) + SORTED_BY;

	if (s.len <= most)
		return s;
	if (!is_left)
		return (struct str){ s.at, most };
	return (struct str){ s.at + s.len - most, most };
}

/* The last n characters of a context. */
static struct str
last_characters(struct str s, size_t n)
{
	size_t all = utf8_count(s), cut = utf8_bytes(s, all > n ? all - n : 0);

	return (struct str){ s.at + cut, s.len - cut };
}

static void
put_context(struct concord *c, const struct passage *p, enum pole pole, struct buf *b)
{
	size_t taken = WHERE + SIGN_ROOM + (c->with_theme ? THEME + 1 : 0) + (c->with_void ? VOID + 1 : 0) + GAP - 1 + BARS;
	size_t room = c->width > taken + 10 ? c->width - taken : 10, before = room * 2 / 5, match_room = room - before;
	struct buf left = {0}, match = {0}, right = {0};
	struct str shown;

	fit(near(c, p->left, true), &left);
	fit(p->first, &match);
	fit(near(c, p->right, false), &right);
	if (c->context) {
		shown = last_characters(buf_str(&left), c->context);
		width_blank(b, width_of(shown) < c->context ? c->context - width_of(shown) : 0);
		buf_put(b, shown);
		put_match(c, b, poles[pole].colour, buf_str(&match));
		buf_put(b, (struct str){ right.at, utf8_bytes(buf_str(&right), c->context) });
	} else {
		struct buf field = {0};
		size_t match_width = width_of(buf_str(&match));

		width_put(b, buf_str(&left), before, WIDTH_RIGHT);
		width_put(&field, buf_str(&match), match_width < match_room ? match_width : match_room, WIDTH_LEFT);
		put_match(c, b, poles[pole].colour, buf_str(&field));
		if (match_width < match_room)
			width_put(b, buf_str(&right), match_room - match_width, WIDTH_LEFT);
		buf_free(&field);
	}
	buf_free(&left);
	buf_free(&match);
	buf_free(&right);
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
}

/* The words of s, last first: what a sort by the left context compares. */
static void
put_reversed(struct buf *key, struct str s)
{
	while (s.len) {
		size_t from = s.len;

		while (from > 0 && s.at[from - 1] != ' ')
			from--;
		buf_put(key, (struct str){ s.at + from, s.len - from });
		buf_char(key, ' ');
		s.len = from ? from - 1 : 0;
	}
}

static struct str
sort_key(struct concord *c, const struct passage *p, enum pole pole)
{
	struct buf folded = {0};

	c->key.len = 0;
	switch (c->order) {
	case ORDER_TEXT:
		break;
	case ORDER_LEFT:
		fit(near(c, p->left, true), &c->scratch);
		fold(&folded, buf_str(&c->scratch));
		put_reversed(&c->key, str_trim(buf_str(&folded)));
		break;
	case ORDER_RIGHT:
		fold(&c->key, p->first);
		buf_char(&c->key, ' ');
		fit(near(c, p->right, false), &c->scratch);
		fold(&c->key, str_trim(buf_str(&c->scratch)));
		break;
	case ORDER_THEME:
		buf_put(&c->key, p->lexicon);
		buf_char(&c->key, '\t');
		buf_put(&c->key, p->theme);
		buf_char(&c->key, '\t');
		buf_char(&c->key, (char)('0' + pole));
		break;
	}
	buf_free(&folded);
	return buf_str(&c->key);
}

void
concord_put(struct concord *c, const struct source *source, const struct passage *p)
{
	enum pole pole = pole_of(c, p);

	c->text.len = 0;
	put_where(c, source, &c->text);
	put_labels(c, p, pole, &c->text);
	put_context(c, p, pole, &c->text);
	if (c->order == ORDER_TEXT) {
		out_line(c->out, buf_str(&c->text));
		return;
	}
	c->line = alloc_room(c->line, c->lines, &c->cap, sizeof(*c->line));
	c->line[c->lines].line = map_keep(&c->held, buf_str(&c->text));
	c->line[c->lines].key = map_keep(&c->held, sort_key(c, p, pole));
	c->line[c->lines].n = c->lines;
	c->lines++;
}

static int
by_key(const void *left, const void *right)
{
	const struct concord_line *a = left, *b = right;
	int order = str_cmp(a->key, b->key);

	return order ? order : (a->n > b->n) - (a->n < b->n);
}

void
concord_close(struct concord *c)
{
	if (c->lines)
		qsort(c->line, c->lines, sizeof(*c->line), by_key);
	for (size_t i = 0; i < c->lines; i++)
		out_line(c->out, c->line[i].line);
	free(c->line);
	map_free(&c->sides);
	map_free(&c->held);
	buf_free(&c->text);
	buf_free(&c->key);
	buf_free(&c->scratch);
}
