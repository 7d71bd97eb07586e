/*
 * The figures of a table: rows by columns, and each row as a whole.
 *
 *	grid_fill(&grid, &field, &rows, &columns);
 *	... grid_cell(&grid, row, column)->interviews, grid_base(&grid, row, column)->interviews ...
 *	grid_free(&grid);
 */
#ifndef GRID_H
#define GRID_H

#include "axis.h"

struct cell {
	uint64_t interviews;	/* with at least one turn coded so */
	uint64_t turns, sentences, hits;
	uint64_t sites;		/* distinct values of the attribute site among these interviews */
	uint32_t last_text;	/* the interview counted last, + 1 */
};

/* What a cell is a part of: the interviews that have its row's and column's attributes, coded or not. */
struct base {
	uint64_t interviews, words, turns;
};

struct grid {
	struct cell *cell;	/* [rows][columns + 1], the last of each row for all its columns together */
	size_t rows, columns;
	struct base *base;	/* [row parts][column parts + 1] */
	const struct axis *row, *column;
	uint64_t sites;		/* of the whole base */
};

/* rows and columns are laid; they and the field must outlive the grid. Dies when the table would have more than 16 million cells. */
void grid_fill(struct grid *grid, const struct field *field, const struct axis *rows, const struct axis *columns);
/* column: grid.columns for the whole row. */
const struct cell *grid_cell(const struct grid *grid, size_t row, size_t column);
const struct base *grid_base(const struct grid *grid, size_t row, size_t column);
void grid_free(struct grid *grid);

#endif
