/*
 * A concordance: a line a passage, the matches one below the other.
 *
 *	LA01/manager-lac-01:6  + working-relati…   …it took a while but |I know who people| are now, and they…
 *
 * where, sign of the side, theme, what came before, the match, what came after. Sorted lines are held in memory until the
 * end, others are written at once.
 */
#ifndef CONCORD_H
#define CONCORD_H

#include "out.h"
#include "passage.h"
#include "source.h"

enum order { ORDER_TEXT, ORDER_LEFT, ORDER_RIGHT, ORDER_THEME };

struct concord {
	struct out *out;
	bool colour, with_theme, with_void;
	size_t width;		/* columns of a line */
	size_t context;		/* characters on each side; 0: what fits into the width */
	enum order order;
	struct map sides;	/* "lexicon\tside" -> its place among the lexicon's sides, from 1 */
	struct concord_line {
		struct str key, line;
		size_t n;
	} *line;		/* [lines] */
	size_t lines, cap;
	struct map held;	/* of keys and lines */
	struct buf text, key, scratch;
};

/* Learns the sides of a lexicon from its line in the stream: their order tells the poles. */
void concord_sides(struct concord *concord, struct str tag);
void concord_put(struct concord *concord, const struct source *source, const struct passage *passage);
/* Writes the sorted lines. */
void concord_close(struct concord *concord);

#endif
