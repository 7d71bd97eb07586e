/*
 * What stands down the side or across the top of a table: every combination of the values of one to four dimensions.
 *
 * Dimensions are of the transcript (text, an attribute) or of the code (lexicon, block, theme, side). Of the
 * former the combinations that transcripts have are taken, of the latter all that the codebooks have.
 */
#ifndef AXIS_H
#define AXIS_H

#include "books.h"
#include "counts.h"

enum { DIMENSIONS = 4 };

enum kind { KIND_TEXT, KIND_ATTR, KIND_LEXICON, KIND_BLOCK, KIND_THEME, KIND_SIDE };

struct dimension {
	enum kind kind;
	struct str name;	/* of an attribute as in counts; else "theme" ... */
	uint32_t attr;		/* entry of counts.names */
	uint32_t *rank;		/* KIND_ATTR: [counts.values.len + 1] place of each value in order, the last for none */
	uint32_t *value;	/* KIND_ATTR: value entries by rank; counts.values.len for none */
	size_t values;
};

struct slot {
	uint32_t rank[DIMENSIONS];
	uint32_t part;		/* of its dimensions of the transcript: the same for slots that agree in these */
	struct code code;	/* one of its codes; only what the dimensions name is meant */
};

struct axis {
	struct dimension dimension[DIMENSIONS];
	size_t dimensions;
	struct slot *slot;	/* [len] in order */
	size_t len, cap;
	struct map found;	/* ranks in binary -> place + 1 */
	struct map parts;	/* ranks of the transcript's dimensions alone */
};

/* What was kept of the counts, in which an axis is laid out. */
struct field {
	const struct counts *counts;	/* sorted */
	const struct books *books;
	const struct where *where;
	bool *keeps_text;		/* [counts.texts.len] */
	uint32_t *text_rank;		/* [counts.texts.len] by id */
	size_t base;			/* transcripts kept */
};

/* names: "theme" or "site,role", from an option, for messages. Dies with the names there are. */
void axis_parse(struct axis *axis, const char *option, const char *names, const struct counts *counts);
void axis_lay(struct axis *axis, const struct field *field);
/* The slot of a code in a transcript, or MAP_NONE. */
uint32_t axis_find(const struct axis *axis, const struct field *field, uint32_t text, struct code code);
/* The part of a transcript, or MAP_NONE: which slots are of it. */
uint32_t axis_part(const struct axis *axis, const struct field *field, uint32_t text);
bool axis_has(const struct axis *axis, enum kind kind);
/* Whether it has a dimension of the transcript: then not all slots have one base. */
bool axis_divides(const struct axis *axis);
/* Appends a slot's value in one dimension, unescaped: the id of a theme, "" for an attribute that is absent. */
void axis_value(const struct axis *axis, const struct field *field, size_t slot, size_t dimension, struct buf *b);
void axis_free(struct axis *axis);

#endif
