/* Sets of nodes of an nfa, each kept once: see subsets.h. */
#include <stdlib.h>

#include "subsets.h"

static void
put(struct subsets *subsets, uint32_t node)
{
	subsets->scratch = alloc_room(subsets->scratch, subsets->scratched, &subsets->scratch_cap, sizeof(*subsets->scratch));
	subsets->scratch[subsets->scratched++] = node;
}

static void
put_nodes(struct subsets *subsets, const struct subset *subset, uint32_t words)
{
	for (uint32_t i = 0; i < subset->nodes; i++)
		if (subsets->nfa->node[subset->node[i]].gap_words >= words)
			put(subsets, subset->node[i]);
}

/* A node that is entered, and those behind the gaps that begin there. */
static void
put_entered(struct subsets *subsets, uint32_t at)
{
	const struct nfa_node *node = subsets->nfa->node;

	if (node[at].bloom || node[at].accept != NFA_NO_PATTERN)
		put(subsets, at);
	for (uint32_t gap = node[at].gap; gap != NFA_NONE; gap = node[gap].next_gap)
		put(subsets, gap);
}

static void
add_accept(struct subsets *subsets, struct subset *subset, uint32_t pattern)
{
	if (subset->accepts && subsets->accept[subsets->accepts - 1] == pattern)
		return;
	subsets->accept = alloc_room(subsets->accept, subsets->accepts, &subsets->accept_cap, sizeof(*subsets->accept));
	subsets->accept[subsets->accepts++] = pattern;
	subset->accepts++;
}

/* What is asked of a subset, gathered from its nodes. */
static struct subset
describe(struct subsets *subsets, struct str nodes)
{
	struct subset subset = {
		.node = (const void *)nodes.at,	/* of a map all of whose keys are so many words of four bytes: it stands as such words do */
		.nodes = (uint32_t)(nodes.len / sizeof(*subset.node)),
		.accept = (uint32_t)subsets->accepts,
		.least = UINT32_MAX,
	};

	for (uint32_t i = 0; i < subset.nodes; i++) {
		const struct nfa_node *node = &subsets->nfa->node[subset.node[i]];

		if (node->accept != NFA_NO_PATTERN)
			add_accept(subsets, &subset, node->accept);
		if (node->bloom == 0)	/* it only ends patterns */
			continue;
		subset.bloom |= node->bloom;
		if (node->gap_words < subset.least)
			subset.least = node->gap_words;
		if (node->gap_words > subset.most)
			subset.most = node->gap_words;
	}
	return subset;
}

static int
by_number(const void *a, const void *b)
{
	const uint32_t *left = a, *right = b;

	return (*left > *right) - (*left < *right);
}

/* The number of the subset of the nodes in scratch, which are in any order and may be there twice. Empties scratch. */
static uint32_t
keep(struct subsets *subsets)
{
	uint32_t *node = subsets->scratch, id;
	size_t kept = 0, sorted = 1;

	while (sorted < subsets->scratched && node[sorted - 1] <= node[sorted])
		sorted++;
	if (sorted < subsets->scratched)
		qsort(node, subsets->scratched, sizeof(*node), by_number);
	for (size_t i = 0; i < subsets->scratched; i++)
		if (kept == 0 || node[i] != node[kept - 1])
			node[kept++] = node[i];
	subsets->scratched = 0;
	id = map_add(&subsets->nodes, (struct str){ (const char *)node, kept * sizeof(*node) });
	if (subsets->nodes.entry[id].value++ == 0) {	/* it is new */
		subsets->subset = alloc_room(subsets->subset, id, &subsets->cap, sizeof(*subsets->subset));
		subsets->subset[id] = describe(subsets, subsets->nodes.entry[id].key);
	}
	return id;
}

void
subsets_open(struct subsets *subsets, const struct nfa *nfa)
{
	*subsets = (struct subsets){ .nfa = nfa };
	subsets_clear(subsets);
}

void
subsets_clear(struct subsets *subsets)
{
	map_clear(&subsets->nodes);
	subsets->accepts = subsets->scratched = 0;
	keep(subsets);			/* SUBSET_NONE */
	put(subsets, NFA_START);
	keep(subsets);			/* SUBSET_START */
}

void
subsets_close(struct subsets *subsets)
{
	map_free(&subsets->nodes);
	free(subsets->subset);
	free(subsets->accept);
	free(subsets->scratch);
	*subsets = (struct subsets){0};
}

/* The first place from `at` on, before `end`, whose value is not less: strides that double, then halves (Bentley and Yao 1976). */
static uint32_t
advance(const uint32_t *value, uint32_t at, uint32_t end, uint32_t wanted)
{
	uint32_t low = at, stride = 1;

	if (at == end || value[at] >= wanted)
		return at;
	while (stride < end - low && value[low + stride] < wanted) {
		low += stride;
		stride *= 2;
	}
	end = stride < end - low ? low + stride : end;
	while (end - low > 1) {		/* value[low] is less */
		uint32_t middle = low + (end - low) / 2;

		if (value[middle] < wanted)
			low = middle;
		else
			end = middle;
	}
	return end;
}

uint32_t
subsets_take(struct subsets *subsets, uint32_t id, const uint32_t *class, size_t classes)
{
	const struct nfa *nfa = subsets->nfa;
	const struct subset *subset = &subsets->subset[id];
	const uint32_t *node = subset->node;

	for (size_t c = 0; c < classes; c++) {
		uint32_t edge = nfa->first[class[c]], end = nfa->first[class[c] + 1], i = 0;

		if (!(subset->bloom >> class[c] % 64 & 1))
			continue;
		while (edge < end && i < subset->nodes) {
			if (nfa->from[edge] == node[i])
				put_entered(subsets, nfa->to[edge++]);
			else if (nfa->from[edge] < node[i])
				edge = advance(nfa->from, edge, end, node[i]);
			else
				i = advance(node, i, subset->nodes, nfa->from[edge]);
		}
	}
	return keep(subsets);
}

uint32_t
subsets_narrow(struct subsets *subsets, uint32_t id, uint32_t words)
{
	const struct subset *subset = &subsets->subset[id];

	if (subset->most < words)
		return SUBSET_NONE;
	if (subset->least >= words)
		return id;
	put_nodes(subsets, subset, words);
	return keep(subsets);
}

uint32_t
subsets_join(struct subsets *subsets, uint32_t a, uint32_t b)
{
	if (a == SUBSET_NONE || b == SUBSET_NONE || a == b)
		return a == SUBSET_NONE ? b : a;
	put_nodes(subsets, &subsets->subset[a], 0);
	put_nodes(subsets, &subsets->subset[b], 0);
	return keep(subsets);
}
