/* How patterns run over a sentence: see matcher.h; heddle-lexicon(7) says what may stand between two words of a phrase. */
#include <ctype.h>

#include "matcher_inside.h"

static void
add_match(struct matcher *matcher, uint32_t pattern, uint32_t from, uint32_t to)
{
	matcher->match = alloc_room(matcher->match, matcher->matches, &matcher->match_cap, sizeof(*matcher->match));
	matcher->match[matcher->matches++] = (struct match){ pattern, from, to };
}

/* Whether the tokens from i on are this filler. */
static bool
is_filler(const struct matcher *matcher, const struct filler *filler, size_t i)
{
	if (i + filler->words > matcher->positions)
		return false;
	for (size_t word = 1; word < filler->words; word++) {
		const struct position *position = &matcher->position[i + word];

		if (position->is_parted || !str_eq(position->entry->word.form, filler->word[word]))
			return false;
	}
	return true;
}

/* A token's kind where it stands: what a hyphen or a dot is, its neighbours tell. */
static enum thread_kind
kind_at(const struct matcher *matcher, size_t i)
{
	const struct position *position = &matcher->position[i];
	enum kind kind = position->entry->kind;
	bool glued_left = i > 0 && position->is_glued, glued_right = i + 1 < matcher->positions && position[1].is_glued;

	if (kind == KIND_HYPHEN)
		return glued_left && glued_right ? THREAD_CLEAR : THREAD_SOFT;
	if (kind == KIND_DOT)
		return (glued_left && position[-1].entry->kind == KIND_DOT) || (glued_right && position[1].entry->kind == KIND_DOT)
		    ? THREAD_SOFT : THREAD_HARD;
	return (enum thread_kind)kind;
}

/* Adds a thread to those behind token i, unless nothing can take it on or one that can do all that it can is there. */
static inline void
push(struct matcher *matcher, uint32_t id, const struct position *position)
{
	const struct thread *thread = &matcher->threads.thread[id];

	if (!(thread->bloom & (thread->is_patient ? position->far : position->near)))
		return;
	for (size_t i = 0; i < matcher->nexts; i++) {
		if (threads_covers(&matcher->threads, matcher->next[i], id))
			return;
		if (threads_covers(&matcher->threads, id, matcher->next[i])) {
			matcher->next[i] = id;
			return;
		}
	}
	if (matcher->nexts == matcher->next_cap)
		matcher->next = alloc_room(matcher->next, matcher->nexts, &matcher->next_cap, sizeof(*matcher->next));
	matcher->next[matcher->nexts++] = id;
}

/* A match that began at `from` comes to a thread by the token at `to`. */
static inline void
enter(struct matcher *matcher, uint32_t id, uint32_t from, uint32_t to)
{
	const struct thread *thread = &matcher->threads.thread[id];

	for (uint32_t i = 0; i < thread->accepts; i++)
		add_match(matcher, matcher->threads.subsets.accept[thread->accept + i], from, to);
	push(matcher, id, &matcher->position[to]);
}

static void
pass_fillers(struct matcher *matcher, uint32_t id, uint32_t i)
{
	const struct position *position = &matcher->position[i];

	for (const struct filler *filler = position->entry->filler; filler; filler = fillers_next(&matcher->fillers, filler))
		if (is_filler(matcher, filler, i))
			push(matcher, threads_pass_filler(&matcher->threads, id, (uint32_t)filler->words), position);
}

/* Moves all threads over token i. The one to which it leads those that can take it, THREAD_NONE if none can. */
static inline uint32_t
step(struct matcher *matcher, uint32_t i)
{
	struct threads *threads = &matcher->threads;
	const struct position *position = &matcher->position[i];
	const struct entry *entry = position->entry;
	enum thread_kind kind = entry->kind <= KIND_HARD ? (enum thread_kind)entry->kind : kind_at(matcher, i);
	uint32_t taken = THREAD_NONE;

	for (size_t t = 0; t < matcher->nows; t++) {
		uint32_t id = matcher->now[t];

		if (threads->thread[id].takes_bloom & position->classes_bloom) {
			uint32_t to = threads_take(threads, id, entry->symbol);

			taken = taken == THREAD_NONE ? to : to == THREAD_NONE ? taken : threads_join(threads, taken, to);
		}
		if (entry->filler)
			pass_fillers(matcher, id, i);
		push(matcher, threads_pass(threads, id, kind), position);
	}
	return taken;
}

/* Finds the matches that begin at a token. */
static void
run_from(struct matcher *matcher, uint32_t from)
{
	if (matcher->threads.is_full)
		threads_clear(&matcher->threads);
	matcher->nexts = 0;
	enter(matcher, threads_start(&matcher->threads, matcher->position[from].entry->symbol), from, from);
	for (uint32_t i = from + 1; matcher->nexts; i++) {
		uint32_t *now = matcher->next, taken;
		size_t cap = matcher->next_cap;

		matcher->next = matcher->now;
		matcher->next_cap = matcher->now_cap;
		matcher->now = now;
		matcher->now_cap = cap;
		matcher->nows = matcher->nexts;
		matcher->nexts = 0;
		taken = step(matcher, i);
		if (taken != THREAD_NONE)
			enter(matcher, taken, from, i);
	}
}

/* Whether it begins with a sign of ASCII: then it holds no rest of a run of letters. */
static bool
is_sign(struct str text)
{
	return text.len && ispunct((unsigned char)text.at[0]);
}

/* Tells each token what follows it, and which regular expressions may match. */
static void
look_ahead(struct matcher *matcher)
{
	struct position *position = matcher->position;

	matcher->may = matcher->positions ? regexes_always(matcher->regexes) : 0;
	for (size_t i = matcher->positions; i-- > 0;) {
		const struct position *next = &position[i + 1];

		matcher->may |= position[i].entry->holds;
		position[i].near = position[i].far = 0;
		if (i + 1 == matcher->positions)
			continue;
		if (next->is_glued && !is_sign(next->entry->text))
			matcher->may |= position[i].entry->opens;
		if (next->is_parted)
			continue;
		position[i].far = next->far | next->classes_bloom;
		position[i].near = next->entry->is_passable ? position[i].far : next->classes_bloom;
	}
}

static void
run_patterns(struct matcher *matcher)
{
	look_ahead(matcher);
	for (uint32_t i = 0; i < matcher->positions; i++) {
		const struct position *position = &matcher->position[i];
		const struct entry *entry = position->entry;

		if (entry->is_pattern || (entry->starts_bloom & (entry->is_patient ? position->far : position->near)))
			run_from(matcher, i);
	}
}

static void
make_text(struct matcher *matcher)
{
	matcher->text.len = 0;
	while (matcher->text_cap < matcher->positions)
		matcher->text_at = alloc_room(matcher->text_at, matcher->text_cap, &matcher->text_cap, sizeof(*matcher->text_at));
	for (size_t i = 0; i < matcher->positions; i++) {
		if (i > 0 && !matcher->position[i].is_glued)
			buf_char(&matcher->text, ' ');
		matcher->text_at[i] = matcher->text.len;
		buf_put(&matcher->text, matcher->position[i].entry->text);
	}
}

/* The last token that starts before this byte of the text; 0 when none does. */
static size_t
token_before(const struct matcher *matcher, size_t byte)
{
	size_t low = 0, high = matcher->positions;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (matcher->text_at[middle] < byte)
			low = middle;
		else
			high = middle;
	}
	return low;
}

/* A regular expression matched these bytes: the tokens that hold them match, unless a mark parts them. */
static void
found_regex(void *context, uint32_t pattern, size_t from, size_t to)
{
	struct matcher *matcher = context;
	size_t first = token_before(matcher, from + 1), last = token_before(matcher, to);

	if (from >= matcher->text_at[first] + matcher->position[first].entry->text.len)	/* it begins with the blank behind it */
		first++;
	if (first > last)
		return;
	for (size_t i = first + 1; i <= last; i++)
		if (matcher->position[i].is_parted)
			return;
	add_match(matcher, pattern, (uint32_t)first, (uint32_t)last);
}

void
matcher_run(struct matcher *matcher)
{
	matcher->matches = 0;
	run_patterns(matcher);
	if (matcher->may) {
		make_text(matcher);
		regexes_find(matcher->regexes, matcher->may, buf_str(&matcher->text), found_regex, matcher);
	}
}
