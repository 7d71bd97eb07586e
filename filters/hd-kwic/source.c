/* Where a passage stands: see source.h. */
#include <stdlib.h>

#include "say.h"
#include "source.h"
#include "stream.h"

static bool
is_among(struct str name, const char *const *list)
{
	while (*list && !str_eq(name, str_of(*list)))
		list++;
	return *list != NULL;
}

void
source_text(struct source *source, struct str tag, const char *const *reserved, const char *file, uint64_t line)
{
	struct str rest = tag, name, value;

	source->id.len = source->attrs = 0;
	source->texts++;
	while (tag_next(&rest, &name, &value)) {
		struct source_attr attr;

		value = unescaped(value, &source->scratch);
		if (str_eq(name, STR("id"))) {
			buf_put(&source->id, value);
			continue;
		}
		if (is_among(name, reserved)) {
			warn("%s:%llu: attribute \"%.*s\" has the name of a column of hits: left out: call it something else", file,
			    (unsigned long long)line, (int)name.len, name.at);
			continue;
		}
		attr.name = map_add(&source->names, name);
		attr.value = map_add(&source->values, value);
		source->attr = alloc_room(source->attr, source->attrs, &source->attr_cap, sizeof(*source->attr));
		source->attr[source->attrs++] = attr;
	}
}

void
source_turn(struct source *source, struct str tag)
{
	struct str rest = tag, name, value;

	source->turn = 0;
	source->part = STR("");
	while (tag_next(&rest, &name, &value))
		if (str_eq(name, STR("n")))
			str_number(value, &source->turn);
		else if (str_eq(name, STR("part")))
			source->part = value;
}

void
source_free(struct source *source)
{
	free(source->attr);
	map_free(&source->names);
	map_free(&source->values);
	buf_free(&source->id);
	buf_free(&source->scratch);
	*source = (struct source){0};
}
