/*
 * A lexicon: a folder with patterns.tsv and codebook.tsv; heddle-lexicon(7).
 *
 *	struct lexicon lexicon;
 *
 *	lexicon_open(&lexicon, "enablers-challenges", matcher);		// adds its patterns to the matcher, in order
 *	for (size_t i = 0; i < lexicon.len; i++)
 *		... lexicon.pattern[i].theme, matcher's number lexicon.first + i ...
 *	lexicon_close(&lexicon);
 */
#ifndef LEXICON_H
#define LEXICON_H

#include "map.h"
#include "matcher.h"
#include "themes.h"

#define LEXICON_MENTION (UINT32_MAX - 1)	/* as a side: the theme is named, no side is decided */
#define LEXICON_TRAP UINT32_MAX			/* as a side: looks like the theme and is not */
#define LEXICON_ANY UINT32_MAX			/* as the theme of a trap: every theme */

/* In whose turns a pattern is looked for. */
enum lexicon_where {
	WHERE_ANY,
	WHERE_QUESTION,			/* an interviewer's */
	WHERE_TURN,			/* all that can be coded */
};

struct lexicon_pattern {
	uint32_t theme, side;		/* places in the codebook, or one of the above */
	enum lexicon_where where;
	struct str text, note;
	uint64_t line;			/* of patterns.tsv */
};

struct lexicon {
	struct themes themes;
	struct lexicon_pattern *pattern;
	size_t len, cap;
	uint32_t first;			/* the matcher's number of the first pattern */
	struct map held;		/* what the slices point into */
};

/*
 * Reads a lexicon given as an option: a folder, or a name among the lexicons. One with an error is refused whole: each error
 * is said (twenty at most), file:line:column, and the program ends with exit 2.
 */
void lexicon_open(struct lexicon *lexicon, const char *name, struct matcher *matcher);
/* A side's name: of the codebook, mention, or trap. */
struct str lexicon_side(const struct lexicon *lexicon, uint32_t side);
/* A theme's id, or *. */
struct str lexicon_theme(const struct lexicon *lexicon, uint32_t theme);
void lexicon_close(struct lexicon *lexicon);

#endif
