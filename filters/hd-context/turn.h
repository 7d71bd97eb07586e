/*
 * A turn taken apart: its sentences, their words, hits and clauses; and put together again with the hits as decided.
 *
 *	turn_read(&turn, u_line, body);
 *	... change turn.hit[i].side, .was, .void_, .why; turn_add_hit() ...
 *	turn_write(&turn, &out);
 *
 * Slices point into the body: they are valid until the next turn_read.
 */
#ifndef TURN_H
#define TURN_H

#include "out.h"
#include "str.h"

/* A side as a direction between a lexicon's poles. */
enum polarity { POLARITY_NONE = 0, POLARITY_GOOD = 1, POLARITY_BAD = -1 };

/* Codes of lexicons, as hd-match writes them once a stream: their sides, the poles first. */
struct codebook {
	struct str id, good, bad, neutral;	/* neutral: the third side, if there is one */
};

struct codebooks {
	struct codebook *book;
	size_t len, cap;
	char **held;		/* what the slices point into */
	size_t helds, held_cap;
};

/* One step of a decision: "negated: n't". The words are those of a sentence. */
struct reason {
	struct str note;	/* what the cue does */
	uint32_t sentence, from, to;	/* its words, from 0, inclusive; from > to: none */
	bool negates;		/* it says that something is not so */
};

enum { REASONS = 4 };

struct hit {
	struct str raw;		/* the line as read; empty for one that was carried over */
	struct str lexicon, theme, side, start, end, pattern;	/* escaped */
	uint32_t from, to;	/* words of its sentence, from 0, inclusive */
	uint32_t sentence;
	const struct codebook *book;
	enum polarity polarity;	/* what its words say: none for a mention */
	bool mention, ruled_out;	/* ruled_out: void when read (a trap), or made so here */
	bool has_others;	/* attributes that others gave it */
	struct str new_side, was, void_, why;	/* what was decided; why as it stood when it was read */
	struct reason reason[REASONS];	/* what this filter adds to why */
	size_t reasons;
	bool carried;
};

struct sentence {
	struct str lines;	/* what stands between <s> and </s>, the hits among it */
	struct str said;	/* of these what stands before the hits at their end */
	struct str open;	/* the <s> line */
	uint32_t words;		/* once they were read: turn_has_words */
	uint32_t hit, hits;	/* its hits as read: turn.hit[hit, hit + hits) */
	bool given;		/* a hit was carried over to it */
};

struct turn {
	struct str open;	/* the <u> line */
	struct str body;
	struct sentence *sentence;
	size_t sentences, sentence_cap;
	struct hit *hit;
	size_t hits, hit_cap;
	size_t hits_read;	/* those that were carried over stand behind these */
	struct buf why;
	uint32_t *order;	/* of a sentence's hits, for writing */
	size_t order_cap;
};

/* Learns a <lexicon/> line; the same one again is passed over. */
void codebooks_learn(struct codebooks *books, struct str tag);
void codebooks_free(struct codebooks *books);

/* Finds the sentences and their hits; the words are passed over. */
void turn_read(struct turn *turn, const struct codebooks *books, struct str open, struct str body);
/* Says how many words a sentence has. A hit that points past them, or nowhere, takes all of them. */
void turn_has_words(struct turn *turn, uint32_t sentence, uint32_t words);
/* A hit carried over to a sentence: a mention with lexicon, theme and pattern of the other. Returns it; earlier pointers to hits move. */
struct hit *turn_add_hit(struct turn *turn, const struct hit *from, uint32_t sentence);
/* Gives a hit another side; the one it had is its `was`. */
void hit_turn(struct hit *hit, struct str side);
/* Adds a step to the hit's reasons; the steps past REASONS are left out. */
void hit_because(struct hit *hit, struct reason reason);
/*
 * The pole of a lexicon; of one that has a neutral side, this instead of the unfavourable one when the reason only says that
 * something is not so: what has not got better is as it was.
 */
struct str book_side(const struct codebook *book, enum polarity polarity, bool negates);
/* The reasons in words, "negated: n't; complaint: a nightmare". Replaces what is in *b. */
void hit_why(const struct turn *turn, const struct hit *hit, struct buf *b);
void turn_write(struct turn *turn, struct out *out);
/* Writes a turn as it came. */
void turn_pass(struct str open, struct str body, struct out *out);
void turn_free(struct turn *turn);

#endif
