/* Stems: see stem.h. */
#include <libstemmer.h>
#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "map.h"
#include "say.h"
#include "share.h"
#include "stem.h"
#include "table.h"
#include "token.h"
#include "utf8.h"

struct stemmer {
	struct sb_stemmer *snowball;
	struct map forms;		/* an entry's value is its place in like[] */
	struct map beginnings;		/* the same, without their * */
	size_t longest;			/* bytes of a beginning */
	struct str *like;		/* [likes], in held */
	size_t likes, cap;
	struct map held;
	struct buf folded, other;
};

static noreturn void
refuse_language(const char *language)
{
	char names[1024] = "";	/* some thirty names, of ten letters */

	for (const char *const *name = (const char *const *)sb_stemmer_list(); *name; name++)
		snprintf(names + strlen(names), sizeof(names) - strlen(names), "%s%s", *names ? ", " : "", *name);
	die("language \"%s\": want one of %s, or its ISO 639 code", language, names);
}

/* The name of a language that has a supplement, by a name or code that libstemmer takes for it; else the name itself. */
static const char *
canonical(const char *language)
{
	return strcmp(language, "en") == 0 || strcmp(language, "eng") == 0 ? "english" : language;
}

static void
add_likeness(struct stemmer *stemmer, const struct table *table, struct str form, struct str like)
{
	bool beginning = str_ends(form, "*");
	struct map *map = beginning ? &stemmer->beginnings : &stemmer->forms;
	uint32_t at;

	if (form.len <= beginning || like.len <= beginning)
		die("%s:%llu: form or like is empty: want a word in each", table->name, (unsigned long long)table->row_line);
	if (beginning != str_ends(like, "*"))
		die("%s:%llu: only one of form and like ends in *: want both or neither", table->name, (unsigned long long)table->row_line);
	form.len -= beginning;
	like.len -= beginning;
	if (map_find(map, form) != MAP_NONE)
		die("%s:%llu: form \"%.*s\" is listed twice: want it once", table->name, (unsigned long long)table->row_line,
		    (int)form.len, form.at);
	if (beginning && form.len > stemmer->longest)
		stemmer->longest = form.len;
	at = map_add(map, form);
	map->entry[at].value = stemmer->likes;
	stemmer->like = alloc_room(stemmer->like, stemmer->likes, &stemmer->cap, sizeof(*stemmer->like));
	stemmer->like[stemmer->likes++] = map_keep(&stemmer->held, like);
}

static void
read_supplement(struct stemmer *stemmer, const char *language)
{
	struct table table;
	struct str *form, *like;
	char name[64], *path;

	snprintf(name, sizeof(name), "stems/%s.tsv", canonical(language));	/* libstemmer's names are of ten letters */
	path = strcmp(canonical(language), "english") == 0 ? share_path(name) : share_find(name);
	if (path == NULL)
		return;
	if (!table_open(&table, path))
		exit(STATUS_FAILED);
	form = table_want(&table, "form");
	like = table_want(&table, "like");
	while (table_next(&table))
		add_likeness(stemmer, &table, *form, *like);
	table_close(&table);
	free(path);
}

struct stemmer *
stemmer_new(const char *language, bool plain)
{
	struct sb_stemmer *snowball = sb_stemmer_new(language, "UTF_8");
	struct stemmer *stemmer;

	if (snowball == NULL)
		refuse_language(language);
	stemmer = alloc(1, sizeof(*stemmer));
	*stemmer = (struct stemmer){ .snowball = snowball };
	if (!plain)
		read_supplement(stemmer, language);
	return stemmer;
}

void
stemmer_free(struct stemmer *stemmer)
{
	sb_stemmer_delete(stemmer->snowball);
	map_free(&stemmer->forms);
	map_free(&stemmer->beginnings);
	map_free(&stemmer->held);
	free(stemmer->like);
	buf_free(&stemmer->folded);
	buf_free(&stemmer->other);
	free(stemmer);
}

/* The word that the supplement puts in the place of a folded one: itself where it has none. */
static struct str
likeness(struct stemmer *stemmer, struct str word)
{
	uint32_t at = map_find(&stemmer->forms, word);

	if (at != MAP_NONE)
		return stemmer->like[stemmer->forms.entry[at].value];
	for (size_t len = word.len < stemmer->longest ? word.len : stemmer->longest; len > 0; len--) {
		at = map_find(&stemmer->beginnings, (struct str){ word.at, len });
		if (at == MAP_NONE)
			continue;
		stemmer->other.len = 0;
		buf_put(&stemmer->other, stemmer->like[stemmer->beginnings.entry[at].value]);
		buf_put(&stemmer->other, (struct str){ word.at + len, word.len - len });
		return buf_str(&stemmer->other);
	}
	return word;
}

struct str
stem(struct stemmer *stemmer, struct str word)
{
	const sb_symbol *stemmed;

	if (word.len > INT32_MAX || utf8_valid(word) != word.len)
		return word;
	stemmer->folded.len = 0;
	fold(&stemmer->folded, word);
	word = buf_str(&stemmer->folded);
	if (!token_is_word(word))
		return word;
	word = likeness(stemmer, word);
	stemmed = sb_stemmer_stem(stemmer->snowball, (const sb_symbol *)word.at, (int)word.len);
	if (stemmed == NULL)
		die("out of memory");
	return (struct str){ (const char *)stemmed, (size_t)sb_stemmer_length(stemmer->snowball) };
}
