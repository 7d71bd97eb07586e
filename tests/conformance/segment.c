/*
 * segment words|sentences < WordBreakTest.txt: every line of Unicode's test through the plain rules; prints how many.
 * segment tailored N: N random texts, in which tokens may differ from the words of the rules by the listed tailorings alone.
 */
#include <stdio.h>
#include <stdlib.h>

#include "random.h"
#include "say.h"
#include "segment.h"
#include "token.h"
#include "utf8.h"

typedef const size_t *segmentation(struct segmenter *segmenter, struct str text, size_t *n);

/* Reads "÷ 0061 × 0308 ÷" into the text and the boundaries that it must have. */
static size_t
read_case(struct str line, struct buf *text, size_t *boundary)
{
	size_t n = 0;

	text->len = 0;
	while (line.len) {
		struct str item = str_cut(&line, ' ');

		if (str_eq(item, STR("\xC3\xB7")))
			boundary[n++] = text->len;
		else if (item.len && !str_eq(item, STR("\xC3\x97")))
			utf8_put(text, (uint32_t)strtoul(item.at, NULL, 16));
	}
	return n;
}

static void
check_file(segmentation *segment)
{
	struct segmenter *segmenter = segmenter_new();
	struct buf text = {0};
	size_t boundary[256], lines = 0, cases = 0;
	char line[4096];

	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_of(line);
		size_t n, want;
		const size_t *got;

		lines++;
		rest = str_trim(str_cut(&rest, '#'));
		if (rest.len == 0)
			continue;
		want = read_case(rest, &text, boundary);
		got = segment(segmenter, buf_str(&text), &n);
		if (n != want || memcmp(got, boundary, n * sizeof(*got)) != 0)
			die("line %zu: %.*s", lines, (int)rest.len, rest.at);
		cases++;
	}
	printf("%zu cases\n", cases);
	segmenter_free(segmenter);
	buf_free(&text);
}

/* Text of what the short way for ASCII and the tailorings look at, and of what must send it to the rules. */
static void
make_text(struct buf *text, struct random *random)
{
	static const char *const pieces[] = {
		"a", "b", "N", "t", "s", "n", "d", "y", "ve", "you", "know", "cannot", "Can", "We", "9", "1", "_", " ", " ", "  ", ".", ".", "-", ",", ";",
		":", "'", "'", "\"", "?", "(", "&", "<", "@", "\xE2\x80\x99", "\xE2\x80\x98", "\xCA\xBC", "\xE2\x80\xA6", "\xE2\x80\x93", "\xCC\x88", "\xC3\xA9",
		"\xE2\x80\x8D", "\xC2\xAD", "\xD7\x90", "\xE3\x82\xAB", "\xF0\x9F\x87\xA6", "\xF0\x9F\x98\x80", "\xEF\xBC\x87", "\xE2\x80\xA7", "\xC2\xA3",
	};
	size_t n = random_below(random, 12);

	text->len = 0;
	while (n--)
		buf_put(text, str_of(pieces[random_below(random, sizeof(pieces) / sizeof(pieces[0]))]));
}

static bool
starts(struct str text, size_t at, const char *what)
{
	return str_starts((struct str){ text.at + at, text.len - at }, what);
}

static bool
quote_at(struct str text, size_t at)
{
	struct str rest = { text.at + at, text.len - at };

	return rest.len && token_is_apostrophe(utf8_next(&rest));
}

static bool
quote_before(struct str text, size_t at)
{
	for (size_t n = 1; n <= 3 && n <= at; n++)
		if (quote_at(text, at - n) && utf8_count((struct str){ text.at + at - n, n }) == 1)
			return true;
	return false;
}

/* Where the characters of make_text that WB4 ignores, and that end before `at`, start. */
static size_t
before_ignored(struct str text, size_t at)
{
	struct str before = { text.at, at };

	while (str_ends(before, "\xCC\x88") || str_ends(before, "\xC2\xAD") || str_ends(before, "\xE2\x80\x8D"))
		before.len -= str_ends(before, "\x8D") ? 3 : 2;
	return before.len ? before.len : at;
}

/* Whether a tailoring may have made a boundary that the rules do not have. */
static bool
may_split(struct str text, size_t at)
{
	size_t base = before_ignored(text, at);
	struct str before = { text.at, at };

	return text.at[at - 1] == ' ' || text.at[at] == ':' || text.at[base - 1] == ':' || text.at[at] == '.' || text.at[base - 1] == '.' ||
	    quote_at(text, at) || quote_before(text, base) || ((text.at[at] | 0x20) == 'n' && quote_at(text, at + 1)) ||
	    (str_ends(before, "an") && starts(text, at, "not"));
}

/* Whether a tailoring may have kept together what the rules divide: runs, a clitic behind an apostrophe, blanks. */
static bool
may_join(struct str text, size_t at)
{
	return (text.at[at] == text.at[at - 1] && strchr(".- ", text.at[at])) || quote_before(text, at);
}

static void
check_tailored(size_t texts)
{
	struct segmenter *rules = segmenter_new(), *tailored = segmenter_new();
	struct random random = random_from(29);
	struct buf text = {0};

	for (size_t i = 0; i < texts; i++) {
		size_t words, tokens, w = 0, t = 0;
		const size_t *word, *token;
		struct str s;

		make_text(&text, &random);
		s = buf_str(&text);
		word = segment_words(rules, s, &words);
		token = segment_tokens(tailored, s, &tokens);
		while (w < words && t < tokens) {
			if (word[w] == token[t]) {
				w++;
				t++;
			} else if (word[w] < token[t]) {
				if (!may_join(s, word[w++]))
					die("text %zu, \"%.*s\": no boundary at %zu", i, (int)s.len, s.at, word[w - 1]);
			} else if (!may_split(s, token[t++])) {
				die("text %zu, \"%.*s\": a boundary at %zu", i, (int)s.len, s.at, token[t - 1]);
			}
		}
		if (w != words || t != tokens)
			die("text %zu, \"%.*s\": ends differ", i, (int)s.len, s.at);
	}
	printf("%zu texts\n", texts);
	segmenter_free(rules);
	segmenter_free(tailored);
	buf_free(&text);
}

int
main(int argc, char *argv[])
{
	say_start("segment", "usage: segment words|sentences|tailored [texts]");
	if (argc == 2 && strcmp(argv[1], "words") == 0)
		check_file(segment_words);
	else if (argc == 2 && strcmp(argv[1], "sentences") == 0)
		check_file(segment_sentences);
	else if (argc == 3 && strcmp(argv[1], "tailored") == 0)
		check_tailored((size_t)strtoul(argv[2], NULL, 10));
	else
		say_misuse();
	return say_status();
}
