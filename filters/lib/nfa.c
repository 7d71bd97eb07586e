/* Many patterns as one nondeterministic automaton: see nfa.h. */
#include <stdlib.h>

#include "nfa.h"

/* The nodes in which a pattern stands after its first elements. */
struct front {
	uint32_t *node;
	size_t len, cap;
};

static uint32_t
new_node(struct nfa *nfa)
{
	nfa->node = alloc_room(nfa->node, nfa->nodes, &nfa->node_cap, sizeof(*nfa->node));
	nfa->node[nfa->nodes] = (struct nfa_node){ .accept = NFA_NO_PATTERN };
	return (uint32_t)nfa->nodes++;
}

static void
add_edge(struct nfa *nfa, uint32_t from, uint32_t class, uint32_t to)
{
	nfa->edge = alloc_room(nfa->edge, nfa->edges, &nfa->edge_cap, sizeof(*nfa->edge));
	nfa->edge[nfa->edges++] = (struct nfa_edge){ class, from, to };
	nfa->node[from].bloom |= (uint64_t)1 << class % 64;
	if (class > nfa->classes)
		nfa->classes = class;
}

void
nfa_open(struct nfa *nfa)
{
	*nfa = (struct nfa){0};
	new_node(nfa);		/* NFA_START */
}

void
nfa_close(struct nfa *nfa)
{
	free(nfa->node);
	free(nfa->edge);
	free(nfa->first);
	free(nfa->from);
	free(nfa->to);
	*nfa = (struct nfa){0};
}

/* The node behind a gap of so many words. A gap behind a gap (what stood between them was optional) is one longer gap. */
static uint32_t
gap_node(struct nfa *nfa, uint32_t parent, uint32_t words)
{
	uint32_t at;

	if (parent == NFA_START)	/* all before it was optional: a match does not begin with a gap */
		return NFA_START;
	if (nfa->node[parent].gap_words) {
		words += nfa->node[parent].gap_words;
		parent = nfa->node[parent].gap_parent;
	}
	for (at = nfa->node[parent].gap; at != NFA_NONE; at = nfa->node[at].next_gap)
		if (nfa->node[at].gap_words == words)
			return at;
	at = new_node(nfa);
	nfa->node[at].gap_words = words;
	nfa->node[at].gap_parent = parent;
	nfa->node[at].next_gap = nfa->node[parent].gap;
	nfa->node[parent].gap = at;
	return at;
}

static void
front_add(struct front *front, uint32_t node)
{
	for (size_t i = 0; i < front->len; i++)
		if (front->node[i] == node)
			return;
	front->node = alloc_room(front->node, front->len, &front->cap, sizeof(*front->node));
	front->node[front->len++] = node;
}

static void
front_copy(struct front *to, const struct front *from)
{
	to->len = 0;
	for (size_t i = 0; i < from->len; i++)
		front_add(to, from->node[i]);
}

/* From every node of *front along every choice of the item to one node, which is the new front. */
static void
add_words(struct nfa *nfa, const struct pattern *pattern, const struct pattern_item *item, const uint32_t *classes, struct front *front)
{
	uint32_t meeting = new_node(nfa);

	for (size_t c = item->choice; c < item->choice + item->choices; c++) {
		const struct pattern_choice *choice = &pattern->choice[c];
		size_t end = choice->test + choice->tests;
		uint32_t to = choice->tests == 1 ? meeting : new_node(nfa);

		for (size_t i = 0; i < front->len; i++)
			add_edge(nfa, front->node[i], classes[choice->test], to);
		for (size_t t = choice->test + 1; t < end; t++) {
			uint32_t at = to;

			to = t + 1 == end ? meeting : new_node(nfa);
			add_edge(nfa, at, classes[t], to);
		}
	}
	front->len = 0;
	front_add(front, meeting);
}

static void
accept(struct nfa *nfa, uint32_t node, uint32_t pattern)
{
	if (nfa->node[node].gap_words)	/* what would follow the gap is optional: the match ends before it */
		node = nfa->node[node].gap_parent;
	nfa->node[node].accept = pattern;
}

void
nfa_add(struct nfa *nfa, const struct pattern *pattern, const uint32_t *classes, uint32_t id)
{
	struct front front = {0}, before = {0};

	front_add(&front, NFA_START);
	for (size_t i = 0; i < pattern->items; i++) {
		const struct pattern_item *item = &pattern->item[i];

		switch (item->kind) {
		case ITEM_WORDS:
			add_words(nfa, pattern, item, classes, &front);
			break;
		case ITEM_GAP:
			for (size_t n = 0; n < front.len; n++)
				front.node[n] = gap_node(nfa, front.node[n], item->gap);
			break;
		case ITEM_OPEN:
			front_copy(&before, &front);
			break;
		case ITEM_CLOSE:
			for (size_t n = 0; n < before.len; n++)
				front_add(&front, before.node[n]);
			break;
		}
	}
	for (size_t i = 0; i < front.len; i++)
		accept(nfa, front.node[i], id);
	free(front.node);
	free(before.node);
}

/* Sorts the edges by a key below `keys`, those of one key left in their order (counting sort: Seward 1954). Frees what they were in. */
static struct nfa_edge *
sorted(struct nfa_edge *edge, size_t edges, size_t keys, bool by_class, uint32_t *first)
{
	struct nfa_edge *to = alloc(edges, sizeof(*to));

	memset(first, 0, (keys + 1) * sizeof(*first));
	for (size_t i = 0; i < edges; i++)
		first[(by_class ? edge[i].class : edge[i].from) + 1]++;
	for (size_t k = 0; k < keys; k++)
		first[k + 1] += first[k];
	for (size_t i = 0; i < edges; i++)
		to[first[by_class ? edge[i].class : edge[i].from]++] = edge[i];
	memmove(first + 1, first, keys * sizeof(*first));	/* each has come to where the next key starts */
	first[0] = 0;
	free(edge);
	return to;
}

void
nfa_ready(struct nfa *nfa)
{
	uint32_t *by_node = alloc(nfa->nodes + 1, sizeof(*by_node));
	size_t classes = (size_t)nfa->classes + 1;

	nfa->first = alloc(classes + 1, sizeof(*nfa->first));
	nfa->edge = sorted(nfa->edge, nfa->edges, nfa->nodes, false, by_node);
	nfa->edge = sorted(nfa->edge, nfa->edges, classes, true, nfa->first);
	nfa->from = alloc(nfa->edges, sizeof(*nfa->from));
	nfa->to = alloc(nfa->edges, sizeof(*nfa->to));
	for (size_t i = 0; i < nfa->edges; i++) {
		nfa->from[i] = nfa->edge[i].from;
		nfa->to[i] = nfa->edge[i].to;
	}
	free(nfa->edge);
	free(by_node);
	nfa->edge = NULL;
}
