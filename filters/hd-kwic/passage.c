/* The hits of a turn with the words around them: see passage.h. */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include "bytes.h"
#include "hit_tag.h"
#include "passage.h"
#include "stream.h"
#include "utf8.h"

static struct str
plain_text(struct passages *p, struct str escaped)
{
	return p->has_escapes ? unescaped(escaped, &p->scratch) : escaped;
}

/* The form of the token whose line the body begins with; cuts the line off. */
static inline struct str
cut_form(struct str *body)
{
	uint64_t end = bytes_less(bytes_load(body->at), '\n' + 1);
	struct str line;

	if (end && body->at[bytes_first(end)] == '\t') {	/* a form of less than eight bytes */
		struct str form = { body->at, bytes_first(end) };

		*body = (struct str){ form.at + form.len + 1, body->len - form.len - 1 };
		str_cut(body, '\n');
		return form;
	}
	line = str_cut(body, '\n');
	return str_cut(&line, '\t');
}

/* Takes the line of a token, with its columns, off the body. */
static void
take_token(struct passages *p, bool glued, struct str *body)
{
	struct str form = cut_form(body);
	struct span span;
	char *to;

	if (p->has_escapes)
		form = plain_text(p, form);
	buf_need(&p->said, 1 + form.len + STREAM_SPARE);
	to = p->said.at + p->said.len;
	*to = ' ';
	to += !glued && p->said.len > 0;
	span.from = (size_t)(to - p->said.at);
	if (form.len <= STREAM_SPARE && !p->has_escapes)
		memcpy(to, form.at, STREAM_SPARE);	/* a fixed length needs no call */
	else
		memcpy(to, form.at, form.len);
	p->said.len = span.to = span.from + form.len;
	p->token = alloc_room(p->token, p->tokens, &p->token_cap, sizeof(*p->token));
	p->token[p->tokens++] = span;
}

/* Most values have nothing to unescape and stay where they stand, in the body. */
static struct str
keep_attr(struct passages *p, struct str escaped)
{
	struct str value = plain_text(p, escaped);

	return value.at == escaped.at ? value : map_keep(&p->held, value);
}

static uint64_t
number_or(struct str value, uint64_t otherwise)
{
	uint64_t n;

	return str_number(value, &n) ? n : otherwise;
}

/* Token numbers from 1 to bytes of said; what lies outside the sentence is drawn into it. */
static struct span
find_match(const struct passages *p, const struct hit_tag *tag)
{
	uint64_t from = number_or(tag->value[HIT_FROM], 1), to = number_or(tag->value[HIT_TO], from);

	if (p->tokens == 0)
		return (struct span){ p->said.len, p->said.len };
	from = from < 1 ? 1 : from > p->tokens ? p->tokens : from;
	to = to < from ? from : to > p->tokens ? p->tokens : to;
	return (struct span){ p->token[from - 1].from, p->token[to - 1].to };
}

static void
take_hit(struct passages *p, struct str line)
{
	struct hit_tag tag;
	struct passage passage = { .at = p->sentences };

	hit_tag_read(&tag, line);
	passage.lexicon = keep_attr(p, tag.value[HIT_LEXICON]);
	passage.theme = keep_attr(p, tag.value[HIT_THEME]);
	passage.side = keep_attr(p, tag.value[HIT_SIDE]);
	passage.void_ = keep_attr(p, tag.value[HIT_VOID]);
	passage.pattern = keep_attr(p, tag.value[HIT_PATTERN]);
	passage.why = keep_attr(p, tag.value[HIT_WHY]);
	passage.start = number_or(tag.value[HIT_START], 0);
	passage.end = number_or(tag.value[HIT_END], 0);
	p->match = alloc_room(p->match, p->len, &p->match_cap, sizeof(*p->match));
	p->match[p->len] = find_match(p, &tag);
	p->passage = alloc_room(p->passage, p->len, &p->cap, sizeof(*p->passage));
	p->passage[p->len++] = passage;
}

static void
take_sentence(struct passages *p, struct str tag, struct str *body)
{
	struct sentence sentence = {0};
	struct str name, value;
	struct line line;
	bool glued = false;

	while (tag_next(&tag, &name, &value))
		if (str_eq(name, STR("n")))
			sentence.n = number_or(value, 0);
		else if (str_eq(name, STR("p")))
			sentence.p = number_or(value, 0);

	p->tokens = 0;
	while (body->len > 0) {
		if (body->at[0] != '<') {
			take_token(p, glued, body);
			glued = false;
			continue;
		}
		line_next(body, &line);
		if (line.tag == TAG_S_END)
			break;
		if (line.tag == TAG_HIT)
			take_hit(p, line.raw);
		glued |= line.tag == TAG_G;
	}
	sentence.said.from = p->tokens ? p->token[0].from : p->said.len;
	sentence.said.to = p->said.len;
	p->sentence = alloc_room(p->sentence, p->sentences, &p->sentence_cap, sizeof(*p->sentence));
	p->sentence[p->sentences++] = sentence;
}

static void
take_skip(struct passages *p)
{
	static const struct str gap = STR("[…]");

	if (p->said.len >= gap.len && memcmp(p->said.at + p->said.len - gap.len, gap.at, gap.len) == 0)
		return;
	if (p->said.len)
		buf_char(&p->said, ' ');
	buf_put(&p->said, gap);
}

static struct str
slice(const struct passages *p, size_t from, size_t to)
{
	return to > from ? (struct str){ p->said.at + from, to - from } : STR("");
}

static void
settle_passage(struct passages *p, size_t i)
{
	struct passage *passage = &p->passage[i];
	const struct sentence *sentence = &p->sentence[passage->at];

	passage->sentence = sentence->n;
	passage->quote = slice(p, sentence->said.from, sentence->said.to);
	passage->match = passage->first = slice(p, p->match[i].from, p->match[i].to);
	passage->left = slice(p, 0, p->match[i].from);
	passage->right = slice(p, p->match[i].to, p->said.len);
}

void
passages_read(struct passages *p, struct str body)
{
	struct line line;

	p->len = p->sentences = 0;
	p->said.len = 0;
	p->has_escapes = memchr(body.at, '&', body.len) != NULL;
	if (p->held.len)
		map_clear(&p->held);
	while (line_next(&body, &line))
		if (line.tag == TAG_S)
			take_sentence(p, line.raw, &body);
		else if (line.tag == TAG_SKIP)
			take_skip(p);
	for (size_t i = 0; i < p->len; i++)
		settle_passage(p, i);
}

/* Appends `more` to a "; " list unless it is in it. */
static void
add_to_list(struct buf *list, struct str more)
{
	struct str rest = buf_str(list);

	while (rest.len) {
		const char *end = memmem(rest.at, rest.len, "; ", 2);
		size_t len = end ? (size_t)(end - rest.at) : rest.len, step = len + (end ? 2 : 0);

		if (str_eq((struct str){ rest.at, len }, more))
			return;
		rest = (struct str){ rest.at + step, rest.len - step };
	}
	if (list->len && more.len)
		buf_put(list, STR("; "));
	buf_put(list, more);
}

static bool
is_same_unit(const struct passage *a, const struct passage *b, enum unit unit)
{
	return (unit == UNIT_TURN || a->at == b->at) && str_eq(a->theme, b->theme) && str_eq(a->side, b->side) &&
	       str_eq(a->lexicon, b->lexicon) && (a->void_.len > 0) == (b->void_.len > 0);
}

enum { LISTED = 4 };	/* fields of a hit of which a unit has the list */

static struct str *
listed(struct passage *passage, unsigned i)
{
	struct str *const field[LISTED] = { &passage->void_, &passage->pattern, &passage->match, &passage->why };

	return field[i];
}

/* Makes the i-th passage stand for its whole unit. */
static void
widen(struct passages *p, size_t i, enum unit unit)
{
	struct passage *passage = &p->passage[i];
	const struct sentence *first = &p->sentence[unit == UNIT_TURN ? 0 : passage->at];
	const struct sentence *last = unit == UNIT_TURN ? &p->sentence[p->sentences - 1] : first;
	struct str list[LISTED];
	unsigned n;

	for (n = 0; n < LISTED; n++) {
		p->scratch.len = 0;
		for (size_t k = i; k < p->len && (unit == UNIT_TURN || p->passage[k].at == passage->at); k++)
			if (is_same_unit(passage, &p->passage[k], unit))
				add_to_list(&p->scratch, *listed(&p->passage[k], n));
		list[n] = map_keep(&p->held, buf_str(&p->scratch));
	}
	for (n = 0; n < LISTED; n++)
		*listed(passage, n) = list[n];
	passage->start = first->p;
	passage->end = last->p + utf8_count(slice(p, last->said.from, last->said.to));
	if (unit == UNIT_TURN)
		passage->quote = buf_str(&p->said);
}

/* Whether one of the first `kept` stands for the unit of the i-th. Hits come sentence by sentence. */
static bool
is_taken(const struct passages *p, size_t kept, size_t i, enum unit unit)
{
	for (size_t k = kept; k-- > 0;) {
		if (is_same_unit(&p->passage[k], &p->passage[i], unit))
			return true;
		if (unit == UNIT_SENTENCE && p->passage[k].at != p->passage[i].at)
			return false;
	}
	return false;
}

void
passages_join(struct passages *p, enum unit unit)
{
	size_t kept = 0;

	if (unit == UNIT_PASSAGE)
		return;
	for (size_t i = 0; i < p->len; i++) {
		if (is_taken(p, kept, i, unit))
			continue;
		widen(p, i, unit);
		p->passage[kept++] = p->passage[i];
	}
	p->len = kept;
}

void
passages_free(struct passages *p)
{
	free(p->passage);
	free(p->token);
	free(p->sentence);
	free(p->match);
	buf_free(&p->said);
	buf_free(&p->scratch);
	map_free(&p->held);
	*p = (struct passages){0};
}
