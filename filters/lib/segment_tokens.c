/*
 * Tokens: words by UAX #29, tailored for transcripts as hd-tokenise(1) lists it; see segment.h.
 *
 * What is ASCII goes a short way that gives what the rules give: within ASCII a word is a run of letters, digits and _, held
 * together over . and ' between letters (WB6, WB7) and over . , ; and ' between digits (WB11, WB12); every other character
 * stands alone. A character beyond ASCII behind it sends the word to the rules, but for the curly apostrophe between letters.
 */
#include "bytes.h"
#include "segment_rules.h"
#include "token.h"
#include "utf8.h"

enum { OTHER, LETTER, DIGIT, LINE = '_' };

#define TEN(c, kind) [c] = kind, [c + 1] = kind, [c + 2] = kind, [c + 3] = kind, [c + 4] = kind, \
	[c + 5] = kind, [c + 6] = kind, [c + 7] = kind, [c + 8] = kind, [c + 9] = kind
#define LETTERS(a) TEN(a, LETTER), TEN(a + 10, LETTER), [a + 20] = LETTER, [a + 21] = LETTER, [a + 22] = LETTER, \
	[a + 23] = LETTER, [a + 24] = LETTER, [a + 25] = LETTER

/* Letters, digits and _ of ASCII, which WB5, 8, 9, 10, 13a and 13b keep together whatever their order. */
static const unsigned char kinds[256] = { TEN('0', DIGIT), LETTERS('A'), LETTERS('a'), ['_'] = LINE };

static int
kind_at(struct str text, size_t at)
{
	return at < text.len ? kinds[(unsigned char)text.at[at]] : OTHER;
}

static bool
is_curly(struct str text, size_t at)
{
	return text.len - at >= 3 && memcmp(text.at + at, "\xE2\x80\x99", 3) == 0;
}

/* What a character of ASCII between two parts of a word holds together. */
static bool
holds(char c, int left, int right)
{
	if (left != right || (left != LETTER && left != DIGIT))
		return false;
	return c == '.' || c == '\'' || (left == DIGIT && (c == ',' || c == ';'));
}

/* Where the run of letters, digits and _ of ASCII that goes on at `at` ends. */
static inline size_t
run_of_word(struct str text, size_t at)
{
	while (text.len >= 8 && at < text.len) {
		uint64_t other = bytes_no_word(bytes_load_in(text.at, text.len, at));

		if (other == 0) {
			at += 8;
			continue;
		}
		at += bytes_first(other);
		if (at == text.len || text.at[at] != '_')
			return at;
		at++;
	}
	while (kind_at(text, at))
		at++;
	return at;
}

/*
 * Where the word of ASCII that starts at `at` ends; 0 where only the rules can tell. *quoted: it has an apostrophe.
 */
static inline size_t
ascii_word_end(struct str text, size_t at, bool *quoted)
{
	for (;;) {
		at = run_of_word(text, at);
		if (at == text.len || text.at[at] == ' ')
			return at;
		if (is_curly(text, at)) {
			if (at + 3 < text.len && (unsigned char)text.at[at + 3] >= 0x80)
				return 0;
			if (kind_at(text, at - 1) == OTHER || !holds('\'', kind_at(text, at - 1), kind_at(text, at + 3)))
				return at;
			*quoted = true;
			at += 3;
			continue;
		}
		if ((unsigned char)text.at[at] >= 0x80 || (at + 1 < text.len && (unsigned char)text.at[at + 1] >= 0x80))
			return 0;
		if (!holds(text.at[at], kind_at(text, at - 1), kind_at(text, at + 1)) || segment_lacks_blank(text, at))
			return at;
		*quoted |= text.at[at] == '\'';
		at++;
	}
}

/* A word as the rules see it, cut at a colon (in no rule since Unicode 15.1) and where the blank behind a full stop lacks. */
static size_t
any_word_end(struct segmenter *segmenter, struct str text, size_t at)
{
	size_t end = segment_word_end(segmenter, text, at);

	for (size_t i = at + 1; i < end; i++)
		if (text.at[i] == ':' || (text.at[i] == '.' && segment_lacks_blank(text, i)))
			return i;
	return end;
}

/* Where a run of full stops, or of hyphens, ends: "..." and "--" are one token. */
static size_t
run_end(struct segmenter *segmenter, struct str text, size_t at)
{
	size_t end = at;

	while (end < text.len && text.at[end] == text.at[at])
		end++;
	if (end < text.len && (unsigned char)text.at[end] >= 0x80)
		end = segment_word_end(segmenter, text, end - 1);
	return end;
}

static bool
is_word(struct str s, const char *lower)
{
	size_t i = 0;

	while (i < s.len && lower[i] && (s.at[i] | 0x20) == lower[i])
		i++;
	return i == s.len && lower[i] == '\0';
}

/* Length of the apostrophe at the start of s; 0 if there is none. */
static size_t
apostrophe(struct str s)
{
	size_t all = s.len;

	if (s.len && (unsigned char)s.at[0] < 0x80)
		return s.at[0] == '\'';
	return s.len && token_is_apostrophe(utf8_next(&s)) ? all - s.len : 0;
}

/* Whether s, which follows an apostrophe, makes with it a clitic (but n't). */
static bool
is_clitic(struct str s)
{
	static const char *const clitics[] = { "s", "ve", "ll", "re", "d", "m" };

	for (size_t i = 0; i < sizeof(clitics) / sizeof(clitics[0]); i++)
		if (is_word(s, clitics[i]))
			return true;
	return false;
}

/* Where the clitic that starts at `at` ends, if it stands apart from a word or behind a digit ("LA07's"); else 0. */
static size_t
clitic_end(struct str text, size_t at)
{
	size_t start = at + apostrophe((struct str){ text.at + at, text.len - at }), end = start;

	while (end < text.len && end - start <= 2 && (kind_at(text, end) || (unsigned char)text.at[end] >= 0x80))
		end++;
	return start > at && is_clitic((struct str){ text.at + start, end - start }) ? end : 0;
}

/* Where the token that starts at `at` ends, before clitics are split off. */
static size_t
token_end(struct segmenter *segmenter, struct str text, size_t at, bool *quoted)
{
	unsigned char c = (unsigned char)text.at[at];
	size_t end;

	*quoted = false;
	if (kinds[c]) {
		end = ascii_word_end(text, at, quoted);
		if (end)
			return end;
		*quoted = true;
		return any_word_end(segmenter, text, at);
	}
	if (c == ' ') {
		while (at < text.len && text.at[at] == ' ')
			at++;
		return at;
	}
	if (c == '.' || c == '-')
		return run_end(segmenter, text, at);
	if ((c == '\'' || c >= 0x80) && (end = clitic_end(text, at)))
		return end;
	if (c > ' ' && c < 0x7f && (at + 1 == text.len || (unsigned char)text.at[at + 1] < 0x80))
		return at + 1;
	*quoted = true;
	return any_word_end(segmenter, text, at);
}

/* Where the clitic at the end of a word starts (n't, 's 've 'll 're 'd 'm); word.len if it has none or is nothing else. */
static size_t
clitic_start(struct str word)
{
	for (size_t at = word.len; at-- > 1 && word.len - at <= 5;) {
		struct str rest = { word.at + at, word.len - at };
		size_t quote = apostrophe(rest);

		if (quote == 0)
			continue;
		rest.at += quote;
		rest.len -= quote;
		if (is_word(rest, "t") && at > 1 && (word.at[at - 1] | 0x20) == 'n')
			return at - 1;
		if (is_clitic(rest))
			return at;
		break;
	}
	return word.len;
}

/* Length of a clitic at the start of a word: d' of "d'you", y' of "y'know"; 0 if there is none. */
static size_t
proclitic(struct str word)
{
	static const char *const whole[] = { "dyou", "dya", "dye", "yknow", "yall" };
	struct str rest = { word.at + 1, word.len - 1 };
	size_t quote = apostrophe(rest);

	if (quote == 0)
		return 0;
	rest.at += quote;
	rest.len -= quote;
	for (size_t i = 0; i < sizeof(whole) / sizeof(whole[0]); i++)
		if ((word.at[0] | 0x20) == whole[i][0] && is_word(rest, whole[i] + 1))
			return 1 + quote;
	return 0;
}

/* Splits the word text[at, end) into what a contraction is made of. */
static void
put_word(struct segmenter *segmenter, struct str text, size_t at, size_t end)
{
	size_t clitic[4], clitics = 0, whole = end - at, cut;

	while (clitics < 4 && (cut = clitic_start((struct str){ text.at + at, whole })) < whole)
		clitic[clitics++] = whole = cut;
	cut = proclitic((struct str){ text.at + at, whole });
	if (cut)
		segmenter_put(segmenter, at + cut);
	while (clitics)
		segmenter_put(segmenter, at + clitic[--clitics]);
}

/*
 * Puts the tokens from `at` on as long as they are what most of a text is: words of ASCII of less than eight letters, each
 * with one blank behind it. Returns where that ends.
 */
static size_t
put_short_words(struct segmenter *segmenter, struct str text, size_t at)
{
	while (text.len - at > 8) {
		uint64_t other = bytes_no_word(bytes_load(text.at + at));
		unsigned len;

		if (other == 0)
			break;
		len = bytes_first(other);
		if (len == 0 || text.at[at + len] != ' ' || text.at[at + len + 1] == ' ' || (len == 6 && (text.at[at + 5] | 0x20) == 't'))
			break;	/* among those of six letters with a t at the end is cannot */
		segmenter_put(segmenter, at + len);
		segmenter_put(segmenter, at + len + 1);
		at += len + 1;
	}
	return at;
}

const size_t *
segment_tokens(struct segmenter *segmenter, struct str text, size_t *n)
{
	size_t at = 0;

	segmenter_start(segmenter);
	while ((at = put_short_words(segmenter, text, at)) < text.len) {
		bool quoted;
		size_t end = token_end(segmenter, text, at, &quoted);

		if (quoted)
			put_word(segmenter, text, at, end);
		else if (end - at == 6 && is_word((struct str){ text.at + at, 6 }, "cannot"))
			segmenter_put(segmenter, at + 3);
		at = end;
		segmenter_put(segmenter, at);
		if (text.len - at >= 2 && text.at[at] == ' ' && text.at[at + 1] != ' ')
			segmenter_put(segmenter, ++at);	/* a word and a blank at a time */
	}
	*n = segmenter->n;
	return segmenter->boundary;
}
