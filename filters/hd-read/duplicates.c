/* The same interview twice: see duplicates.h. */
#include <stdlib.h>

#include "chars.h"
#include "duplicates.h"

enum {
	RUN = 5,	/* words of a shingle */
	SHARE = 60,	/* per cent that are nearly the same */
	LEAST = 20,	/* words, below which nothing is said: "Yes." is no duplicate of "Yes." */
};

static uint64_t
mix(uint64_t h)
{
	h ^= h >> 33;		/* the finaliser of MurmurHash3 (Appleby) */
	h *= 0xff51afd7ed558ccdu;
	h ^= h >> 33;
	h *= 0xc4ceb9fe1a85ec53u;
	return h ^ h >> 33;
}

/* A place for the hash among the least, which stay sorted and without repetition. */
static void
sketch_add(struct sketch *sketch, uint64_t hash)
{
	size_t low = 0, high = sketch->len;

	if (sketch->len == SKETCH && hash >= sketch->hash[SKETCH - 1])
		return;
	while (low < high) {
		size_t middle = (low + high) / 2;

		if (sketch->hash[middle] < hash)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sketch->len && sketch->hash[low] == hash)
		return;
	sketch->len += sketch->len < SKETCH;
	memmove(sketch->hash + low + 1, sketch->hash + low, (sketch->len - low - 1) * sizeof(*sketch->hash));
	sketch->hash[low] = hash;
}

/* The hash of the text as it stands, blanks apart, eight bytes at a time. */
static uint64_t
take_text(const struct transcript *transcript, uint64_t *words)
{
	uint64_t all = 0;

	*words = 0;
	for (size_t i = 0; i < transcript->pieces; i++) {
		struct str text = str_trim(transcript->piece[i].text);
		uint64_t eight;

		if (transcript->piece[i].mark != MARK_NONE)
			continue;
		*words += text.len / 6 + 1;	/* about */
		for (; text.len >= 8; text.at += 8, text.len -= 8) {
			memcpy(&eight, text.at, 8);
			all = (all ^ eight) * 0x9e3779b97f4a7c15u;
			all ^= all >> 32;
		}
		for (eight = 0; text.len; text.at++, text.len--)
			eight = eight << 8 | (unsigned char)text.at[0];
		all = (all ^ eight) * 0x9e3779b97f4a7c15u;
		all ^= all >> 32;
	}
	return mix(all);
}

/* The hash of all words, and the sketch of their runs. */
static uint64_t
take_words(const struct transcript *transcript, struct sketch *sketch, uint64_t *words)
{
	uint64_t last[RUN] = {0}, all = 0;

	*words = 0;
	for (size_t i = 0; i < transcript->pieces; i++) {
		struct str text = transcript->piece[i].text;

		for (size_t k = 0; transcript->piece[i].mark == MARK_NONE && k < text.len;) {
			uint64_t word = 0;

			for (; k < text.len && (is_letter(text.at[k]) || is_digit(text.at[k])); k++)
				word = (word ^ (unsigned char)to_lower(text.at[k])) * 0x100000001b3u;	/* FNV-1a */
			k++;
			if (word == 0)
				continue;
			all = mix(all ^ word);
			last[(*words)++ % RUN] = word;
			if (*words >= RUN) {
				uint64_t run = 0;

				for (size_t w = 0; w < RUN; w++)
					run = (run ^ last[(*words + w) % RUN]) * 0x9e3779b97f4a7c15u;
				sketch_add(sketch, mix(run));
			}
		}
	}
	return all;
}

/* How alike two sketches are: of the least hashes of both together, the share that both have. */
static unsigned
alike(const struct sketch *a, const struct sketch *b)
{
	size_t i = 0, k = 0, both = 0, all = 0;

	while (all < SKETCH && (i < a->len || k < b->len)) {
		if (k == b->len || (i < a->len && a->hash[i] < b->hash[k])) {
			i++;
		} else if (i == a->len || b->hash[k] < a->hash[i]) {
			k++;
		} else {
			both++;
			i++;
			k++;
		}
		all++;
	}
	return all ? (unsigned)(100 * both / all) : 0;
}

/* The transcript before that shares most of the sketch's hashes, and is nearly the same. */
static uint32_t
find_near(struct duplicates *duplicates, const struct sketch *sketch, uint32_t self, unsigned *percent)
{
	uint32_t best = MAP_NONE;

	*percent = 0;
	for (size_t i = 0; i < sketch->len; i++) {
		uint32_t at = map_add(&duplicates->hashes, (struct str){ (const char *)&sketch->hash[i], sizeof(sketch->hash[i]) });
		uint64_t *first = &duplicates->hashes.entry[at].value;

		if (*first == 0) {
			*first = self + 1;
		} else if (best == MAP_NONE || *first != best + 1) {
			unsigned same = alike(sketch, &duplicates->sketch[*first - 1]);

			if (same > *percent) {
				*percent = same;
				best = (uint32_t)*first - 1;
			}
		}
	}
	return *percent >= SHARE ? best : MAP_NONE;
}

uint32_t
duplicates_add(struct duplicates *duplicates, const struct transcript *transcript, struct str id, bool near, unsigned *percent)
{
	uint32_t self = map_add(&duplicates->ids, id), at;
	struct sketch *sketch = NULL;
	uint64_t words, whole;

	*percent = 100;
	if (near) {
		duplicates->sketch = alloc_room(duplicates->sketch, self, &duplicates->cap, sizeof(*duplicates->sketch));
		sketch = &duplicates->sketch[self];
		sketch->len = 0;
	}
	whole = near ? take_words(transcript, sketch, &words) : take_text(transcript, &words);
	if (words < LEAST)
		return MAP_NONE;
	at = map_add(&duplicates->wholes, (struct str){ (const char *)&whole, sizeof(whole) });
	if (duplicates->wholes.entry[at].value)
		return (uint32_t)duplicates->wholes.entry[at].value - 1;
	duplicates->wholes.entry[at].value = self + 1;
	return near ? find_near(duplicates, sketch, self, percent) : MAP_NONE;
}

void
duplicates_free(struct duplicates *duplicates)
{
	map_free(&duplicates->ids);
	map_free(&duplicates->wholes);
	map_free(&duplicates->hashes);
	free(duplicates->sketch);
}
