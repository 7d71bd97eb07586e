/* OpenDocument's styles, as they stand in styles.xml and before the text itself: elements that odt.c hands on. */
#ifndef ODT_STYLE_H
#define ODT_STYLE_H

#include "styles.h"
#include "xml.h"

enum {
	ODT_STYLE = 1, ODT_TEXT_PROPERTIES, ODT_PROPERTIES,
	ODT_STYLE_WORDS,	/* codes of other elements start here */
};
#define ODT_STYLE_NAMES \
	{ "style:style", ODT_STYLE }, { "style:text-properties", ODT_TEXT_PROPERTIES }, { "style:properties", ODT_PROPERTIES }

/* The namespaces of OpenDocument and of OpenOffice 1. */
extern const struct xml_space odt_spaces[];
/* The format of a file that holds styles alone; its state is a struct styles. */
extern const struct xml_format odt_styles_format;

void odt_style_start(struct styles *styles, int element, const struct xml *xml);
void odt_style_end(struct styles *styles, int element);
/* The style of this name of a family, 'p' for paragraphs, 't' for text; NULL when there is none. */
const struct style *odt_style(struct styles *styles, char family, const char *name);

#endif
