/*
 * Sets of nodes of an nfa in which text stands at once, each kept once, by number.
 *
 *	struct subsets subsets;
 *
 *	subsets_open(&subsets, &nfa);		// the nfa is ready
 *	id = subsets_take(&subsets, SUBSET_START, classes, 3);
 *	if (id != SUBSET_NONE)
 *		... subsets.subset[id].accepts ...
 *	subsets_close(&subsets);
 *
 * The nodes of a subset were entered at the same token; narrowing leaves those that stand behind a gap as long as the way
 * from there.
 */
#ifndef SUBSETS_H
#define SUBSETS_H

#include "map.h"
#include "nfa.h"
#include "str.h"

enum { SUBSET_NONE = 0, SUBSET_START = 1 };	/* no node; NFA_START alone */

struct subset {
	uint64_t bloom;			/* bit class % 64 of each edge that leaves one of its nodes */
	const uint32_t *node;		/* ascending */
	uint32_t nodes;
	uint32_t accept, accepts;	/* in subsets.accept: the patterns that end here, ascending */
	uint32_t least, most;		/* words that may stand in the gap before a node: in the shortest gap, in the longest; 0: behind none */
};

struct subsets {
	const struct nfa *nfa;
	struct map nodes;		/* key: the nodes of a subset; its place is the subset's number */
	struct subset *subset;
	uint32_t *accept;
	uint32_t *scratch;		/* the nodes of a subset that is being made */
	size_t cap, accepts, accept_cap, scratched, scratch_cap;
};

void subsets_open(struct subsets *subsets, const struct nfa *nfa);
void subsets_close(struct subsets *subsets);
/* Forgets all but the two above. */
void subsets_clear(struct subsets *subsets);
/* Where a token leads that has these classes. */
uint32_t subsets_take(struct subsets *subsets, uint32_t id, const uint32_t *class, size_t classes);
/* Its nodes behind gaps of so many words or more. */
uint32_t subsets_narrow(struct subsets *subsets, uint32_t id, uint32_t words);
/* The nodes of both. */
uint32_t subsets_join(struct subsets *subsets, uint32_t a, uint32_t b);

#endif
