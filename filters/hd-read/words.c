/* A list of words: see words.h. */
#include <stdlib.h>

#include "share.h"
#include "source.h"
#include "words.h"

enum { LARGEST = 64 << 20 };	/* bytes of a list */

static void
take(struct words *words)
{
	const struct limits limits = { .size = LARGEST, .ratio = UINT64_MAX };
	char *path = share_find("words.txt");
	struct buf bytes = {0};

	words->taken = true;
	if (path && source_load(path, &limits, &bytes))
		for (struct str rest = buf_str(&bytes); rest.len;) {
			struct str word = str_trim(str_cut(&rest, '\n'));

			if (word.len)
				map_add(&words->map, word);
		}
	buf_free(&bytes);
	free(path);
}

bool
words_have(struct words *words, struct str word)
{
	if (!words->taken)
		take(words);
	return map_find(&words->map, word) != MAP_NONE;
}

void
words_free(struct words *words)
{
	map_free(&words->map);
}
