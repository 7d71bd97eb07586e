/*
 * Which of the things that look like labels are speakers: decided over the whole transcript, since "Note:" looks like "Jane:".
 *
 *	struct who who = { .speakers = &speakers };
 *
 *	who_decide(&who, &lines);	// a label of lines that is none loses its form; the text stays whole
 *	who_free(&who);
 *
 * A label of the table is a speaker. Another is one when it looks like a name, is repeated, and what is around it is of the same
 * make; the rules stand in hd-read(1), and who_name says for each name what was decided and by which.
 */
#ifndef WHO_H
#define WHO_H

#include "lines.h"
#include "map.h"
#include "speakers.h"

struct who_name {
	struct str name;			/* as it first stood */
	const struct speaker_rule *rule;	/* of the table; NULL: not there */
	uint32_t count[LABEL_FORMS];
	uint32_t all;
	bool accepted[LABEL_FORMS];
	bool named;				/* by the header block */
	const char *why;			/* of the decision */
};

struct who {
	const struct speakers *speakers;
	struct map names;			/* small letters */
	struct who_name *name;			/* [names.len] */
	size_t name_cap;
	size_t lines;				/* of text */
	struct buf scratch;
};

/* Counts what looks like a label, from line `from` on, and decides. */
void who_decide(struct who *who, struct lines *lines);
/* Whether a name, by itself, is a speaker here or in the table. */
bool who_knows(const struct who *who, struct str name);
void who_free(struct who *who);

#endif
