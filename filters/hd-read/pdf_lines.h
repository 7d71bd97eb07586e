/*
 * The words of a PDF's pages, as pdftotext -bbox tells where they stand, put together as lines.
 *
 *	struct pdf pdf = {0};
 *
 *	pdf_read(&pdf, document, html);
 *	for (size_t i = 0; i < pdf.lines; i++)
 *		... pdf.line[i] ...
 *	pdf_free(&pdf);
 *
 * Lengths are points, 1/72 inch, from the page's upper left corner. Texts are kept by the document.
 */
#ifndef PDF_LINES_H
#define PDF_LINES_H

#include "document.h"

struct pdf_word {
	double left, top, right, bottom;
	struct str text;
	uint32_t page;		/* from 0 */
};

struct pdf_line {
	size_t from, to;	/* its words */
	double left, top, right, bottom;
	uint32_t page;
	int column;		/* 1 or 2 of two; 0: the page's width */
};

struct pdf {
	struct document *document;
	struct pdf_word *word;
	size_t words, word_cap;
	struct pdf_line *line;	/* [lines] page by page, from above */
	size_t lines, line_cap;
	uint32_t pages;
	double left_end;	/* where the lines of a first column end, if there are two */
	size_t upright;		/* words left out that stand upright, in a margin */
	double upright_left, upright_right;	/* of the word before, if it does */
};

void pdf_read(struct pdf *pdf, struct document *document, struct str html);
/* Where running text stands in two columns, divides the lines and puts them in order, the left column of a page first. */
void pdf_divide(struct pdf *pdf);
/* The edges of a line from its words. */
void pdf_line_measure(const struct pdf *pdf, struct pdf_line *line);
/* Appends a line's text: one blank between words, a tab where the gap is that of columns. */
void pdf_line_text(const struct pdf *pdf, const struct pdf_line *line, struct buf *text);
/* Takes the first word off a line, if there is another. */
void pdf_line_cut(struct pdf *pdf, struct pdf_line *line);
void pdf_free(struct pdf *pdf);

#endif
