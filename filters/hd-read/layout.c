/* From a document to a transcript: see layout.h. */
#include <stdlib.h>

#include "chars.h"
#include "furniture.h"
#include "header.h"
#include "layout.h"
#include "lines.h"
#include "marks.h"
#include "parts.h"
#include "times.h"
#include "who.h"
#include "wrap.h"

enum { PAUSE = 2000 };	/* milliseconds of silence that end a turn where nobody says who speaks */

/* Turns in the making. */
struct turns {
	struct transcript *transcript;
	struct marks marks;
	struct str time;		/* of a line that holds nothing else: of the turn that follows */
	size_t *page;			/* lines of margins since the turn began */
	size_t pages, page_cap;
	size_t held, holds;		/* lines of marks alone, not yet placed: from where, how many */
	bool answers;			/* only interviewers have labels: what has none is not theirs */
	bool unlabelled;		/* nobody has a label: a paragraph is a turn, and so are time-stamped lines up to a pause */
	bool strong;			/* whether the line before was set off in bold or italic throughout */
	uint64_t until;			/* when the last time-stamped line of an unlabelled turn ends, in milliseconds */
};

/* Whether a name before a colon within brackets is a speaker: "(I: mm)". */
static bool
is_label(const void *context, struct str name)
{
	return who_knows(context, name);
}

/* What is added next stands between turns. */
static void
open_between(struct transcript *transcript, uint64_t line)
{
	if (transcript->turns == 0 || transcript->turn[transcript->turns - 1].speaker != NOBODY)
		transcript_turn(transcript, NOBODY, line);
}

/* Lines of marks alone: into the turn that goes on behind them, or between two turns. */
static void
place_held(struct turns *turns, const struct lines *lines, bool inside)
{
	struct transcript *transcript = turns->transcript;

	for (size_t i = turns->held; turns->holds; i++) {
		const struct text_line *line = &lines->line[i];

		if (!line->held)
			continue;
		turns->holds--;
		if (str_trim(line->text).len == 0)
			continue;
		if (!inside)
			open_between(transcript, line->number);
		if (line->kind == LINE_TEXT)
			marks_cut(transcript, line->text, &turns->marks);
		else
			transcript_piece(transcript, MARK_NOTE, str_trim(line->text));
	}
}

/* Margins stand between turns, behind the one that goes over the page's end: they divide no sentence. */
static void
place_pages(struct turns *turns, const struct lines *lines)
{
	for (size_t i = 0; i < turns->pages; i++) {
		const struct text_line *line = &lines->line[turns->page[i]];

		open_between(turns->transcript, line->number);
		transcript_piece(turns->transcript, MARK_PAGE, str_trim(line->text));
	}
	turns->pages = 0;
}

static void
end_turn(struct turns *turns, const struct lines *lines)
{
	place_pages(turns, lines);
	place_held(turns, lines, false);
}

static void
hold(struct turns *turns, struct lines *lines, size_t i)
{
	lines->line[i].held = true;
	if (turns->holds++ == 0)
		turns->held = i;
}

/* The time of a turn is its label's, the format's, or that of the line before, or the first of its own marks if it begins with it. */
static void
set_time(struct turns *turns, struct turn *turn, const struct text_line *line)
{
	turn->time = line->label.time.at ? line->label.time : line->time.len ? line->time : turns->time;
	turns->time = (struct str){ NULL, 0 };
}

static void
take_first_time(struct transcript *transcript)
{
	struct turn *turn = &transcript->turn[transcript->turns - 1];
	struct piece *piece = turn->pieces ? &transcript->piece[turn->piece] : NULL;
	bool bare;

	if (turn->time.len == 0 && piece && piece->mark == MARK_TIME)
		if (time_scan(piece->text, &turn->time, &bare) == 0)
			turn->time = (struct str){ NULL, 0 };
}

/* Whether an unlabelled line with a time stamp goes on with the turn before: no sentence has ended, or no pause was made. */
static bool
talks_on(struct turns *turns, const struct text_line *line)
{
	const struct transcript *transcript = turns->transcript;
	struct str before = transcript->pieces ? str_trim(transcript->piece[transcript->pieces - 1].text) : line->text;
	uint64_t start, end, until = turns->until;

	if (!turns->unlabelled || !line->label.time.at || !time_span(line->text, &start, &end))
		return false;
	turns->until = end;
	return until && (start < until + PAUSE || (before.len && !strchr(".?!\"", before.at[before.len - 1])));
}

static void
add_text(struct turns *turns, const struct lines *lines, size_t i)
{
	const struct text_line *line = &lines->line[i];
	struct transcript *transcript = turns->transcript;
	struct str text = line->text;
	bool starts = line->kind == LINE_TURN || line->label.form != LABEL_NONE;
	bool open = transcript->turns && transcript->turn[transcript->turns - 1].speaker != NOBODY;
	bool goes_with = !starts && (transcript->by_strong ? line->all_strong == turns->strong : talks_on(turns, line));

	turns->strong = line->all_strong;
	if (!starts && (!open || turns->answers || (turns->unlabelled && !goes_with))) {
		end_turn(turns, lines);
		set_time(turns, transcript_turn(transcript, transcript_speaker(transcript, (struct str){ "", 0 }, transcript->by_strong && line->all_strong), line->number),
		    line);
	} else if (starts) {
		end_turn(turns, lines);
		set_time(turns, transcript_turn(transcript, transcript_speaker(transcript, line->label.name, false), line->number), line);
		text.at += line->label.rest;
		text.len -= line->label.rest;
	} else {
		place_held(turns, lines, true);
	}
	if (str_ends(text, "\xc2\xad"))
		text.len -= 2;
	if (line->label.form == LABEL_TAB && text.at > line->text.at && str_ends(str_trim(text), "|"))	/* of a table drawn with bars */
		text = str_trim((struct str){ text.at, str_trim(text).len - 1 });
	marks_cut(transcript, text, &turns->marks);
	take_first_time(transcript);
}

/* Whether the line is a time stamp and nothing else; then it is the next turn's. */
static bool
is_time_alone(const struct text_line *line, struct str *time)
{
	struct str text = str_trim(line->text);
	bool bare;

	return text.len && line->label.form == LABEL_NONE && time_scan(text, time, &bare) == text.len;
}

/* Whether the last turn is a label alone so far: what stands below is its own, were it only "(laughter)". */
static bool
waits(const struct turns *turns)
{
	const struct transcript *transcript = turns->transcript;
	const struct turn *last = transcript->turns ? &transcript->turn[transcript->turns - 1] : NULL;

	return last && last->speaker != NOBODY && last->pieces == 0 && turns->holds == 0;
}

static void
add_line(struct turns *turns, struct lines *lines, size_t i)
{
	const struct text_line *line = &lines->line[i];
	struct str time;

	switch (line->kind) {
	case LINE_HEADER:
	case LINE_GONE:
		break;
	case LINE_HEADING:
	case LINE_NOTE:
		hold(turns, lines, i);
		break;
	case LINE_PAGE:
		if (line->text.len) {
			turns->page = alloc_room(turns->page, turns->pages, &turns->page_cap, sizeof(*turns->page));
			turns->page[turns->pages++] = i;
		}
		break;
	case LINE_TURN:
		add_text(turns, lines, i);
		break;
	case LINE_TEXT:
		if (i + 1 < lines->len && lines->line[i + 1].label.form != LABEL_NONE && is_time_alone(line, &time))
			turns->time = time;
		else if (line->label.form == LABEL_NONE && marks_only(line->text, &turns->marks) && !waits(turns))
			hold(turns, lines, i);
		else
			add_text(turns, lines, i);
		break;
	}
}

/* Whether lines begin with times in no brackets, and mean it: three at least, and none of them goes back. */
static bool
has_bare_times(const struct lines *lines)
{
	size_t found = 0, back = 0;
	struct str before = { NULL, 0 };

	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = &lines->line[i];
		struct str time = line->label.time;

		if (line->kind != LINE_TEXT || !time.at || time.at != line->text.at + blanks_at(line->text, 0))
			continue;
		found++;
		back += before.at && time.len <= before.len && (time.len < before.len || str_cmp(time, before) < 0);
		before = time;
	}
	return found >= 3 && back * 10 <= found;
}

static bool
has_labels(const struct lines *lines)
{
	for (size_t i = 0; i < lines->len; i++)
		if (lines->line[i].kind == LINE_TURN || lines->line[i].label.form != LABEL_NONE)
			return true;
	return false;
}

/*
 * Whether labels are the interviewer's alone, and half as many lines and more have none: then who answers has no label, as in
 * "Q: ..." and the answer below it, and a line without one does not go on with the question.
 */
static bool
only_asked(const struct lines *lines, const struct speakers *speakers)
{
	size_t labelled = 0, plain = 0;

	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = &lines->line[i];
		const struct speaker_rule *rule;

		if (line->kind == LINE_TURN)
			return false;
		if (line->kind != LINE_TEXT)
			continue;
		if (line->label.form == LABEL_NONE) {
			plain++;
			continue;
		}
		rule = speakers_read(speakers, line->label.name);
		if (rule == NULL || rule->meaning != MEANS_INTERVIEWER)
			return false;
		labelled++;
	}
	return labelled && plain * 2 >= labelled;
}

/* Whether one of two speakers without labels is told by bold or italic: both must come twice, which a title and a date above do not. */
static bool
is_set_off(const struct lines *lines)
{
	size_t strong = 0, plain = 0;
	const struct text_line *before = NULL;

	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *line = &lines->line[i];

		if (line->kind != LINE_TEXT)
			continue;
		if (before == NULL || before->all_strong != line->all_strong) {
			strong += line->all_strong;
			plain += !line->all_strong;
		}
		before = line;
	}
	return strong >= 2 && plain >= 2;
}

void
layout_read(const struct layout *layout, struct document *document, struct transcript *transcript)
{
	struct lines lines = {0};
	struct header header = {0};
	struct who who = { .speakers = layout->speakers };
	struct turns turns = { .transcript = transcript, .marks = { is_label, &who, false } };

	lines_take(&lines, document);
	if (document->lines_wrap)
		furniture_take_out(&lines);
	who_count_labels(&who, &lines);
	who_judge(&who);
	header_take(&header, &lines, &who, transcript);
	header_name_speakers(&header, &who);
	who_judge(&who);
	who_apply(&who, &lines);
	if (document->lines_wrap)
		wrap_join(&lines, layout->words);
	turns.marks.bare_times = has_bare_times(&lines);
	turns.unlabelled = !has_labels(&lines);
	turns.answers = only_asked(&lines, layout->speakers);
	transcript->by_strong = turns.unlabelled && is_set_off(&lines);
	for (size_t i = 0; i < lines.len; i++)
		add_line(&turns, &lines, i);
	end_turn(&turns, &lines);
	free(turns.page);
	transcript->header_lines = header.lines;
	if (layout->explain)
		who_tell(&who, transcript);
	parts_tell(transcript, layout->speakers, &header);
	who_free(&who);
	header_free(&header);
	lines_free(&lines);
}
