/*
 * One part of a Word document (its body, its footnotes) as paragraphs: WordprocessingML, transitional and strict.
 *
 *	struct part part = { .source = source, .flow.document = document, .styles = &styles };
 *
 *	zip_xml(&zip, STR("word/document.xml"), &part_format, &part);
 *	part_close(&part);
 *
 * Read as it would be printed, all changes accepted: what was deleted or moved away is out, what was inserted or moved here is in.
 * Out are hidden text, fields' instructions, numbers that Word counts itself, ruby's readings, prompts of forms not filled in.
 * Of text stored twice for older readers (mc:AlternateContent) one version is read.
 */
#ifndef DOCX_PART_H
#define DOCX_PART_H

#include "docx_style.h"
#include "flow.h"
#include "zip.h"

/* The notes of a document by what refers to them: "f3" is footnote 3, "e" an endnote, "c" a comment. */
struct notes {
	struct map keys;	/* value: index in text */
	struct str *text;
	size_t len, cap;
};

enum field {
	FIELD_CODE,	/* what is written now is its instruction */
	FIELD_RESULT,
};

/* What belongs to a paragraph, and is put aside while a text box inside it is read. */
struct part_para {
	struct look run, style;		/* as the run says itself; as the paragraph's style says */
	enum field *field;		/* fields within fields, the innermost last */
	size_t fields, field_cap;
	bool in_run, in_symbols, mark_deleted;
};

struct part {
	const struct source *source;
	struct flow flow;
	struct styles *styles;
	const struct notes *notes;	/* to be put where they are referred to; NULL: none */
	struct notes *noted;		/* this part holds them: they go here ... */
	struct document *keeper;	/* ... and their text is kept here */
	char noted_kind;
	struct buf noted_key;		/* the one being read; empty: none */
	struct part_para *para;		/* those under way, the innermost last */
	size_t paras, para_cap;
	struct { uint64_t before; bool taken; } choice[XML_DEPTH];	/* AlternateContent under way */
	size_t choices, rows;
	size_t skipping;		/* elements open since one whose content is left out */
	size_t properties;		/* w:pPr, w:rPr under way: bits */
	bool in_text, prompt, has_body, has_chunk;
};

extern const struct xml_format part_format;

void part_close(struct part *part);

/* The code point that character c of a font stands for; 0: none (the private use of a font of pictures, no character). */
uint32_t symbol_meaning(const char *font, uint32_t c);

#endif
