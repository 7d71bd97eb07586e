/* Where steps lead: see moves.h. */
#include <stdlib.h>

#include "moves.h"

enum { SLOTS = 4096 };	/* at first: 32 KiB, as a first-level cache has */

void
moves_clear(struct moves *moves)
{
	if (moves->slots == 0) {
		moves->slots = SLOTS;
		moves->slot = alloc(moves->slots, sizeof(*moves->slot));
	}
	memset(moves->slot, 0, moves->slots * sizeof(*moves->slot));
	moves->len = 0;
}

void
moves_free(struct moves *moves)
{
	free(moves->slot);
	*moves = (struct moves){0};
}

static void
grow(struct moves *moves)
{
	uint64_t *old = moves->slot;
	size_t slots = moves->slots;

	moves->slots *= 2;
	moves->slot = alloc(moves->slots, sizeof(*moves->slot));
	memset(moves->slot, 0, moves->slots * sizeof(*moves->slot));
	for (size_t i = 0; i < slots; i++)
		if (old[i])
			*moves_slot(moves, old[i] >> MOVES_TO_BITS) = old[i];
	free(old);
}

void
moves_keep(struct moves *moves, uint32_t from, uint32_t by, uint32_t to)
{
	uint64_t key = moves_key(from, by);

	if (from >> (64 - MOVES_BY_BITS - MOVES_TO_BITS) || by >> MOVES_BY_BITS || to >> MOVES_TO_BITS)
		return;
	if (2 * (moves->len + 1) > moves->slots)
		grow(moves);
	*moves_slot(moves, key) = key << MOVES_TO_BITS | to;
	moves->len++;
}
