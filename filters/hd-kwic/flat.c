/* Hits as a table: see flat.h. */
#include <stdlib.h>

#include "flat.h"

const char *const flat_columns[] = {
	"text", "turn", "part", "sentence", "start", "end", "lexicon", "theme", "side", "void", "pattern", "match", "quote",
	"why", NULL,
};

enum { COLUMNS = 14 };

/* One row: the attributes as pairs of entries, then the columns. */
struct row {
	uint32_t attrs;
	struct source_attr *attr;
	struct str cell[COLUMNS];	/* the numbers are empty: they are in number */
	uint64_t number[COLUMNS];
};

static bool
is_number(size_t column)
{
	return column == 1 || (column >= 3 && column <= 5);
}

static void
name_columns(struct cells *cells, const struct source *source)
{
	cells_name(cells, str_of(flat_columns[0]), false);
	for (size_t i = 0; i < source->names.len; i++)
		cells_name(cells, source->names.entry[i].key, false);
	for (size_t i = 1; i < COLUMNS; i++)
		cells_name(cells, str_of(flat_columns[i]), is_number(i));
	cells_head(cells);
}

void
flat_open(struct flat *flat, enum cells_format format, struct out *out)
{
	*flat = (struct flat){ .format = format, .out = out };
}

static struct row
make_row(const struct source *source, const struct passage *p)
{
	return (struct row){
		.attrs = (uint32_t)source->attrs, .attr = source->attr,
		.cell = {
			buf_str(&source->id), STR(""), source->part, STR(""), STR(""), STR(""), p->lexicon, p->theme, p->side,
			p->void_, p->pattern, p->match, p->quote, p->why,
		},
		.number = { [1] = source->turn, [3] = p->sentence, [4] = p->start, [5] = p->end },
	};
}

static void
put_columns(struct cells *cells, const struct row *row)
{
	for (size_t i = 1; i < COLUMNS; i++)
		if (is_number(i))
			cells_number(cells, row->number[i]);
		else
			cells_text(cells, row->cell[i]);
	cells_row(cells);
}

/* An object has the attributes that its transcript has. */
static void
put_object(struct flat *flat, const struct source *source, const struct row *row)
{
	struct cells cells;

	cells_open(&cells, CELLS_JSONL, flat->out);
	cells_name(&cells, str_of(flat_columns[0]), false);
	for (size_t i = 0; i < row->attrs; i++)
		cells_name(&cells, source->names.entry[row->attr[i].name].key, false);
	for (size_t i = 1; i < COLUMNS; i++)
		cells_name(&cells, str_of(flat_columns[i]), is_number(i));
	cells_head(&cells);
	cells_text(&cells, row->cell[0]);
	for (size_t i = 0; i < row->attrs; i++)
		cells_text(&cells, source->values.entry[row->attr[i].value].key);
	put_columns(&cells, row);
	cells_close(&cells);
}

static void
pack(struct buf *b, const struct row *row)
{
	b->len = 0;
	buf_put(b, (struct str){ (const char *)&row->attrs, sizeof(row->attrs) });
	buf_put(b, (struct str){ (const char *)row->attr, row->attrs * sizeof(*row->attr) });
	buf_put(b, (struct str){ (const char *)row->number, sizeof(row->number) });
	for (size_t i = 0; i < COLUMNS; i++) {
		buf_put(b, (struct str){ (const char *)&row->cell[i].len, sizeof(row->cell[i].len) });
		buf_put(b, row->cell[i]);
	}
}

static void
take(struct str *from, void *to, size_t n)
{
	if (n)
		memcpy(to, from->at, n);
	*from = (struct str){ from->at + n, from->len - n };
}

static void
unpack(struct str record, struct row *row, size_t *cap)
{
	take(&record, &row->attrs, sizeof(row->attrs));
	while (*cap < row->attrs)
		row->attr = alloc_room(row->attr, *cap, cap, sizeof(*row->attr));
	take(&record, row->attr, row->attrs * sizeof(*row->attr));
	take(&record, row->number, sizeof(row->number));
	for (size_t i = 0; i < COLUMNS; i++) {
		take(&record, &row->cell[i].len, sizeof(row->cell[i].len));
		row->cell[i].at = record.at;
		record = (struct str){ record.at + row->cell[i].len, record.len - row->cell[i].len };
	}
}

void
flat_row(struct flat *flat, const struct source *source, const struct passage *passage)
{
	struct row row = make_row(source, passage);

	if (flat->format == CELLS_JSONL) {
		put_object(flat, source, &row);
		return;
	}
	pack(&flat->record, &row);
	spool_put(&flat->spool, buf_str(&flat->record));
}

static struct str
find_value(const struct source *source, const struct row *row, uint32_t name)
{
	for (size_t i = 0; i < row->attrs; i++)
		if (row->attr[i].name == name)
			return source->values.entry[row->attr[i].value].key;
	return STR("");
}

static void
put_table(struct flat *flat, const struct source *source)
{
	struct row row = {0};
	struct cells cells;
	struct str record;
	size_t cap = 0;

	cells_open(&cells, flat->format, flat->out);
	name_columns(&cells, source);
	while (spool_next(&flat->spool, &record)) {
		unpack(record, &row, &cap);
		cells_text(&cells, row.cell[0]);
		for (uint32_t i = 0; i < source->names.len; i++)
			cells_text(&cells, find_value(source, &row, i));
		put_columns(&cells, &row);
	}
	free(row.attr);
	cells_close(&cells);
}

void
flat_close(struct flat *flat, const struct source *source)
{
	if (flat->format != CELLS_JSONL)
		put_table(flat, source);
	spool_free(&flat->spool);
	buf_free(&flat->record);
}
