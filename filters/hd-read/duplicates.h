/*
 * The same interview twice: equal words, or nearly so.
 *
 *	struct duplicates duplicates = {0};
 *
 *	first = duplicates_add(&duplicates, &transcript, id, true, &percent);	// MAP_NONE: new; else index of an id
 *	... duplicates.ids.entry[first].key, percent ...
 *
 * Without `near` texts are compared as they stand; with it words are, in small letters and without signs. Near: by the 128 least hashes of a transcript's runs of five words
 * (Broder 1997, bottom-k sketch): the share of the runs that two transcripts have in common, when it is 60 % or more.
 */
#ifndef DUPLICATES_H
#define DUPLICATES_H

#include "map.h"
#include "transcript.h"

enum { SKETCH = 128 };

struct sketch {
	uint64_t hash[SKETCH];	/* ascending */
	size_t len;
};

struct duplicates {
	struct map ids;
	struct map wholes;		/* hash of all words; value: index of the id + 1 */
	struct map hashes;		/* of the sketches; value: index of the id + 1 that had it first */
	struct sketch *sketch;		/* [ids.len] */
	size_t cap;
};

uint32_t duplicates_add(struct duplicates *duplicates, const struct transcript *transcript, struct str id, bool near, unsigned *percent);
void duplicates_free(struct duplicates *duplicates);

#endif
