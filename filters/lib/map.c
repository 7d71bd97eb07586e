/* A hash map from byte strings to numbers: see map.h. */
#include <stdlib.h>

#include "map.h"
#include "say.h"

enum { BLOCK = 64 * 1024 };	/* bytes of keys taken at a time */

struct map_block {
	struct map_block *next;
	size_t used, size;
	char at[];
};

/* Eight bytes a step, mixed by a 64-bit odd constant (the golden ratio): fast, and the same on every run. */
uint32_t
hash_bytes(struct str key)
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;
	uint64_t hash = key.len * odd, word;
	const char *at = key.at;
	size_t left = key.len;

	for (; left >= 8; at += 8, left -= 8) {
		memcpy(&word, at, 8);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 29;
	}
	if (left) {
		word = 0;
		memcpy(&word, at, left);
		hash = (hash ^ word) * odd;
		hash ^= hash >> 29;
	}
	hash *= odd;
	return (uint32_t)(hash >> 32);
}

static struct str
keep(struct map *map, struct str key)
{
	struct map_block *block = map->block;

	if (block == NULL || block->size - block->used < key.len) {
		size_t size = key.len > BLOCK ? key.len : BLOCK;

		block = alloc(1, sizeof(*block) + size);
		block->next = map->block;
		block->used = 0;
		block->size = size;
		map->block = block;
	}
	if (key.len)
		memcpy(block->at + block->used, key.at, key.len);
	key.at = block->at + block->used;
	block->used += key.len;
	map->bytes += key.len;
	return key;
}

static void
grow(struct map *map)
{
	size_t slots = map->slots ? map->slots * 2 : 64;

	free(map->slot);
	map->slot = alloc(slots, sizeof(*map->slot));
	memset(map->slot, 0, slots * sizeof(*map->slot));
	map->slots = slots;
	for (size_t i = 0; i < map->len; i++) {
		size_t at = map->entry[i].hash & (slots - 1);

		while (map->slot[at])
			at = (at + 1) & (slots - 1);
		map->slot[at] = (uint32_t)i + 1;
	}
}

/* The slot of the key, or the free one where it belongs. */
static size_t
find(const struct map *map, struct str key, uint32_t hash)
{
	size_t at = hash & (map->slots - 1);

	for (; map->slot[at]; at = (at + 1) & (map->slots - 1)) {
		const struct map_entry *e = &map->entry[map->slot[at] - 1];

		if (e->hash == hash && str_eq(e->key, key))
			break;
	}
	return at;
}

uint32_t
map_find(const struct map *map, struct str key)
{
	size_t at;

	if (map->slots == 0)
		return MAP_NONE;
	at = find(map, key, hash_bytes(key));
	return map->slot[at] ? map->slot[at] - 1 : MAP_NONE;
}

uint32_t
map_add(struct map *map, struct str key)
{
	uint32_t hash = hash_bytes(key);
	size_t at;

	if (2 * (map->len + 1) > map->slots)
		grow(map);
	at = find(map, key, hash);
	if (map->slot[at])
		return map->slot[at] - 1;
	if (map->len >= MAP_NONE - 1)
		die("more than %u distinct keys", MAP_NONE - 1);
	map->entry = alloc_room(map->entry, map->len, &map->cap, sizeof(*map->entry));
	map->entry[map->len] = (struct map_entry){ .key = keep(map, key), .hash = hash };
	map->slot[at] = (uint32_t)++map->len;
	return (uint32_t)map->len - 1;
}

struct str
map_keep(struct map *map, struct str key)
{
	uint32_t at = map_add(map, key);	/* which moves the entries */

	return map->entry[at].key;
}

static void
free_blocks(struct map *map)
{
	while (map->block) {
		struct map_block *next = map->block->next;

		free(map->block);
		map->block = next;
	}
	map->bytes = 0;
}

void
map_clear(struct map *map)
{
	free_blocks(map);
	map->len = 0;
	if (map->slots)
		memset(map->slot, 0, map->slots * sizeof(*map->slot));
}

void
map_free(struct map *map)
{
	free_blocks(map);
	free(map->entry);
	free(map->slot);
	*map = (struct map){0};
}

static int
by_key(const void *a, const void *b)
{
	const struct map_entry *const *left = a, *const *right = b;

	return str_cmp((*left)->key, (*right)->key);
}

uint32_t *
map_sorted(const struct map *map)
{
	const struct map_entry **entry = alloc(map->len, sizeof(const struct map_entry *));
	uint32_t *index = alloc(map->len, sizeof(*index));

	for (size_t i = 0; i < map->len; i++)
		entry[i] = &map->entry[i];
	qsort(entry, map->len, sizeof(*entry), by_key);
	for (size_t i = 0; i < map->len; i++)
		index[i] = (uint32_t)(entry[i] - map->entry);
	free(entry);
	return index;
}
