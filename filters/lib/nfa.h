/*
 * The patterns of a matcher as one nondeterministic automaton (Thompson 1968): a token of an edge's class leads along it
 * (matcher.c says which classes a word has). Each pattern has nodes of its own and all begin at NFA_START; subsets.h
 * follows all of them at once.
 *
 *	struct nfa nfa;
 *
 *	nfa_open(&nfa);
 *	nfa_add(&nfa, &pattern, classes, 7);	// pattern 7; classes[i] is the class of pattern.test[i]
 *	...
 *	nfa_ready(&nfa);
 *	for (uint32_t e = nfa.first[class]; e < nfa.first[class + 1]; e++)
 *		... from nfa.from[e] to nfa.to[e] ...
 *	nfa_close(&nfa);
 */
#ifndef NFA_H
#define NFA_H

#include "pattern.h"
#include "str.h"

enum { NFA_START = 0, NFA_NONE = 0 };	/* no edge leads to the start, so 0 is no gap */

#define NFA_NO_PATTERN UINT32_MAX

struct nfa_node {
	uint64_t bloom;		/* bit class % 64 of each edge that leaves it */
	uint32_t accept;	/* the pattern that ends here, or NFA_NO_PATTERN */
	uint32_t gap;		/* the first node behind a gap that starts here */
	uint32_t next_gap;	/* of a gap's node: the next one that starts at the same node */
	uint32_t gap_parent;	/* of a gap's node: where the gap starts */
	uint32_t gap_words;	/* of a gap's node: how many words may stand in it. 0: not behind a gap */
};

struct nfa_edge {
	uint32_t class, from, to;
};

struct nfa {
	struct nfa_node *node;	/* those of one pattern side by side, in the order of adding */
	struct nfa_edge *edge;	/* as they were added; none any more when it is ready */
	size_t nodes, node_cap, edges, edge_cap;
	uint32_t classes;	/* the highest class */
	uint32_t *first;	/* [class, class + 1): its edges, in */
	uint32_t *from, *to;	/* ... these two, ascending by from */
};

void nfa_open(struct nfa *nfa);
void nfa_close(struct nfa *nfa);
/* Adds a pattern that is no regular expression. classes: of each test, by its number; not 0. */
void nfa_add(struct nfa *nfa, const struct pattern *pattern, const uint32_t *classes, uint32_t id);
/* After the last pattern. */
void nfa_ready(struct nfa *nfa);

#endif
