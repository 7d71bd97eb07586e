/*
 * A hash map from byte strings to numbers that keeps the order of insertion.
 *
 *	struct map words = {0};
 *	uint32_t i = map_add(&words, STR("trust"));	// index from 0, the same for the same key
 *	words.entry[i].value++;
 *	map_free(&words);
 *
 * Keys are copied into blocks that live as long as the map: an entry's key never moves.
 * Iterate over entry[0 .. len) for the order of insertion: nothing depends on the hash.
 */
#ifndef MAP_H
#define MAP_H

#include "str.h"

struct map_entry {
	struct str key;
	uint64_t value;		/* the caller's; 0 at first */
	uint32_t hash;
};

struct map {
	struct map_entry *entry;
	size_t len, cap;
	uint32_t *slot;		/* index + 1; 0 is free. A power of two, at most half full */
	size_t slots;
	struct map_block *block;
	size_t bytes;		/* of all keys */
};

#define MAP_NONE UINT32_MAX

/* Index of the key, added with value 0 if it was not there. */
uint32_t map_add(struct map *map, struct str key);
/* The key as the map holds it, added if it was not there: for a map that only keeps strings. Valid as long as the map. */
struct str map_keep(struct map *map, struct str key);
/* Index of the key, or MAP_NONE. */
uint32_t map_find(const struct map *map, struct str key);
/* Forgets all entries, keeps the table. */
void map_clear(struct map *map);
void map_free(struct map *map);

/* The hash by itself, for callers that keep their own table. */
uint32_t hash_bytes(struct str key);

/* Indices of the entries sorted by key in byte order; the caller frees. */
uint32_t *map_sorted(const struct map *map);

#endif
