/*
 * The flow of a document with runs, text boxes, tables and notes: what docx, odt and html have in common, made into paragraphs.
 *
 *	struct flow flow = { .document = document };
 *
 *	flow_start(&flow, PARA_TEXT);
 *	flow_text(&flow, STR("R:"), true);		// strong: bold, italic or underlined
 *	flow_text(&flow, STR(" We just ring."), false);
 *	flow_note(&flow, STR("Said laughing."));	// comes after the paragraph
 *	flow_end(&flow);
 *	flow_close(&flow);
 *
 * Paragraphs may be started inside a paragraph (a text box): they come after it. Paragraphs without text are left out.
 * A table is read row by row, cell by cell. A row of two cells and more becomes PARA_CELL and PARA_CELL_NEXT, a cell's paragraphs divided
 * by newlines, empty cells kept; the paragraphs of a row's only cell stay paragraphs (a frame round a page, and no table).
 */
#ifndef FLOW_H
#define FLOW_H

#include "document.h"

struct flow_open;	/* a paragraph that is being filled */

struct flow {
	struct document *document;
	struct flow_open *open;		/* the innermost is the last */
	size_t opens, open_cap;
	size_t *cell;			/* where each cell of the rows under way starts, in document->para */
	size_t cells, cell_cap;
	size_t *row;			/* where each row under way starts, in cell */
	size_t rows, row_cap;
	struct str *note;		/* of the paragraphs that are open */
	size_t notes, note_cap;
	uint64_t number;		/* paragraphs started */
	uint64_t bytes;			/* of text, ever: tells whether a branch of the document held any */
};

void flow_start(struct flow *flow, enum para_kind kind);
/* Text of the innermost paragraph; without one it starts one. White space is kept as it is. */
void flow_text(struct flow *flow, struct str text, bool strong);
/* The same, with each run of ASCII white space as one blank, none at the start of a paragraph or a line. */
void flow_words(struct flow *flow, struct str text, bool strong);
/* A line break, a tab: belong to what is before them. */
void flow_char(struct flow *flow, char c);
/* The innermost paragraph is of this kind, is indented. */
void flow_kind(struct flow *flow, enum para_kind kind);
void flow_indented(struct flow *flow);
/* The innermost paragraph is left out. */
void flow_drop(struct flow *flow);
/* A note at this place; the slice must live as long as the document. */
void flow_note(struct flow *flow, struct str text);
/* Ends the innermost paragraph. */
void flow_end(struct flow *flow);
/* Ends it, but the next one goes on in it (its end was deleted). */
void flow_end_joined(struct flow *flow);
/* Ends one that waits so, when what it stands in (a cell, a text box) ends. */
void flow_settle(struct flow *flow);

void flow_row(struct flow *flow);
void flow_cell(struct flow *flow);
void flow_row_end(struct flow *flow);

/* Ends what is open, and frees all but the document. */
void flow_close(struct flow *flow);

#endif
