/* Within matcher.c (what is known of words) and matcher_run.c (how patterns run over a sentence). */
#ifndef MATCHER_INSIDE_H
#define MATCHER_INSIDE_H

#include "fillers.h"
#include "globs.h"
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

/* A distinct token line. */
struct entry {
	struct word word;
	struct str text;		/* as it was written, unescaped, quotation marks straight: what regular expressions see */
	const struct filler *filler;	/* the first of those that begin with it, NULL if it begins none */
	uint32_t class, classes;	/* in matcher->pool: the classes of the trie that it has */
	uint32_t start, starts;		/* in matcher->pool: the nodes that it leads to from the root */
	enum kind kind;
};

/* A token of the sentence. */
struct position {
	const struct entry *entry;
	uint32_t offset;	/* code points from the start of the sentence */
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

	struct map lines;			/* the cache: token lines; entry i of it is entry i % ENTRIES of chunk i / ENTRIES */
	struct entry **chunk;
	size_t chunks, chunk_cap;
	uint32_t *pool;
	size_t pooled, pool_cap;
	struct map strings;			/* what the entries' slices point into */
	struct buf scratch, folded;

	struct position *position;
	size_t positions, position_cap;
	bool is_glue, is_part;			/* before the next token */
	struct threads now, next;
	struct match *match;
	size_t matches, match_cap;
	struct buf text;			/* of the sentence, for regular expressions */
	size_t *text_at;			/* [positions] where each token starts in it */
	size_t text_cap;
};

/* Runs the trie, then the regular expressions, over the sentence; fills matcher->match, in no order. */
void matcher_run(struct matcher *matcher);

#endif
