/*
 * PDF: poppler's pdftotext tells where each word stands (-bbox); lines, columns of numbers, gaps and full lines are told from
 * that. Running headers, page numbers and the joining of lines are then the layout's affair, as in a text file.
 */
#define _GNU_SOURCE	/* memmem */
#include <math.h>
#include <stdlib.h>

#include "convert.h"
#include "decode.h"
#include "encoding.h"
#include "pdf_lines.h"
#include "say.h"

enum { LEAST_NUMBERS = 5 };	/* in a column of line numbers */

static const double wide_gap = 1.3;	/* line spacings between paragraphs */
static const double small = 0.8;	/* line heights of the text: what is lower is small print */
static const double small_share = 0.15;	/* of the words at most, else it is text */
static const double indent = 10;	/* points that a paragraph's first line begins further right */

struct measures {
	double left;		/* where most lines begin */
	double right;		/* where full lines end */
	double spacing;		/* from line to line */
	double height;
};

static int
by_size(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;

	return (x > y) - (x < y);
}

/* The commonest of n values, taken as equal within a point's half. Sorts them. */
static double
commonest(double *value, size_t n)
{
	size_t best = 0, at = 0;

	if (n == 0)
		return 0;
	qsort(value, n, sizeof(*value), by_size);
	for (size_t i = 0, k = 0; i < n; i++) {
		while (k < n && value[k] <= value[i] + 0.5)
			k++;
		if (k - i > best) {
			best = k - i;
			at = i;
		}
	}
	return value[at + best / 2];
}

static void
measure(const struct pdf *pdf, struct measures *measures)
{
	double *value = alloc(pdf->lines, sizeof(*value));
	size_t n = 0;

	for (size_t i = 0; i < pdf->lines; i++)
		value[i] = pdf->line[i].left;
	measures->left = commonest(value, pdf->lines);
	for (size_t i = 0; i < pdf->lines; i++)
		value[i] = pdf->line[i].bottom - pdf->line[i].top;
	measures->height = commonest(value, pdf->lines);
	for (size_t i = 1; i < pdf->lines; i++)
		if (pdf->line[i].page == pdf->line[i - 1].page)
			value[n++] = pdf->line[i].bottom - pdf->line[i - 1].bottom;
	measures->spacing = commonest(value, n);
	for (size_t i = 0; i < pdf->lines; i++)
		value[i] = pdf->line[i].right;
	if (pdf->lines)
		qsort(value, pdf->lines, sizeof(*value), by_size);
	measures->right = pdf->lines ? value[pdf->lines - 1 - pdf->lines / 20] : 0;	/* one line in twenty may go beyond */
	free(value);
}

/* The number at the start of a line, if it stands apart from what follows. */
static bool
leading_number(const struct pdf *pdf, const struct pdf_line *line, uint64_t *n)
{
	const struct pdf_word *word = &pdf->word[line->from];

	if (word->text.len > 5 || !str_number(word->text, n))
		return false;
	return line->to - line->from == 1 || word[1].left - word->right > 0.4 * (word->bottom - word->top);
}

/*
 * Whether lines or paragraphs are numbered down the left: numbers that end left of where the text begins, and count on by one
 * or by fives, or begin anew with a page; nine in ten must. *left: where the text begins.
 */
static bool
is_numbered(const struct pdf *pdf, double *left)
{
	double *start = alloc(pdf->lines, sizeof(*start));
	size_t starts = 0, found = 0, beside = 0, follow = 0;
	uint64_t n, before = 0;

	for (size_t i = 0; i < pdf->lines; i++) {
		const struct pdf_line *line = &pdf->line[i];
		bool number = leading_number(pdf, line, &n);

		if (!number || line->to - line->from > 1)
			start[starts++] = number ? pdf->word[line->from + 1].left : line->left;
	}
	*left = commonest(start, starts);
	free(start);
	for (size_t i = 0; i < pdf->lines; i++) {
		if (!leading_number(pdf, &pdf->line[i], &n))
			continue;
		if (pdf->word[pdf->line[i].from].right > *left - 1)
			continue;
		beside++;
		follow += beside == 1 || (n >= before && (n - before <= 1 || (n - before) % 5 == 0)) || n <= 5;
		before = n;
		found++;
	}
	return found >= LEAST_NUMBERS && follow * 10 >= found * 9;
}

/* Takes line numbers off; a line that has nothing else goes. */
static void
cut_numbers(struct pdf *pdf, double left)
{
	size_t kept = 0;
	uint64_t n;

	for (size_t i = 0; i < pdf->lines; i++) {
		struct pdf_line *line = &pdf->line[i];

		if (leading_number(pdf, line, &n) && pdf->word[line->from].right <= left - 1) {
			if (line->to - line->from == 1)
				continue;
			pdf_line_cut(pdf, line);
		}
		pdf->line[kept++] = *line;
	}
	pdf->lines = kept;
}

static bool
same_line(const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b)
{
	if (a->to - a->from != b->to - b->from || fabs(a->left - b->left) > 1 || fabs(a->right - b->right) > 1)
		return false;
	for (size_t i = 0; i < a->to - a->from; i++)
		if (!str_eq(pdf->word[a->from + i].text, pdf->word[b->from + i].text))
			return false;
	return true;
}

/*
 * A browser that prints divides a line between two pages and writes it on both. Where the last or last but one line of a page
 * comes again as the first of the next, and fills three quarters of the width, it is taken once. Returns how many.
 */
static size_t
cut_divided(struct pdf *pdf, const struct measures *measures)
{
	size_t kept = 0, cut = 0;

	for (size_t i = 0; i < pdf->lines; i++) {
		const struct pdf_line *line = &pdf->line[i];
		bool first = kept > 0 && pdf->line[kept - 1].page != line->page, again = false;

		if (first && line->right - line->left > 0.75 * (measures->right - measures->left))
			for (size_t k = 1; k <= 2 && k <= kept; k++)
				again |= pdf->line[kept - k].page + 1 == line->page && same_line(pdf, &pdf->line[kept - k], line);
		cut += again;
		if (!again)
			pdf->line[kept++] = *line;
	}
	pdf->lines = kept;
	return cut;
}

/* Where the text of a line begins: behind a label that stands in a column of its own. */
static double
text_left(const struct pdf *pdf, const struct pdf_line *line)
{
	for (size_t i = line->from + 1; i < line->to && i < line->from + 4; i++)
		if (pdf->word[i].left - pdf->word[i - 1].right > line->bottom - line->top)
			return pdf->word[i].left;
	return line->left;
}

/* Whether a line runs so far to the right that the next one's first word had no room in it. */
static bool
is_full(const struct pdf *pdf, const struct pdf_line *line, const struct pdf_line *next, const struct measures *measures)
{
	double word = next ? pdf->word[next->from].right - pdf->word[next->from].left : (measures->right - measures->left) / 8;

	return line->right + word + 0.2 * measures->height > (line->column == 1 ? pdf->left_end : measures->right);
}

/* Whether a paragraph begins with the line b, which follows a on its page. */
static bool
begins(const struct pdf *pdf, const struct pdf_line *a, const struct pdf_line *b, const struct measures *measures)
{
	if (a->column != b->column)
		return false;
	return b->bottom - a->bottom > wide_gap * measures->spacing || (b->left > a->left + indent && b->left > text_left(pdf, a) + indent);
}

/* Whether a word is the page's number, with what may stand around it: 2, -2-, [2], 2/7. */
static bool
is_number_of(struct str word, uint32_t page)
{
	uint64_t n = 0;
	size_t digits = 0;

	while (word.len && strchr("-[(|", word.at[0]))
		word.at++, word.len--;
	while (digits < word.len && word.at[digits] >= '0' && word.at[digits] <= '9')
		digits++;
	return str_number((struct str){ word.at, digits }, &n) && n == page + 1 && (digits == word.len || strchr("-])|/", word.at[digits]));
}

/*
 * Whether the first or last line of a page, set apart from the rest, holds the page's number: a running header or footer, which
 * the layout could not know where it stands on one page alone.
 */
static bool
in_margin(const struct pdf *pdf, size_t i, const struct measures *measures)
{
	const struct pdf_line *line = &pdf->line[i];
	bool first = i == 0 || line[-1].page != line->page, last = i + 1 == pdf->lines || line[1].page != line->page, numbered = false;

	if (first == last || fabs(line->bottom - (first ? line[1] : line[-1]).bottom) < 1.5 * measures->spacing)
		return false;
	for (size_t k = line->from; k < line->to; k++)
		numbered |= is_number_of(pdf->word[k].text, line->page);
	return numbered && line->to - line->from <= 20;
}

static bool
is_small(const struct pdf_line *line, const struct measures *measures)
{
	return line->bottom - line->top < small * measures->height;
}

/* Whether there is small print: footnotes, or the codes that programs for qualitative analysis print below passages. */
static bool
has_small(const struct pdf *pdf, const struct measures *measures)
{
	size_t words = 0, all = 0;

	for (size_t i = 0; i < pdf->lines; i++) {
		all += pdf->line[i].to - pdf->line[i].from;
		words += is_small(&pdf->line[i], measures) ? pdf->line[i].to - pdf->line[i].from : 0;
	}
	return words > 0 && (double)words <= small_share * (double)all;
}

static void
put_lines(const struct pdf *pdf, struct document *document, const struct measures *measures)
{
	bool notes = has_small(pdf, measures);
	struct buf text = {0};
	uint64_t number = 1;

	for (size_t i = 0; i < pdf->lines; i++) {
		const struct pdf_line *line = &pdf->line[i];
		bool last = i + 1 == pdf->lines || line[1].page != line->page;
		struct para *para;

		if (i > 0 && line[-1].page != line->page)
			document_add(document, PARA_PAGE, STR(""), number++);
		else if (i > 0)
			number += begins(pdf, line - 1, line, measures) ? 2 : 1;
		text.len = 0;
		pdf_line_text(pdf, line, &text);
		if (in_margin(pdf, i, measures)) {
			document_add(document, PARA_PAGE, buf_str(&text), number);
			continue;
		}
		if (notes && is_small(line, measures)) {
			document_add(document, PARA_NOTE, buf_str(&text), number);
			continue;
		}
		para = document_add(document, PARA_TEXT, buf_str(&text), number);
		para->indented = line->column == 0 && line->left > measures->left + indent;
		para->full = is_full(pdf, line, last ? NULL : line + 1, measures);
	}
	buf_free(&text);
}

bool
is_pdf(const struct source *source)
{
	struct str head = { source->bytes.at, source->bytes.len < 1024 ? source->bytes.len : 1024 };

	return head.len && memmem(head.at, head.len, "%PDF-", 5) != NULL;
}

static void
read_pages(struct document *document, const struct source *source, struct str html)
{
	struct pdf pdf = {0};
	struct measures measures = {0};
	size_t divided;
	double left;

	pdf_read(&pdf, document, html);
	if (is_numbered(&pdf, &left)) {
		cut_numbers(&pdf, left);
		document_remark(document, "line numbers");
	}
	pdf_divide(&pdf);
	measure(&pdf, &measures);
	divided = cut_divided(&pdf, &measures);
	put_lines(&pdf, document, &measures);
	if (has_small(&pdf, &measures))
		document_remark(document, "small print");
	if (divided)
		say("%s: %zu lines that are printed on two pages taken once", source->name, divided);
	if (pdf.upright)
		say("%s: %zu words that stand upright in a margin left out", source->name, pdf.upright);
	if (pdf.words == 0)
		warn("%s: %u page%s without text: scanned? want text, by optical character recognition", source->name, pdf.pages,
		    pdf.pages == 1 ? "" : "s");
	pdf_free(&pdf);
}

bool
decode_pdf(struct document *document, const struct source *source)
{
	static const char *const pdftotext[] = { "pdftotext", "-q", "-bbox", "-enc", "UTF-8", "-", "-", NULL };
	struct buf html = {0}, said = {0};
	enum convert_result result = convert(source, pdftotext, "poppler-utils", &html, &said);

	document->format = "pdf";
	document->lines_wrap = true;
	if (result == CONVERT_REFUSED)
		warn("%s: %s", source->name, memmem(source->bytes.at, source->bytes.len, "/Encrypt", 8) ?
		    "encrypted: want a copy without a password" : "damaged or cut off: pdftotext cannot read it");
	if (result == CONVERT_DONE) {
		struct encoded text;

		encoding_read(buf_str(&html), &text);	/* UTF-8, and where it is not, made so */
		read_pages(document, source, text.utf8);
		buf_free(&text.held);
	}
	buf_free(&html);
	buf_free(&said);
	return result == CONVERT_DONE && document->len > 0;
}
