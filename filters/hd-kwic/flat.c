/* Hits as a table: see flat.h. */
#include <stdlib.h>

#include "flat.h"

const char *const flat_columns[] = {
	"text", "turn", "part", "sentence", "start", "end", "lexicon", "theme", "side", "void", "pattern", "match", "quote",
	"why", NULL,
};

enum { QUOTE = 12, COLUMNS = 14 };

struct row {
	struct str cell[COLUMNS];	/* the transcript and the numbers are empty */
	uint64_t number[COLUMNS];
};

/* What waits in the spool, each behind such a head. */
struct head {
	enum { TEXT, ROW } kind;
	uint32_t attrs;			/* a transcript's: so many pairs of entries, then its id */
	bool same_quote;		/* a row's: that of the row before, and not in this record */
	uint64_t columns, quote;	/* bytes of the cells before the quote, of the quote; what follows is the rest of the row */
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
	*flat = (struct flat){ .format = format, .out = out, .text = UINT64_MAX };
	cells_open(&flat->cells, format, &flat->record);
}

static struct row
make_row(const struct source *source, const struct passage *p)
{
	return (struct row){
		.cell = {
			STR(""), STR(""), source->part, STR(""), STR(""), STR(""), p->lexicon, p->theme, p->side, p->void_, p->pattern,
			p->match, p->quote, p->why,
		},
		.number = { [1] = source->turn, [3] = p->sentence, [4] = p->start, [5] = p->end },
	};
}

/* The cells of a row's columns [from, to), the first of which is not the transcript's. Returns how many bytes that were. */
static size_t
put_columns(struct cells *cells, const struct row *row, size_t from, size_t to)
{
	size_t before = cells->out->held.len;

	for (size_t i = from; i < to; i++)
		if (is_number(i))
			cells_number(cells, row->number[i]);
		else
			cells_text(cells, row->cell[i]);
	return cells->out->held.len - before;
}

/* An object has the attributes that its transcript has. */
static void
put_object(struct flat *flat, const struct source *source, const struct row *row)
{
	struct cells cells;

	cells_open(&cells, CELLS_JSONL, flat->out);
	cells_name(&cells, str_of(flat_columns[0]), false);
	for (size_t i = 0; i < source->attrs; i++)
		cells_name(&cells, source->names.entry[source->attr[i].name].key, false);
	for (size_t i = 1; i < COLUMNS; i++)
		cells_name(&cells, str_of(flat_columns[i]), is_number(i));
	cells_head(&cells);
	cells_text(&cells, buf_str(&source->id));
	for (size_t i = 0; i < source->attrs; i++)
		cells_text(&cells, source->values.entry[source->attr[i].value].key);
	put_columns(&cells, row, 1, COLUMNS);
	cells_row(&cells);
	cells_close(&cells);
}

static void
spool_text(struct flat *flat, const struct source *source)
{
	const struct head head = { .kind = TEXT, .attrs = (uint32_t)source->attrs };
	struct buf *record = &flat->record.held;

	flat->text = source->texts;
	flat->has_quote = false;
	record->len = 0;
	buf_put(record, (struct str){ (const char *)&head, sizeof(head) });
	buf_put(record, (struct str){ (const char *)source->attr, source->attrs * sizeof(*source->attr) });
	buf_put(record, buf_str(&source->id));
	spool_put(&flat->spool, buf_str(record));
}

static void
spool_row(struct flat *flat, const struct row *row)
{
	struct str quote = row->cell[QUOTE];
	struct head head = { .kind = ROW, .same_quote = flat->has_quote && str_eq(buf_str(&flat->quote), quote) };
	struct buf *record = &flat->record.held;

	record->len = 0;
	buf_put(record, (struct str){ (const char *)&head, sizeof(head) });
	flat->cells.column = 1;
	head.columns = put_columns(&flat->cells, row, 1, QUOTE);
	if (!head.same_quote) {
		head.quote = put_columns(&flat->cells, row, QUOTE, QUOTE + 1);
		flat->quote.len = 0;
		buf_put(&flat->quote, quote);
		flat->has_quote = true;
	}
	put_columns(&flat->cells, row, QUOTE + 1, COLUMNS);
	memcpy(record->at, &head, sizeof(head));
	spool_put(&flat->spool, buf_str(record));
}

void
flat_row(struct flat *flat, const struct source *source, const struct passage *passage)
{
	struct row row = make_row(source, passage);

	if (flat->format == CELLS_JSONL) {
		put_object(flat, source, &row);
		return;
	}
	if (flat->text != source->texts)
		spool_text(flat, source);
	spool_row(flat, &row);
}

/* The value of the attribute in a record's pairs, empty when it is not among them. */
static struct str
find_value(const struct source *source, const char *pairs, uint32_t attrs, uint32_t name)
{
	for (uint32_t i = 0; i < attrs; i++) {
		struct source_attr attr;

		memcpy(&attr, pairs + i * sizeof(attr), sizeof(attr));
		if (attr.name == name)
			return source->values.entry[attr.value].key;
	}
	return STR("");
}

/* The cells that all rows of a transcript begin with, made in flat->record. */
static void
read_text(struct flat *flat, const struct source *source, const struct head *head, struct str rest)
{
	size_t pairs = head->attrs * sizeof(struct source_attr);

	flat->record.held.len = 0;
	flat->cells.column = 0;
	cells_text(&flat->cells, (struct str){ rest.at + pairs, rest.len - pairs });
	for (uint32_t i = 0; i < source->names.len; i++)
		cells_text(&flat->cells, find_value(source, rest.at, head->attrs, i));
}

static void
write_row(struct flat *flat, const struct head *head, struct str rest)
{
	struct str quote = { rest.at + head->columns, head->quote };
	struct str last = { quote.at + quote.len, rest.len - head->columns - head->quote };

	if (!head->same_quote) {
		flat->quote.len = 0;
		buf_put(&flat->quote, quote);
	}
	out_put(flat->out, buf_str(&flat->record.held));
	out_put(flat->out, (struct str){ rest.at, head->columns });
	out_put(flat->out, buf_str(&flat->quote));
	out_line(flat->out, last);
}

static void
write_table(struct flat *flat, const struct source *source)
{
	struct cells cells;
	struct str record;

	cells_open(&cells, flat->format, flat->out);
	name_columns(&cells, source);
	cells_close(&cells);
	while (spool_next(&flat->spool, &record)) {
		struct head head;
		struct str rest = { record.at + sizeof(head), record.len - sizeof(head) };

		memcpy(&head, record.at, sizeof(head));
		if (head.kind == TEXT)
			read_text(flat, source, &head, rest);
		else
			write_row(flat, &head, rest);
	}
}

void
flat_close(struct flat *flat, const struct source *source)
{
	if (flat->format != CELLS_JSONL)
		write_table(flat, source);
	spool_free(&flat->spool);
	cells_close(&flat->cells);
	buf_free(&flat->record.held);
	buf_free(&flat->quote);
}
