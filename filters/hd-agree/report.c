/* Figures in a table, and what the ways of writing share: see report.h. */
#include <math.h>

#include "report.h"

static const struct {
	const char *reader, *column;
} names[FIGURES] = {
	[FIGURE_AGREEMENT] = { "agreement", "agreement" },
	[FIGURE_KAPPA] = { "Cohen's kappa", "kappa" },
	[FIGURE_ALPHA] = { "Krippendorff's alpha", "alpha" },
	[FIGURE_AC1] = { "Gwet's AC1", "ac1" },
	[FIGURE_PRECISION] = { "precision", "precision" },
	[FIGURE_RECALL] = { "recall", "recall" },
	[FIGURE_F1] = { "F1", "f1" },
	[FIGURE_SIDE] = { "same side", "same_side" },
};

const char *
report_figure(enum figure_name figure)
{
	return names[figure].reader;
}

const char *
report_column(enum figure_name figure)
{
	return names[figure].column;
}

void
report_coders(const struct comparison *comparison, struct buf *b)
{
	for (size_t i = 0; i < comparison->coders; i++) {
		if (i > 0)
			buf_put(b, STR(", "));
		buf_put(b, study_coder(comparison->study, comparison->coder[i]));
	}
}

void
report_side(const struct report *report, int side, bool is_for_reader, struct buf *b)
{
	if (side == ROW_ALL)
		buf_put(b, is_for_reader ? STR("all codes") : STR("*"));
	else if (side == ROW_ANY)
		buf_put(b, is_for_reader ? STR("any side") : STR("any"));
	else
		buf_put(b, codebook_side_name(&report->study->book, (size_t)side));
}

void
report_number(double number, int decimals, struct buf *b)
{
	if (isnan(number))
		buf_put(b, STR("–"));
	else	/* no -0.00 */
		buf_format(b, "%.*f", decimals, fabs(number) < 0.5 * pow(10, -decimals) ? 0.0 : number);
}

void
report_interval(const struct figure *figure, int decimals, struct buf *b)
{
	report_number(figure->low, decimals, b);
	buf_put(b, STR("–"));
	report_number(figure->high, decimals, b);
}

void
report_with_interval(const struct figure *figure, struct buf *b)
{
	report_number(figure->value, 2, b);
	if (isnan(figure->low))
		return;
	buf_put(b, STR(" ("));
	report_interval(figure, 2, b);
	buf_char(b, ')');
}

static void
put_number(struct cells *cells, double number)
{
	struct buf b = {0};

	if (!isnan(number))
		report_number(number, 4, &b);
	cells_figure(cells, buf_str(&b));
	buf_free(&b);
}

/* For a document: a figure with its interval. */
static void
put_with_interval(struct cells *cells, const struct figure *figure)
{
	struct buf b = {0};

	report_with_interval(figure, &b);
	cells_figure(cells, buf_str(&b));
	buf_free(&b);
}

static void
put_head(struct cells *cells, bool is_document)
{
	static const char *const counts[] = { "units", "both", "only_first", "only_second", "neither" };
	static const char *const bounds[] = { "", "_low", "_high" };
	struct buf name = {0};

	cells_name(cells, STR("coders"), false);
	cells_name(cells, STR("theme"), false);
	cells_name(cells, STR("side"), false);
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		cells_name(cells, str_of(counts[i]), true);
	for (int i = 0; i < FIGURES; i++)
		for (size_t k = 0; k < (is_document ? 1 : 3); k++) {
			name.len = 0;
			buf_format(&name, "%s%s", names[i].column, bounds[k]);
			cells_name(cells, buf_str(&name), true);
		}
	cells_head(cells);
	buf_free(&name);
}

static void
put_counts(struct cells *cells, const struct comparison *comparison, const struct tally *tally)
{
	const double counts[] = { tally->both, tally->first, tally->second, tally->neither };

	cells_number(cells, comparison->units);
	for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++)
		if (comparison->coders == 2)
			cells_number(cells, (uint64_t)counts[i]);
		else
			cells_figure(cells, STR(""));
}

static void
put_row(const struct report *report, const struct comparison *comparison, const struct row *row, bool is_document, struct cells *cells)
{
	const struct codebook *book = &report->study->book;
	struct buf b = {0};

	report_coders(comparison, &b);
	cells_text(cells, buf_str(&b));
	if (row->topic == ROW_ALL)
		cells_text(cells, is_document ? STR("all") : STR("*"));
	else
		cells_text(cells, is_document ? book->topic[row->topic].label : book->topic[row->topic].id);
	b.len = 0;
	report_side(report, row->side, is_document, &b);
	cells_text(cells, buf_str(&b));
	put_counts(cells, comparison, &row->whole);
	for (int i = 0; i < FIGURES; i++) {
		if (is_document) {
			put_with_interval(cells, &row->figure[i]);
			continue;
		}
		put_number(cells, row->figure[i].value);
		put_number(cells, row->figure[i].low);
		put_number(cells, row->figure[i].high);
	}
	cells_row(cells);
	buf_free(&b);
}

void
report_table(const struct report *report, enum cells_format format, struct out *out)
{
	bool is_document = format == CELLS_MARKDOWN;
	struct cells cells;

	cells_open(&cells, format, out);
	put_head(&cells, is_document);
	for (size_t i = 0; i < report->comparisons; i++) {
		const struct comparison *comparison = &report->comparison[i];

		for (size_t k = 0; k < comparison->rows; k++) {
			const struct row *row = &comparison->row[k];

			if (!is_document || report->by_side || row->topic == ROW_ALL || row->side == ROW_ALL)
				put_row(report, comparison, row, is_document, &cells);
		}
	}
	cells_close(&cells);
}
