/*
 * Clauses of a sentence: the stretches within which a negation reaches and an opinion finds its theme.
 *
 *	struct clauses clauses = {0};
 *	word[i] = (struct clause_word){ form, clause_role(form) };	// form: a folded token
 *	clause_split(&clauses, word, n);
 *	for (i = 0; i < clauses.len; i++)
 *		... clauses.clause[i].from, .to, .join ...
 *	clauses_free(&clauses);
 *
 * No parser: speech has few full stops and many commas, and what decides a side is mostly marked by a word. A clause ends
 * - at . ? ! ; : ... and at a dash that stands apart;
 * - before but, yet, however, except, whereas, although, though, "having said that", "mind you" (contrast, concession);
 * - before because, cause, cos, since after a comma (cause) and if, unless, once, until (condition), when;
 * - before so, then, which, and, or, with a comma or followed by a subject ("and they", "so I");
 * - at a comma followed by a subject (I you he she it we they there this that everybody nobody ...): speech splices.
 * A final "though" or "but" stays with the clause that it ends. Source: the termination words of NegEx (Chapman and others
 * 2001) and ConText (Harkema and others 2009), widened to spoken British English.
 */
#ifndef CLAUSE_H
#define CLAUSE_H

#include "str.h"

enum clause_join {
	CLAUSE_PLAIN,		/* the first, or joined by a comma, and, or, so, which */
	CLAUSE_CONTRAST,	/* but, however: both hold, this is the point */
	CLAUSE_CONCESSION,	/* although: both hold, the other is the point */
	CLAUSE_CAUSE,		/* because */
	CLAUSE_CONDITION,	/* if, unless */
};

struct clause {
	uint32_t from, to;	/* indices of its first token and behind its last, from 0 */
	enum clause_join join;	/* to what stands before it */
};

struct clauses {
	struct clause *clause;
	size_t len, cap;
};

/* What a token may do to clauses, by its form alone: a set of these, within 16 bits. Most are none of them. */
enum {
	CLAUSE_OPENS = 1,	/* begins the words of an opener */
	CLAUSE_SUBJECT = 2,
	CLAUSE_COMMA = 4,
	CLAUSE_ENDS = 8,
	CLAUSE_STOP = 16,	/* . ? ! ; : ... */
	CLAUSE_OPENER = 5,	/* from this bit on: where the openers begin that have it for their first word */
};

/* A token. All 0: it is passed over, as a hyphen that joins two words. */
struct clause_word {
	struct str form;	/* folded */
	unsigned role;		/* clause_role(form) */
};

unsigned clause_role(struct str form);
/* Whether a token of this role may begin a clause of contrast or concession. */
bool clause_may_turn(unsigned role);

/* The clauses of n tokens, in order and without gaps; none for n = 0. Replaces what *clauses held. */
void clause_split(struct clauses *clauses, const struct clause_word *word, size_t n);
void clauses_free(struct clauses *clauses);
/* "and", "contrast" ...: the word for a join, in the singular, for explanations. */
const char *clause_name(enum clause_join join);

#endif
