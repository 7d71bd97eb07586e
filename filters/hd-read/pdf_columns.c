/* Pages of two columns: see pdf_lines.h. */
#include <math.h>
#include <stdlib.h>

#include "pdf_lines.h"

enum { WIDEST = 2000 };	/* points that a page is looked at: beyond stands nothing */

static const double least_gutter = 9;	/* points between columns */
static const double crossing = 0.04;	/* lines that may run across (titles), of all */
static const double least_share = 0.3;	/* of the words in each column */

/* How many lines have a word at each point. */
static void
count_cover(const struct pdf *pdf, size_t *cover)
{
	for (size_t i = 0; i < pdf->words; i++) {
		double from = fmax(pdf->word[i].left, 0), to = fmin(pdf->word[i].right, WIDEST - 1);

		for (size_t x = (size_t)from; x <= (size_t)fmax(to, 0); x++)
			cover[x]++;
	}
}

/* The middle of the widest strip in the middle third of the text that hardly a line crosses; 0: there is none. */
static double
find_gutter(const struct pdf *pdf)
{
	size_t *cover = alloc(WIDEST, sizeof(*cover)), run = 0, best = 0, end = 0;
	double left = WIDEST, right = 0;

	memset(cover, 0, WIDEST * sizeof(*cover));
	count_cover(pdf, cover);
	for (size_t i = 0; i < pdf->lines; i++) {
		left = fmin(left, fmax(pdf->line[i].left, 0));
		right = fmax(right, fmin(pdf->line[i].right, WIDEST - 1));
	}
	for (double x = left + (right - left) / 3; x < right - (right - left) / 3; x++) {
		run = (double)cover[(size_t)x] <= crossing * (double)pdf->lines ? run + 1 : 0;
		if (run > best) {
			best = run;
			end = (size_t)x;
		}
	}
	free(cover);
	return (double)best >= least_gutter ? (double)end - (double)best / 2 : 0;
}

/* Words of a line that stand left of x; SIZE_MAX when one runs across. */
static size_t
words_left(const struct pdf *pdf, const struct pdf_line *line, double x)
{
	size_t n = 0;

	for (size_t i = line->from; i < line->to; i++) {
		if (pdf->word[i].left < x && pdf->word[i].right > x)
			return SIZE_MAX;
		n += pdf->word[i].left < x;
	}
	return n;
}

/* Whether running text stands on both sides of x: most lines have words on both, and each side has its share of them. */
static bool
is_two_columns(const struct pdf *pdf, double x)
{
	size_t both = 0, left = 0, right = 0;

	for (size_t i = 0; i < pdf->lines; i++) {
		const struct pdf_line *line = &pdf->line[i];
		size_t n = words_left(pdf, line, x), all = line->to - line->from;

		if (n == SIZE_MAX)
			continue;
		both += n > 2 && all - n > 2;
		left += n;
		right += all - n;
	}
	return both * 2 > pdf->lines && (double)left >= least_share * (double)(left + right) &&
	    (double)right >= least_share * (double)(left + right);
}

/* Whether the first or last line of a page stands apart: a running header, which goes across. */
static bool
stands_apart(const struct pdf *pdf, size_t i)
{
	const struct pdf_line *line = &pdf->line[i];
	double height = line->bottom - line->top;
	bool first = i == 0 || line[-1].page != line->page, last = i + 1 == pdf->lines || line[1].page != line->page;

	return (first && !last && line[1].top - line->bottom > height) || (last && !first && line->top - line[-1].bottom > height);
}

/* Adds the lines [from, to), which all are divided, as the left parts and then the right ones. */
static void
add_columns(struct pdf *pdf, struct pdf_line *into, size_t *n, size_t from, size_t to, double x)
{
	for (int column = 1; column <= 2; column++)
		for (size_t i = from; i < to; i++) {
			struct pdf_line line = pdf->line[i];
			size_t left = words_left(pdf, &line, x);

			if (column == 1)
				line.to = line.from + left;
			else
				line.from += left;
			line.column = column;
			if (line.from == line.to)
				continue;
			pdf_line_measure(pdf, &line);
			if (column == 1)
				pdf->left_end = fmax(pdf->left_end, line.right);
			into[(*n)++] = line;
		}
}

void
pdf_divide(struct pdf *pdf)
{
	double x = find_gutter(pdf);
	struct pdf_line *line;
	size_t n = 0;

	if (x <= 0 || !is_two_columns(pdf, x))
		return;
	line = alloc(2 * pdf->lines, sizeof(*line));
	for (size_t i = 0, k = 0; i < pdf->lines; i = k) {
		for (k = i; k < pdf->lines && pdf->line[k].page == pdf->line[i].page && words_left(pdf, &pdf->line[k], x) != SIZE_MAX &&
		    !stands_apart(pdf, k); k++)
			;
		if (k == i)
			line[n++] = pdf->line[k++];
		else
			add_columns(pdf, line, &n, i, k, x);
	}
	free(pdf->line);
	pdf->line = line;
	pdf->lines = n;
	pdf->line_cap = 0;
}
