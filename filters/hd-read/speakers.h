/*
 * What a speaker's label means: the table of patterns that ships (speakers.tsv in the lexicons), and those of -s before it.
 *
 *	struct speakers speakers = {0};
 *
 *	speakers_set(&speakers, "PL=interviewer");	// -s, in the order given
 *	speakers_load(&speakers, share_path("speakers.tsv"));
 *	rule = speakers_find(&speakers, STR("Interviewer 2"));
 *
 * The table: pattern, part, note. A pattern is compared with the whole label, without regard to case; * stands for any run
 * of characters, ? for one, # for a number or a single letter behind a blank, with or without blanks before it, or for nothing;
 * a backslash takes its meaning from the character behind it. The first row that matches holds.
 */
#ifndef SPEAKERS_H
#define SPEAKERS_H

#include "map.h"
#include "transcript.h"

enum meaning {
	MEANS_INTERVIEWER, MEANS_RESPONDENT, MEANS_OTHER, MEANS_UNKNOWN,
	MEANS_SPEAKER,	/* a speaker: the transcript must tell which part */
	MEANS_TEXT,	/* no speaker: "Note:" is text */
};

struct speaker_rule {
	struct str pattern;
	enum meaning meaning;
	bool given;	/* by -s */
};

struct speakers {
	struct speaker_rule *rule;
	size_t len, cap;
	struct map *asked;	/* labels that were asked for, the index of their rules as values */
	struct document held;
};

/* A file, or LABEL=part. */
void speakers_set(struct speakers *speakers, const char *argument);
/* Ends the program with a message where the table has an error. */
void speakers_load(struct speakers *speakers, const char *path, bool given);
/* The first rule that matches; NULL: none. */
const struct speaker_rule *speakers_find(const struct speakers *speakers, struct str label);
/*
 * The same for a label with brackets, "Participant 2 (SENCO)": as a whole, without them, or what is in them; and for several at once,
 * "R1/R2", "Mum & Dad", who all mean the same. */
const struct speaker_rule *speakers_read(const struct speakers *speakers, struct str label);
void speakers_free(struct speakers *speakers);

#endif
