/*
 * word/styles.xml, as styles.
 *
 *	struct styles styles = {0};
 *
 *	zip_xml(&zip, STR("word/styles.xml"), &styles_format, &styles);
 */
#ifndef DOCX_STYLE_H
#define DOCX_STYLE_H

#include "styles.h"
#include "xml.h"

extern const struct xml_format styles_format;
/* The namespaces of WordprocessingML, transitional and strict, and what goes with them. */
extern const struct xml_space word_spaces[];

/* Sets one of a look's by a toggle element's w:val: absent, "1", "true", "on": yes; "0", "false", "off", "none": no. */
void look_set(signed char *what, const char *value);

#endif
