/* Coders compared: see compare.h. */
#include <math.h>
#include <stdlib.h>

#include "compare.h"
#include "random.h"

void
draws_make(struct draws *draws, size_t texts, size_t n, uint64_t seed)
{
	struct random random = random_from(seed);

	*draws = (struct draws){ .draws = n, .texts = texts };
	draws->times = alloc(n * texts, sizeof(*draws->times));
	memset(draws->times, 0, n * texts * sizeof(*draws->times));
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < texts; k++)
			draws->times[i * texts + random_below(&random, texts)]++;
}

void
draws_free(struct draws *draws)
{
	free(draws->times);
	*draws = (struct draws){0};
}

static void
join(struct tally *sum, const struct tally *tally, double times, bool is_pair)
{
	if (!is_pair) {
		agreement_join(&sum->group, &tally->group, times);
		return;
	}
	sum->both += times * tally->both;
	sum->first += times * tally->first;
	sum->second += times * tally->second;
	sum->neither += times * tally->neither;
	sum->sided += times * tally->sided;
	sum->same_side += times * tally->same_side;
}

static double
ratio(double part, double whole)
{
	return whole > 0 ? part / whole : NAN;
}

/* The figures of a tally; of a group those that are defined for one. */
static void
figures_of(const struct tally *tally, bool is_pair, double figure[FIGURES])
{
	const double table[4] = { tally->both, tally->first, tally->second, tally->neither };
	static const unsigned all[2] = { 2, 0 }, none[2] = { 0, 2 }, divided[2] = { 1, 1 };
	struct agreement sums = tally->group;

	for (int i = 0; i < FIGURES; i++)
		figure[i] = NAN;
	if (is_pair) {
		agreement_add_times(&sums, all, tally->both);
		agreement_add_times(&sums, divided, tally->first + tally->second);
		agreement_add_times(&sums, none, tally->neither);
		figure[FIGURE_KAPPA] = agreement_kappa(table, 2);
		figure[FIGURE_PRECISION] = ratio(tally->both, tally->both + tally->second);
		figure[FIGURE_RECALL] = ratio(tally->both, tally->both + tally->first);
		figure[FIGURE_F1] = ratio(2 * tally->both, 2 * tally->both + tally->first + tally->second);
		figure[FIGURE_SIDE] = ratio(tally->same_side, tally->sided);
	}
	figure[FIGURE_AGREEMENT] = agreement_percent(&sums);
	figure[FIGURE_ALPHA] = agreement_alpha(&sums);
	figure[FIGURE_AC1] = agreement_ac1(&sums);
}

static bool
has(uint64_t coders, uint32_t coder)
{
	return coders >> coder & 1;
}

/* Adds an item that these coders coded. */
static void
add_item(const struct comparison *comparison, const struct unit *unit, uint64_t coded, struct tally *tally)
{
	bool first = has(coded, comparison->coder[0]), second = has(coded, comparison->coder[1]);
	unsigned given[2] = { 0, 0 };

	if (comparison->coders > 2) {
		for (size_t i = 0; i < comparison->coders; i++)
			if (has(unit->judged, comparison->coder[i]))
				given[!has(coded, comparison->coder[i])]++;
		agreement_add(&tally->group, given);
		return;
	}
	tally->both += first && second;
	tally->first += first && !second;
	tally->second += second && !first;
	tally->neither += !first && !second;
}

/* What side the second coder gave the theme where the first coded it too. any: codes of the theme, whichever side. */
static void
add_sides(const struct comparison *comparison, uint64_t any, uint64_t coded, struct tally *tally)
{
	if (comparison->coders > 2 || !has(any, comparison->coder[0]) || !has(coded, comparison->coder[1]))
		return;
	tally->sided++;
	tally->same_side += has(coded, comparison->coder[0]);
}

/* Adds a unit's items of a theme that belong to a row. */
static void
add_topic(const struct comparison *comparison, const struct row *row, size_t at, size_t topic, struct tally *tally)
{
	const struct study *study = comparison->study;
	const struct unit *unit = &study->unit[at];
	uint64_t any = 0;

	for (size_t side = 0; side < study->book.sides.len; side++)
		any |= study_coded(study, at, topic, side);
	if (row->side == ROW_ANY)
		add_item(comparison, unit, any, tally);
	for (size_t side = 0; side < study->book.sides.len; side++) {
		uint64_t coded = study_coded(study, at, topic, side);

		if (!codebook_pairs(&study->book, topic, side) || (row->side >= 0 && (size_t)row->side != side))
			continue;
		if (row->side != ROW_ANY)
			add_item(comparison, unit, coded, tally);
		add_sides(comparison, any, coded, tally);
	}
}

/* Whether a unit can be compared: of two coders both judged it. */
static bool
is_judged(const struct comparison *comparison, const struct unit *unit)
{
	return comparison->coders > 2 || (has(unit->judged, comparison->coder[0]) && has(unit->judged, comparison->coder[1]));
}

/* Tallies of a row, one a transcript. */
static void
tally_row(const struct comparison *comparison, const struct row *row, struct tally *tally)
{
	const struct study *study = comparison->study;

	for (size_t i = 0; i < study->texts.len; i++)
		tally[i] = (struct tally){ .group = { .categories = 2 } };
	for (size_t i = 0; i < study->units; i++) {
		if (!is_judged(comparison, &study->unit[i]))
			continue;
		for (size_t topic = 0; topic < study->book.topics; topic++)
			if (row->topic == ROW_ALL || (size_t)row->topic == topic)
				add_topic(comparison, row, i, topic, &tally[study->unit[i].text]);
	}
}

static int
by_value(const void *left, const void *right)
{
	const double *a = left, *b = right;

	return (*a > *b) - (*a < *b);
}

/* Quantile p of n sorted values, between the two nearest. n > 0. */
static double
quantile(const double *value, size_t n, double p)
{
	double at = p * (double)(n - 1);
	size_t i = (size_t)at;

	return i + 1 < n ? value[i] + (at - (double)i) * (value[i + 1] - value[i]) : value[n - 1];
}

/* The intervals of a row's figures. value: room for FIGURES * draws. */
static void
bootstrap(struct row *row, const struct tally *tally, const struct draws *draws, double level, bool is_pair, double *value)
{
	size_t defined[FIGURES] = {0};

	for (size_t draw = 0; draw < draws->draws; draw++) {
		struct tally sum = { .group = { .categories = 2 } };
		double figure[FIGURES];

		for (size_t i = 0; i < draws->texts; i++)
			if (draws->times[draw * draws->texts + i])
				join(&sum, &tally[i], draws->times[draw * draws->texts + i], is_pair);
		figures_of(&sum, is_pair, figure);
		for (int i = 0; i < FIGURES; i++)
			if (!isnan(figure[i]))
				value[(size_t)i * draws->draws + defined[i]++] = figure[i];
	}
	for (int i = 0; i < FIGURES; i++) {
		double *sorted = value + (size_t)i * draws->draws;

		row->figure[i].low = row->figure[i].high = NAN;
		if (defined[i] == 0 || 2 * defined[i] < draws->draws || isnan(row->figure[i].value))
			continue;
		qsort(sorted, defined[i], sizeof(*sorted), by_value);
		row->figure[i].low = quantile(sorted, defined[i], (1 - level) / 2);
		row->figure[i].high = quantile(sorted, defined[i], (1 + level) / 2);
	}
}

static void
add_rows(struct comparison *comparison, int topic)
{
	const struct codebook *book = &comparison->study->book;

	comparison->row[comparison->rows++] = (struct row){ .topic = topic, .side = ROW_ALL };
	for (size_t side = 0; side < book->sides.len; side++)
		if (topic == ROW_ALL || codebook_pairs(book, (size_t)topic, side))
			comparison->row[comparison->rows++] = (struct row){ .topic = topic, .side = (int)side };
	comparison->row[comparison->rows++] = (struct row){ .topic = topic, .side = ROW_ANY };
}

void
comparison_make(struct comparison *comparison, const struct study *study, const struct draws *draws, double level,
    const uint32_t *coders, size_t n)
{
	struct tally *tally = alloc(study->texts.len, sizeof(*tally));
	double *value = alloc(FIGURES * draws->draws, sizeof(*value));

	*comparison = (struct comparison){ .study = study, .coders = n };
	memcpy(comparison->coder, coders, n * sizeof(*coders));
	comparison->row = alloc((study->book.topics + 1) * (study->book.sides.len + 2), sizeof(*comparison->row));
	for (int topic = ROW_ALL; topic < (int)study->book.topics; topic++)
		add_rows(comparison, topic);
	for (size_t i = 0; i < study->units; i++)
		comparison->units += is_judged(comparison, &study->unit[i]);
	for (size_t i = 0; i < comparison->rows; i++) {
		struct row *row = &comparison->row[i];
		double figure[FIGURES];

		tally_row(comparison, row, tally);
		row->whole = (struct tally){ .group = { .categories = 2 } };
		for (size_t k = 0; k < study->texts.len; k++)
			join(&row->whole, &tally[k], 1, n == 2);
		figures_of(&row->whole, n == 2, figure);
		for (int k = 0; k < FIGURES; k++)
			row->figure[k].value = figure[k];
		bootstrap(row, tally, draws, level, n == 2, value);
	}
	free(tally);
	free(value);
}

const struct row *
comparison_row(const struct comparison *comparison, int topic, int side)
{
	for (size_t i = 0; i < comparison->rows; i++)
		if (comparison->row[i].topic == topic && comparison->row[i].side == side)
			return &comparison->row[i];
	return NULL;
}

void
comparison_free(struct comparison *comparison)
{
	free(comparison->row);
	*comparison = (struct comparison){0};
}
