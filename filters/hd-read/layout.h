/*
 * From a document to a transcript: who speaks, what is talk and what is not.
 *
 *	struct layout layout = { .speakers = &speakers };
 *
 *	layout_read(&layout, &document, &transcript);
 */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "speakers.h"
#include "transcript.h"
#include "words.h"

struct layout {
	const struct speakers *speakers;	/* what labels mean */
	struct words *words;			/* for words divided at a line's end: wrap.h; may be NULL */
	bool explain;				/* transcript.reading is wanted */
};

/* Reads the document (whose paragraphs it may change) into the transcript, which is empty and must not outlive the document. */
void layout_read(const struct layout *layout, struct document *document, struct transcript *transcript);

#endif
