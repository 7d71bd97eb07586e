/* The figures as aligned text: see report.h. */
#include <math.h>
#include <stdlib.h>

#include "report.h"
#include "width.h"

enum { NAMES = 22, COLUMN = 13, LABEL_LEAST = 22, OTHERS = 30, INTERVAL = 20 };

static void
end_line(struct buf *b, struct out *out)
{
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
	out_line(out, buf_str(b));
	b->len = 0;
}

static void
put_note(const struct report *report, struct buf *note, struct out *out)
{
	struct str rest = buf_str(note);

	while (rest.at)
		out_line(out, width_line(&rest, report->width));
	note->len = 0;
}

static const char *
plural(size_t n)
{
	return n == 1 ? "" : "s";
}

static void
put_base(const struct report *report, struct out *out)
{
	const struct study *study = report->study;
	const struct comparison *last = &report->comparison[report->comparisons - 1];
	struct buf note = {0};

	report_coders(last, &note);
	buf_format(&note, ": %zu unit%s in %zu interview%s, %zu theme%s, %zu side%s.", last->units, plural(last->units), study->texts.len,
	    plural(study->texts.len), study->book.topics, plural(study->book.topics), study->book.sides.len, plural(study->book.sides.len));
	if (report->draws)
		buf_format(&note, " Below each figure its interval: %g %% of %zu draws of interviews, seed %llu.", report->level * 100,
		    report->draws, (unsigned long long)report->seed);
	put_note(report, &note, out);
	out_line(out, STR(""));
	buf_free(&note);
}

/* A column of the first tables: a row of a comparison under a heading. */
struct column {
	const struct comparison *comparison;
	const struct row *row;
	struct buf heading;
	size_t width;
};

static void
put_count_lines(const struct column *column, size_t n, struct out *out)
{
	static const char *const counts[] = { "both", "only the first", "only the second", "neither" };
	struct buf line = {0}, cell = {0};

	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
		width_put(&line, str_of(counts[i]), NAMES, WIDTH_LEFT);
		for (size_t k = 0; k < n; k++) {
			const struct tally *tally = &column[k].row->whole;
			const double value[] = { tally->both, tally->first, tally->second, tally->neither };

			cell.len = 0;
			if (column[k].comparison->coders == 2)
				report_number(value[i], 0, &cell);
			width_put(&line, buf_str(&cell), column[k].width, WIDTH_RIGHT);
		}
		end_line(&line, out);
	}
	buf_free(&line);
	buf_free(&cell);
}

static void
put_figure_lines(const struct column *column, size_t n, enum figure_name name, struct out *out)
{
	int decimals = name == FIGURE_AGREEMENT || name == FIGURE_AC1 ? 3 : 2;	/* these two are near 1: most is coded by nobody */
	struct buf line = {0}, below = {0}, cell = {0};

	width_put(&line, str_of(report_figure(name)), NAMES, WIDTH_LEFT);
	width_blank(&below, NAMES);
	for (size_t k = 0; k < n; k++) {
		const struct figure *figure = &column[k].row->figure[name];

		cell.len = 0;
		if (!isnan(figure->value) || column[k].comparison->coders == 2)
			report_number(figure->value, decimals, &cell);
		width_put(&line, buf_str(&cell), column[k].width, WIDTH_RIGHT);
		cell.len = 0;
		if (!isnan(figure->low))
			report_interval(figure, decimals, &cell);
		width_put(&below, buf_str(&cell), column[k].width, WIDTH_RIGHT);
	}
	end_line(&line, out);
	end_line(&below, out);
	buf_free(&line);
	buf_free(&below);
	buf_free(&cell);
}

/* A table of measures by columns. */
static void
put_columns(struct column *column, size_t n, struct str title, struct out *out)
{
	struct buf line = {0};

	width_put(&line, title, NAMES, WIDTH_LEFT);
	for (size_t k = 0; k < n; k++) {
		size_t wanted = width_of(buf_str(&column[k].heading)) + 2;

		column[k].width = wanted > COLUMN ? wanted : COLUMN;
		width_put(&line, buf_str(&column[k].heading), column[k].width, WIDTH_RIGHT);
	}
	end_line(&line, out);
	put_count_lines(column, n, out);
	for (int i = 0; i < FIGURES; i++)
		put_figure_lines(column, n, (enum figure_name)i, out);
	out_line(out, STR(""));
	for (size_t k = 0; k < n; k++)
		buf_free(&column[k].heading);
	buf_free(&line);
}

/* One comparison: all codes, each side, whichever side. */
static void
put_scopes(const struct report *report, struct out *out)
{
	const struct comparison *comparison = report->comparison;
	struct column *column = alloc(comparison->rows, sizeof(*column));
	size_t n = 0;

	for (size_t i = 0; i < comparison->rows; i++)
		if (comparison->row[i].topic == ROW_ALL) {
			column[n] = (struct column){ .comparison = comparison, .row = &comparison->row[i] };
			report_side(report, column[n].row->side, true, &column[n].heading);
			n++;
		}
	put_columns(column, n, STR(""), out);
	free(column);
}

/* Several: side by side, by one kind of row. */
static void
put_side_by_side(const struct report *report, int side, struct out *out)
{
	struct column *column = alloc(report->comparisons, sizeof(*column));
	struct buf title = {0};

	for (size_t i = 0; i < report->comparisons; i++) {
		column[i] = (struct column){ .comparison = &report->comparison[i] };
		column[i].row = comparison_row(column[i].comparison, ROW_ALL, side);
		report_coders(column[i].comparison, &column[i].heading);
	}
	report_side(report, side, true, &title);
	put_columns(column, report->comparisons, buf_str(&title), out);
	buf_free(&title);
	free(column);
}

/* "0.82 (0.78–0.85)" to the right of a field; of a group alpha. */
static void
put_main_figure(const struct comparison *comparison, const struct row *row, struct buf *line)
{
	const struct figure *figure = &row->figure[comparison->coders == 2 ? FIGURE_KAPPA : FIGURE_ALPHA];
	struct buf cell = {0};

	report_with_interval(figure, &cell);
	if (isnan(figure->low))
		width_blank(&cell, sizeof(" (0.00-0.00)") - 1);
	width_put(line, buf_str(&cell), INTERVAL, WIDTH_RIGHT);
	buf_free(&cell);
}

/* The counts and further figures, where there is one comparison alone. */
static void
put_others(const struct row *row, struct buf *line, bool is_before)
{
	const double counts[] = { row->whole.both, row->whole.first, row->whole.second };
	static const enum figure_name figures[] = { FIGURE_F1, FIGURE_SIDE };
	struct buf cell = {0};

	for (size_t i = 0; i < 3 && is_before; i++) {
		cell.len = 0;
		report_number(counts[i], 0, &cell);
		width_put(line, buf_str(&cell), 6, WIDTH_RIGHT);
	}
	for (size_t i = 0; i < 2 && !is_before; i++) {
		cell.len = 0;
		report_number(row->figure[figures[i]].value, 2, &cell);
		width_put(line, buf_str(&cell), 6, WIDTH_RIGHT);
	}
	buf_free(&cell);
}

static void
put_theme_head(const struct report *report, size_t label, struct out *out)
{
	struct buf line = {0}, cell = {0};
	bool is_single = report->comparisons == 1;

	width_put(&line, STR("Kappa by theme"), label, WIDTH_LEFT);
	if (is_single && report->comparison->coders == 2)
		buf_put(&line, STR("  both   1st   2nd"));
	for (size_t i = 0; i < report->comparisons; i++) {
		cell.len = 0;
		if (report->comparison[i].coders > 2)
			buf_put(&cell, STR("alpha of all"));
		else if (is_single)
			buf_put(&cell, STR("kappa           "));
		else
			report_coders(&report->comparison[i], &cell);
		width_put(&line, buf_str(&cell), INTERVAL, WIDTH_RIGHT);
	}
	if (is_single && report->comparison->coders == 2)
		buf_put(&line, STR("    F1  side"));
	end_line(&line, out);
	buf_free(&line);
	buf_free(&cell);
}

/* A theme's line (side: ROW_ALL), or that of one of its sides. */
static void
put_theme(const struct report *report, int topic, int side, size_t label, struct out *out)
{
	bool is_pair = report->comparisons == 1 && report->comparison->coders == 2;
	struct buf line = {0}, name = {0};
	struct str rest;

	if (side == ROW_ALL) {
		buf_put(&name, report->study->book.topic[topic].label);
	} else {
		width_blank(&name, 2);
		report_side(report, side, true, &name);
	}
	rest = buf_str(&name);
	width_put(&line, side == ROW_ALL ? width_line(&rest, label - 1) : rest, label, WIDTH_LEFT);
	for (size_t i = 0; i < report->comparisons; i++) {
		const struct row *row = comparison_row(&report->comparison[i], topic, side);

		if (is_pair)
			put_others(row, &line, true);
		put_main_figure(&report->comparison[i], row, &line);
		if (is_pair)
			put_others(row, &line, false);
	}
	end_line(&line, out);
	while (side == ROW_ALL && rest.at) {	/* a long name goes on below */
		buf_put(&line, width_line(&rest, label - 1));
		end_line(&line, out);
	}
	buf_free(&line);
	buf_free(&name);
}

static size_t
label_width(const struct report *report)
{
	const struct codebook *book = &report->study->book;
	size_t label = LABEL_LEAST, taken = report->comparisons * INTERVAL + (report->comparisons == 1 ? OTHERS : 0);
	size_t most = report->width > taken + LABEL_LEAST ? report->width - taken : LABEL_LEAST;

	for (size_t i = 0; i < book->topics; i++)
		if (width_of(book->topic[i].label) > label)
			label = width_of(book->topic[i].label);
	return label + 1 < most ? label + 1 : most;
}

static void
put_themes(const struct report *report, struct out *out)
{
	const struct codebook *book = &report->study->book;
	size_t label = label_width(report);

	put_theme_head(report, label, out);
	for (size_t topic = 0; topic < book->topics; topic++) {
		put_theme(report, (int)topic, ROW_ALL, label, out);
		if (!report->by_side)
			continue;
		for (size_t side = 0; side < book->sides.len; side++)
			if (codebook_pairs(book, topic, side))
				put_theme(report, (int)topic, (int)side, label, out);
		put_theme(report, (int)topic, ROW_ANY, label, out);
	}
}

static void
put_legend(const struct report *report, struct out *out)
{
	struct buf note = {0};

	buf_put(&note, STR("Precision and recall are the second coder's against the first. Same side: of the second's codes whose theme the "
	    "first has in that unit, those with a side that the first has."));
	if (report->comparisons == 1)
		buf_put(&note, STR(" 1st, 2nd: codes of that coder alone."));
	out_line(out, STR(""));
	put_note(report, &note, out);
	buf_free(&note);
}

void
report_text(const struct report *report, struct out *out)
{
	put_base(report, out);
	if (report->comparisons == 1) {
		put_scopes(report, out);
	} else {
		put_side_by_side(report, ROW_ALL, out);
		put_side_by_side(report, ROW_ANY, out);
	}
	put_themes(report, out);
	put_legend(report, out);
}
