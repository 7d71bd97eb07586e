/*
 * A transcript of the stream, counted turn by turn, then joined to the counts as one record.
 *
 *	struct transcript transcript = { .counts = &counts };
 *
 *	transcript_start(&transcript, text_line, place);
 *	transcript_turn(&transcript, u_line, body, place);
 *	transcript_end(&transcript);
 *	...
 *	transcript_close(&transcript);
 */
#ifndef TRANSCRIPT_H
#define TRANSCRIPT_H

#include "counts.h"

struct transcript {
	struct counts *counts;
	bool open;
	bool has_id;
	struct place place;	/* of its <text> */
	uint32_t text;		/* entry of counts->texts */
	bool is_again;		/* a stream gave it before */
	uint64_t words, turns;
	struct tally *tally;	/* [tallies] by key */
	size_t tallies, tally_cap;
	uint32_t *touched;	/* [touches] keys that this transcript has */
	size_t touches, touched_cap;
	uint64_t sentence;	/* sentences so far, in all transcripts */
	uint64_t turn;		/* turns so far, in all transcripts */
	struct map tags;	/* "lexicon\ttheme\tside" as a tag has them -> key + 1 */
	struct buf scratch, cell, name;
	bool has_hits, has_codes, said_outside;
	struct place hit;	/* turn of the first hit that could be a code */
};

/* A transcript that is still open is taken as it is: said. */
void transcript_start(struct transcript *transcript, struct str tag, struct place place);
void transcript_turn(struct transcript *transcript, struct str tag, struct str body, struct place place);
void transcript_end(struct transcript *transcript);
/* Ends the last one; says when there were hits and no codes: hd-code has not seen the stream. */
void transcript_close(struct transcript *transcript);

#endif
