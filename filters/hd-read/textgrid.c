/*
 * Praat TextGrids: the intervals of each tier are what the speaker with the tier's name says (Praat manual, "TextGrid file
 * formats"). Praat reads its text files as a series of numbers, "strings" and <flags> that stand free, whatever stands
 * between them; so the long form, the short one and the chronological one are read by one reader.
 */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include "decode.h"
#include "encoding.h"
#include "fold.h"
#include "say.h"

struct interval {
	uint64_t start;		/* microseconds */
	size_t tier;
	struct str text;
	uint64_t line;
};

struct tier {
	struct str name;
	bool spoken, points;
};

struct grid {
	struct document *document;
	const struct source *source;
	struct str rest;
	uint64_t line;		/* where rest begins, from 1 */
	struct tier *tier;
	size_t tiers, tier_cap;
	struct interval *interval;
	size_t len, cap;
};

enum { TIER_LIMIT = 10000 };

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

static void
step(struct grid *grid)
{
	grid->line += grid->rest.at[0] == '\n' || (grid->rest.at[0] == '\r' && !(grid->rest.len > 1 && grid->rest.at[1] == '\n'));
	grid->rest.at++;
	grid->rest.len--;
}

/* The word that starts here; what follows a blank or a line's end stands free. */
static struct str
word_here(const struct grid *grid)
{
	size_t n = 0;

	while (n < grid->rest.len && !is_space(grid->rest.at[n]))
		n++;
	return (struct str){ grid->rest.at, n };
}

/* Steps to the next free-standing number, string or (any) flag: its first byte is then grid->rest.at[0]. False at the end. */
static bool
seek(struct grid *grid, bool string)
{
	while (grid->rest.len) {
		char c = grid->rest.at[0];
		bool number = (c >= '0' && c <= '9') || (c == '-' && grid->rest.len > 1 && grid->rest.at[1] >= '0' && grid->rest.at[1] <= '9');

		if (c == '"' ? string : number && !string)
			return true;
		if (c == '"')
			return false;	/* a string where a number should be */
		if (c == '!')
			while (grid->rest.len && grid->rest.at[0] != '\n')
				step(grid);
		else
			while (grid->rest.len && !is_space(grid->rest.at[0]) && grid->rest.at[0] != '"')
				step(grid);
		while (grid->rest.len && is_space(grid->rest.at[0]))
			step(grid);
	}
	return false;
}

/* A number as millionths. */
static bool
take_number(struct grid *grid, uint64_t *millionths)
{
	struct str word;
	uint64_t n = 0, scale = 0;

	if (!seek(grid, false))
		return false;
	word = word_here(grid);
	*millionths = 0;
	for (size_t i = 0; i < word.len; i++) {
		char c = word.at[i];

		if (c == '.' && scale == 0)
			scale = 1000000;
		else if (c < '0' || c > '9')
			break;	/* a sign or an exponent: as small as nothing */
		else if (scale == 0 && n < 1000000000)
			n = n * 10 + (uint64_t)(c - '0');
		else if (scale > 1) {
			scale /= 10;
			*millionths += (uint64_t)(c - '0') * scale;
		}
	}
	if (memchr(word.at, 'e', word.len))
		n = *millionths = 0;
	*millionths += n * 1000000;
	while (grid->rest.len && !is_space(grid->rest.at[0]))
		step(grid);
	return true;
}

/* A string without its quotation marks, doubled ones made single. */
static bool
take_string(struct grid *grid, struct str *string, uint64_t *line)
{
	struct buf text = {0};
	bool closed = false;

	if (!seek(grid, true))
		return false;
	*line = grid->line;
	for (step(grid); grid->rest.len && !closed; step(grid)) {
		if (grid->rest.at[0] != '"')
			buf_char(&text, grid->rest.at[0]);
		else if (grid->rest.len > 1 && grid->rest.at[1] == '"') {
			step(grid);
			buf_char(&text, '"');
		} else
			closed = true;
	}
	*string = document_keep(grid->document, str_trim(buf_str(&text)));
	buf_free(&text);
	return closed;
}

/* Whether a tier's name ends in one of these words. */
static bool
ends_in(struct str name, const char *const *word)
{
	struct buf folded = {0};
	bool found = false;

	fold(&folded, name);
	for (; *word && !found; word++)
		if (str_ends(buf_str(&folded), *word)) {
			size_t before = folded.len - strlen(*word);

			found = before == 0 || strchr(" -_./", folded.at[before - 1]);
		}
	buf_free(&folded);
	return found;
}

/* What a forced aligner adds below the words, and what nobody says. */
static const char *const aligned[] = { "phones", "phone", "phonemes", "phoneme", "phons", "segments", "syllables", "syllable",
	"kan-mau", "mau", "comments", "comment", "notes", "note", "events", NULL };
static const char *const words[] = { "words", "word", "utterances", "utterance", NULL };

static bool
add_tier(struct grid *grid, struct str class, struct str name)
{
	struct tier tier = { .name = name, .points = str_eq(class, STR("TextTier")) };

	if (grid->tiers == TIER_LIMIT) {
		warn("%s:%llu: more than %d tiers", grid->source->name, (unsigned long long)grid->line, TIER_LIMIT);
		return false;
	}
	tier.spoken = !tier.points && !ends_in(name, aligned);
	if (!tier.spoken)
		say("%s:%llu: tier %zu of %s passed over", grid->source->name, (unsigned long long)grid->line, grid->tiers + 1,
		    tier.points ? "points" : "what is not said");
	if (ends_in(name, words)) {	/* "Mary - words", as the Montreal Forced Aligner names tiers */
		while (tier.name.len && !strchr(" -_./", tier.name.at[tier.name.len - 1]))
			tier.name.len--;
		while (tier.name.len && strchr(" -_./", tier.name.at[tier.name.len - 1]))
			tier.name.len--;
	}
	grid->tier = alloc_room(grid->tier, grid->tiers, &grid->tier_cap, sizeof(*grid->tier));
	grid->tier[grid->tiers++] = tier;
	return true;
}

static bool
take_tier_head(struct grid *grid)
{
	struct str class, name;
	uint64_t number, line;

	return take_string(grid, &class, &line) && take_string(grid, &name, &line) && take_number(grid, &number) &&
	    take_number(grid, &number) && add_tier(grid, class, name);
}

/* An interval or a point of a tier. */
static bool
take_interval(struct grid *grid, size_t tier)
{
	struct interval interval = { .tier = tier };
	uint64_t end;

	if (!take_number(grid, &interval.start) || (!grid->tier[tier].points && !take_number(grid, &end)) ||
	    !take_string(grid, &interval.text, &interval.line))
		return false;
	if (interval.text.len == 0 || !grid->tier[tier].spoken)
		return true;
	grid->interval = alloc_room(grid->interval, grid->len, &grid->cap, sizeof(*grid->interval));
	grid->interval[grid->len++] = interval;
	return true;
}

/* Tiers one after the other, each with its intervals. */
static bool
read_tiers(struct grid *grid)
{
	uint64_t number, tiers, intervals;

	if (!take_number(grid, &number) || !take_number(grid, &number) || !take_number(grid, &tiers))
		return false;
	for (uint64_t i = 0; i < tiers / 1000000; i++) {
		if (!take_tier_head(grid) || !take_number(grid, &intervals))
			return false;
		for (uint64_t k = 0; k < intervals / 1000000; k++)
			if (!take_interval(grid, grid->tiers - 1))
				return false;
	}
	return true;
}

/* The heads of all tiers, then intervals in the order of time, each with its tier's number. */
static bool
read_chronicle(struct grid *grid)
{
	uint64_t number, tiers;

	if (!take_number(grid, &number) || !take_number(grid, &number) || !take_number(grid, &tiers))
		return false;
	for (uint64_t i = 0; i < tiers / 1000000; i++)
		if (!take_tier_head(grid))
			return false;
	while (take_number(grid, &number))
		if (number < 1000000 || number / 1000000 > grid->tiers || !take_interval(grid, (size_t)(number / 1000000) - 1))
			return false;
	return str_trim(grid->rest).len == 0;
}

static int
by_time(const void *a, const void *b)
{
	const struct interval *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->tier > y->tier) - (x->tier < y->tier);
}

/* Intervals of one speaker that follow each other are one turn. */
static void
put_turns(struct grid *grid)
{
	struct buf text = {0};

	if (grid->len)
		qsort(grid->interval, grid->len, sizeof(*grid->interval), by_time);
	for (size_t i = 0, k; i < grid->len; i = k) {
		const struct interval *first = &grid->interval[i];
		struct str speaker = grid->tier[first->tier].name;
		struct para *para;

		text.len = 0;
		for (k = i; k < grid->len && str_eq(grid->tier[grid->interval[k].tier].name, speaker); k++) {
			if (k > i)
				buf_char(&text, '\n');
			buf_put(&text, grid->interval[k].text);
		}
		para = document_add(grid->document, PARA_TURN, buf_str(&text), first->line);
		para->speaker = speaker;
		para->time = document_time(grid->document, first->start / 1000000);
	}
	buf_free(&text);
}

static bool
read_grid(struct grid *grid)
{
	struct str kind, class;
	uint64_t line;

	if (!take_string(grid, &kind, &line))
		return false;
	if (str_starts(kind, "Praat chronological"))
		return read_chronicle(grid);
	if (!take_string(grid, &class, &line) || !str_eq(class, STR("TextGrid")))
		return false;
	return read_tiers(grid);
}

bool
is_textgrid(const struct source *source)
{
	struct encoded text;
	struct str head = { source->bytes.at, source->bytes.len < 256 ? source->bytes.len : 256 };
	bool is;

	if (str_starts(head, "ooBinaryFile"))
		return head.len > 21 && memcmp(head.at + 13, "TextGrid", 8) == 0;
	if (!encoding_is_text(head))
		return false;
	encoding_read(head, &text);
	head = str_trim(text.utf8);
	is = str_starts(head, "\"Praat chronological TextGrid") ||
	    ((str_starts(head, "File type = \"ooTextFile") || str_starts(head, "\"ooTextFile")) && memmem(head.at, head.len, "TextGrid", 8));
	buf_free(&text.held);
	return is;
}

bool
decode_textgrid(struct document *document, const struct source *source)
{
	struct grid grid = { .document = document, .source = source, .line = 1 };
	struct encoded text;
	bool read;

	if (str_starts(source->bytes, "ooBinaryFile")) {
		warn("%s: a binary TextGrid: want it saved as a text file (Praat: Save as text file)", source->name);
		return false;
	}
	encoding_read(source->bytes, &text);
	document->format = "textgrid";
	document->encoding = text.name;
	grid.rest = text.utf8;
	read = read_grid(&grid);
	if (read)
		put_turns(&grid);
	else
		warn("%s:%llu: not as a TextGrid has it, or cut off", source->name, (unsigned long long)grid.line);
	free(grid.tier);
	free(grid.interval);
	buf_free(&text.held);
	return read;
}
