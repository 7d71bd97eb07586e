/*
 * A document as its format gives it, before anybody has asked who speaks: what every decoder fills and the layout reads.
 *
 *	struct document document = {0};
 *
 *	decoder *decode = decoder_for(&source, &document.format);	// decode.h: by content, then by name
 *
 *	if (decode && decode(&document, &source))
 *		layout_read(&layout, &document, &transcript);		// layout.h: speakers, marks, header block, turns
 *	document_free(&document);
 *
 * All text is well-formed UTF-8; spaces, ligatures, soft hyphens and NFC are seen to later (clean.h). It belongs to document.held unless said otherwise; slices live as long as the document.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include "map.h"
#include "str.h"

enum para_kind {
	PARA_TEXT,	/* a paragraph of Word, a line of a text file */
	PARA_HEADING,	/* by its style or markup: never a turn's text, may be a header block's */
	PARA_CELL,	/* the first cell of a table row; further cells of it follow as PARA_CELL_NEXT */
	PARA_CELL_NEXT,
	PARA_PAGE,	/* a page ends here; text: what stood in its margins, where the format tells (a mark) */
	PARA_NOTE,	/* a footnote, endnote or comment, anchored at the paragraph before: a mark, only when notes are asked for */
	PARA_TURN,	/* the format itself says who speaks (captions, tables, tiers): speaker and time are filled, the text holds no label;
			   each is a turn of its own: a decoder whose cues belong together joins them, with \n */
};

struct para {
	enum para_kind kind;
	struct str text;	/* may hold \n (a line break within the paragraph) and \t */
	size_t strong;		/* bytes at the start of text that are bold, italic or underlined throughout: perhaps a label; 0: none */
	bool all_strong;	/* the whole paragraph is: perhaps the interviewer's */
	bool indented;
	bool full;		/* a line that was broken at the right margin: what follows goes on with it */
	struct str speaker;	/* PARA_TURN: as the format has it */
	struct str time;	/* when it starts, where the format says so: as hh:mm:ss, or as the file has it */
	uint64_t line;		/* where it starts in the source, from 1: a line, or the paragraph's number where there are no lines */
};

/* An attribute that the format gives beside the text: front matter, a column, the document's properties. */
struct pair {
	struct str name, value;
};

struct document {
	const char *format;	/* "text", "docx", "vtt" ... for hd-read --check */
	const char *encoding;	/* "UTF-8", "windows-1252" ...; NULL where the format says it itself */
	const char *remark[8];	/* what --check should say of the file, "mojibake": constants */
	size_t remarks;
	bool lines_wrap;	/* paragraphs are lines of a file that may be wrapped at a column: the layout joins them */
	struct para *para;
	size_t len, cap;
	struct pair *pair;
	size_t pairs, pair_cap;
	struct buf *held;	/* blocks that the slices point into: never moved once filled */
	size_t helds, held_cap;
};

/* Copies s into the document and returns the copy, whose bytes never move. */
struct str document_keep(struct document *document, struct str s);
/* Adds a paragraph of this kind; its text is kept (copied). The pointer is valid until the next one is added. */
struct para *document_add(struct document *document, enum para_kind kind, struct str text, uint64_t line);
/* An attribute beside the text; both are kept. */
void document_pair(struct document *document, struct str name, struct str value);
/* A remark for --check, once. */
void document_remark(struct document *document, const char *remark);
/* So many seconds as hh:mm:ss, kept. */
struct str document_time(struct document *document, uint64_t seconds);
/* Whether a text ends as a sentence does. */
bool sentence_ends(struct str text);
void document_free(struct document *document);

#endif
