/* Rows and columns: see axis.h. */
#include <stdlib.h>

#include "axis.h"
#include "say.h"
#include "stream.h"

static const struct {
	struct str name;
	enum kind kind;
} kinds[] = {
	{ STR("text"), KIND_TEXT }, { STR("lexicon"), KIND_LEXICON }, { STR("block"), KIND_BLOCK },
	{ STR("theme"), KIND_THEME }, { STR("side"), KIND_SIDE },
};

enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };

static bool
is_of_text(enum kind kind)
{
	return kind == KIND_TEXT || kind == KIND_ATTR;
}

static struct dimension
parse_dimension(const char *option, struct str name, const struct counts *counts)
{
	struct buf there = {0};

	for (size_t i = 0; i < KINDS; i++)
		if (str_eq(name, kinds[i].name))
			return (struct dimension){ .kind = kinds[i].kind, .name = kinds[i].name };
	for (uint32_t i = 0; i < counts->names.len; i++)
		if (str_eq(name, counts->names.entry[i].key))
			return (struct dimension){ .kind = KIND_ATTR, .name = counts->names.entry[i].key, .attr = i };
	for (size_t i = 0; i < counts->names.len; i++) {
		struct str attr = counts->names.entry[counts->name_order[i]].key;

		buf_format(&there, ", %.*s", (int)attr.len, attr.at);
	}
	die("%s \"%.*s\": no such column: want text, lexicon, block, theme, side%.*s", option, (int)name.len, name.at,
	    (int)there.len, there.at ? there.at : "");
}

void
axis_parse(struct axis *axis, const char *option, const char *names, const struct counts *counts)
{
	struct str rest = str_of(names);

	while (rest.at) {
		struct str name = str_cut(&rest, ',');

		if (axis->dimensions == DIMENSIONS)
			die("%s \"%s\": want at most %d columns", option, names, DIMENSIONS);
		axis->dimension[axis->dimensions++] = parse_dimension(option, name, counts);
	}
}

struct by_value {
	struct str value;
	uint64_t number;
	bool is_number;
	uint32_t entry;
};

static int
by_bytes(const void *left, const void *right)
{
	const struct by_value *a = left, *b = right;

	return str_cmp(a->value, b->value);
}

static int
by_number(const void *left, const void *right)
{
	const struct by_value *a = left, *b = right;

	return a->number != b->number ? (a->number > b->number) - (a->number < b->number) : str_cmp(a->value, b->value);
}

/* An attribute's values in order: as numbers when all are, else by bytes; transcripts without it last. */
static void
rank_values(struct dimension *d, const struct field *field)
{
	const struct counts *counts = field->counts;
	struct by_value *sorted = alloc(counts->values.len + 1, sizeof(*sorted));
	size_t none = counts->values.len, n = 0;
	bool *seen = alloc(none + 1, sizeof(*seen)), are_numbers = true;

	memset(seen, 0, (none + 1) * sizeof(*seen));
	for (uint32_t t = 0; t < counts->texts.len; t++) {
		size_t entry = none;

		for (size_t i = 0; i < counts->text[t].attrs; i++)
			if (counts->text[t].attr[i].name == d->attr)
				entry = counts->text[t].attr[i].value;
		if (field->keeps_text[t])
			seen[entry] = true;
	}
	for (uint32_t i = 0; i < none; i++) {
		struct by_value value = { .value = counts->values.entry[i].key, .entry = i };

		if (!seen[i])
			continue;
		are_numbers &= str_number(value.value, &value.number);
		sorted[n++] = value;
	}
	qsort(sorted, n, sizeof(*sorted), are_numbers ? by_number : by_bytes);
	d->rank = alloc(none + 1, sizeof(*d->rank));
	d->value = alloc(n + 1, sizeof(*d->value));
	for (size_t i = 0; i < n; i++) {
		d->rank[sorted[i].entry] = (uint32_t)i;
		d->value[i] = sorted[i].entry;
	}
	d->rank[none] = (uint32_t)n;
	d->value[n] = (uint32_t)none;
	d->values = n + seen[none];
	free(sorted);
	free(seen);
}

static uint32_t
rank_in_text(const struct dimension *d, const struct field *field, uint32_t text)
{
	const struct counts_text *t = &field->counts->text[text];

	if (d->kind == KIND_TEXT)
		return field->text_rank[text];
	for (size_t i = 0; i < t->attrs; i++)
		if (t->attr[i].name == d->attr)
			return d->rank[t->attr[i].value];
	return d->rank[field->counts->values.len];
}

static uint32_t
rank_in_code(const struct dimension *d, struct code code)
{
	switch (d->kind) {
	case KIND_LEXICON: return code.lexicon;
	case KIND_BLOCK: return code.block;
	case KIND_THEME: return code.theme;
	default: return code.side;
	}
}

/* The ranks of a transcript's dimensions, 0 in the others; or those of a code. */
static void
fill_ranks(const struct axis *axis, const struct field *field, uint32_t text, const struct code *code, uint32_t rank[])
{
	for (size_t i = 0; i < axis->dimensions; i++) {
		const struct dimension *d = &axis->dimension[i];

		if (is_of_text(d->kind))
			rank[i] = text == MAP_NONE ? 0 : rank_in_text(d, field, text);
		else
			rank[i] = code ? rank_in_code(d, *code) : 0;
	}
}

static struct str
as_key(const struct axis *axis, const uint32_t rank[])
{
	return (struct str){ (const char *)rank, axis->dimensions * sizeof(*rank) };
}

/* All kept codes that the codebooks have, each combination of the axis's dimensions once; one for an axis without. */
static struct slot *
lay_codes(const struct axis *axis, const struct field *field, size_t *n)
{
	const struct books *books = field->books;
	struct map seen = {0};
	struct slot *slot = NULL;
	size_t cap = 0;
	bool has_codes = false;

	for (size_t i = 0; i < axis->dimensions; i++)
		has_codes |= !is_of_text(axis->dimension[i].kind);
	*n = 0;
	for (uint32_t lexicon = 0; has_codes && lexicon < books->len; lexicon++) {
		const struct themes *book = &books->book[lexicon];

		for (uint32_t i = 0; i < book->len * book->sides; i++) {
			const struct theme *theme = &book->theme[i / book->sides];
			struct slot new = { .code = {
				.lexicon = lexicon, .block = map_find(&books->blocks, theme->block),
				.theme = books->first_theme[lexicon] + i / (uint32_t)book->sides,
				.side = map_find(&books->sides, book->side[i % book->sides]),
			} };
			size_t before = seen.len;

			fill_ranks(axis, field, MAP_NONE, &new.code, new.rank);
			if (!books_keep(books, field->where, new.code) ||
			    (map_add(&seen, as_key(axis, new.rank)), seen.len == before))
				continue;
			slot = alloc_room(slot, *n, &cap, sizeof(*slot));
			slot[(*n)++] = new;
		}
	}
	if (!has_codes) {
		slot = alloc(1, sizeof(*slot));
		slot[(*n)++] = (struct slot){0};
	}
	map_free(&seen);
	return slot;
}

static int
by_ranks(const void *left, const void *right)
{
	const struct slot *a = left, *b = right;

	for (size_t i = 0; i < DIMENSIONS; i++)
		if (a->rank[i] != b->rank[i])
			return a->rank[i] < b->rank[i] ? -1 : 1;
	return 0;
}

void
axis_lay(struct axis *axis, const struct field *field)
{
	size_t codes;
	struct slot *code;

	for (size_t i = 0; i < axis->dimensions; i++)
		if (axis->dimension[i].kind == KIND_ATTR)
			rank_values(&axis->dimension[i], field);
	code = lay_codes(axis, field, &codes);
	if (!axis_divides(axis))
		map_add(&axis->parts, as_key(axis, (uint32_t[DIMENSIONS]){0}));
	for (uint32_t t = 0; t < field->counts->texts.len; t++) {
		uint32_t rank[DIMENSIONS] = {0};

		if (!field->keeps_text[t])
			continue;
		fill_ranks(axis, field, t, NULL, rank);
		map_add(&axis->parts, as_key(axis, rank));
	}
	for (uint32_t part = 0; part < axis->parts.len; part++)
		for (size_t i = 0; i < codes; i++) {
			struct slot slot = code[i];
			uint32_t rank[DIMENSIONS] = {0};

			memcpy(rank, axis->parts.entry[part].key.at, axis->parts.entry[part].key.len);
			for (size_t k = 0; k < axis->dimensions; k++)
				slot.rank[k] += rank[k];	/* each is 0 where the other has a dimension */
			slot.part = part;
			axis->slot = alloc_room(axis->slot, axis->len, &axis->cap, sizeof(*axis->slot));
			axis->slot[axis->len++] = slot;
		}
	free(code);
	if (axis->len)
		qsort(axis->slot, axis->len, sizeof(*axis->slot), by_ranks);
	for (size_t i = 0; i < axis->len; i++)
		map_add(&axis->found, as_key(axis, axis->slot[i].rank));
}

uint32_t
axis_find(const struct axis *axis, const struct field *field, uint32_t text, struct code code)
{
	uint32_t rank[DIMENSIONS] = {0};

	fill_ranks(axis, field, text, &code, rank);
	return map_find(&axis->found, as_key(axis, rank));
}

uint32_t
axis_part(const struct axis *axis, const struct field *field, uint32_t text)
{
	uint32_t rank[DIMENSIONS] = {0};

	fill_ranks(axis, field, text, NULL, rank);
	return map_find(&axis->parts, as_key(axis, rank));
}

bool
axis_has(const struct axis *axis, enum kind kind)
{
	for (size_t i = 0; i < axis->dimensions; i++)
		if (axis->dimension[i].kind == kind)
			return true;
	return false;
}

bool
axis_divides(const struct axis *axis)
{
	for (size_t i = 0; i < axis->dimensions; i++)
		if (is_of_text(axis->dimension[i].kind))
			return true;
	return false;
}

void
axis_value(const struct axis *axis, const struct field *field, size_t slot, size_t dimension, struct buf *b)
{
	const struct dimension *d = &axis->dimension[dimension];
	uint32_t rank = axis->slot[slot].rank[dimension];

	switch (d->kind) {
	case KIND_TEXT:
		unescape(b, field->counts->texts.entry[field->counts->text_order[rank]].key);
		break;
	case KIND_ATTR:
		if (d->value[rank] < field->counts->values.len)
			unescape(b, field->counts->values.entry[d->value[rank]].key);
		break;
	case KIND_LEXICON:
		buf_put(b, field->books->book[rank].lexicon);
		break;
	case KIND_BLOCK:
		buf_put(b, field->books->blocks.entry[rank].key);
		break;
	case KIND_THEME:
		buf_put(b, books_theme(field->books, rank)->id);
		break;
	case KIND_SIDE:
		buf_put(b, field->books->sides.entry[rank].key);
		break;
	}
}

void
axis_free(struct axis *axis)
{
	for (size_t i = 0; i < axis->dimensions; i++) {
		free(axis->dimension[i].rank);
		free(axis->dimension[i].value);
	}
	free(axis->slot);
	map_free(&axis->found);
	map_free(&axis->parts);
	*axis = (struct axis){0};
}
