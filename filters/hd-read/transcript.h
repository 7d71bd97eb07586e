/*
 * A transcript as the layout has read it: turns of speakers, and what stands between them.
 *
 *	struct transcript transcript = {0};
 *
 *	layout_read(&layout, &document, &transcript);
 *	for (size_t i = 0; i < transcript.turns; i++)
 *		... transcript.turn[i] and its pieces ...
 *	transcript_clear(&transcript);		// before the next one: keeps the memory
 *	transcript_free(&transcript);
 *
 * Slices point into the document, or into held.
 */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include "document.h"

enum part { PART_UNKNOWN, PART_RESPONDENT, PART_INTERVIEWER, PART_OTHER };

enum mark {
	MARK_NONE,	/* text, no mark */
	MARK_UNHEARD, MARK_EVENT, MARK_PAUSE, MARK_BACKCHANNEL, MARK_TIME, MARK_ANON, MARK_PAGE, MARK_NOTE,
};

/* Text, or a mark. */
struct piece {
	struct str text;
	enum mark mark;
	bool glued;	/* text that follows the text before it without a blank, whatever marks stand between */
};

#define NOBODY UINT32_MAX

struct turn {
	uint32_t speaker;	/* NOBODY: no turn, but marks between turns */
	struct str time;
	size_t piece, pieces;	/* where they start, and how many */
	uint64_t line;		/* of the source, from 1 */
};

struct speaker {
	struct str label;	/* as the transcript has it; empty where it has none */
	enum part part;
	const char *why;	/* how the part was told, "a label of the table" */
	struct str evidence;	/* what told it: a pattern, a line of the header; may be empty */
	bool inferred;		/* told by who asks the questions, or by who is left */
	bool strong;		/* no label: told by bold or italic throughout (transcript.by_strong) */
	uint64_t turns;
	uint64_t bytes;		/* of text */
	uint64_t answers;	/* turns with words in them */
	uint64_t questions;	/* twice a turn that ends in one, once one that holds one */
};

/* How something that looks like a label was read, for --explain. */
struct reading {
	struct str name;
	const char *form;	/* "colon" */
	uint32_t times;
	bool speaker;
	const char *why;
};

struct transcript {
	struct turn *turn;
	size_t turns, turn_cap;
	struct piece *piece;
	size_t pieces, piece_cap;
	struct speaker *speaker;
	size_t speakers, speaker_cap;
	bool by_strong;			/* nobody has a label, but one speaker is set off in bold or italic */
	struct pair *header;		/* attributes that the transcript gives itself */
	size_t headers, header_cap;
	struct reading *reading;
	size_t readings, reading_cap;
	size_t header_lines;		/* of the document, before the first speaker */
	struct document held;		/* keeps what was made up */
};

struct turn *transcript_turn(struct transcript *transcript, uint32_t speaker, uint64_t line);
/* Adds to the last turn. */
struct piece *transcript_piece(struct transcript *transcript, enum mark mark, struct str text);
/* The speaker of this label, new or not. strong: the one without a label who is set off in bold or italic. */
uint32_t transcript_speaker(struct transcript *transcript, struct str label, bool strong);
struct reading *transcript_reading(struct transcript *transcript);
void transcript_header(struct transcript *transcript, struct str name, struct str value);
void transcript_clear(struct transcript *transcript);
void transcript_free(struct transcript *transcript);

/* Words: what stands between blanks and holds a letter or a digit. */
uint64_t count_words(struct str text);

const char *part_name(enum part part);
const char *mark_name(enum mark mark);

#endif
