/*
 * The styles of a Word document, as far as they matter: what is bold, italic, underlined, hidden, a heading.
 *
 *	struct styles styles = {0};
 *
 *	zip_xml(&zip, STR("word/styles.xml"), &styles_format, &styles);
 *	const struct style *style = styles_find(&styles, "Heading1");
 *	styles_free(&styles);
 */
#ifndef DOCX_STYLE_H
#define DOCX_STYLE_H

#include "xml.h"

/* What a run, a style says of its letters: 1 yes, -1 no, 0 nothing. */
struct look {
	signed char bold, italic, underlined, hidden;
};

struct style {
	struct look look;	/* what it is based on included, once it was found */
	bool heading, settled;
	uint32_t base;		/* index, MAP_NONE: on none */
};

struct styles {
	struct map ids;		/* index of style */
	struct style *style;
	size_t len, cap;
	size_t now;		/* index + 1 of the one being read; 0: none */
	bool in_run;
};

extern const struct xml_format styles_format;
/* The namespaces of WordprocessingML, transitional and strict, and what goes with them. */
extern const struct xml_space word_spaces[];

/* NULL when there is none of this name. */
const struct style *styles_find(struct styles *styles, const char *id);
void styles_free(struct styles *styles);

/* Sets one of a look's by a toggle element's w:val: absent, "1", "true", "on": yes; "0", "false", "off", "none": no. */
void look_set(signed char *what, const char *value);
/* What `look` leaves open is taken from `under`. */
struct look look_over(struct look look, struct look under);
bool look_strong(struct look look);

#endif
