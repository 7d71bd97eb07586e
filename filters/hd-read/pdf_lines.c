/* Lines of a PDF from where its words stand: see pdf_lines.h. */
#define _GNU_SOURCE	/* memmem */
#include <math.h>
#include <stdlib.h>

#include "pdf_lines.h"

static const double column_gap = 1.5;	/* line heights between words that make them cells: justified text keeps below 1 */

/* The number in an attribute of a tag, as pdftotext writes it; 0 when it is not there. */
static double
number_of(struct str tag, const char *name)
{
	const char *at = memmem(tag.at, tag.len, name, strlen(name));
	double n;

	if (at == NULL)
		return 0;
	n = strtod(at + strlen(name), NULL);	/* ends at the quotation mark, at the latest at the tag's > */
	return isfinite(n) && fabs(n) < 1e6 ? n : 0;
}

static struct str
unescape_xml(struct document *document, struct str s)
{
	static const struct { const char *name; char is; } known[] = { { "&amp;", '&' }, { "&lt;", '<' }, { "&gt;", '>' },
		{ "&quot;", '"' }, { "&apos;", '\'' } };
	struct buf text = {0};

	if (!memchr(s.at, '&', s.len))
		return document_keep(document, s);
	while (s.len) {
		size_t taken = 1;
		char c = s.at[0];

		for (size_t i = 0; c == '&' && i < sizeof(known) / sizeof(*known); i++)
			if (str_starts(s, known[i].name)) {
				c = known[i].is;
				taken = strlen(known[i].name);
				break;
			}
		buf_char(&text, c);
		s.at += taken;
		s.len -= taken;
	}
	s = document_keep(document, buf_str(&text));
	buf_free(&text);
	return s;
}

static void
add_word(struct pdf *pdf, struct str tag, struct str text)
{
	struct pdf_word word = { number_of(tag, "xMin=\""), number_of(tag, "yMin=\""), number_of(tag, "xMax=\""),
		number_of(tag, "yMax=\""), unescape_xml(pdf->document, text), pdf->pages - 1 };

	/* A short word stands upright if it continues a word that does. */
	if ((word.text.len > 2 && word.bottom - word.top > 2 * (word.right - word.left)) ||
	    (word.text.len <= 2 && fabs(word.left - pdf->upright_left) < 1 && fabs(word.right - pdf->upright_right) < 1)) {
		pdf->upright_left = word.left;
		pdf->upright_right = word.right;
		pdf->upright++;
		return;
	}
	pdf->upright_left = pdf->upright_right = -1;
	pdf->word = alloc_room(pdf->word, pdf->words, &pdf->word_cap, sizeof(*pdf->word));
	pdf->word[pdf->words++] = word;
}

static double
middle(const struct pdf_word *word)
{
	return (word->top + word->bottom) / 2;
}

/* qsort is no stable sort: the order of the file decides where places are equal. */
static int
by_place(double a, double b, const struct pdf_word *x, const struct pdf_word *y)
{
	if (a != b)
		return a < b ? -1 : 1;
	return (x->text.at > y->text.at) - (x->text.at < y->text.at);
}

static int
by_height(const void *a, const void *b)
{
	return by_place(middle(a), middle(b), a, b);
}

static int
by_left(const void *a, const void *b)
{
	const struct pdf_word *x = a, *y = b;

	return by_place(x->left, y->left, x, y);
}

/* Whether a word stands in a line: they share half the height of the lower of the two. */
static bool
in_line(const struct pdf_line *line, const struct pdf_word *word)
{
	double top = fmax(line->top, word->top), bottom = fmin(line->bottom, word->bottom);

	return bottom - top > 0.5 * fmin(line->bottom - line->top, word->bottom - word->top);
}

void
pdf_line_measure(const struct pdf *pdf, struct pdf_line *line)
{
	const struct pdf_word *first = &pdf->word[line->from];

	line->left = first->left;
	line->right = first->right;
	line->top = first->top;
	line->bottom = first->bottom;
	for (size_t i = line->from; i < line->to; i++) {
		line->right = fmax(line->right, pdf->word[i].right);
		line->top = fmin(line->top, pdf->word[i].top);
		line->bottom = fmax(line->bottom, pdf->word[i].bottom);
	}
}

/* Makes lines of the words [from, words): a page's. */
static void
end_page(struct pdf *pdf, size_t from)
{
	size_t first = pdf->lines;

	if (from == pdf->words)
		return;
	qsort(pdf->word + from, pdf->words - from, sizeof(*pdf->word), by_height);
	for (size_t i = from; i < pdf->words; i++) {
		const struct pdf_word *word = &pdf->word[i];
		struct pdf_line *line = pdf->lines > first ? &pdf->line[pdf->lines - 1] : NULL;

		if (line && in_line(line, word)) {
			line->to = i + 1;
			line->top = fmin(line->top, word->top);
			line->bottom = fmax(line->bottom, word->bottom);
			continue;
		}
		pdf->line = alloc_room(pdf->line, pdf->lines, &pdf->line_cap, sizeof(*pdf->line));
		pdf->line[pdf->lines++] = (struct pdf_line){ .from = i, .to = i + 1, .top = word->top, .bottom = word->bottom, .page = pdf->pages - 1 };
	}
	for (size_t i = first; i < pdf->lines; i++) {
		struct pdf_line *line = &pdf->line[i];

		qsort(pdf->word + line->from, line->to - line->from, sizeof(*pdf->word), by_left);
		pdf_line_measure(pdf, line);
	}
}

void
pdf_read(struct pdf *pdf, struct document *document, struct str html)
{
	size_t from = 0;

	pdf->document = document;
	while (html.len) {
		const char *open = memchr(html.at, '<', html.len), *close;
		struct str tag;

		if (open == NULL || (close = memchr(open, '>', html.len - (size_t)(open - html.at))) == NULL)
			break;
		tag = (struct str){ open, (size_t)(close - open) + 1 };
		html.len -= (size_t)(close + 1 - html.at);
		html.at = close + 1;
		if (str_starts(tag, "<page ")) {
			pdf->pages++;
		} else if (str_starts(tag, "</page")) {
			end_page(pdf, from);
			from = pdf->words;
		} else if (str_starts(tag, "<word ") && pdf->pages) {
			const char *end = memchr(html.at, '<', html.len);

			add_word(pdf, tag, (struct str){ html.at, end ? (size_t)(end - html.at) : html.len });
		}
	}
	end_page(pdf, from);
}

void
pdf_line_text(const struct pdf *pdf, const struct pdf_line *line, struct buf *text)
{
	double height = line->bottom - line->top;

	for (size_t i = line->from; i < line->to; i++) {
		const struct pdf_word *word = &pdf->word[i];

		if (i > line->from)
			buf_char(text, word->left - word[-1].right > column_gap * height ? '\t' : ' ');
		buf_put(text, word->text);
	}
}

void
pdf_line_cut(struct pdf *pdf, struct pdf_line *line)
{
	if (line->to - line->from < 2)
		return;
	line->from++;
	pdf_line_measure(pdf, line);
}

void
pdf_free(struct pdf *pdf)
{
	free(pdf->word);
	free(pdf->line);
	*pdf = (struct pdf){0};
}
