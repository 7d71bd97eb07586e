/*
 * The patterns of a matcher as one trie: an edge is taken by a token of its class (matcher.c says which classes a word
 * has). Patterns that begin alike share their nodes, so that a token costs the same with sixty patterns and with sixty
 * thousand. Elements with many alternatives may meet again in one node (trie_join): then it is a graph without cycles.
 *
 *	struct trie trie;
 *
 *	trie_open(&trie);
 *	trie_add(&trie, &pattern, classes, 7);	// pattern 7; classes[i] is the class of pattern.test[i]
 *	...
 *	for (edge = trie_edge(&trie, TRIE_ROOT, class); edge; edge = trie_next(&trie, edge))
 *		... edge->target ...
 *	trie_close(&trie);
 */
#ifndef TRIE_H
#define TRIE_H

#include "pattern.h"
#include "str.h"

enum { TRIE_ROOT = 0, TRIE_NONE = 0 };	/* no edge leads to the root, so 0 is no target, no accept, no gap */

struct trie_node {
	uint64_t bloom;		/* bit class % 64 of each edge that leaves it */
	uint32_t accept;	/* of the patterns that end here: index of the first in accept */
	uint32_t gap;		/* the first node behind a gap that starts here */
	uint32_t next_gap;	/* of a gap's node: the next one that starts at the same node */
	uint32_t gap_parent;	/* of a gap's node: where the gap starts */
	uint32_t gap_words;	/* of a gap's node: how many words may stand in it. 0: not behind a gap */
};

struct trie_accept {
	uint32_t pattern, next;
};

struct trie_edge {
	uint32_t node, class;	/* class 0: a free slot */
	uint32_t target;
	uint32_t more;		/* of the same node and class: index of the next in more */
};

struct trie {
	struct trie_node *node;
	struct trie_accept *accept;
	struct trie_edge *slot;		/* a hash table, open addressing, at most half full */
	struct trie_edge *more;		/* edges of a node and class that has one already; from 1 */
	size_t nodes, node_cap, accepts, accept_cap, edges, slots, mores, more_cap;
};

void trie_open(struct trie *trie);
void trie_close(struct trie *trie);
/* Adds a pattern that is no regular expression. classes: of each of its tests, not 0. */
void trie_add(struct trie *trie, const struct pattern *pattern, const uint32_t *classes, uint32_t id);

static inline size_t
trie_slot(const struct trie *trie, uint32_t node, uint32_t class)
{
	uint64_t key = ((uint64_t)node << 32 | class) * 0x9e3779b97f4a7c15u;	/* the golden ratio, as in map.c */
	size_t at = (size_t)(key >> 32) & (trie->slots - 1);

	while (trie->slot[at].class && (trie->slot[at].node != node || trie->slot[at].class != class))
		at = (at + 1) & (trie->slots - 1);
	return at;
}

/* The first edge of a node for a class, NULL if there is none; then the next one. */
static inline const struct trie_edge *
trie_edge(const struct trie *trie, uint32_t node, uint32_t class)
{
	size_t at;

	if (!(trie->node[node].bloom >> class % 64 & 1))
		return NULL;
	at = trie_slot(trie, node, class);
	return trie->slot[at].class ? &trie->slot[at] : NULL;
}

static inline const struct trie_edge *
trie_next(const struct trie *trie, const struct trie_edge *edge)
{
	return edge->more ? &trie->more[edge->more] : NULL;
}

#endif
