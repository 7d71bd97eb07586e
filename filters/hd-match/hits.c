/* What of a sentence's matches counts as evidence: see hits.h. */
#include <stdlib.h>

#include "hits.h"
#include "stream.h"

static void
add(struct hit **list, size_t *len, size_t *cap, const struct match *match, uint32_t row)
{
	*list = alloc_room(*list, *len, cap, sizeof(**list));
	(*list)[(*len)++] = (struct hit){ .row = row, .from = match->from, .to = match->to, .trap = NO_TRAP };
}

/* How many tokens the longest one takes: hits that begin further apart do not meet. */
static uint32_t
longest(const struct hit *hit, size_t len)
{
	uint32_t most = 0;

	for (size_t i = 0; i < len; i++)
		if (hit[i].to - hit[i].from + 1 > most)
			most = hit[i].to - hit[i].from + 1;
	return most;
}

static bool
is_for(const struct row *trap, const struct row *row)
{
	return trap->lexicon == row->lexicon && (trap->theme == LEXICON_ANY || trap->theme == row->theme);
}

/* A trap's words cannot be part of a hit of its theme. The first trap that stands in the way is the reason. */
static void
spring_traps(struct hits *hits)
{
	const struct row *row = hits->rows->row;
	uint32_t reach = longest(hits->trap, hits->traps);
	size_t low = 0;

	for (size_t i = 0; i < hits->len; i++) {
		struct hit *hit = &hits->hit[i];

		while (low < hits->traps && hits->trap[low].from + reach <= hit->from)
			low++;
		for (size_t k = low; k < hits->traps && hits->trap[k].from <= hit->to && hit->trap == NO_TRAP; k++)
			if (hits->trap[k].to >= hit->from && is_for(&row[hits->trap[k].row], &row[hit->row]))
				hit->trap = hits->trap[k].row;
	}
}

static bool
is_within(const struct hit *inner, const struct hit *outer)
{
	return outer->from <= inner->from && inner->to <= outer->to;
}

/* Whether `other`, of the same theme, says all that the hit says, and more. */
static bool
says_more(const struct row *row, const struct hit *other, const struct hit *hit)
{
	bool is_mention = row[hit->row].side == LEXICON_MENTION, other_is_mention = row[other->row].side == LEXICON_MENTION;

	if (row[other->row].side != row[hit->row].side)	/* a mention beside a side */
		return is_mention && !other_is_mention && (is_within(hit, other) || is_within(other, hit));
	if (!is_within(hit, other))
		return false;
	return !is_within(other, hit) || row[other->row].rank < row[hit->row].rank;
}

static void
drop_nested(struct hits *hits)
{
	const struct row *row = hits->rows->row;
	uint32_t reach = longest(hits->hit, hits->len);
	size_t low = 0;

	for (size_t i = 0; i < hits->len; i++) {
		struct hit *hit = &hits->hit[i];

		while (hits->hit[low].from + reach <= hit->from)
			low++;
		for (size_t k = low; k < hits->len && hits->hit[k].from <= hit->to && !hit->is_dropped; k++) {
			const struct hit *other = &hits->hit[k];

			hit->is_dropped = k != i && row[other->row].lexicon == row[hit->row].lexicon && row[other->row].theme == row[hit->row].theme
			    && (other->trap == NO_TRAP) == (hit->trap == NO_TRAP) && says_more(row, other, hit);
		}
	}
}

static int
by_place(const struct row *row, const struct hit *left, const struct hit *right)
{
	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	return (row[left->row].rank > row[right->row].rank) - (row[left->row].rank < row[right->row].rank);
}

/* By place, then rank. The matcher gives them by place: only those of one place change theirs. */
static void
sort(struct hits *hits)
{
	for (size_t i = 1; i < hits->len; i++) {
		struct hit hit = hits->hit[i];
		size_t to = i;

		for (; to > 0 && by_place(hits->rows->row, &hit, &hits->hit[to - 1]) < 0; to--)
			hits->hit[to] = hits->hit[to - 1];
		hits->hit[to] = hit;
	}
}

/* Whether a row is looked for in what an interviewer says, or in what others say. */
static bool
is_sought(const struct row *row, bool is_question)
{
	return row->where == WHERE_ANY || (row->where == WHERE_QUESTION) == is_question;
}

void
hits_find(struct hits *hits, bool is_question)
{
	const struct search *search = rows_search(hits->rows, is_question);
	const struct match *match;
	size_t n = matcher_find(search->matcher, &match), kept = 0;

	hits->len = hits->traps = 0;
	for (size_t i = 0; i < n; i++) {
		uint32_t at = search->row[match[i].pattern];
		const struct row *row = &hits->rows->row[at];

		if (!is_sought(row, is_question))
			continue;
		if (row->side == LEXICON_TRAP)
			add(&hits->trap, &hits->traps, &hits->trap_cap, &match[i], at);
		else
			add(&hits->hit, &hits->len, &hits->cap, &match[i], at);
	}
	if (hits->traps)
		spring_traps(hits);
	if (hits->len < 2)
		return;
	drop_nested(hits);
	for (size_t i = 0; i < hits->len; i++)
		if (!hits->hit[i].is_dropped)
			hits->hit[kept++] = hits->hit[i];
	hits->len = kept;
	sort(hits);
}

void
hits_put(const struct hits *hits, const struct hit *hit, uint64_t p, bool is_question, struct buf *b)
{
	const struct row *row = &hits->rows->row[hit->row];
	struct matcher *matcher = rows_search(hits->rows, is_question)->matcher;

	buf_put(b, row->head);
	attr_number(b, "from", hit->from + 1);
	attr_number(b, "to", hit->to + 1);
	attr_number(b, "start", p + matcher_offset(matcher, hit->from));
	attr_number(b, "end", p + matcher_offset(matcher, hit->to) + matcher_word(matcher, hit->to)->chars);
	buf_put(b, row->pattern);
	if (hit->trap != NO_TRAP) {
		buf_put(b, STR(" void=\"trap\" why=\"trap: "));
		escape_attr(b, hits->rows->row[hit->trap].text);
		buf_char(b, '"');
	} else if (is_question) {
		buf_put(b, STR(" void=\"interviewer\""));
	}
	buf_put(b, STR("/>\n"));
}

void
hits_free(struct hits *hits)
{
	free(hits->hit);
	free(hits->trap);
	*hits = (struct hits){0};
}
