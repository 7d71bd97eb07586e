/* The attributes of a <hit/> line: see hit_tag.h. */
#include "hit_tag.h"
#include "stream.h"

enum hit_attr
hit_attr_of(struct str name, enum hit_attr next)
{
	static const struct str names[HIT_ATTRS] = {
		STR("lexicon"), STR("theme"), STR("side"), STR("from"), STR("to"), STR("start"), STR("end"), STR("pattern"), STR("was"),
		STR("void"), STR("why"),
	};

	for (unsigned i = 0; i < HIT_ATTRS; i++) {
		unsigned attr = (next + i) % HIT_ATTRS;

		if (str_eq(names[attr], name))
			return attr;
	}
	return HIT_ATTRS;
}

void
hit_tag_read(struct hit_tag *tag, struct str raw)
{
	struct str name, value;
	enum hit_attr attr, next = HIT_LEXICON;

	for (unsigned i = 0; i < HIT_ATTRS; i++)
		tag->value[i] = STR("");
	while (tag_next(&raw, &name, &value)) {
		attr = hit_attr_of(name, next);
		if (attr == HIT_ATTRS)
			continue;
		tag->value[attr] = value;
		next = attr + 1;
	}
}
