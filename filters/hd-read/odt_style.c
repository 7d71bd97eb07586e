/* OpenDocument's styles: see odt_style.h. */
#include <stdlib.h>

#include "odt_style.h"

const struct xml_space odt_spaces[] = {
	{ "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "office" }, { "http://openoffice.org/2000/office", "office" },
	{ "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text" }, { "http://openoffice.org/2000/text", "text" },
	{ "urn:oasis:names:tc:opendocument:xmlns:table:1.0", "table" }, { "http://openoffice.org/2000/table", "table" },
	{ "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "style" }, { "http://openoffice.org/2000/style", "style" },
	{ "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "draw" }, { "http://openoffice.org/2000/drawing", "draw" },
	{ "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0", "fo" }, { "http://www.w3.org/1999/XSL/Format", "fo" },
	{ "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "svg" }, { "http://www.w3.org/2000/svg", "svg" },
	{ "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0", "manifest" }, { "http://openoffice.org/2001/manifest", "manifest" },
	{ "http://purl.org/dc/elements/1.1/", "dc" }, { "urn:oasis:names:tc:opendocument:xmlns:meta:1.0", "meta" },
	{ NULL, NULL },
};

static const struct xml_word words[] = { ODT_STYLE_NAMES, { NULL, 0 } };

static void
put_key(struct buf *key, char family, const char *name)
{
	buf_char(key, family);
	buf_put(key, str_of(name));
}

static uint32_t
style_of(struct styles *styles, char family, const char *name)
{
	struct buf key = {0};
	uint32_t i;

	put_key(&key, family, name);
	i = styles_add(styles, buf_str(&key));
	buf_free(&key);
	return i;
}

const struct style *
odt_style(struct styles *styles, char family, const char *name)
{
	struct buf key = {0};
	const struct style *style;

	if (name == NULL)
		return NULL;
	put_key(&key, family, name);
	style = styles_find(styles, buf_str(&key));
	buf_free(&key);
	return style;
}

/* The names of styles in the file are English in every language: "Heading_20_1". */
static bool
is_heading(const char *name)
{
	return str_starts(str_of(name), "Heading") || strcmp(name, "Title") == 0 || strcmp(name, "Subtitle") == 0;
}

static void
start_style(struct styles *styles, const struct xml *xml)
{
	const char *name = xml_attribute(xml, "style:name"), *family = xml_attribute(xml, "style:family");
	const char *parent = xml_attribute(xml, "style:parent-style-name");
	uint32_t i, base;

	styles->now = 0;
	if (name == NULL || family == NULL || (strcmp(family, "paragraph") != 0 && strcmp(family, "text") != 0))
		return;
	i = style_of(styles, family[0], name);
	base = parent ? style_of(styles, family[0], parent) : MAP_NONE;
	if (i == MAP_NONE)
		return;
	styles->now = (size_t)i + 1;
	styles->style[i].base = base;
	styles->style[i].heading = family[0] == 'p' && (is_heading(name) || (parent && is_heading(parent)));
}

/* yes: what counts as such; NULL: all but "none". */
static void
set(signed char *what, const char *value, const char *yes)
{
	if (value)
		*what = (yes ? str_starts(str_of(value), yes) : strcmp(value, "none") != 0) ? 1 : -1;
}

static void
text_properties(struct look *look, const struct xml *xml)
{
	const char *weight = xml_attribute(xml, "fo:font-weight"), *underline = xml_attribute(xml, "style:text-underline-style");

	set(&look->bold, weight, weight && strtol(weight, NULL, 10) >= 600 ? weight : "bold");
	set(&look->italic, xml_attribute(xml, "fo:font-style"), "italic");
	set(&look->underlined, underline ? underline : xml_attribute(xml, "style:text-underline"), NULL);
	set(&look->hidden, xml_attribute(xml, "text:display"), "none");
}

void
odt_style_start(struct styles *styles, int element, const struct xml *xml)
{
	if (element == ODT_STYLE)
		start_style(styles, xml);
	else if (styles->now)
		text_properties(&styles->style[styles->now - 1].look, xml);
}

void
odt_style_end(struct styles *styles, int element)
{
	if (element == ODT_STYLE)
		styles->now = 0;
}

static void
start(void *state, int element, const struct xml *xml)
{
	if (element != XML_OTHER)
		odt_style_start(state, element, xml);
}

static void
end(void *state, int element)
{
	odt_style_end(state, element);
}

static void
text(void *state, struct str s)
{
	(void)state, (void)s;
}

const struct xml_format odt_styles_format = { odt_spaces, words, start, end, text };
