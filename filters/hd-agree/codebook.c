/* Themes and sides of the comparison: see codebook.h. */
#include <stdlib.h>

#include "codebook.h"
#include "say.h"

static struct themes *
new_lexicon(struct codebook *book)
{
	book->lexicon = alloc_room(book->lexicon, book->lexicons, &book->lexicon_cap, sizeof(*book->lexicon));
	book->lexicon[book->lexicons] = (struct themes){0};
	return &book->lexicon[book->lexicons++];
}

static uint32_t
find_topic(const struct codebook *book, struct str theme)
{
	for (size_t i = 0; i < book->topics; i++)
		if (str_eq(book->topic[i].id, theme))
			return (uint32_t)i;
	return CODEBOOK_NONE;
}

static void
add_topic(struct codebook *book, const struct theme *theme, size_t lexicon)
{
	book->topic = alloc_room(book->topic, book->topics, &book->topic_cap, sizeof(*book->topic));
	book->topic[book->topics++] = (struct topic){ .id = theme->id, .block = theme->block, .label = theme->label, .lexicon = lexicon };
}

void
codebook_add(struct codebook *book, const char *name)
{
	struct themes *themes = new_lexicon(book);

	themes_open(themes, name);
	for (size_t i = 0; i < themes->len; i++) {
		if (find_topic(book, themes->theme[i].id) != CODEBOOK_NONE)
			die("-l %s: theme \"%.*s\" is in another lexicon too: compare by one of them at a time", name,
			    (int)themes->theme[i].id.len, themes->theme[i].id.at);
		add_topic(book, &themes->theme[i], book->lexicons - 1);
	}
	for (size_t i = 0; i < themes->sides; i++)
		map_add(&book->sides, themes->side[i]);
}

void
codebook_leave_open(struct codebook *book)
{
	new_lexicon(book);
	book->is_open = true;
}

bool
codebook_has(const struct codebook *book, struct str lexicon)
{
	for (size_t i = 0; i < book->lexicons && !book->is_open; i++)
		if (str_eq(book->lexicon[i].lexicon, lexicon))
			return true;
	return book->is_open;
}

uint32_t
codebook_topic(struct codebook *book, struct str theme)
{
	uint32_t topic = find_topic(book, theme);

	if (topic == CODEBOOK_NONE && book->is_open && theme.len) {
		themes_add(book->lexicon, theme, STR(""), theme);
		topic = (uint32_t)book->topics;
		add_topic(book, &book->lexicon->theme[book->lexicon->len - 1], 0);
	}
	return topic;
}

uint32_t
codebook_side(struct codebook *book, uint32_t topic, struct str side)
{
	struct themes *themes = &book->lexicon[book->topic[topic].lexicon];

	if (themes_side(themes, side) == MAP_NONE) {
		if (!book->is_open || side.len == 0)
			return CODEBOOK_NONE;
		themes_add_side(themes, side);
	}
	return map_add(&book->sides, side);
}

bool
codebook_pairs(const struct codebook *book, size_t topic, size_t side)
{
	return themes_side(&book->lexicon[book->topic[topic].lexicon], codebook_side_name(book, side)) != MAP_NONE;
}

struct str
codebook_side_name(const struct codebook *book, size_t side)
{
	return book->sides.entry[side].key;
}

void
codebook_put_sides(const struct codebook *book, uint32_t topic, struct buf *b)
{
	const struct themes *themes = &book->lexicon[book->topic[topic].lexicon];

	for (size_t i = 0; i < themes->sides; i++) {
		if (i > 0)
			buf_put(b, i + 1 < themes->sides ? STR(", ") : STR(" or "));
		buf_put(b, themes->side[i]);
	}
}

void
codebook_free(struct codebook *book)
{
	for (size_t i = 0; i < book->lexicons; i++)
		themes_free(&book->lexicon[i]);
	free(book->lexicon);
	free(book->topic);
	map_free(&book->sides);
	*book = (struct codebook){0};
}
