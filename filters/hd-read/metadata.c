/* The data list: see metadata.h. */
#include <stdlib.h>

#include "chars.h"
#include "dates.h"
#include "encoding.h"
#include "header.h"
#include "metadata.h"
#include "say.h"

enum {
	TITLES = 20,	/* rows in which the header is looked for */
	SAID = 10,	/* messages of one kind */
};

#define SEVERAL UINT64_MAX

static const char *const key_names[] = { "path", "file", "file name", "filename", "id", "transcript", "transcript id", "interview id",
	"interview", "document", "text" };

/* Rows of cells, RFC 4180. */
struct rows {
	struct str rest;
	char separator;
	struct str *cell;
	size_t cells, cap;
	uint64_t line, next_line;
	struct document *held;
};

static void
keep_cell(struct rows *rows, struct str s)
{
	rows->cell = alloc_room(rows->cell, rows->cells, &rows->cap, sizeof(*rows->cell));
	rows->cell[rows->cells++] = str_trim(document_keep(rows->held, s));
}

/* A quoted cell at the start of rest, cut off it; quotation marks within it are doubled. */
static void
take_quoted(struct rows *rows, struct buf *cell)
{
	struct str *rest = &rows->rest;
	size_t i = 1;

	for (; i < rest->len; i++) {
		if (rest->at[i] == '"' && (i + 1 == rest->len || rest->at[i + 1] != '"'))
			break;
		i += rest->at[i] == '"';
		rows->next_line += rest->at[i] == '\n';
		buf_char(cell, rest->at[i] == '\n' ? ' ' : rest->at[i]);
	}
	i = i < rest->len ? i + 1 : i;
	*rest = (struct str){ rest->at + i, rest->len - i };
}

static bool
next_row(struct rows *rows)
{
	struct buf cell = {0};
	bool more = rows->rest.len > 0;

	rows->cells = 0;
	rows->line = rows->next_line++;
	while (rows->rest.len) {
		char c = rows->rest.at[0];

		if (c == '"' && cell.len == 0 && rows->separator != '\t') {
			take_quoted(rows, &cell);
			continue;
		}
		rows->rest.at++;
		rows->rest.len--;
		if (c == '\n')
			break;
		if (c == rows->separator) {
			keep_cell(rows, buf_str(&cell));
			cell.len = 0;
		} else if (c != '\r') {
			buf_char(&cell, c);
		}
	}
	if (more)
		keep_cell(rows, buf_str(&cell));
	buf_free(&cell);
	return more;
}

/* The separator that stands most often in the first lines. */
static char
find_separator(struct str text)
{
	size_t tabs = 0, commas = 0, semicolons = 0;

	for (size_t i = 0; i < text.len && i < 4096; i++) {
		tabs += text.at[i] == '\t';
		commas += text.at[i] == ',';
		semicolons += text.at[i] == ';';
	}
	return tabs >= commas && tabs >= semicolons ? '\t' : semicolons > commas ? ';' : ',';
}

/* Which cell of a row is the key's column; cells when it is no header. */
static size_t
key_column(const struct rows *rows)
{
	size_t filled = 0;

	for (size_t i = 0; i < rows->cells; i++)
		filled += rows->cell[i].len > 0;
	for (size_t n = 0; filled >= 2 && n < sizeof(key_names) / sizeof(key_names[0]); n++)
		for (size_t i = 0; i < rows->cells; i++)
			if (same_letters(rows->cell[i], str_of(key_names[n])))
				return i;
	return rows->cells;
}

static void
take_columns(struct metadata *metadata, const struct rows *rows, size_t key)
{
	for (size_t i = 0; i < rows->cells; i++) {
		struct str name = i == key ? (struct str){ "", 0 } : header_name(&metadata->held, rows->cell[i]);

		metadata->column = alloc_room(metadata->column, i, &metadata->column_cap, sizeof(*metadata->column));
		metadata->column[i] = name;
		if (name.len && name.at[name.len - 1] == '_')
			say("%s:%llu: column \"%.*s\" becomes the attribute %.*s: the tables have a column of that name", metadata->path,
			    (unsigned long long)rows->line, (int)rows->cell[i].len, rows->cell[i].at, (int)name.len, name.at);
	}
	metadata->columns = rows->cells;
}

/* What is compared: small letters and digits alone, without the extension; last: of the last part of the path. */
static struct str
compared(struct metadata *metadata, struct str key, bool last)
{
	size_t dot;

	for (size_t i = key.len; last && i > 0; i--)
		if (key.at[i - 1] == '/' || key.at[i - 1] == '\\') {
			key = (struct str){ key.at + i, key.len - i };
			break;
		}
	dot = key.len;
	for (size_t i = key.len; i > 0 && key.len - i < 6; i--)
		if (key.at[i - 1] == '.' && i < key.len && is_letter(key.at[i])) {
			dot = i - 1;
			break;
		}
	metadata->scratch.len = 0;
	for (size_t i = 0; i < dot; i++)
		if (is_letter(key.at[i]) || is_digit(key.at[i]))
			buf_char(&metadata->scratch, to_lower(key.at[i]));
		else if (key.at[i] == '/' || key.at[i] == '\\')
			buf_char(&metadata->scratch, '/');
	return buf_str(&metadata->scratch);
}

static void
take_rows(struct metadata *metadata, struct rows *rows, size_t key)
{
	size_t cells = 0, cell_cap = 0, n = 0;

	while (next_row(rows)) {
		uint32_t at;

		if (key >= rows->cells || rows->cell[key].len == 0)
			continue;
		at = map_add(&metadata->whole, compared(metadata, rows->cell[key], false));
		if (metadata->whole.entry[at].value) {
			warn("%s:%llu: \"%.*s\" is listed twice: the first row holds", metadata->path, (unsigned long long)rows->line,
			    (int)rows->cell[key].len, rows->cell[key].at);
			continue;
		}
		metadata->whole.entry[at].value = ++n;
		at = map_add(&metadata->last, compared(metadata, rows->cell[key], true));
		metadata->last.entry[at].value = metadata->last.entry[at].value ? SEVERAL : n;
		for (size_t i = 0; i < metadata->columns; i++) {
			metadata->cell = alloc_room(metadata->cell, cells, &cell_cap, sizeof(*metadata->cell));
			metadata->cell[cells++] = i < rows->cells ? rows->cell[i] : (struct str){ "", 0 };
		}
		metadata->line = alloc_room(metadata->line, n - 1, &metadata->line_cap, sizeof(*metadata->line));
		metadata->line[n - 1] = rows->line;
		metadata->key = alloc_room(metadata->key, n - 1, &metadata->key_cap, sizeof(*metadata->key));
		metadata->key[n - 1] = rows->cell[key];
		metadata->used = alloc_room(metadata->used, n - 1, &metadata->used_cap, sizeof(*metadata->used));
		metadata->used[n - 1] = false;
	}
	metadata->rows = n;
}

/* Dates of columns that are called so, as 2007-06-12. */
static void
read_dates(struct metadata *metadata)
{
	struct buf date = {0};

	for (size_t i = 0; i < metadata->rows * metadata->columns; i++) {
		struct str name = metadata->column[i % metadata->columns];

		if (!str_starts(name, "date") && !str_ends(name, "_date") && !str_ends(name, "_on"))
			continue;
		date.len = 0;
		if (date_read(metadata->cell[i], &date) || date_serial(metadata->cell[i], &date))
			metadata->cell[i] = document_keep(&metadata->held, buf_str(&date));
	}
	buf_free(&date);
}

void
metadata_load(struct metadata *metadata, const char *path, const struct limits *limits)
{
	struct rows rows = { .held = &metadata->held, .next_line = 1 };
	struct encoded encoded;
	struct buf bytes = {0};
	size_t key = 0;
	bool found = false;

	*metadata = (struct metadata){ .path = path };
	if (!source_load(path, limits, &bytes))
		exit(STATUS_FAILED);
	if (!encoding_is_text(buf_str(&bytes)))
		die("%s: no table: want it saved as CSV or TSV", path);
	encoding_read(buf_str(&bytes), &encoded);
	rows.rest = encoded.utf8;
	rows.separator = find_separator(encoded.utf8);
	for (int i = 0; i < TITLES && !found && next_row(&rows); i++) {
		key = key_column(&rows);
		found = key < rows.cells;
	}
	if (!found)
		die("%s: no header: want a row with a column path, file or id, and the attributes", path);
	take_columns(metadata, &rows, key);
	take_rows(metadata, &rows, key);
	read_dates(metadata);
	free(rows.cell);
	buf_free(&encoded.held);
	buf_free(&bytes);
}

size_t
metadata_find(struct metadata *metadata, struct str id)
{
	uint32_t at = map_find(&metadata->whole, compared(metadata, id, false));
	uint64_t row = at == MAP_NONE ? 0 : metadata->whole.entry[at].value;

	if (row == 0) {
		at = map_find(&metadata->last, compared(metadata, id, true));
		row = at == MAP_NONE || metadata->last.entry[at].value == SEVERAL ? 0 : metadata->last.entry[at].value;
	}
	if (row == 0)
		return METADATA_NONE;
	metadata->used[row - 1] = true;
	return (size_t)row - 1;
}

struct str
metadata_cell(const struct metadata *metadata, size_t row, size_t column)
{
	return metadata->cell[row * metadata->columns + column];
}

void
metadata_close(struct metadata *metadata, bool absent)
{
	size_t unread = 0;

	for (size_t i = 0; absent && i < metadata->rows; i++)
		if (!metadata->used[i] && unread++ < SAID)
			warn("%s:%llu: \"%.*s\" is listed, and no transcript is called so", metadata->path, (unsigned long long)metadata->line[i],
			    (int)metadata->key[i].len, metadata->key[i].at);
	if (unread > SAID)
		warn("%s: %zu more are listed and absent", metadata->path, unread - SAID);
	map_free(&metadata->whole);
	map_free(&metadata->last);
	free(metadata->column);
	free(metadata->cell);
	free(metadata->line);
	free(metadata->key);
	free(metadata->used);
	document_free(&metadata->held);
	buf_free(&metadata->scratch);
	*metadata = (struct metadata){0};
}
