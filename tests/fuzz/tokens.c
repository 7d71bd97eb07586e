/* A turn's text: gathered, divided into sentences and tokens, and put together again. hd-tokenise's plain.c, segment*.c, fold.c, token.c. */
#include "fold.h"
#include "fuzz.h"
#include "plain.h"
#include "segment.h"
#include "token.h"
#include "utf8.h"

/* Boundaries go from 0 to the end, each behind the one before. */
static void
check_boundaries(const size_t *at, size_t n, struct str text)
{
	FUZZ_CHECK(n >= 1 && at[0] == 0 && at[n - 1] == text.len);
	for (size_t i = 1; i < n; i++)
		FUZZ_CHECK(at[i] > at[i - 1]);
}

/* A token begins with no blank, holds none, and divides no character. */
static void
check_tokens(struct segmenter *segmenter, struct str text)
{
	struct buf folded = {0};
	size_t n;
	const size_t *at = segment_tokens(segmenter, text, &n);

	check_boundaries(at, n, text);
	for (size_t i = 0; i + 1 < n; i++) {
		struct str token = { text.at + at[i], at[i + 1] - at[i] };

		if (token.at[0] == ' ')
			continue;
		FUZZ_CHECK(utf8_valid(token) == token.len && !memchr(token.at, ' ', token.len));
		token_is_word(token);
		folded.len = 0;
		fold(&folded, token);
	}
	buf_free(&folded);
}

void
fuzz_target(struct str input)
{
	struct segmenter *segmenter = segmenter_new(), *tokens = segmenter_new();
	struct plain plain = {0};
	struct str text;
	const size_t *at;
	size_t n;

	plain_read(&plain, input);
	text = buf_str(&plain.text);
	FUZZ_CHECK(utf8_valid(text) == text.len && plain.ascii == is_ascii(text));
	FUZZ_CHECK(text.len == 0 || (text.at[0] != ' ' && text.at[text.len - 1] != ' '));
	for (size_t i = 0; i < plain.marks; i++)
		FUZZ_CHECK(plain.mark[i].at <= text.len);
	at = segment_sentences(segmenter, text, &n);
	check_boundaries(at, n, text);
	at = segment_words(segmenter, text, &n);
	check_boundaries(at, n, text);
	at = segment_utterance_sentences(segmenter, text, &n);
	check_boundaries(at, n, text);
	for (size_t i = 0; i + 1 < n; i++)
		check_tokens(tokens, (struct str){ text.at + at[i], at[i + 1] - at[i] });
	plain_free(&plain);
	segmenter_free(segmenter);
	segmenter_free(tokens);
}
