/* The records of transcripts and how they are joined: see counts.h. The table is read and written in counts_table.c. */
#include <stdlib.h>

#include "counts.h"
#include "say.h"

enum { MESSAGES = 20 };	/* said one by one; the rest as a number at the end */

uint32_t
counts_text(struct counts *counts, struct str id, struct place place)
{
	size_t before = counts->texts.len;
	uint32_t text = map_add(&counts->texts, id);

	if (counts->texts.len > before) {
		counts->text = alloc_room(counts->text, before, &counts->text_cap, sizeof(*counts->text));
		counts->text[text] = (struct counts_text){ .first = place };
	}
	return text;
}

/* Whether one more message may be said. */
static bool
may_say(struct counts *counts)
{
	say_worsen(STATUS_PARTLY);
	return counts->said++ < MESSAGES || (counts->unsaid++, false);
}

void
counts_twice(struct counts *counts, uint32_t text, struct place place)
{
	struct counts_text *t = &counts->text[text];

	if (t->said_twice)
		return;
	t->said_twice = true;
	if (may_say(counts))
		warn("%s:%llu: transcript \"%.*s\" once more, first in %s:%llu: it is counted once", place.file,
		    (unsigned long long)place.line, (int)counts->texts.entry[text].key.len, counts->texts.entry[text].key.at,
		    t->first.file, (unsigned long long)t->first.line);
}

/* Two copies of a transcript differ. what: "words", "attribute role" ... */
static void
differs(struct counts *counts, uint32_t text, const char *what, struct str name, struct place place)
{
	struct counts_text *t = &counts->text[text];

	if (t->said_differs)
		return;
	t->said_differs = true;
	if (may_say(counts))
		warn("%s:%llu: transcript \"%.*s\": other %s%.*s than in %s:%llu: want one version of it; the greater stands",
		    place.file, (unsigned long long)place.line, (int)counts->texts.entry[text].key.len,
		    counts->texts.entry[text].key.at, what, (int)name.len, name.at, t->first.file,
		    (unsigned long long)t->first.line);
}

/* The greater of two numbers of which one may be new (0). */
static void
join(uint64_t *kept, uint64_t other)
{
	if (other > *kept)
		*kept = other;
}

void
counts_size(struct counts *counts, uint32_t text, uint64_t words, uint64_t turns, struct place place)
{
	struct counts_text *t = &counts->text[text];
	bool is_new = place.line == t->first.line && place.file == t->first.file;

	if (!is_new && t->words != words)
		differs(counts, text, "words", STR(""), place);
	if (!is_new && t->turns != turns)
		differs(counts, text, "turns_all", STR(""), place);
	join(&t->words, words);
	join(&t->turns, turns);
}

void
counts_attr(struct counts *counts, uint32_t text, struct str name, struct str value, struct place place)
{
	struct counts_text *t = &counts->text[text];
	struct counts_attr attr;
	size_t i;

	if (value.len == 0)
		return;
	attr.name = map_add(&counts->names, name);
	attr.value = map_add(&counts->values, value);
	for (i = 0; i < t->attrs && t->attr[i].name != attr.name; i++)
		;
	if (i == t->attrs) {
		t->attr = alloc_room(t->attr, t->attrs, &t->attr_cap, sizeof(*t->attr));
		t->attr[t->attrs++] = attr;
	} else if (t->attr[i].value != attr.value) {
		differs(counts, text, "attribute ", name, place);
		if (str_cmp(value, counts->values.entry[t->attr[i].value].key) > 0)
			t->attr[i].value = attr.value;
	}
}

struct str
counts_value(const struct counts *counts, uint32_t text, uint32_t name)
{
	const struct counts_text *t = &counts->text[text];

	for (size_t i = 0; i < t->attrs; i++)
		if (t->attr[i].name == name)
			return counts->values.entry[t->attr[i].value].key;
	return STR("");
}

uint32_t
counts_key(struct counts *counts, struct str lexicon, struct str theme, struct str side)
{
	struct buf key = {0};
	uint32_t i;

	buf_put(&key, lexicon);
	buf_char(&key, '\t');
	buf_put(&key, theme);
	buf_char(&key, '\t');
	buf_put(&key, side);
	i = map_add(&counts->keys, buf_str(&key));
	buf_free(&key);
	return i;
}

void
counts_key_parts(const struct counts *counts, uint32_t key, struct str part[3])
{
	struct str rest = counts->keys.entry[key].key;

	for (size_t i = 0; i < 3; i++)
		part[i] = str_cut(&rest, '\t');
}

void
counts_cell(struct counts *counts, struct counts_cell cell, struct place place)
{
	uint32_t pair[2] = { cell.text, cell.key };
	size_t before = counts->cells.len;
	uint32_t i = map_add(&counts->cells, (struct str){ (const char *)pair, sizeof(pair) });
	struct counts_cell *kept;

	if (counts->cells.len > before) {
		counts->cell = alloc_room(counts->cell, before, &counts->cell_cap, sizeof(*counts->cell));
		counts->cell[i] = cell;
		counts->text[cell.text].cells++;
		return;
	}
	kept = &counts->cell[i];
	counts_twice(counts, cell.text, place);
	if (kept->hits != cell.hits || kept->sentences != cell.sentences || kept->turns != cell.turns)
		differs(counts, cell.text, "counts", STR(""), place);
	join(&kept->hits, cell.hits);
	join(&kept->sentences, cell.sentences);
	join(&kept->turns, cell.turns);
}

static int
by_text_and_key(const void *left, const void *right)
{
	const struct counts_cell *a = left, *b = right;

	if (a->text != b->text)
		return a->text < b->text ? -1 : 1;
	return (a->key > b->key) - (a->key < b->key);
}

/* The cells in order: sorted by ranks, which are then put back to entries. */
static void
sort_cells(struct counts *counts)
{
	uint32_t *key_order = map_sorted(&counts->keys);
	uint32_t *key_rank = alloc(counts->keys.len, sizeof(*key_rank));
	uint32_t *text_rank = alloc(counts->texts.len, sizeof(*text_rank));
	size_t n = counts->cells.len;

	for (size_t i = 0; i < counts->keys.len; i++)
		key_rank[key_order[i]] = (uint32_t)i;
	for (size_t i = 0; i < counts->texts.len; i++)
		text_rank[counts->text_order[i]] = (uint32_t)i;
	counts->sorted = alloc(n, sizeof(*counts->sorted));
	for (size_t i = 0; i < n; i++) {
		counts->sorted[i] = counts->cell[i];
		counts->sorted[i].text = text_rank[counts->cell[i].text];
		counts->sorted[i].key = key_rank[counts->cell[i].key];
	}
	qsort(counts->sorted, n, sizeof(*counts->sorted), by_text_and_key);
	for (size_t i = 0; i < n; i++) {
		counts->sorted[i].text = counts->text_order[counts->sorted[i].text];
		counts->sorted[i].key = key_order[counts->sorted[i].key];
	}
	free(key_order);
	free(key_rank);
	free(text_rank);
}

/*
 * Attributes by first appearance, transcripts taken by id. Merging parts keeps this order: an attribute's first
 * transcript in the whole is its first one in that part too, and there those that appear together keep their order.
 */
static void
sort_names(struct counts *counts)
{
	bool *taken = alloc(counts->names.len, sizeof(*taken));
	size_t n = 0;

	memset(taken, 0, counts->names.len * sizeof(*taken));
	counts->name_order = alloc(counts->names.len, sizeof(*counts->name_order));
	for (size_t i = 0; i < counts->texts.len && n < counts->names.len; i++) {
		const struct counts_text *t = &counts->text[counts->text_order[i]];

		for (size_t k = 0; k < t->attrs; k++)
			if (!taken[t->attr[k].name]) {
				taken[t->attr[k].name] = true;
				counts->name_order[n++] = t->attr[k].name;
			}
	}
	free(taken);
}

void
counts_sort(struct counts *counts)
{
	counts->text_order = map_sorted(&counts->texts);
	sort_names(counts);
	sort_cells(counts);
	if (counts->unsaid)
		warn("%zu more transcripts that are given twice or differ", counts->unsaid);
}

void
counts_free(struct counts *counts)
{
	for (size_t i = 0; i < counts->texts.len; i++)
		free(counts->text[i].attr);
	free(counts->text);
	free(counts->cell);
	free(counts->text_order);
	free(counts->name_order);
	free(counts->sorted);
	map_free(&counts->texts);
	map_free(&counts->names);
	map_free(&counts->values);
	map_free(&counts->keys);
	map_free(&counts->cells);
	*counts = (struct counts){0};
}
