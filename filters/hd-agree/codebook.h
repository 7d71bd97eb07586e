/*
 * The themes and sides that codings are compared by: those of the codebooks given, in their order; or, where none is given,
 * those that the codings have, in the order of their first appearance.
 *
 *	struct codebook book = {0};
 *
 *	codebook_add(&book, "enablers-challenges");	// any number of times
 *	topic = codebook_topic(&book, theme);		// CODEBOOK_NONE: unknown
 *	codebook_free(&book);
 */
#ifndef CODEBOOK_H
#define CODEBOOK_H

#include "themes.h"

struct topic {
	struct str id, block, label;
	size_t lexicon;		/* its place in `lexicon` */
};

struct codebook {
	struct themes *lexicon;	/* [lexicons] as given; one that grows, where none is */
	size_t lexicons, lexicon_cap;
	bool is_open;		/* themes and sides are added as they are met */
	struct topic *topic;	/* [topics] */
	size_t topics, topic_cap;
	struct map sides;	/* of all lexicons */
};

#define CODEBOOK_NONE UINT32_MAX

/* Reads the codebook of a lexicon: a folder or a name. Dies when it is not there, or has a theme that another one has. */
void codebook_add(struct codebook *book, const char *lexicon);
/* Where no lexicon was added: themes and sides are those that come. */
void codebook_leave_open(struct codebook *book);
/* Whether it has a lexicon of this id; an open one has any. */
bool codebook_has(const struct codebook *book, struct str lexicon);
/* Place of a theme; of a side, if the theme's lexicon has it. CODEBOOK_NONE: unknown. */
uint32_t codebook_topic(struct codebook *book, struct str theme);
uint32_t codebook_side(struct codebook *book, uint32_t topic, struct str side);
/* Whether a theme can be coded with a side. */
bool codebook_pairs(const struct codebook *book, size_t topic, size_t side);
struct str codebook_side_name(const struct codebook *book, size_t side);
/* "a, b or c": the sides of a theme, for messages. */
void codebook_put_sides(const struct codebook *book, uint32_t topic, struct buf *b);
void codebook_free(struct codebook *book);

#endif
