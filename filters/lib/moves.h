/*
 * Where steps lead: a hash table from two numbers to a third, eight bytes a step so that many fit into the processor's cache.
 *
 *	struct moves moves = {0};
 *
 *	moves_clear(&moves);
 *	to = moves_find(&moves, from, by);
 *	if (to == MOVES_UNKNOWN)
 *		moves_keep(&moves, from, by, to = ...);
 *	moves_free(&moves);
 */
#ifndef MOVES_H
#define MOVES_H

#include "str.h"

enum { MOVES_TO_BITS = 20, MOVES_BY_BITS = 24 };	/* the rest, twenty, are for from */

#define MOVES_UNKNOWN UINT32_MAX

struct moves {
	uint64_t *slot;		/* from, by, to, each in its bits; 0: free. Open addressing, at most half full; a power of two */
	size_t slots, len;
};

/* To be called first; then to forget all. */
void moves_clear(struct moves *moves);
void moves_free(struct moves *moves);
/* Steps with a number that is too large are not kept. from > 0; the step is not there yet. */
void moves_keep(struct moves *moves, uint32_t from, uint32_t by, uint32_t to);

static inline uint64_t
moves_key(uint32_t from, uint32_t by)
{
	return (uint64_t)from << MOVES_BY_BITS | by;
}

/* The slot of a step, or the free one for it. */
static inline uint64_t *
moves_slot(const struct moves *moves, uint64_t key)
{
	size_t mask = moves->slots - 1, at = (size_t)(key * 0x9e3779b97f4a7c15u >> 32) & mask;	/* the golden ratio, as in map.c */

	while (moves->slot[at] && moves->slot[at] >> MOVES_TO_BITS != key)
		at = (at + 1) & mask;
	return &moves->slot[at];
}

/* Where it leads, or MOVES_UNKNOWN. by: below 2^MOVES_BY_BITS. */
static inline uint32_t
moves_find(const struct moves *moves, uint32_t from, uint32_t by)
{
	uint64_t step = *moves_slot(moves, moves_key(from, by));

	return step ? step & ((1u << MOVES_TO_BITS) - 1) : MOVES_UNKNOWN;
}

#endif
