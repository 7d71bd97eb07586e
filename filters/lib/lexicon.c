/* A lexicon: see lexicon.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "lexicon.h"
#include "say.h"
#include "share.h"
#include "table.h"

enum { ERRORS_MOST = 20 };	/* said of one lexicon */

/* A table of a lexicon as it is read: where it stands and how many errors it has. */
struct reader {
	struct lexicon *lexicon;
	struct table table;
	size_t errors;
};

/* Says an error of the current row, at a byte of a cell. */
static void __attribute__((format(printf, 4, 5)))
fault(struct reader *reader, const struct str *cell, size_t at, const char *format, ...)
{
	char text[400];
	va_list args;

	if (++reader->errors > ERRORS_MOST)
		return;
	va_start(args, format);
	vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	warn("%s:%llu:%zu: %s", reader->table.name, (unsigned long long)reader->table.row_line, table_cell_at(&reader->table, cell) + at, text);
}

/* The sides that a row may have: "enabler, challenge, mention or trap". The caller frees. */
static struct buf
sides_wanted(const struct lexicon *lexicon)
{
	struct buf list = {0};

	for (size_t i = 0; i < lexicon->themes.sides; i++) {
		buf_put(&list, lexicon->themes.side[i]);
		buf_put(&list, STR(", "));
	}
	buf_put(&list, STR("mention or trap"));
	return list;
}

/* For messages: what a cell holds, cut to a length that fits. */
static int
shown(struct str s)
{
	return s.len > 60 ? 60 : (int)s.len;
}

static bool
read_theme(struct reader *reader, const struct str *cell, uint32_t side, uint32_t *theme)
{
	if (str_eq(*cell, STR("*"))) {
		*theme = LEXICON_ANY;
		if (side != LEXICON_TRAP)
			fault(reader, cell, 0, "theme \"*\" is for traps: want a theme of the codebook");
		return side == LEXICON_TRAP;
	}
	*theme = themes_place(&reader->lexicon->themes, *cell);
	if (*theme != MAP_NONE)
		return true;
	if (cell->len == 0)
		fault(reader, cell, 0, "no theme: want one of the codebook");
	else
		fault(reader, cell, 0, "theme \"%.*s\" is not in the codebook: want one that is, or a row for it there", shown(*cell), cell->at);
	return false;
}

static bool
read_side(struct reader *reader, const struct str *cell, uint32_t *side)
{
	struct buf wanted;

	if (str_eq(*cell, STR("mention")))
		*side = LEXICON_MENTION;
	else if (str_eq(*cell, STR("trap")))
		*side = LEXICON_TRAP;
	else
		*side = themes_side(&reader->lexicon->themes, *cell);
	if (*side != MAP_NONE || str_eq(*cell, STR("trap")))
		return true;
	wanted = sides_wanted(reader->lexicon);
	if (cell->len == 0)
		fault(reader, cell, 0, "no side: want %.*s", (int)wanted.len, wanted.at);
	else
		fault(reader, cell, 0, "side \"%.*s\": want %.*s", shown(*cell), cell->at, (int)wanted.len, wanted.at);
	buf_free(&wanted);
	return false;
}

static bool
read_where(struct reader *reader, const struct str *cell, enum lexicon_where *where)
{
	if (cell == NULL || cell->len == 0 || str_eq(*cell, STR("any"))) {
		*where = WHERE_ANY;
	} else if (str_eq(*cell, STR("question"))) {
		*where = WHERE_QUESTION;
	} else if (str_eq(*cell, STR("turn"))) {
		*where = WHERE_TURN;
	} else {
		fault(reader, cell, 0, "where \"%.*s\": want any, question, turn or nothing", shown(*cell), cell->at);
		return false;
	}
	return true;
}

/* The columns of patterns.tsv; those that a lexicon need not have may be NULL. */
struct columns {
	struct str *theme, *side, *pattern, *where, *note;
};

static void
read_pattern(struct reader *reader, struct matcher *matcher, const struct columns *column)
{
	struct lexicon *lexicon = reader->lexicon;
	struct lexicon_pattern row = { .line = reader->table.row_line };
	struct problem problem;
	uint32_t id;

	if (!read_side(reader, column->side, &row.side) || !read_theme(reader, column->theme, row.side, &row.theme)
	    || !read_where(reader, column->where, &row.where))
		return;
	row.text = str_trim(*column->pattern);
	id = matcher_add(matcher, row.text, &problem);
	if (id == MATCHER_REFUSED) {
		fault(reader, column->pattern, problem.at + (size_t)(row.text.at - column->pattern->at), "%s", problem.text);
		return;
	}
	if (lexicon->len == 0)
		lexicon->first = id;
	row.text = map_keep(&lexicon->held, row.text);
	row.note = map_keep(&lexicon->held, column->note ? *column->note : STR(""));
	lexicon->pattern = alloc_room(lexicon->pattern, lexicon->len, &lexicon->cap, sizeof(*lexicon->pattern));
	lexicon->pattern[lexicon->len++] = row;
}

/* themes.h has read the codebook; here it is looked at with a stricter eye. */
static void
check_codebook(struct reader *reader, const char *path)
{
	const struct themes *themes = &reader->lexicon->themes;
	struct str *theme, *side;

	if (!table_open(&reader->table, path))
		die("%s: cannot read this codebook", path);
	theme = table_want(&reader->table, "theme");
	side = table_want(&reader->table, "side");
	while (table_next(&reader->table)) {
		if (theme->len == 0 || str_eq(*theme, STR("*")))
			fault(reader, theme, 0, "%s: want the id of a theme", theme->len ? "a theme cannot be called \"*\"" : "no theme");
		if (str_eq(*side, STR("mention")) || str_eq(*side, STR("trap")))
			fault(reader, side, 0, "side \"%.*s\" means the same in every lexicon: want a side of your own", shown(*side), side->at);
		for (size_t i = 0; i < side->len; i++)
			if (side->at[i] == ' ' || side->at[i] == '\t')
				fault(reader, side, i, "a blank in a side: want one word");
	}
	reader->errors += reader->table.faults;
	table_close(&reader->table);
	if (themes->len == 0)
		die("%s:1: a codebook without a theme: want a row a theme and side", path);
	if (themes->sides < 2)
		die("%s:1: %zu sides: want at least two, the favourable one first", path, themes->sides);
}

static char *
file_of(const char *name, const char *file)
{
	char *path = share_lexicon(name, file);

	if (path == NULL)
		die("%s: no lexicon: want a folder with %s, or the name of one that came with heddle", name, file);
	return path;
}

void
lexicon_open(struct lexicon *lexicon, const char *name, struct matcher *matcher)
{
	struct reader reader = { .lexicon = lexicon };
	struct columns column;
	char *path;

	*lexicon = (struct lexicon){0};
	themes_open(&lexicon->themes, name);
	path = file_of(name, "codebook.tsv");
	check_codebook(&reader, path);
	free(path);
	path = file_of(name, "patterns.tsv");
	if (!table_open(&reader.table, path))
		die("%s: cannot read these patterns", path);
	column.theme = table_want(&reader.table, "theme");
	column.side = table_want(&reader.table, "side");
	column.pattern = table_want(&reader.table, "pattern");
	column.where = table_column(&reader.table, "where");
	column.note = table_column(&reader.table, "note");
	while (table_next(&reader.table))
		read_pattern(&reader, matcher, &column);
	reader.errors += reader.table.faults;
	table_close(&reader.table);
	if (reader.errors)
		die("%s: refused: %zu error%s", name, reader.errors, reader.errors == 1 ? "" : "s");
	if (lexicon->len == 0)
		die("%s:1: no pattern: want a row a pattern", path);
	free(path);
}

struct str
lexicon_side(const struct lexicon *lexicon, uint32_t side)
{
	if (side == LEXICON_MENTION)
		return STR("mention");
	return side == LEXICON_TRAP ? STR("trap") : lexicon->themes.side[side];
}

struct str
lexicon_theme(const struct lexicon *lexicon, uint32_t theme)
{
	return theme == LEXICON_ANY ? STR("*") : lexicon->themes.theme[theme].id;
}

void
lexicon_close(struct lexicon *lexicon)
{
	themes_free(&lexicon->themes);
	free(lexicon->pattern);
	map_free(&lexicon->held);
	*lexicon = (struct lexicon){0};
}
