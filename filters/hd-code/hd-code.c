/* hd-code: decide a turn's codes from its hits. See hd-code(1). */
#include <stdlib.h>
#include <unistd.h>

#include "codes.h"
#include "say.h"
#include "stream.h"
#include "token.h"

static const char usage[] = "usage: hd-code [-ahtV] [-c coder] [file ...]";

struct coder {
	bool all, table;
	bool asks;	/* the turn is the interviewer's */
	struct str name;
	struct str text;	/* id of the transcript, escaped, in held */
	struct buf held;
	struct codes codes;
	struct question question;	/* of the interviewer's turn before */
	struct str *sentence;	/* of the turn: each from <s> to </s>, with its newlines */
	size_t sentences, cap;
	struct buf scratch, cell;
};

/* What was left out, not yet written as a <skip/>. */
struct left_out {
	uint64_t sentences, words;
};

static void
put_skip(struct out *out, struct left_out *left_out)
{
	if (left_out->sentences > 0) {
		out_put(out, STR("<skip"));
		attr_number(&out->held, "s", left_out->sentences);
		attr_number(&out->held, "w", left_out->words);
		out_line(out, STR("/>"));
	}
	*left_out = (struct left_out){0};
}

static uint64_t
count_words(struct str body)
{
	uint64_t words = 0;

	while (body.len) {
		struct str line = str_cut(&body, '\n');

		words += !str_starts(line, "<") && token_line_is_word(line);
	}
	return words;
}

/* Cuts a whole sentence off the body, whose <s> line has just been taken, and hears its hits. Whether it has any. */
static bool
take_sentence(struct coder *coder, struct str open, struct str *body)
{
	const char *end = body->at + body->len;
	bool has_hit = false;
	struct hit_tag hit;
	struct line line;

	while (hit_tag_next(&hit, body, &line) && line.tag != TAG_S_END) {
		if (line.tag != TAG_HIT)
			continue;
		has_hit = true;
		if (coder->asks)
			question_hear(&coder->question, &hit);
		codes_hear(&coder->codes, &hit, coder->sentences);
	}
	coder->sentence = alloc_room(coder->sentence, coder->sentences, &coder->cap, sizeof(*coder->sentence));
	coder->sentence[coder->sentences++] = (struct str){ open.at, (size_t)((body->at ? body->at : end) - open.at) };
	return has_hit;
}

/*
 * Hears the turn's hits and, but for the table, passes on its sentences with evidence; what lies between them as one <skip/>, joined
 * with those that are there already. One pass: what is heard decides of codes alone, which stand behind the sentences.
 */
static void
hear_turn(struct coder *coder, struct out *out, struct str body)
{
	struct left_out left_out = {0};
	struct line line;

	while (line_next(&body, &line)) {
		if (line.tag == TAG_S) {
			bool kept = take_sentence(coder, line.raw, &body) || coder->all;
			struct str sentence = coder->sentence[coder->sentences - 1];

			if (!coder->table && !kept) {
				left_out.sentences++;
				left_out.words += count_words(sentence);
			} else if (!coder->table) {
				put_skip(out, &left_out);
				out_put(out, sentence);
			}
		} else if (line.tag == TAG_SKIP) {
			left_out.sentences += tag_number(line.raw, "s", 0);
			left_out.words += tag_number(line.raw, "w", 0);
		} else if (line.tag != TAG_CODE && !coder->table) {	/* codes are decided anew */
			put_skip(out, &left_out);
			out_line(out, line.raw);
		}
	}
	if (!coder->table)
		put_skip(out, &left_out);
}

static void
put_codes(const struct coder *coder, struct out *out)
{
	size_t i;

	for (i = 0; i < coder->codes.len; i++) {
		const struct code *code = &coder->codes.code[i];

		out_put(out, STR("<code"));
		attr_copy(&out->held, "lexicon", code->lexicon);
		attr_copy(&out->held, "theme", code->theme);
		attr_copy(&out->held, "side", code->side);
		attr_copy(&out->held, "start", code->start);
		attr_copy(&out->held, "end", code->end);
		attr_copy(&out->held, "why", code->why);
		out_line(out, STR("/>"));
	}
}

/* One cell, from a value that is escaped as in attributes. */
static void
put_cell(struct coder *coder, struct out *out, struct str escaped, char end)
{
	coder->cell.len = 0;
	escape_data(&coder->cell, unescaped(escaped, &coder->scratch));
	out_put(out, buf_str(&coder->cell));
	out_char(out, end);
}

/* The sentence as it was written: its tokens, a space between two unless <g/> stands there. */
static void
put_quote(struct out *out, struct str body)
{
	struct line line;
	bool glued = true;

	while (line_next(&body, &line)) {
		if (line.tag == TAG_G)
			glued = true;
		if (line.tag != TAG_TOKEN)
			continue;
		if (!glued)
			out_char(out, ' ');
		out_put(out, token_column(line.raw, 0));
		glued = false;
	}
	out_char(out, '\n');
}

static void
put_rows(struct coder *coder, struct out *out, struct str turn)
{
	struct str n;
	size_t i;

	if (!tag_attr(turn, "n", &n))
		n = STR("");
	for (i = 0; i < coder->codes.len; i++) {
		const struct code *code = &coder->codes.code[i];

		put_cell(coder, out, coder->text, '\t');
		put_cell(coder, out, n, '\t');
		put_cell(coder, out, code->lexicon, '\t');
		put_cell(coder, out, code->theme, '\t');
		put_cell(coder, out, code->side, '\t');
		coder->cell.len = 0;
		escape_data(&coder->cell, coder->name);
		out_put(out, buf_str(&coder->cell));
		out_char(out, '\t');
		put_quote(out, coder->sentence[code->sentence]);
	}
}

static void
code_turn(struct coder *coder, struct out *out, struct str turn, struct str body)
{
	struct str part;

	coder->asks = tag_attr(turn, "part", &part) && !part_counts(part);
	if (coder->asks)
		question_forget(&coder->question);
	codes_clear(&coder->codes);
	coder->sentences = 0;
	if (!coder->table)
		out_line(out, turn);
	hear_turn(coder, out, body);
	codes_settle(&coder->codes, &coder->question);
	if (coder->table) {
		put_rows(coder, out, turn);
		return;
	}
	put_codes(coder, out);
	out_line(out, STR("</u>"));
}

static void
enter_text(struct coder *coder, struct str tag)
{
	struct str id;

	question_forget(&coder->question);
	coder->held.len = 0;
	if (tag_attr(tag, "id", &id))
		buf_put(&coder->held, id);
	coder->text = buf_str(&coder->held);
}

int
main(int argc, char *argv[])
{
	struct coder coder = { .name = STR("heddle") };
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	int option;

	say_start("hd-code", usage);
	while ((option = getopt(argc, argv, "ac:htV")) != -1) {
		switch (option) {
		case 'a': coder.all = true; break;
		case 'c': coder.name = str_of(optarg); break;
		case 't': coder.table = true; break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	if (coder.table)
		out_line(&out, STR("text\tturn\tlexicon\ttheme\tside\tcoder\tquote"));
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_TEXT)
			enter_text(&coder, line.raw);
		if (line.tag == TAG_U)
			code_turn(&coder, &out, line.raw, body);
		else if (!coder.table)
			out_line(&out, line.raw);
	}
	codes_free(&coder.codes);
	question_free(&coder.question);
	free(coder.sentence);
	buf_free(&coder.held);
	buf_free(&coder.scratch);
	buf_free(&coder.cell);
	return stream_close(&in, &out);
}
