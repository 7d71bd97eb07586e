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

/* The slot of a transcript's key, or the free one where it belongs. */
static size_t
find_slot(const struct counts *counts, uint32_t text, uint32_t key)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t hash = (text * odd ^ key) * odd;
	size_t at = (hash >> 32) & (counts->slots - 1);

	for (; counts->slot[at]; at = (at + 1) & (counts->slots - 1)) {
		const struct counts_cell *cell = &counts->cell[counts->slot[at] - 1];

		if (cell->text == text && cell->key == key)
			break;
	}
	return at;
}

static void
grow_slots(struct counts *counts)
{
	counts->slots = counts->slots ? 2 * counts->slots : 64;
	free(counts->slot);
	counts->slot = alloc(counts->slots, sizeof(*counts->slot));
	memset(counts->slot, 0, counts->slots * sizeof(*counts->slot));
	for (size_t i = 0; i < counts->cells; i++)
		counts->slot[find_slot(counts, counts->cell[i].text, counts->cell[i].key)] = (uint32_t)i + 1;
}

void
counts_cell(struct counts *counts, struct counts_cell cell, struct place place)
{
	struct counts_cell *kept;
	size_t at;

	if (2 * (counts->cells + 1) > counts->slots)
		grow_slots(counts);
	at = find_slot(counts, cell.text, cell.key);
	if (counts->slot[at] == 0) {
		if (counts->cells >= UINT32_MAX - 1)
			die("more than %u rows of counts", UINT32_MAX - 1);
		counts->cell = alloc_room(counts->cell, counts->cells, &counts->cell_cap, sizeof(*counts->cell));
		counts->cell[counts->cells++] = cell;
		counts->slot[at] = (uint32_t)counts->cells;
		counts->text[cell.text].cells++;
		return;
	}
	kept = &counts->cell[counts->slot[at] - 1];
	counts_twice(counts, cell.text, place);
	if (kept->hits != cell.hits || kept->sentences != cell.sentences || kept->turns != cell.turns)
		differs(counts, cell.text, "counts", STR(""), place);
	join(&kept->hits, cell.hits);
	join(&kept->sentences, cell.sentences);
	join(&kept->turns, cell.turns);
}

static int
by_key(const void *left, const void *right)
{
	const struct counts_cell *a = left, *b = right;

	return (a->key > b->key) - (a->key < b->key);
}

/*
 * The cells in order, in place: each is put among those of its transcript, whose places are known by their numbers
 * (McIlroy, Bostic and McIlroy 1993, American flag sort), then a transcript's cells are sorted by the ranks of their keys.
 */
static void
sort_cells(struct counts *counts)
{
	struct counts_cell *cell = counts->cell;
	uint32_t *key_order = map_sorted(&counts->keys);
	uint32_t *key_rank = alloc(counts->keys.len, sizeof(*key_rank));
	size_t *next = alloc(counts->texts.len, sizeof(*next)), end = 0;	/* of each transcript, the place to fill */

	for (size_t i = 0; i < counts->keys.len; i++)
		key_rank[key_order[i]] = (uint32_t)i;
	for (size_t i = 0; i < counts->texts.len; i++) {
		next[counts->text_order[i]] = end;
		end += counts->text[counts->text_order[i]].cells;
	}
	end = 0;
	for (size_t i = 0; i < counts->texts.len; i++) {
		uint32_t text = counts->text_order[i];
		size_t start = end;

		end += counts->text[text].cells;
		while (next[text] < end) {
			struct counts_cell here = cell[next[text]];
			size_t place = next[here.text]++;	/* here, when it is there already */

			if (here.text != text) {
				cell[next[text]] = cell[place];
				cell[place] = here;
			}
		}
		for (size_t k = start; k < end; k++)
			cell[k].key = key_rank[cell[k].key];
		if (end > start)
			qsort(cell + start, end - start, sizeof(*cell), by_key);
		for (size_t k = start; k < end; k++)
			cell[k].key = key_order[cell[k].key];
	}
	free(key_order);
	free(key_rank);
	free(next);
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
	free(counts->slot);
	map_free(&counts->texts);
	map_free(&counts->names);
	map_free(&counts->values);
	map_free(&counts->keys);
	*counts = (struct counts){0};
}
