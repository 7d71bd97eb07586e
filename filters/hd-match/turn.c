/* A turn, matched: see turn.h. */
#include <stdlib.h>

#include "say.h"
#include "turn.h"

void
turn_open(struct turn *turn, const struct rows *rows)
{
	*turn = (struct turn){ .found = { .rows = rows } };
}

void
turn_close(struct turn *turn)
{
	hits_free(&turn->found);
	free(turn->change);
	free(turn->earlier);
	buf_free(&turn->text);
	*turn = (struct turn){0};
}

static void
add_change(struct turn *turn, size_t at, size_t resume, size_t from)
{
	turn->change = alloc_room(turn->change, turn->changes, &turn->change_cap, sizeof(*turn->change));
	turn->change[turn->changes++] = (struct change){ at, resume, from, turn->text.len };
}

static struct earlier
read_hit(struct str raw)
{
	static const char *const names[] = { "lexicon", "theme", "side", "pattern" };
	struct earlier hit = { .raw = raw, .from = tag_number(raw, "from", 0), .to = tag_number(raw, "to", 0) };

	for (size_t i = 0; i < 4; i++)
		tag_attr(raw, names[i], &hit.name[i]);
	return hit;
}

static int
by_place(const void *a, const void *b)
{
	const struct earlier *left = a, *right = b;
	int order = 0;

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	for (size_t i = 0; i < 4 && order == 0; i++)
		order = str_cmp(left->name[i], right->name[i]);
	return order ? order : str_cmp(left->raw, right->raw);
}

/* Puts the lines of text[from, ...) and the hits of before in one order, each line once. */
static void
merge_earlier(struct turn *turn, size_t from)
{
	struct buf fresh = {0};
	struct str lines;
	struct line line;

	buf_put(&fresh, (struct str){ turn->text.at + from, turn->text.len - from });
	for (lines = buf_str(&fresh); line_next(&lines, &line);) {
		turn->earlier = alloc_room(turn->earlier, turn->earliers, &turn->earlier_cap, sizeof(*turn->earlier));
		turn->earlier[turn->earliers++] = read_hit(line.raw);
	}
	qsort(turn->earlier, turn->earliers, sizeof(*turn->earlier), by_place);
	turn->text.len = from;
	for (size_t i = 0; i < turn->earliers; i++) {
		if (i > 0 && str_eq(turn->earlier[i].raw, turn->earlier[i - 1].raw))
			continue;
		buf_put(&turn->text, turn->earlier[i].raw);
		buf_char(&turn->text, '\n');
	}
	turn->hits += turn->earliers;
	buf_free(&fresh);
}

/* The sentence's tokens are with the matcher; `at` is the place of its </s>. */
static void
end_sentence(struct turn *turn, size_t at, bool is_question)
{
	size_t from = turn->text.len;
	uint64_t p;

	hits_find(&turn->found, is_question);
	p = turn->found.len ? tag_number(turn->tag, "p", 0) : 0;
	for (size_t i = 0; i < turn->found.len; i++)
		hits_put(&turn->found, &turn->found.hit[i], p, is_question, &turn->text);
	turn->hits += turn->found.len;
	if (turn->earliers)
		merge_earlier(turn, from);
	if (turn->text.len > from)
		add_change(turn, at, at, from);
}

/* Ends the program: the rest of the body from this line on tells where. */
static noreturn void
refuse(const struct stream *in, struct str rest, const char *what)
{
	unsigned long long at = (unsigned long long)in->line_number;

	for (size_t i = 0; i < rest.len; i++)
		at -= rest.at[i] == '\n';
	die("%s:%llu: %s: want what hd-stem writes", in->name, at, what);
}

static void
take_earlier(struct turn *turn, struct str body, const struct line *line)
{
	size_t at = (size_t)(line->raw.at - body.at);

	turn->earlier = alloc_room(turn->earlier, turn->earliers, &turn->earlier_cap, sizeof(*turn->earlier));
	turn->earlier[turn->earliers++] = read_hit(line->raw);
	add_change(turn, at, at + line->raw.len + 1, turn->text.len);
}

/* A line that is no token. */
static void
take_tag(struct turn *turn, struct str body, const struct line *line, bool is_question)
{
	struct matcher *matcher = rows_search(turn->found.rows, is_question)->matcher;

	switch (line->tag) {
	case TAG_S:
		matcher_start(matcher);
		turn->in_sentence = true;
		turn->sentences++;
		turn->earliers = 0;
		turn->tag = line->raw;
		break;
	case TAG_S_END:
		end_sentence(turn, (size_t)(line->raw.at - body.at), is_question);
		turn->in_sentence = false;
		break;
	case TAG_G:
		matcher_glue(matcher);
		break;
	case TAG_MARK:
		if (matcher_mark_parts(line->raw))
			matcher_gap(matcher);
		break;
	case TAG_HIT:
		if (turn->in_sentence)
			take_earlier(turn, body, line);
		break;
	case TAG_SKIP:
		turn->sentences += tag_number(line->raw, "s", 0);
		turn->words += tag_number(line->raw, "w", 0);
		break;
	default:
		break;
	}
}

void
turn_match(struct turn *turn, struct str body, bool is_question, const struct stream *in)
{
	struct matcher *matcher = rows_search(turn->found.rows, is_question)->matcher;
	const char *end = body.at + body.len;

	turn->changes = turn->text.len = turn->hits = 0;
	turn->sentences = turn->words = 0;
	turn->in_sentence = false;
	turn->tag = STR("");
	for (const char *at = body.at; at < end;) {
		struct str rest = { at, (size_t)(end - at) };

		if (*at == '<') {
			struct line line;

			line_next(&rest, &line);
			take_tag(turn, body, &line, is_question);
			at = line.raw.at + line.raw.len + 1;
		} else {
			const struct word *word;

			if (!turn->in_sentence)
				refuse(in, rest, "text outside a sentence");
			word = matcher_take(matcher, &at);
			if (word->stem.len == 0)
				refuse(in, rest, "a token without its stem");
			turn->words += word->is_word;
		}
	}
}

void
turn_put(const struct turn *turn, struct str body, struct out *out)
{
	size_t at = 0;

	for (size_t i = 0; i < turn->changes; i++) {
		const struct change *change = &turn->change[i];

		out_put(out, (struct str){ body.at + at, change->at - at });
		out_put(out, (struct str){ turn->text.at + change->from, change->to - change->from });
		at = change->resume;
	}
	out_put(out, (struct str){ body.at + at, body.len - at });
}
