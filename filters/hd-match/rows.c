/* What a match stands for: see rows.h. */
#include <stdlib.h>

#include "rows.h"
#include "say.h"
#include "share.h"
#include "stream.h"

static struct str
keep(struct rows *rows, struct buf *b)
{
	struct str kept = map_keep(&rows->held, buf_str(b));

	b->len = 0;
	return kept;
}

static void
add_rows(struct rows *rows, uint32_t at)
{
	const struct lexicon *lexicon = &rows->lexicon[at];
	struct buf b = {0};

	rows->row = alloc_again(rows->row, rows->len + lexicon->len, sizeof(*rows->row));
	for (size_t i = 0; i < lexicon->len; i++) {
		const struct lexicon_pattern *pattern = &lexicon->pattern[i];
		struct row row = {
			.lexicon = at, .theme = pattern->theme, .side = pattern->side, .where = pattern->where, .text = pattern->text,
		};

		buf_put(&b, STR("<hit"));
		attr_put(&b, "lexicon", lexicon->themes.lexicon);
		attr_put(&b, "theme", lexicon_theme(lexicon, pattern->theme));
		attr_put(&b, "side", lexicon_side(lexicon, pattern->side));
		row.head = keep(rows, &b);
		attr_put(&b, "pattern", pattern->text);
		row.pattern = keep(rows, &b);
		rows->row[rows->len++] = row;
	}
	buf_free(&b);
}

struct ranked {
	const struct row *row;
	struct str lexicon, theme, side;
};

static int
by_names(const void *a, const void *b)
{
	const struct ranked *left = a, *right = b;
	int order = str_cmp(left->lexicon, right->lexicon);

	if (order == 0)
		order = str_cmp(left->theme, right->theme);
	if (order == 0)
		order = str_cmp(left->side, right->side);
	if (order == 0)
		order = str_cmp(left->row->text, right->row->text);
	return order ? order : (left->row > right->row) - (left->row < right->row);
}

/* Numbers the rows in the order in which their hits stand in the stream, whatever the order of the lexicons and their rows. */
static void
rank(struct rows *rows)
{
	struct ranked *ranked = alloc(rows->len, sizeof(*ranked));

	for (size_t i = 0; i < rows->len; i++) {
		const struct row *row = &rows->row[i];
		const struct lexicon *lexicon = &rows->lexicon[row->lexicon];

		ranked[i] = (struct ranked){ row, lexicon->themes.lexicon, lexicon_theme(lexicon, row->theme), lexicon_side(lexicon, row->side) };
	}
	qsort(ranked, rows->len, sizeof(*ranked), by_names);
	for (size_t i = 0; i < rows->len; i++)
		rows->row[ranked[i].row - rows->row].rank = (uint32_t)i;
	free(ranked);
}

static void
announce(struct rows *rows)
{
	struct buf *b = &rows->announcement;

	for (size_t i = 0; i < rows->lexicons; i++) {
		const struct themes *themes = &rows->lexicon[i].themes;
		struct buf sides = {0};

		for (size_t k = 0; k < themes->sides; k++) {
			if (k)
				buf_char(&sides, ' ');
			buf_put(&sides, themes->side[k]);
		}
		buf_put(b, STR("<lexicon"));
		attr_put(b, "id", themes->lexicon);
		attr_put(b, "sides", buf_str(&sides));
		buf_put(b, STR("/>\n"));
		buf_free(&sides);
	}
}

static void
close_search(struct search *search)
{
	matcher_free(search->matcher);
	free(search->row);
}

static bool
any_for_questions(const struct rows *rows)
{
	for (size_t i = 0; i < rows->len; i++)
		if (rows->row[i].where == WHERE_QUESTION)
			return true;
	return false;
}

/* The rows that are not for questions alone, in a matcher of their own; their patterns were understood by the first one. */
static void
open_turns(struct rows *rows, const char *language, const char *fillers)
{
	struct search *search = &rows->in_turn;
	struct problem problem;

	*search = (struct search){ matcher_new(language, fillers), alloc(rows->len, sizeof(*search->row)) };
	for (size_t i = 0; i < rows->len; i++)
		if (rows->row[i].where != WHERE_QUESTION)
			search->row[matcher_add(search->matcher, rows->row[i].text, &problem)] = (uint32_t)i;
	matcher_ready(search->matcher);
}

void
rows_open(struct rows *rows, char *const *names, size_t n, const char *language)
{
	char *fillers = share_path("fillers.tsv");

	*rows = (struct rows){ .lexicons = n, .in_question.matcher = matcher_new(language, fillers) };
	rows->lexicon = alloc(n, sizeof(*rows->lexicon));
	for (size_t i = 0; i < n; i++) {
		lexicon_open(&rows->lexicon[i], names[i], rows->in_question.matcher);
		for (size_t k = 0; k < i; k++)
			if (str_eq(rows->lexicon[k].themes.lexicon, rows->lexicon[i].themes.lexicon))
				die("-l %s: two lexicons of this name: want each once, or another name for its folder", names[i]);
		add_rows(rows, (uint32_t)i);
	}
	rank(rows);
	announce(rows);
	rows->in_question.row = alloc(rows->len, sizeof(*rows->in_question.row));
	for (size_t i = 0; i < rows->len; i++)
		rows->in_question.row[i] = (uint32_t)i;
	matcher_ready(rows->in_question.matcher);
	rows->in_turn = rows->in_question;
	if (any_for_questions(rows))
		open_turns(rows, language, fillers);
	free(fillers);
}

bool
rows_announced(const struct rows *rows, struct str line)
{
	struct str ours = buf_str(&rows->announcement);
	struct line own;

	while (line_next(&ours, &own))
		if (str_eq(own.raw, line))
			return true;
	return false;
}

void
rows_close(struct rows *rows)
{
	for (size_t i = 0; i < rows->lexicons; i++)
		lexicon_close(&rows->lexicon[i]);
	free(rows->lexicon);
	free(rows->row);
	if (rows->in_turn.matcher != rows->in_question.matcher)
		close_search(&rows->in_turn);
	close_search(&rows->in_question);
	buf_free(&rows->announcement);
	map_free(&rows->held);
	*rows = (struct rows){0};
}
