/* What counts as a word, and whose turns count: see token.h. */
#include <unicode/uchar.h>

#include "token.h"
#include "utf8.h"

bool
token_is_apostrophe(uint32_t c)
{
	return c == '\'' || c == 0x2018 || c == 0x2019 || c == 0x02bc || c == 0xff07;
}

bool
token_is_clitic(struct str form)
{
	static const char *const clitics[] = { "s", "ve", "ll", "re", "d", "m", "t" };
	struct str rest = form;
	uint32_t first;

	if (form.len == 0)
		return false;
	first = utf8_next(&rest);
	if ((first == 'n' || first == 'N') && rest.len) {	/* n't */
		first = utf8_next(&rest);
		return token_is_apostrophe(first) && rest.len == 1 && (rest.at[0] | 0x20) == 't';
	}
	if ((first | 0x20) == 'd' || (first | 0x20) == 'y')	/* d' of d'you, y' of y'know */
		return rest.len && token_is_apostrophe(utf8_next(&rest)) && rest.len == 0;
	if (!token_is_apostrophe(first))
		return false;
	for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++) {
		size_t n = strlen(clitics[i]);
		size_t same = 0;

		while (same < n && n == rest.len && (rest.at[same] | 0x20) == clitics[i][same])
			same++;
		if (same == n)
			return true;
	}
	return false;
}

bool
token_is_word(struct str form)
{
	if (form.len == 0 || token_is_clitic(form))
		return false;
	while (form.len) {
		uint32_t c = utf8_next(&form);

		if (c == '&')	/* an escape stands for a sign, whatever its letters */
			str_cut(&form, ';');
		else if (c < 0x80 ? (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z')
		    : c != UTF8_BAD && u_isalnum((UChar32)c))
			return true;
	}
	return false;
}

bool
part_counts(struct str part)
{
	return !str_eq(part, STR("interviewer"));
}

bool
token_is_hyphen(struct str form)
{
	uint32_t c;

	if (form.len == 1)
		return form.at[0] == '-';
	if (form.len != 3)
		return false;
	c = utf8_next(&form);
	return c >= 0x2010 && c <= 0x2013;
}
