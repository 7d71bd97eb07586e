/*
 * The cues of a caption file: WebVTT (W3C, "WebVTT: The Web Video Text Tracks Format", 4 April 2019, section 6.1) or
 * SubRip (.srt).
 *
 *	struct cues cues = {0};
 *
 *	if (cues_read(&cues, text))
 *		for (size_t i = 0; i < cues.len; i++) {
 *			struct payload payload = { .rest = cues.cue[i].text, .format = cues.format };
 *			struct span span;
 *
 *			while (payload_next(&payload, &span))
 *				... span.voice, span.text ...
 *			payload_free(&payload);
 *		}
 *	cues_free(&cues);
 *
 * Slices live as long as the cues.
 */
#ifndef CUE_H
#define CUE_H

#include "str.h"

enum cue_format { CUE_NONE, CUE_VTT, CUE_SRT };

enum cue_kind {
	CUE_SAID,	/* a cue */
	CUE_NOTE,	/* a comment: NOTE and what follows it */
	CUE_STRAY,	/* lines that belong to no cue: a player shows them nowhere */
};

struct cue {
	enum cue_kind kind;
	uint64_t start, end;	/* milliseconds; of cues alone */
	struct str id;		/* the line before the times; often a number, may be empty */
	struct str text;	/* the payload as it stands: lines divided by \n, tags and references in it */
	uint64_t line;		/* of the times, from 1; of others their first */
};

struct cues {
	enum cue_format format;
	struct cue *cue;	/* [len] in the order of the file */
	size_t len, cap;
	size_t refused;		/* lines with "-->" whose times cannot be read */
	uint64_t refused_at;	/* the first of them, from 1 */
	struct buf held;	/* the text with \n as its only line end */
};

/* Which of the two a text is, by its content; CUE_NONE when it is neither. UTF-8; a byte order mark is allowed. */
enum cue_format cue_format(struct str text);

/* Reads all cues. False when the text is no caption file. */
bool cues_read(struct cues *cues, struct str text);
void cues_free(struct cues *cues);

/* A piece of a payload that one voice says. */
struct span {
	struct str voice;	/* annotation of <v>; empty when there is none */
	struct str text;	/* without tags, references resolved */
};

/* Steps through a payload; all but the first two are its own. */
struct payload {
	struct str rest;
	enum cue_format format;
	struct buf voice, next, text;
};

/*
 * The next span; false at the end. Its slices are valid until the next call. WebVTT's cue text tokeniser (section 6.4)
 * with departures that keep words: a "<" that nothing closes and that no name follows is text; in .srt a tag is one only
 * if it is one of those that .srt files use. .srt's {\an8} and {i} go.
 */
bool payload_next(struct payload *payload, struct span *span);
void payload_free(struct payload *payload);

#endif
