/* Where a passage stands: the transcript, its attributes, the turn. */
#ifndef SOURCE_H
#define SOURCE_H

#include "map.h"
#include "str.h"

struct source {
	struct buf id;			/* of the transcript, unescaped */
	struct map names, values;	/* of all attributes so far, unescaped */
	struct source_attr {
		uint32_t name, value;	/* entries of names and values */
	} *attr;			/* [attrs] of this transcript, in its order */
	size_t attrs, attr_cap;
	uint64_t texts;			/* how many transcripts so far, this one among them */
	struct str part;		/* of the turn; a slice of its line */
	uint64_t turn;
	struct buf scratch;
};

/* Takes a <text> line. reserved: names that cannot be attributes, NULL-terminated; such a one is left out, said at file:line. */
void source_text(struct source *source, struct str tag, const char *const *reserved, const char *file, uint64_t line);
void source_turn(struct source *source, struct str tag);
void source_free(struct source *source);

#endif
