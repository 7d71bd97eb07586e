/*
 * What a Word 97 document says of its characters and paragraphs (MS-DOC 2.6: single property modifiers), by where they stand in
 * the file.
 *
 *	struct doc_props props = { .main = main_stream, .characters = plc, .paragraphs = plc };
 *
 *	look = doc_look(&props, fc);		// of the character whose first byte is at fc
 *	if (look->hidden)
 *		...
 */
#ifndef DOC_PROPS_H
#define DOC_PROPS_H

#include "str.h"

struct doc_look {
	uint32_t from, to;	/* bytes of the main stream that it holds for */
	bool strong;		/* bold, italic or underlined */
	bool hidden;		/* hidden, or deleted and not yet gone */
	bool special;		/* control characters mean something, "(" may be a symbol */
	uint32_t symbol;	/* the character of a symbol */
};

struct doc_para {
	uint32_t from, to;
	uint32_t style;
	bool in_table, row_end;
};

struct doc_props {
	struct str main;			/* the stream WordDocument */
	struct str characters, paragraphs;	/* PlcfBteChpx, PlcfBtePapx */
	struct doc_look look;			/* the last ones asked for */
	struct doc_para para;
};

const struct doc_look *doc_look(struct doc_props *props, uint32_t fc);
const struct doc_para *doc_para(struct doc_props *props, uint32_t fc);

#endif
