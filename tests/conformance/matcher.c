/*
 * What a matcher has learnt of a text changes nothing that it finds: one that forgets all the time finds the same as one that
 * never does, in random sentences with random patterns: build/tests/matcher FILLERS. tests/brute.bats runs it.
 */
#include <stdio.h>
#include <stdlib.h>

#include "matcher_inside.h"
#include "random.h"
#include "say.h"
#include "stream.h"

enum { LEXICONS = 150, PATTERNS = 40, SENTENCES = 60, TOKENS = 40 };

static const char *const words[] = {
	"we", "they", "no", "not", "have", "had", "good", "strong", "link", "links", "trust", "time", "team", "er", "really", "you", "know", "talk",
};
static const char *const signs[] = { ",", ".", "-", "'", "n't" };
enum { WORDS = sizeof(words) / sizeof(words[0]), SIGNS = sizeof(signs) / sizeof(signs[0]) };

static struct random random_numbers;

static unsigned
below(unsigned n)
{
	return (unsigned)random_below(&random_numbers, n);
}

/* One to six elements; a third of the alternatives of an element are all the words there are, so that much overlaps. */
static void
random_pattern(struct buf *b)
{
	unsigned n = 1 + below(6), must = below(n);

	b->len = 0;
	for (unsigned i = 0; i < n; i++) {
		bool is_optional = i != must && below(3) == 0;
		unsigned choices = below(3) ? 1 + below(3) : WORDS;

		if (i && i + 1 < n && i != must && below(3) == 0 && b->at[b->len - 1] != '.') {
			buf_put(b, STR(" .."));
			continue;
		}
		buf_put(b, str_of(i ? is_optional ? " [" : " " : is_optional ? "[" : ""));
		for (unsigned c = 0; c < choices; c++) {
			buf_put(b, str_of(c ? "|" : ""));
			buf_put(b, str_of(words[choices == WORDS ? c : below(WORDS)]));
		}
		buf_put(b, str_of(is_optional ? "]" : ""));
	}
}

static void
add_both(struct matcher *const matcher[2])
{
	struct problem problem;
	struct buf b = {0};

	for (unsigned i = 0; i < PATTERNS; i++) {
		random_pattern(&b);
		for (unsigned m = 0; m < 2; m++)
			if (matcher_add(matcher[m], buf_str(&b), &problem) == MATCHER_REFUSED)
				die("\"%.*s\": %s", (int)b.len, b.at, problem.text);
	}
	buf_free(&b);
}

/* The number of matches in a random sentence. */
static size_t
compare(struct matcher *const matcher[2])
{
	const struct match *match[2];
	size_t n[2];
	unsigned tokens = 1 + below(TOKENS);

	for (unsigned m = 0; m < 2; m++)
		matcher_start(matcher[m]);
	for (unsigned i = 0; i < tokens; i++) {
		const char *form = below(6) ? words[below(WORDS)] : signs[below(SIGNS)];
		bool is_glued = below(5) == 0, is_parted = below(60) == 0;
		char line[40 + STREAM_SPARE] = "";

		snprintf(line, sizeof(line), "%s\t%s\n", form, strcmp(form, "links") == 0 ? "link" : strcmp(form, "really") == 0 ? "realli" : form);
		for (unsigned m = 0; m < 2; m++) {
			const char *at = line;

			if (is_glued)
				matcher_glue(matcher[m]);
			if (is_parted)
				matcher_gap(matcher[m]);
			matcher_take(matcher[m], &at);
		}
	}
	for (unsigned m = 0; m < 2; m++)
		n[m] = matcher_find(matcher[m], &match[m]);
	if (n[0] != n[1] || (n[0] && memcmp(match[0], match[1], n[0] * sizeof(*match[0])) != 0))
		die("%zu matches, %zu by one that forgets", n[0], n[1]);
	return n[0];
}

int
main(int argc, char *argv[])
{
	size_t found = 0, forgot = 0;

	say_start("matcher", "usage: matcher fillers");
	if (argc != 2)
		say_misuse();
	for (unsigned seed = 1; seed <= LEXICONS; seed++) {
		struct matcher *matcher[2] = { matcher_new("english", argv[1]), matcher_new("english", argv[1]) };

		random_numbers = random_from(seed);
		add_both(matcher);
		for (unsigned m = 0; m < 2; m++)
			matcher_ready(matcher[m]);
		matcher[1]->threads.most = below(20);
		for (unsigned i = 0; i < SENTENCES; i++) {
			found += compare(matcher);
			forgot += matcher[1]->threads.is_full;
		}
		for (unsigned m = 0; m < 2; m++)
			matcher_free(matcher[m]);
	}
	printf("%zu matches, %zu sentences that end in forgetting\n", found, forgot);
	return found > 100000 && forgot > 500 ? 0 : 1;
}
