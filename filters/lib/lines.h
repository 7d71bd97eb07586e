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

#include "bytes.h"
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

/* Forgets all; what the callers' pointers point to is theirs. */
void lines_clear(struct lines *lines);
void lines_free(struct lines *lines);

/* What lines_take does where a line is not found at once: it is long, or not in its first slot. */
void **lines_seek(struct lines *lines, const char **at);

/* Odd constants to mix with (the golden ratio; splitmix64: Steele, Lea and Flood 2014). */
#define LINES_ODD1 0x9e3779b97f4a7c15u
#define LINES_ODD2 0xbf58476d1ce4e5b9u

/* rest: of a line that is longer than its head, a hash of that, else its length. */
static inline size_t
lines_hash(uint64_t head0, uint64_t head1, uint64_t rest)
{
	uint64_t h = (head0 ^ head1 * LINES_ODD1 ^ rest) * LINES_ODD2;

	return (size_t)(h ^ h >> 32);
}

/*
 * Takes the line that starts at *at and ends with a newline: *at moves behind it. Returns where the caller keeps what it
 * knows of the line, until the next call; it must not stay NULL.
 *
 * Whether a line ends in the first eight bytes or in the next nobody can foresee: hence no branch on it.
 */
static inline void **
lines_take(struct lines *lines, const char **at)
{
	uint64_t head0 = bytes_load(*at), head1 = bytes_load(*at + 8);
	uint64_t end0 = bytes_equal(head0, '\n'), end1 = bytes_equal(head1, '\n');
	uint64_t short_mask = (uint64_t)0 - (end0 != 0), end = end0 | (end1 & ~short_mask);
	uint64_t below = ((end & -end) >> 7) - 1;	/* the bytes before the newline, in the word where it stands */
	struct lines_slot *slot;
	size_t len;

	if (end == 0 || lines->slots == 0)
		return lines_seek(lines, at);
	len = bytes_first(end) + (8 & ~short_mask);
	head0 &= below | ~short_mask;
	head1 &= below & ~short_mask;
	slot = &lines->slot[lines_hash(head0, head1, len) & (lines->slots - 1)];
	if (slot->known == NULL || slot->head[0] != head0 || slot->head[1] != head1 || slot->len != len)
		return lines_seek(lines, at);
	*at += len + 1;
	return &slot->known;
}

#endif
