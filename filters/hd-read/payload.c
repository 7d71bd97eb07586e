/* What a cue's payload says: its spans, without markup. See cue.h. */
#include "chars.h"
#include "cue.h"
#include "utf8.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\f';
}

/* Decimal or hexadecimal digits of a reference as a code point; false when they are none. */
static bool
code_point(struct str digits, uint32_t *c)
{
	bool hex = digits.len && (digits.at[0] == 'x' || digits.at[0] == 'X');
	uint32_t n = 0;

	if (hex)
		digits.at++, digits.len--;
	if (digits.len == 0 || digits.len > 7)
		return false;
	for (size_t i = 0; i < digits.len; i++) {
		char d = to_lower(digits.at[i]);

		if (is_digit(d))
			n = n * (hex ? 16 : 10) + (uint32_t)(d - '0');
		else if (hex && d >= 'a' && d <= 'f')
			n = n * 16 + (uint32_t)(d - 'a' + 10);
		else
			return false;
	}
	*c = n;
	return n && n <= 0x10ffff && (n < 0xd800 || n > 0xdfff);
}

/* Resolves the reference at the start of s: appends it and returns its length; 0 when there is none. */
static size_t
reference(struct buf *b, struct str s)
{
	static const struct { const char *name, *is; } known[] = {
		{ "amp", "&" }, { "lt", "<" }, { "gt", ">" }, { "nbsp", "\xc2\xa0" }, { "quot", "\"" }, { "apos", "'" },
		{ "lrm", "\xe2\x80\x8e" }, { "rlm", "\xe2\x80\x8f" },
	};
	size_t end = 1;
	struct str name;
	uint32_t c;

	while (end < s.len && end < 10 && s.at[end] != ';' && s.at[end] != '&')
		end++;
	if (end >= s.len || s.at[end] != ';')
		return 0;
	name = (struct str){ s.at + 1, end - 1 };
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (str_eq(name, str_of(known[i].name))) {
			buf_put(b, str_of(known[i].is));
			return end + 1;
		}
	if (name.len < 2 || name.at[0] != '#' || !code_point((struct str){ name.at + 1, name.len - 1 }, &c))
		return 0;
	utf8_put(b, c);
	return end + 1;
}

/* The name of a tag, with its "/" when it closes; what follows it stays in *tag. */
static struct str
tag_name(struct str *tag)
{
	struct str name = *tag;
	size_t n = 0;

	if (n < tag->len && tag->at[n] == '/')
		n++;
	while (n < tag->len && !is_space(tag->at[n]) && tag->at[n] != '.' && (n == 0 || tag->at[n] != '/'))
		n++;
	name.len = n;
	tag->at += n;
	tag->len -= n;
	return name;
}

static bool
is_name(struct str name, const char *other)
{
	return same_letters(name, str_of(other));
}

/* Whether SubRip files use a tag, opening or closing. */
static bool
is_srt_tag(struct str name)
{
	static const char *const used[] = { "i", "b", "u", "s", "em", "strong", "font", "br", "c", "v", "span", "p", "div",
	    "ruby", "rt", "lang" };

	if (name.len && name.at[0] == '/')
		name.at++, name.len--;
	for (size_t i = 0; i < sizeof(used) / sizeof(*used); i++)
		if (is_name(name, used[i]))
			return true;
	return false;
}

/* The annotation of a start tag behind its classes, white space as one blank, references resolved. */
static void
annotation(struct buf *b, struct str s)
{
	size_t i = 0;

	b->len = 0;
	while (i < s.len && !is_space(s.at[i]))
		i++;
	s = str_trim((struct str){ s.at + i, s.len - i });
	for (i = 0; i < s.len; i++) {
		size_t taken = s.at[i] == '&' ? reference(b, (struct str){ s.at + i, s.len - i }) : 0;

		if (taken)
			i += taken - 1;
		else if (!is_space(s.at[i]))
			buf_char(b, s.at[i]);
		else if (!is_space(s.at[i - 1]))
			buf_char(b, ' ');
	}
}

/*
 * The tag at the start of the payload's rest, taken off it. False: it is none but text. *turned says that the voice
 * changed, which is then in payload->next.
 */
static bool
take_tag(struct payload *payload, bool *turned)
{
	struct str rest = payload->rest, tag = { rest.at + 1, 0 }, name;
	const char *close = memchr(rest.at, '>', rest.len);
	char first = rest.len > 1 ? rest.at[1] : '\0';

	if (close == NULL && !is_letter(first) && !is_digit(first) && first != '/' && first != '.')
		return false;
	tag.len = (close ? (size_t)(close - rest.at) : rest.len) - 1;
	name = tag_name(&tag);
	if (payload->format == CUE_SRT && !(close && (is_srt_tag(name) || is_digit(first))))
		return false;
	payload->rest.at += close ? (size_t)(close - rest.at) + 1 : rest.len;
	payload->rest.len -= (size_t)(payload->rest.at - rest.at);
	if (is_name(name, "v") && close) {
		annotation(&payload->next, tag);
		*turned = true;
	} else if (is_name(name, "/v")) {
		payload->next.len = 0;
		*turned = true;
	} else if (payload->format == CUE_SRT && is_name(name, "br"))
		buf_char(&payload->text, '\n');
	return true;
}

/* {\an8}, {\pos(1,2)}, {i}, {/i}, {y:i}: the length of a mark-up in braces, as players of .srt pass it over; 0: none. */
static size_t
braces(struct str s)
{
	const char *close = memchr(s.at, '}', s.len);
	size_t n = close ? (size_t)(close - s.at) + 1 : 0;

	if (n < 3)
		return 0;
	if (s.at[1] == '\\')
		return n;
	if (n == 3 || (n == 4 && s.at[1] == '/'))
		return strchr("biusBIUS", s.at[n - 2]) ? n : 0;
	return s.at[2] == ':' && n > 4 && is_letter(s.at[1]) && s.at[1] != 'I' ? n : 0;
}

bool
payload_next(struct payload *payload, struct span *span)
{
	struct str *rest = &payload->rest;
	bool turned = false;

	payload->text.len = 0;
	if (rest->len == 0)
		return false;
	while (rest->len && !turned) {
		size_t taken = 0;
		char c = rest->at[0];

		if (c == '<' && take_tag(payload, &turned)) {
			if (turned && payload->text.len == 0) {
				payload->voice.len = 0;
				buf_put(&payload->voice, buf_str(&payload->next));
				turned = false;
			}
			continue;
		}
		if (c == '&')
			taken = reference(&payload->text, *rest);
		else if (c == '{' && payload->format == CUE_SRT)
			taken = braces(*rest);
		if (taken == 0) {
			buf_char(&payload->text, c);
			taken = 1;
		}
		rest->at += taken;
		rest->len -= taken;
	}
	span->voice = (struct str){0};
	if (turned) {	/* the voice of the span to come is in next: this span's is moved aside */
		struct buf held = payload->voice;

		payload->voice = payload->next;
		payload->next = held;
		span->voice = buf_str(&payload->next);
	} else
		span->voice = buf_str(&payload->voice);
	span->text = buf_str(&payload->text);
	return true;
}

void
payload_free(struct payload *payload)
{
	buf_free(&payload->voice);
	buf_free(&payload->next);
	buf_free(&payload->text);
}
