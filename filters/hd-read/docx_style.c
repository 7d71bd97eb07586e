/* The styles of a Word document: see docx_style.h. */
#include <strings.h>

#include "docx_style.h"

enum { W_STYLE = 1, W_NAME, W_BASED_ON, W_R_PR, W_B, W_I, W_U, W_VANISH };

const struct xml_space word_spaces[] = {
	{ "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w" },
	{ "http://purl.oclc.org/ooxml/wordprocessingml/main", "w" },
	{ "http://schemas.openxmlformats.org/markup-compatibility/2006", "mc" },
	{ "http://schemas.openxmlformats.org/officeDocument/2006/math", "m" },
	{ "http://purl.oclc.org/ooxml/officeDocument/math", "m" },
	{ NULL, NULL },
};

static const struct xml_word words[] = {
	{ "w:style", W_STYLE }, { "w:name", W_NAME }, { "w:basedOn", W_BASED_ON }, { "w:rPr", W_R_PR },
	{ "w:b", W_B }, { "w:i", W_I }, { "w:u", W_U }, { "w:vanish", W_VANISH }, { NULL, 0 },
};

void
look_set(signed char *what, const char *value)
{
	static const char *const no[] = { "0", "false", "off", "none" };

	*what = 1;
	for (size_t i = 0; value && i < sizeof(no) / sizeof(no[0]); i++)
		if (strcmp(value, no[i]) == 0)
			*what = -1;
}

/* Word's own names are English in every language: "heading 1", "Title". */
static bool
is_heading(const char *name)
{
	return strncasecmp(name, "heading ", 8) == 0 || strcasecmp(name, "title") == 0 || strcasecmp(name, "subtitle") == 0;
}

static void
start(void *state, int element, const struct xml *xml)
{
	struct styles *styles = state;
	const char *value = xml_attribute(xml, "w:val");
	struct style *style = styles->now ? &styles->style[styles->now - 1] : NULL;
	uint32_t i;

	if (element == W_STYLE) {
		const char *id = xml_attribute(xml, "w:styleId");

		i = id ? styles_add(styles, str_of(id)) : MAP_NONE;
		styles->now = i == MAP_NONE ? 0 : (size_t)i + 1;
		return;
	}
	if (style == NULL)
		return;
	switch (element) {
	case W_NAME: style->heading |= value && is_heading(value); break;
	case W_BASED_ON:
		i = value ? styles_add(styles, str_of(value)) : MAP_NONE;
		styles->style[styles->now - 1].base = i;
		break;
	case W_R_PR: styles->in_run = true; break;
	case W_B: if (styles->in_run) look_set(&style->look.bold, value); break;
	case W_I: if (styles->in_run) look_set(&style->look.italic, value); break;
	case W_U: if (styles->in_run) look_set(&style->look.underlined, value); break;
	case W_VANISH: if (styles->in_run) look_set(&style->look.hidden, value); break;
	default: break;
	}
}

static void
end(void *state, int element)
{
	struct styles *styles = state;

	if (element == W_STYLE)
		styles->now = 0;
	else if (element == W_R_PR)
		styles->in_run = false;
}

static void
text(void *state, struct str s)
{
	(void)state, (void)s;
}

const struct xml_format styles_format = { word_spaces, words, start, end, text };
