/* Attributes from a path: see template.h. */
#include <stdlib.h>

#include "header.h"
#include "say.h"
#include "template.h"

enum { NAMES = 32 };

/* Whether the template from t on is all of the path from p on; fills pair from *n on. */
static bool
match(const char *t, struct str p, struct pair *pair, size_t *n)
{
	for (;; t++) {
		const char *close;
		struct str name = { NULL, 0 };
		size_t before = *n;

		if (*t == '\0')
			return p.len == 0;
		if (*t != '{' && *t != '*') {
			if (p.len == 0 || p.at[0] != *t)
				return false;
			p.at++;
			p.len--;
			continue;
		}
		close = *t == '{' ? strchr(t, '}') : t;
		if (*t == '{')
			name = (struct str){ t + 1, (size_t)(close - t) - 1 };
		for (size_t i = 0; i <= p.len; i++) {
			*n = before;
			if (name.at)
				pair[(*n)++] = (struct pair){ name, { p.at, i } };
			if ((i || !name.at) && match(close + 1, (struct str){ p.at + i, p.len - i }, pair, n))
				return true;
			if (i < p.len && p.at[i] == '/')
				return false;
		}
		return false;
	}
}

void
template_check(const char *template)
{
	const char *open = strchr(template, '{');
	size_t names = 0;

	for (; open; names++) {
		struct str name = { open + 1, strcspn(open + 1, "}") };

		if (name.len == 0 || name.at[name.len] == '\0')
			die("-t %s: a brace that names nothing: want {name}", template);
		if (!header_allows(name))
			die("-t %s: {%.*s} cannot be an attribute: want letters, digits, _ and -, and no column of the tables", template,
			    (int)name.len, name.at);
		open = strchr(open + 1, '{');
	}
	if (names == 0 || names > NAMES)
		die("-t %s: want names in braces (1 to %d), such as {site}/{role}-{n}.txt", template, NAMES);
}

/* Without what follows the last full stop of the last name, and a .gz before. */
static struct str
stem(struct str path)
{
	for (int times = str_ends(path, ".gz") ? 2 : 1; times > 0; times--)
		for (size_t i = path.len; i > 0 && path.at[i - 1] != '/'; i--)
			if (path.at[i - 1] == '.' && i > 1) {
				path.len = i - 1;
				break;
			}
	return path;
}

struct pair *
template_match(const char *template, struct str path, size_t *pairs)
{
	struct pair *pair = alloc(NAMES, sizeof(*pair));
	char *bare;

	*pairs = 0;
	if (match(template, path, pair, pairs))
		return pair;
	bare = str_dup(stem(str_of(template)));
	*pairs = 0;
	if (match(bare, stem(path), pair, pairs)) {
		for (size_t i = 0; i < *pairs; i++)	/* the names: in the template that lives on */
			pair[i].name.at = template + (pair[i].name.at - bare);
		free(bare);
		return pair;
	}
	free(bare);
	free(pair);
	*pairs = 0;
	return NULL;
}
