/* TSV, CSV and Markdown: see view.h. */
#include "view.h"

static struct str
value_of(const struct view *view, const struct axis *axis, size_t slot, size_t dimension, struct buf *b)
{
	b->len = 0;
	axis_value(axis, &view->field, slot, dimension, b);
	return buf_str(b);
}

/* Whether one base stands for a whole row. A document prints the base of all below the table. */
static bool
has_base_column(const struct view *view, bool is_document)
{
	if (is_document)
		return view_row_bases(view);
	return !view_column_bases(view) && !axis_has(&view->rows, KIND_TEXT) && !axis_has(&view->columns, KIND_TEXT) &&
	       !measures_have(&view->measures, MEASURE_BASE);
}

static void
name_rows(const struct view *view, bool is_document, struct cells *cells)
{
	for (size_t i = 0; i < view->rows.dimensions; i++) {
		const struct dimension *d = &view->rows.dimension[i];

		if (d->kind != KIND_THEME) {
			cells_name(cells, d->name, false);
			continue;
		}
		if (!is_document)
			cells_name(cells, STR("lexicon"), false);
		if (!is_document || view_has_blocks(view))
			cells_name(cells, STR("block"), false);
		cells_name(cells, STR("theme"), false);
		if (!is_document)
			cells_name(cells, STR("label"), false);
	}
	if (has_base_column(view, is_document))
		cells_name(cells, STR("base"), true);
}

/* "manager", or of several measures "manager_share": with the lexicon in front of a theme that two lexicons have. */
static void
name_column(const struct view *view, size_t column, bool is_document, struct buf *b)
{
	struct buf value = {0};

	b->len = 0;
	if (is_document) {
		view_label(view, &view->columns, column, b);
		if (view_column_bases(view) && view->rows.len)
			buf_format(b, " (n=%llu)", (unsigned long long)grid_base(&view->grid, 0, column)->interviews);
		return;
	}
	for (size_t i = 0; i < view->columns.dimensions; i++) {
		struct str s = value_of(view, &view->columns, column, i, &value);

		if (i > 0)
			buf_char(b, '/');
		if (view->columns.dimension[i].kind == KIND_THEME && view->field.books->len > 1) {
			buf_put(b, view->field.books->book[view->columns.slot[column].code.lexicon].lexicon);
			buf_char(b, ':');
		}
		buf_put(b, s.len ? s : STR("(none)"));
	}
	buf_free(&value);
}

static void
add_name(struct cells *cells, struct buf *b, size_t keep, const char *between, struct str measure, bool is_number)
{
	b->len = keep;
	if (measure.len) {
		buf_put(b, str_of(between));
		buf_put(b, measure);
	}
	cells_name(cells, buf_str(b), is_number);
}

static void
name_figures(const struct view *view, bool is_document, struct cells *cells)
{
	const char *between = is_document ? ": " : "_";
	bool has_base = !is_document && view_column_bases(view), is_one = view->measures.len == 1 && !has_base;
	struct buf b = {0};

	for (size_t column = 0; column < view->columns.len; column++) {
		size_t keep;

		name_column(view, column, is_document, &b);
		keep = b.len;
		if (has_base)
			add_name(cells, &b, keep, between, STR("base"), true);
		for (size_t i = 0; i < view->measures.len; i++) {
			enum measure m = view->measures.measure[i];

			add_name(cells, &b, keep, between, is_one && (is_document || m != MEASURE_SHARE) ? STR("") : measure_name(m),
			    m != MEASURE_PHRASING);
			if (m == MEASURE_SHARE && !is_document) {
				add_name(cells, &b, keep, between, STR("share_low"), true);
				add_name(cells, &b, keep, between, STR("share_high"), true);
			}
		}
	}
	buf_free(&b);
}

static void
put_row_names(const struct view *view, size_t row, bool is_document, struct str *block, struct cells *cells)
{
	struct buf b = {0};

	for (size_t i = 0; i < view->rows.dimensions; i++) {
		const struct theme *theme;

		if (view->rows.dimension[i].kind != KIND_THEME) {
			cells_text(cells, value_of(view, &view->rows, row, i, &b));
			continue;
		}
		theme = books_theme(view->field.books, view->rows.slot[row].rank[i]);
		if (!is_document) {
			cells_text(cells, view->field.books->book[view->rows.slot[row].code.lexicon].lexicon);
			cells_text(cells, theme->block);
			cells_text(cells, theme->id);
		} else if (view_has_blocks(view)) {
			cells_text(cells, str_eq(*block, theme->block) ? STR("") : theme->block);
			*block = theme->block;
		}
		cells_text(cells, theme->label);
	}
	if (has_base_column(view, is_document))
		cells_number(cells, grid_base(&view->grid, row, view->grid.columns)->interviews);
	buf_free(&b);
}

/* Whether the lexicon of the row has the column's side: else there is nothing to count, and the cell stays empty. */
static bool
is_possible(const struct view *view, size_t row, size_t column)
{
	const struct books *books = view->field.books;
	const struct themes *book = &books->book[view->rows.slot[row].code.lexicon];

	if (!axis_has(&view->rows, KIND_THEME) || !axis_has(&view->columns, KIND_SIDE) || books->len < 2)
		return true;
	return themes_side(book, books->sides.entry[view->columns.slot[column].code.side].key) != MAP_NONE;
}

static void
put_figures(const struct view *view, size_t row, size_t column, bool is_document, struct cells *cells)
{
	const struct cell *cell = grid_cell(&view->grid, row, column);
	const struct base *base = grid_base(&view->grid, row, column);
	struct buf figure = {0}, low = {0}, high = {0};
	bool is_shown = is_possible(view, row, column) && !(is_document && cell->interviews == 0);

	if (!is_document && view_column_bases(view))
		cells_number(cells, base->interviews);
	for (size_t i = 0; i < view->measures.len; i++) {
		enum measure m = view->measures.measure[i];

		figure.len = low.len = high.len = 0;
		if (m == MEASURE_PHRASING) {
			cells_text(cells, phrasing_of(&view->phrasing, row, column));
			continue;
		}
		if (is_document && (is_shown || m == MEASURE_BASE || m == MEASURE_WORDS || m == MEASURE_PRESENT))
			measure_read(&view->measures, m, cell, base, &figure);
		else if (is_document && i == (view->measures.measure[0] == MEASURE_BASE))
			buf_put(&figure, STR("–"));
		else if (is_shown)
			measure_figure(m, cell, base, &figure);
		cells_figure(cells, buf_str(&figure));
		if (m != MEASURE_SHARE || is_document)
			continue;
		if (is_shown)
			measure_bounds(&view->measures, cell, base, &low, &high);
		cells_figure(cells, buf_str(&low));
		cells_figure(cells, buf_str(&high));
	}
	buf_free(&figure);
	buf_free(&low);
	buf_free(&high);
}

void
view_table(const struct view *view, enum cells_format format, struct out *out)
{
	bool is_document = format == CELLS_MARKDOWN;
	struct str block = { NULL, 0 };
	struct buf note = {0};
	struct cells cells;

	if (is_document && view->title.len) {
		out_put(out, STR("### "));
		out_line(out, view->title);
		out_line(out, STR(""));
	}
	cells_open(&cells, format, out);
	name_rows(view, is_document, &cells);
	name_figures(view, is_document, &cells);
	cells_head(&cells);
	for (size_t i = 0; i < view->rows.len; i++) {
		put_row_names(view, view->order[i], is_document, &block, &cells);
		for (size_t column = 0; column < view->columns.len; column++)
			put_figures(view, view->order[i], column, is_document, &cells);
		cells_row(&cells);
	}
	cells_close(&cells);
	if (!is_document)
		return;
	out_line(out, STR(""));
	view_base(view, &note);
	out_line(out, buf_str(&note));
	note.len = 0;
	view_legend(view, false, &note);
	note.at[0] = (char)(note.at[0] >= 'a' && note.at[0] <= 'z' ? note.at[0] - 'a' + 'A' : note.at[0]);
	out_line(out, buf_str(&note));
	buf_free(&note);
}
