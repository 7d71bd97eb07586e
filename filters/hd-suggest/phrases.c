/* Phrases that mark a topic: see phrases.h. */
#include <stdlib.h>

#include "keyness.h"
#include "phrases.h"

/* What is counted of one phrase in the turns of one topic. */
struct tally {
	uint64_t n, turns, texts, covered;
	uint64_t last_turn, last_text;	/* + 1 */
};

/* By the stems from here on, as far as the longest phrase reaches; those that are equal by place. */
static int
by_stems(const void *left, const void *right)
{
	const struct corpus_token *a = *(const struct corpus_token *const *)left, *b = *(const struct corpus_token *const *)right;

	for (size_t i = 0; i < PHRASE_LONGEST; i++) {
		if (a[i].stem != b[i].stem)
			return a[i].stem < b[i].stem ? -1 : 1;
		if (a[i].stem == CORPUS_BREAK)
			break;
	}
	return (a > b) - (a < b);
}

static int
by_place(const void *left, const void *right)
{
	const struct corpus_token *a = *(const struct corpus_token *const *)left, *b = *(const struct corpus_token *const *)right;

	return (a > b) - (a < b);
}

static bool
reaches(const struct corpus_token *token, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (token[i].stem == CORPUS_BREAK)
			return false;
	return true;
}

static bool
is_same(const struct corpus_token *a, const struct corpus_token *b, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (a[i].stem != b[i].stem)
			return false;
	return true;
}

static struct str
stem_at(const struct corpus *corpus, const struct corpus_token *token)
{
	return corpus->stems.entry[token->stem - 1].key;
}

/* No function word at either end, but for an auxiliary that is negated: "won't share". */
static bool
is_phrase(const struct corpus *corpus, const struct corpus_token *token, size_t length)
{
	bool is_negated = length > 2 && str_eq(stem_at(corpus, token + 1), STR("n't"));

	return corpus->stems.entry[token[length - 1].stem - 1].value == STOP_NONE
	    && (is_negated || corpus->stems.entry[token->stem - 1].value == STOP_NONE);
}

static bool
is_hit(const struct corpus *corpus, const struct corpus_said *turn, size_t at, size_t length, uint32_t theme)
{
	for (size_t i = turn->hit; i < turn->hit + turn->hits; i++) {
		const struct corpus_hit *hit = &corpus->hit[i];

		if (hit->theme == theme && hit->from < at + length && hit->to >= at)
			return true;
	}
	return false;
}

static void
count_at(struct phrases *phrases, const struct corpus_token *token, size_t length)
{
	const struct corpus *corpus = phrases->corpus;
	const struct corpus_said *turn = &corpus->turn[token->turn];

	for (size_t i = 0; i < turn->codes; i++) {
		uint32_t topic = corpus->code[turn->code + i];
		struct tally *tally = &phrases->tally[topic];

		if (tally->n++ == 0)
			phrases->touched[phrases->touches++] = topic;
		tally->turns += tally->last_turn != (uint64_t)token->turn + 1;
		tally->last_turn = (uint64_t)token->turn + 1;
		tally->texts += tally->last_text != (uint64_t)turn->text + 1;
		tally->last_text = (uint64_t)turn->text + 1;
		tally->covered += is_hit(corpus, turn, (size_t)(token - corpus->token), length, corpus->coding->topic[topic].theme);
	}
}

static struct str
stems_of(struct phrases *phrases, const struct corpus_token *token, size_t length)
{
	phrases->scratch.len = 0;
	for (size_t i = 0; i < length; i++) {
		if (i)
			buf_char(&phrases->scratch, ' ');
		buf_put(&phrases->scratch, stem_at(phrases->corpus, token + i));
	}
	return map_keep(&phrases->held, buf_str(&phrases->scratch));
}

/* Keeps the phrase for a topic, if it marks it. */
static void
judge(struct phrases *phrases, uint32_t at, size_t from, size_t to, size_t length)
{
	const struct corpus *corpus = phrases->corpus;
	const struct topic *topic = &corpus->coding->topic[at];
	const struct tally *tally = &phrases->tally[at];
	uint64_t elsewhere = to - from - tally->n, words = topic->words, others = corpus->words - topic->words;
	double g2;

	if (tally->n < phrases->least_n || tally->texts < phrases->least_texts || others == 0)
		return;
	if (!phrases->with_covered && tally->covered * 2 >= tally->n)
		return;
	g2 = keyness_g2(tally->n, words, elsewhere, others);
	if (g2 < phrases->least_g2 || (double)tally->n * (double)others <= (double)elsewhere * (double)words)
		return;
	phrases->phrase = alloc_room(phrases->phrase, phrases->len, &phrases->cap, sizeof(*phrases->phrase));
	phrases->phrase[phrases->len++] = (struct phrase){
		.topic = at, .length = (uint32_t)length, .from = from, .to = to,
		.theme = corpus->coding->themes.entry[topic->theme].key, .side = topic->side,
		.stems = stems_of(phrases, phrases->order[from], length),
		.n = tally->n, .elsewhere = elsewhere, .turns = tally->turns, .texts = tally->texts, .covered = tally->covered, .g2 = g2,
	};
}

/* One phrase, wherever it is said: order[from, to). */
static void
count_phrase(struct phrases *phrases, size_t from, size_t to, size_t length)
{
	memcpy(phrases->said, phrases->order + from, (to - from) * sizeof(*phrases->said));
	qsort(phrases->said, to - from, sizeof(*phrases->said), by_place);
	phrases->touches = 0;
	for (size_t i = 0; i < to - from; i++)
		count_at(phrases, phrases->said[i], length);
	for (size_t i = 0; i < phrases->touches; i++) {
		judge(phrases, phrases->touched[i], from, to, length);
		phrases->tally[phrases->touched[i]] = (struct tally){0};
	}
}

static void
count_length(struct phrases *phrases, size_t length)
{
	const struct corpus_token **order = phrases->order;

	for (size_t from = 0, to; from < phrases->ordered; from = to) {
		to = from + 1;
		if (!reaches(order[from], length))
			continue;
		while (to < phrases->ordered && is_same(order[from], order[to], length))
			to++;
		if (to - from >= phrases->least_n && is_phrase(phrases->corpus, order[from], length))
			count_phrase(phrases, from, to, length);
	}
}

/* Topic, and the stems in binary. */
static uint32_t
add_key(struct phrases *phrases, struct map *map, uint32_t topic, const struct corpus_token *token, size_t length, bool is_new)
{
	struct buf *key = &phrases->scratch;

	key->len = 0;
	buf_put(key, (struct str){ (const char *)&topic, sizeof(topic) });
	for (size_t i = 0; i < length; i++)
		buf_put(key, (struct str){ (const char *)&token[i].stem, sizeof(token[i].stem) });
	return is_new ? map_add(map, buf_str(key)) : map_find(map, buf_str(key));
}

/* Marks phrases that are a part of a longer one whenever they are said in the topic. */
static void
mark_within(struct phrases *phrases)
{
	struct map map = {0};

	for (size_t i = 0; i < phrases->len; i++) {
		const struct phrase *phrase = &phrases->phrase[i];
		uint32_t at = add_key(phrases, &map, phrase->topic, phrases->order[phrase->from], phrase->length, true);

		map.entry[at].value = i;
	}
	for (size_t i = 0; i < phrases->len; i++) {
		const struct phrase *phrase = &phrases->phrase[i];

		for (size_t length = 1; length < phrase->length; length++)
			for (size_t start = 0; start + length <= phrase->length; start++) {
				uint32_t at = add_key(phrases, &map, phrase->topic, phrases->order[phrase->from] + start, length, false);

				if (at != MAP_NONE && phrases->phrase[map.entry[at].value].n == phrase->n)
					phrases->phrase[map.entry[at].value].is_within = true;
			}
	}
	map_free(&map);
}

static int
by_keyness(const void *left, const void *right)
{
	const struct phrase *a = left, *b = right;
	int order = str_cmp(a->theme, b->theme);

	if (order == 0)
		order = str_cmp(a->side, b->side);
	if (order == 0 && a->g2 != b->g2)
		order = a->g2 > b->g2 ? -1 : 1;
	if (order == 0 && a->n != b->n)
		order = a->n > b->n ? -1 : 1;
	return order ? order : str_cmp(a->stems, b->stems);
}

void
phrases_find(struct phrases *phrases)
{
	const struct corpus *corpus = phrases->corpus;
	size_t topics = corpus->coding->keys.len;

	phrases->order = alloc(corpus->words + 1, sizeof(const struct corpus_token *));
	phrases->said = alloc(corpus->words + 1, sizeof(const struct corpus_token *));
	phrases->tally = alloc(topics + 1, sizeof(*phrases->tally));
	phrases->touched = alloc(topics + 1, sizeof(*phrases->touched));
	memset(phrases->tally, 0, (topics + 1) * sizeof(*phrases->tally));
	for (size_t i = 0; i < corpus->tokens; i++)
		if (corpus->token[i].stem != CORPUS_BREAK)
			phrases->order[phrases->ordered++] = &corpus->token[i];
	qsort(phrases->order, phrases->ordered, sizeof(const struct corpus_token *), by_stems);
	for (size_t length = 1; length <= phrases->longest; length++)
		count_length(phrases, length);
	if (phrases->len == 0)
		return;
	mark_within(phrases);
	qsort(phrases->phrase, phrases->len, sizeof(*phrases->phrase), by_keyness);
}

static bool
has_topic(const struct corpus *corpus, const struct corpus_said *turn, uint32_t topic)
{
	for (size_t i = 0; i < turn->codes; i++)
		if (corpus->code[turn->code + i] == topic)
			return true;
	return false;
}

static void
put_form(const struct corpus *corpus, const struct corpus_token *token, size_t length, struct buf *b)
{
	for (size_t i = 0; i < length; i++) {
		if (i && !(token[i].form & CORPUS_GLUED))
			buf_char(b, ' ');
		buf_put(b, corpus->forms.entry[token[i].form & ~CORPUS_GLUED].key);
	}
}

/* The form in which it is said most in the topic's turns, the first in byte order of several; in scratch. */
static struct str
commonest_form(struct phrases *phrases, const struct phrase *phrase)
{
	const struct corpus *corpus = phrases->corpus;
	struct map forms = {0};
	const struct map_entry *best;

	for (size_t i = phrase->from; i < phrase->to; i++) {
		const struct corpus_token *token = phrases->order[i];
		uint32_t at;

		if (!has_topic(corpus, &corpus->turn[token->turn], phrase->topic))
			continue;
		phrases->scratch.len = 0;
		put_form(corpus, token, phrase->length, &phrases->scratch);
		at = map_add(&forms, buf_str(&phrases->scratch));	/* which moves the entries */
		forms.entry[at].value++;
	}
	best = forms.entry;
	for (size_t i = 1; i < forms.len; i++) {
		const struct map_entry *form = &forms.entry[i];

		if (form->value > best->value || (form->value == best->value && str_cmp(form->key, best->key) < 0))
			best = form;
	}
	phrases->scratch.len = 0;
	buf_put(&phrases->scratch, best->key);
	map_free(&forms);
	return buf_str(&phrases->scratch);
}

static void
put_figure(struct cells *cells, double figure)
{
	struct buf b = {0};

	buf_format(&b, "%.2f", figure);
	cells_figure(cells, buf_str(&b));
	buf_free(&b);
}

static void
put_row(struct phrases *phrases, const struct phrase *phrase, struct cells *cells)
{
	const struct corpus *corpus = phrases->corpus;
	uint64_t words = corpus->coding->topic[phrase->topic].words;

	cells_text(cells, phrase->theme);
	if (corpus->coding->has_sides)
		cells_text(cells, phrase->side);
	cells_text(cells, commonest_form(phrases, phrase));
	cells_text(cells, phrase->stems);
	cells_number(cells, phrase->n);
	cells_number(cells, phrase->elsewhere);
	cells_number(cells, phrase->turns);
	cells_number(cells, phrase->texts);
	put_figure(cells, phrase->g2);
	put_figure(cells, keyness_log_ratio(phrase->n, words, phrase->elsewhere, corpus->words - words));
	cells_number(cells, phrase->covered);
	cells_row(cells);
}

void
phrases_write(struct phrases *phrases, enum cells_format format, struct out *out)
{
	static const char *const names[] = { "theme", "side", "phrase", "stems", "n", "elsewhere", "turns", "texts", "g2", "log_ratio", "covered" };
	struct cells cells;
	uint32_t topic = MAP_NONE;
	size_t written = 0;

	cells_open(&cells, format, out);
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (i != 1 || phrases->corpus->coding->has_sides)
			cells_name(&cells, str_of(names[i]), i > 3);
	cells_head(&cells);
	for (size_t i = 0; i < phrases->len; i++) {
		const struct phrase *phrase = &phrases->phrase[i];

		if (phrase->topic != topic)
			written = 0;
		topic = phrase->topic;
		if (phrase->is_within || (phrases->most && written == phrases->most))
			continue;
		written++;
		put_row(phrases, phrase, &cells);
	}
	cells_close(&cells);
}

void
phrases_free(struct phrases *phrases)
{
	free(phrases->order);
	free(phrases->said);
	free(phrases->tally);
	free(phrases->touched);
	free(phrases->phrase);
	map_free(&phrases->held);
	buf_free(&phrases->scratch);
}
