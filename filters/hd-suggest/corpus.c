/* What was said, as numbers: see corpus.h. */
#include <stdlib.h>

#include "corpus.h"
#include "fold.h"
#include "matcher.h"
#include "say.h"
#include "stream.h"
#include "token.h"
#include "utf8.h"

void
corpus_text(struct corpus *corpus, struct str tag)
{
	struct str id;

	tag_text(tag, "id", &corpus->scratch, &id);
	corpus->text = map_add(&corpus->texts, id);
}

static void
put_token(struct corpus *corpus, struct corpus_token token)
{
	if (corpus->tokens == CORPUS_GLUED)
		die("more than %lu words: want a part of the stream", (unsigned long)CORPUS_GLUED);
	corpus->token = alloc_room(corpus->token, corpus->tokens, &corpus->token_cap, sizeof(*corpus->token));
	corpus->token[corpus->tokens++] = token;
}

static void
put_break(struct corpus *corpus)
{
	if (corpus->tokens && corpus->token[corpus->tokens - 1].stem != CORPUS_BREAK)
		put_token(corpus, (struct corpus_token){ .stem = CORPUS_BREAK, .turn = (uint32_t)corpus->turns - 1 });
	corpus->is_glued = false;
}

/* Entry of a form, with what the stop list says of it. */
static uint32_t
form_of(struct corpus *corpus, struct str form)
{
	size_t known = corpus->forms.len;
	uint32_t at;

	if (utf8_valid(form) < form.len)
		form = STR("\xef\xbf\xbd");
	corpus->folded.len = 0;
	fold(&corpus->folded, form);
	at = map_add(&corpus->forms, buf_str(&corpus->folded));
	if (at == known)
		corpus->forms.entry[at].value = stops_use(corpus->stops, buf_str(&corpus->folded));
	return at;
}

/* Takes a token: a word; or what is transparent in a pattern, a joining hyphen or quotation marks; or what parts a phrase. */
static void
take_token(struct corpus *corpus, struct str raw, bool glue_follows)
{
	struct str form = unescaped(token_column(raw, 0), &corpus->scratch), stem;
	struct corpus_token token = { .turn = (uint32_t)corpus->turns - 1 };

	corpus->place = alloc_room(corpus->place, corpus->places, &corpus->place_cap, sizeof(*corpus->place));
	corpus->place[corpus->places++] = (uint32_t)corpus->tokens;
	if (!token_is_word(token_column(raw, 0)) && !token_is_clitic(form)) {
		bool joins = token_is_hyphen(form) && corpus->is_glued && glue_follows;
		struct str folded;

		token.form = form_of(corpus, form);
		folded = corpus->forms.entry[token.form].key;
		if (!joins && !str_eq(folded, STR("'")) && !str_eq(folded, STR("\"")))
			put_break(corpus);
		return;
	}
	token.form = form_of(corpus, form);
	if (corpus->forms.entry[token.form].value == STOP_SKIP)
		return;
	if (token_is_clitic(form) && corpus->is_glued)
		token.form |= CORPUS_GLUED;
	stem = unescaped(token_column(raw, 1), &corpus->scratch);
	corpus->has_stems |= stem.len > 0;
	token.stem = 1 + map_add(&corpus->stems, stem);
	corpus->stems.entry[token.stem - 1].value |= corpus->forms.entry[token.form & ~CORPUS_GLUED].value;
	corpus->words++;
	put_token(corpus, token);
}

/* What a hit took over from the question, or was added over a whole sentence, is not what a pattern found there. */
static bool
is_found(struct str tag)
{
	struct str why;

	tag_attr(tag, "why", &why);
	return !str_starts(why, "asked") && !str_starts(why, "on the other hand");
}

static void
take_hit(struct corpus *corpus, struct str tag)
{
	uint64_t from = tag_number(tag, "from", 0), to = tag_number(tag, "to", 0);
	struct corpus_hit hit = {0};
	struct str theme, why_void;

	corpus->has_hits = true;
	if (from < 1 || to < from || to > corpus->places || !is_found(tag))
		return;
	tag_text(tag, "theme", &corpus->scratch, &theme);
	hit.from = corpus->place[from - 1];
	hit.to = to < corpus->places ? corpus->place[to] : (uint32_t)corpus->tokens;
	if (hit.to == hit.from)
		return;
	hit.to--;
	hit.theme = map_add(&corpus->coding->themes, theme);
	if (tag_text(tag, "void", &corpus->scratch, &why_void))
		hit.why_void = 1 + map_add(&corpus->voids, why_void);
	corpus->hit = alloc_room(corpus->hit, corpus->hits, &corpus->hit_cap, sizeof(*corpus->hit));
	corpus->hit[corpus->hits++] = hit;
}

/* A topic of the turn being read, once. */
static void
put_code(struct corpus *corpus, uint32_t topic)
{
	for (size_t i = corpus->turn[corpus->turns - 1].code; i < corpus->codes; i++)
		if (corpus->code[i] == topic)
			return;
	if (topic == MAP_NONE)
		return;
	corpus->code = alloc_room(corpus->code, corpus->codes, &corpus->code_cap, sizeof(*corpus->code));
	corpus->code[corpus->codes++] = topic;
}

static void
take_code(struct corpus *corpus, struct str tag)
{
	struct buf scratch = {0};
	struct str theme, side;

	if (corpus->coding->file == NULL) {
		tag_text(tag, "theme", &corpus->scratch, &theme);
		tag_text(tag, "side", &scratch, &side);
		put_code(corpus, coding_topic(corpus->coding, theme, side));
	}
	buf_free(&scratch);
}

static void
take_line(struct corpus *corpus, const struct line *line, bool glue_follows)
{
	switch (line->tag) {
	case TAG_TOKEN:
		take_token(corpus, line->raw, glue_follows);
		corpus->is_glued = false;
		break;
	case TAG_G:
		corpus->is_glued = true;
		break;
	case TAG_S:
		corpus->places = 0;
		break;
	case TAG_S_END:
		put_break(corpus);
		break;
	case TAG_MARK:
		if (matcher_mark_parts(line->raw))
			put_break(corpus);
		break;
	case TAG_SKIP:
		corpus->is_cut = true;
		put_break(corpus);
		break;
	case TAG_HIT:
		take_hit(corpus, line->raw);
		break;
	case TAG_CODE:
		take_code(corpus, line->raw);
		break;
	default:
		break;
	}
}

static void
end_turn(struct corpus *corpus)
{
	struct corpus_said *turn = &corpus->turn[corpus->turns - 1];
	struct coding *coding = corpus->coding;
	uint64_t words = 0;

	put_break(corpus);
	if (coding->file)
		turn->rows = coding_turn(coding, corpus->texts.entry[turn->text].key, turn->n);
	for (uint32_t i = turn->rows; i; i = coding->row[i - 1].next)
		put_code(corpus, coding->row[i - 1].topic);
	turn->tokens = corpus->tokens - turn->token;
	turn->hits = corpus->hits - turn->hit;
	turn->codes = corpus->codes - turn->code;
	for (size_t i = turn->token; i < corpus->tokens; i++)
		words += corpus->token[i].stem != CORPUS_BREAK;
	for (size_t i = 0; i < turn->codes; i++)
		coding->topic[corpus->code[turn->code + i]].words += words;
}

void
corpus_turn(struct corpus *corpus, struct str tag, struct str body, const char *file, uint64_t at)
{
	struct str part;
	struct line line;

	tag_attr(tag, "part", &part);
	if (!part_counts(part))
		return;
	corpus->turn = alloc_room(corpus->turn, corpus->turns, &corpus->turn_cap, sizeof(*corpus->turn));
	corpus->turn[corpus->turns++] = (struct corpus_said){
		.text = corpus->text, .n = tag_number(tag, "n", 0), .token = corpus->tokens, .hit = corpus->hits, .code = corpus->codes,
	};
	corpus->places = 0;
	while (line_next(&body, &line)) {
		struct str ahead = body;
		struct line next;

		take_line(corpus, &line, line_next(&ahead, &next) && next.tag == TAG_G);
	}
	end_turn(corpus);
	if (corpus->words && !corpus->has_stems)
		die("%s:%llu: no stems in this turn: want what hd-stem writes", file, (unsigned long long)at);
}

void
corpus_free(struct corpus *corpus)
{
	map_free(&corpus->stems);
	map_free(&corpus->forms);
	map_free(&corpus->texts);
	map_free(&corpus->voids);
	free(corpus->token);
	free(corpus->hit);
	free(corpus->turn);
	free(corpus->code);
	free(corpus->place);
	buf_free(&corpus->scratch);
	buf_free(&corpus->folded);
}
