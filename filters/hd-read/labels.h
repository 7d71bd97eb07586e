/*
 * What looks like a speaker's label at the start of a paragraph. Whether it is one, the whole transcript tells (who.h).
 *
 *	struct label label;
 *
 *	label_scan(STR("[00:12] PL: So what"), 0, &label);	// LABEL_COLON, "PL", time "00:12", rest at "So what"
 */
#ifndef LABELS_H
#define LABELS_H

#include "str.h"

enum label_form {
	LABEL_NONE,
	LABEL_COLON,	/* I: text */
	LABEL_TIME,	/* Jane Holmes  0:12 */
	LABEL_TAB,	/* I	text, also two blanks or more */
	LABEL_DASH,	/* I - text */
	LABEL_DOT,	/* Q. text */
	LABEL_BRACKET,	/* (I) text, [I] text, <I> text */
	LABEL_ALONE,	/* INTERVIEWER, by itself on its line */
	LABEL_STRONG,	/* bold, without a sign behind it */
	LABEL_SEMICOLON,	/* I; text: a slip, beside labels with colons */
	LABEL_FORMS,
};

struct label {
	enum label_form form;
	struct str name;	/* without the sign behind it and the blanks around it */
	struct str time;	/* the time stamp before or behind it */
	size_t rest;		/* where the text starts */
};

/* strong: bytes at the start of text that are set off in bold, italic or underlined (document.h). form is LABEL_NONE when there is none. */
void label_scan(struct str text, size_t strong, struct label *label);
/* "A. Three things: ...": the label before a full stop in what looked like one before a colon. False: there is none. */
bool label_scan_stop(struct str s, struct label *label);

/* How a form is called in --explain. */
const char *label_form_name(enum label_form form);

#endif
