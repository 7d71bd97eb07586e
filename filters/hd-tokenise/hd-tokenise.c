/* hd-tokenise: sentences and words, one a line, and back. See hd-tokenise(1). */
#include <stdlib.h>
#include <unistd.h>

#include "plain.h"
#include "say.h"
#include "segment.h"
#include "stream.h"
#include "utf8.h"

static const char usage[] = "usage: hd-tokenise [-dhV] [file ...]";

enum { BATCH = 512 };	/* boundaries whose tokens are written at a time */

struct tokeniser {
	struct segmenter *sentences, *tokens;
	struct plain plain;
	struct out *out;
	uint64_t offset;	/* code points of the transcript's plain text before this turn */
	bool glue;		/* the last token is written, and no blank after it */
	size_t mark;		/* the next of its marks */
};

static uint64_t
code_points(const struct plain *plain, size_t from, size_t to)
{
	return plain->ascii ? to - from : utf8_count((struct str){ plain->text.at + from, to - from });
}

/* Appends a token that may hold & or <, and what says that it is glued to the one before. */
static void
put_escaped(struct out *out, struct str token, bool glue)
{
	if (glue)
		out_line(out, STR("<g/>"));
	escape_data(&out->held, token);
	out_line(out, STR(""));
}

/* Writes the same to `to`, where there is room: a token without & and <, behind which PLAIN_SPARE bytes can be read. */
static inline char *
write_token(char *to, struct str token, bool glue)
{
	memcpy(to, "<g/>\n", 5);
	to += glue ? 5 : 0;	/* no branch: it would be guessed wrong too often */
	if (token.len <= PLAIN_SPARE)
		memcpy(to, token.at, PLAIN_SPARE);
	else
		memcpy(to, token.at, token.len);
	to += token.len;
	*to++ = '\n';
	return to;
}

/* The tokens of the piece between `at`[0 .. n), n boundaries. */
static void
put_tokens(struct tokeniser *tokeniser, struct str piece, const size_t *at, size_t n)
{
	struct buf *held = &tokeniser->out->held;
	bool escapes = tokeniser->plain.escapes, glue = tokeniser->glue;
	char *to;

	buf_need(held, at[n - 1] - at[0] + n * sizeof("<g/>\n") + PLAIN_SPARE);
	to = held->at + held->len;
	for (size_t i = 0; i + 1 < n; i++) {
		bool blank = piece.at[at[i]] == ' ';
		struct str token;

		i += blank;
		glue &= !blank;
		if (i + 1 >= n)
			break;
		token = (struct str){ piece.at + at[i], at[i + 1] - at[i] };
		if (escapes) {
			put_escaped(tokeniser->out, token, glue);
			to = held->at + held->len;
		} else {
			to = write_token(to, token, glue);
		}
		glue = true;
	}
	held->len = (size_t)(to - held->at);
	tokeniser->glue = glue;
	if (held->len >= OUT_BLOCK)
		out_flush(tokeniser->out);
}

/* The tokens of the text in [from, to), which holds no mark. */
static void
put_piece(struct tokeniser *tokeniser, size_t from, size_t to)
{
	struct str piece = { tokeniser->plain.text.at + from, to - from };
	size_t n;
	const size_t *at = segment_tokens(tokeniser->tokens, piece, &n);

	for (; n > BATCH; at += BATCH - 1, n -= BATCH - 1)
		put_tokens(tokeniser, piece, at, BATCH);
	put_tokens(tokeniser, piece, at, n);
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
	out_put(out, STR("<s n=\""));
	buf_number(&out->held, number);
	out_put(out, STR("\" p=\""));
	buf_number(&out->held, offset);
	out_line(out, STR("\">"));
}

static void
tokenise_turn(struct tokeniser *tokeniser)
{
	const struct plain *plain = &tokeniser->plain;
	uint64_t offset = tokeniser->offset;
	size_t n;
	const size_t *at = segment_utterance_sentences(tokeniser->sentences, buf_str(&plain->text), &n);

	tokeniser->mark = 0;
	tokeniser->glue = false;
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
