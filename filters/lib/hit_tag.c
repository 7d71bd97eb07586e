/* The attributes of a <hit/> line: see hit_tag.h. */
#include "bytes.h"
#include "hit_tag.h"
#include "stream.h"

enum { OPENING = 10 };	/* bytes, at most, that tell an attribute: a blank, its name and =" */

static const struct str names[HIT_ATTRS] = {
	STR("lexicon"), STR("theme"), STR("side"), STR("from"), STR("to"), STR("start"), STR("end"), STR("pattern"), STR("was"),
	STR("void"), STR("why"),
};

enum hit_attr
hit_attr_of(struct str name, enum hit_attr next)
{
	for (unsigned i = 0; i < HIT_ATTRS; i++) {
		unsigned attr = (next + i) % HIT_ATTRS;

		if (str_eq(names[attr], name))
			return attr;
	}
	return HIT_ATTRS;
}

/* Whether so many bytes from `at`, of which 8 can be read, are those of a name. */
static inline bool
is_name(const char *at, const char padded[9], size_t len)
{
	uint64_t other = bytes_load(at) ^ bytes_load(padded);

	return (len < 8 ? bytes_head(other, (unsigned)len) : other) == 0;
}

/*
 * Most tags are as heddle writes them: the attributes in their order, one blank before each. Then each is only compared with
 * the one that may stand there. False for any other tag.
 */
static bool
read_in_order(struct hit_tag *tag, struct str raw)
{
	static const char padded[HIT_ATTRS][9] = {
		"lexicon=", "theme=", "side=", "from=", "to=", "start=", "end=", "pattern=", "was=", "void=", "why=",
	};
	const char *at = raw.at + sizeof("<hit") - 1, *end = raw.at + raw.len;

	for (unsigned i = 0; i < HIT_ATTRS; i++) {
		size_t len = names[i].len + 1;	/* with the = */
		const char *close;

		tag->value[i] = STR("");
		if (end - at < OPENING || at[0] != ' ' || !is_name(at + 1, padded[i], len) || at[1 + len] != '"')
			continue;
		at += len + 2;
		close = str_find((struct str){ at, (size_t)(end - at) }, '"');
		if (close == NULL)
			return false;
		tag->value[i] = (struct str){ at, (size_t)(close - at) };
		at = close + 1;
	}
	return end - at == 2 && at[0] == '/' && at[1] == '>';
}

void
hit_tag_read(struct hit_tag *tag, struct str raw)
{
	struct str name, value;
	enum hit_attr attr, next = HIT_LEXICON;

	tag->has_others = false;
	if (str_starts(raw, "<hit ") && read_in_order(tag, raw))
		return;
	for (unsigned i = 0; i < HIT_ATTRS; i++)
		tag->value[i] = STR("");
	while (tag_next(&raw, &name, &value)) {
		attr = hit_attr_of(name, next);
		if (attr == HIT_ATTRS) {
			tag->has_others = true;
			continue;
		}
		tag->value[attr] = value;
		next = attr + 1;
	}
}
