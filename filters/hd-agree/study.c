/* Units and codings: see study.h. */
#include <stdlib.h>

#include "say.h"
#include "study.h"
#include "table.h"
#include "token.h"

enum { FAULTS_SAID = 20 };

static struct str
cell(const struct str *column)
{
	return column ? str_trim(*column) : STR("");
}

/* Counts a fault of the current row; whether it is to be said. */
static bool
is_said(struct study *study)
{
	return study->faults++ < FAULTS_SAID;
}

/* "text\nturn", in *key; false when the turn is no number. */
static bool
turn_key(struct str text, struct str turn, struct buf *key)
{
	uint64_t n;

	if (!str_number(turn, &n))
		return false;
	key->len = 0;
	buf_put(key, text);
	buf_char(key, '\n');
	buf_number(key, n);
	return true;
}

static void
add_unit(struct study *study, struct str text, struct str turn, struct str said, struct str judges)
{
	struct unit unit = {
		.text = map_add(&study->texts, text), .said = map_keep(&study->held, said), .judges = map_keep(&study->held, judges),
	};

	str_number(turn, &unit.turn);
	study->unit = alloc_room(study->unit, study->units, &study->unit_cap, sizeof(*study->unit));
	study->unit[study->units++] = unit;
}

void
study_units(struct study *study, const char *path)
{
	struct str *text, *turn, *part, *said, *judges;
	struct buf key = {0};
	struct table table;

	if (!table_open(&table, path))
		exit(STATUS_FAILED);
	text = table_want(&table, "text");
	turn = table_want(&table, "turn");
	part = table_column(&table, "part");
	said = table_column(&table, "said");
	judges = table_column(&table, "coders");
	while (table_next(&table)) {
		uint32_t at;

		if (!turn_key(cell(text), cell(turn), &key)) {
			if (is_said(study))
				warn("%s:%llu: the turn is no number: want the n of its <u>", table.name, (unsigned long long)table.row_line);
			continue;
		}
		at = map_find(&study->turns, buf_str(&key));
		if (at != MAP_NONE) {
			if (is_said(study))
				warn("%s:%llu: this turn stands in the table once already: want each once", table.name,
				    (unsigned long long)table.row_line);
			continue;
		}
		at = map_add(&study->turns, buf_str(&key));
		if (!part_counts(cell(part)))
			continue;
		add_unit(study, cell(text), cell(turn), cell(said), cell(judges));
		study->turns.entry[at].value = study->units;
	}
	if (study->units == 0)
		die("%s: no unit: want turns that are not an interviewer's", table.name);
	table_close(&table);
	buf_free(&key);
}

/* The name of a coding without a column coder: its file's, without folder and ending. */
static struct str
name_of_file(const char *path)
{
	struct str name = str_of(path);

	for (size_t i = name.len; i-- > 0;)
		if (name.at[i] == '/') {
			name = (struct str){ name.at + i + 1, name.len - i - 1 };
			break;
		}
	for (size_t i = name.len; i-- > 1;)
		if (name.at[i] == '.')
			return (struct str){ name.at, i };
	return name;
}

struct coding {
	struct table table;
	struct str *text, *turn, *lexicon, *theme, *side, *coder, *quote;
};

/* The unit of a row, or CODEBOOK_NONE, said. */
static uint32_t
find_unit(struct study *study, const struct coding *coding, struct buf *key)
{
	const char *file = coding->table.name;
	unsigned long long line = coding->table.row_line;
	uint32_t at = MAP_NONE;

	if (turn_key(cell(coding->text), cell(coding->turn), key))
		at = map_find(&study->turns, buf_str(key));
	if (at != MAP_NONE && study->turns.entry[at].value)
		return (uint32_t)study->turns.entry[at].value - 1;
	if (is_said(study)) {
		if (at == MAP_NONE)
			warn("%s:%llu: turn \"%.*s\" of \"%.*s\" is not in the table of units: want one of its turns", file, line,
			    (int)cell(coding->turn).len, cell(coding->turn).at, (int)cell(coding->text).len, cell(coding->text).at);
		else
			warn("%s:%llu: turn %.*s of \"%.*s\" is the interviewer's: want a turn that can be coded", file, line,
			    (int)cell(coding->turn).len, cell(coding->turn).at, (int)cell(coding->text).len, cell(coding->text).at);
	}
	return CODEBOOK_NONE;
}

/* The theme and side of a row; false, said, when there are none such. */
static bool
find_cell(struct study *study, const struct coding *coding, struct code *code)
{
	const char *file = coding->table.name;
	unsigned long long line = coding->table.row_line;
	struct str theme = cell(coding->theme), side = cell(coding->side);
	struct buf sides = {0};

	code->topic = codebook_topic(&study->book, theme);
	if (code->topic == CODEBOOK_NONE) {
		if (is_said(study))
			warn("%s:%llu: theme \"%.*s\": want one of the codebook's", file, line, (int)theme.len, theme.at);
		return false;
	}
	code->side = codebook_side(&study->book, code->topic, side);
	if (code->side != CODEBOOK_NONE)
		return true;
	codebook_put_sides(&study->book, code->topic, &sides);
	if (is_said(study))
		warn("%s:%llu: side \"%.*s\": want %.*s", file, line, (int)side.len, side.at, (int)sides.len, sides.at ? sides.at : "");
	buf_free(&sides);
	return false;
}

static void
read_row(struct study *study, const struct coding *coding, uint32_t coder, struct buf *key)
{
	struct code code = { .coder = coder };

	if (cell(coding->lexicon).len && !codebook_has(&study->book, cell(coding->lexicon))) {
		study->passed_over++;
		return;
	}
	code.unit = find_unit(study, coding, key);
	if (code.unit == CODEBOOK_NONE || str_eq(cell(coding->theme), STR("-")))	/* "-": read, and nothing to code */
		return;
	if (!find_cell(study, coding, &code))
		return;
	code.quote = map_keep(&study->held, cell(coding->quote));
	code.order = (uint32_t)study->codes;
	study->code = alloc_room(study->code, study->codes, &study->code_cap, sizeof(*study->code));
	study->code[study->codes++] = code;
}

static uint32_t
add_coder(struct study *study, struct str name)
{
	if (study->coders.len == STUDY_CODERS && map_find(&study->coders, name) == MAP_NONE)
		die("more than %d coders", STUDY_CODERS);
	return map_add(&study->coders, name);
}

void
study_coding(struct study *study, const char *path)
{
	struct coding coding;
	struct table *table = &coding.table;
	struct buf key = {0};

	if (!table_open(table, path))
		exit(STATUS_FAILED);
	coding.text = table_want(table, "text");
	coding.turn = table_want(table, "turn");
	coding.theme = table_want(table, "theme");
	coding.side = table_want(table, "side");
	coding.lexicon = table_column(table, "lexicon");
	coding.coder = table_column(table, "coder");
	coding.quote = table_column(table, "quote");
	if (coding.coder == NULL)
		add_coder(study, name_of_file(table->name));
	while (table_next(table)) {
		struct str name = cell(coding.coder);

		read_row(study, &coding, add_coder(study, name.len ? name : name_of_file(table->name)), &key);
	}
	table_close(table);
	buf_free(&key);
}

static void
choose(struct study *study, struct str name)
{
	uint32_t coder = map_find(&study->coders, name);

	if (coder == MAP_NONE)
		die("coder \"%.*s\": nobody of that name has coded: want a name in the column coder, or a file's", (int)name.len, name.at);
	for (size_t i = 0; i < study->coders_chosen; i++)
		if (study->chosen[i] == coder)
			die("coder \"%.*s\" is named twice: want each once", (int)name.len, name.at);
	study->chosen[study->coders_chosen++] = coder;
}

static void
settle_judges(struct study *study)
{
	for (size_t i = 0; i < study->units; i++) {
		struct unit *unit = &study->unit[i];
		struct str rest = unit->judges;

		if (rest.len == 0)
			unit->judged = UINT64_MAX;
		while (rest.len) {
			uint32_t coder = map_find(&study->coders, str_trim(str_cut(&rest, ',')));

			if (coder != MAP_NONE)
				unit->judged |= (uint64_t)1 << coder;
		}
	}
}

/* By unit and topic: what study_codes looks for. */
static int
by_place(const void *left, const void *right)
{
	const struct code *a = left, *b = right;

	if (a->unit != b->unit)
		return a->unit < b->unit ? -1 : 1;
	return (a->topic > b->topic) - (a->topic < b->topic);
}

static int
by_place_and_order(const void *left, const void *right)
{
	const struct code *a = left, *b = right;
	int place = by_place(left, right);

	if (place == 0)
		place = (a->coder > b->coder) - (a->coder < b->coder);
	return place ? place : (a->order > b->order) - (a->order < b->order);
}

const struct code *
study_codes(const struct study *study, size_t unit, size_t topic, size_t *n)
{
	const struct code wanted = { .unit = (uint32_t)unit, .topic = (uint32_t)topic }, *first, *end = study->code + study->codes;

	*n = 0;
	if (study->codes == 0)
		return NULL;
	first = bsearch(&wanted, study->code, study->codes, sizeof(wanted), by_place);
	if (first == NULL)
		return NULL;
	while (first > study->code && by_place(first - 1, &wanted) == 0)
		first--;
	while (first + *n < end && by_place(first + *n, &wanted) == 0)
		++*n;
	return first;
}

void
study_ready(struct study *study, const char *coders)
{
	struct str rest = coders ? str_of(coders) : STR("");
	size_t cells;

	if (study->faults)
		die("%zu row%s wrong: nothing is compared", study->faults, study->faults == 1 ? " is" : "s are");
	if (coders == NULL)
		for (size_t i = 0; i < study->coders.len; i++)
			choose(study, study->coders.entry[i].key);
	while (rest.len)
		choose(study, str_trim(str_cut(&rest, ',')));
	if (study->coders_chosen < 2)
		die("%zu coder: want at least two to compare", study->coders_chosen);
	settle_judges(study);
	if (study->codes)
		qsort(study->code, study->codes, sizeof(*study->code), by_place_and_order);
	cells = study->book.topics * study->book.sides.len;
	study->coded = alloc(study->units * cells, sizeof(*study->coded));
	memset(study->coded, 0, study->units * cells * sizeof(*study->coded));
	for (size_t i = 0; i < study->codes; i++) {
		const struct code *code = &study->code[i];

		study->coded[code->unit * cells + code->topic * study->book.sides.len + code->side] |= (uint64_t)1 << code->coder;
	}
}

uint64_t
study_coded(const struct study *study, size_t unit, size_t topic, size_t side)
{
	return study->coded[(unit * study->book.topics + topic) * study->book.sides.len + side];
}

struct str
study_coder(const struct study *study, uint32_t coder)
{
	return study->coders.entry[coder].key;
}

void
study_free(struct study *study)
{
	codebook_free(&study->book);
	map_free(&study->texts);
	map_free(&study->turns);
	map_free(&study->coders);
	map_free(&study->held);
	free(study->unit);
	free(study->code);
	free(study->coded);
	*study = (struct study){0};
}
