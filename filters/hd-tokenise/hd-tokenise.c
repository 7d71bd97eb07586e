/* hd-tokenise: sentences and words, one a line, and back. See hd-tokenise(1). */
#include <stdlib.h>
#include <unistd.h>

#include "plain.h"
#include "say.h"
#include "segment.h"
#include "stream.h"
#include "utf8.h"

static const char usage[] = "usage: hd-tokenise [-dhV] [file ...]";

struct tokeniser {
	struct segmenter *sentences, *tokens;
	struct plain plain;
	struct out *out;
	uint64_t offset;	/* code points of the transcript's plain text before this turn */
	size_t end;		/* bytes of the turn's text that are written */
	size_t mark;		/* the next of its marks */
};

static uint64_t
code_points(const struct plain *plain, size_t from, size_t to)
{
	return plain->ascii ? to - from : utf8_count((struct str){ plain->text.at + from, to - from });
}

static void
put_token(struct tokeniser *tokeniser, size_t from, size_t to)
{
	const struct plain *plain = &tokeniser->plain;
	struct str token = { plain->text.at + from, to - from };

	if (from == tokeniser->end && from > 0)
		out_line(tokeniser->out, STR("<g/>"));
	tokeniser->end = to;
	if (plain->escapes && (memchr(token.at, '&', token.len) || memchr(token.at, '<', token.len))) {
		escape_data(&tokeniser->out->held, token);
		out_line(tokeniser->out, STR(""));
	} else {
		out_line(tokeniser->out, token);
	}
}

/* The tokens of the text in [from, to), which holds no mark. */
static void
put_piece(struct tokeniser *tokeniser, size_t from, size_t to)
{
	size_t n;
	const size_t *at = segment_tokens(tokeniser->tokens, (struct str){ tokeniser->plain.text.at + from, to - from }, &n);

	for (size_t i = 0; i + 1 < n; i++)
		if (tokeniser->plain.text.at[from + at[i]] != ' ')
			put_token(tokeniser, from + at[i], from + at[i + 1]);
}

/* A sentence and the marks that stand before its end. */
static void
put_sentence(struct tokeniser *tokeniser, size_t from, size_t to)
{
	const struct plain *plain = &tokeniser->plain;

	while (tokeniser->mark < plain->marks && plain->mark[tokeniser->mark].at <= to) {
		const struct plain_mark *mark = &plain->mark[tokeniser->mark++];

		if (mark->at > from)
			put_piece(tokeniser, from, mark->at);
		from = mark->at;
		out_line(tokeniser->out, mark->raw);
	}
	if (from < to)
		put_piece(tokeniser, from, to);
}

static void
put_start(struct out *out, size_t number, uint64_t offset)
{
	out_put(out, STR("<s"));
	attr_number(&out->held, "n", number);
	attr_number(&out->held, "p", offset);
	out_line(out, STR(">"));
}

static void
tokenise_turn(struct tokeniser *tokeniser)
{
	const struct plain *plain = &tokeniser->plain;
	uint64_t offset = tokeniser->offset;
	size_t n;
	const size_t *at = segment_utterance_sentences(tokeniser->sentences, buf_str(&plain->text), &n);

	tokeniser->end = tokeniser->mark = 0;
	for (size_t i = 0; i + 1 < n; i++) {
		put_start(tokeniser->out, i + 1, offset);
		put_sentence(tokeniser, at[i], at[i + 1]);
		out_line(tokeniser->out, STR("</s>"));
		offset += code_points(plain, at[i], at[i + 1]);
	}
	while (tokeniser->mark < plain->marks)	/* of a turn without words */
		out_line(tokeniser->out, plain->mark[tokeniser->mark++].raw);
}

static void
put_turn(struct tokeniser *tokeniser, struct str tag, struct str body, const struct stream *in)
{
	struct plain *plain = &tokeniser->plain;

	plain_read(plain, body);
	if (plain->repaired)
		warn("%s:%llu: the turn that ends here is not all UTF-8: what is not became U+FFFD", in->name, (unsigned long long)in->line_number);
	out_line(tokeniser->out, tag);
	if (plain->tokenised)
		out_put(tokeniser->out, body);
	else
		tokenise_turn(tokeniser);
	out_line(tokeniser->out, STR("</u>"));
	tokeniser->offset += code_points(plain, 0, plain->text.len) + 1;
}

static void
put_back(struct tokeniser *tokeniser, struct str body, const struct stream *in)
{
	plain_read(&tokeniser->plain, body);
	if (tokeniser->plain.skipped)
		warn("%s:%llu: part of the turn that ends here was left out: its text is not whole", in->name, (unsigned long long)in->line_number);
	out_line(tokeniser->out, buf_str(&tokeniser->plain.text));
}

int
main(int argc, char *argv[])
{
	struct tokeniser tokeniser = {0};
	bool back = false, said = false;
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	int option;

	say_start("hd-tokenise", usage);
	while ((option = getopt(argc, argv, "dhV")) != -1) {
		switch (option) {
		case 'd': back = true; break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	tokeniser.sentences = segmenter_new();
	tokeniser.tokens = segmenter_new();
	tokeniser.out = &out;
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_TOKEN && !said) {
			warn("%s:%llu: text outside a turn: want a stream, as hd-read writes it", in.name, (unsigned long long)in.line_number);
			said = true;
		}
		if (line.tag == TAG_TEXT)
			tokeniser.offset = 0;
		if (line.tag == TAG_U && back)
			put_back(&tokeniser, body, &in);
		else if (line.tag == TAG_U)
			put_turn(&tokeniser, line.raw, body, &in);
		else if (!back)
			out_line(&out, line.raw);
	}
	segmenter_free(tokeniser.sentences);
	segmenter_free(tokeniser.tokens);
	plain_free(&tokeniser.plain);
	return stream_close(&in, &out);
}
