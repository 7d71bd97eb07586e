/* Words that say nothing of a theme: see stops.h. */
#include "fold.h"
#include "say.h"
#include "stops.h"
#include "table.h"

void
stops_read(struct stops *stops, const char *path)
{
	struct buf folded = {0};
	struct table table;
	struct str *word, *use;

	if (!table_open(&table, path))
		die("%s: cannot read these words", path);
	word = table_want(&table, "word");
	use = table_want(&table, "use");
	while (table_next(&table)) {
		bool is_edge = str_eq(*use, STR("edge"));
		uint32_t at;

		if (word->len == 0)
			die("%s:%llu: no word in this row", path, (unsigned long long)table.row_line);
		if (!is_edge && !str_eq(*use, STR("skip")))
			die("%s:%llu:%zu: use: want edge or skip", path, (unsigned long long)table.row_line, table_cell_at(&table, use));
		folded.len = 0;
		fold(&folded, *word);
		at = map_add(&stops->words, buf_str(&folded));
		stops->words.entry[at].value = is_edge ? STOP_EDGE : STOP_SKIP;
	}
	if (table.faults)
		die("%s: not a table of words that can be trusted", path);
	table_close(&table);
	buf_free(&folded);
}

enum stop
stops_use(const struct stops *stops, struct str form)
{
	uint32_t at = map_find(&stops->words, form);

	return at == MAP_NONE ? STOP_NONE : (enum stop)stops->words.entry[at].value;
}

void
stops_free(struct stops *stops)
{
	map_free(&stops->words);
}
