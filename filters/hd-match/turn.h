/*
 * A turn: its sentences matched, and what is to be written of it.
 *
 *	turn_open(&turn, &rows);
 *	turn_match(&turn, body, is_question, &in);
 *	if (turn.hits)
 *		turn_put(&turn, body, &out);
 *	turn_close(&turn);
 */
#ifndef TURN_H
#define TURN_H

#include "hits.h"
#include "out.h"
#include "rows.h"
#include "stream.h"

/* A place where what is written differs from what was read: body[at, resume) gives way to text[from, to). */
struct change {
	size_t at, resume, from, to;
};

/* A hit of a sentence that was matched before, with other lexicons. */
struct earlier {
	struct str raw;
	uint64_t from, to;
	struct str name[4];	/* lexicon, theme, side, pattern */
};

struct turn {
	struct hits found;
	struct change *change;
	struct earlier *earlier;
	size_t changes, change_cap, earliers, earlier_cap;
	struct buf text;
	bool in_sentence;
	struct str tag;			/* <s> of the sentence */
	uint64_t sentences, words;	/* of the turn, those skipped before among them */
	size_t hits;			/* found now or before */
};

void turn_open(struct turn *turn, const struct rows *rows);
/* in: for messages. A turn that is not what hd-stem writes ends the program with one. */
void turn_match(struct turn *turn, struct str body, bool is_question, const struct stream *in);
/* Writes the body with its hits. */
void turn_put(const struct turn *turn, struct str body, struct out *out);
void turn_close(struct turn *turn);

#endif
