/*
 * A pattern, taken apart. The syntax is heddle-lexicon(7), PATTERNS; matcher.h is what most callers want.
 *
 *	struct pattern pattern;
 *
 *	pattern_open(&pattern, "english");
 *	if (!pattern_parse(&pattern, STR("good|strong relationship"), &problem))
 *		... problem.at, problem.text ...
 *	for (size_t i = 0; i < pattern.items; i++)
 *		... pattern.item[i] ...		// until the next pattern_parse
 *	pattern_close(&pattern);
 */
#ifndef PATTERN_H
#define PATTERN_H

#include "map.h"
#include "str.h"

struct segmenter;
struct stemmer;

/* What is wrong with a pattern: `at` is the byte in it, from 0; `text` what is wrong and what is wanted. */
struct problem {
	size_t at;
	char text[160];
};

/* What one token must be. Equal alternatives share theirs: a test's number is the same in every pattern. */
enum test_kind {
	TEST_STEM,	/* a word of this stem */
	TEST_FORM,	/* this folded form */
	TEST_GLOB,	/* a word whose folded form this glob is */
};

struct pattern_test {
	enum test_kind kind;
	size_t at, len;		/* of its text: pattern_text() */
};

/* One of the alternatives of an element: the tokens that it is made of, one after the other ("multi-agency" has two). */
struct pattern_choice {
	size_t test, tests;
};

enum item_kind {
	ITEM_WORDS,		/* any of its choices */
	ITEM_GAP,		/* up to so many words */
	ITEM_OPEN, ITEM_CLOSE,	/* what stands between them is optional; they are not nested */
};

struct pattern_item {
	enum item_kind kind;
	size_t choice, choices;
	unsigned gap;
};

struct pattern {
	struct segmenter *segmenter;
	struct stemmer *stemmer;
	struct str regex;	/* a regular expression without its slashes, a slice of what was parsed; at = NULL in any other pattern */
	struct pattern_item *item;
	struct pattern_choice *choice;
	struct pattern_test *test;	/* of all patterns so far */
	size_t items, item_cap, choices, choice_cap, tests, test_cap;
	struct buf text;	/* of all tests */
	struct map known;	/* an alternative as it stands; value: its first test in the upper half, how many in the lower */
	struct buf piece, folded;
};

enum {
	GAP_DEFAULT = 3,	/* words in ".." */
	GAP_MOST = 20,		/* in "..20": a sentence of talk has about as many */
};

/* language: of the stems (stem.h). */
void pattern_open(struct pattern *pattern, const char *language);
void pattern_close(struct pattern *pattern);
/* False, with *problem filled, when the text is no pattern. It is UTF-8. */
bool pattern_parse(struct pattern *pattern, struct str text, struct problem *problem);

static inline struct str
pattern_text(const struct pattern *pattern, const struct pattern_test *test)
{
	return (struct str){ pattern->text.at + test->at, test->len };
}

#endif
