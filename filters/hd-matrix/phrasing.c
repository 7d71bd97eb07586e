/* The commonest phrasing: see phrasing.h. */
#include <stdlib.h>

#include "fold.h"
#include "phrasing.h"
#include "say.h"
#include "stream.h"
#include "table.h"

/* Ways to say it, while the hits are read. */
struct ways {
	struct map folded;	/* cell and folded match -> hits */
	uint64_t *interviews;	/* [folded.len] */
	size_t cap;
	struct map heard;	/* way and transcript */
	struct map written;	/* way and match as written -> hits */
	struct buf key;
	uint64_t strangers;	/* hits of transcripts that are not in the counts */
};

static void
put_number(struct buf *b, uint32_t n)
{
	buf_put(b, (struct str){ (const char *)&n, sizeof(n) });
}

static uint32_t
way_of(struct ways *ways, uint32_t cell, struct str match)
{
	size_t before = ways->folded.len;
	uint32_t way;

	ways->key.len = 0;
	put_number(&ways->key, cell);
	fold(&ways->key, match);
	way = map_add(&ways->folded, buf_str(&ways->key));
	if (ways->folded.len > before) {
		ways->interviews = alloc_room(ways->interviews, before, &ways->cap, sizeof(*ways->interviews));
		ways->interviews[way] = 0;
	}
	return way;
}

static void
hear(struct ways *ways, uint32_t cell, uint32_t text, struct str match)
{
	uint32_t way = way_of(ways, cell, match), i;
	size_t before = ways->heard.len;

	ways->folded.entry[way].value++;
	ways->key.len = 0;
	put_number(&ways->key, way);
	put_number(&ways->key, text);
	map_add(&ways->heard, buf_str(&ways->key));
	ways->interviews[way] += ways->heard.len > before;
	ways->key.len = sizeof(way);
	buf_put(&ways->key, match);
	i = map_add(&ways->written, buf_str(&ways->key));
	ways->written.entry[i].value++;
}

static bool
is_better(uint64_t interviews, uint64_t hits, struct str folded, const struct phrase *than)
{
	if (interviews != than->interviews)
		return interviews > than->interviews;
	if (hits != than->hits)
		return hits > than->hits;
	return str_cmp(folded, than->shown) < 0;
}

static struct str
after_number(struct str key)
{
	return (struct str){ key.at + sizeof(uint32_t), key.len - sizeof(uint32_t) };
}

/* First the best way of each cell, then how that is written most. */
static void
choose(struct phrasing *phrasing, const struct ways *ways, size_t cells)
{
	uint32_t *best = alloc(cells, sizeof(*best)), number;
	uint64_t *most = alloc(ways->folded.len, sizeof(*most));

	for (uint32_t i = 0; i < ways->folded.len; i++) {
		struct str folded = after_number(ways->folded.entry[i].key);

		most[i] = 0;
		memcpy(&number, ways->folded.entry[i].key.at, sizeof(number));
		if (!is_better(ways->interviews[i], ways->folded.entry[i].value, folded, &phrasing->phrase[number]))
			continue;
		phrasing->phrase[number] = (struct phrase){ folded, ways->interviews[i], ways->folded.entry[i].value };
		best[number] = i;
	}
	for (uint32_t i = 0; i < ways->written.len; i++) {
		struct str match = after_number(ways->written.entry[i].key);
		struct phrase *phrase;
		uint32_t cell;

		memcpy(&number, ways->written.entry[i].key.at, sizeof(number));
		memcpy(&cell, ways->folded.entry[number].key.at, sizeof(cell));
		phrase = &phrasing->phrase[cell];
		if (best[cell] != number || ways->written.entry[i].value < most[number] ||
		    (ways->written.entry[i].value == most[number] && str_cmp(match, phrase->shown) >= 0))
			continue;
		most[number] = ways->written.entry[i].value;
		cell = map_add(&phrasing->held, match);
		phrase->shown = phrasing->held.entry[cell].key;
	}
	free(best);
	free(most);
}

/* The cell of a hit, or MAP_NONE when the table does not have it. */
static uint32_t
find_cell(struct ways *ways, const struct field *field, const struct axis *rows, const struct axis *columns,
    const struct str *const part[4], uint32_t *text)
{
	const struct counts *counts = field->counts;
	uint32_t key, row, column;

	ways->key.len = 0;
	escape_data(&ways->key, *part[0]);
	*text = map_find(&counts->texts, buf_str(&ways->key));
	if (*text == MAP_NONE) {
		ways->strangers++;
		return MAP_NONE;
	}
	ways->key.len = 0;
	for (unsigned i = 1; i < 4; i++) {
		escape_data(&ways->key, *part[i]);
		if (i < 3)
			buf_char(&ways->key, '\t');
	}
	key = map_find(&counts->keys, buf_str(&ways->key));
	if (key == MAP_NONE || !field->keeps_text[*text] || !field->books->is_kept[key])
		return MAP_NONE;
	row = axis_find(rows, field, *text, field->books->key[key]);
	column = axis_find(columns, field, *text, field->books->key[key]);
	return row == MAP_NONE || column == MAP_NONE ? MAP_NONE : row * (uint32_t)columns->len + column;
}

void
phrasing_read(struct phrasing *phrasing, const char *file, const struct field *field, const struct axis *rows, const struct axis *columns)
{
	const struct str *part[4], *ruled_out, *match, *why;
	struct ways ways = {0};
	struct table table;

	*phrasing = (struct phrasing){ .columns = columns->len };
	phrasing->phrase = alloc(rows->len * columns->len, sizeof(*phrasing->phrase));
	memset(phrasing->phrase, 0, rows->len * columns->len * sizeof(*phrasing->phrase));
	if (!table_open(&table, file))
		die("%s: want the hits that hd-kwic -f tsv writes", file);
	part[0] = table_want(&table, "text");
	part[1] = table_want(&table, "lexicon");
	part[2] = table_want(&table, "theme");
	part[3] = table_want(&table, "side");
	ruled_out = table_want(&table, "void");
	match = table_want(&table, "match");
	why = table_column(&table, "why");
	while (table_next(&table)) {
		uint32_t text, cell;

		if (ruled_out->len || match->len == 0 || (why && str_starts(*why, "asked")))
			continue;
		cell = find_cell(&ways, field, rows, columns, part, &text);
		if (cell != MAP_NONE)
			hear(&ways, cell, text, *match);
	}
	table_close(&table);
	if (ways.strangers)
		warn("%s: %llu hits of transcripts that are not in the counts: want both of one run", file,
		    (unsigned long long)ways.strangers);
	choose(phrasing, &ways, rows->len * columns->len);
	free(ways.interviews);
	map_free(&ways.folded);
	map_free(&ways.heard);
	map_free(&ways.written);
	buf_free(&ways.key);
}

struct str
phrasing_of(const struct phrasing *phrasing, size_t row, size_t column)
{
	return phrasing->phrase ? phrasing->phrase[row * phrasing->columns + column].shown : STR("");
}

void
phrasing_free(struct phrasing *phrasing)
{
	free(phrasing->phrase);
	map_free(&phrasing->held);
	*phrasing = (struct phrasing){0};
}
