/* hd-read --check: see check.h. Writing is in check_out.c. */
#include <stdlib.h>

#include "check.h"

/* In the order of the columns. */
enum { TEXT, FORMAT, ENCODING, TURNS, INTERVIEWER, RESPONDENT, OTHER, UNKNOWN, WORDS, MARKS, SPEAKERS, METADATA, LISTED, REMARKS };

static struct check_row *
add_row(struct check *check, struct str id)
{
	struct check_row *row;

	check->row = alloc_room(check->row, check->len, &check->cap, sizeof(*check->row));
	row = &check->row[check->len++];
	*row = (struct check_row){ .failed = false };
	for (size_t i = 0; i < CHECK_COLUMNS; i++)
		row->cell[i] = (struct str){ "", 0 };
	row->cell[TEXT] = document_keep(&check->held, id);
	return row;
}

static void
set_number(struct check *check, struct check_row *row, size_t column, uint64_t n)
{
	struct buf number = {0};

	buf_number(&number, n);
	row->cell[column] = document_keep(&check->held, buf_str(&number));
	buf_free(&number);
}

static void
part_counts(struct check *check, struct check_row *row, const struct transcript *transcript)
{
	uint64_t turns[4] = {0}, words = 0, marks = 0, all = 0;

	for (size_t i = 0; i < transcript->speakers; i++)
		turns[transcript->speaker[i].part] += transcript->speaker[i].turns;
	for (size_t i = 0; i < transcript->turns; i++) {
		const struct turn *turn = &transcript->turn[i];

		all += turn->speaker != NOBODY;
		for (size_t k = turn->piece; k < turn->piece + turn->pieces; k++)
			if (transcript->piece[k].mark != MARK_NONE)
				marks++;
			else
				words += count_words(transcript->piece[k].text);
	}
	set_number(check, row, TURNS, all);
	set_number(check, row, INTERVIEWER, turns[PART_INTERVIEWER]);
	set_number(check, row, RESPONDENT, turns[PART_RESPONDENT]);
	set_number(check, row, OTHER, turns[PART_OTHER]);
	set_number(check, row, UNKNOWN, turns[PART_UNKNOWN]);
	set_number(check, row, WORDS, words);
	set_number(check, row, MARKS, marks);
	check->turns += all;
	check->words += words;
}

/* "JH interviewer? 12, TG respondent? 12": ? for what was told by who asks the questions. */
static void
speaker_list(struct check *check, struct check_row *row, const struct transcript *transcript)
{
	struct buf list = {0};

	for (size_t i = 0; i < transcript->speakers; i++) {
		const struct speaker *speaker = &transcript->speaker[i];

		if (speaker->turns == 0)
			continue;
		if (list.len)
			buf_put(&list, STR(", "));
		buf_put(&list, speaker->label.len ? speaker->label : STR("(no label)"));
		buf_char(&list, ' ');
		buf_put(&list, str_of(part_name(speaker->part)));
		if (speaker->inferred)
			buf_char(&list, '?');
		buf_char(&list, ' ');
		buf_number(&list, speaker->turns);
	}
	row->cell[SPEAKERS] = document_keep(&check->held, buf_str(&list));
	buf_free(&list);
}

static void
add_remark(struct buf *remarks, const char *remark)
{
	if (remarks->len)
		buf_put(remarks, STR("; "));
	buf_put(remarks, str_of(remark));
}

/* What a person should look at. True when there is any. */
static bool
doubts(struct buf *remarks, const struct report *report)
{
	const struct transcript *transcript = report->transcript;
	size_t labelled = 0, speakers = 0, before = remarks->len;
	bool interviewer = false, inferred = false;

	for (size_t i = 0; i < transcript->speakers; i++) {
		const struct speaker *speaker = &transcript->speaker[i];

		if (speaker->turns == 0)
			continue;
		speakers++;
		labelled += speaker->label.len > 0 || transcript->by_strong;
		interviewer |= speaker->part == PART_INTERVIEWER;
		inferred |= speaker->inferred;
		if (speaker->part == PART_UNKNOWN && speaker->label.len) {
			add_remark(remarks, "part unknown: ");
			buf_put(remarks, speaker->label);
		}
	}
	if (labelled == 0)
		add_remark(remarks, "no speaker has a label");
	else if (speakers == 1)
		add_remark(remarks, "one speaker alone");
	else if (!interviewer)
		add_remark(remarks, "nobody is the interviewer");
	if (report->language) {
		add_remark(remarks, "reads as ");
		buf_put(remarks, str_of(report->language));
	}
	if (report->duplicate.len) {
		add_remark(remarks, "");
		if (report->percent < 100)
			buf_format(remarks, "%u %% the same as %.*s", report->percent, (int)report->duplicate.len, report->duplicate.at);
		else
			buf_format(remarks, "the same text as %.*s", (int)report->duplicate.len, report->duplicate.at);
	}
	if (report->unlisted)
		add_remark(remarks, "not in the data list");
	before = remarks->len - before;
	if (inferred)
		add_remark(remarks, "parts told by who asks");
	return before > 0;
}

void
check_add(struct check *check, const struct report *report)
{
	struct check_row *row = add_row(check, report->id);
	struct buf list = {0};

	row->cell[FORMAT] = str_of(report->format);
	row->cell[ENCODING] = report->encoding ? str_of(report->encoding) : STR("");
	part_counts(check, row, report->transcript);
	speaker_list(check, row, report->transcript);
	for (size_t i = 0; i < report->attrs; i++) {
		if (i)
			buf_char(&list, ' ');
		buf_put(&list, report->attr[i].name);
	}
	row->cell[METADATA] = document_keep(&check->held, buf_str(&list));
	list.len = 0;
	row->doubtful = doubts(&list, report);
	for (size_t i = 0; i < report->remarks; i++)
		add_remark(&list, report->remark[i]);
	row->cell[REMARKS] = document_keep(&check->held, buf_str(&list));
	row->cell[LISTED] = report->unlisted ? STR("no") : STR("");
	check->doubtful += row->doubtful;
	buf_free(&list);
}

void
check_fail(struct check *check, struct str path, const char *why)
{
	struct check_row *row = add_row(check, path);

	row->failed = true;
	row->cell[REMARKS] = str_of(why);
	check->failed++;
}

void
check_free(struct check *check)
{
	free(check->row);
	document_free(&check->held);
	*check = (struct check){0};
}
