/* Within matcher.c (what is known of words) and matcher_run.c (how patterns run over a sentence). */
#ifndef MATCHER_INSIDE_H
#define MATCHER_INSIDE_H

#include "fillers.h"
#include "globs.h"
#include "lines.h"
#include "map.h"
#include "matcher.h"
#include "nfa.h"
#include "regexes.h"
#include "threads.h"

/* What a token is when a phrase passes it, and those of which the neighbours tell. */
enum kind {
	KIND_WORD = THREAD_WORD,
	KIND_CLITIC = THREAD_CLITIC,
	KIND_QUOTE = THREAD_CLEAR,
	KIND_SOFT = THREAD_SOFT,	/* comma, dash, bracket, ... */
	KIND_HARD = THREAD_HARD,	/* . ! ? ; : end a phrase */
	KIND_HYPHEN,			/* a joining one is as a quotation mark, any other as KIND_SOFT */
	KIND_DOT,			/* an ellipsis is KIND_SOFT, a full stop KIND_HARD */
};

/* A distinct token line. What is asked of every token comes first: it fits into a line of the processor's cache. */
struct entry {
	uint64_t classes_bloom;		/* bit class % 64 of each class of the patterns' words that it has (nfa.h) */
	uint64_t starts_bloom;		/* of the classes that can follow it in the patterns that it begins */
	uint32_t symbol;		/* of its classes (threads.h) */
	uint64_t holds, opens;		/* what it says of the regular expressions (regexes.h) */
	uint8_t kind;			/* enum kind */
	bool is_pattern;		/* it matches a pattern by itself */
	bool is_patient;		/* a gap may follow it in a pattern */
	bool is_passable;		/* it may stand between two words of a phrase */
	struct word word;
	struct str text;		/* as it was written, unescaped, quotation marks straight: what regular expressions see */
	const struct filler *filler;	/* the first of those that begin with it, NULL if it begins none */
};

/* A token of the sentence. */
struct position {
	const struct entry *entry;
	uint64_t near, far;	/* of what can take on a phrase, or a gap, behind it: the classes as a bloom. 0: no phrase goes on */
	uint64_t classes_bloom;
	bool is_glued;		/* to the one before it */
	bool is_parted;		/* no phrase runs from the one before it to this one */
};

struct matcher {
	struct pattern parser;
	bool is_ready;
	uint32_t patterns;
	uint32_t *test_class;			/* of each test of the parser: the class of the tokens that meet it */
	size_t tests, test_cap;
	uint32_t class_count;			/* classes are numbered from 1 */
	struct map stems, forms, glob_texts;	/* value: class */
	struct globs globs;
	struct fillers fillers;
	struct regexes *regexes;
	struct nfa nfa;
	struct threads threads;

	struct lines lines;			/* the cache: the entry of each token line */
	struct entry **chunk;			/* where entries are */
	size_t entries, chunks, chunk_cap;
	uint32_t *class;			/* of an entry that is being made */
	size_t classes, class_cap;
	struct map strings;			/* what the entries' slices point into */
	struct buf scratch, folded;

	struct position *position;
	uint32_t *offset;			/* [positions] code points from the start of the sentence; made when asked for */
	size_t positions, position_cap, offsets, offset_cap;
	uint64_t may;				/* the regular expressions that may match in the sentence */
	bool is_glue, is_part;			/* before the next token */
	uint32_t *now, *next;			/* threads at the token that is looked at, and behind it */
	size_t nows, now_cap, nexts, next_cap;
	struct match *match;
	size_t matches, match_cap;
	struct buf text;			/* of the sentence, for regular expressions */
	size_t *text_at;			/* [positions] where each token starts in it */
	size_t text_cap;
};

/* Runs the automaton, then the regular expressions, over the sentence; fills matcher->match, in no order. */
void matcher_run(struct matcher *matcher);

#endif
