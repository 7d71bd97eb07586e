/*
 * The styles of a document, as far as they matter: what is bold, italic, underlined, hidden, a heading.
 *
 *	struct styles styles = {0};
 *	uint32_t i = styles_add(&styles, STR("Heading1"));
 *
 *	styles.style[i].heading = true;
 *	...
 *	const struct style *style = styles_find(&styles, STR("Heading1"));	// NULL, or with what it is based on
 *	styles_free(&styles);
 */
#ifndef STYLES_H
#define STYLES_H

#include "map.h"
#include "str.h"

/* What a run or a style says of its letters: 1 yes, -1 no, 0 nothing. */
struct look {
	signed char bold, italic, underlined, hidden;
};

struct style {
	struct look look;	/* what it is based on included, once it was found */
	bool heading, settled;
	uint32_t base;		/* index; MAP_NONE: on none */
};

struct styles {
	struct map ids;		/* index of style */
	struct style *style;
	size_t len, cap;
	size_t now;		/* index + 1 of the one being read; 0: none */
	bool in_run;		/* inside its run's properties */
};

/* Index of the style of this name, made when it is new; MAP_NONE when there are too many (20,000; Word allows 4,079). */
uint32_t styles_add(struct styles *styles, struct str id);
/* NULL when there is none of this name. */
const struct style *styles_find(struct styles *styles, struct str id);
void styles_free(struct styles *styles);

/* What `look` leaves open is taken from `under`. */
struct look look_over(struct look look, struct look under);
bool look_strong(struct look look);

#endif
