/*
 * Transcriber's marks in a paragraph: what is in brackets, what stands for a name, what was not heard.
 *
 *	marks_cut(&transcript, STR("Yes. [laughs] I told [name] that."), &marks);
 *
 * adds text "Yes.", a mark "[laughs]" (event), text "I told", a mark "[name]" (anon), text "that." to the last turn. Which brackets
 * are marks, and of which kind, is in hd-read(1).
 */
#ifndef MARKS_H
#define MARKS_H

#include "transcript.h"

/* is_label: whether what stands before a colon within brackets is a speaker, "(I: mm)"; context is passed on. */
struct marks {
	bool (*is_label)(const void *context, struct str name);
	const void *context;
	bool bare_times;	/* paragraphs begin with times that stand in no brackets */
};

void marks_cut(struct transcript *transcript, struct str text, const struct marks *marks);

/* Whether all of text is marks: "[laughter]" on a line of its own. */
bool marks_only(struct str text, const struct marks *marks);

/* The kind of what stands within brackets that open so, '[', '(', '{' or '<'; MARK_NONE: it is text. double_: (( )). */
enum mark mark_classify(struct str content, char open, bool twice, const struct marks *marks);

#endif
