/* Codebooks: see books.h. */
#include <stdlib.h>

#include "books.h"
#include "say.h"
#include "stream.h"

static void
add_book(struct books *books, struct themes book)
{
	books->book = alloc_room(books->book, books->len, &books->cap, sizeof(*books->book));
	books->book[books->len++] = book;
}

void
books_open(struct books *books, const char *lexicon)
{
	struct themes book;

	themes_open(&book, lexicon);
	add_book(books, book);
}

static struct themes *
find_book(struct books *books, struct str id)
{
	struct themes book;

	for (size_t i = 0; i < books->len; i++)
		if (str_eq(books->book[i].lexicon, id))
			return &books->book[i];
	if (!themes_find(&book, id))
		say("lexicon \"%.*s\": no codebook: themes in byte order: give its folder with -l", (int)id.len, id.at);
	add_book(books, book);
	return &books->book[books->len - 1];
}

/* Every key's lexicon, theme and side, by byte order, so that what no codebook has is added in that order. */
static void
complete_books(struct books *books, const struct counts *counts)
{
	uint32_t *order = map_sorted(&counts->keys);
	struct buf scratch = {0};

	for (size_t i = 0; i < counts->keys.len; i++) {
		struct str part[3];
		struct themes *book;

		counts_key_parts(counts, order[i], part);
		book = find_book(books, unescaped(part[0], &scratch));
		if (themes_place(book, unescaped(part[1], &scratch)) == MAP_NONE)
			themes_add(book, unescaped(part[1], &scratch), STR(""), STR(""));
		if (themes_side(book, unescaped(part[2], &scratch)) == MAP_NONE)
			themes_add_side(book, unescaped(part[2], &scratch));
	}
	free(order);
	buf_free(&scratch);
}

static void
number(struct books *books)
{
	uint32_t themes = 0;

	books->first_theme = alloc(books->len + 1, sizeof(*books->first_theme));
	for (size_t i = 0; i < books->len; i++) {
		books->first_theme[i] = themes;
		themes += (uint32_t)books->book[i].len;
		for (size_t k = 0; k < books->book[i].len; k++)
			map_add(&books->blocks, books->book[i].theme[k].block);
		for (size_t k = 0; k < books->book[i].sides; k++)
			map_add(&books->sides, books->book[i].side[k]);
	}
	books->first_theme[books->len] = themes;
}

static struct code
find_code(struct books *books, const struct counts *counts, uint32_t key)
{
	struct buf scratch = {0};
	struct str part[3];
	struct themes *book;
	struct code code;
	uint32_t place;

	counts_key_parts(counts, key, part);
	book = find_book(books, unescaped(part[0], &scratch));
	code.lexicon = (uint32_t)(book - books->book);
	place = themes_place(book, unescaped(part[1], &scratch));
	code.theme = books->first_theme[code.lexicon] + place;
	code.block = map_find(&books->blocks, book->theme[place].block);
	code.side = map_find(&books->sides, unescaped(part[2], &scratch));
	buf_free(&scratch);
	return code;
}

void
books_settle(struct books *books, const struct counts *counts)
{
	complete_books(books, counts);
	number(books);
	books->key = alloc(counts->keys.len, sizeof(*books->key));
	books->is_kept = alloc(counts->keys.len, sizeof(*books->is_kept));
	for (uint32_t i = 0; i < counts->keys.len; i++)
		books->key[i] = find_code(books, counts, i);
}

void
books_filter(struct books *books, const struct counts *counts, const struct where *where)
{
	for (uint32_t i = 0; i < counts->keys.len; i++)
		books->is_kept[i] = books_keep(books, where, books->key[i]);
}

const struct theme *
books_theme(const struct books *books, uint32_t theme)
{
	size_t i = 0;

	while (theme >= books->first_theme[i + 1])
		i++;
	return &books->book[i].theme[theme - books->first_theme[i]];
}

bool
books_keep(const struct books *books, const struct where *where, struct code code)
{
	const struct theme *theme = books_theme(books, code.theme);

	return where_keeps(where, STR("lexicon"), books->book[code.lexicon].lexicon) &&
	       where_keeps(where, STR("theme"), theme->id) && where_keeps(where, STR("block"), theme->block) &&
	       where_keeps(where, STR("side"), books->sides.entry[code.side].key);
}

void
books_free(struct books *books)
{
	for (size_t i = 0; i < books->len; i++)
		themes_free(&books->book[i]);
	free(books->book);
	free(books->first_theme);
	free(books->key);
	free(books->is_kept);
	map_free(&books->blocks);
	map_free(&books->sides);
	*books = (struct books){0};
}
