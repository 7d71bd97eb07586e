/* A table of turns: see sheet.h. */
#include <stdlib.h>

#include "sheet.h"

enum {
	HEAD_ROWS = 12,		/* rows in which the header is looked for: titles may stand above it */
	HEAD_BYTES = 64 * 1024,
	GROUP_LIMIT = 100 * 1000,
};

/* Qualtrics writes two lines below the names: the questions, and identifiers in braces. */
static bool
is_import_row(const struct table *table)
{
	size_t i = 0;

	while (i < table->columns && table->cell[i].len == 0)
		i++;
	return i < table->columns && str_starts(table->cell[i], "{\"ImportId\"");
}

/* Whether the table that begins here has a header of turns or answers. *named: its next row has Qualtrics' identifiers. */
static bool
is_header(struct str text, bool *named)
{
	struct table table;
	struct columns columns;
	struct str next, rest = text;
	bool good;

	*named = false;
	if (str_trim(str_cut(&rest, '\n')).len == 0)
		return false;
	if (text.len > HEAD_BYTES)
		for (text.len = HEAD_BYTES; text.len && text.at[text.len - 1] != '\n'; text.len--)
			;
	if (text.len == 0 || !table_text(&table, text, ""))
		return false;
	columns_read(&columns, table.head, table.columns);
	good = columns.foreign || columns.asked || (columns.text != COLUMN_NONE && (columns.len == 1 || columns.speaker != COLUMN_NONE ||
	    columns.time != COLUMN_NONE || columns.group != COLUMN_NONE || columns.question != COLUMN_NONE));
	next = (struct str){ table.read.at + table.used, table.read.len - table.used };
	*named = str_starts(next, "\"{\"\"ImportId") || str_starts(next, "{\"ImportId");
	columns_free(&columns);
	table_close(&table);
	return good || *named;
}

/* Finds the header; the table begins there. False: there is none in the first rows. */
static bool
find_header(struct sheet *sheet)
{
	struct str rest = sheet->encoded.utf8, found = {0};
	uint64_t line = 0;

	if (str_starts(rest, "sep=")) {	/* Excel's way to name the separator */
		str_cut(&rest, '\n');
		line++;
	}
	for (int i = 0; i < HEAD_ROWS && rest.at && rest.len; i++, line++) {
		bool named;

		if (is_header(rest, &named) && (found.at == NULL || named)) {
			found = rest;
			sheet->above = line;
		}
		str_cut(&rest, '\n');
	}
	sheet->text = found;
	return found.at != NULL;
}

void
sheet_close(struct sheet *sheet)
{
	if (sheet->held) {
		for (size_t i = 0; i < sheet->columns.len; i++)
			buf_free(&sheet->held[i]);
		free(sheet->held);
		free(sheet->first);
		free(sheet->varies);
		free(sheet->filled);
		columns_free(&sheet->columns);
		table_close(&sheet->table);
		map_free(&sheet->groups);
	}
	buf_free(&sheet->encoded.held);
	*sheet = (struct sheet){0};
}

bool
sheet_open(struct sheet *sheet, const struct source *source)
{
	*sheet = (struct sheet){0};
	encoding_read(source->bytes, &sheet->encoded);
	if (!find_header(sheet) || !table_text(&sheet->table, sheet->text, source->name)) {
		sheet_close(sheet);
		return false;
	}
	sheet->table.line += sheet->above;
	columns_read(&sheet->columns, sheet->table.head, sheet->table.columns);
	sheet->first = alloc(sheet->columns.len, sizeof(*sheet->first));
	sheet->held = alloc(sheet->columns.len, sizeof(*sheet->held));
	memset(sheet->held, 0, sheet->columns.len * sizeof(*sheet->held));
	sheet->varies = alloc(sheet->columns.len, sizeof(*sheet->varies));
	memset(sheet->varies, 0, sheet->columns.len * sizeof(*sheet->varies));
	sheet->filled = alloc(sheet->columns.len, sizeof(*sheet->filled));
	memset(sheet->filled, 0, sheet->columns.len * sizeof(*sheet->filled));
	return true;
}

bool
sheet_next(struct sheet *sheet)
{
	while (table_next(&sheet->table))
		if (!is_import_row(&sheet->table))
			return true;
	return false;
}

static bool
is_talk(struct str text)
{
	bool blank = false, letter = false;

	for (size_t i = 0; i < text.len && !(blank && letter); i++) {
		unsigned char c = (unsigned char)text.at[i];

		blank |= c == ' ' || c == '\n';
		letter |= ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c >= 0x80;
	}
	return blank && letter;
}

static void
look_at_cell(struct sheet *sheet, size_t i)
{
	struct str cell = str_trim(sheet->table.cell[i]);

	if (sheet->rows == 0) {
		buf_put(&sheet->held[i], cell);
		sheet->first[i] = buf_str(&sheet->held[i]);
	} else if (!str_eq(cell, sheet->first[i])) {
		sheet->varies[i] = true;
	}
	sheet->filled[i] |= cell.len > 0;
	if (cell.len && i == sheet->columns.text) {
		sheet->cells++;
		sheet->talk += is_talk(cell);
	}
}

void
sheet_look(struct sheet *sheet)
{
	struct columns *columns = &sheet->columns;
	uint32_t last = MAP_NONE;
	size_t column = columns->group != COLUMN_NONE ? columns->group : columns->either ? columns->speaker : COLUMN_NONE;

	for (; sheet_next(sheet); sheet->rows++) {
		struct str name = column == COLUMN_NONE ? STR("") : str_trim(sheet->table.cell[column]);

		for (size_t i = 0; i < columns->len; i++)
			look_at_cell(sheet, i);
		if (name.len && sheet->groups.len <= GROUP_LIMIT) {
			size_t before = sheet->groups.len;
			uint32_t group = map_add(&sheet->groups, name);

			sheet->interleaved |= group != last && group < before;
			last = group;
		}
	}
	sheet->group = column;
	if (columns->group == COLUMN_NONE && sheet->interleaved)
		sheet->group = COLUMN_NONE;	/* participants who take turns */
	if (columns->group != COLUMN_NONE && !columns->sure && columns->speaker != COLUMN_NONE && sheet->groups.len == sheet->rows)
		sheet->group = COLUMN_NONE;	/* numbers of rows */
	if (sheet->group == COLUMN_NONE)
		return;
	if (columns->kind[sheet->group] == COLUMN_SPEAKER)
		columns->speaker = COLUMN_NONE;
	columns->kind[sheet->group] = COLUMN_GROUP;
}

void
sheet_rewind(struct sheet *sheet)
{
	const char *name = sheet->table.name;

	table_close(&sheet->table);
	table_text(&sheet->table, sheet->text, name);
	sheet->table.line += sheet->above;
}

const char *
sheet_objection(const struct sheet *sheet)
{
	const struct columns *columns = &sheet->columns;

	if (columns->foreign)
		return "a table of codes, counts or files: no transcript";
	if (sheet->groups.len > GROUP_LIMIT)
		return "a table of more than 100000 transcripts: divide it";
	if (columns->asked)
		return NULL;
	if (sheet->cells == 0)
		return "a table without a row of text";
	if (sheet->talk * 5 < sheet->cells)
		return "a table whose column of texts holds no sentences: no transcript";
	return NULL;
}

/* By its name; and a .txt whose first line is a header of a speaker and a text, divided by tabs. */
bool
is_table(const struct source *source)
{
	static const char *const extension[] = { ".csv", ".tsv", ".tab" };
	struct source head = *source;
	struct sheet sheet;
	struct str line;
	bool is;

	if (!encoding_is_text(source->bytes))
		return false;
	for (size_t i = 0; i < sizeof(extension) / sizeof(*extension); i++)
		if (source_has_extension(source, extension[i]))
			return true;
	if (head.bytes.len > HEAD_BYTES)
		head.bytes.len = HEAD_BYTES;
	line = (struct str){ head.bytes.at, head.bytes.len };
	line = str_trim(str_cut(&line, '\n'));
	if (line.len == 0 || !memchr(line.at, '\t', line.len) || !sheet_open(&sheet, &head))
		return false;
	is = sheet.table.separator == '\t' && sheet.above == 0 && sheet.columns.speaker != COLUMN_NONE && sheet.columns.text != COLUMN_NONE;
	sheet_close(&sheet);
	return is;
}
