/*
 * Disagreements: see disagreements.h. One entry is a unit and a theme that two coders did not code alike. Themes with most
 * entries first, since they are where the codebook is read in two ways; within a theme first where both coded it with other
 * sides, then what only the first coded, then what only the second; within these in the order of the units.
 */
#include <stdlib.h>

#include "disagreements.h"
#include "width.h"

enum kind { KIND_SIDE, KIND_FIRST, KIND_SECOND };

struct entry {
	size_t topic, unit;
	enum kind kind;
	size_t entries;		/* of its theme */
};

struct entries {
	struct entry *entry;
	size_t len, cap;
};

static bool
has(const struct comparison *pair, size_t coder, size_t unit, size_t topic, size_t side)
{
	return study_coded(pair->study, unit, topic, side) >> pair->coder[coder] & 1;
}

/* Adds the entry of a unit and a theme, if they differ there. */
static void
look(const struct comparison *pair, size_t topic, size_t unit, struct entries *entries)
{
	bool coded[2] = { false, false }, differ = false;

	for (size_t side = 0; side < pair->study->book.sides.len; side++) {
		coded[0] |= has(pair, 0, unit, topic, side);
		coded[1] |= has(pair, 1, unit, topic, side);
		differ |= has(pair, 0, unit, topic, side) != has(pair, 1, unit, topic, side);
	}
	if (!differ)
		return;
	entries->entry = alloc_room(entries->entry, entries->len, &entries->cap, sizeof(*entries->entry));
	entries->entry[entries->len++] = (struct entry){
		.topic = topic, .unit = unit, .kind = coded[0] && coded[1] ? KIND_SIDE : coded[0] ? KIND_FIRST : KIND_SECOND,
	};
}

static int
for_discussion(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->entries != b->entries)
		return a->entries < b->entries ? 1 : -1;
	if (a->topic != b->topic)
		return a->topic < b->topic ? -1 : 1;
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	return (a->unit > b->unit) - (a->unit < b->unit);
}

static struct entries
find_entries(const struct comparison *pair)
{
	const struct study *study = pair->study;
	uint64_t both = (uint64_t)1 << pair->coder[0] | (uint64_t)1 << pair->coder[1];
	struct entries entries = {0};

	for (size_t topic = 0; topic < study->book.topics; topic++) {
		size_t before = entries.len;

		for (size_t unit = 0; unit < study->units; unit++)
			if ((study->unit[unit].judged & both) == both)
				look(pair, topic, unit, &entries);
		for (size_t i = before; i < entries.len; i++)
			entries.entry[i].entries = entries.len - before;
	}
	if (entries.len)
		qsort(entries.entry, entries.len, sizeof(*entries.entry), for_discussion);
	return entries;
}

/* Appends the sides that a coder gave a theme, divided by commas. */
static void
put_sides(const struct comparison *pair, size_t coder, const struct entry *entry, struct buf *b)
{
	const struct codebook *book = &pair->study->book;

	for (size_t side = 0; side < book->sides.len; side++) {
		if (!has(pair, coder, entry->unit, entry->topic, side))
			continue;
		if (b->len)
			buf_put(b, STR(", "));
		buf_put(b, codebook_side_name(book, side));
	}
}

/* Appends the quotes that a coder gave for it, divided by " / ". */
static void
put_quotes(const struct comparison *pair, size_t coder, const struct entry *entry, struct buf *b)
{
	size_t n;
	const struct code *code = study_codes(pair->study, entry->unit, entry->topic, &n);

	for (size_t i = 0; i < n; i++) {
		if (code[i].coder != pair->coder[coder] || code[i].quote.len == 0)
			continue;
		if (b->len)
			buf_put(b, STR(" / "));
		buf_put(b, code[i].quote);
	}
}

/* Appends the other themes that a coder has in the unit and the other coder does not: what may stand in the place of this one. */
static void
put_instead(const struct comparison *pair, size_t coder, const struct entry *entry, struct buf *b)
{
	const struct codebook *book = &pair->study->book;

	for (size_t topic = 0; topic < book->topics; topic++)
		for (size_t side = 0; side < book->sides.len; side++) {
			if (topic == entry->topic || !has(pair, coder, entry->unit, topic, side) || has(pair, !coder, entry->unit, topic, side))
				continue;
			if (b->len)
				buf_put(b, STR(", "));
			buf_format(b, "%.*s %.*s", (int)book->topic[topic].id.len, book->topic[topic].id.at,
			    (int)codebook_side_name(book, side).len, codebook_side_name(book, side).at);
		}
}

typedef void put_about(const struct comparison *pair, size_t coder, const struct entry *entry, struct buf *b);

static void
put_cell(struct cells *cells, put_about *put, const struct comparison *pair, size_t coder, const struct entry *entry)
{
	struct buf b = {0};

	put(pair, coder, entry, &b);
	cells_text(cells, buf_str(&b));
	buf_free(&b);
}

void
disagreements_table(const struct comparison *pair, enum cells_format format, struct out *out)
{
	static const char *const kinds[] = { "side", "only_first", "only_second" };
	static const char *const columns[] = {
		"theme", "kind", "text", "turn", "first", "second", "first_quote", "second_quote", "first_instead", "second_instead", "said",
	};
	const struct study *study = pair->study;
	struct entries entries = find_entries(pair);
	struct cells cells;

	cells_open(&cells, format, out);
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		cells_name(&cells, str_of(columns[i]), i == 3);
	cells_head(&cells);
	for (size_t i = 0; i < entries.len; i++) {
		const struct entry *entry = &entries.entry[i];
		const struct unit *unit = &study->unit[entry->unit];

		cells_text(&cells, study->book.topic[entry->topic].id);
		cells_text(&cells, str_of(kinds[entry->kind]));
		cells_text(&cells, study->texts.entry[unit->text].key);
		cells_number(&cells, unit->turn);
		put_cell(&cells, put_sides, pair, 0, entry);
		put_cell(&cells, put_sides, pair, 1, entry);
		put_cell(&cells, put_quotes, pair, 0, entry);
		put_cell(&cells, put_quotes, pair, 1, entry);
		put_cell(&cells, put_instead, pair, 0, entry);
		put_cell(&cells, put_instead, pair, 1, entry);
		cells_text(&cells, unit->said);
		cells_row(&cells);
	}
	cells_close(&cells);
	free(entries.entry);
}

/* Lines of a text, indented. */
static void
put_wrapped(const struct report *report, struct str text, size_t indent, struct out *out)
{
	struct buf line = {0};

	while (text.at) {
		line.len = 0;
		width_blank(&line, indent);
		buf_put(&line, width_line(&text, report->width > indent + 20 ? report->width - indent : 20));
		out_line(out, buf_str(&line));
	}
	buf_free(&line);
}

/* What one coder did, on lines of his own: "A: enabler: “we just ring each other”". */
static void
put_coder(const struct report *report, const struct comparison *pair, size_t coder, const struct entry *entry, struct out *out)
{
	struct str name = study_coder(pair->study, pair->coder[coder]);
	struct buf line = {0}, part = {0};

	put_sides(pair, coder, entry, &part);
	buf_format(&line, "%.*s: %.*s", (int)name.len, name.at, part.len ? (int)part.len : 1, part.len ? part.at : "-");
	part.len = 0;
	put_quotes(pair, coder, entry, &part);
	if (part.len)
		buf_format(&line, ": “%.*s”", (int)part.len, part.at);
	part.len = 0;
	put_instead(pair, coder, entry, &part);
	if (part.len)
		buf_format(&line, " (and: %.*s)", (int)part.len, part.at);
	put_wrapped(report, buf_str(&line), 4, out);
	buf_free(&line);
	buf_free(&part);
}

static void
put_theme(const struct report *report, const struct comparison *pair, const struct entry *entry, struct out *out)
{
	const struct topic *topic = &pair->study->book.topic[entry->topic];
	const struct row *row = comparison_row(pair, (int)entry->topic, ROW_ALL);
	struct buf line = {0};

	buf_format(&line, "%.*s: %zu unit%s to discuss, %.0f code%s in common, kappa ", (int)topic->label.len, topic->label.at, entry->entries,
	    entry->entries == 1 ? "" : "s", row->whole.both, row->whole.both == 1 ? "" : "s");
	report_number(row->figure[FIGURE_KAPPA].value, 2, &line);
	put_wrapped(report, buf_str(&line), 0, out);
	buf_free(&line);
}

void
disagreements_text(const struct report *report, const struct comparison *pair, struct out *out)
{
	static const char *const kinds[] = { "sides differ", "only the first", "only the second" };
	const struct study *study = pair->study;
	struct entries entries = find_entries(pair);
	struct buf line = {0};

	if (entries.len == 0)
		out_line(out, STR("No disagreement."));
	for (size_t i = 0; i < entries.len; i++) {
		const struct entry *entry = &entries.entry[i];
		const struct unit *unit = &study->unit[entry->unit];
		struct str text = study->texts.entry[unit->text].key;

		if (i > 0)
			out_line(out, STR(""));
		if (i == 0 || entry->topic != entries.entry[i - 1].topic)
			put_theme(report, pair, entry, out);
		line.len = 0;
		buf_format(&line, "  %.*s, turn %llu: %s", (int)text.len, text.at, (unsigned long long)unit->turn, kinds[entry->kind]);
		out_line(out, buf_str(&line));
		put_coder(report, pair, 0, entry, out);
		put_coder(report, pair, 1, entry, out);
		if (unit->said.len)
			put_wrapped(report, unit->said, 6, out);
	}
	buf_free(&line);
	free(entries.entry);
}
