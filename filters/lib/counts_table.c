/* The table of counts, read and written: see counts.h. */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include "counts.h"
#include "say.h"
#include "stream.h"
#include "utf8.h"

enum part { TEXT, WORDS, TURNS_ALL, LEXICON, THEME, SIDE, HITS, SENTENCES, TURNS, PARTS };

static const struct str part_name[PARTS] = {
	STR("text"), STR("words"), STR("turns_all"), STR("lexicon"), STR("theme"), STR("side"),
	STR("hits"), STR("sentences"), STR("turns"),
};

enum {
	COLUMN_LIMIT = 4096,
	ROW_LIMIT = 16 * 1024 * 1024,	/* bytes of a CSV row in several lines */
};

struct column {
	enum part part;		/* PARTS: an attribute */
	struct str name;	/* as it stands in a table, in held */
	bool left_out;		/* a second column of the same name */
};

static enum part
find_part(struct str name)
{
	enum part part;

	for (part = 0; part < PARTS && !str_eq(name, part_name[part]); part++)
		;
	return part;
}

bool
counts_reserved(struct str name)
{
	return find_part(name) < PARTS;
}

/*
 * Cuts the next cell off *rest and appends it to b as it stands in a TSV table. False when there is none.
 * RFC 4180: a quoted cell may hold separators and newlines, and quotation marks doubled.
 */
static bool
take_cell(char separator, struct str *rest, struct buf *b)
{
	struct buf plain = {0};
	size_t i = 1;

	if (rest->at == NULL)
		return false;
	if (separator == '\t') {
		buf_put(b, str_cut(rest, separator));
		return true;
	}
	if (rest->len == 0 || rest->at[0] != '"') {
		escape_data(b, str_cut(rest, separator));
		return true;
	}
	for (; i < rest->len && (rest->at[i] != '"' || (i + 1 < rest->len && rest->at[i + 1] == '"')); i++) {
		i += rest->at[i] == '"';
		buf_char(&plain, rest->at[i]);
	}
	escape_data(b, buf_str(&plain));
	buf_free(&plain);
	i = i < rest->len ? i + 1 : i;
	*rest = (struct str){ rest->at + i, rest->len - i };
	str_cut(rest, separator);
	return true;
}

static char
guess_separator(struct str head)
{
	if (head.len && memchr(head.at, '\t', head.len))
		return '\t';
	if (head.len && memchr(head.at, ',', head.len))
		return ',';
	return head.len && memchr(head.at, ';', head.len) ? ';' : '\t';
}

/* Whether a line is a header of counts: it names all of their columns. *missing: the first that it does not. */
static bool
is_head(struct str line, enum part *missing)
{
	bool seen[PARTS] = {0};
	struct buf cell = {0};
	char separator = guess_separator(line);

	while (take_cell(separator, &line, &cell)) {
		enum part part = find_part(str_trim(buf_str(&cell)));

		if (part < PARTS)
			seen[part] = true;
		cell.len = 0;
	}
	buf_free(&cell);
	for (*missing = 0; *missing < PARTS && seen[*missing]; (*missing)++)
		;
	return *missing == PARTS;
}

static void
forget_head(struct counts_reader *reader)
{
	for (size_t i = 0; i < reader->columns; i++)
		buf_free(&reader->scratch[i]);
	free(reader->scratch);
	free(reader->cell);
	reader->scratch = NULL;
	reader->cell = NULL;
	reader->columns = 0;
}

static void
take_head(struct counts_reader *reader, struct str line, struct place place)
{
	struct buf name = {0};
	size_t *from = NULL, cap = 0;

	forget_head(reader);
	reader->held.len = 0;
	reader->separator = guess_separator(line);
	for (; take_cell(reader->separator, &line, &name); name.len = 0) {
		if (reader->columns == COLUMN_LIMIT)
			die("%s:%llu: more than %d columns", place.file, (unsigned long long)place.line, COLUMN_LIMIT);
		from = alloc_room(from, reader->columns, &cap, sizeof(*from));
		from[reader->columns] = reader->held.len;
		reader->column = alloc_room(reader->column, reader->columns, &reader->cap, sizeof(*reader->column));
		buf_put(&reader->held, str_trim(buf_str(&name)));
		reader->column[reader->columns].name.len = reader->held.len - from[reader->columns];
		reader->columns++;
	}
	reader->cell = alloc(reader->columns, sizeof(*reader->cell));
	reader->scratch = alloc(reader->columns, sizeof(*reader->scratch));
	memset(reader->scratch, 0, reader->columns * sizeof(*reader->scratch));
	for (size_t i = 0; i < reader->columns; i++) {
		struct column *column = &reader->column[i];

		column->name.at = reader->held.at + from[i];
		column->part = find_part(column->name);
		column->left_out = column->name.len == 0;
		for (size_t k = 0; k < i; k++)
			column->left_out |= str_eq(column->name, reader->column[k].name);
	}
	free(from);
	buf_free(&name);
	reader->file = place.file;
}

/* Splits a row into cells; missing ones are empty. False, said: it has more than the header. */
static bool
split(struct counts_reader *reader, struct str line, struct place place)
{
	struct buf over = {0};
	size_t i = 0;
	bool fits = true;

	for (; i < reader->columns && line.at; i++) {
		if (reader->separator == '\t') {
			reader->cell[i] = str_cut(&line, '\t');
			continue;
		}
		reader->scratch[i].len = 0;
		take_cell(reader->separator, &line, &reader->scratch[i]);
		reader->cell[i] = buf_str(&reader->scratch[i]);
	}
	for (; i < reader->columns; i++)
		reader->cell[i] = STR("");
	for (; fits && take_cell(reader->separator, &line, &over); over.len = 0)
		fits = str_trim(buf_str(&over)).len == 0;
	buf_free(&over);
	if (!fits)
		warn("%s:%llu: more cells than the %zu columns of the header: row passed over", place.file,
		    (unsigned long long)place.line, reader->columns);
	return fits;
}

/* The row's parts, and its numbers read. False, said: a number is none. */
static bool
take_parts(struct counts_reader *reader, struct str part[PARTS], uint64_t number[PARTS], struct place place)
{
	enum part i;

	for (size_t k = 0; k < reader->columns; k++)
		if (reader->column[k].part < PARTS && !reader->column[k].left_out)
			part[reader->column[k].part] = reader->cell[k];
	for (i = WORDS; i < PARTS; i++) {
		if (i >= LEXICON && i <= SIDE)
			continue;
		if (str_number(part[i], &number[i]))
			continue;
		warn("%s:%llu: %s is no whole number from 0: row passed over", place.file, (unsigned long long)place.line,
		    part_name[i].at);
		return false;
	}
	if (part[TEXT].len == 0)
		warn("%s:%llu: no name in the column text: row passed over", place.file, (unsigned long long)place.line);
	return part[TEXT].len > 0;
}

static void
take_row(struct counts_reader *reader, struct str line, struct place place)
{
	struct counts *counts = reader->counts;
	struct str part[PARTS];
	uint64_t number[PARTS] = {0};
	uint32_t text;

	if (utf8_valid(line) < line.len) {
		warn("%s:%llu: not UTF-8: row passed over", place.file, (unsigned long long)place.line);
		return;
	}
	if (!split(reader, line, place) || !take_parts(reader, part, number, place))
		return;
	text = counts_text(counts, part[TEXT], place);
	counts_size(counts, text, number[WORDS], number[TURNS_ALL], place);
	for (size_t i = 0; i < reader->columns; i++)
		if (reader->column[i].part == PARTS && !reader->column[i].left_out)
			counts_attr(counts, text, reader->column[i].name, reader->cell[i], place);
	if (str_eq(part[THEME], STR("-")) || part[THEME].len == 0)
		return;
	counts_cell(counts, (struct counts_cell){
	    .text = text, .key = counts_key(counts, part[LEXICON], part[THEME], part[SIDE]),
	    .hits = number[HITS], .sentences = number[SENTENCES], .turns = number[TURNS],
	}, place);
}

static bool
is_quote_open(struct str line)
{
	bool open = false;

	for (size_t i = 0; i < line.len; i++)
		open ^= line.at[i] == '"';
	return open;
}

static void
take_whole_line(struct counts_reader *reader, struct str line, struct place place)
{
	enum part missing = PARTS;
	bool has_head = reader->columns > 0 && reader->file == place.file;

	if (line.len && line.at[line.len - 1] == '\r')
		line.len--;
	if (str_starts(line, "\xef\xbb\xbf"))
		line = (struct str){ line.at + 3, line.len - 3 };
	if (str_trim(line).len == 0)
		return;
	if ((!has_head || memmem(line.at, line.len, "turns_all", 9)) && is_head(line, &missing))
		take_head(reader, line, place);
	else if (has_head)
		take_row(reader, line, place);
	else
		die("%s:%llu: no column \"%s\": want a stream, or a table of counts with its header line", place.file,
		    (unsigned long long)place.line, part_name[missing].at);
}

void
counts_line(struct counts_reader *reader, struct str line, struct place place)
{
	bool is_csv = reader->columns > 0 && reader->file == place.file && reader->separator != '\t';

	if (!is_csv || (reader->open.len == 0 && !is_quote_open(line))) {
		take_whole_line(reader, line, place);
		return;
	}
	if (reader->open.len == 0)
		reader->open_at = place;
	buf_put(&reader->open, line);
	if (reader->open.len > ROW_LIMIT)
		die("%s:%llu: a row of more than %d bytes: is a quotation mark left open?", reader->open_at.file,
		    (unsigned long long)reader->open_at.line, ROW_LIMIT);
	if (is_quote_open(buf_str(&reader->open))) {
		buf_char(&reader->open, '\n');
		return;
	}
	take_whole_line(reader, buf_str(&reader->open), reader->open_at);
	reader->open.len = 0;
}

void
counts_reader_close(struct counts_reader *reader)
{
	if (reader->open.len)
		warn("%s:%llu: a quotation mark is left open: row passed over", reader->open_at.file,
		    (unsigned long long)reader->open_at.line);
	forget_head(reader);
	free(reader->column);
	buf_free(&reader->open);
	buf_free(&reader->held);
	*reader = (struct counts_reader){0};
}

/* The columns of a transcript that every row of it repeats. */
static void
put_text(const struct counts *counts, uint32_t text, struct buf *b)
{
	const struct counts_text *t = &counts->text[text];

	b->len = 0;
	buf_put(b, counts->texts.entry[text].key);
	for (size_t i = 0; i < counts->names.len; i++) {
		buf_char(b, '\t');
		buf_put(b, counts_value(counts, text, counts->name_order[i]));
	}
	buf_char(b, '\t');
	buf_number(b, t->words);
	buf_char(b, '\t');
	buf_number(b, t->turns);
	buf_char(b, '\t');
}

static void
put_cell(struct out *out, struct str text, struct str key, const struct counts_cell *cell)
{
	out_put(out, text);
	out_put(out, key);
	out_char(out, '\t');
	buf_number(&out->held, cell->hits);
	out_char(out, '\t');
	buf_number(&out->held, cell->sentences);
	out_char(out, '\t');
	buf_number(&out->held, cell->turns);
	out_line(out, STR(""));
}

void
counts_write(const struct counts *counts, struct out *out)
{
	static const struct counts_cell none;
	struct buf text = {0};
	size_t at = 0;

	out_put(out, STR("text"));
	for (size_t i = 0; i < counts->names.len; i++) {
		out_char(out, '\t');
		out_put(out, counts->names.entry[counts->name_order[i]].key);
	}
	out_line(out, STR("\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns"));
	for (size_t i = 0; i < counts->texts.len; i++) {
		put_text(counts, counts->text_order[i], &text);
		if (counts->text[counts->text_order[i]].cells == 0)
			put_cell(out, buf_str(&text), STR("-\t-\t-"), &none);
		for (; at < counts->cells && counts->cell[at].text == counts->text_order[i]; at++)
			put_cell(out, buf_str(&text), counts->keys.entry[counts->cell[at].key].key, &counts->cell[at]);
	}
	buf_free(&text);
}
