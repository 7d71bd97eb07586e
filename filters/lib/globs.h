/*
 * Many globs at once over a word: * is any run of characters, ? one. A glob is looked up by what stands before its first
 * wildcard, or, where that is nothing, behind its last one: few of them are then looked at for a word.
 *
 *	struct globs globs = {0};
 *
 *	globs_add(&globs, STR("collab*"), 7);
 *	globs_find(&globs, STR("collaborate"), found, &n);	// calls found(context, 7)
 *	globs_free(&globs);
 */
#ifndef GLOBS_H
#define GLOBS_H

#include "map.h"
#include "str.h"

struct glob {
	struct str text;	/* the caller's, as long as the globs are used */
	uint32_t value;
	uint32_t next;		/* of the same key: index + 1 */
};

struct globs {
	struct glob *glob;
	size_t len, cap;
	struct map prefixes, suffixes;	/* key: literal bytes; value: index + 1 of its first glob */
	uint64_t prefix_lengths, suffix_lengths;	/* bit n: some key has n bytes (63 at most) */
	uint32_t bare;		/* globs with a wildcard at both ends: index + 1 of the first */
};

void globs_add(struct globs *globs, struct str glob, uint32_t value);
/* Calls found for the value of each glob that the word is. In no order that means anything. */
void globs_find(const struct globs *globs, struct str word, void (*found)(void *context, uint32_t value), void *context);
void globs_free(struct globs *globs);

#endif
