/* Filters of names and values: see where.h. */
#include <stdlib.h>

#include "say.h"
#include "utf8.h"
#include "where.h"

void
where_add(struct where *where, const char *option, const char *argument)
{
	struct str value = str_of(argument), name = str_cut(&value, '=');
	bool negated = value.at && str_ends(name, "!");

	name.len -= negated;
	if (value.at == NULL || name.len == 0)
		die("%s \"%s\": want NAME=VALUE or NAME!=VALUE", option, argument);
	where_add_value(where, name, value);
	where->test[where->len - 1].negated = negated;
}

void
where_add_value(struct where *where, struct str name, struct str value)
{
	where->test = alloc_room(where->test, where->len, &where->cap, sizeof(*where->test));
	where->test[where->len++] = (struct where_test){ .name = name, .value = value };
}

/* After a mismatch only the last * can take more: linear in practice, never exponential. */
bool
where_glob(struct str pattern, struct str s)
{
	struct str star = { NULL, 0 }, taken = s;

	while (s.len) {
		if (pattern.len && pattern.at[0] == '*') {
			star = pattern = (struct str){ pattern.at + 1, pattern.len - 1 };
			taken = s;
		} else if (pattern.len && pattern.at[0] == '?') {
			pattern = (struct str){ pattern.at + 1, pattern.len - 1 };
			utf8_next(&s);
		} else if (pattern.len && pattern.at[0] == s.at[0]) {
			pattern = (struct str){ pattern.at + 1, pattern.len - 1 };
			s = (struct str){ s.at + 1, s.len - 1 };
		} else if (star.at) {
			pattern = star;
			utf8_next(&taken);
			s = taken;
		} else {
			return false;
		}
	}
	while (pattern.len && pattern.at[0] == '*')
		pattern = (struct str){ pattern.at + 1, pattern.len - 1 };
	return pattern.len == 0;
}

bool
where_keeps(const struct where *where, struct str name, struct str value)
{
	bool asked = false, met = false;

	for (size_t i = 0; i < where->len; i++) {
		const struct where_test *test = &where->test[i];
		bool is_match;

		if (!str_eq(test->name, name))
			continue;
		is_match = where_glob(test->value, value);
		if (test->negated && is_match)
			return false;
		asked |= !test->negated;
		met |= !test->negated && is_match;
	}
	return met || !asked;
}

void
where_free(struct where *where)
{
	free(where->test);
	*where = (struct where){0};
}
