/* The distinct lines of a stream: see lines.h. */
#include <stdlib.h>

#include "bytes.h"
#include "lines.h"

enum { HEAD = 16 };	/* bytes of a line that stand in its slot */

struct lines_key {
	struct lines_key *next;
	char at[];
};

/* Of the bytes behind the head. */
static uint64_t
hash_rest(const char *at, size_t len)
{
	uint64_t h = len;

	for (; len >= 8; at += 8, len -= 8)
		h = (h ^ bytes_load(at)) * LINES_ODD1, h ^= h >> 29;
	if (len) {
		char last[8] = {0};

		memcpy(last, at, len);
		h = (h ^ bytes_load(last)) * LINES_ODD1;
	}
	return h;
}

static size_t
slot_hash(const struct lines_slot *slot)
{
	return lines_hash(slot->head[0], slot->head[1], slot->len > HEAD ? hash_rest(slot->key + HEAD, slot->len - HEAD) : slot->len);
}

static void
grow(struct lines *lines)
{
	struct lines_slot *old = lines->slot;
	size_t slots = lines->slots;

	lines->slots = slots ? slots * 2 : 1024;
	lines->slot = alloc(lines->slots, sizeof(*lines->slot));
	memset(lines->slot, 0, lines->slots * sizeof(*lines->slot));
	for (size_t i = 0; i < slots; i++)
		if (old[i].known) {
			size_t at = slot_hash(&old[i]) & (lines->slots - 1);

			while (lines->slot[at].known)
				at = (at + 1) & (lines->slots - 1);
			lines->slot[at] = old[i];
		}
	free(old);
}

static void **
add(struct lines *lines, struct lines_slot *slot, struct str line, uint64_t head0, uint64_t head1)
{
	*slot = (struct lines_slot){ .head = { head0, head1 }, .len = line.len };
	if (line.len > HEAD) {
		struct lines_key *key = alloc(1, sizeof(*key) + line.len);

		memcpy(key->at, line.at, line.len);
		key->next = lines->keys;
		lines->keys = key;
		lines->bytes += line.len;
		slot->key = key->at;
	}
	lines->len++;
	return &slot->known;
}

static inline void **
find(struct lines *lines, struct str line, uint64_t head0, uint64_t head1)
{
	size_t at = lines_hash(head0, head1, line.len > HEAD ? hash_rest(line.at + HEAD, line.len - HEAD) : line.len);

	if (2 * (lines->len + 1) > lines->slots)
		grow(lines);
	for (at &= lines->slots - 1; lines->slot[at].known; at = (at + 1) & (lines->slots - 1)) {
		struct lines_slot *slot = &lines->slot[at];

		if (slot->head[0] == head0 && slot->head[1] == head1 && slot->len == line.len
		    && (line.len <= HEAD || memcmp(slot->key + HEAD, line.at + HEAD, line.len - HEAD) == 0))
			return &slot->known;
	}
	return add(lines, &lines->slot[at], line, head0, head1);
}

void **
lines_seek(struct lines *lines, const char **at)
{
	const char *from = *at;
	uint64_t head0 = bytes_load(from), head1 = 0, end = bytes_equal(head0, '\n');
	size_t len;

	if (end) {
		len = bytes_first(end);
		head0 = bytes_head(head0, (unsigned)len);
	} else {
		head1 = bytes_load(from + 8);
		end = bytes_equal(head1, '\n');
		len = 8;
		if (end)
			head1 = bytes_head(head1, bytes_first(end));
		else
			for (len = HEAD; (end = bytes_equal(bytes_load(from + len), '\n')) == 0;)
				len += 8;
		len += bytes_first(end);
	}
	*at = from + len + 1;
	return find(lines, (struct str){ from, len }, head0, head1);
}

static void
free_keys(struct lines *lines)
{
	while (lines->keys) {
		struct lines_key *next = lines->keys->next;

		free(lines->keys);
		lines->keys = next;
	}
	lines->bytes = lines->len = 0;
}

void
lines_clear(struct lines *lines)
{
	free_keys(lines);
	if (lines->slots)
		memset(lines->slot, 0, lines->slots * sizeof(*lines->slot));
}

void
lines_free(struct lines *lines)
{
	free_keys(lines);
	free(lines->slot);
	*lines = (struct lines){0};
}
