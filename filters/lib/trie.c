/* Many patterns as one trie: see trie.h. */
#include <stdlib.h>

#include "trie.h"

/* A pattern is written out in so many branches at most; then they meet in one node, so that nothing grows as a power. */
enum { BRANCHES = 64 };

/* The nodes in which a pattern stands after its first elements. */
struct front {
	uint32_t *node;
	size_t len, cap;
};

void
trie_open(struct trie *trie)
{
	*trie = (struct trie){ .slots = 1024 };
	trie->slot = alloc(trie->slots, sizeof(*trie->slot));
	memset(trie->slot, 0, trie->slots * sizeof(*trie->slot));
	trie->node = alloc_room(NULL, 0, &trie->node_cap, sizeof(*trie->node));
	trie->node[trie->nodes++] = (struct trie_node){0};			/* TRIE_ROOT */
	trie->accept = alloc_room(NULL, 0, &trie->accept_cap, sizeof(*trie->accept));
	trie->accept[trie->accepts++] = (struct trie_accept){0};		/* none is 0 */
	trie->more = alloc_room(NULL, 0, &trie->more_cap, sizeof(*trie->more));
	trie->more[trie->mores++] = (struct trie_edge){0};
}

void
trie_close(struct trie *trie)
{
	free(trie->node);
	free(trie->accept);
	free(trie->slot);
	free(trie->more);
	*trie = (struct trie){0};
}

static uint32_t
new_node(struct trie *trie)
{
	trie->node = alloc_room(trie->node, trie->nodes, &trie->node_cap, sizeof(*trie->node));
	trie->node[trie->nodes] = (struct trie_node){0};
	return (uint32_t)trie->nodes++;
}

static void
grow(struct trie *trie)
{
	struct trie_edge *old = trie->slot;
	size_t slots = trie->slots;

	trie->slots *= 2;
	trie->slot = alloc(trie->slots, sizeof(*trie->slot));
	memset(trie->slot, 0, trie->slots * sizeof(*trie->slot));
	for (size_t i = 0; i < slots; i++)
		if (old[i].class)
			trie->slot[trie_slot(trie, old[i].node, old[i].class)] = old[i];
	free(old);
}

/*
 * The slot of a node and class, made if it was not there. Its own target is the child that patterns share; what was
 * joined stands in more.
 */
static struct trie_edge *
make_edge(struct trie *trie, uint32_t node, uint32_t class)
{
	struct trie_edge *edge;

	if (2 * (trie->edges + 1) > trie->slots)
		grow(trie);
	edge = &trie->slot[trie_slot(trie, node, class)];
	if (edge->class == 0) {
		*edge = (struct trie_edge){ .node = node, .class = class };
		trie->edges++;
		trie->node[node].bloom |= (uint64_t)1 << class % 64;
	}
	return edge;
}

/* The node that all patterns share which come from `node` by this class. */
static uint32_t
child(struct trie *trie, uint32_t node, uint32_t class)
{
	struct trie_edge *edge = make_edge(trie, node, class);

	if (edge->target == TRIE_NONE)
		edge->target = new_node(trie);
	return edge->target;
}

/* One more edge of this class, to a node of one pattern alone. */
static void
join(struct trie *trie, uint32_t node, uint32_t class, uint32_t target)
{
	struct trie_edge *edge = make_edge(trie, node, class);

	trie->more = alloc_room(trie->more, trie->mores, &trie->more_cap, sizeof(*trie->more));
	trie->more[trie->mores] = (struct trie_edge){ .node = node, .class = class, .target = target, .more = edge->more };
	edge->more = (uint32_t)trie->mores++;
}

/* The node behind a gap of so many words. A gap behind a gap (what stood between them was optional) is one longer gap. */
static uint32_t
gap_node(struct trie *trie, uint32_t parent, uint32_t words)
{
	uint32_t at;

	if (parent == TRIE_ROOT)	/* all before it was optional: a match does not begin with a gap */
		return TRIE_ROOT;
	if (trie->node[parent].gap_words) {
		words += trie->node[parent].gap_words;
		parent = trie->node[parent].gap_parent;
	}
	for (at = trie->node[parent].gap; at; at = trie->node[at].next_gap)
		if (trie->node[at].gap_words == words)
			return at;
	at = new_node(trie);
	trie->node[at].gap_words = words;
	trie->node[at].gap_parent = parent;
	trie->node[at].next_gap = trie->node[parent].gap;
	trie->node[parent].gap = at;
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

/* From every node of *front along every choice of the item, into *front. */
static void
add_words(struct trie *trie, const struct pattern *pattern, const struct pattern_item *item, const uint32_t *classes, struct front *front)
{
	struct front next = {0};
	uint32_t meeting = front->len * item->choices > BRANCHES ? new_node(trie) : TRIE_NONE;

	for (size_t i = 0; i < front->len; i++)
		for (size_t c = item->choice; c < item->choice + item->choices; c++) {
			const struct pattern_choice *choice = &pattern->choice[c];
			uint32_t at = front->node[i];

			for (size_t t = choice->test; t < choice->test + choice->tests; t++) {
				if (meeting && t + 1 == choice->test + choice->tests)
					join(trie, at, classes[t], meeting);
				else
					at = child(trie, at, classes[t]);
			}
			front_add(&next, meeting ? meeting : at);
		}
	free(front->node);
	*front = next;
}

static void
accept(struct trie *trie, uint32_t node, uint32_t pattern)
{
	if (trie->node[node].gap_words)	/* what would follow the gap is optional: the match ends before it */
		node = trie->node[node].gap_parent;
	if (trie->node[node].accept && trie->accept[trie->node[node].accept].pattern == pattern)
		return;
	trie->accept = alloc_room(trie->accept, trie->accepts, &trie->accept_cap, sizeof(*trie->accept));
	trie->accept[trie->accepts] = (struct trie_accept){ .pattern = pattern, .next = trie->node[node].accept };
	trie->node[node].accept = (uint32_t)trie->accepts++;
}

void
trie_add(struct trie *trie, const struct pattern *pattern, const uint32_t *classes, uint32_t id)
{
	struct front front = {0}, before = {0};

	front_add(&front, TRIE_ROOT);
	for (size_t i = 0; i < pattern->items; i++) {
		const struct pattern_item *item = &pattern->item[i];
		struct front next = {0};

		switch (item->kind) {
		case ITEM_WORDS:
			add_words(trie, pattern, item, classes, &front);
			break;
		case ITEM_GAP:
			for (size_t n = 0; n < front.len; n++)
				front_add(&next, gap_node(trie, front.node[n], item->gap));
			free(front.node);
			front = next;
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
		accept(trie, front.node[i], id);
	free(front.node);
	free(before.node);
}
