/* hd-stem: add the stem of each token as its second column. See hd-stem(1). */
#include <stdlib.h>
#include <unistd.h>

#include "map.h"
#include "say.h"
#include "stem.h"
#include "stream.h"

static const char usage[] = "usage: hd-stem [-hpV] [-l language] [file ...]";

enum {
	CACHED_BYTES = 4 * 1024 * 1024,		/* of forms, and of stems; some hundred thousand: a large collection's words */
	CACHED_FORM = 256,			/* bytes; longer ones are rare, and not kept */
};

/* The column of each form that has been met: a tab and its stem, escaped. */
struct cache {
	struct stemmer *stemmer;
	struct map forms;
	struct map columns;
	struct buf plain, column;
};

/* Makes the column of a form: valid until the next. */
static struct str
make_column(struct cache *cache, struct str form)
{
	cache->column.len = 0;
	buf_char(&cache->column, '\t');
	escape_data(&cache->column, stem(cache->stemmer, unescaped(form, &cache->plain)));
	return buf_str(&cache->column);
}

/* The column of a form, as it stands in the stream: valid until the next. */
static struct str
column_of(struct cache *cache, struct str form)
{
	uint32_t at;

	if (form.len > CACHED_FORM)
		return make_column(cache, form);
	at = map_find(&cache->forms, form);
	if (at == MAP_NONE) {
		struct str column = make_column(cache, form);

		if (cache->forms.bytes + cache->columns.bytes > CACHED_BYTES) {
			map_clear(&cache->forms);
			map_clear(&cache->columns);
		}
		at = map_add(&cache->forms, form);
		cache->forms.entry[at].value = map_add(&cache->columns, column);
	}
	return cache->columns.entry[cache->forms.entry[at].value].key;
}

static void
put_token(struct cache *cache, struct out *out, struct str raw)
{
	const char *tab = memchr(raw.at, '\t', raw.len);
	struct str form = { raw.at, tab ? (size_t)(tab - raw.at) : raw.len };

	out_put(out, form);
	out_put(out, column_of(cache, form));
	out_line(out, (struct str){ raw.at + form.len, raw.len - form.len });
}

int
main(int argc, char *argv[])
{
	const char *language = "english";
	struct cache cache = {0};
	bool plain = false;
	struct stream in;
	struct line line;
	struct out out;
	int option;

	say_start("hd-stem", usage);
	while ((option = getopt(argc, argv, "hl:pV")) != -1) {
		switch (option) {
		case 'h': say_usage();
		case 'l': language = optarg; break;
		case 'p': plain = true; break;
		case 'V': say_version();
		default: say_misuse();
		}
	}
	cache.stemmer = stemmer_new(language, plain);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	while (stream_line(&in, &line)) {
		if (line.tag == TAG_TOKEN)
			put_token(&cache, &out, line.raw);
		else
			out_line(&out, line.raw);
	}
	stemmer_free(cache.stemmer);
	map_free(&cache.forms);
	map_free(&cache.columns);
	buf_free(&cache.plain);
	buf_free(&cache.column);
	return stream_close(&in, &out);
}
