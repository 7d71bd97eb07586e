/* A pattern, taken apart: see pattern.h. */
#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "pattern.h"
#include "segment.h"
#include "stem.h"
#include "token.h"
#include "utf8.h"

/*
 * Letters that stand for * and ? while a word is segmented, so that "organi?e" stays one token: Egyptian hieroglyphs
 * A001 and A002, which no lexicon has.
 */
static const char any_run[] = "\xf0\x93\x80\x80", any_one[] = "\xf0\x93\x80\x81";
enum { STAND_IN = sizeof(any_run) - 1 };

void
pattern_open(struct pattern *pattern, const char *language)
{
	*pattern = (struct pattern){ .segmenter = segmenter_new(), .stemmer = stemmer_new(language, false) };
}

void
pattern_close(struct pattern *pattern)
{
	segmenter_free(pattern->segmenter);
	stemmer_free(pattern->stemmer);
	free(pattern->item);
	free(pattern->choice);
	free(pattern->test);
	buf_free(&pattern->text);
	map_free(&pattern->known);
	buf_free(&pattern->piece);
	buf_free(&pattern->folded);
	*pattern = (struct pattern){0};
}

static bool
refuse(struct problem *problem, size_t at, const char *text)
{
	problem->at = at;
	snprintf(problem->text, sizeof(problem->text), "%s", text);
	return false;
}

static void
add_item(struct pattern *pattern, struct pattern_item item)
{
	pattern->item = alloc_room(pattern->item, pattern->items, &pattern->item_cap, sizeof(*pattern->item));
	pattern->item[pattern->items++] = item;
}

static void
add_test(struct pattern *pattern, enum test_kind kind, struct str text)
{
	pattern->test = alloc_room(pattern->test, pattern->tests, &pattern->test_cap, sizeof(*pattern->test));
	pattern->test[pattern->tests++] = (struct pattern_test){ .kind = kind, .at = pattern->text.len, .len = text.len };
	buf_put(&pattern->text, text);
}

/* The folded form of a token with * and ? in their places again. Whether it has any. */
static bool
restore_glob(struct buf *folded)
{
	size_t to = 0;
	bool found = false;

	for (size_t i = 0; i < folded->len; to++) {
		bool run = folded->len - i >= STAND_IN && memcmp(folded->at + i, any_run, STAND_IN) == 0;
		bool one = folded->len - i >= STAND_IN && memcmp(folded->at + i, any_one, STAND_IN) == 0;

		folded->at[to] = run ? '*' : one ? '?' : folded->at[i];
		i += run || one ? STAND_IN : 1;
		found |= run || one;
	}
	folded->len = to;
	return found;
}

/* Joining hyphens and quotation marks are transparent in the text (heddle-lexicon(7)), so a pattern does not ask for them. */
static bool
is_transparent(struct str folded)
{
	return folded.len == 0 || token_is_hyphen(folded) || str_eq(folded, STR("'")) || str_eq(folded, STR("\""));
}

static void
add_token(struct pattern *pattern, struct str token, bool is_exact)
{
	struct buf *folded = &pattern->folded;

	folded->len = 0;
	fold(folded, token);
	if (restore_glob(folded))
		add_test(pattern, TEST_GLOB, buf_str(folded));
	else if (is_transparent(buf_str(folded)))
		return;
	else if (is_exact || !(token_is_word(buf_str(folded)) || token_is_clitic(buf_str(folded))))
		add_test(pattern, TEST_FORM, buf_str(folded));
	else
		add_test(pattern, TEST_STEM, stem(pattern->stemmer, buf_str(folded)));
}

/* The tests of one alternative, "=multi-agenc*": the tokens that the same text would be. */
static bool
add_tests(struct pattern *pattern, struct str text, size_t at, struct problem *problem)
{
	bool is_exact = str_starts(text, "=");
	struct buf *piece = &pattern->piece, *plain = &pattern->folded;
	size_t first = pattern->tests, n;
	const size_t *boundary;

	if (is_exact)
		text = (struct str){ text.at + 1, text.len - 1 };
	if (text.len == 0)
		return refuse(problem, at, is_exact ? "\"=\" alone: want a word behind it" : "an empty alternative: want a word on both sides of \"|\"");
	piece->len = plain->len = 0;
	for (size_t i = 0; i < text.len; i++) {
		if (text.at[i] == '*')
			buf_put(plain, str_of(any_run));
		else if (text.at[i] == '?')
			buf_put(plain, str_of(any_one));
		else
			buf_char(plain, text.at[i]);
	}
	nfc(piece, buf_str(plain));
	boundary = segment_tokens(pattern->segmenter, buf_str(piece), &n);
	for (size_t i = 0; i + 1 < n; i++)
		add_token(pattern, (struct str){ piece->at + boundary[i], boundary[i + 1] - boundary[i] }, is_exact);
	if (pattern->tests == first)
		return refuse(problem, at, "no word: hyphens and quotation marks are not matched: want a word");
	return true;
}

/* An alternative. Most have been met before: a lexicon of 70,000 has some 7,000 different ones. */
static bool
add_choice(struct pattern *pattern, struct str text, size_t at, struct problem *problem)
{
	uint32_t id = map_add(&pattern->known, text);
	uint64_t *tests = &pattern->known.entry[id].value;

	if (*tests == 0) {
		size_t first = pattern->tests;

		if (!add_tests(pattern, text, at, problem))
			return false;
		*tests = (uint64_t)first << 32 | (pattern->tests - first);
	}
	pattern->choice = alloc_room(pattern->choice, pattern->choices, &pattern->choice_cap, sizeof(*pattern->choice));
	pattern->choice[pattern->choices++] = (struct pattern_choice){ .test = *tests >> 32, .tests = *tests & UINT32_MAX };
	return true;
}

static bool
add_words(struct pattern *pattern, struct str text, size_t at, struct problem *problem)
{
	struct pattern_item item = { .kind = ITEM_WORDS, .choice = pattern->choices };
	struct str rest = text;

	while (rest.at) {
		size_t from = at + (size_t)(rest.at - text.at);

		if (!add_choice(pattern, str_cut(&rest, '|'), from, problem))
			return false;
		item.choices++;
	}
	add_item(pattern, item);
	return true;
}

/* "..", "..5" */
static bool
add_gap(struct pattern *pattern, struct str text, size_t at, bool is_open, struct problem *problem)
{
	uint64_t words = GAP_DEFAULT;

	if (text.len > 2 && !str_number((struct str){ text.at + 2, text.len - 2 }, &words))
		return refuse(problem, at, "not a gap: want \"..\" or \"..5\" between blanks");
	if (words < 1 || words > GAP_MOST)
		return refuse(problem, at + 2, "a gap of so many words: want 1 to 20");
	if (is_open)
		return refuse(problem, at, "a gap in [ ]: want only words there");
	if (pattern->items == 0)
		return refuse(problem, at, "a gap at the start: want a word before it");
	if (pattern->item[pattern->items - 1].kind == ITEM_GAP)
		return refuse(problem, at, "two gaps in a row: want one, \"..5\"");
	add_item(pattern, (struct pattern_item){ .kind = ITEM_GAP, .gap = (unsigned)words });
	return true;
}

/* What stands between two blanks: a gap or words, with a [ before it or a ] behind it. */
static bool
add_element(struct pattern *pattern, struct str text, size_t at, bool *is_open, struct problem *problem)
{
	bool closes = str_ends(text, "]");
	const char *bracket;

	if (str_starts(text, "[")) {
		if (*is_open)
			return refuse(problem, at, "\"[\" within [ ]: want the first one closed");
		*is_open = true;
		add_item(pattern, (struct pattern_item){ .kind = ITEM_OPEN });
		text = (struct str){ text.at + 1, text.len - 1 };
		at++;
	}
	text.len -= closes;
	for (bracket = text.at; bracket < text.at + text.len; bracket++)
		if (*bracket == '[' || *bracket == ']')
			return refuse(problem, at + (size_t)(bracket - text.at), "a bracket within a word: want a blank before \"[\" and behind \"]\"");
	if (text.len == 0 && closes && pattern->items && pattern->item[pattern->items - 1].kind == ITEM_OPEN)
		return refuse(problem, at, "empty [ ]: want a word in it");
	if (str_starts(text, "..") && !add_gap(pattern, text, at, *is_open, problem))
		return false;
	if (text.len && !str_starts(text, "..") && !add_words(pattern, text, at, problem))
		return false;
	if (closes && !*is_open)
		return refuse(problem, at + text.len, "\"]\" without \"[\" before it");
	if (closes) {
		*is_open = false;
		add_item(pattern, (struct pattern_item){ .kind = ITEM_CLOSE });
	}
	return true;
}

static bool
has_mandatory(const struct pattern *pattern)
{
	bool is_optional = false;

	for (size_t i = 0; i < pattern->items; i++) {
		enum item_kind kind = pattern->item[i].kind;

		if (kind == ITEM_OPEN || kind == ITEM_CLOSE)
			is_optional = kind == ITEM_OPEN;
		else if (kind == ITEM_WORDS && !is_optional)
			return true;
	}
	return false;
}

static bool
is_blank(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool
parse_elements(struct pattern *pattern, struct str text, struct problem *problem)
{
	bool is_open = false;
	size_t at = 0, gap_at = 0, open_at = 0;

	while (at < text.len) {
		size_t from = at;

		if (is_blank(text.at[at])) {
			at++;
			continue;
		}
		while (at < text.len && !is_blank(text.at[at]))
			at++;
		if (text.at[from] == '[')
			open_at = from;
		if (text.at[from] == '.')
			gap_at = from;
		if (!add_element(pattern, (struct str){ text.at + from, at - from }, from, &is_open, problem))
			return false;
	}
	if (is_open)
		return refuse(problem, open_at, "\"[\" is left open: want \"]\"");
	if (pattern->items && pattern->item[pattern->items - 1].kind == ITEM_GAP)
		return refuse(problem, gap_at, "a gap at the end: want a word behind it");
	if (!has_mandatory(pattern))
		return refuse(problem, 0, pattern->items ? "every element is optional: want one that is not" : "an empty pattern: want a word");
	return true;
}

bool
pattern_parse(struct pattern *pattern, struct str text, struct problem *problem)
{
	pattern->items = pattern->choices = 0;
	pattern->regex = (struct str){ NULL, 0 };
	if (utf8_valid(text) < text.len)
		return refuse(problem, utf8_valid(text), "not UTF-8");
	if (!str_starts(text, "/"))
		return parse_elements(pattern, text, problem);
	if (text.len < 2 || !str_ends(text, "/"))
		return refuse(problem, text.len - 1, "a regular expression that does not end: want \"/\" at the end of the pattern");
	if (text.len == 2)
		return refuse(problem, 0, "an empty regular expression: want one between the slashes");
	pattern->regex = (struct str){ text.at + 1, text.len - 2 };
	return true;
}
