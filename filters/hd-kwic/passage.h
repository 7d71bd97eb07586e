/*
 * The hits of a turn with the words around them.
 *
 *	struct passages passages = {0};
 *
 *	passages_read(&passages, body);
 *	for (i = 0; i < passages.len; i++)
 *		... passages.passage[i].match ...
 *	passages_free(&passages);
 *
 * Slices are valid until the next passages_read, and no longer than the body.
 */
#ifndef PASSAGE_H
#define PASSAGE_H

#include "map.h"
#include "str.h"

enum unit { UNIT_PASSAGE, UNIT_SENTENCE, UNIT_TURN };

/* A hit; or, by sentence or turn, the hits of one that agree in lexicon, theme, side and void. */
struct passage {
	struct str lexicon, theme, side, void_;	/* unescaped; void_ is empty when the hit counts */
	struct str pattern, why, match;		/* of several hits: the distinct ones, joined by "; " */
	struct str quote;			/* the sentence, or the turn */
	struct str left, right;			/* what the turn holds before the first match and behind it */
	struct str first;			/* the first match */
	uint64_t sentence, start, end;		/* as in the stream; of the unit when that is a sentence or a turn */
	size_t at;				/* index of the sentence in the turn */
};

struct span {
	size_t from, to;	/* bytes of said */
};

struct passages {
	struct passage *passage;
	size_t len, cap;
	struct buf said;	/* the turn as it was said; " […] " stands for what was dropped */
	struct span *token;	/* [tokens] of the sentence being read */
	size_t tokens, token_cap;
	struct sentence {
		struct span said;
		uint64_t n, p;
	} *sentence;
	size_t sentences, sentence_cap;
	struct span *match;	/* [len] of each passage */
	size_t match_cap;
	struct map held;	/* of unescaped attributes and lists */
	struct buf scratch;
	bool has_escapes;	/* there is something to unescape in the turn */
};

/* The hits of a turn, one by one, in the order of the stream. body: as stream.h hands it out, with bytes to spare behind it. */
void passages_read(struct passages *passages, struct str body);
/* Joins those of a unit that agree. */
void passages_join(struct passages *passages, enum unit unit);
void passages_free(struct passages *passages);

#endif
