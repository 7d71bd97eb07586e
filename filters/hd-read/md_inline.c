/* Markdown within a paragraph: see md_inline.h. */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>
#include <strings.h>

#include <libxml/HTMLparser.h>

#include "md_inline.h"
#include "utf8.h"

enum {
	OPENERS = 100,	/* delimiters that may still be closed; of more the oldest are forgotten */
	LINKS = 32,	/* links within links */
	REACH = 2000,	/* bytes within which a link or tag must end */
	GONE = 2,	/* in the bytes of `strong`, until they are taken out */
};

/* A run of * or _ that may open an emphasis. */
struct opener {
	size_t at, len;		/* in the text */
	char c;
};

/* A link whose text is being read. */
struct link {
	size_t close, resume;	/* in the source: its ], and what follows its address */
	size_t start;		/* in the text */
	bool strong, bracket;
};

struct reader {
	struct str s;
	size_t i;
	struct inlined *to;
	struct opener opener[OPENERS];
	size_t openers;
	struct link link[LINKS];
	size_t links;
	int strong_tags;	/* of HTML, open */
};

static bool
is_word(int c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c >= 0x80;
}

static bool
is_space(int c)
{
	return c == ' ' || (c >= '\t' && c <= '\r') || c == -1;
}

/* The byte at i, -1 outside. */
static int
byte(const struct reader *r, size_t i)
{
	return i < r->s.len ? (unsigned char)r->s.at[i] : -1;
}

static struct str
rest(const struct reader *r)
{
	return (struct str){ r->s.at + r->i, r->s.len - r->i };
}

static void
put(struct reader *r, struct str s)
{
	buf_put(&r->to->text, s);
	buf_need(&r->to->strong, s.len);
	memset(r->to->strong.at + r->to->strong.len, r->strong_tags > 0, s.len);
	r->to->strong.len += s.len;
}

/* Sets bits of the text's bytes [from, to). */
static void
set(struct reader *r, size_t from, size_t to, char bits)
{
	for (size_t i = from; i < to; i++)
		r->to->strong.at[i] |= bits;
}

/* Matches a run that may close with those that are open: both lose one or two signs, what is between is strong. */
static size_t
close_emphasis(struct reader *r, char c, size_t at, size_t len)
{
	for (size_t i = r->openers; i > 0 && len;) {
		struct opener *opener = &r->opener[i - 1];
		size_t n = len >= 2 && opener->len >= 2 ? 2 : 1;

		if (opener->c != c) {
			i--;
			continue;
		}
		opener->len -= n;
		set(r, opener->at + opener->len, opener->at + opener->len + n, GONE);
		set(r, opener->at + opener->len + n, at, 1);
		set(r, at, at + n, GONE);
		at += n;
		len -= n;
		r->openers = opener->len ? i : i - 1;
		i = r->openers;
	}
	return len;
}

static void
read_emphasis(struct reader *r, char c)
{
	size_t len = 0, at = r->to->text.len, left;
	int before = r->i ? byte(r, r->i - 1) : -1, after;
	bool inside, opens, closes;

	while (byte(r, r->i + len) == (unsigned char)c)
		len++;
	after = byte(r, r->i + len);
	put(r, (struct str){ r->s.at + r->i, len });
	r->i += len;
	inside = is_word(before) && is_word(after);
	opens = len <= 3 && !inside && !is_space(after) && (c != '_' || !is_word(before));
	closes = len <= 3 && !inside && !is_space(before) && (c != '_' || !is_word(after));
	left = closes ? close_emphasis(r, c, at, len) : len;
	if (!opens || left == 0)
		return;
	if (r->openers == OPENERS)
		memmove(r->opener, r->opener + 1, --r->openers * sizeof(r->opener[0]));
	r->opener[r->openers++] = (struct opener){ at + len - left, left, c };
}

/* A span of code is as it stands. */
static void
read_code(struct reader *r)
{
	size_t ticks = 0, end;

	while (byte(r, r->i + ticks) == '`')
		ticks++;
	for (end = r->i + ticks; end < r->s.len; end++) {
		size_t n = 0;

		while (byte(r, end + n) == '`')
			n++;
		if (n == ticks) {
			put(r, (struct str){ r->s.at + r->i + ticks, end - r->i - ticks });
			r->i = end + ticks;
			return;
		}
		end += n ? n - 1 : 0;
	}
	put(r, (struct str){ r->s.at + r->i, ticks });
	r->i += ticks;
}

/* Where the bracket that opens at i closes; 0: nowhere near. */
static size_t
closing(const struct reader *r, size_t i, char open, char close)
{
	size_t depth = 0;

	for (size_t end = i; end < r->s.len && end < i + REACH; end++) {
		if (r->s.at[end] == '\\')
			end++;
		else if (r->s.at[end] == open)
			depth++;
		else if (r->s.at[end] == close && --depth == 0)
			return end;
	}
	return 0;
}

/* Whether what stands in the round brackets behind a link's text is an address. */
static bool
is_address(struct str s)
{
	struct str address = str_cut(&s, ' ');

	return address.len && (memchr(address.at, '/', address.len) || address.at[0] == '#' || str_starts(address, "mailto:") ||
	    str_starts(address, "<"));
}

static bool
is_time(struct str s)
{
	bool colon = false;

	for (size_t i = 0; i < s.len; i++) {
		colon |= s.at[i] == ':';
		if (strchr("0123456789:.", s.at[i]) == NULL)
			return false;
	}
	return colon;
}

/* "[text](address)", "[text]{.class}": the text is read on. "![alt](address)", "[^note]": out. False: a bracket as any other. */
static bool
read_link(struct reader *r)
{
	bool image = byte(r, r->i) == '!';
	size_t open = r->i + image, close = closing(r, open, '[', ']'), end;
	struct str text, address;

	if (close == 0)
		return false;
	text = (struct str){ r->s.at + open + 1, close - open - 1 };
	if (!image && text.len > 1 && text.at[0] == '^' && memchr(text.at, ' ', text.len) == NULL) {
		r->i = close + 1;
		return true;
	}
	if (byte(r, close + 1) != '(' && byte(r, close + 1) != '{')
		return false;
	end = byte(r, close + 1) == '(' ? closing(r, close + 1, '(', ')') : closing(r, close + 1, '{', '}');
	if (end == 0)
		return false;
	address = (struct str){ r->s.at + close + 2, end - close - 2 };
	if (r->s.at[close + 1] == '(' ? !image && !is_address(address) : !str_starts(address, "."))
		return false;
	if (image || r->links == LINKS) {
		r->i = end + 1;
		return true;
	}
	r->link[r->links++] = (struct link){ close, end + 1, r->to->text.len, memmem(address.at, address.len, ".underline", 10) != NULL,
		is_time(text) };
	if (is_time(text))
		put(r, STR("["));
	r->i++;
	return true;
}

static void
end_link(struct reader *r)
{
	struct link *link = &r->link[--r->links];

	if (link->bracket)
		put(r, STR("]"));
	if (link->strong)
		set(r, link->start, r->to->text.len, 1);
	r->i = link->resume;
}

/* The tags that Markdown is written with; of any other it is not known whether it is one. */
static bool
is_tag(struct str name, bool *strong, bool *breaks)
{
	static const char *const strongs[] = { "b", "strong", "i", "em", "u" };
	static const char *const breakers[] = { "br", "p", "div", "li", "tr", "hr", "blockquote", "details", "summary", "h1", "h2", "h3" };
	static const char *const others[] = { "a", "abbr", "big", "center", "cite", "code", "del", "font", "img", "ins", "kbd", "mark", "ol",
		"pre", "q", "s", "small", "span", "strike", "sub", "sup", "table", "tbody", "td", "th", "thead", "ul" };

	*strong = *breaks = false;
	for (size_t i = 0; i < sizeof(strongs) / sizeof(strongs[0]); i++)
		*strong |= strlen(strongs[i]) == name.len && strncasecmp(strongs[i], name.at, name.len) == 0;
	for (size_t i = 0; i < sizeof(breakers) / sizeof(breakers[0]); i++)
		*breaks |= strlen(breakers[i]) == name.len && strncasecmp(breakers[i], name.at, name.len) == 0;
	if (*strong || *breaks)
		return true;
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		if (strlen(others[i]) == name.len && strncasecmp(others[i], name.at, name.len) == 0)
			return true;
	return false;
}

/* A tag is out, an address in <> is in. False: a sign as any other. */
static bool
read_tag(struct reader *r)
{
	struct str s = rest(r), name;
	size_t reach = s.len < REACH ? s.len : REACH;
	const char *end = memchr(s.at, '>', reach);
	bool closes = byte(r, r->i + 1) == '/', strong, breaks;

	if (end == NULL)
		return false;
	name = (struct str){ s.at + 1 + closes, 0 };
	while (name.at + name.len < end && is_word((unsigned char)name.at[name.len]))
		name.len++;
	r->i += (size_t)(end + 1 - s.at);
	if (str_starts(s, "<http://") || str_starts(s, "<https://") || str_starts(s, "<mailto:")) {
		put(r, (struct str){ s.at + 1, (size_t)(end - s.at) - 1 });
	} else if (name.len && is_tag(name, &strong, &breaks)) {
		if (strong)
			r->strong_tags += closes ? -(r->strong_tags > 0) : 1;
		if (breaks)
			put(r, STR("\n"));
	} else {
		r->i -= (size_t)(end + 1 - s.at);
		return false;
	}
	return true;
}

/* &name; or &#number; False: a sign as any other. */
static bool
read_entity(struct reader *r)
{
	struct str s = rest(r);
	const char *end = memchr(s.at, ';', s.len < 12 ? s.len : 12);
	char name[16];
	uint32_t c = 0;
	struct buf b = {0};

	if (end == NULL || end < s.at + 2)
		return false;
	memcpy(name, s.at + 1, (size_t)(end - s.at) - 1);
	name[end - s.at - 1] = '\0';
	if (name[0] == '#') {
		bool hex = name[1] == 'x' || name[1] == 'X';

		c = (uint32_t)strtoul(name + 1 + hex, NULL, hex ? 16 : 10);
	} else {
		const htmlEntityDesc *entity = htmlEntityLookup((const xmlChar *)name);

		c = entity ? entity->value : 0;
	}
	if (c < ' ' || c > 0x10ffff || (c >= 0xd800 && c < 0xe000))
		return false;
	utf8_put(&b, c);
	put(r, buf_str(&b));
	buf_free(&b);
	r->i += (size_t)(end + 1 - s.at);
	return true;
}

/* One sign of the source, or more. */
static void
read_sign(struct reader *r)
{
	char c = r->s.at[r->i];
	int next = byte(r, r->i + 1);

	while (r->links && r->link[r->links - 1].close < r->i)	/* its end was in something else */
		r->links--;
	if (r->links && r->link[r->links - 1].close == r->i) {
		end_link(r);
	} else if (c == '\\' && (next == '\n' || (next > ' ' && next < 0x7f && !is_word(next)))) {
		if (next != '\n')
			put(r, (struct str){ r->s.at + r->i + 1, 1 });
		r->i += next == '\n' ? 1 : 2;
	} else if (c == '*' || c == '_') {
		read_emphasis(r, c);
	} else if (c == '`') {
		read_code(r);
	} else if (c == '~' && next == '~') {
		r->i += 2;
	} else if (!((c == '[' || (c == '!' && next == '[')) && read_link(r)) && !(c == '<' && read_tag(r)) &&
	    !(c == '&' && read_entity(r))) {
		put(r, (struct str){ &c, 1 });
		r->i++;
	}
}

/* Takes the signs out that were markup. */
static void
take_out(struct inlined *inlined)
{
	size_t n = 0;

	for (size_t i = 0; i < inlined->text.len; i++)
		if (!(inlined->strong.at[i] & GONE)) {
			inlined->text.at[n] = inlined->text.at[i];
			inlined->strong.at[n++] = inlined->strong.at[i];
		}
	inlined->text.len = inlined->strong.len = n;
}

void
inline_read(struct inlined *inlined, struct str s)
{
	struct reader r = { .s = s, .to = inlined };

	inlined->text.len = inlined->strong.len = 0;
	while (r.i < s.len) {
		size_t plain = 0;

		while (r.i + plain < s.len && strchr("\\*_`~[!<&]", s.at[r.i + plain]) == NULL)
			plain++;
		put(&r, (struct str){ s.at + r.i, plain });
		r.i += plain;
		if (r.i < s.len)
			read_sign(&r);
	}
	take_out(inlined);
}

void
inline_free(struct inlined *inlined)
{
	buf_free(&inlined->text);
	buf_free(&inlined->strong);
}
