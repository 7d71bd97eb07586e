/*
 * Which of the things that look like labels are speakers: decided over the whole transcript, since "Note:" looks like "Jane:".
 *
 *	struct who who = { .speakers = &speakers };
 *
 *	who_count_labels(&who, &lines);
 *	who_judge(&who);
 *	header_take(&header, &lines, &who, &transcript);	// header.h: its lines hold no labels
 *	who_judge(&who);
 *	who_apply(&who, &lines);	// a label that is none loses its form; the text stays whole
 *	who_free(&who);
 *
 * A label of the table is a speaker. Another is one when it looks like a name, is repeated, and what is around it is of the same
 * make. One way of writing labels (before a colon, on a line of their own, ...) holds for the whole transcript. The rules stand in
 * hd-read(1); who_name tells of each name what was decided, and why.
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
	uint32_t after_question;		/* of those alone on their lines: how many stand behind a line that asks */
	bool accepted[LABEL_FORMS];
	bool named;				/* by the header block */
	struct str meant;			/* of a slip: the label that was meant */
	const char *why;			/* of the decision */
};

struct who {
	const struct speakers *speakers;
	struct map names;			/* in small letters */
	struct who_name *name;			/* [names.len] */
	size_t name_cap;
	size_t lines;				/* of text */
	const struct lines *text;
	struct buf scratch;
};

void who_count_labels(struct who *who, struct lines *lines);
void who_judge(struct who *who);
void who_apply(struct who *who, struct lines *lines);
/* Takes a label out of the count. */
void who_forget(struct who *who, const struct label *label);

/* Whether a label was accepted as a speaker's; how often it stands before a colon; whether the table has it. */
bool who_is_speaker(const struct who *who, const struct label *label);
uint32_t who_count(const struct who *who, struct str name);
bool who_in_table(const struct who *who, struct str name);

/* Whether a name, by itself, is a speaker here or a short label of the table. */
bool who_knows(const struct who *who, struct str name);
/* What was decided of each name, for --explain. */
void who_tell(const struct who *who, struct transcript *transcript);
void who_free(struct who *who);

#endif
