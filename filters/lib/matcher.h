/*
 * Many patterns at once over the tokens of a sentence. The syntax of a pattern is heddle-lexicon(7), PATTERNS.
 *
 *	struct matcher *matcher = matcher_new("english", fillers);
 *	uint32_t id = matcher_add(matcher, STR("left hand .. right hand"), &problem);
 *	...
 *	matcher_ready(matcher);
 *	while (...) {	// each sentence
 *		matcher_start(matcher);
 *		word = matcher_take(matcher, &at);		// each token line, "form\tstem\n"
 *		matcher_glue(matcher);				// each <g/>
 *		matcher_gap(matcher);				// each mark that no phrase crosses
 *		n = matcher_find(matcher, &match);
 *	}
 *	matcher_free(matcher);
 *
 * What a form can match is worked out once for each distinct one and kept, and so is each step of the patterns' automaton
 * (threads.h): a token costs a few look-ups, and no more when there are more patterns.
 */
#ifndef MATCHER_H
#define MATCHER_H

#include "pattern.h"
#include "str.h"

struct matcher;

/* What is known of a token line, once for each distinct one. Lives as long as the matcher's cache: until the next matcher_start. */
struct word {
	uint32_t chars;		/* code points of the token as it was written */
	bool is_word;		/* token.h */
	bool is_hyphen;
	uint16_t clause;	/* clause_role of the form (clause.h) */
	struct str form;	/* folded (fold.h), unescaped */
	struct str stem;	/* as the stream has it; empty when the line has no stem */
};

/* Where a pattern stands: its first and its last token that a word of the pattern matched. */
struct match {
	uint32_t pattern;	/* as matcher_add numbered it */
	uint32_t from, to;	/* tokens of the sentence, from 0, inclusive */
};

#define MATCHER_REFUSED UINT32_MAX

/* language: of the stems in patterns (stem.h). fillers: path of the table of words that are transparent inside a phrase, or NULL. */
struct matcher *matcher_new(const char *language, const char *fillers);
/* Numbers patterns from 0 in the order of adding. MATCHER_REFUSED, with *problem filled, when the pattern is not understood. */
uint32_t matcher_add(struct matcher *matcher, struct str pattern, struct problem *problem);
/* After the last pattern, before the first sentence. */
void matcher_ready(struct matcher *matcher);
void matcher_start(struct matcher *matcher);
/* The token line of a stream's body (stream.h) that starts at *at: *at moves behind its newline. */
const struct word *matcher_take(struct matcher *matcher, const char **at);
void matcher_glue(struct matcher *matcher);
void matcher_gap(struct matcher *matcher);
/* Whether a mark (its raw line) is one that no phrase crosses: every kind but pause, event, backchannel and time. */
bool matcher_mark_parts(struct str mark);
/* All matches of the sentence, ordered by from, to, pattern, each once. They are valid until the next matcher_start. Nested ones are the caller's affair. */
size_t matcher_find(struct matcher *matcher, const struct match **match);
/*
 * The sentence's tokens: how many, which, whether one is glued to the one before it, and its offset in code points from the
 * first token of the sentence. Valid until the next matcher_start.
 */
uint32_t matcher_tokens(const struct matcher *matcher);
const struct word *matcher_word(const struct matcher *matcher, uint32_t token);
bool matcher_glued(const struct matcher *matcher, uint32_t token);
uint64_t matcher_offset(struct matcher *matcher, uint32_t token);
void matcher_free(struct matcher *matcher);

#endif
