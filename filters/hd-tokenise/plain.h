/*
 * The plain text of a turn, from its lines of text or from its tokens: runs of white space as one blank, none at the ends.
 *
 *	struct plain plain = {0};
 *
 *	plain_read(&plain, body);	// the lines of a turn, as stream_turn gives them
 *	... plain.text ... plain.mark[0 .. plain.marks) ...
 *	plain_free(&plain);
 */
#ifndef PLAIN_H
#define PLAIN_H

#include "str.h"

/* A line of the turn that is neither text nor part of how text is laid out: a mark, or a tag that heddle does not know. */
struct plain_mark {
	size_t at;		/* bytes of the text before it */
	struct str raw;
};

enum { PLAIN_SPARE = 16 };

struct plain {
	struct buf text;	/* unescaped, in UTF-8; PLAIN_SPARE bytes behind it can be read */
	struct plain_mark *mark;
	size_t marks, cap;
	bool ascii;		/* all of the text */
	bool escapes;		/* the text has & or < */
	bool tokenised;		/* the turn has sentences already */
	bool skipped;		/* part of the turn was left out: <skip/> */
	bool repaired;		/* bytes that are not UTF-8 became U+FFFD */
	bool blank, glue;	/* white space since the last character; <g/> since the last line of text */
};

/* The slices of marks are those of the body. */
void plain_read(struct plain *plain, struct str body);
void plain_free(struct plain *plain);

#endif
