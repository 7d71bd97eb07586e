/* Plain text: a line is a paragraph, a form feed a page's end. What wraps, who speaks: that is seen to by the layout. */
#include "decode.h"
#include "encoding.h"
#include "say.h"
#include "utf8.h"

/* Whether lines end in anything but \n and \r\n, or a line breaks inside (vertical tab, U+2028). */
static bool
has_odd_breaks(struct str s)
{
	if (s.len == 0)
		return false;
	for (const char *at = s.at, *end = s.at + s.len; (at = memchr(at, '\r', (size_t)(end - at))); at++)
		if (at + 1 == end || at[1] != '\n')
			return true;
	if (memchr(s.at, '\v', s.len) || memchr(s.at, '\f', s.len))
		return true;
	for (const char *at = s.at, *end = s.at + s.len; (at = memchr(at, 0xc2, (size_t)(end - at))); at++)
		if (end - at > 1 && at[1] == '\x85')
			return true;
	for (const char *at = s.at, *end = s.at + s.len; (at = memchr(at, 0xe2, (size_t)(end - at))); at++)
		if (end - at > 2 && at[1] == '\x80' && (at[2] == '\xa8' || at[2] == '\xa9'))
			return true;
	return false;
}

/* Every break as \n; a form feed as a line of its own. */
static void
straighten(struct str s, struct buf *b)
{
	buf_need(b, s.len + s.len / 8);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.at[i];
		size_t left = s.len - i;

		if (c == '\r') {
			i += left > 1 && s.at[i + 1] == '\n';
			buf_char(b, '\n');
		} else if (c == '\v') {
			buf_char(b, '\n');
		} else if (c == '\f') {
			buf_put(b, STR("\n\f\n"));
		} else if (c == 0xc2 && left > 1 && (unsigned char)s.at[i + 1] == 0x85) {
			buf_char(b, '\n');
			i++;
		} else if (c == 0xe2 && left > 2 && (memcmp(s.at + i, "\xe2\x80\xa8", 3) == 0 || memcmp(s.at + i, "\xe2\x80\xa9", 3) == 0)) {
			buf_char(b, '\n');
			i += 2;
		} else {
			buf_char(b, (char)c);
		}
	}
}

static void
add_lines(struct document *document, struct str rest)
{
	uint64_t line = 0;
	uint64_t feeds = 0;	/* lines that straighten() added */

	while (rest.len) {
		struct str raw = str_cut(&rest, '\n');

		line++;
		if (raw.len && raw.at[raw.len - 1] == '\r')
			raw.len--;
		if (raw.len == 1 && raw.at[0] == '\f') {
			document_add(document, PARA_PAGE, (struct str){ "", 0 }, line - feeds);
			feeds += 2;
		} else if (str_trim(raw).len) {
			document_add(document, PARA_TEXT, raw, line - feeds)->indented = raw.at[0] == ' ' || raw.at[0] == '\t';
		}
	}
}

bool
decode_text(struct document *document, const struct source *source)
{
	struct encoded encoded;
	struct buf straight = {0};

	encoding_read(source->bytes, &encoded);
	if (encoded.bad)
		warn("%s: %zu bytes are no %s: U+FFFD stands for each", source->name, encoded.bad, encoded.name);
	if (!is_ascii(encoded.utf8) && encoding_mojibake(encoded.utf8))
		document_remark(document, "mojibake");
	document->encoding = encoded.name;
	document->lines_wrap = true;
	if (has_odd_breaks(encoded.utf8)) {
		straighten(encoded.utf8, &straight);
		encoded.utf8 = buf_str(&straight);
	}
	if (encoded.utf8.len && encoded.utf8.at[encoded.utf8.len - 1] == 0x1a)	/* the end of a file of CP/M and DOS */
		encoded.utf8.len--;
	add_lines(document, encoded.utf8);
	buf_free(&straight);
	buf_free(&encoded.held);
	return true;
}
