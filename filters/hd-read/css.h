/*
 * What style sheets say of letters, as far as it matters to a transcript: bold, italic, underlined, hidden. Google Docs says it by classes,
 * Word and web editors by style="...".
 *
 *	struct css css = {0};
 *	struct look look = {0};
 *
 *	css_sheet(&css, STR(".c3{font-weight:700} p.note, .x { display: none }"));
 *	css_classes(&css, STR("c1 c3"), &look);
 *	css_declarations(STR("font-style:italic"), &look);
 *	css_free(&css);
 *
 * Rules of one class, with or without an element's name before it, are read; of an at-rule's block what stands in it.
 */
#ifndef CSS_H
#define CSS_H

#include "styles.h"

struct css {
	struct map classes;	/* value: index in look */
	struct look *look;
	size_t len, cap;
};

void css_sheet(struct css *css, struct str sheet);
/* Lays over *look what the classes of class="..." say, in the order of the attribute. */
void css_classes(const struct css *css, struct str names, struct look *look);
void css_declarations(struct str declarations, struct look *look);
void css_free(struct css *css);

#endif
