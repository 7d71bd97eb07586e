/*
 * ELAN's annotations (.eaf, EAF 2.7 to 3.0): what is said in each tier, in the order of time.
 *
 * A tier speaks for its PARTICIPANT, or is called by its own name. Tiers that hang on another one hold translations, glosses, parts of
 * speech: they are left out, and said to be; so are those that are called gestures, gaze, comments. Where a tier by itself holds only
 * numbers (a count of utterances), the first that hangs on it and has letters is read in its place.
 */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>
#include <strings.h>

#include "decode.h"
#include "say.h"
#include "xml.h"

enum { E_SLOT = 1, E_TIER, E_ALIGNABLE, E_REF, E_VALUE };

static const struct xml_space spaces[] = { { NULL, NULL } };
static const struct xml_word words[] = {
	{ "TIME_SLOT", E_SLOT }, { "TIER", E_TIER }, { "ALIGNABLE_ANNOTATION", E_ALIGNABLE },
	{ "REF_ANNOTATION", E_REF }, { "ANNOTATION_VALUE", E_VALUE }, { NULL, 0 },
};

enum {
	ANNOTATIONS = 1000 * 1000,
	TIERS = 1000,
	REFERENCES = 16,	/* annotations upon annotations */
};

struct tier {
	struct str id, parent, speaker;
	bool has_letters, spoken, shown;	/* shown: by its name or type, what was done and not said */
};

struct annotation {
	size_t tier, place;	/* place: in the file */
	uint64_t start;		/* milliseconds */
	uint32_t ref;		/* index of the annotation that it hangs on, in ids; MAP_NONE: it has a time itself */
	struct str text;
	uint64_t line;
};

struct eaf {
	const struct source *source;
	struct document *document;
	struct map slots;	/* value: milliseconds */
	uint64_t last_slot;
	struct tier *tier;
	size_t tiers, tier_cap;
	struct annotation *annotation;
	size_t len, cap;
	struct map ids;		/* of annotations; value: index + 1, 0 while it is only referred to */
	struct buf text;
	bool in_value;
};

static struct str
kept(struct eaf *eaf, const char *s)
{
	return document_keep(eaf->document, s ? str_trim(str_of(s)) : (struct str){ "", 0 });
}

/* Slots without a time lie between their neighbours: the one before is near enough. */
static void
add_slot(struct eaf *eaf, const struct xml *xml)
{
	const char *id = xml_attribute(xml, "TIME_SLOT_ID"), *value = xml_attribute(xml, "TIME_VALUE");
	uint32_t i;

	if (value)
		str_number(str_of(value), &eaf->last_slot);
	if (id == NULL)
		return;
	i = map_add(&eaf->slots, str_of(id));
	eaf->slots.entry[i].value = eaf->last_slot;
}

/* Whether a tier's name or type says that it holds what was done, or what somebody noted. */
static bool
is_unspoken(const char *name)
{
	static const char *const parts[] = { "gestur", "gaze", "postur", "facial" };
	static const char *const wholes[] = { "comment", "comments", "note", "notes", "event", "events" };

	if (name == NULL)
		return false;
	for (size_t i = 0; i < sizeof(wholes) / sizeof(wholes[0]); i++)
		if (strcasecmp(name, wholes[i]) == 0)
			return true;
	for (; *name; name++)
		for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
			if (strncasecmp(name, parts[i], strlen(parts[i])) == 0)
				return true;
	return false;
}

static void
add_tier(struct eaf *eaf, const struct xml *xml)
{
	const char *participant = xml_attribute(xml, "PARTICIPANT");
	struct tier tier = { .id = kept(eaf, xml_attribute(xml, "TIER_ID")), .parent = kept(eaf, xml_attribute(xml, "PARENT_REF")) };

	if (eaf->tiers == TIERS) {
		xml_stop(xml, "more than 1000 tiers");
		return;
	}
	tier.shown = is_unspoken(xml_attribute(xml, "TIER_ID")) || is_unspoken(xml_attribute(xml, "LINGUISTIC_TYPE_REF"));
	tier.speaker = participant && str_trim(str_of(participant)).len ? kept(eaf, participant) : tier.id;
	eaf->tier = alloc_room(eaf->tier, eaf->tiers, &eaf->tier_cap, sizeof(tier));
	eaf->tier[eaf->tiers++] = tier;
}

static void
add_annotation(struct eaf *eaf, int element, const struct xml *xml)
{
	const char *id = xml_attribute(xml, "ANNOTATION_ID");
	const char *at = xml_attribute(xml, element == E_REF ? "ANNOTATION_REF" : "TIME_SLOT_REF1");
	struct annotation annotation = { .tier = eaf->tiers - 1, .place = eaf->len, .ref = MAP_NONE, .line = xml_line(xml) };
	uint32_t i;

	if (eaf->tiers == 0)
		return;
	if (eaf->len == ANNOTATIONS) {
		xml_stop(xml, "more than 1000000 annotations");
		return;
	}
	if (element == E_REF && at) {
		annotation.ref = map_add(&eaf->ids, str_of(at));
	} else if (at) {
		i = map_find(&eaf->slots, str_of(at));
		annotation.start = i == MAP_NONE ? 0 : eaf->slots.entry[i].value;
	}
	eaf->annotation = alloc_room(eaf->annotation, eaf->len, &eaf->cap, sizeof(annotation));
	eaf->annotation[eaf->len++] = annotation;
	if (id) {
		i = map_add(&eaf->ids, str_of(id));
		eaf->ids.entry[i].value = eaf->len;
	}
}

static void
start(void *state, int element, const struct xml *xml)
{
	struct eaf *eaf = state;

	switch (element) {
	case E_SLOT: add_slot(eaf, xml); break;
	case E_TIER: add_tier(eaf, xml); break;
	case E_ALIGNABLE: case E_REF: add_annotation(eaf, element, xml); break;
	case E_VALUE:
		eaf->in_value = true;
		eaf->text.len = 0;
		break;
	default: break;
	}
}

static bool
has_letters(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if ((s.at[i] >= 'a' && s.at[i] <= 'z') || (s.at[i] >= 'A' && s.at[i] <= 'Z') || (unsigned char)s.at[i] >= 0x80)
			return true;
	return false;
}

static void
end(void *state, int element)
{
	struct eaf *eaf = state;
	struct str value = str_trim(buf_str(&eaf->text));

	if (element != E_VALUE)
		return;
	eaf->in_value = false;
	if (eaf->len == 0 || value.len == 0)
		return;
	eaf->annotation[eaf->len - 1].text = document_keep(eaf->document, value);
	eaf->tier[eaf->annotation[eaf->len - 1].tier].has_letters |= has_letters(value);
}

static void
text(void *state, struct str s)
{
	struct eaf *eaf = state;

	if (eaf->in_value)
		buf_put(&eaf->text, s);
}

static const struct xml_format format = { spaces, words, start, end, text };

/* Tells which tiers are what was said. */
static void
choose_tiers(struct eaf *eaf)
{
	size_t left_out = 0;

	for (size_t i = 0; i < eaf->tiers; i++) {
		struct tier *tier = &eaf->tier[i];

		if (tier->parent.len || tier->shown)
			continue;
		tier->spoken = true;
		for (size_t k = 0; k < eaf->tiers && !tier->has_letters; k++) {
			struct tier *below = &eaf->tier[k];

			if (below->has_letters && str_eq(below->parent, tier->id)) {
				below->spoken = true;
				tier->spoken = false;
				break;
			}
		}
	}
	for (size_t i = 0; i < eaf->tiers; i++)
		left_out += !eaf->tier[i].spoken && eaf->tier[i].has_letters;
	if (left_out)
		say("%s: %zu of its tiers hang on others or are not speech (translations, glosses, gestures): left out", eaf->source->name, left_out);
}

/* The time of what it hangs on, and in the end on a slot. */
static void
resolve_times(struct eaf *eaf)
{
	for (size_t i = 0; i < eaf->len; i++) {
		uint32_t ref = eaf->annotation[i].ref;

		for (int steps = 0; ref != MAP_NONE && steps < REFERENCES; steps++) {
			uint64_t index = eaf->ids.entry[ref].value;

			if (index == 0)
				break;
			eaf->annotation[i].start = eaf->annotation[index - 1].start;
			ref = eaf->annotation[index - 1].ref;
		}
	}
}

static int
by_time(const void *a, const void *b)
{
	const struct annotation *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return x->place < y->place ? -1 : 1;
}

/* Annotations of one speaker that follow each other are one turn. */
static void
put_turns(struct eaf *eaf)
{
	struct buf joined = {0};
	size_t n = 0;

	for (size_t i = 0; i < eaf->len; i++)
		if (eaf->annotation[i].text.len && eaf->tier[eaf->annotation[i].tier].spoken)
			eaf->annotation[n++] = eaf->annotation[i];
	if (n)
		qsort(eaf->annotation, n, sizeof(*eaf->annotation), by_time);
	for (size_t i = 0, k; i < n; i = k) {
		const struct annotation *first = &eaf->annotation[i];
		struct str speaker = eaf->tier[first->tier].speaker;
		struct para *para;

		joined.len = 0;
		for (k = i; k < n && str_eq(eaf->tier[eaf->annotation[k].tier].speaker, speaker); k++) {
			if (k > i)
				buf_char(&joined, '\n');
			buf_put(&joined, eaf->annotation[k].text);
		}
		para = document_add(eaf->document, PARA_TURN, buf_str(&joined), first->line);
		para->speaker = speaker;
		para->time = document_time(eaf->document, first->start / 1000);
	}
	buf_free(&joined);
}

bool
is_eaf(const struct source *source)
{
	struct str s = { source->bytes.at, source->bytes.len < 4096 ? source->bytes.len : 4096 };

	return s.len && memmem(s.at, s.len, "<ANNOTATION_DOCUMENT", 20) != NULL;
}

bool
decode_eaf(struct document *document, const struct source *source)
{
	struct eaf eaf = { .source = source, .document = document };
	struct xml xml;
	bool read;

	xml_open(&xml, &format, &eaf);
	xml_feed(&xml, source->bytes);
	read = xml_close(&xml);
	if (!read) {
		warn("%s: %s", source->name, xml.error);
	} else {
		choose_tiers(&eaf);
		resolve_times(&eaf);
		put_turns(&eaf);
	}
	map_free(&eaf.slots);
	map_free(&eaf.ids);
	free(eaf.tier);
	free(eaf.annotation);
	buf_free(&eaf.text);
	return read;
}
