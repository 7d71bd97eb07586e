/*
 * Tables (CSV, TSV) of turns, or of answers to a form. A table of many transcripts, told apart by a column, and one with a row
 * for each who answered, is unpacked like an archive: each transcript is a table of its own.
 */
#include <stdlib.h>

#include "columns.h"
#include "decode.h"
#include "encoding.h"
#include "map.h"
#include "say.h"
#include "stream.h"
#include "table.h"

enum {
	HEAD_ROWS = 12,		/* rows in which the header is looked for: titles may stand above it */
	HEAD_BYTES = 64 * 1024,
	GROUP_LIMIT = 100 * 1000,
	NAME_LIMIT = 100,	/* bytes of a transcript's name */
	SAID_COLUMNS = 6,	/* named in a message */
};

struct sheet {
	struct encoded encoded;
	struct str text;	/* from the header on */
	uint64_t above;		/* lines before it */
	struct table table;
	struct columns columns;
	bool open;
	/* What a look at all rows told: */
	uint64_t rows;
	struct str *first;	/* [columns.len] the value of the first row, kept in held */
	bool *varies, *filled;
	struct buf *held;
	uint64_t cells, talk;	/* of the column of texts: filled, and with a blank within */
	struct map groups;	/* the values of the column that names transcripts */
	size_t group;		/* that column, or COLUMN_NONE */
	bool interleaved;	/* a group comes back after another */
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
	struct str next;
	bool good;

	*named = false;
	if (text.len > HEAD_BYTES)
		text.len = HEAD_BYTES;
	while (text.len && text.at[text.len - 1] != '\n' && text.len == HEAD_BYTES)
		text.len--;
	if (text.len == 0 || text.at[0] == '\n' || text.at[0] == '\r' || !table_text(&table, text, ""))
		return false;
	columns_read(&columns, table.head, table.columns);
	good = columns.asked || (columns.text != COLUMN_NONE && (columns.len == 1 || columns.speaker != COLUMN_NONE ||
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

static void
close_sheet(struct sheet *sheet)
{
	if (sheet->open) {
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

static bool
open_sheet(struct sheet *sheet, const struct source *source)
{
	*sheet = (struct sheet){0};
	encoding_read(source->bytes, &sheet->encoded);
	if (!find_header(sheet) || !table_text(&sheet->table, sheet->text, source->name)) {
		close_sheet(sheet);
		return false;
	}
	sheet->table.line += sheet->above;
	columns_read(&sheet->columns, sheet->table.head, sheet->table.columns);
	sheet->open = true;
	sheet->first = alloc(sheet->columns.len, sizeof(*sheet->first));
	sheet->held = alloc(sheet->columns.len, sizeof(*sheet->held));
	memset(sheet->held, 0, sheet->columns.len * sizeof(*sheet->held));
	sheet->varies = alloc(sheet->columns.len, sizeof(*sheet->varies));
	memset(sheet->varies, 0, sheet->columns.len * sizeof(*sheet->varies));
	sheet->filled = alloc(sheet->columns.len, sizeof(*sheet->filled));
	memset(sheet->filled, 0, sheet->columns.len * sizeof(*sheet->filled));
	return true;
}

static bool
next_row(struct sheet *sheet)
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

/* Reads all rows once, to know what is the same in all of them and which transcripts there are. */
static void
look(struct sheet *sheet)
{
	struct columns *columns = &sheet->columns;
	uint32_t last = MAP_NONE;
	size_t column = columns->group != COLUMN_NONE ? columns->group : columns->either ? columns->speaker : COLUMN_NONE;

	for (; next_row(sheet); sheet->rows++) {
		for (size_t i = 0; i < columns->len; i++)
			look_at_cell(sheet, i);
		if (column != COLUMN_NONE && sheet->groups.len < GROUP_LIMIT) {
			size_t before = sheet->groups.len;
			uint32_t group = map_add(&sheet->groups, str_trim(sheet->table.cell[column]));

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

/* Reads the rows again from the first. */
static void
rewind_sheet(struct sheet *sheet, const char *name)
{
	table_close(&sheet->table);
	table_text(&sheet->table, sheet->text, name);
	sheet->table.line += sheet->above;
}

/* Says why a table holds no transcript; NULL: it does. */
static const char *
objection(const struct sheet *sheet)
{
	const struct columns *columns = &sheet->columns;

	if (columns->foreign)
		return "a table of codes, counts or files: no transcript";
	if (columns->asked)
		return NULL;
	if (sheet->cells == 0)
		return "a table without a row of text";
	if (sheet->talk * 5 < sheet->cells)
		return "a table whose column of texts holds no sentences: no transcript";
	return NULL;
}

/* How a recording's time is written: digits with ":" and "."; a plain number is seconds, or what the column's name says. */
static struct str
time_of(const struct columns *columns, struct str cell, struct document *document)
{
	uint64_t whole = 0;
	size_t n = 0;

	for (size_t i = 0; i < cell.len; i++)
		if ((cell.at[i] < '0' || cell.at[i] > '9') && !strchr(":.,", cell.at[i]))
			return (struct str){0};
	if (cell.len == 0 || memchr(cell.at, ':', cell.len))
		return cell;
	while (n < cell.len && cell.at[n] >= '0' && cell.at[n] <= '9')
		n++;
	if (!str_number((struct str){ cell.at, n }, &whole) || whole > UINT32_MAX)
		return (struct str){0};
	return document_time(document, (uint64_t)((double)whole * columns->unit));
}

/* The turn being put together, which the next row may go on with. */
struct turn {
	struct document *document;
	struct para *para;	/* NULL: none */
	struct buf text;
};

static void
end_turn(struct turn *turn)
{
	if (turn->para)
		turn->para->text = document_keep(turn->document, buf_str(&turn->text));
	turn->para = NULL;
	turn->text.len = 0;
}

static void
start_turn(struct turn *turn, struct str speaker, struct str time, struct str text, uint64_t line)
{
	end_turn(turn);
	turn->para = document_add(turn->document, PARA_TURN, STR(""), line);
	turn->para->speaker = document_keep(turn->document, speaker);
	turn->para->time = document_keep(turn->document, time);
	buf_put(&turn->text, text);
}

/* Whether a row goes on with the turn before it. */
static bool
goes_on(const struct sheet *sheet, const struct turn *turn, struct str speaker)
{
	if (!sheet->columns.segments || turn->para == NULL)
		return false;
	return sheet->columns.speaker == COLUMN_NONE ? !sentence_ends(buf_str(&turn->text)) :
	    speaker.len && str_eq(turn->para->speaker, speaker);
}

/* *asked: the question put last. */
static void
put_row(struct sheet *sheet, struct turn *turn, struct str *asked)
{
	const struct columns *columns = &sheet->columns;
	const struct str *cell = sheet->table.cell;
	struct str text = str_trim(cell[columns->text]), question = {0}, speaker = {0}, time = {0};

	if (columns->question != COLUMN_NONE)
		question = str_trim(cell[columns->question]);
	if (question.len && !str_eq(question, *asked)) {
		start_turn(turn, STR("Interviewer"), (struct str){0}, question, sheet->table.row_line);
		*asked = document_keep(turn->document, question);
	}
	if (text.len == 0)
		return;
	if (columns->speaker != COLUMN_NONE)
		speaker = str_trim(cell[columns->speaker]);
	else if (columns->question != COLUMN_NONE)
		speaker = STR("Respondent");
	if (speaker.len == 0 && columns->question == COLUMN_NONE && columns->speaker != COLUMN_NONE && turn->para)
		speaker = turn->para->speaker;	/* cells that were merged */
	if (columns->time != COLUMN_NONE)
		time = time_of(columns, str_trim(cell[columns->time]), turn->document);
	if (!goes_on(sheet, turn, speaker)) {
		start_turn(turn, speaker, time, text, sheet->table.row_line);
		return;
	}
	buf_char(&turn->text, '\n');
	buf_put(&turn->text, text);
}

/* A form's row: each question, and the answer to it. */
static void
put_answers(struct sheet *sheet, struct turn *turn)
{
	for (size_t i = 0; i < sheet->columns.len; i++) {
		struct str answer = str_trim(sheet->table.cell[i]);

		if (sheet->columns.kind[i] != COLUMN_ASKED || answer.len == 0)
			continue;
		start_turn(turn, STR("Interviewer"), (struct str){0}, sheet->table.head[i], sheet->table.row_line);
		start_turn(turn, STR("Respondent"), (struct str){0}, answer, sheet->table.row_line);
	}
}

/* Columns that nothing is known of: attributes where all rows have the same, else said. */
static void
put_attributes(const struct sheet *sheet, struct document *document, const char *name)
{
	struct buf said = {0};
	size_t left = 0;

	for (size_t i = 0; i < sheet->columns.len; i++) {
		struct str head = sheet->table.head[i];

		if (sheet->columns.kind[i] != COLUMN_OTHER || !sheet->filled[i])
			continue;
		if (!sheet->varies[i])
			document_pair(document, head, sheet->first[i]);
		else if (left++ < SAID_COLUMNS)
			buf_format(&said, "%s\"%.*s\"", said.len ? ", " : "", (int)(head.len < 60 ? head.len : 60), head.at);
	}
	if (left)
		say("%s: column%s left out, not the same in all rows: %.*s%s", name, left == 1 ? "" : "s", (int)said.len, said.at,
		    left > SAID_COLUMNS ? " and more" : "");
	buf_free(&said);
}

static void
put_rows(struct sheet *sheet, struct document *document)
{
	struct turn turn = { .document = document };
	struct str asked = {0};

	while (next_row(sheet)) {
		if (sheet->columns.asked)
			put_answers(sheet, &turn);
		else
			put_row(sheet, &turn, &asked);
	}
	end_turn(&turn);
	buf_free(&turn.text);
}

/* By its name; and a .txt whose first line is a header of a speaker and a text, divided by tabs. */
bool
is_table(const struct source *source)
{
	static const char *const extension[] = { ".csv", ".tsv", ".tab" };
	struct source head = *source;
	struct sheet sheet;
	bool is;

	if (!encoding_is_text(source->bytes))
		return false;
	for (size_t i = 0; i < sizeof(extension) / sizeof(*extension); i++)
		if (source_has_extension(source, extension[i]))
			return true;
	if (head.bytes.len > HEAD_BYTES)
		head.bytes.len = HEAD_BYTES;
	if (!memchr(head.bytes.at, '\t', head.bytes.len) || !open_sheet(&sheet, &head))
		return false;
	is = sheet.table.separator == '\t' && sheet.above == 0 && sheet.columns.speaker != COLUMN_NONE && sheet.columns.text != COLUMN_NONE;
	close_sheet(&sheet);
	return is;
}

bool
decode_table(struct document *document, const struct source *source)
{
	struct sheet sheet;
	const char *wrong;

	document->format = "table";
	if (!open_sheet(&sheet, source)) {
		warn("%s: no transcript: no column called text, utterance, answer or the like beside a speaker, time or name", source->name);
		return false;
	}
	document->encoding = sheet.encoded.name;
	look(&sheet);
	wrong = objection(&sheet);
	if (wrong) {
		warn("%s: %s", source->name, wrong);
	} else {
		rewind_sheet(&sheet, source->name);
		put_rows(&sheet, document);
		put_attributes(&sheet, document, source->name);
	}
	close_sheet(&sheet);
	return wrong == NULL;
}
