/* What is on the page and was not said: see furniture.h. */
#include <stdlib.h>

#include "chars.h"
#include "furniture.h"
#include "map.h"
#include "transcript.h"

enum {
	MARGIN = 120,	/* bytes of the longest line of a margin */
	NEAR = 2,	/* lines between a page's end and what stands in its margin */
	APART = 12,	/* lines of a page at the least */
};

/* Cuts digits at the start of a line, and a full stop or bracket and blanks behind them: bytes, 0 if there are none. */
static size_t
number_length(struct str s, uint64_t *n)
{
	size_t start = blanks_at(s, 0), digits = digits_at(s, start), end = start + digits;

	if (digits == 0 || digits > 5 || !str_number((struct str){ s.at + start, digits }, n))
		return 0;
	if (end < s.len && (s.at[end] == '.' || s.at[end] == ')'))
		end++;
	if (end < s.len && !is_blank(s.at[end]))
		return 0;
	return end + blanks_at(s, end);
}

/* Numbers that count lines or turns: each one, or every fifth; on each page anew, or through. */
struct counting {
	uint64_t step;		/* 1 or 5 */
	uint64_t last, line;	/* the number before, and the line of the file that it stood on */
};

static bool
counts_on(struct counting *counting, uint64_t n, uint64_t line)
{
	bool first = counting->last == 0, on;

	if (n == 0 || n % counting->step)
		return false;
	on = first || n < counting->last ? n <= 5 * counting->step : n - counting->last == counting->step ||
	    (n - counting->last == line - counting->line && n > counting->last) || (n - counting->last == 2 * counting->step && counting->step > 1);
	if (on) {
		counting->last = n;
		counting->line = line;
	}
	return on;
}

/* A number alone on its line that neither goes on from the one before nor begins anew with the next line's: a page's. */
static bool
is_page_of_lines(const struct counting *counting, const struct lines *lines, size_t i, size_t cut, uint64_t n)
{
	uint64_t next;

	if (counting->step != 1 || counting->last == 0 || n == counting->last + 1 || cut != lines->line[i].text.len)
		return false;
	do
		i++;
	while (i < lines->len && lines->line[i].kind != LINE_TEXT);
	return i == lines->len || !number_length(lines->line[i].text, &next) || next != n + 1;
}

/* By which step the lines are numbered; 0: they are not. */
static uint64_t
numbering(const struct lines *lines)
{
	struct counting one = { .step = 1 }, five = { .step = 5 };
	size_t found = 0, ones = 0, fives = 0, text = 0, pages = 0, cut;
	uint64_t n;

	for (size_t i = 0; i < lines->len; i++) {
		const struct text_line *at = &lines->line[i];

		if (at->kind != LINE_TEXT)
			continue;
		text++;
		cut = number_length(at->text, &n);
		if (cut == 0)
			continue;
		found++;
		if (is_page_of_lines(&one, lines, i, cut, n))
			pages++;
		else
			ones += counts_on(&one, n, at->number);
		fives += counts_on(&five, n, at->number);
	}
	if (ones >= 5 && ones * 10 >= (found - pages) * 9 && found * 10 >= text * 6)
		return 1;
	return fives >= 3 && fives * 10 >= found * 8 && fives * 12 >= text ? 5 : 0;
}

static void
cut_numbers(struct lines *lines, uint64_t step)
{
	struct counting counting = { .step = step };
	bool gap = false;

	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		uint64_t n;
		size_t cut;

		if (line->kind != LINE_TEXT)
			continue;
		cut = number_length(line->text, &n);
		if (cut && (is_page_of_lines(&counting, lines, i, cut, n) || !counts_on(&counting, n, line->number)))
			cut = 0;
		line->text.at += cut;
		line->text.len -= cut;
		line->gap |= gap;
		gap = str_trim(line->text).len == 0;
		if (gap)
			line->kind = LINE_GONE;
	}
}

/* A number and what may stand around it: "3", "- 3 -", "Page 3 of 17", "p. 3". certain: more than a bare number. */
static bool
is_page_number(struct str s, uint64_t *n, bool *certain)
{
	static const char *const words[] = { "page", "pg.", "p." };
	size_t i = 0, digits;

	*certain = false;
	while (s.len && (strchr("-[(|~ ", s.at[0]) || dash_at(s, 0))) {
		size_t dash = dash_at(s, 0);

		*certain |= s.at[0] != ' ';
		s.at += dash ? dash : 1;
		s.len -= dash ? dash : 1;
	}
	for (size_t w = 0; w < sizeof(words) / sizeof(words[0]); w++)
		if (starts_with(s, words[w])) {
			i = strlen(words[w]);
			*certain = true;
			break;
		}
	i += blanks_at(s, i);
	digits = digits_at(s, i);
	if (digits == 0 || digits > 4 || !str_number((struct str){ s.at + i, digits }, n))
		return false;
	i += digits + blanks_at(s, i + digits);
	if (i < s.len && (s.at[i] == '/' || starts_with((struct str){ s.at + i, s.len - i }, "of "))) {
		i += s.at[i] == '/' ? 1 : 3;
		i += blanks_at(s, i);
		if (digits_at(s, i) == 0)
			return false;
		i += digits_at(s, i);
		*certain = true;
	}
	while (i < s.len && (strchr("-])|~ ", s.at[i]) || dash_at(s, i)))
		i += dash_at(s, i) ? dash_at(s, i) : 1;
	return i == s.len;
}

/* A margin that holds "Page 3 of 17", or "Page 3" set apart, at its start or end; or when it was printed. */
static bool
is_margin(struct str s)
{
	struct str page = STR("page");
	size_t at = find_word(s, page), i = at + page.len;

	if (s.len > MARGIN)
		return false;
	if ((starts_with(s, "printed ") || starts_with(s, "printed:") || starts_with(s, "last saved")) && s.len < 60)
		for (size_t k = 0; k < s.len; k++)
			if (is_digit(s.at[k]) && s.at[s.len - 1] != '.')
				return true;
	if (at == s.len)
		return false;
	i += blanks_at(s, i);
	if (digits_at(s, i) == 0)
		return false;
	i += digits_at(s, i);
	if (starts_with((struct str){ s.at + i, s.len - i }, " of ") && digits_at(s, i + 4)) {
		i += 4 + digits_at(s, i + 4);
		return i == s.len || at == 0;
	}
	return i == s.len && at >= 2 && (is_blank(s.at[at - 2]) || s.at[at - 1] == '\t' || strchr("|-", s.at[at - 2]));
}

/* C:\LARC\int4.doc */
static bool
is_path(struct str s)
{
	return s.len > 3 && ((is_letter(s.at[0]) && s.at[1] == ':' && s.at[2] == '\\') || str_starts(s, "\\\\"));
}

static bool
has_digit(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (is_digit(s.at[i]))
			return true;
	return false;
}

/* "CONFIDENTIAL", "Strictly private and confidential", "DRAFT - not for circulation": nothing else in the line. */
static bool
is_notice(struct str s)
{
	static const char *const words[] = { "strictly", "private", "and", "confidential", "draft", "not", "for", "circulation", "quotation",
		"do", "quote", "cite", "without", "permission", "document", "in", "confidence" };
	struct str rest = s, word;
	bool notice = false;

	if (s.len > 80)
		return false;
	while ((word = next_word(&rest)).len) {
		bool found = false;

		for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
			found |= same_letters(word, str_of(words[i]));
		if (!found)
			return false;
		notice |= same_letters(word, STR("confidential")) || same_letters(word, STR("draft"));
	}
	return notice && s.at[s.len - 1] != ',';
}

static void
to_margin(struct text_line *line)
{
	line->kind = LINE_PAGE;
	line->text = str_trim(line->text);
}

/* Bare numbers that count on by one, or stand beside a page's end, are page numbers. */
static void
take_bare_numbers(struct lines *lines)
{
	uint64_t n, before = 0;
	size_t found = 0, follow = 0, pages = 0;
	bool certain;

	for (size_t i = 0; i < lines->len; i++) {
		pages += lines->line[i].kind == LINE_PAGE;
		if (lines->line[i].kind != LINE_TEXT || !is_page_number(str_trim(lines->line[i].text), &n, &certain))
			continue;
		follow += found && n == before + 1;
		found++;
		before = n;
	}
	if (found == 0)
		return;
	for (size_t i = 0; i < lines->len; i++) {
		bool beside = (i > 0 && lines->line[i - 1].kind == LINE_PAGE) || (i + 1 < lines->len && lines->line[i + 1].kind == LINE_PAGE);

		if (lines->line[i].kind == LINE_TEXT && is_page_number(str_trim(lines->line[i].text), &n, &certain) &&
		    ((found >= 2 && follow + 1 == found) || (pages && beside)))
			to_margin(&lines->line[i]);
	}
}

/* CONFIDENTIAL or DRAFT in capitals: in a line beside a page's end, a margin. */
static bool
has_notice(struct str s)
{
	struct str word;

	if (s.len > MARGIN)
		return false;
	while ((word = next_word(&s)).len)
		if (str_eq(word, STR("CONFIDENTIAL")) || str_eq(word, STR("DRAFT")))
			return true;
	return false;
}

static void
take_notices(struct lines *lines)
{
	for (size_t i = 0; i < lines->len; i++) {
		bool beside = (i > 0 && lines->line[i - 1].kind == LINE_PAGE) || (i + 1 < lines->len && lines->line[i + 1].kind == LINE_PAGE);

		if (beside && lines->line[i].kind == LINE_TEXT && has_notice(lines->line[i].text))
			to_margin(&lines->line[i]);
	}
}

/* The text with runs of digits as one #, and of blanks as one: what repeated headers have in common. */
static struct str
masked(struct str s, struct buf *scratch)
{
	scratch->len = 0;
	s = str_trim(s);
	for (size_t i = 0; i < s.len; i++)
		if (is_digit(s.at[i])) {
			buf_char(scratch, '#');
			i += digits_at(s, i) - 1;
		} else if (is_blank(s.at[i])) {
			buf_char(scratch, ' ');
			i += blanks_at(s, i) - 1;
		} else {
			buf_char(scratch, s.at[i]);
		}
	return buf_str(scratch);
}

/* Whether a line could stand in a margin by its look: short, not a short label's turn, and no sentence. */
static bool
could_repeat(struct str s)
{
	struct label label;

	s = str_trim(s);
	if (s.len < 4 || s.len > MARGIN || strchr(".?!,;", s.at[s.len - 1]) || s.at[0] == '[' || s.at[0] == '(')
		return false;
	label_scan(s, 0, &label);
	return !label.time.at && (label.form != LABEL_COLON || label.name.len > 11);
}

static bool
near_page(const struct lines *lines, size_t i)
{
	size_t from = i > NEAR ? i - NEAR : 0;

	if (i <= NEAR || i + 1 == lines->len)
		return true;
	for (size_t k = from; k <= i + NEAR && k < lines->len; k++)
		if (lines->line[k].kind == LINE_PAGE)
			return true;
	return false;
}

/*
 * Lines that come again at the pages' ends; or, where no page ends show, three times at least, a page apart, and of four
 * words: fewer may be a speaker's name on a line of its own.
 */
static void
take_repeated(struct lines *lines)
{
	struct map seen = {0};
	struct buf scratch = {0};
	struct { size_t times, near, last, apart; } *of = NULL;
	size_t cap = 0;

	for (int pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < lines->len; i++) {
			struct text_line *line = &lines->line[i];
			uint32_t k;

			if (line->kind != LINE_TEXT || !could_repeat(line->text))
				continue;
			k = map_add(&seen, masked(line->text, &scratch));
			if (pass == 0) {
				of = alloc_room(of, k, &cap, sizeof(*of));
				if (seen.entry[k].value++ == 0)
					of[k].times = of[k].near = of[k].apart = 0;
				else
					of[k].apart += i - of[k].last >= APART;
				of[k].times++;
				of[k].near += near_page(lines, i);
				of[k].last = i;
			} else if ((of[k].times >= 2 && of[k].near == of[k].times && line->text.len > 7) ||
			    (of[k].times >= 3 && of[k].apart + 1 == of[k].times && count_words(seen.entry[k].key) >= 4)) {
				to_margin(line);
			}
		}
	map_free(&seen);
	buf_free(&scratch);
	free(of);
}

void
furniture_take_out(struct lines *lines)
{
	bool certain, margins = false;
	uint64_t n, step = numbering(lines);

	if (step) {
		cut_numbers(lines, step);
		document_remark(lines->document, "line numbers");
	}
	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		struct str text = line->text;

		if (line->kind != LINE_TEXT || text.len > 4 * MARGIN)
			continue;
		text = str_trim(text);
		if (text.len && text.len <= MARGIN && 
		    ((has_digit(text) && ((is_page_number(text, &n, &certain) && certain) || is_margin(text))) || is_path(text) || is_notice(text)))
			to_margin(line);
	}
	take_bare_numbers(lines);
	take_repeated(lines);
	take_notices(lines);
	for (size_t i = 0; i < lines->len; i++)
		margins |= lines->line[i].kind == LINE_PAGE && lines->line[i].text.len;
	if (margins)
		document_remark(lines->document, "page headers or numbers");
}
