/* What segment.c shares with its tailorings for transcripts (segment_tokens.c, segment_utterance.c), and with nobody else. */
#ifndef SEGMENT_RULES_H
#define SEGMENT_RULES_H

#include "segment.h"

/*
 * Decides about a sentence's end at a full stop or an ellipsis that ends before `at`: end is where the rules end the sentence,
 * behind quotation marks and blanks, or 0 where they let it go on. Returns where it ends, or 0.
 */
typedef size_t sentence_tailoring(struct str text, size_t at, size_t end);

struct segmenter {
	uint8_t *word_class[0x1100], *sentence_class[0x1100];	/* a page of 256 code points each, made when first met */
	size_t *boundary;
	size_t n, cap;
	sentence_tailoring *tailoring;	/* of the call under way; NULL: the rules alone */
};

/* Starts the array of boundaries anew with 0. */
void segmenter_start(struct segmenter *segmenter);

/* Adds a boundary. */
static inline void
segmenter_put(struct segmenter *segmenter, size_t at)
{
	if (segmenter->n == segmenter->cap)
		segmenter->boundary = alloc_room(segmenter->boundary, segmenter->n, &segmenter->cap, sizeof(size_t));
	segmenter->boundary[segmenter->n++] = at;
}

/* Where the word segment that starts at `at` ends (WB1 to WB999). at < text.len. */
size_t segment_word_end(struct segmenter *segmenter, struct str text, size_t at);

const size_t *segment_tailored(struct segmenter *segmenter, struct str text, size_t *n, sentence_tailoring *tailoring);

/* Whether a full stop at `at` ends a word, the blank behind it left out: "the meeting.We went". */
bool segment_lacks_blank(struct str text, size_t at);

#endif
