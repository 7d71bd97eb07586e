/* What a regular expression cannot match without: see literals.h. */
#define _GNU_SOURCE	/* memmem: in glibc, musl and the BSDs */
#include <stdlib.h>

#include "literals.h"

enum { LETTERS_LEAST = 2 };	/* of a run that is looked for */

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* A letter at its place in a run that goes on to here may be left out: what follows says so. */
static bool
may_lack(struct str regex, size_t at)
{
	return at < regex.len && strchr("*?{", regex.at[at]);
}

/* Behind the escape, class or single character at `at`; 0: what is not read here. */
static size_t
skip_one(struct str regex, size_t at)
{
	char c = regex.at[at];

	if (c == '\\')
		return at + 1 < regex.len && (strchr("bBwWsSdDAzZ", regex.at[at + 1])
		    || !(is_letter(regex.at[at + 1]) || (regex.at[at + 1] >= '0' && regex.at[at + 1] <= '9'))) ? at + 2 : 0;
	if (c != '[')
		return at + 1;
	at += at + 1 < regex.len && regex.at[at + 1] == '^' ? 2 : 1;
	if (at < regex.len && regex.at[at] == ']')
		at++;
	for (; at < regex.len && regex.at[at] != ']'; at++) {
		if (regex.at[at] == '[')	/* [:alpha:] */
			return 0;
		at += regex.at[at] == '\\';
	}
	return at + 1;
}

/* Behind the ) of the group that opens at `at`; 0: what is not read here. */
static size_t
skip_group(struct str regex, size_t at)
{
	size_t depth = 0;

	do {
		depth += regex.at[at] == '(';
		depth -= regex.at[at] == ')';
		at = skip_one(regex, at);
	} while (at && at < regex.len && depth);
	return depth ? 0 : at;
}

static void
add(struct literals *literals, struct str letters, unsigned bit)
{
	struct buf *small = &literals->scratch;

	small->len = 0;
	for (size_t i = 0; i < letters.len; i++)
		buf_char(small, (char)(letters.at[i] | 0x20));
	literals->literal = alloc_room(literals->literal, literals->len, &literals->cap, sizeof(*literals->literal));
	literals->literal[literals->len++] = (struct literal){ map_keep(&literals->texts, buf_str(small)), bit };
}

/* The longest run of letters of an alternative; empty when it is more than words. */
static struct str
longest_run(struct str text)
{
	struct str longest = { NULL, 0 };
	size_t from = 0;

	for (size_t i = 0; i <= text.len; i++) {
		if (i < text.len && is_letter(text.at[i]))
			continue;
		if (i < text.len && !strchr(" ,'-", text.at[i]))
			return (struct str){ NULL, 0 };
		if (i - from > longest.len)
			longest = (struct str){ text.at + from, i - from };
		from = i + 1;
	}
	return longest;
}

/* Adds the alternatives of a group, money|funding, unless one of them is more than words. */
static bool
add_group(struct literals *literals, struct str group, unsigned bit)
{
	size_t before = literals->len;

	if (str_starts(group, "?:"))
		group = (struct str){ group.at + 2, group.len - 2 };
	while (group.at) {
		struct str letters = longest_run(str_cut(&group, '|'));

		if (letters.len < LETTERS_LEAST) {
			literals->len = before;
			return false;
		}
		add(literals, letters, bit);
	}
	return true;
}

bool
literals_add(struct literals *literals, struct str regex, unsigned bit)
{
	size_t before = literals->len;
	bool found = false;

	for (size_t at = 0, end; at < regex.len; at = end) {
		end = at;
		while (end < regex.len && is_letter(regex.at[end]))
			end++;
		if (end > at) {
			struct str letters = { regex.at + at, end - at - may_lack(regex, end) };

			if (!found && letters.len >= LETTERS_LEAST) {
				add(literals, letters, bit);
				found = true;
			}
			continue;
		}
		end = regex.at[at] == '(' ? skip_group(regex, at) : skip_one(regex, at);
		if (end == 0 || regex.at[at] == '|') {	/* of the alternatives of the whole each would want its own */
			literals->len = before;
			return false;
		}
		if (!found && regex.at[at] == '(' && !may_lack(regex, end))
			found = add_group(literals, (struct str){ regex.at + at + 1, end - at - 2 }, bit);
	}
	return found;
}

void
literals_look(struct literals *literals, struct str token, uint64_t *holds, uint64_t *opens)
{
	struct buf *small = &literals->scratch;

	small->len = 0;
	for (size_t i = 0; i < token.len; i++) {
		struct str rest = { token.at + i, token.len - i };

		if (str_starts(rest, "\xc5\xbf")) {		/* the two others whose small letters are of ASCII: long s */
			buf_char(small, 's');
			i += 1;
		} else if (str_starts(rest, "\xe2\x84\xaa")) {	/* and the kelvin sign */
			buf_char(small, 'k');
			i += 2;
		} else {
			buf_char(small, is_letter(token.at[i]) ? (char)(token.at[i] | 0x20) : token.at[i]);
		}
	}
	*holds = *opens = 0;
	for (size_t i = 0; i < literals->len && small->len; i++) {
		struct str letters = literals->literal[i].letters;
		uint64_t bit = (uint64_t)1 << literals->literal[i].bit;

		if (memmem(small->at, small->len, letters.at, letters.len))
			*holds |= bit;
		for (size_t n = 1; n < letters.len && n <= small->len; n++)
			if (memcmp(small->at + small->len - n, letters.at, n) == 0)
				*opens |= bit;
	}
}

void
literals_free(struct literals *literals)
{
	free(literals->literal);
	map_free(&literals->texts);
	buf_free(&literals->scratch);
	*literals = (struct literals){0};
}
