/* What is coded: see coding.h. */
#include <stdlib.h>

#include "coding.h"
#include "say.h"
#include "table.h"

enum { FAULTS_SAID = 20 };

static const uint64_t SEEN = (uint64_t)1 << 32;

uint32_t
coding_topic(struct coding *coding, struct str theme, struct str side)
{
	struct str none = { "", 0 };
	size_t known = coding->keys.len;
	uint32_t at;

	if (theme.len == 0 || !where_keeps(&coding->where, STR("theme"), theme))
		return MAP_NONE;
	if (coding->joins_sides)
		side = none;
	coding->key.len = 0;
	buf_put(&coding->key, theme);
	buf_char(&coding->key, '\n');
	buf_put(&coding->key, side);
	at = map_add(&coding->keys, buf_str(&coding->key));
	if (at < known)
		return at;
	coding->topic = alloc_room(coding->topic, at, &coding->topic_cap, sizeof(*coding->topic));
	coding->topic[at] = (struct topic){ .theme = map_add(&coding->themes, theme), .side = map_keep(&coding->held, side) };
	return at;
}

static void
turn_key(struct coding *coding, struct str text, uint64_t turn)
{
	coding->key.len = 0;
	buf_put(&coding->key, text);
	buf_char(&coding->key, '\n');
	buf_number(&coding->key, turn);
}

/* Rows of a turn are kept from the last to the first: what is made of them is sorted. */
static void
add_row(struct coding *coding, struct coding_row row)
{
	uint32_t at;

	turn_key(coding, row.text, row.turn);
	at = map_add(&coding->turns, buf_str(&coding->key));
	row.next = (uint32_t)coding->turns.entry[at].value;
	coding->row = alloc_room(coding->row, coding->rows, &coding->row_cap, sizeof(*coding->row));
	coding->row[coding->rows++] = row;
	coding->turns.entry[at].value = coding->rows;
}

void
coding_read(struct coding *coding, const char *path)
{
	struct str *text, *turn, *theme, *side, *quote, none = { "", 0 };
	struct table table;

	if (!table_open(&table, path))
		exit(STATUS_FAILED);
	coding->file = path;
	text = table_want(&table, "text");
	turn = table_want(&table, "turn");
	theme = table_want(&table, "theme");
	side = table_column(&table, "side");
	quote = table_column(&table, "quote");
	coding->has_sides = side && !coding->joins_sides;
	while (table_next(&table)) {
		struct coding_row row = { .line = table.row_line, .topic = MAP_NONE };

		if (!str_number(str_trim(*turn), &row.turn) || text->len == 0 || theme->len == 0) {
			if (coding->faults++ < FAULTS_SAID)
				warn("%s:%llu: row passed over: want a text, the number of a turn and a theme", path,
				    (unsigned long long)row.line);
			continue;
		}
		if (!str_eq(*theme, STR("-")))
			row.topic = coding_topic(coding, *theme, side ? *side : none);
		row.text = map_keep(&coding->held, *text);
		row.quote = quote ? map_keep(&coding->held, str_trim(*quote)) : none;
		add_row(coding, row);
	}
	table_close(&table);
}

uint32_t
coding_turn(struct coding *coding, struct str text, uint64_t turn)
{
	uint32_t at;

	turn_key(coding, text, turn);
	at = map_find(&coding->turns, buf_str(&coding->key));
	if (at == MAP_NONE)
		return 0;
	coding->turns.entry[at].value |= SEEN;
	return (uint32_t)coding->turns.entry[at].value;
}

void
coding_close(struct coding *coding)
{
	for (size_t i = 0; i < coding->rows; i++) {
		const struct coding_row *row = &coding->row[i];
		uint32_t at;

		turn_key(coding, row->text, row->turn);
		at = map_find(&coding->turns, buf_str(&coding->key));
		if (at == MAP_NONE || (coding->turns.entry[at].value & SEEN) || row->topic == MAP_NONE)
			continue;
		if (coding->faults++ < FAULTS_SAID)
			warn("%s:%llu: turn %llu of \"%.*s\" is not in the stream, or is the interviewer's: passed over", coding->file,
			    (unsigned long long)row->line, (unsigned long long)row->turn, (int)row->text.len, row->text.at);
	}
	if (coding->faults > FAULTS_SAID)
		warn("%s: %zu more rows that are wrong", coding->file, coding->faults - FAULTS_SAID);
}

void
coding_free(struct coding *coding)
{
	where_free(&coding->where);
	map_free(&coding->themes);
	map_free(&coding->keys);
	map_free(&coding->turns);
	map_free(&coding->held);
	free(coding->topic);
	free(coding->row);
	buf_free(&coding->key);
}
