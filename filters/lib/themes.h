/*
 * The themes of a lexicon as its codebook orders and names them, and its sides: heddle-lexicon(7).
 *
 *	struct themes themes;
 *
 *	if (themes_find(&themes, STR("enablers-challenges")))
 *		... themes.theme[i].label, themes.side[0] ...
 *	themes_free(&themes);
 */
#ifndef THEMES_H
#define THEMES_H

#include "map.h"
#include "str.h"

struct theme {
	struct str id, block, label;	/* block may be empty; the label is the id where the codebook has none */
};

struct themes {
	struct str lexicon;	/* its id: the name of its folder */
	struct theme *theme;	/* [len] in the codebook's order */
	size_t len, cap;
	struct str *side;	/* [sides] in the codebook's order: the poles first, the favourable one before the other */
	size_t sides, side_cap;
	struct map held;	/* what the slices point into */
};

/* Reads the codebook of a lexicon given as an option: a folder, or a name among the lexicons. Dies when there is none. */
void themes_open(struct themes *themes, const char *lexicon);
/* The same by a lexicon's id, among the lexicons alone. False when it is not there (then *themes has the id and no theme). */
bool themes_find(struct themes *themes, struct str id);
/* Place of a theme or side, or MAP_NONE. Themes and sides that are not in the codebook can be added behind it. */
uint32_t themes_place(const struct themes *themes, struct str theme);
uint32_t themes_side(const struct themes *themes, struct str side);
void themes_add(struct themes *themes, struct str theme, struct str block, struct str label);
void themes_add_side(struct themes *themes, struct str side);
void themes_free(struct themes *themes);

#endif
