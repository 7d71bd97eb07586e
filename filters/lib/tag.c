/* Tags, their attributes, and escapes: see stream.h. */
#include "bytes.h"
#include "scan.h"
#include "stream.h"

/* The tag, if this is its name and not the beginning of a longer one. */
static inline enum tag
named(struct str name, struct str wanted, enum tag tag)
{
	char next = name.len > wanted.len ? name.at[wanted.len] : ' ';

	if (name.len < wanted.len || memcmp(name.at, wanted.at, wanted.len) != 0)
		return TAG_OTHER;
	return next == ' ' || next == '>' || next == '/' ? tag : TAG_OTHER;
}

enum tag
tag_of(struct str raw)
{
	bool end = raw.len > 1 && raw.at[1] == '/';
	struct str name = { raw.at + 1 + end, raw.len - 1 - end };

	switch (name.len ? name.at[0] : ' ') {
	case 'g':
		return named(name, STR("g"), end ? TAG_OTHER : TAG_G);
	case 's':
		if (str_starts(name, "sk"))
			return named(name, STR("skip"), end ? TAG_OTHER : TAG_SKIP);
		return named(name, STR("s"), end ? TAG_S_END : TAG_S);
	case 'u':
		return named(name, STR("u"), end ? TAG_U_END : TAG_U);
	case 'h':
		return named(name, STR("hit"), end ? TAG_OTHER : TAG_HIT);
	case 'c':
		return named(name, STR("code"), end ? TAG_OTHER : TAG_CODE);
	case 'm':
		return named(name, STR("mark"), end ? TAG_OTHER : TAG_MARK);
	case 't':
		return named(name, STR("text"), end ? TAG_TEXT_END : TAG_TEXT);
	default:
		return TAG_OTHER;
	}
}

bool
line_next_tag(struct str *body, struct line *line)
{
	if (body->len && (body->at[0] != '<' || str_starts(*body, "<g/"))) {
		size_t passed = scan_tag(*body);

		*body = (struct str){ body->at + passed, body->len - passed };
	}
	return line_next(body, line);
}

/* Behind the name of an attribute: at = or what may not stand in one. */
static inline const char *
name_end(const char *at, const char *end)
{
	if (end - at >= 8) {
		uint64_t eight = bytes_load(at), found = bytes_equal(eight, '=') | bytes_equal(eight, '>') | bytes_equal(eight, ' ');

		if (found)
			return at + bytes_first(found);
		at += 8;
	}
	while (at < end && *at != '=' && *at != '>' && *at != ' ')
		at++;
	return at;
}

bool
tag_next(struct str *rest, struct str *name, struct str *value)
{
	const char *at = rest->at, *end = rest->at + rest->len, *close;

	if (rest->len && *at == '<')
		while (at < end && *at != ' ')
			at++;
	while (at < end && *at == ' ')
		at++;
	name->at = at;
	at = name_end(at, end);
	name->len = (size_t)(at - name->at);
	if (end - at < 2 || at[0] != '=' || at[1] != '"')
		return false;
	at += 2;
	close = str_find((struct str){ at, (size_t)(end - at) }, '"');
	if (close == NULL)
		return false;
	*value = (struct str){ at, (size_t)(close - at) };
	*rest = (struct str){ close + 1, (size_t)(end - close) - 1 };
	return true;
}

bool
tag_attr(struct str raw, const char *name, struct str *value)
{
	struct str found, wanted = str_of(name);

	while (tag_next(&raw, &found, value))
		if (str_eq(found, wanted))
			return true;
	*value = (struct str){ "", 0 };
	return false;
}

bool
tag_text(struct str raw, const char *name, struct buf *scratch, struct str *value)
{
	if (!tag_attr(raw, name, value))
		return false;
	*value = unescaped(*value, scratch);
	return true;
}

uint64_t
tag_number(struct str raw, const char *name, uint64_t otherwise)
{
	struct str value;
	uint64_t n;

	return tag_attr(raw, name, &value) && str_number(value, &n) ? n : otherwise;
}

struct str
token_column(struct str raw, size_t n)
{
	struct str cell = str_cut(&raw, '\t');

	while (n-- > 0)
		cell = raw.at ? str_cut(&raw, '\t') : (struct str){ "", 0 };
	return cell;
}

static const struct {
	char c;
	struct str as;
} escapes[] = {
	{ '&', STR("&amp;") }, { '<', STR("&lt;") }, { '\t', STR("&#9;") }, { '\n', STR("&#10;") },
	{ '"', STR("&quot;") }, { '>', STR("&gt;") },	/* these two in attributes alone */
};

enum { IN_DATA = 4, IN_ATTR = 6 };	/* how many of them */

/* Where a byte is escaped. */
enum { ESCAPED_IN_DATA = 1, ESCAPED_IN_ATTR = 2, ESCAPED_IN_BOTH = 3 };
static const unsigned char special[256] = {
	['&'] = ESCAPED_IN_BOTH, ['<'] = ESCAPED_IN_BOTH, ['\t'] = ESCAPED_IN_BOTH, ['\n'] = ESCAPED_IN_BOTH,
	['"'] = ESCAPED_IN_ATTR, ['>'] = ESCAPED_IN_ATTR,
};

static inline bytes16
find_special(bytes16 sixteen, unsigned char where)
{
	bytes16 found = bytes16_equal(sixteen, '&') | bytes16_equal(sixteen, '<') | bytes16_equal(sixteen, '\t') | bytes16_equal(sixteen, '\n');

	if (where == ESCAPED_IN_ATTR)
		found |= bytes16_equal(sixteen, '"') | bytes16_equal(sixteen, '>');
	return found;
}

/* Copies s as it stands. Whether that was right: nothing in it is escaped, as in most of what is written. */
static inline bool
copy_plain(char *to, struct str s, unsigned char where)
{
	unsigned char kinds = 0;
	bytes16 found = {0};
	size_t i;

	if (s.len < sizeof(found)) {
		for (i = 0; i < s.len; i++) {
			to[i] = s.at[i];
			kinds |= special[(unsigned char)s.at[i]];
		}
		return !(kinds & where);
	}
	for (i = 0; i < s.len; i += sizeof(found)) {
		size_t from = i + sizeof(found) <= s.len ? i : s.len - sizeof(found);	/* the last sixteen overlap those before */
		bytes16 sixteen = bytes16_load(s.at + from);

		memcpy(to + from, &sixteen, sizeof(sixteen));
		found |= find_special(sixteen, where);
	}
	return !bytes16_any(found);
}

static inline void
escape(struct buf *b, struct str s, unsigned char where, size_t kinds)
{
	buf_need(b, s.len);
	if (copy_plain(b->at + b->len, s, where)) {
		b->len += s.len;
		return;
	}
	while (s.len) {
		size_t plain = 0, i = 0;

		while (plain < s.len && !(special[(unsigned char)s.at[plain]] & where))
			plain++;
		buf_put(b, (struct str){ s.at, plain });
		if (plain == s.len)
			return;
		while (i < kinds && escapes[i].c != s.at[plain])
			i++;
		buf_put(b, escapes[i].as);
		s.at += plain + 1;
		s.len -= plain + 1;
	}
}

void
escape_data(struct buf *b, struct str s)
{
	escape(b, s, ESCAPED_IN_DATA, IN_DATA);
}

void
escape_attr(struct buf *b, struct str s)
{
	escape(b, s, ESCAPED_IN_ATTR, IN_ATTR);
}

void
unescape(struct buf *b, struct str s)
{
	while (s.len) {
		const char *amp = memchr(s.at, '&', s.len);
		size_t plain = amp ? (size_t)(amp - s.at) : s.len, i;

		buf_put(b, (struct str){ s.at, plain });
		s.at += plain;
		s.len -= plain;
		if (s.len == 0)
			return;
		for (i = 0; i < IN_ATTR; i++)
			if (s.len >= escapes[i].as.len && memcmp(s.at, escapes[i].as.at, escapes[i].as.len) == 0)
				break;
		buf_char(b, i < IN_ATTR ? escapes[i].c : '&');
		plain = i < IN_ATTR ? escapes[i].as.len : 1;
		s.at += plain;
		s.len -= plain;
	}
}

struct str
unescaped(struct str s, struct buf *scratch)
{
	if (s.len == 0 || !memchr(s.at, '&', s.len))
		return s;
	scratch->len = 0;
	unescape(scratch, s);
	return buf_str(scratch);
}

void
attr_put(struct buf *b, const char *name, struct str value)
{
	if (value.len == 0)
		return;
	buf_char(b, ' ');
	buf_put(b, str_of(name));
	buf_put(b, STR("=\""));
	escape_attr(b, value);
	buf_char(b, '"');
}

void
attr_number(struct buf *b, const char *name, uint64_t value)
{
	buf_char(b, ' ');
	buf_put(b, str_of(name));
	buf_put(b, STR("=\""));
	buf_number(b, value);
	buf_char(b, '"');
}
