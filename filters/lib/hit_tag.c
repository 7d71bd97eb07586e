/* The attributes of a <hit/> line: see hit_tag.h. */
#include "bytes.h"
#include "hit_tag.h"
#include "scan.h"

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

/* Where the value that starts at `at` ends: its quotation mark. NULL when it has none in its line, before `end`. */
static inline const char *
value_end(const char *at, const char *end)
{
	for (; end - at >= (ptrdiff_t)sizeof(bytes16); at += sizeof(bytes16)) {
		bytes16 sixteen = bytes16_load(at), flags = bytes16_equal(sixteen, '"') | bytes16_equal(sixteen, '\n');

		if (bytes16_any(flags)) {
			at += bytes16_first(flags);
			return *at == '"' ? at : NULL;
		}
	}
	while (at < end && *at != '"' && *at != '\n')
		at++;
	return at < end && *at == '"' ? at : NULL;
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
	close = value_end(from, end);
	if (close == NULL)
		return false;
	*value = (struct str){ from, (size_t)(close - from) };
	*at = close + 1;
	return true;
}

/*
 * Most tags are as heddle writes them: the attributes in their order, one blank before each. Then each is only compared with
 * the one that may stand there. Returns where the tag's > is behind them, NULL for any other line.
 */
static const char *
read_in_order(struct hit_tag *tag, const char *at, const char *end)
{
	if (end - at < 5 || memcmp(at, "<hit ", 5) != 0)
		return NULL;
	at += sizeof("<hit") - 1;
	tag->has_others = false;
	return read_attr(&tag->value[HIT_LEXICON], STR(" lexicon=\""), &at, end) && read_attr(&tag->value[HIT_THEME], STR(" theme=\""), &at, end) &&
	    read_attr(&tag->value[HIT_SIDE], STR(" side=\""), &at, end) && read_attr(&tag->value[HIT_FROM], STR(" from=\""), &at, end) &&
	    read_attr(&tag->value[HIT_TO], STR(" to=\""), &at, end) && read_attr(&tag->value[HIT_START], STR(" start=\""), &at, end) &&
	    read_attr(&tag->value[HIT_END], STR(" end=\""), &at, end) && read_attr(&tag->value[HIT_PATTERN], STR(" pattern=\""), &at, end) &&
	    read_attr(&tag->value[HIT_WAS], STR(" was=\""), &at, end) && read_attr(&tag->value[HIT_VOID], STR(" void=\""), &at, end) &&
	    read_attr(&tag->value[HIT_WHY], STR(" why=\""), &at, end) && end - at >= 2 && at[0] == '/' && at[1] == '>' ? at + 1 : NULL;
}

/* Reads any tag. */
static void
read_names(struct hit_tag *tag, struct str raw)
{
	struct str name, value;
	enum hit_attr attr, next = HIT_LEXICON;

	tag->has_others = false;
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

void
hit_tag_read(struct hit_tag *tag, struct str raw)
{
	const char *last = raw.at + raw.len - 1;

	if (read_in_order(tag, raw.at, raw.at + raw.len) != last)
		read_names(tag, raw);
}

bool
hit_tag_next(struct hit_tag *tag, struct str *body, struct line *line)
{
	const char *end = body->at + body->len, *at = body->at, *last;

	if (at < end && *at != '<')
		at += scan_tag(*body);
	last = read_in_order(tag, at, end);
	if (last != NULL && last + 1 < end && last[1] == '\n') {
		*line = (struct line){ TAG_HIT, { at, (size_t)(last + 1 - at) } };
		*body = (struct str){ last + 2, (size_t)(end - last) - 2 };
		return true;
	}
	*body = (struct str){ at, (size_t)(end - at) };
	if (!line_next_tag(body, line))
		return false;
	if (line->tag == TAG_HIT)
		read_names(tag, line->raw);
	return true;
}
