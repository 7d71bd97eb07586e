/*
 * Words and sentences of a text: Unicode Standard Annex #29 (revision 41, Unicode 15.0), with properties from ICU.
 *
 * The rules themselves are plain: segment_words and segment_sentences pass every line of
 * WordBreakTest.txt and SentenceBreakTest.txt. The tailorings for transcripts are separate and listed in
 * hd-tokenise(1): segment_tokens splits contractions and keeps "..." whole, segment_utterance_sentences keeps "Mr. Smith" together.
 */
#ifndef SEGMENT_H
#define SEGMENT_H

#include "str.h"

struct segmenter;

struct segmenter *segmenter_new(void);
void segmenter_free(struct segmenter *segmenter);

/*
 * Boundaries in bytes, the 0 at the start and text.len at the end included (one boundary, 0, for an empty text).
 * The array belongs to the segmenter and is valid until its next call. *n is how many.
 */
const size_t *segment_words(struct segmenter *segmenter, struct str text, size_t *n);
const size_t *segment_sentences(struct segmenter *segmenter, struct str text, size_t *n);

/*
 * The tailored forms: what hd-tokenise, and hd-match for its patterns, use. segment_tokens: boundaries of tokens and of the
 * blanks between them; a token never begins with a blank, and of white space the text should hold blanks alone.
 */
const size_t *segment_tokens(struct segmenter *segmenter, struct str text, size_t *n);
const size_t *segment_utterance_sentences(struct segmenter *segmenter, struct str text, size_t *n);

#endif
