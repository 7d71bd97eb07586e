/* Many globs at once over a word: see globs.h. */
#include <stdlib.h>

#include "globs.h"
#include "where.h"

enum { KEY_MOST = 63 };	/* bytes of a key: the rest is left to where_glob */

static bool
is_wild(char c)
{
	return c == '*' || c == '?';
}

void
globs_add(struct globs *globs, struct str text, uint32_t value)
{
	size_t before = 0, behind = 0;
	uint32_t at;

	while (before < text.len && before < KEY_MOST && !is_wild(text.at[before]))
		before++;
	while (behind < text.len && behind < KEY_MOST && !is_wild(text.at[text.len - behind - 1]))
		behind++;
	globs->glob = alloc_room(globs->glob, globs->len, &globs->cap, sizeof(*globs->glob));
	globs->glob[globs->len] = (struct glob){ .text = text, .value = value };
	if (before) {
		at = map_add(&globs->prefixes, (struct str){ text.at, before });
		globs->prefix_lengths |= (uint64_t)1 << before;
		globs->glob[globs->len].next = (uint32_t)globs->prefixes.entry[at].value;
		globs->prefixes.entry[at].value = ++globs->len;
	} else if (behind) {
		at = map_add(&globs->suffixes, (struct str){ text.at + text.len - behind, behind });
		globs->suffix_lengths |= (uint64_t)1 << behind;
		globs->glob[globs->len].next = (uint32_t)globs->suffixes.entry[at].value;
		globs->suffixes.entry[at].value = ++globs->len;
	} else {
		globs->glob[globs->len].next = globs->bare;
		globs->bare = (uint32_t)++globs->len;
	}
}

static void
try(const struct globs *globs, uint32_t at, struct str word, void (*found)(void *context, uint32_t value), void *context)
{
	for (; at; at = globs->glob[at - 1].next)
		if (where_glob(globs->glob[at - 1].text, word))
			found(context, globs->glob[at - 1].value);
}

void
globs_find(const struct globs *globs, struct str word, void (*found)(void *context, uint32_t value), void *context)
{
	uint32_t at;

	for (size_t n = 1; n <= KEY_MOST && n <= word.len; n++) {
		if (globs->prefix_lengths >> n & 1) {
			at = map_find(&globs->prefixes, (struct str){ word.at, n });
			if (at != MAP_NONE)
				try(globs, (uint32_t)globs->prefixes.entry[at].value, word, found, context);
		}
		if (globs->suffix_lengths >> n & 1) {
			at = map_find(&globs->suffixes, (struct str){ word.at + word.len - n, n });
			if (at != MAP_NONE)
				try(globs, (uint32_t)globs->suffixes.entry[at].value, word, found, context);
		}
	}
	try(globs, globs->bare, word, found, context);
}

void
globs_free(struct globs *globs)
{
	free(globs->glob);
	map_free(&globs->prefixes);
	map_free(&globs->suffixes);
	*globs = (struct globs){0};
}
