/*
 * The distinct lines of a stream, each with what the caller knows of it. One pass over a line finds its end and its place:
 * most of what a filter does with a token is this.
 *
 *	struct lines lines = {0};
 *	void **known;
 *
 *	while (at < end) {
 *		known = lines_take(&lines, &at);	// at moves behind the newline
 *		if (*known == NULL)
 *			*known = ...;			// met for the first time
 *	}
 *	lines_free(&lines);
 *
 * A line is looked at eight bytes at a time: STREAM_SPARE bytes behind its end must be there to be read (stream.h sees to it).
 */
#ifndef LINES_H
#define LINES_H

#include "str.h"

struct lines_slot {
	uint64_t head[2];	/* the first sixteen bytes, zeros behind the end */
	const char *key;	/* a copy of the whole, when it is longer */
	size_t len;
	void *known;		/* NULL: a free slot, or a line just added */
};

struct lines {
	struct lines_slot *slot;	/* open addressing, at most half full; a power of two */
	size_t slots, len;
	size_t bytes;			/* of the keys that were copied */
	struct lines_key *keys;
};

/*
 * Takes the line that starts at *at and ends with a newline: *at moves behind it. Returns where the caller keeps what it
 * knows of the line, until the next call; it must not stay NULL.
 */
void **lines_take(struct lines *lines, const char **at);
/* The same for a line without its newline, which may stand anywhere. */
void **lines_find(struct lines *lines, struct str line);
/* Forgets all; what the callers' pointers point to is theirs. */
void lines_clear(struct lines *lines);
void lines_free(struct lines *lines);

#endif
