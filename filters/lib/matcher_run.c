/* How patterns run over a sentence: see matcher.h; heddle-lexicon(7) says what may stand between two words of a phrase. */
#include "matcher_inside.h"

/* What stands between the last word matched and the next: a comma there wants a filler beside it. */
enum { CLEAN, COMMA, FILLER };

/* So many transparent tokens may stand between two words of a phrase. */
enum { STRETCH = 16 };

static void
add_match(struct matcher *matcher, uint32_t pattern, uint32_t from, uint32_t to)
{
	matcher->match = alloc_room(matcher->match, matcher->matches, &matcher->match_cap, sizeof(*matcher->match));
	matcher->match[matcher->matches++] = (struct match){ pattern, from, to };
}

/*
 * Adds a thread, unless one that can do all that it can is there. Threads stand in the order of `from`, so that the ones to
 * compare are at the end.
 */
static void
push(struct threads *threads, struct thread thread)
{
	for (size_t i = threads->len; i-- > 0 && threads->thread[i].from == thread.from;) {
		struct thread *other = &threads->thread[i];

		if (other->node != thread.node || other->at != thread.at || other->state != thread.state)
			continue;
		/* A later `last` leaves more room, in a gap too: it has seen fewer words since. */
		if (thread.last > other->last || (thread.last == other->last && thread.left > other->left))
			*other = thread;
		return;
	}
	threads->thread = alloc_room(threads->thread, threads->len, &threads->cap, sizeof(*threads->thread));
	threads->thread[threads->len++] = thread;
}

/* A match that began at `from` comes to a node by the token at `to`. It goes on only if the token ahead can take it on. */
static void
enter(struct matcher *matcher, uint32_t at, uint32_t from, uint32_t to)
{
	const struct trie *trie = &matcher->trie;
	const struct trie_node *node = &trie->node[at];

	for (uint32_t i = node->accept; i; i = trie->accept[i].next)
		add_match(matcher, trie->accept[i].pattern, from, to);
	if (node->bloom & matcher->ahead)
		push(&matcher->next, (struct thread){ .node = at, .from = from, .last = to, .at = to + 1, .state = CLEAN });
	for (uint32_t gap = node->gap; gap; gap = trie->node[gap].next_gap)
		push(&matcher->next, (struct thread){ .node = gap, .from = from, .last = to, .at = to + 1, .state = CLEAN,
		    .left = (uint16_t)trie->node[gap].gap_words });
}

static void
take(struct matcher *matcher, const struct thread *thread, uint32_t i)
{
	const struct entry *entry = matcher->position[i].entry;
	const uint32_t *class = matcher->pool + entry->class;

	for (uint32_t c = 0; c < entry->classes; c++) {
		const struct trie_edge *edge = trie_edge(&matcher->trie, thread->node, class[c]);

		for (; edge; edge = trie_next(&matcher->trie, edge))
			if (edge->target != TRIE_NONE)
				enter(matcher, edge->target, thread->from, i);
	}
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

static void
pass_fillers(struct matcher *matcher, const struct thread *thread, uint32_t i, uint8_t state)
{
	const struct filler *filler = matcher->position[i].entry->filler;

	for (; filler; filler = fillers_next(&matcher->fillers, filler))
		if (is_filler(matcher, filler, i)) {
			struct thread behind = *thread;

			behind.at = i + (uint32_t)filler->words;
			behind.state = state;
			push(&matcher->next, behind);
		}
}

/* A token's kind where it stands: what a hyphen or a dot is, its neighbours tell. */
static enum kind
kind_at(const struct matcher *matcher, size_t i)
{
	const struct position *position = &matcher->position[i];
	enum kind kind = position->entry->kind;
	bool glued_left = i > 0 && position->is_glued, glued_right = i + 1 < matcher->positions && position[1].is_glued;

	if (kind == KIND_HYPHEN)
		return glued_left && glued_right ? KIND_HYPHEN : KIND_SOFT;
	if (kind == KIND_DOT)
		return (glued_left && position[-1].entry->kind == KIND_DOT) || (glued_right && position[1].entry->kind == KIND_DOT)
		    ? KIND_SOFT : KIND_HARD;
	return kind;
}

static void
pass_in_gap(struct matcher *matcher, const struct thread *thread, uint32_t i)
{
	enum kind kind = kind_at(matcher, i);
	struct thread on = *thread;

	pass_fillers(matcher, thread, i, CLEAN);
	if (kind == KIND_HARD || (kind == KIND_WORD && thread->left == 0))
		return;
	on.at = i + 1;
	on.left = (uint16_t)(thread->left - (kind == KIND_WORD));
	push(&matcher->next, on);
}

static void
pass_in_phrase(struct matcher *matcher, const struct thread *thread, uint32_t i)
{
	const struct entry *entry = matcher->position[i].entry;
	struct thread on = *thread;

	if (entry->filler)
		pass_fillers(matcher, thread, i, FILLER);
	if (entry->kind == KIND_WORD || entry->kind == KIND_CLITIC)
		return;
	switch (kind_at(matcher, i)) {
	case KIND_HYPHEN:
	case KIND_QUOTE:
		break;
	case KIND_SOFT:
		on.state = thread->state == FILLER ? FILLER : COMMA;
		break;
	default:
		return;
	}
	on.at = i + 1;
	push(&matcher->next, on);
}

static void
step(struct matcher *matcher, const struct thread *thread, uint32_t i)
{
	uint32_t words = matcher->trie.node[thread->node].gap_words;

	if (thread->at > i) {	/* a filler of several words is being passed */
		push(&matcher->next, *thread);
		return;
	}
	if (i - thread->last - 1 > STRETCH + words)
		return;
	if (thread->state != COMMA)
		take(matcher, thread, i);
	if (words)
		pass_in_gap(matcher, thread, i);
	else
		pass_in_phrase(matcher, thread, i);
}

/* What the token after i says of itself: see matcher->ahead. */
static uint64_t
look_ahead(const struct matcher *matcher, size_t i)
{
	const struct position *next = &matcher->position[i + 1];

	if (i + 1 == matcher->positions || next->is_parted)
		return 0;
	return next->entry->is_passable ? UINT64_MAX : next->entry->classes_bloom;
}

static void
run_trie(struct matcher *matcher)
{
	matcher->now.len = 0;
	for (uint32_t i = 0; i < matcher->positions; i++) {
		const struct entry *entry = matcher->position[i].entry;
		struct threads now = matcher->now;

		matcher->ahead = look_ahead(matcher, i);
		if (now.len == 0 && !entry->is_eager && !(entry->starts_bloom & matcher->ahead))
			continue;
		matcher->next.len = 0;
		if (!matcher->position[i].is_parted)
			for (size_t t = 0; t < now.len; t++)
				step(matcher, &now.thread[t], i);
		for (uint32_t s = 0; s < entry->starts; s++) {
			const struct start *start = &matcher->starting[entry->start + s];

			if (start->is_eager || (start->bloom & matcher->ahead))
				enter(matcher, start->node, i, i);
		}
		matcher->now = matcher->next;
		matcher->next = now;
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
	run_trie(matcher);
	if (regexes_any(matcher->regexes) && matcher->positions) {
		make_text(matcher);
		regexes_find(matcher->regexes, buf_str(&matcher->text), found_regex, matcher);
	}
}
