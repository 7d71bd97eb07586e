/* What people coded and no pattern hit: see misses.h. */
#include <stdlib.h>

#include "fold.h"
#include "misses.h"
#include "segment.h"
#include "stream.h"
#include "token.h"

struct misses {
	const struct corpus *corpus;
	struct segmenter *segmenter;
	uint32_t *word;		/* [words] entries of forms: the words of a quote */
	size_t words, word_cap;
	size_t *place;		/* [places] tokens of a turn, without the breaks */
	size_t places, place_cap;
	struct buf scratch, folded;
};

/* A row's place in the corpus: tokens, from and to inclusive. */
struct span {
	size_t from, to;
	bool is_quote;		/* else the whole turn */
};

/* The words of a quote, as the corpus has them. False when there are none, or one that nobody said. */
static bool
read_quote(struct misses *misses, struct str quote)
{
	const struct corpus *corpus = misses->corpus;
	const size_t *boundary;
	size_t n;

	misses->words = misses->scratch.len = 0;
	nfc(&misses->scratch, quote);
	boundary = segment_tokens(misses->segmenter, buf_str(&misses->scratch), &n);
	for (size_t i = 0; i + 1 < n; i++) {
		struct str token = { misses->scratch.at + boundary[i], boundary[i + 1] - boundary[i] };
		uint32_t at;

		if (!token_is_word(token) && !token_is_clitic(token))
			continue;
		misses->folded.len = 0;
		fold(&misses->folded, token);
		if (stops_use(corpus->stops, buf_str(&misses->folded)) == STOP_SKIP)
			continue;
		at = map_find(&corpus->forms, buf_str(&misses->folded));
		if (at == MAP_NONE)
			return false;
		misses->word = alloc_room(misses->word, misses->words, &misses->word_cap, sizeof(*misses->word));
		misses->word[misses->words++] = at;
	}
	return misses->words > 0;
}

static bool
stands_at(const struct misses *misses, size_t at)
{
	for (size_t i = 0; i < misses->words; i++)
		if ((misses->corpus->token[misses->place[at + i]].form & ~CORPUS_GLUED) != misses->word[i])
			return false;
	return true;
}

static struct span
find_quote(struct misses *misses, const struct corpus_said *turn, struct str quote)
{
	const struct corpus *corpus = misses->corpus;
	struct span span = { turn->token, turn->token + turn->tokens, false };

	if (!read_quote(misses, quote))
		return span;
	misses->places = 0;
	for (size_t i = turn->token; i < turn->token + turn->tokens; i++)
		if (corpus->token[i].stem != CORPUS_BREAK) {
			misses->place = alloc_room(misses->place, misses->places, &misses->place_cap, sizeof(*misses->place));
			misses->place[misses->places++] = i;
		}
	for (size_t i = 0; i + misses->words <= misses->places; i++)
		if (stands_at(misses, i))
			return (struct span){ misses->place[i], misses->place[i + misses->words - 1], true };
	return span;
}

static void
put_row(const struct misses *misses, const struct coding_row *row, const struct corpus_said *turn, struct span span, struct cells *cells)
{
	const struct corpus *corpus = misses->corpus;
	const struct topic *topic = &corpus->coding->topic[row->topic];
	struct str why_void = { "", 0 };
	uint64_t others = 0;

	for (size_t i = turn->hit; i < turn->hit + turn->hits; i++) {
		const struct corpus_hit *hit = &corpus->hit[i];
		bool is_inside = hit->from <= span.to && hit->to >= span.from;

		if (hit->theme != topic->theme)
			continue;
		if (is_inside && hit->why_void == 0)
			return;
		if (is_inside && why_void.len == 0)
			why_void = corpus->voids.entry[hit->why_void - 1].key;
		others += !is_inside && hit->why_void == 0;
	}
	cells_text(cells, row->text);
	cells_number(cells, row->turn);
	cells_text(cells, corpus->coding->themes.entry[topic->theme].key);
	if (corpus->coding->has_sides)
		cells_text(cells, topic->side);
	cells_text(cells, row->quote);
	cells_text(cells, span.is_quote ? STR("quote") : STR("turn"));
	cells_text(cells, why_void);
	cells_number(cells, others);
	cells_row(cells);
}

/* The turn of each row of the coding, + 1; 0 when the stream does not have it. The caller frees. */
static uint32_t *
turns_of_rows(const struct corpus *corpus)
{
	const struct coding *coding = corpus->coding;
	uint32_t *turn = alloc(coding->rows + 1, sizeof(*turn));

	memset(turn, 0, (coding->rows + 1) * sizeof(*turn));
	for (size_t i = 0; i < corpus->turns; i++)
		for (uint32_t row = corpus->turn[i].rows; row; row = coding->row[row - 1].next)
			turn[row - 1] = (uint32_t)i + 1;
	return turn;
}

void
misses_write(const struct corpus *corpus, enum cells_format format, struct out *out)
{
	static const char *const names[] = { "text", "turn", "theme", "side", "quote", "place", "void", "elsewhere" };
	const struct coding *coding = corpus->coding;
	struct misses misses = { .corpus = corpus, .segmenter = segmenter_new() };
	uint32_t *turn = turns_of_rows(corpus);
	struct cells cells;

	cells_open(&cells, format, out);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (i != 3 || coding->has_sides)
			cells_name(&cells, str_of(names[i]), i == 1 || i == 7);
	cells_head(&cells);
	for (size_t i = 0; i < coding->rows; i++) {
		const struct coding_row *row = &coding->row[i];
		const struct corpus_said *said = &corpus->turn[turn[i] ? turn[i] - 1 : 0];

		if (row->topic != MAP_NONE && turn[i])
			put_row(&misses, row, said, find_quote(&misses, said, row->quote), &cells);
	}
	cells_close(&cells);
	segmenter_free(misses.segmenter);
	free(turn);
	free(misses.word);
	free(misses.place);
	buf_free(&misses.scratch);
	buf_free(&misses.folded);
}
