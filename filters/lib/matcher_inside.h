/* Within matcher.c (what is known of words) and matcher_run.c (how patterns run over a sentence). */
#ifndef MATCHER_INSIDE_H
#define MATCHER_INSIDE_H

#include "fillers.h"
#include "globs.h"
#include "lines.h"
#include "map.h"
#include "matcher.h"
#include "regexes.h"
#include "trie.h"

enum kind {
	KIND_WORD,
	KIND_CLITIC,
	KIND_HYPHEN,	/* a joining one is transparent, any other as KIND_SOFT */
	KIND_QUOTE,	/* transparent */
	KIND_SOFT,	/* comma, dash, bracket, ...: crossed in a gap and beside a filler */
	KIND_DOT,	/* an ellipsis is KIND_SOFT, a full stop KIND_HARD */
	KIND_HARD,	/* . ! ? ; : end a phrase */
};

/* A node that an entry leads to from the root. */
struct start {
	uint64_t bloom;			/* trie.h */
	uint32_t node;
	bool is_eager;			/* a pattern ends there, or a gap begins: to be entered whatever follows */
};

/* A distinct token line. What is asked of every token comes first: it fits into a line of the processor's cache. */
struct entry {
	uint64_t classes_bloom;		/* bit class % 64 of each of its classes */
	uint64_t starts_bloom;		/* of all its starts: what the next token must have for one of them to go on */
	uint32_t class, classes;	/* in matcher->pool: the classes of the trie that it has */
	uint32_t start, starts;		/* in matcher->starting: where it leads to from the root */
	uint8_t kind;			/* enum kind */
	bool is_eager;			/* one of the starts is */
	bool is_passable;		/* it may stand between two words of a phrase */
	struct word word;
	struct str text;		/* as it was written, unescaped, quotation marks straight: what regular expressions see */
	const struct filler *filler;	/* the first of those that begin with it, NULL if it begins none */
};

/* A token of the sentence. */
struct position {
	const struct entry *entry;
	bool is_glued;		/* to the one before it */
	bool is_parted;		/* no phrase runs from the one before it to this one */
};

/* A pattern, or several that begin alike, partly matched. */
struct thread {
	uint32_t node;		/* of the trie */
	uint32_t from;		/* first token of the match */
	uint32_t last;		/* the last token that was matched */
	uint32_t at;		/* the token that it wants to see next */
	uint16_t left;		/* in a gap: how many more words may stand in it */
	uint8_t state;		/* what is between last and at */
};

struct threads {
	struct thread *thread;
	size_t len, cap;
};

struct matcher {
	struct pattern parser;
	bool is_ready;
	uint32_t patterns;
	uint32_t class_count;			/* classes are numbered from 1 */
	struct map stems, forms, glob_texts;	/* value: class */
	struct globs globs;
	struct fillers fillers;
	struct regexes *regexes;
	struct trie trie;

	struct lines lines;			/* the cache: the entry of each token line */
	struct entry **chunk;			/* where entries are */
	size_t entries, chunks, chunk_cap;
	uint32_t *pool;
	struct start *starting;
	size_t pooled, pool_cap, started, start_cap;
	struct map strings;			/* what the entries' slices point into */
	struct buf scratch, folded;

	struct position *position;
	uint32_t *offset;			/* [positions] code points from the start of the sentence; made when asked for */
	size_t positions, position_cap, offsets, offset_cap;
	bool is_glue, is_part;			/* before the next token */
	struct threads now, next;
	uint64_t ahead;				/* while it runs: the classes of the next token as a bloom; all bits when it may be passed */
	struct match *match;
	size_t matches, match_cap;
	struct buf text;			/* of the sentence, for regular expressions */
	size_t *text_at;			/* [positions] where each token starts in it */
	size_t text_cap;
};

/* Runs the trie, then the regular expressions, over the sentence; fills matcher->match, in no order. */
void matcher_run(struct matcher *matcher);

#endif
