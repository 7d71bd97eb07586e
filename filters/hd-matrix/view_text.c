/* Aligned text, the literature's layout: see view.h. */
#include <stdio.h>
#include <unicode/uchar.h>

#include "utf8.h"
#include "view.h"
#include "width.h"

enum {
	LABEL_LEAST = 20,	/* columns that row names may be broken down to */
	HEADING_MOST = 16,	/* columns that the heading of one measure may take, if its figures do not need more */
	BASE_WIDTH = 4,
};

struct layout {
	size_t label;				/* columns of the row names */
	size_t base;				/* of the row's base; 0: not shown */
	size_t measure[MEASURES];		/* columns of each measure, 0 of phrasing */
	size_t group;				/* columns of all measures of one column of the table */
	size_t gap, between;			/* blanks between measures, between groups */
	size_t heading_lines;
	bool has_phrases;
};

static size_t
greater(size_t a, size_t b)
{
	return a > b ? a : b;
}

static void
put_blanks_off(struct buf *b)
{
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
}

static void
end_line(struct buf *b, struct out *out)
{
	put_blanks_off(b);
	out_line(out, buf_str(b));
	b->len = 0;
}

/* What stands in the place of one figure. The first of a column in which nobody was coded is a dash. */
static void
put_figure(const struct view *view, size_t row, size_t column, size_t i, struct buf *b)
{
	const struct cell *cell = grid_cell(&view->grid, row, column);
	const struct base *base = grid_base(&view->grid, row, column);
	enum measure m = view->measures.measure[i];

	if (m == MEASURE_BASE || m == MEASURE_WORDS || m == MEASURE_PRESENT || cell->interviews)
		measure_read(&view->measures, m, cell, base, b);
	else if (i == (view->measures.measure[0] == MEASURE_BASE))
		buf_put(b, STR("–"));
}

static size_t
figure_width(const struct view *view, size_t i)
{
	struct buf b = {0};
	size_t width = 0;

	for (size_t row = 0; row < view->rows.len; row++)
		for (size_t column = 0; column < view->columns.len; column++) {
			b.len = 0;
			put_figure(view, row, column, i, &b);
			width = greater(width, width_of(buf_str(&b)));
		}
	buf_free(&b);
	return width;
}

/* How many columns the longest word takes: a heading is not broken below that. */
static size_t
longest_word(struct str s)
{
	size_t width = 0;

	while (s.at)
		width = greater(width, width_of(str_cut(&s, ' ')));
	return width;
}

static size_t
count_lines(struct str s, size_t width)
{
	size_t lines = 0;

	for (; s.at; lines++)
		width_line(&s, width);
	return lines;
}

static void
size_groups(const struct view *view, struct layout *layout)
{
	struct buf b = {0};
	size_t shown = 0;

	for (size_t i = 0; i < view->measures.len; i++) {
		enum measure m = view->measures.measure[i];

		layout->measure[i] = m == MEASURE_PHRASING ? 0 : figure_width(view, i);
		layout->has_phrases |= m == MEASURE_PHRASING;
		shown += m != MEASURE_PHRASING;
	}
	layout->gap = 2;
	for (size_t i = 0; i < view->measures.len; i++) {
		if (layout->measure[i] == 0 && view->measures.measure[i] == MEASURE_PHRASING)
			continue;
		b.len = 0;
		if (shown > 1)
			view_heading(view, view->measures.measure[i], &b);
		layout->measure[i] = greater(layout->measure[i], width_of(buf_str(&b)));
		layout->group += layout->measure[i] + (layout->group ? layout->gap : 0);
	}
	layout->between = shown > 1 || layout->has_phrases ? 3 : 2;
	for (size_t column = 0; column < view->columns.len; column++) {
		size_t wanted;

		b.len = 0;
		view_label(view, &view->columns, column, &b);
		wanted = width_of(buf_str(&b));
		if (wanted > HEADING_MOST)
			wanted = greater(HEADING_MOST, longest_word(buf_str(&b)));
		layout->group = greater(layout->group, wanted);
	}
	if (layout->has_phrases)
		layout->group = greater(layout->group, HEADING_MOST);
	for (size_t column = 0; column < view->columns.len; column++) {
		b.len = 0;
		view_label(view, &view->columns, column, &b);
		layout->heading_lines = greater(layout->heading_lines, count_lines(buf_str(&b), layout->group));
	}
	buf_free(&b);
}

static void
size_labels(const struct view *view, struct layout *layout)
{
	size_t indent = view_has_blocks(view) ? 2 : 0, taken;
	struct buf b = {0};

	layout->base = view_row_bases(view) ? BASE_WIDTH : 0;
	for (size_t row = 0; row < view->rows.len; row++) {
		b.len = 0;
		view_label(view, &view->rows, row, &b);
		layout->label = greater(layout->label, indent + width_of(buf_str(&b)));
		if (layout->base)
			layout->base = greater(layout->base, (size_t)snprintf(NULL, 0, "%llu",
			    (unsigned long long)grid_base(&view->grid, row, view->grid.columns)->interviews));
	}
	taken = view->columns.len * (layout->group + layout->between) + (layout->base ? layout->base + 2 : 0);
	if (taken + layout->label > view->width)
		layout->label = greater(LABEL_LEAST, view->width > taken ? view->width - taken : 0);
	buf_free(&b);
}

static bool
is_to_the_right(const struct view *view)
{
	return view->measures.len == 1;
}

/* The names of the columns, broken into lines; the last line stands nearest to the figures. */
static void
put_headings(const struct view *view, const struct layout *layout, struct out *out)
{
	struct buf line = {0}, label = {0};

	for (size_t i = 0; i < layout->heading_lines; i++) {
		width_blank(&line, layout->label);
		if (layout->base) {
			width_blank(&line, 2);
			width_put(&line, i + 1 == layout->heading_lines ? STR("base") : STR(""), layout->base, WIDTH_RIGHT);
		}
		for (size_t column = 0; column < view->columns.len; column++) {
			struct str rest, part = STR("");
			size_t lines, above;

			label.len = 0;
			view_label(view, &view->columns, column, &label);
			rest = buf_str(&label);
			lines = count_lines(rest, layout->group);
			above = layout->heading_lines - lines;
			for (size_t k = above; k <= i && rest.at; k++)
				part = width_line(&rest, layout->group);
			width_blank(&line, layout->between);
			width_put(&line, i >= above ? part : STR(""), layout->group, is_to_the_right(view) ? WIDTH_RIGHT : WIDTH_LEFT);
		}
		end_line(&line, out);
	}
	buf_free(&line);
	buf_free(&label);
}

/* The headings of the measures, or the bases of the columns. */
static void
put_subheadings(const struct view *view, const struct layout *layout, bool are_bases, struct out *out)
{
	struct buf line = {0}, heading = {0};

	width_blank(&line, layout->label + (layout->base ? layout->base + 2 : 0));
	for (size_t column = 0; column < view->columns.len; column++) {
		size_t from;

		width_blank(&line, layout->between);
		from = line.len;
		if (are_bases) {
			heading.len = 0;
			buf_format(&heading, "n=%llu", (unsigned long long)grid_base(&view->grid, 0, column)->interviews);
			width_put(&line, buf_str(&heading), layout->group, is_to_the_right(view) ? WIDTH_RIGHT : WIDTH_LEFT);
			continue;
		}
		for (size_t i = 0; i < view->measures.len; i++) {
			if (view->measures.measure[i] == MEASURE_PHRASING)
				continue;
			heading.len = 0;
			view_heading(view, view->measures.measure[i], &heading);
			if (i > 0)
				width_blank(&line, layout->gap);
			width_put(&line, buf_str(&heading), layout->measure[i], WIDTH_RIGHT);
		}
		width_blank(&line, layout->group - width_of((struct str){ line.at + from, line.len - from }));
	}
	end_line(&line, out);
	buf_free(&line);
	buf_free(&heading);
}

/* One column's figures in their places, as wide as a group. */
static void
put_group(const struct view *view, const struct layout *layout, size_t row, size_t column, struct buf *line)
{
	struct buf group = {0}, figure = {0};

	for (size_t i = 0; i < view->measures.len; i++) {
		if (view->measures.measure[i] == MEASURE_PHRASING)
			continue;
		figure.len = 0;
		put_figure(view, row, column, i, &figure);
		if (group.len)
			width_blank(&group, layout->gap);
		width_put(&group, buf_str(&figure), layout->measure[i], WIDTH_RIGHT);
	}
	width_put(line, buf_str(&group), layout->group, is_to_the_right(view) ? WIDTH_RIGHT : WIDTH_LEFT);
	buf_free(&group);
	buf_free(&figure);
}

static void
put_phrase(const struct view *view, const struct layout *layout, size_t row, size_t column, struct buf *line)
{
	struct str phrase = phrasing_of(&view->phrasing, row, column);
	struct buf quoted = {0};

	if (phrase.len) {
		buf_put(&quoted, STR("“"));
		buf_put(&quoted, phrase);
		buf_put(&quoted, STR("”"));
	}
	width_put(line, buf_str(&quoted), layout->group, WIDTH_LEFT);
	buf_free(&quoted);
}

/* A row takes as many lines as its name does; the first has the figures, the second the phrasing. */
static void
put_row(const struct view *view, const struct layout *layout, size_t row, struct out *out)
{
	size_t indent = view_has_blocks(view) ? 2 : 0;
	struct buf line = {0}, label = {0};
	struct str rest;

	view_label(view, &view->rows, row, &label);
	rest = buf_str(&label);
	for (size_t i = 0; rest.at || i < 1 || (i < 2 && layout->has_phrases); i++) {
		width_blank(&line, indent);
		width_put(&line, rest.at ? width_line(&rest, layout->label - indent) : STR(""), layout->label - indent, WIDTH_LEFT);
		if (layout->base) {
			struct buf base = {0};

			if (i == 0)
				buf_number(&base, grid_base(&view->grid, row, view->grid.columns)->interviews);
			width_blank(&line, 2);
			width_put(&line, buf_str(&base), layout->base, WIDTH_RIGHT);
			buf_free(&base);
		}
		for (size_t column = 0; column < view->columns.len && i < 2; column++) {
			width_blank(&line, layout->between);
			if (i == 0)
				put_group(view, layout, row, column, &line);
			else if (layout->has_phrases)
				put_phrase(view, layout, row, column, &line);
			else
				width_blank(&line, layout->group);
		}
		end_line(&line, out);
	}
	buf_free(&line);
	buf_free(&label);
}

static void
put_block(const struct view *view, size_t i, struct str *block, struct out *out)
{
	struct str next = books_theme(view->field.books, view->rows.slot[view->order[i]].rank[0])->block;
	struct buf heading = {0};
	struct str rest = next.len ? next : STR("Other");

	if (i > 0 && str_eq(next, *block))
		return;
	*block = next;
	while (rest.len)
		utf8_put(&heading, (uint32_t)u_toupper((UChar32)utf8_next(&rest)));
	if (i > 0)
		out_line(out, STR(""));
	out_line(out, buf_str(&heading));
	buf_free(&heading);
}

static void
put_note(const struct view *view, struct str note, struct out *out)
{
	while (note.at)
		out_line(out, width_line(&note, view->width));
}

void
view_text(const struct view *view, struct out *out)
{
	struct layout layout = {0};
	struct str block = { NULL, 0 };
	struct buf note = {0};

	if (view->title.len) {
		buf_put(&note, view->title);
		buf_put(&note, STR(". "));
	}
	view_base(view, &note);
	put_note(view, buf_str(&note), out);
	out_line(out, STR(""));
	if (view->rows.len == 0 || view->columns.len == 0) {
		out_line(out, STR("Nothing is coded."));
		buf_free(&note);
		return;
	}
	size_groups(view, &layout);
	size_labels(view, &layout);
	put_headings(view, &layout, out);
	if (view->measures.len - layout.has_phrases > 1)
		put_subheadings(view, &layout, false, out);
	if (view_column_bases(view))
		put_subheadings(view, &layout, true, out);
	for (size_t i = 0; i < view->rows.len; i++) {
		if (view_has_blocks(view))
			put_block(view, i, &block, out);
		put_row(view, &layout, view->order[i], out);
	}
	note.len = 0;
	view_legend(view, true, &note);
	out_line(out, STR(""));
	put_note(view, buf_str(&note), out);
	buf_free(&note);
}
