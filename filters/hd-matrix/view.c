/* What both ways of writing a table need: see view.h. */
#include <stdlib.h>

#include "fold.h"
#include "view.h"

static const struct {
	struct str side, heading;
} headings[] = {	/* of the literature, which has the plural */
	{ STR("enabler"), STR("Enablers") }, { STR("challenge"), STR("Challenges") }, { STR("barrier"), STR("Barriers") },
};

/* "no-change" -> "No change". */
static void
put_heading(struct buf *b, struct str side)
{
	for (size_t i = 0; i < sizeof(headings) / sizeof(headings[0]); i++)
		if (str_eq(side, headings[i].side)) {
			buf_put(b, headings[i].heading);
			return;
		}
	for (size_t i = 0; i < side.len; i++) {
		char c = side.at[i] == '-' ? ' ' : side.at[i];

		buf_char(b, i == 0 && c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c);
	}
}

void
view_label(const struct view *view, const struct axis *axis, size_t slot, struct buf *b)
{
	for (size_t i = 0; i < axis->dimensions; i++) {
		struct buf value = {0};

		if (i > 0)
			buf_put(b, STR(" / "));
		axis_value(axis, &view->field, slot, i, &value);
		if (axis->dimension[i].kind == KIND_THEME)
			buf_put(b, books_theme(view->field.books, axis->slot[slot].rank[i])->label);
		else if (axis->dimension[i].kind == KIND_SIDE)
			put_heading(b, buf_str(&value));
		else
			buf_put(b, value.len ? buf_str(&value) : STR("(none)"));
		buf_free(&value);
	}
}

struct sorted {
	uint32_t row;
	double number;
	struct buf label;
};

static int
by_number(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;

	return a->number != b->number ? (a->number < b->number) - (a->number > b->number) : (a->row > b->row) - (a->row < b->row);
}

static int
by_label(const void *left, const void *right)
{
	const struct sorted *a = left, *b = right;
	int order = str_cmp(buf_str(&a->label), buf_str(&b->label));

	return order ? order : (a->row > b->row) - (a->row < b->row);
}

void
view_sort(struct view *view)
{
	struct sorted *sorted = alloc(view->rows.len, sizeof(*sorted));
	enum measure first = view->measures.measure[view->measures.len > 1 && view->measures.measure[0] == MEASURE_BASE];

	for (uint32_t i = 0; i < view->rows.len; i++) {
		struct buf label = {0};

		sorted[i] = (struct sorted){
			.row = i, .number = measure_number(first, grid_cell(&view->grid, i, view->grid.columns),
			    grid_base(&view->grid, i, view->grid.columns)),
		};
		if (view->sort == SORT_NAME) {
			view_label(view, &view->rows, i, &label);
			fold(&sorted[i].label, buf_str(&label));
		}
		buf_free(&label);
	}
	if (view->rows.len && view->sort != SORT_CODEBOOK)
		qsort(sorted, view->rows.len, sizeof(*sorted), view->sort == SORT_COUNT ? by_number : by_label);
	view->order = alloc(view->rows.len, sizeof(*view->order));
	for (size_t i = 0; i < view->rows.len; i++) {
		view->order[i] = sorted[i].row;
		buf_free(&sorted[i].label);
	}
	free(sorted);
}

bool
view_row_bases(const struct view *view)
{
	return axis_divides(&view->rows) && !axis_has(&view->rows, KIND_TEXT) && !measures_have(&view->measures, MEASURE_BASE);
}

bool
view_column_bases(const struct view *view)
{
	return axis_divides(&view->columns) && !axis_has(&view->columns, KIND_TEXT) && !axis_has(&view->rows, KIND_TEXT) &&
	       !measures_have(&view->measures, MEASURE_BASE);
}

bool
view_has_blocks(const struct view *view)
{
	bool is_any = false;

	if (view->sort != SORT_CODEBOOK || view->rows.dimensions != 1 || view->rows.dimension[0].kind != KIND_THEME)
		return false;
	for (size_t i = 0; i < view->rows.len && !is_any; i++)
		is_any = books_theme(view->field.books, view->rows.slot[i].rank[0])->block.len > 0;
	return is_any;
}

static void
put_amount(struct buf *b, uint64_t n, const char *one)
{
	buf_format(b, "%llu %s%s", (unsigned long long)n, one, n == 1 ? "" : "s");
}

void
view_base(const struct view *view, struct buf *b)
{
	const char *const *filter = view->filters;

	buf_put(b, STR("Base: "));
	put_amount(b, view->field.base, "interview");
	if (view->grid.sites) {
		buf_put(b, STR(" in "));
		put_amount(b, view->grid.sites, "site");
	}
	if (view->field.base < view->field.counts->texts.len)
		buf_format(b, ", of %zu read", view->field.counts->texts.len);
	for (; *filter; filter++)
		buf_format(b, "%s%s", filter == view->filters ? " (" : ", ", *filter);
	buf_put(b, filter == view->filters ? STR(".") : STR(")."));
}

void
view_heading(const struct view *view, enum measure m, struct buf *b)
{
	if (m == MEASURE_SHARE)
		buf_format(b, "%% (%g %%)", view->measures.level * 100);
	else if (m == MEASURE_INTERVIEWS && !axis_divides(&view->rows) && !axis_divides(&view->columns))
		buf_format(b, "of %zu", view->field.base);
	else
		buf_put(b, measure_name(m));
}

void
view_legend(const struct view *view, bool by_heading, struct buf *b)
{
	for (size_t i = 0; i < view->measures.len; i++) {
		enum measure m = view->measures.measure[i];
		struct str meaning = measure_meaning(m);

		if (m == MEASURE_PHRASING)
			continue;
		if (b->len)
			buf_put(b, STR("; "));
		if (by_heading && view->measures.len > 1)
			view_heading(view, m, b);
		else
			buf_put(b, measure_name(m));
		buf_format(b, ": %.*s", (int)meaning.len, meaning.at);
		if (m == MEASURE_SHARE)
			buf_format(b, " (%g %%)", view->measures.level * 100);
	}
	buf_char(b, '.');
}
