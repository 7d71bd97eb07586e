/* A lexicon's themes and sides: see themes.h. */
#include <stdlib.h>

#include "say.h"
#include "share.h"
#include "table.h"
#include "themes.h"

uint32_t
themes_place(const struct themes *themes, struct str theme)
{
	for (size_t i = 0; i < themes->len; i++)
		if (str_eq(themes->theme[i].id, theme))
			return (uint32_t)i;
	return MAP_NONE;
}

uint32_t
themes_side(const struct themes *themes, struct str side)
{
	for (size_t i = 0; i < themes->sides; i++)
		if (str_eq(themes->side[i], side))
			return (uint32_t)i;
	return MAP_NONE;
}

void
themes_add(struct themes *themes, struct str theme, struct str block, struct str label)
{
	themes->theme = alloc_room(themes->theme, themes->len, &themes->cap, sizeof(*themes->theme));
	themes->theme[themes->len++] = (struct theme){
		.id = map_keep(&themes->held, theme), .block = map_keep(&themes->held, block),
		.label = map_keep(&themes->held, label.len ? label : theme),
	};
}

void
themes_add_side(struct themes *themes, struct str side)
{
	themes->side = alloc_room(themes->side, themes->sides, &themes->side_cap, sizeof(*themes->side));
	themes->side[themes->sides++] = map_keep(&themes->held, side);
}

static void
read_codebook(struct themes *themes, const char *path)
{
	static struct str none = { "", 0 };
	struct table table;
	struct str *theme, *side, *block, *label;

	if (!table_open(&table, path))
		die("%s: cannot read this codebook", path);
	theme = table_want(&table, "theme");
	side = table_want(&table, "side");
	block = table_column(&table, "block");
	label = table_column(&table, "label");
	while (table_next(&table)) {
		if (theme->len && themes_place(themes, *theme) == MAP_NONE)
			themes_add(themes, *theme, block ? *block : none, label ? *label : none);
		if (side->len && themes_side(themes, *side) == MAP_NONE)
			themes_add_side(themes, *side);
	}
	table_close(&table);
}

/* The last part of a path, without slashes at its end. */
static struct str
base_name(const char *path)
{
	struct str s = str_of(path);
	size_t from;

	while (s.len > 1 && s.at[s.len - 1] == '/')
		s.len--;
	for (from = s.len; from > 0 && s.at[from - 1] != '/'; from--)
		;
	return (struct str){ s.at + from, s.len - from };
}

void
themes_open(struct themes *themes, const char *lexicon)
{
	char *path = share_lexicon(lexicon, "codebook.tsv");

	if (path == NULL)
		die("%s: no lexicon: want a folder with codebook.tsv, or the name of one that came with heddle", lexicon);
	*themes = (struct themes){0};
	themes->lexicon = map_keep(&themes->held, base_name(lexicon));
	read_codebook(themes, path);
	free(path);
}

bool
themes_find(struct themes *themes, struct str id)
{
	struct buf name = {0};
	char *path;

	*themes = (struct themes){0};
	themes->lexicon = map_keep(&themes->held, id);
	if (id.len == 0 || id.at[0] == '.' || memchr(id.at, '/', id.len))	/* an id from a table names no other folder */
		return false;
	buf_put(&name, id);
	buf_put(&name, STR("/codebook.tsv\0"));
	path = share_find(name.at);
	buf_free(&name);
	if (path == NULL)
		return false;
	read_codebook(themes, path);
	free(path);
	return true;
}

void
themes_free(struct themes *themes)
{
	free(themes->theme);
	free(themes->side);
	map_free(&themes->held);
	*themes = (struct themes){0};
}
