/*
 * Patterns partly matched: a thread is the nodes where they stand, all entered at the same token, and what was passed since.
 * Each thread is made when text first leads to it and kept, by number (the subset construction, Rabin and Scott 1959, done
 * lazily: Thompson 1968; Cox 2010, "Regular expression matching in the wild"). A step that was taken before costs one
 * look-up, however many patterns it concerns.
 *
 *	struct threads threads;
 *
 *	threads_open(&threads, &nfa);			// the nfa is ready
 *	symbol = threads_symbol(&threads, classes, 3);	// of tokens that have these classes
 *	id = threads_start(&threads, symbol);		// the first token of a match
 *	... threads.thread[id].accepts ...
 *	taken = threads_take(&threads, id, symbol);	// where the next token leads
 *	id = threads_pass(&threads, id, THREAD_WORD);	// what is left when it is passed
 *	if (threads.is_full)				// some ten megabytes
 *		threads_clear(&threads);		// no number is valid any more, but those of symbols
 *	threads_close(&threads);
 *
 * Why threads, and not sets of them as in a deterministic automaton: those are as many as the ways in which phrases overlap
 * in a text, and most would be made for one sentence; there is seldom more than one thread at a time.
 *
 * heddle-lexicon(7) says what may stand between two words of a phrase: here is where it is decided.
 */
#ifndef THREADS_H
#define THREADS_H

#include "map.h"
#include "moves.h"
#include "subsets.h"

/* What a token is when it is passed. */
enum thread_kind {
	THREAD_WORD,	/* in a gap that has room, and counted there */
	THREAD_CLITIC,	/* in a gap */
	THREAD_CLEAR,	/* anywhere */
	THREAD_SOFT,	/* in a gap and beside a filler */
	THREAD_HARD,	/* nowhere */
	THREAD_KINDS
};

enum { THREAD_NONE = 0 };	/* nothing goes on */

/* What a thread is. */
struct thread_key {
	uint32_t subset;		/* the nodes */
	uint32_t since;			/* how many tokens before the next one they were entered */
	uint32_t wait;			/* tokens until the end of a filler that is being passed */
	uint32_t used;			/* words passed in the gap */
	uint32_t between;		/* what else was passed: threads.c */
};

struct thread {
	uint64_t bloom;			/* bit class % 64 of each class that may lead on, at the next token or later */
	uint64_t takes_bloom;		/* of those that do at the next token */
	uint32_t behind[THREAD_KINDS];	/* what threads_pass gives, or MOVES_UNKNOWN */
	uint32_t takes;			/* the subset of the nodes that may take the next token */
	uint32_t accept, accepts;	/* in subsets.accept: the patterns that end where it begins, ascending */
	bool is_patient;		/* in a gap or in a filler: not only the next token counts */
	struct thread_key key;
};

struct threads {
	struct subsets subsets;
	struct map symbols;		/* key: classes; its place is the symbol */
	struct map keys;		/* key: a struct thread_key; its place is the thread */
	struct thread *thread;
	struct moves taken;		/* by subset and symbol */
	struct moves filled;		/* by thread and length of a filler */
	uint32_t *start;		/* by symbol: what threads_start gives, or MOVES_UNKNOWN */
	size_t cap, start_cap;
	size_t most;			/* threads to be kept */
	bool is_full;			/* it holds as much as it should: to be cleared when no thread is in use */
};

void threads_open(struct threads *threads, const struct nfa *nfa);
void threads_close(struct threads *threads);
void threads_clear(struct threads *threads);
/* The same, and forgets the symbols. */
void threads_forget(struct threads *threads);
/* The number that stands for these classes. */
uint32_t threads_symbol(struct threads *threads, const uint32_t *class, size_t classes);
/* What is left when the next tokens are a filler of so many words, to be passed. */
uint32_t threads_pass_filler(struct threads *threads, uint32_t id, uint32_t words);
/* Of two that begin at the same token: both. */
uint32_t threads_join(struct threads *threads, uint32_t a, uint32_t b);
/* Of two that were left by the same passing: whether the first can do all that the second can. */
bool threads_covers(const struct threads *threads, uint32_t id, uint32_t other);

/* What the functions below come to when the step is taken for the first time. */
uint32_t threads_make_start(struct threads *threads, uint32_t symbol);
uint32_t threads_make_take(struct threads *threads, uint32_t id, uint32_t symbol);
uint32_t threads_make_pass(struct threads *threads, uint32_t id, enum thread_kind kind);

static inline uint32_t
threads_start(struct threads *threads, uint32_t symbol)
{
	uint32_t to = threads->start[symbol];

	return to != MOVES_UNKNOWN ? to : threads_make_start(threads, symbol);
}

static inline uint32_t
threads_take(struct threads *threads, uint32_t id, uint32_t symbol)
{
	uint32_t to = moves_find(&threads->taken, threads->thread[id].takes, symbol);

	return to != MOVES_UNKNOWN ? to : threads_make_take(threads, id, symbol);
}

static inline uint32_t
threads_pass(struct threads *threads, uint32_t id, enum thread_kind kind)
{
	uint32_t to = threads->thread[id].behind[kind];

	return to != MOVES_UNKNOWN ? to : threads_make_pass(threads, id, kind);
}

#endif
