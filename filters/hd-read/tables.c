/*
 * A table of many transcripts, told apart by a column, or of a form with a row for each who answered: unpacked like an archive,
 * each transcript as a table of its own, "folder/answers.csv/17.tsv".
 */
#include <stdlib.h>

#include "say.h"
#include "sheet.h"
#include "stream.h"
#include "utf8.h"

enum { NAME_LIMIT = 100 };	/* bytes of a transcript's name */

static bool
has_many(const struct sheet *sheet)
{
	return sheet->columns.asked ? sheet->rows > 1 : sheet->group != COLUMN_NONE && sheet->groups.len > 1;
}

bool
is_tables(const struct source *source)
{
	struct sheet sheet;
	bool many;

	if (!is_table(source) || !sheet_open(&sheet, source))
		return false;
	sheet_look(&sheet);
	many = sheet_objection(&sheet) == NULL && has_many(&sheet);
	sheet_close(&sheet);
	return many;
}

/* A member's path: what could be a folder's or a terminal's in a value becomes "_". */
static void
put_name(struct buf *b, const char *table, struct str value)
{
	size_t most = value.len < NAME_LIMIT ? value.len : NAME_LIMIT;

	while (most < value.len && ((unsigned char)value.at[most] & 0xc0) == 0x80)
		most--;
	buf_put(b, str_of(table));
	buf_char(b, '/');
	for (size_t i = 0; i < most; i++)
		buf_char(b, value.at[i] == '/' || value.at[i] == '\\' || (unsigned char)value.at[i] < ' ' ? '_' : value.at[i]);
	buf_put(b, STR(".tsv"));
	buf_char(b, '\0');
}

static void
put_row(struct buf *b, const struct str *cell, size_t n, bool head)
{
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_char(b, '\t');
		if (head)
			buf_put(b, cell[i]);
		else
			escape_data(b, cell[i]);
	}
	buf_char(b, '\n');
}

/* Deals the rows out to their transcripts; a row that names none belongs to the one above. */
static struct buf *
deal(struct sheet *sheet, struct map *names)
{
	const struct table *table = &sheet->table;
	bool by_row = sheet->columns.asked && sheet->groups.len < sheet->rows;
	struct buf *part = NULL, number = {0};
	size_t cap = 0;
	uint32_t k = MAP_NONE;

	for (uint64_t row = 1; sheet_next(sheet); row++) {
		struct str name = by_row ? STR("") : str_trim(table->cell[sheet->group]);

		if (by_row) {
			number.len = 0;
			buf_number(&number, row);
			name = buf_str(&number);
		}
		if (name.len || k == MAP_NONE)
			k = map_add(names, name.len ? name : STR("none"));
		if (names->entry[k].value++ == 0) {
			part = alloc_room(part, k, &cap, sizeof(*part));
			part[k] = (struct buf){0};
			put_row(&part[k], table->head, table->columns, true);
		}
		put_row(&part[k], table->cell, table->columns, false);
	}
	buf_free(&number);
	return part;
}

bool
unpack_tables(const struct source *source, source_found *found, void *context)
{
	struct sheet sheet;
	struct map names = {0};
	struct buf *part, path = {0};
	uint32_t *order;

	if (!sheet_open(&sheet, source))
		return false;
	sheet_look(&sheet);
	sheet_rewind(&sheet);
	part = deal(&sheet, &names);
	sheet_close(&sheet);
	order = map_sorted(&names);
	for (size_t i = 0; i < names.len; i++) {
		struct source member = *source;
		uint32_t k = order[i];

		path.len = 0;
		put_name(&path, source->name, names.entry[k].key);
		member.name = path.at;
		member.bytes = buf_str(&part[k]);
		found(context, &member);
		buf_free(&part[k]);
	}
	free(order);
	free(part);
	buf_free(&path);
	map_free(&names);
	return true;
}
