/*
 * The attributes of a <hit/> line, read in one pass.
 *
 *	struct hit_tag tag;
 *
 *	hit_tag_read(&tag, line.raw);
 *	... tag.value[HIT_THEME] ...
 *
 * Values are slices of the line, escaped as they stand; empty when the line does not have them.
 */
#ifndef HIT_TAG_H
#define HIT_TAG_H

#include "stream.h"

/* In the order of the stream. */
enum hit_attr {
	HIT_LEXICON, HIT_THEME, HIT_SIDE, HIT_FROM, HIT_TO, HIT_START, HIT_END, HIT_PATTERN, HIT_WAS, HIT_VOID, HIT_WHY,
	HIT_ATTRS,	/* how many: any other attribute */
};

struct hit_tag {
	struct str value[HIT_ATTRS];
	bool has_others;	/* attributes that are none of these */
};

void hit_tag_read(struct hit_tag *tag, struct str raw);
/* line_next_tag (stream.h) and, when the line is a hit, hit_tag_read, in one pass over it. */
bool hit_tag_next(struct hit_tag *tag, struct str *body, struct line *line);

/* Which attribute a name is, looked for from `next` on: the one behind the last found. HIT_ATTRS when it is none of a hit's. */
enum hit_attr hit_attr_of(struct str name, enum hit_attr next);

#endif
