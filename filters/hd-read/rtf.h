/*
 * An RTF file being read: what holds in the group that is open, and where its text goes. rtf.c reads the words, rtf_place.c
 * does what they say.
 */
#ifndef RTF_H
#define RTF_H

#include "decode.h"
#include "flow.h"
#include "rtf_page.h"

enum {
	RTF_DEPTH = 2000,	/* groups within groups; Word's stay below 30 */
	RTF_STYLES = 8192,
};

enum rtf_place { PLACE_TEXT, PLACE_NOTE, PLACE_NOWHERE, PLACE_FONTS, PLACE_STYLES, PLACE_DOUBLE };

/* What holds within a group and comes back when it ends. */
struct rtf_group {
	enum rtf_place place;
	bool bold, italic, underline;
	unsigned char hidden;	/* bits: hidden, deleted, moved away */
	bool in_table, heading;
	bool box;		/* a text box begins with it */
	bool outer_para;	/* of a box: whether a paragraph is open around it */
	bool note;		/* a note begins with it */
	unsigned fallback;	/* characters that follow a \u for readers without Unicode */
	int face;		/* number of its font */
};

/* Bits of hidden. */
enum { HIDDEN = 1, DELETED = 2, MOVED = 4 };

struct rtf {
	const struct source *source;
	struct flow flow;
	struct str rest;
	struct rtf_group *group;	/* [depth + 1] */
	size_t depth, group_cap;
	struct rtf_pages pages;
	struct { int number; unsigned page; } *font;
	size_t fonts, font_cap;
	int *heading;		/* numbers of heading styles */
	size_t headings, heading_cap;
	int style;		/* of the style sheet's entry being read */
	unsigned page;		/* the file's code page */
	int default_font;
	struct buf bytes;	/* of a code page, to be converted together */
	struct buf text, note, name;
	size_t skip;		/* characters of a fallback still to pass over */
	uint32_t high;		/* the first half of a pair of surrogates */
	bool para, row, cell;	/* one is open */
	bool starred;		/* \* stands before the word being read */
	bool deep;
};

static inline struct rtf_group *
rtf_here(struct rtf *rtf)
{
	return &rtf->group[rtf->depth];
}

void rtf_start_group(struct rtf *rtf);
void rtf_end_group(struct rtf *rtf);

/* UTF-8 text, to where the group wants it; a tab or line break. */
void rtf_text(struct rtf *rtf, struct str text);
void rtf_char(struct rtf *rtf, char c);
/* The number of a \u, perhaps half of a pair of surrogates. */
void rtf_code_point(struct rtf *rtf, uint32_t c);
/* What rtf->bytes hold becomes text. */
void rtf_flush(struct rtf *rtf);

void rtf_end_line(struct rtf *rtf);	/* a paragraph's */
void rtf_end_cell(struct rtf *rtf);
void rtf_end_row(struct rtf *rtf);
/* The group is a text box's, a note's. */
void rtf_start_box(struct rtf *rtf);
void rtf_start_note(struct rtf *rtf);

#endif
