/* Tables (CSV, TSV) of turns, or of answers to a form. Tables of many transcripts: tables.c. */
#include <stdlib.h>

#include "say.h"
#include "sheet.h"

enum { SAID_COLUMNS = 6 };	/* named in a message */

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

	while (sheet_next(sheet)) {
		if (sheet->columns.asked)
			put_answers(sheet, &turn);
		else
			put_row(sheet, &turn, &asked);
	}
	end_turn(&turn);
	buf_free(&turn.text);
}

bool
decode_table(struct document *document, const struct source *source)
{
	struct sheet sheet;
	const char *wrong;

	document->format = "table";
	if (!sheet_open(&sheet, source)) {
		warn("%s: no transcript: no column called text, utterance, answer or the like beside a speaker, time or name", source->name);
		return false;
	}
	document->encoding = sheet.encoded.name;
	sheet_look(&sheet);
	wrong = sheet_objection(&sheet);
	if (wrong) {
		warn("%s: %s", source->name, wrong);
	} else {
		sheet_rewind(&sheet);
		put_rows(&sheet, document);
		put_attributes(&sheet, document, source->name);
	}
	sheet_close(&sheet);
	return wrong == NULL;
}
