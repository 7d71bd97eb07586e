/* What style sheets say of letters: see css.h. */
#include <stdlib.h>
#include <strings.h>

#include "css.h"

enum { CLASSES = 20 * 1000 };

static bool
is(struct str s, const char *word)
{
	return s.len == strlen(word) && strncasecmp(s.at, word, s.len) == 0;
}

static bool
has(struct str s, const char *word)
{
	size_t n = strlen(word);

	for (size_t i = 0; i + n <= s.len; i++)
		if (strncasecmp(s.at + i, word, n) == 0)
			return true;
	return false;
}

/* "bold", "700". */
static bool
is_heavy(struct str weight)
{
	return has(weight, "bold") || (weight.len >= 3 && weight.at[0] >= '6' && weight.at[0] <= '9');
}

static void
declare(struct str name, struct str value, struct look *look)
{
	if (is(name, "font-weight"))
		look->bold = is_heavy(value) ? 1 : -1;
	else if (is(name, "font-style"))
		look->italic = has(value, "italic") || has(value, "oblique") ? 1 : -1;
	else if (is(name, "text-decoration") || is(name, "text-decoration-line"))
		look->underlined = has(value, "underline") ? 1 : -1;
	else if ((is(name, "display") && has(value, "none")) || (is(name, "visibility") && has(value, "hidden")) ||
	    (is(name, "mso-hide") && has(value, "all")) || (is(name, "mso-list") && has(value, "ignore")))
		look->hidden = 1;
}

void
css_declarations(struct str declarations, struct look *look)
{
	while (declarations.at && declarations.len) {
		struct str value = str_cut(&declarations, ';'), name = str_cut(&value, ':');

		if (value.at)
			declare(str_trim(name), str_trim(value), look);
	}
}

/* ".name" or "p.name": the name; no bytes when the selector is anything else. */
static struct str
class_of(struct str selector)
{
	size_t dot = 0;

	while (dot < selector.len && selector.at[dot] != '.')
		dot++;
	if (dot == selector.len)
		return (struct str){ "", 0 };
	selector.at += dot + 1;
	selector.len -= dot + 1;
	for (size_t i = 0; i < selector.len; i++)
		if (strchr(" \t\r\n.:>+~[#*", selector.at[i]))
			return (struct str){ "", 0 };
	return selector;
}

static void
add_rule(struct css *css, struct str selectors, struct str declarations)
{
	struct look look = {0}, *of;

	css_declarations(declarations, &look);
	while (selectors.at && selectors.len) {
		struct str class = class_of(str_trim(str_cut(&selectors, ',')));
		uint32_t i;

		if (class.len == 0 || css->classes.len >= CLASSES)
			continue;
		i = map_add(&css->classes, class);
		if (i == css->len) {
			css->look = alloc_room(css->look, css->len, &css->cap, sizeof(*css->look));
			css->look[css->len++] = (struct look){0};
		}
		of = &css->look[i];
		*of = look_over(look, *of);
	}
}

void
css_sheet(struct css *css, struct str sheet)
{
	struct str selectors = { sheet.at, 0 };

	for (size_t i = 0; i < sheet.len; i++) {
		struct str rest = { sheet.at + i, sheet.len - i };
		size_t end = 0;

		if (str_starts(rest, "/*")) {
			for (i += 2; i + 1 < sheet.len && !(sheet.at[i] == '*' && sheet.at[i + 1] == '/'); i++)
				;
			i++;
		} else if (rest.at[0] == '{') {
			selectors.len = (size_t)(rest.at - selectors.at);
			while (end < rest.len && rest.at[end] != '}' && (end == 0 || rest.at[end] != '{'))
				end++;
			if (end < rest.len && rest.at[end] == '{') {	/* a block within a block: @media */
				selectors.at = rest.at + 1;
				continue;
			}
			add_rule(css, selectors, (struct str){ rest.at + 1, end ? end - 1 : 0 });
			i += end;
		} else if (rest.at[0] != '}') {
			continue;
		}
		selectors.at = i + 1 < sheet.len ? sheet.at + i + 1 : sheet.at + sheet.len;
	}
}

void
css_classes(const struct css *css, struct str names, struct look *look)
{
	while (names.at && names.len) {
		struct str name = str_cut(&names, ' ');
		uint32_t i = css->len ? map_find(&css->classes, name) : MAP_NONE;

		if (i != MAP_NONE)
			*look = look_over(css->look[i], *look);
	}
}

void
css_free(struct css *css)
{
	map_free(&css->classes);
	free(css->look);
	*css = (struct css){0};
}
