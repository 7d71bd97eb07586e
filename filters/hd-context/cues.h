/*
 * Cues: the words by which a side is told, read from tables of cues (hd-context(1), CUES).
 *
 *	struct cues *cues = cues_new();
 *	cues_load(cues, "lexicons/context/cues.tsv", &left_out);
 *	cues_ready(cues);
 *	n = cues_find(cues, sentence->lines, &found, &cap);
 *	cues_free(cues);
 */
#ifndef CUES_H
#define CUES_H

#include "clause.h"

enum effect {
	EFFECT_IGNORE,	/* a frame: what overlaps it is no cue */
	EFFECT_STOP,	/* nothing reaches past it */
	EFFECT_FLIP,
	EFFECT_PAST,	/* turns over as well, but is no lack of what it reaches */
	EFFECT_GOOD,
	EFFECT_BAD,
	EFFECT_NEUTRAL,
	EFFECT_VOID,
	EFFECT_REPAIR,	/* what was said before is taken back */
	EFFECT_YES,
	EFFECT_NO,
	EFFECT_MIXED,	/* an answer that says both */
	EFFECT_CLOSED,	/* a question that yes or no answers */
	EFFECT_OPEN,
};

enum direction {
	DIRECTION_RIGHT,
	DIRECTION_LEFT,
	DIRECTION_BOTH,
	DIRECTION_START,	/* within its first words it speaks for the whole turn */
	DIRECTION_ANSWER,	/* of a question: it speaks for the answer */
};

/* An answer begins with yes or no within so many tokens, unless its span says otherwise; and within this many at most. */
enum { ANSWER_SPAN = 3, ANSWER_SPAN_MOST = 40 };

/* Reach beyond a number of words. */
enum { SPAN_CLAUSE = 1000, SPAN_SENTENCE, SPAN_TURN };

enum { STRENGTH_HINT = 1, STRENGTH_PLAIN, STRENGTH_STRONG };

struct cue {
	enum effect effect;
	enum direction direction;
	uint32_t span;			/* words, or one of the above; of yes, no, mixed: within so many tokens from the start */
	uint32_t strength;		/* of the above */
	int layer;			/* cues of questions and answers, and those of the sentence, do not cover one another */
	struct str only;		/* for hits of a lexicon of this name, or with this side, alone; with ! before it, of all others; empty: of all */
	struct str note;		/* what it does, in words; escaped as in attributes */
};

/* A cue where it stands. */
struct found {
	const struct cue *cue;
	uint32_t from, to;		/* tokens of the sentence, from 0, inclusive */
	uint32_t clause, clause_to;	/* of its first token, of its last */
	int32_t value;			/* of good and bad, in hundredths, once what turns it over is counted in */
	const struct found *turned;	/* by what, or NULL */
	bool is_for_others;		/* for hits of other lexicons */
	bool dropped;			/* that, or within a longer cue */
};

/* Names of groups of cues, and which of them are used. */
struct groups {
	struct str *name;
	size_t len, cap;
};

struct cues *cues_new(void);
/* Adds a table, without the rows of the groups that are left out. Dies with file, line and column when a row is not understood. */
void cues_load(struct cues *cues, const char *path, const struct groups *left_out);
/* Whether any table that was loaded has such a group. */
bool cues_have_group(const struct cues *cues, struct str group);
void cues_ready(struct cues *cues);
void cues_free(struct cues *cues);

/*
 * The cues that stand in a sentence, ordered by place, into the caller's array of *cap, which grows. Returns how many. lines: what
 * stands between <s> and </s>, as a stream has it (stream.h).
 */
size_t cues_find(struct cues *cues, struct str lines, struct found **found, size_t *cap);
/*
 * What the tokens of the sentence read last are to clause_split, [*words]; nothing for a hyphen that joins two words. Valid until
 * the next is read.
 */
const struct clause_word *cues_words(const struct cues *cues, uint32_t *words);

/* The clause_role of the first token of a sentence; 0 when it has none. What cues_words gave is not valid any more. */
unsigned cues_first_role(struct cues *cues, struct str lines);

/*
 * Marks as dropped what is for others, and what lies within a longer cue, or under a frame, that is not. They must be ordered by
 * place.
 */
void cues_drop_covered(struct found *found, size_t n);

#endif
