/* The attributes of a <hit/> line: see hit_tag.h. */
#include "hit_tag.h"
#include "stream.h"

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

/*
 * Reads an attribute that may stand at *at; opening: a blank, its name and =", known when it is compiled, so that it is compared
 * at once: hence inline by force. *at moves behind it. False when it has no end.
 */
__attribute__((always_inline)) static inline bool
read_attr(struct str *value, struct str opening, const char **at, const char *end)
{
	const char *from = *at + opening.len, *close;

	*value = STR("");
	if ((size_t)(end - *at) < opening.len || memcmp(*at, opening.at, opening.len) != 0)
		return true;
	close = str_find((struct str){ from, (size_t)(end - from) }, '"');
	if (close == NULL)
		return false;
	*value = (struct str){ from, (size_t)(close - from) };
	*at = close + 1;
	return true;
}

/*
 * Most tags are as heddle writes them: the attributes in their order, one blank before each. Then each is only compared with
 * the one that may stand there. False for any other tag.
 */
static bool
read_in_order(struct str value[HIT_ATTRS], struct str raw)
{
	const char *at = raw.at + sizeof("<hit") - 1, *end = raw.at + raw.len;

	return read_attr(&value[HIT_LEXICON], STR(" lexicon=\""), &at, end) && read_attr(&value[HIT_THEME], STR(" theme=\""), &at, end) &&
	    read_attr(&value[HIT_SIDE], STR(" side=\""), &at, end) && read_attr(&value[HIT_FROM], STR(" from=\""), &at, end) &&
	    read_attr(&value[HIT_TO], STR(" to=\""), &at, end) && read_attr(&value[HIT_START], STR(" start=\""), &at, end) &&
	    read_attr(&value[HIT_END], STR(" end=\""), &at, end) && read_attr(&value[HIT_PATTERN], STR(" pattern=\""), &at, end) &&
	    read_attr(&value[HIT_WAS], STR(" was=\""), &at, end) && read_attr(&value[HIT_VOID], STR(" void=\""), &at, end) &&
	    read_attr(&value[HIT_WHY], STR(" why=\""), &at, end) && end - at == 2 && at[0] == '/' && at[1] == '>';
}

void
hit_tag_read(struct hit_tag *tag, struct str raw)
{
	struct str name, value;
	enum hit_attr attr, next = HIT_LEXICON;

	tag->has_others = false;
	if (str_starts(raw, "<hit ") && read_in_order(tag->value, raw))
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
