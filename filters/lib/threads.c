/* Patterns partly matched: see threads.h. */
#include <stdlib.h>

#include "threads.h"

/* What stands between the last word matched and the next, where that is no gap: a comma there wants a filler beside it. */
enum { CLEAN, COMMA, FILLER };

enum {
	STRETCH = 16,			/* so many transparent tokens may stand between two words of a phrase */
	MOST = 64 * 1024,		/* threads kept: about 150 bytes each, and as much for their subsets; */
	MOST_MOVES = 4,			/* moves a thread: 16 bytes each, with the free slots; */
	MOST_BYTES = 64,		/* of the subsets' nodes a thread */
};

/* The classes that a symbol stands for. */
static const uint32_t *
classes_of(const struct threads *threads, uint32_t symbol, size_t *classes)
{
	struct str key = threads->symbols.entry[symbol].key;

	*classes = key.len / sizeof(uint32_t);
	return (const void *)key.at;	/* all keys are numbers of four bytes: they stand as such numbers do */
}

uint32_t
threads_symbol(struct threads *threads, const uint32_t *class, size_t classes)
{
	uint32_t id = map_add(&threads->symbols, (struct str){ (const char *)class, classes * sizeof(*class) });

	if (threads->symbols.entry[id].value++ == 0) {	/* it is new */
		threads->start = alloc_room(threads->start, id, &threads->start_cap, sizeof(*threads->start));
		threads->start[id] = MOVES_UNKNOWN;
	}
	return id;
}

/* What is asked of a thread. */
static struct thread
describe(struct threads *threads, struct thread_key key)
{
	const struct subset *subset = &threads->subsets.subset[key.subset];
	struct thread thread = { .bloom = subset->bloom, .is_patient = key.wait > 0 || subset->most > 0, .accept = subset->accept, .key = key };

	for (size_t kind = 0; kind < THREAD_KINDS; kind++)
		thread.behind[kind] = MOVES_UNKNOWN;
	if (key.since == 1)
		thread.accepts = subset->accepts;
	if (key.wait == 0)
		thread.takes = key.between == COMMA ? subsets_narrow(&threads->subsets, key.subset, 1) : key.subset;
	thread.takes_bloom = threads->subsets.subset[thread.takes].bloom;
	return thread;
}

/* The number of a thread. */
static uint32_t
keep(struct threads *threads, struct thread_key key)
{
	const struct subset *subset;
	uint32_t id;

	if (key.since > STRETCH + 1 && key.wait == 0)
		key.subset = subsets_narrow(&threads->subsets, key.subset, key.since - STRETCH - 1);
	subset = &threads->subsets.subset[key.subset];
	if (subset->bloom == 0 && (key.since > 1 || subset->accepts == 0))
		return THREAD_NONE;
	if (subset->least > 0)
		key.between = CLEAN;
	id = map_add(&threads->keys, (struct str){ (const char *)&key, sizeof(key) });
	if (threads->keys.entry[id].value++ == 0) {	/* it is new */
		threads->thread = alloc_room(threads->thread, id, &threads->cap, sizeof(*threads->thread));
		threads->thread[id] = describe(threads, key);
		threads->is_full |= id > threads->most || threads->subsets.nodes.bytes > MOST_BYTES * threads->most;
	}
	return id;
}

/* A thread that begins. */
static uint32_t
begin(struct threads *threads, uint32_t subset)
{
	return keep(threads, (struct thread_key){ .subset = subset, .since = 1 });
}

void
threads_open(struct threads *threads, const struct nfa *nfa)
{
	*threads = (struct threads){ .most = MOST };
	subsets_open(&threads->subsets, nfa);
	threads_clear(threads);
}

void
threads_clear(struct threads *threads)
{
	subsets_clear(&threads->subsets);
	map_clear(&threads->keys);
	moves_clear(&threads->taken);
	moves_clear(&threads->filled);
	for (size_t i = 0; i < threads->symbols.len; i++)
		threads->start[i] = MOVES_UNKNOWN;
	map_add(&threads->keys, STR(""));	/* THREAD_NONE */
	threads->thread = alloc_room(threads->thread, 0, &threads->cap, sizeof(*threads->thread));
	threads->thread[THREAD_NONE] = (struct thread){0};
	threads->is_full = false;
}

void
threads_forget(struct threads *threads)
{
	map_clear(&threads->symbols);
	threads_clear(threads);
}

void
threads_close(struct threads *threads)
{
	subsets_close(&threads->subsets);
	map_free(&threads->symbols);
	map_free(&threads->keys);
	moves_free(&threads->taken);
	moves_free(&threads->filled);
	free(threads->thread);
	free(threads->start);
	*threads = (struct threads){0};
}

uint32_t
threads_make_start(struct threads *threads, uint32_t symbol)
{
	size_t classes;
	const uint32_t *class = classes_of(threads, symbol, &classes);

	return threads->start[symbol] = begin(threads, subsets_take(&threads->subsets, SUBSET_START, class, classes));
}

uint32_t
threads_make_take(struct threads *threads, uint32_t id, uint32_t symbol)
{
	uint32_t takes = threads->thread[id].takes, to;
	size_t classes;
	const uint32_t *class = classes_of(threads, symbol, &classes);

	to = begin(threads, subsets_take(&threads->subsets, takes, class, classes));
	moves_keep(&threads->taken, takes, symbol, to);
	threads->is_full |= threads->taken.len > MOST_MOVES * threads->most;
	return to;
}

uint32_t
threads_make_pass(struct threads *threads, uint32_t id, enum thread_kind kind)
{
	struct thread_key key = threads->thread[id].key;
	uint32_t to;

	key.since++;
	if (key.wait)
		key.wait--;
	else if (kind == THREAD_WORD)
		key.subset = subsets_narrow(&threads->subsets, key.subset, ++key.used);
	else if (kind == THREAD_CLITIC)
		key.subset = subsets_narrow(&threads->subsets, key.subset, 1);
	else if (kind == THREAD_SOFT)
		key.between = key.between == FILLER ? FILLER : COMMA;
	else if (kind == THREAD_HARD)
		key.subset = SUBSET_NONE;
	to = keep(threads, key);
	return threads->thread[id].behind[kind] = to;
}

uint32_t
threads_pass_filler(struct threads *threads, uint32_t id, uint32_t words)
{
	struct thread_key key = threads->thread[id].key;
	uint32_t to;

	if (key.wait)
		return THREAD_NONE;
	to = moves_find(&threads->filled, id, words);
	if (to == MOVES_UNKNOWN) {
		key.since++;
		key.wait = words - 1;
		key.between = FILLER;
		to = keep(threads, key);
		moves_keep(&threads->filled, id, words, to);
	}
	return to;
}

uint32_t
threads_join(struct threads *threads, uint32_t a, uint32_t b)
{
	return begin(threads, subsets_join(&threads->subsets, threads->thread[a].key.subset, threads->thread[b].key.subset));
}

/* With the same last token the one that has passed fewer words stands in all the nodes where the other stands. */
bool
threads_covers(const struct threads *threads, uint32_t id, uint32_t other)
{
	const struct thread_key *a = &threads->thread[id].key, *b = &threads->thread[other].key;

	if (a->since != b->since || a->wait != b->wait || a->between != b->between)
		return false;
	return a->used < b->used || (a->used == b->used && threads->subsets.subset[a->subset].least <= threads->subsets.subset[b->subset].least);
}
