/* A table that is ready to be written, and the two ways to write it. */
#ifndef VIEW_H
#define VIEW_H

#include "cells.h"
#include "grid.h"
#include "measure.h"
#include "phrasing.h"

enum sort { SORT_CODEBOOK, SORT_COUNT, SORT_NAME };

struct view {
	struct field field;
	struct axis rows, columns;
	struct grid grid;
	struct measures measures;
	struct phrasing phrasing;
	uint32_t *order;	/* [rows.len] rows as sorted */
	enum sort sort;
	size_t width;		/* columns of a terminal that text may take */
	const char *const *filters;	/* as given, NULL-terminated, for the caption */
	struct str title;	/* the lexicon, where text has a table for each; else empty */
};

/* Fills `order`. */
void view_sort(struct view *view);
/* Whether each row (column) has a base of its own; one that is a transcript has none worth showing. */
bool view_row_bases(const struct view *view);
bool view_column_bases(const struct view *view);
/* Whether the rows can stand under headings of their blocks. */
bool view_has_blocks(const struct view *view);
/* Appends a row's or column's name for a reader: labels, values joined by " / ". */
void view_label(const struct view *view, const struct axis *axis, size_t slot, struct buf *b);
/* Appends "Base: 15 interviews in 7 sites (role=manager: 4 of 15)." */
void view_base(const struct view *view, struct buf *b);
/* Appends the heading of a measure in text. "of 15" over the interviews: the base stands by the figure. */
void view_heading(const struct view *view, enum measure measure, struct buf *b);
/* Appends what the measures mean, called by their headings or by their names. */
void view_legend(const struct view *view, bool by_heading, struct buf *b);

/* Aligned text, the literature's layout. */
void view_text(const struct view *view, struct out *out);
/* For programs and spreadsheets (TSV, CSV), or a document (Markdown). */
void view_table(const struct view *view, enum cells_format format, struct out *out);

#endif
