/* What transcripts are called: see ids.h. */
#include "chars.h"
#include "ids.h"
#include "say.h"

struct str
ids_stem(struct str path)
{
	if (path.len > 3 && starts_with((struct str){ path.at + path.len - 3, 3 }, ".gz"))
		path.len -= 3;
	for (size_t i = path.len; i > 1 && path.len - i <= 8; i--) {
		if (path.at[i - 1] == '.')
			return i < path.len && is_letter(path.at[i]) && path.at[i - 2] != '/' ? (struct str){ path.at, i - 1 } : path;
		if (!is_letter(path.at[i - 1]) && !is_digit(path.at[i - 1]))
			break;
	}
	return path;
}

/* Takes the id unless it is taken. */
static bool
take(struct map *ids, struct str id, struct str *taken)
{
	size_t before = ids->len;
	uint32_t at = map_add(ids, id);

	*taken = ids->entry[at].key;
	return ids->len > before;
}

struct str
ids_take(struct map *ids, struct str path, size_t below, struct buf *scratch)
{
	struct str shown = { path.at + below, path.len - below }, id;

	if (take(ids, ids_stem(shown), &id))
		return id;
	if (!take(ids, shown, &id) && !take(ids, ids_stem(path), &id) && !take(ids, path, &id))
		for (uint64_t n = 2;; n++) {
			scratch->len = 0;
			buf_put(scratch, path);
			buf_char(scratch, '~');
			buf_number(scratch, n);
			if (take(ids, buf_str(scratch), &id))
				break;
		}
	say("%.*s: another transcript is called \"%.*s\": this one is called \"%.*s\"", (int)path.len, path.at, (int)ids_stem(shown).len,
	    shown.at, (int)id.len, id.at);
	return id;
}
