/* The styles of a document: see styles.h. */
#include <stdlib.h>

#include "styles.h"

enum {
	STYLES = 20 * 1000,
	BASES = 16,	/* styles upon styles */
};

struct look
look_over(struct look look, struct look under)
{
	return (struct look){
		look.bold ? look.bold : under.bold,
		look.italic ? look.italic : under.italic,
		look.underlined ? look.underlined : under.underlined,
		look.hidden ? look.hidden : under.hidden,
	};
}

bool
look_strong(struct look look)
{
	return look.bold > 0 || look.italic > 0 || look.underlined > 0;
}

uint32_t
styles_add(struct styles *styles, struct str id)
{
	uint32_t i = map_find(&styles->ids, id);

	if (i != MAP_NONE || styles->ids.len >= STYLES)
		return i;
	i = map_add(&styles->ids, id);
	styles->style = alloc_room(styles->style, styles->len, &styles->cap, sizeof(*styles->style));
	styles->style[styles->len++] = (struct style){ .base = MAP_NONE };
	return i;
}

const struct style *
styles_find(struct styles *styles, struct str id)
{
	uint32_t i = map_find(&styles->ids, id);
	struct style *style;

	if (i == MAP_NONE)
		return NULL;
	style = &styles->style[i];
	for (int base = 0; !style->settled && base < BASES && style->base != MAP_NONE; base++) {
		const struct style *under = &styles->style[style->base];

		style->look = look_over(style->look, under->look);
		style->heading |= under->heading;
		style->base = under->base;
	}
	style->settled = true;
	return style;
}

void
styles_free(struct styles *styles)
{
	map_free(&styles->ids);
	free(styles->style);
	*styles = (struct styles){0};
}
