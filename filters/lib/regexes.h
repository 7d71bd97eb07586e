/*
 * Regular expressions (PCRE2) over the text of a sentence: Unicode, caseless unless the expression says otherwise, compiled
 * to machine code, with limits on steps and depth.
 *
 *	struct regexes *regexes = regexes_new();
 *
 *	if (!regexes_add(regexes, STR("multi.?agency"), 7, &problem))
 *		... problem ...
 *	may = regexes_always(regexes);
 *	regexes_look(regexes, token, &holds, &opens);	// each token; may |= holds ...
 *	if (may)
 *		regexes_find(regexes, may, text, found, context);	// calls found(context, 7, from, to): bytes of the text
 *	regexes_free(regexes);
 */
#ifndef REGEXES_H
#define REGEXES_H

#include "pattern.h"
#include "str.h"

struct regexes;

struct regexes *regexes_new(void);
/* False, with *problem, when it does not compile. */
bool regexes_add(struct regexes *regexes, struct str regex, uint32_t value, struct problem *problem);
/*
 * Which of them may match in a sentence, as bits: all of regexes_always, and what its tokens say (literals.h). None: no need to
 * look at its text.
 */
uint64_t regexes_always(const struct regexes *regexes);
void regexes_look(struct regexes *regexes, struct str token, uint64_t *holds, uint64_t *opens);
/*
 * Matches that do not overlap, from left to right, of each expression that may match, in the order of adding; empty ones are
 * no matches. One that takes more steps than the limit is said once (warn: exit status 1), without the text, and given up for
 * this text.
 */
void regexes_find(struct regexes *regexes, uint64_t may, struct str text,
    void (*found)(void *context, uint32_t value, size_t from, size_t to), void *context);
void regexes_free(struct regexes *regexes);

#endif
