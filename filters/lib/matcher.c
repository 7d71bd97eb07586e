/* Many patterns at once over the tokens of a sentence: see matcher.h. How they run is in matcher_run.c. */
#include <stdlib.h>

#include "clause.h"
#include "fold.h"
#include "matcher_inside.h"
#include "segment.h"
#include "stem.h"
#include "stream.h"
#include "token.h"
#include "utf8.h"

enum {
	ENTRIES = 1024,			/* in a chunk */
	ENTRIES_MOST = 96 * 1024,	/* distinct token lines kept, about 200 bytes each: English talk has fewer in 50 million words */
	BYTES_MOST = 8 * 1024 * 1024,	/* of these lines, and of their symbols */
};

struct matcher *
matcher_new(const char *language, const char *fillers)
{
	struct matcher *matcher = alloc(1, sizeof(*matcher));

	*matcher = (struct matcher){ .regexes = regexes_new() };
	pattern_open(&matcher->parser, language);
	nfa_open(&matcher->nfa);
	if (fillers)
		fillers_read(&matcher->fillers, fillers);
	return matcher;
}

void
matcher_free(struct matcher *matcher)
{
	if (!matcher->is_ready)
		pattern_close(&matcher->parser);
	free(matcher->test_class);
	map_free(&matcher->stems);
	map_free(&matcher->forms);
	map_free(&matcher->glob_texts);
	globs_free(&matcher->globs);
	fillers_free(&matcher->fillers);
	regexes_free(matcher->regexes);
	nfa_close(&matcher->nfa);
	threads_close(&matcher->threads);
	lines_free(&matcher->lines);
	for (size_t i = 0; i < matcher->chunks; i++)
		free(matcher->chunk[i]);
	free(matcher->chunk);
	free(matcher->class);
	map_free(&matcher->strings);
	buf_free(&matcher->scratch);
	buf_free(&matcher->folded);
	free(matcher->position);
	free(matcher->offset);
	free(matcher->now);
	free(matcher->next);
	free(matcher->match);
	buf_free(&matcher->text);
	free(matcher->text_at);
	free(matcher);
}

/* The class of tokens that meet the parser's next test. */
static void
add_test_class(struct matcher *matcher, const struct pattern_test *test)
{
	struct str text = pattern_text(&matcher->parser, test);
	struct map *map = test->kind == TEST_STEM ? &matcher->stems : test->kind == TEST_FORM ? &matcher->forms : &matcher->glob_texts;
	uint32_t at = map_add(map, text);	/* which moves the entries */
	struct map_entry *entry = &map->entry[at];

	if (entry->value == 0) {
		entry->value = ++matcher->class_count;
		if (test->kind == TEST_GLOB)
			globs_add(&matcher->globs, entry->key, matcher->class_count);
	}
	matcher->test_class = alloc_room(matcher->test_class, matcher->tests, &matcher->test_cap, sizeof(*matcher->test_class));
	matcher->test_class[matcher->tests++] = (uint32_t)entry->value;
}

uint32_t
matcher_add(struct matcher *matcher, struct str text, struct problem *problem)
{
	struct pattern *pattern = &matcher->parser;

	if (!pattern_parse(pattern, text, problem))
		return MATCHER_REFUSED;
	if (pattern->regex.at) {
		if (!regexes_add(matcher->regexes, pattern->regex, matcher->patterns, problem)) {
			problem->at++;	/* the slash */
			return MATCHER_REFUSED;
		}
		return matcher->patterns++;
	}
	while (matcher->tests < pattern->tests)
		add_test_class(matcher, &pattern->test[matcher->tests]);
	nfa_add(&matcher->nfa, pattern, matcher->test_class, matcher->patterns);
	return matcher->patterns++;
}

void
matcher_ready(struct matcher *matcher)
{
	pattern_close(&matcher->parser);
	free(matcher->test_class);
	matcher->test_class = NULL;
	nfa_ready(&matcher->nfa);
	threads_open(&matcher->threads, &matcher->nfa);
	matcher->is_ready = true;
}

static void
put_class(void *context, uint32_t class)
{
	struct matcher *matcher = context;

	matcher->class = alloc_room(matcher->class, matcher->classes, &matcher->class_cap, sizeof(*matcher->class));
	matcher->class[matcher->classes++] = class;
}

static enum kind
kind_of(struct str form, const struct word *word)
{
	if (word->is_word)
		return KIND_WORD;
	if (token_is_clitic(form))
		return KIND_CLITIC;
	if (word->is_hyphen)
		return KIND_HYPHEN;
	if (str_eq(form, STR("'")) || str_eq(form, STR("\"")))
		return KIND_QUOTE;
	if (str_eq(form, STR(".")))
		return KIND_DOT;
	return form.len == 0 || strchr("!?;:", form.at[0]) ? KIND_HARD : KIND_SOFT;
}

/* The classes of the patterns' words that a token has, into matcher->class. */
static void
find_classes(struct matcher *matcher, const struct entry *entry)
{
	uint32_t at;

	matcher->classes = 0;
	at = map_find(&matcher->forms, entry->word.form);
	if (at != MAP_NONE)
		put_class(matcher, (uint32_t)matcher->forms.entry[at].value);
	if (entry->kind == KIND_WORD || entry->kind == KIND_CLITIC) {
		at = map_find(&matcher->stems, entry->word.stem);
		if (at != MAP_NONE)
			put_class(matcher, (uint32_t)matcher->stems.entry[at].value);
		globs_find(&matcher->globs, entry->word.form, put_class, matcher);
	}
}

/* What its classes mean to the patterns. */
static void
weigh_classes(struct matcher *matcher, struct entry *entry)
{
	const struct nfa *nfa = &matcher->nfa;

	for (size_t i = 0; i < matcher->classes; i++) {
		uint32_t class = matcher->class[i];

		entry->classes_bloom |= (uint64_t)1 << class % 64;
		for (uint32_t e = nfa->first[class]; e < nfa->first[class + 1] && nfa->from[e] == NFA_START; e++) {
			const struct nfa_node *node = &nfa->node[nfa->to[e]];

			entry->is_pattern |= node->accept != NFA_NO_PATTERN;
			entry->is_patient |= node->gap != NFA_NONE;
			entry->starts_bloom |= node->bloom;
			for (uint32_t gap = node->gap; gap != NFA_NONE; gap = nfa->node[gap].next_gap)
				entry->starts_bloom |= nfa->node[gap].bloom;
		}
	}
}

/* Works out all that is to be known of a token line. */
static void
describe(struct matcher *matcher, struct entry *entry, struct str line)
{
	struct str form = unescaped(token_column(line, 0), &matcher->scratch);

	*entry = (struct entry){0};
	if (utf8_valid(form) < form.len)	/* bytes that are no text match nothing */
		form = STR("\xef\xbf\xbd");
	matcher->folded.len = 0;
	straighten(&matcher->folded, form);
	entry->text = map_keep(&matcher->strings, buf_str(&matcher->folded));
	matcher->folded.len = 0;
	fold(&matcher->folded, form);
	entry->word.form = map_keep(&matcher->strings, buf_str(&matcher->folded));
	entry->word.chars = (uint32_t)utf8_count(form);
	entry->word.is_word = token_is_word(token_column(line, 0));
	entry->word.is_hyphen = token_is_hyphen(form);
	entry->word.clause = (uint16_t)clause_role(entry->word.form);
	entry->kind = (uint8_t)kind_of(entry->word.form, &entry->word);
	entry->word.stem = map_keep(&matcher->strings, unescaped(token_column(line, 1), &matcher->scratch));
	entry->filler = fillers_first(&matcher->fillers, entry->word.form);
	entry->is_passable = entry->filler || (entry->kind != KIND_WORD && entry->kind != KIND_CLITIC);
	find_classes(matcher, entry);
	weigh_classes(matcher, entry);
	regexes_look(matcher->regexes, entry->text, &entry->holds, &entry->opens);
	entry->symbol = threads_symbol(&matcher->threads, matcher->class, matcher->classes);
}

void
matcher_start(struct matcher *matcher)
{
	matcher->positions = matcher->offsets = 0;
	matcher->is_glue = matcher->is_part = false;
	if (matcher->entries > ENTRIES_MOST || matcher->lines.bytes + matcher->strings.bytes + matcher->threads.symbols.bytes > BYTES_MOST) {
		lines_clear(&matcher->lines);
		map_clear(&matcher->strings);
		threads_forget(&matcher->threads);
		matcher->entries = 0;
	}
}

/* The entry of a line that is met for the first time. */
static struct entry *
new_entry(struct matcher *matcher, struct str line)
{
	struct entry *entry;

	if (matcher->entries / ENTRIES >= matcher->chunks) {
		matcher->chunk = alloc_room(matcher->chunk, matcher->chunks, &matcher->chunk_cap, sizeof(*matcher->chunk));
		matcher->chunk[matcher->chunks++] = alloc(ENTRIES, sizeof(struct entry));
	}
	entry = &matcher->chunk[matcher->entries / ENTRIES][matcher->entries % ENTRIES];
	matcher->entries++;
	describe(matcher, entry, line);
	return entry;
}

static inline const struct word *
add_position(struct matcher *matcher, const struct entry *entry)
{
	if (matcher->positions == matcher->position_cap)
		matcher->position = alloc_room(matcher->position, matcher->positions, &matcher->position_cap, sizeof(*matcher->position));
	matcher->position[matcher->positions++] = (struct position){
		.entry = entry, .classes_bloom = entry->classes_bloom, .is_glued = matcher->is_glue, .is_parted = matcher->is_part,
	};
	matcher->is_glue = matcher->is_part = false;
	return &entry->word;
}

const struct word *
matcher_take(struct matcher *matcher, const char **at)
{
	const char *from = *at;
	void **known = lines_take(&matcher->lines, at);

	if (*known == NULL)
		*known = new_entry(matcher, (struct str){ from, (size_t)(*at - from) - 1 });
	return add_position(matcher, *known);
}

void
matcher_glue(struct matcher *matcher)
{
	matcher->is_glue = true;
}

void
matcher_gap(struct matcher *matcher)
{
	matcher->is_part = true;
}

bool
matcher_mark_parts(struct str mark)
{
	static const char *const bridged[] = { "pause", "event", "backchannel", "time" };
	struct str kind;

	tag_attr(mark, "kind", &kind);
	for (size_t i = 0; i < sizeof(bridged) / sizeof(bridged[0]); i++)
		if (str_eq(kind, str_of(bridged[i])))
			return false;
	return true;
}

static int
by_place(const void *a, const void *b)
{
	const struct match *left = a, *right = b;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	return (left->pattern > right->pattern) - (left->pattern < right->pattern);
}

/* Puts the matches in order, each once. As they are found most sentences' are: those of regular expressions come last. */
static void
order_matches(struct matcher *matcher)
{
	size_t kept = 1;

	while (kept < matcher->matches && by_place(&matcher->match[kept - 1], &matcher->match[kept]) < 0)
		kept++;
	if (kept >= matcher->matches)
		return;
	qsort(matcher->match, matcher->matches, sizeof(*matcher->match), by_place);
	kept = 0;
	for (size_t i = 0; i < matcher->matches; i++)
		if (kept == 0 || by_place(&matcher->match[kept - 1], &matcher->match[i]) != 0)
			matcher->match[kept++] = matcher->match[i];
	matcher->matches = kept;
}

size_t
matcher_find(struct matcher *matcher, const struct match **match)
{
	matcher_run(matcher);
	order_matches(matcher);
	*match = matcher->match;
	return matcher->matches;
}

uint32_t
matcher_tokens(const struct matcher *matcher)
{
	return (uint32_t)matcher->positions;
}

const struct word *
matcher_word(const struct matcher *matcher, uint32_t token)
{
	return &matcher->position[token].entry->word;
}

bool
matcher_glued(const struct matcher *matcher, uint32_t token)
{
	return matcher->position[token].is_glued;
}

uint64_t
matcher_offset(struct matcher *matcher, uint32_t token)
{
	for (; matcher->offsets <= token; matcher->offsets++) {
		size_t i = matcher->offsets;

		matcher->offset = alloc_room(matcher->offset, i, &matcher->offset_cap, sizeof(*matcher->offset));
		matcher->offset[i] = i ? matcher->offset[i - 1] + matcher->position[i - 1].entry->word.chars + !matcher->position[i].is_glued : 0;
	}
	return matcher->offset[token];
}
