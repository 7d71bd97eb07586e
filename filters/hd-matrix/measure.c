/* Measures: see measure.h. */
#include "measure.h"
#include "say.h"
#include "wilson.h"

static const struct {
	struct str name, meaning;
} measures_known[MEASURES] = {
	[MEASURE_INTERVIEWS] = { STR("interviews"), STR("interviews with at least one passage coded so") },
	[MEASURE_SHARE] = { STR("share"), STR("their share of the base in per cent, with its Wilson interval") },
	[MEASURE_PASSAGES] = { STR("passages"), STR("turns coded so") },
	[MEASURE_TURNS] = { STR("turns"), STR("turns coded so") },
	[MEASURE_SENTENCES] = { STR("sentences"), STR("sentences with evidence of it") },
	[MEASURE_HITS] = { STR("hits"), STR("pieces of evidence") },
	[MEASURE_SITES] = { STR("sites"), STR("sites that these interviews are from") },
	[MEASURE_PRESENT] = { STR("present"), STR("1 where at least one passage is coded so") },
	[MEASURE_PER_1000_WORDS] = { STR("per-1000-words"), STR("turns coded so in a thousand words said") },
	[MEASURE_BASE] = { STR("base"), STR("interviews read") },
	[MEASURE_WORDS] = { STR("words"), STR("words said in the interviews read") },
	[MEASURE_PHRASING] = { STR("phrasing"), STR("the commonest words") },
};

struct str
measure_name(enum measure measure)
{
	return measures_known[measure].name;
}

struct str
measure_meaning(enum measure measure)
{
	return measures_known[measure].meaning;
}

bool
measures_have(const struct measures *measures, enum measure measure)
{
	for (size_t i = 0; i < measures->len; i++)
		if (measures->measure[i] == measure)
			return true;
	return false;
}

void
measures_add(struct measures *measures, enum measure measure)
{
	if (!measures_have(measures, measure))
		measures->measure[measures->len++] = measure;
}

void
measures_put_first(struct measures *measures, enum measure measure)
{
	memmove(measures->measure + 1, measures->measure, measures->len * sizeof(measures->measure[0]));
	measures->measure[0] = measure;
	measures->len++;
}

void
measures_parse(struct measures *measures, const char *names)
{
	struct str rest = str_of(names);

	while (rest.at) {
		struct str name = str_cut(&rest, ',');
		enum measure m;

		for (m = 0; m < MEASURES && !str_eq(name, measures_known[m].name); m++)
			;
		if (m == MEASURES)
			die("-m \"%.*s\": want interviews, share, passages, turns, sentences, hits, sites, present, per-1000-words, "
			    "base, words or phrasing", (int)name.len, name.at);
		measures_add(measures, m);
	}
}

double
measure_number(enum measure measure, const struct cell *cell, const struct base *base)
{
	switch (measure) {
	case MEASURE_SHARE: return base->interviews ? (double)cell->interviews / (double)base->interviews : 0;
	case MEASURE_PASSAGES:
	case MEASURE_TURNS: return (double)cell->turns;
	case MEASURE_SENTENCES: return (double)cell->sentences;
	case MEASURE_HITS: return (double)cell->hits;
	case MEASURE_SITES: return (double)cell->sites;
	case MEASURE_PER_1000_WORDS: return base->words ? (double)cell->turns * 1000 / (double)base->words : 0;
	case MEASURE_BASE: return (double)base->interviews;
	case MEASURE_WORDS: return (double)base->words;
	default: return (double)cell->interviews;
	}
}

void
measure_figure(enum measure measure, const struct cell *cell, const struct base *base, struct buf *b)
{
	switch (measure) {
	case MEASURE_INTERVIEWS: buf_number(b, cell->interviews); break;
	case MEASURE_PASSAGES:
	case MEASURE_TURNS: buf_number(b, cell->turns); break;
	case MEASURE_SENTENCES: buf_number(b, cell->sentences); break;
	case MEASURE_HITS: buf_number(b, cell->hits); break;
	case MEASURE_SITES: buf_number(b, cell->sites); break;
	case MEASURE_PRESENT: buf_number(b, cell->interviews > 0); break;
	case MEASURE_BASE: buf_number(b, base->interviews); break;
	case MEASURE_WORDS: buf_number(b, base->words); break;
	case MEASURE_SHARE:
		if (base->interviews)
			buf_format(b, "%.4f", measure_number(measure, cell, base));
		break;
	case MEASURE_PER_1000_WORDS:
		if (base->words)
			buf_format(b, "%.3f", measure_number(measure, cell, base));
		break;
	case MEASURE_PHRASING:
	case MEASURES:
		break;
	}
}

void
measure_bounds(const struct measures *measures, const struct cell *cell, const struct base *base, struct buf *low, struct buf *high)
{
	double from, to;

	if (base->interviews == 0)
		return;
	wilson(cell->interviews, base->interviews, measures->z, &from, &to);
	buf_format(low, "%.4f", from);
	buf_format(high, "%.4f", to);
}

/* A proportion in whole per cent, halves up. */
static unsigned
per_cent(double proportion)
{
	return (unsigned)(proportion * 100 + 0.5);
}

void
measure_read(const struct measures *measures, enum measure measure, const struct cell *cell, const struct base *base, struct buf *b)
{
	double low, high;

	if (measure == MEASURE_PER_1000_WORDS && base->words)
		buf_format(b, "%.2f", measure_number(measure, cell, base));
	else if (measure != MEASURE_SHARE)
		measure_figure(measure, cell, base, b);
	if (measure != MEASURE_SHARE || base->interviews == 0)
		return;
	wilson(cell->interviews, base->interviews, measures->z, &low, &high);
	buf_number(b, (cell->interviews * 200 + base->interviews) / (2 * base->interviews));
	buf_format(b, " (%u–%u)", per_cent(low), per_cent(high));
}
