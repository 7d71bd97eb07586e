/* How a side was decided, drawn: see explain.h. */
#include <stdlib.h>

#include "explain.h"
#include "stream.h"
#include "width.h"

/* Under a token: nothing reaches it, a cue reaches it, it is part of a cue, of the hit. */
enum { MARK_NONE = ' ', MARK_REACH = '-', MARK_CUE = '^', MARK_HIT = '=' };

/* Columns of a drawn line, after its indent of two. */
enum { COLUMNS = 98 };

void
explain_text(struct explainer *explainer, struct str tag)
{
	struct str id;

	explainer->text.len = 0;
	if (tag_attr(tag, "id", &id))
		unescape(&explainer->text, id);
}

void
explainer_free(struct explainer *explainer)
{
	buf_free(&explainer->text);
	buf_free(&explainer->quote);
	buf_free(&explainer->marks);
	free(explainer->mark);
}

static void
mark_tokens(struct explainer *explainer, const struct sentence *sentence, uint32_t from, uint32_t to, char mark)
{
	uint32_t i;

	for (i = from; i <= to && i < sentence->words; i++)
		if (explainer->mark[i] != MARK_HIT)
			explainer->mark[i] = mark;
}

/* Where the cues of a reason reach: every token that one of them would speak for. */
static void
mark_reach(struct explainer *explainer, const struct scene *scene, const struct reason *reason)
{
	uint32_t token;
	size_t i;

	for (i = 0; i < scene->founds; i++) {
		const struct found *found = &scene->found[i];

		if (found->dropped || found->from < reason->from || found->to > reason->to)
			continue;
		for (token = 0; token < scene->sentence->words; token++)
			if (explainer->mark[token] == MARK_NONE && scene_reaches(scene, found, token, token))
				explainer->mark[token] = MARK_REACH;
	}
}

/* Prints the line that is full and begins another. */
static void
break_line(struct explainer *explainer)
{
	struct buf *marks = &explainer->marks;

	if (explainer->quote.len == 0)
		return;
	while (marks->len > 0 && marks->at[marks->len - 1] == ' ')
		marks->len--;
	out_put(explainer->out, STR("  "));
	out_line(explainer->out, buf_str(&explainer->quote));
	if (marks->len > 0) {
		out_put(explainer->out, STR("  "));
		out_line(explainer->out, buf_str(marks));
	}
	explainer->quote.len = marks->len = 0;
}

static void
put_marks(struct buf *b, char mark, size_t columns)
{
	while (columns-- > 0)
		buf_char(b, mark);
}

/* What stands under the blank between two tokens: a line that goes on, or nothing. */
static char
between(char left, char right)
{
	if (left == right)
		return left;
	return left == MARK_NONE || right == MARK_NONE ? ' ' : MARK_REACH;
}

static void
draw_sentence(struct explainer *explainer, const struct sentence *sentence)
{
	struct str lines = sentence->lines, form;
	struct buf scratch = {0};
	bool glued = true;
	struct line line;
	uint32_t token = 0;

	while (line_next(&lines, &line)) {
		if (line.tag == TAG_G)
			glued = true;
		if (line.tag != TAG_TOKEN)
			continue;
		form = unescaped(token_column(line.raw, 0), &scratch);
		if (!glued && width_of(buf_str(&explainer->quote)) + 1 + width_of(form) > COLUMNS) {
			break_line(explainer);
		} else if (!glued) {
			buf_char(&explainer->quote, ' ');
			buf_char(&explainer->marks, between(explainer->mark[token - 1], explainer->mark[token]));
		}
		buf_put(&explainer->quote, form);
		put_marks(&explainer->marks, explainer->mark[token], width_of(form));
		glued = false;
		token++;
	}
	break_line(explainer);
	buf_free(&scratch);
}

/* A sentence of the turn with all that was found in it for this hit; nothing when that is nothing. */
static void
explain_sentence(struct explainer *explainer, const struct turn *turn, struct decider *decider, const struct hit *hit, uint32_t n)
{
	const struct sentence *sentence = &turn->sentence[n];
	const struct scene *scene;
	bool concerned = hit->sentence == n;
	size_t i;

	decider->book = hit->book;
	scene = decider_scene(decider, n);
	while (explainer->marks_cap < sentence->words)
		explainer->mark = alloc_room(explainer->mark, explainer->marks_cap, &explainer->marks_cap, 1);
	if (sentence->words > 0)
		memset(explainer->mark, MARK_NONE, sentence->words);
	if (hit->sentence == n && !hit->carried)
		mark_tokens(explainer, sentence, hit->from, hit->to, MARK_HIT);
	for (i = 0; i < hit->reasons; i++) {
		const struct reason *reason = &hit->reason[i];

		if (reason->sentence != n || reason->from > reason->to)
			continue;
		mark_tokens(explainer, sentence, reason->from, reason->to, MARK_CUE);
		mark_reach(explainer, scene, reason);
		concerned = true;
	}
	if (concerned && sentence->words > 0)
		draw_sentence(explainer, sentence);
}

static void
put_heading(struct explainer *explainer, const struct turn *turn, const struct hit *hit)
{
	struct buf why = {0}, plain = {0};
	struct str n;

	hit_why(turn, hit, &why);
	unescape(&plain, buf_str(&why));
	if (!tag_attr(turn->open, "n", &n))
		n = STR("-");
	out_put(explainer->out, buf_str(&explainer->text));
	buf_format(&explainer->out->held, " turn %.*s  %.*s: %.*s", (int)n.len, n.at, (int)hit->theme.len, hit->theme.at,
	    (int)hit->side.len, hit->side.at);
	if (!str_eq(hit->side, hit->new_side))
		buf_format(&explainer->out->held, " -> %.*s", (int)hit->new_side.len, hit->new_side.at);
	if (hit->void_.len > 0)
		buf_format(&explainer->out->held, " -> void");
	if (plain.len > 0)
		buf_format(&explainer->out->held, "  (%.*s)", (int)plain.len, plain.at);
	out_char(explainer->out, '\n');
	buf_free(&why);
	buf_free(&plain);
}

void
explain_turn(struct explainer *explainer, const struct turn *turn, struct decider *decider)
{
	uint32_t n;
	size_t i;

	for (i = 0; i < turn->hits; i++) {
		const struct hit *hit = &turn->hit[i];

		if (hit->reasons == 0 && !explainer->all)
			continue;
		put_heading(explainer, turn, hit);
		for (n = 0; n < turn->sentences; n++)
			explain_sentence(explainer, turn, decider, hit, n);
		out_char(explainer->out, '\n');
	}
}
