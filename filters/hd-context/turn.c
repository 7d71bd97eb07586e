/* A turn taken apart and put together again: see turn.h. */
#include <stdio.h>
#include <stdlib.h>

#include "hit_tag.h"
#include "stream.h"
#include "turn.h"
#include "utf8.h"

void
codebooks_learn(struct codebooks *books, struct str tag)
{
	struct codebook book = {0};
	struct str id, sides, rest;
	size_t i;

	if (!tag_attr(tag, "id", &id) || !tag_attr(tag, "sides", &sides))
		return;
	for (i = 0; i < books->len; i++)
		if (str_eq(books->book[i].id, id))
			return;
	books->held = alloc_room(books->held, books->helds, &books->held_cap, sizeof(*books->held));
	rest = (struct str){ books->held[books->helds++] = str_dup(sides), sides.len };
	book.good = str_cut(&rest, ' ');
	book.bad = rest.at == NULL ? STR("") : str_cut(&rest, ' ');
	book.neutral = rest.at == NULL ? STR("") : str_cut(&rest, ' ');
	books->held = alloc_room(books->held, books->helds, &books->held_cap, sizeof(*books->held));
	book.id = (struct str){ books->held[books->helds++] = str_dup(id), id.len };
	books->book = alloc_room(books->book, books->len, &books->cap, sizeof(*books->book));
	books->book[books->len++] = book;
}

void
codebooks_free(struct codebooks *books)
{
	while (books->helds > 0)
		free(books->held[--books->helds]);
	free(books->held);
	free(books->book);
	*books = (struct codebooks){0};
}

static const struct codebook *
find_book(const struct codebooks *books, struct str id)
{
	size_t i;

	for (i = 0; i < books->len; i++)
		if (str_eq(books->book[i].id, id))
			return &books->book[i];
	return NULL;
}

static struct hit *
new_hit(struct turn *turn)
{
	turn->hit = alloc_room(turn->hit, turn->hits, &turn->hit_cap, sizeof(*turn->hit));
	return &turn->hit[turn->hits++];
}

static void
read_hit(struct turn *turn, const struct codebooks *books, struct str raw, const struct hit_tag *tag)
{
	struct hit *hit = new_hit(turn);
	uint64_t from, to;

	*hit = (struct hit){
		.raw = raw, .lexicon = tag->value[HIT_LEXICON], .theme = tag->value[HIT_THEME], .side = tag->value[HIT_SIDE],
		.start = tag->value[HIT_START], .end = tag->value[HIT_END], .pattern = tag->value[HIT_PATTERN],
		.new_side = tag->value[HIT_SIDE], .was = tag->value[HIT_WAS], .void_ = tag->value[HIT_VOID], .why = tag->value[HIT_WHY],
		.has_others = tag->has_others, .sentence = (uint32_t)turn->sentences, .to = UINT32_MAX,
	};
	hit->book = find_book(books, hit->lexicon);
	hit->mention = str_eq(hit->side, STR("mention"));
	hit->ruled_out = hit->void_.len > 0 || hit->was.len > 0;
	if (hit->book != NULL && str_eq(hit->side, hit->book->good))
		hit->polarity = POLARITY_GOOD;
	if (hit->book != NULL && str_eq(hit->side, hit->book->bad))
		hit->polarity = POLARITY_BAD;
	if (str_number(tag->value[HIT_FROM], &from) && str_number(tag->value[HIT_TO], &to) && from >= 1 && to >= from && to < UINT32_MAX) {
		hit->from = (uint32_t)from - 1;
		hit->to = (uint32_t)to - 1;
	}
}

static void
read_sentence(struct turn *turn, const struct codebooks *books, struct str open, struct str *body)
{
	struct sentence sentence = { .open = open, .lines = *body, .hit = (uint32_t)turn->hits };
	const char *end = body->at + body->len, *hits = end, *behind = NULL; /* the last run of hits */
	struct hit_tag hit;
	struct line line;

	while (hit_tag_next(&hit, body, &line)) {
		if (line.tag == TAG_S_END) {
			end = line.raw.at;
			break;
		}
		if (line.tag != TAG_HIT)
			continue;
		read_hit(turn, books, line.raw, &hit);
		if (line.raw.at != behind)
			hits = line.raw.at;
		behind = line.raw.at + line.raw.len + 1;
	}
	sentence.lines.len = (size_t)(end - sentence.lines.at);
	sentence.said = (struct str){ sentence.lines.at, (size_t)((behind == end ? hits : end) - sentence.lines.at) };
	sentence.hits = (uint32_t)turn->hits - sentence.hit;
	turn->sentence = alloc_room(turn->sentence, turn->sentences, &turn->sentence_cap, sizeof(*turn->sentence));
	turn->sentence[turn->sentences++] = sentence;
}

void
turn_read(struct turn *turn, const struct codebooks *books, struct str open, struct str body)
{
	struct line line;

	turn->open = open;
	turn->body = body;
	turn->sentences = turn->hits = 0;
	while (line_next_tag(&body, &line))
		if (line.tag == TAG_S)
			read_sentence(turn, books, line.raw, &body);
	turn->hits_read = turn->hits;
}

void
turn_has_words(struct turn *turn, uint32_t n, uint32_t words)
{
	struct sentence *sentence = &turn->sentence[n];
	size_t i;

	sentence->words = words;
	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++)
		if (turn->hit[i].to >= words) {
			turn->hit[i].from = 0;
			turn->hit[i].to = words > 0 ? words - 1 : 0;
		}
}

struct hit *
turn_add_hit(struct turn *turn, const struct hit *from, uint32_t sentence)
{
	uint32_t words = turn->sentence[sentence].words;
	struct hit hit = {
		.sentence = sentence, .carried = true, .mention = true, .book = from->book, .to = words > 0 ? words - 1 : 0,
		.lexicon = from->lexicon, .theme = from->theme, .pattern = from->pattern,
		.side = STR("mention"), .new_side = STR("mention"), .was = STR("mention"),
	};
	struct hit *added = new_hit(turn);	/* `from` may have been moved */

	*added = hit;
	turn->sentence[sentence].given = true;
	return added;
}

void
hit_turn(struct hit *hit, struct str side)
{
	hit->was = hit->side;
	hit->new_side = side;
}

void
hit_because(struct hit *hit, struct reason reason)
{
	if (hit->reasons < REASONS)
		hit->reason[hit->reasons++] = reason;
}

struct str
book_side(const struct codebook *book, enum polarity polarity, bool negates)
{
	if (polarity == POLARITY_GOOD)
		return book->good;
	return negates && book->neutral.len > 0 ? book->neutral : book->bad;
}

/* Whether nothing but a <g/> stands between two tokens of a body. */
static bool
are_glued(struct str left, struct str right)
{
	struct str between = { left.at + left.len, (size_t)(right.at - left.at) - left.len };

	return str_eq(between, STR("\n<g/>\n"));
}

/* Appends ": " and the words of a reason, as they stand. */
static void
put_words(struct buf *b, const struct sentence *sentence, uint32_t from, uint32_t to)
{
	struct str lines = sentence->lines, before = {0};
	struct line line;
	uint32_t word = 0;

	while (word <= to && line_next(&lines, &line)) {
		if (line.tag != TAG_TOKEN)
			continue;
		if (word == from)
			buf_put(b, STR(": "));
		else if (word > from && !are_glued(before, line.raw))
			buf_char(b, ' ');
		if (word >= from)
			buf_put(b, token_column(line.raw, 0));
		before = line.raw;
		word++;
	}
}

void
hit_why(const struct turn *turn, const struct hit *hit, struct buf *b)
{
	size_t i;

	b->len = 0;
	for (i = 0; i < hit->reasons; i++) {
		const struct reason *reason = &hit->reason[i];

		if (i > 0)
			buf_put(b, STR("; "));
		buf_put(b, reason->note);
		if (reason->from <= reason->to)
			put_words(b, &turn->sentence[reason->sentence], reason->from, reason->to);
	}
}

static int
compare_hits(const struct hit *a, const struct hit *b)
{
	int order;

	if (a->from != b->from)
		return a->from < b->from ? -1 : 1;
	if (a->to != b->to)
		return a->to < b->to ? -1 : 1;
	if ((order = str_cmp(a->lexicon, b->lexicon)) != 0 || (order = str_cmp(a->theme, b->theme)) != 0 ||
	    (order = str_cmp(a->new_side, b->new_side)) != 0)
		return order;
	return str_cmp(a->pattern, b->pattern);
}

/* Puts a hit in its place among the n that are in order. Insertion: they are nearly in order as they come. */
static void
insert_hit(struct turn *turn, size_t n, size_t hit)
{
	size_t i;

	turn->order = alloc_room(turn->order, n, &turn->order_cap, sizeof(*turn->order));
	for (i = n; i > 0 && compare_hits(&turn->hit[turn->order[i - 1]], &turn->hit[hit]) > 0; i--)
		turn->order[i] = turn->order[i - 1];
	turn->order[i] = (uint32_t)hit;
}

/* Fills turn.order with the sentence's hits in the stream's order: those that were read, and those carried over, which stand last. */
static size_t
order_hits(struct turn *turn, uint32_t n)
{
	const struct sentence *sentence = &turn->sentence[n];
	size_t i, ordered = 0;

	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++)
		insert_hit(turn, ordered++, i);
	for (i = turn->hits_read; i < turn->hits; i++)
		if (turn->hit[i].sentence == n)
			insert_hit(turn, ordered++, i);
	return ordered;
}

/* Code points from the sentence's first token to the end of its last. */
static uint64_t
span_of(const struct sentence *sentence)
{
	struct str lines = sentence->lines;
	struct buf scratch = {0};
	struct line line;
	uint64_t span = 0;
	bool glued = true;

	while (line_next(&lines, &line)) {
		if (line.tag == TAG_G)
			glued = true;
		if (line.tag != TAG_TOKEN)
			continue;
		span += (glued ? 0 : 1) + utf8_count(unescaped(token_column(line.raw, 0), &scratch));
		glued = false;
	}
	buf_free(&scratch);
	return span;
}

/* Words of the text are escaped as data already; what an attribute escapes besides is a quotation mark and >. */
static void
put_why(struct buf *b, struct str why)
{
	size_t i;

	for (i = 0; i < why.len; i++) {
		if (why.at[i] == '"')
			buf_put(b, STR("&quot;"));
		else if (why.at[i] == '>')
			buf_put(b, STR("&gt;"));
		else
			buf_char(b, why.at[i]);
	}
}

static void
write_hit(struct turn *turn, const struct hit *hit, struct out *out)
{
	const struct sentence *sentence = &turn->sentence[hit->sentence];
	struct buf *b = &out->held;
	struct str rest = hit->raw, name, value;

	if (hit->reasons == 0) {
		out_line(out, hit->raw);
		return;
	}
	hit_why(turn, hit, &turn->why);
	buf_put(b, STR("<hit"));
	attr_copy(b, "lexicon", hit->lexicon);
	attr_copy(b, "theme", hit->theme);
	attr_copy(b, "side", hit->new_side);
	attr_number(b, "from", (uint64_t)hit->from + 1);
	attr_number(b, "to", (uint64_t)hit->to + 1);
	if (hit->carried) {
		uint64_t start = tag_number(sentence->open, "p", 0);

		attr_number(b, "start", start);
		attr_number(b, "end", start + span_of(sentence));
	} else {
		attr_copy(b, "start", hit->start);
		attr_copy(b, "end", hit->end);
	}
	attr_copy(b, "pattern", hit->pattern);
	attr_copy(b, "was", str_eq(hit->was, hit->new_side) ? STR("") : hit->was);
	attr_copy(b, "void", hit->void_);
	buf_put(b, STR(" why=\""));
	if (hit->why.len > 0) {
		buf_put(b, hit->why);
		buf_put(b, STR("; "));
	}
	put_why(b, buf_str(&turn->why));
	buf_char(b, '"');
	while (hit->has_others && tag_next(&rest, &name, &value))
		if (hit_attr_of(name, HIT_LEXICON) == HIT_ATTRS)
			buf_format(b, " %.*s=\"%.*s\"", (int)name.len, name.at, (int)value.len, value.at);
	out_line(out, STR("/>"));
}

/* The lines of a sentence anew: all but its hits, then these as they were decided. */
static void
write_sentence(struct turn *turn, uint32_t n, struct out *out)
{
	const struct sentence *sentence = &turn->sentence[n];
	const char *written = sentence->lines.at, *end = written + sentence->lines.len;
	size_t i, hits;

	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++) {
		out_put(out, (struct str){ written, (size_t)(turn->hit[i].raw.at - written) });
		written = turn->hit[i].raw.at + turn->hit[i].raw.len + 1;
	}
	if (written < end)
		out_put(out, (struct str){ written, (size_t)(end - written) });
	hits = order_hits(turn, n);
	for (i = 0; i < hits; i++)
		write_hit(turn, &turn->hit[turn->order[i]], out);
}

static bool
has_changed(const struct turn *turn, const struct sentence *sentence)
{
	size_t i;

	for (i = sentence->hit; i < sentence->hit + sentence->hits; i++)
		if (turn->hit[i].reasons > 0)
			return true;
	return sentence->given;
}

void
turn_pass(struct str open, struct str body, struct out *out)
{
	out_line(out, open);
	out_put(out, body);
	out_line(out, STR("</u>"));
}

/* What did not change goes out as it came, in one piece. */
void
turn_write(struct turn *turn, struct out *out)
{
	const char *written = turn->body.at;
	uint32_t n;

	out_line(out, turn->open);
	for (n = 0; n < turn->sentences; n++) {
		const struct sentence *sentence = &turn->sentence[n];

		if (!has_changed(turn, sentence))
			continue;
		out_put(out, (struct str){ written, (size_t)(sentence->lines.at - written) });
		write_sentence(turn, n, out);
		written = sentence->lines.at + sentence->lines.len;
	}
	out_put(out, (struct str){ written, (size_t)(turn->body.at + turn->body.len - written) });
	out_line(out, STR("</u>"));
}

void
turn_free(struct turn *turn)
{
	free(turn->sentence);
	free(turn->hit);
	free(turn->order);
	buf_free(&turn->why);
	*turn = (struct turn){0};
}
