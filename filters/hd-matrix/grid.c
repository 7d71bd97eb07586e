/* The figures of a table: see grid.h. */
#include <stdlib.h>

#include "grid.h"
#include "say.h"

enum { CELLS_MOST = 16 * 1024 * 1024 };

/* Two counts that no real corpus reaches: stays at the greatest number instead of starting anew. */
static void
add(uint64_t *sum, uint64_t more)
{
	*sum = *sum > UINT64_MAX - more ? UINT64_MAX : *sum + more;
}

static uint32_t
site_of(const struct field *field, uint32_t text)
{
	uint32_t site = map_find(&field->counts->names, STR("site"));
	const struct counts_text *t = &field->counts->text[text];

	for (size_t i = 0; i < t->attrs; i++)
		if (t->attr[i].name == site)
			return t->attr[i].value;
	return MAP_NONE;
}

static void
add_base(struct grid *grid, const struct field *field, uint32_t text)
{
	size_t parts = grid->column->parts.len + 1, column = axis_part(grid->column, field, text);
	struct base *row = grid->base + axis_part(grid->row, field, text) * parts;
	const struct counts_text *t = &field->counts->text[text];

	for (unsigned i = 0; i < 2; i++, column = parts - 1) {
		row[column].interviews++;
		add(&row[column].words, t->words);
		add(&row[column].turns, t->turns);
	}
}

static bool
is_new_site(struct map *sites, uint64_t cell, uint32_t site)
{
	uint64_t key[2] = { cell, site };
	size_t before = sites->len;

	if (site == MAP_NONE)
		return false;
	map_add(sites, (struct str){ (const char *)key, sizeof(key) });
	return sites->len > before;
}

static void
add_cell(struct grid *grid, const struct field *field, const struct counts_cell *counted, struct map *sites)
{
	struct code code = field->books->key[counted->key];
	uint32_t row = axis_find(grid->row, field, counted->text, code);
	uint32_t column = axis_find(grid->column, field, counted->text, code);
	size_t at[2];

	if (row == MAP_NONE || column == MAP_NONE)
		return;
	at[0] = row * (grid->columns + 1) + column;
	at[1] = row * (grid->columns + 1) + grid->columns;
	for (unsigned i = 0; i < 2; i++) {
		struct cell *cell = &grid->cell[at[i]];

		add(&cell->turns, counted->turns);
		add(&cell->sentences, counted->sentences);
		add(&cell->hits, counted->hits);
		if (counted->turns == 0 || cell->last_text == counted->text + 1)
			continue;
		cell->last_text = counted->text + 1;
		cell->interviews++;
		cell->sites += is_new_site(sites, at[i], site_of(field, counted->text));
	}
}

void
grid_fill(struct grid *grid, const struct field *field, const struct axis *rows, const struct axis *columns)
{
	const struct counts *counts = field->counts;
	size_t parts = rows->parts.len * (columns->parts.len + 1);
	struct map sites = {0};

	*grid = (struct grid){ .rows = rows->len, .columns = columns->len, .row = rows, .column = columns };
	if ((columns->len + 1) > CELLS_MOST / (rows->len + 1) || (columns->parts.len + 1) > CELLS_MOST / (rows->parts.len + 1))
		die("a table of %zu rows and %zu columns: want at most %d cells", rows->len, columns->len, CELLS_MOST);
	grid->cell = alloc(rows->len * (columns->len + 1), sizeof(*grid->cell));
	memset(grid->cell, 0, rows->len * (columns->len + 1) * sizeof(*grid->cell));
	grid->base = alloc(parts, sizeof(*grid->base));
	memset(grid->base, 0, parts * sizeof(*grid->base));
	for (uint32_t t = 0; t < counts->texts.len; t++)
		if (field->keeps_text[t]) {
			add_base(grid, field, t);
			grid->sites += is_new_site(&sites, UINT64_MAX, site_of(field, t));
		}
	for (size_t i = 0; i < counts->cells; i++)
		if (field->keeps_text[counts->cell[i].text] && field->books->is_kept[counts->cell[i].key])
			add_cell(grid, field, &counts->cell[i], &sites);
	map_free(&sites);
}

const struct cell *
grid_cell(const struct grid *grid, size_t row, size_t column)
{
	return &grid->cell[row * (grid->columns + 1) + column];
}

const struct base *
grid_base(const struct grid *grid, size_t row, size_t column)
{
	size_t part = column < grid->columns ? grid->column->slot[column].part : grid->column->parts.len;

	return &grid->base[grid->row->slot[row].part * (grid->column->parts.len + 1) + part];
}

void
grid_free(struct grid *grid)
{
	free(grid->cell);
	free(grid->base);
	*grid = (struct grid){0};
}
