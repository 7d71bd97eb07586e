/*
 * What was said in the turns that count, as numbers: stems and forms, hits, codes.
 *
 *	struct corpus corpus = { .coding = &coding, .stops = &stops };
 *
 *	corpus_text(&corpus, tag);			// each <text>
 *	corpus_turn(&corpus, tag, body, file, line);	// each turn
 *	corpus_free(&corpus);
 *
 * It is held as a whole: 12 bytes a word, and each distinct stem and form once.
 */
#ifndef CORPUS_H
#define CORPUS_H

#include "coding.h"
#include "stops.h"

enum { CORPUS_BREAK = 0 };	/* as a stem: no phrase runs on from here */

struct corpus_token {
	uint32_t stem;		/* 1 + entry of stems, or CORPUS_BREAK */
	uint32_t form;		/* entry of forms; the highest bit: no blank before it */
	uint32_t turn;
};

#define CORPUS_GLUED ((uint32_t)1 << 31)

struct corpus_hit {
	uint32_t from, to;	/* tokens, inclusive */
	uint32_t theme;		/* entry of coding->themes */
	uint32_t why_void;	/* 1 + entry of voids; 0: it counts */
};

struct corpus_said {
	uint32_t text;		/* entry of texts */
	uint64_t n;
	size_t token, tokens;	/* its tokens, breaks included */
	size_t hit, hits;
	size_t code, codes;	/* its topics, each once */
	uint32_t rows;		/* of the coding table: 1 + the first, 0 when there is none */
};

struct corpus {
	struct coding *coding;
	const struct stops *stops;
	struct map stems, forms, texts, voids;	/* the value of a form, and of a stem that has such a form: an enum stop */
	struct corpus_token *token;
	size_t tokens, token_cap;
	struct corpus_hit *hit;
	size_t hits, hit_cap;
	struct corpus_said *turn;
	size_t turns, turn_cap;
	uint32_t *code;
	size_t codes, code_cap;
	uint64_t words;		/* all but the breaks */
	uint32_t *place;	/* of a sentence's tokens in token */
	size_t places, place_cap;
	uint32_t text;
	bool is_glued, has_stems, has_hits, is_cut;
	struct buf scratch, folded;
};

void corpus_text(struct corpus *corpus, struct str tag);
/* Ends the program when the tokens have no stems. */
void corpus_turn(struct corpus *corpus, struct str tag, struct str body, const char *file, uint64_t line);
void corpus_free(struct corpus *corpus);

#endif
