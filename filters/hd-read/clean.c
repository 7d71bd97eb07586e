/* Text as it is to be compared: see clean.h. */
#include "clean.h"
#include "fold.h"
#include "utf8.h"

/* Characters beyond ASCII that stay as they are and that NFC never changes or composes with: what English text has of them. */
static bool
is_settled(uint32_t c)
{
	return (c >= 0xa1 && c < 0x300 && c != 0xad) || (c >= 0x2010 && c <= 0x2027) || (c >= 0x2030 && c < 0x205f) ||
	    (c >= 0x20a0 && c <= 0x20c0);
}

static bool
is_plain(unsigned char c)
{
	return (c >= 0x20 && c < 0x7f) || c == '\t' || c == '\n';
}

bool
clean_needed(struct str s)
{
	size_t i = 0;

	while (i < s.len) {
		struct str rest;

		if (is_plain((unsigned char)s.at[i])) {
			i++;
			continue;
		}
		if (!(s.at[i] & 0x80))
			return true;
		rest = (struct str){ s.at + i, s.len - i };
		if (!is_settled(utf8_next(&rest)))
			return true;
		i = (size_t)(rest.at - s.at);
	}
	return false;
}

/* What stands for a character: NULL for itself. */
static const char *
instead(uint32_t c)
{
	static const char *const ligatures[] = { "ff", "fi", "fl", "ffi", "ffl", "st", "st" };

	if (c >= 0xfb00 && c <= 0xfb06)
		return ligatures[c - 0xfb00];
	if (c == 0xad || c == 0xfeff || c == 0x200b || (c >= 0x200e && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) ||
	    (c >= 0x2060 && c <= 0x2069))
		return "";
	if (c == 0xa0 || (c >= 0x2000 && c <= 0x200a) || c == 0x202f || c == 0x205f || c == 0x3000 || c == 0x1680)
		return " ";
	if (c == 0x2028 || c == 0x2029 || c == '\v' || c == 0x85)
		return "\n";
	if ((c < 0x20 && c != '\t' && c != '\n') || (c >= 0x7f && c < 0xa0))
		return " ";
	return NULL;
}

void
clean(struct buf *b, struct str s)
{
	struct buf replaced = {0};

	while (s.len) {
		struct str before = s;
		uint32_t c = utf8_next(&s);
		const char *as = c == 0xad && s.len == 0 ? NULL : instead(c);

		if (as)
			buf_put(&replaced, str_of(as));
		else
			buf_put(&replaced, (struct str){ before.at, before.len - s.len });
	}
	nfc(b, buf_str(&replaced));
	buf_free(&replaced);
}
