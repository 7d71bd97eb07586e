/* A transcript's counts: see transcript.h. */
#include <stdlib.h>

#include "hit_tag.h"
#include "say.h"
#include "stream.h"
#include "token.h"
#include "transcript.h"

/* Of one key, in the transcript that is open. */
struct tally {
	uint64_t hits, sentences, turns;
	uint64_t last_sentence, last_turn;	/* in which it was counted last */
	bool touched;
};

/* An attribute's value as a table has it. Valid until the next call. */
static struct str
as_cell(struct transcript *t, struct str value)
{
	if (value.len == 0 || !memchr(value.at, '&', value.len))
		return value;
	t->cell.len = 0;
	escape_data(&t->cell, unescaped(value, &t->scratch));
	return buf_str(&t->cell);
}

static void
take_attributes(struct transcript *t, struct str tag)
{
	struct str rest = tag, name, value;

	while (tag_next(&rest, &name, &value)) {
		if (str_eq(name, STR("id")))
			continue;
		if (counts_reserved(name))
			warn("%s:%llu: attribute \"%.*s\" has the name of a column of counts: left out: call it something else",
			    t->place.file, (unsigned long long)t->place.line, (int)name.len, name.at);
		else
			counts_attr(t->counts, t->text, name, as_cell(t, value), t->place);
	}
}

void
transcript_start(struct transcript *t, struct str tag, struct place place)
{
	struct str id;

	if (t->open) {
		warn("%s:%llu: a <text> before the end of the one before: what wrote that was cut off, it is not whole",
		    place.file, (unsigned long long)place.line);
		transcript_end(t);
	}
	t->open = true;
	t->place = place;
	t->has_id = tag_attr(tag, "id", &id) && id.len;
	if (!t->has_id) {
		warn("%s:%llu: a <text> without an id: left out: want id=\"...\"", place.file, (unsigned long long)place.line);
		return;
	}
	t->text = counts_text(t->counts, as_cell(t, id), place);
	t->is_again = t->counts->text[t->text].streamed;
	if (t->is_again)
		counts_twice(t->counts, t->text, place);
	t->counts->text[t->text].streamed = true;
	take_attributes(t, tag);
}

/* What a hit or a code says, as it stands in the tag. */
struct said {
	struct str part[3];	/* lexicon, theme, side */
};

static struct said
read_code(struct str tag)
{
	struct said said = {{{ "", 0 }, { "", 0 }, { "", 0 }}};
	struct str name, value;

	while (tag_next(&tag, &name, &value)) {
		if (str_eq(name, STR("lexicon")))
			said.part[0] = value;
		else if (str_eq(name, STR("theme")))
			said.part[1] = value;
		else if (str_eq(name, STR("side")))
			said.part[2] = value;
	}
	return said;
}

/* The key of what was said for the first time. */
static uint32_t
new_key(struct transcript *t, const struct said *said)
{
	struct buf cell[3] = {{0}};
	uint32_t key;

	for (size_t i = 0; i < 3; i++)
		buf_put(&cell[i], as_cell(t, said->part[i]));
	key = counts_key(t->counts, buf_str(&cell[0]), buf_str(&cell[1]), buf_str(&cell[2]));
	for (size_t i = 0; i < 3; i++)
		buf_free(&cell[i]);
	return key;
}

static struct tally *
touch(struct transcript *t, uint32_t key)
{
	while (t->tallies <= key) {
		t->tally = alloc_room(t->tally, t->tallies, &t->tally_cap, sizeof(*t->tally));
		t->tally[t->tallies++] = (struct tally){0};
	}
	if (!t->tally[key].touched) {
		t->tally[key].touched = true;
		t->touched = alloc_room(t->touched, t->touches, &t->touched_cap, sizeof(*t->touched));
		t->touched[t->touches++] = key;
	}
	return &t->tally[key];
}

/* The tally of a lexicon's theme and side. NULL when there is no side that can be counted. */
static struct tally *
find_tally(struct transcript *t, const struct said *said)
{
	const struct str *part = said->part;
	uint32_t tag;

	if (part[1].len == 0 || part[2].len == 0 || str_eq(part[2], STR("mention")) || str_eq(part[2], STR("trap")))
		return NULL;
	t->name.len = 0;
	for (size_t i = 0; i < 3; i++) {
		buf_put(&t->name, part[i]);
		buf_char(&t->name, '\t');
	}
	tag = map_add(&t->tags, buf_str(&t->name));
	if (t->tags.entry[tag].value == 0)
		t->tags.entry[tag].value = 1 + (uint64_t)new_key(t, said);
	return touch(t, (uint32_t)(t->tags.entry[tag].value - 1));
}

static void
hear_hit(struct transcript *t, struct str tag, struct place place)
{
	struct hit_tag hit;
	struct tally *tally;

	hit_tag_read(&hit, tag);
	if (hit.value[HIT_VOID].len > 0)
		return;
	tally = find_tally(t, &(struct said){{ hit.value[HIT_LEXICON], hit.value[HIT_THEME], hit.value[HIT_SIDE] }});
	if (tally == NULL)
		return;
	if (!t->has_hits)
		t->hit = place;
	t->has_hits = true;
	tally->hits++;
	tally->sentences += tally->last_sentence != t->sentence;
	tally->last_sentence = t->sentence;
}

static void
hear_code(struct transcript *t, struct str tag)
{
	struct said said = read_code(tag);
	struct tally *tally = find_tally(t, &said);

	t->has_codes = true;
	if (tally == NULL)
		return;
	tally->turns += tally->last_turn != t->turn;
	tally->last_turn = t->turn;
}

void
transcript_turn(struct transcript *t, struct str tag, struct str body, struct place place)
{
	struct str part;
	struct line line;

	tag_attr(tag, "part", &part);
	if (!t->open && !t->said_outside) {
		t->said_outside = true;
		warn("%s:%llu: a turn outside a <text>: left out, as all such turns", place.file, (unsigned long long)place.line);
	}
	if (!t->open || !t->has_id || !part_counts(part))
		return;
	t->turns++;
	t->turn++;
	while (line_next(&body, &line)) {
		switch (line.tag) {
		case TAG_TOKEN:
			t->words += token_line_is_word(line.raw);
			break;
		case TAG_SKIP:
			t->words += tag_number(line.raw, "w", 0);
			break;
		case TAG_S:
			t->sentence++;
			break;
		case TAG_HIT:
			hear_hit(t, line.raw, place);
			break;
		case TAG_CODE:
			hear_code(t, line.raw);
			break;
		default:
			break;
		}
	}
}

void
transcript_end(struct transcript *t)
{
	if (t->open && t->has_id)
		counts_size(t->counts, t->text, t->words, t->turns, t->place);
	for (size_t i = 0; i < t->touches; i++) {
		struct tally *tally = &t->tally[t->touched[i]];

		/* What was coded; hits that another side outweighed in every turn leave no row. */
		if (tally->turns > 0)
			counts_cell(t->counts, (struct counts_cell){
			    .text = t->text, .key = t->touched[i],
			    .hits = tally->hits, .sentences = tally->sentences, .turns = tally->turns,
			}, t->place);
		*tally = (struct tally){0};
	}
	t->touches = 0;
	t->words = t->turns = 0;
	t->open = false;
}

void
transcript_close(struct transcript *t)
{
	transcript_end(t);
	if (t->has_hits && !t->has_codes)
		warn("%s:%llu: hits and nowhere a code: want what hd-code writes", t->hit.file, (unsigned long long)t->hit.line);
	free(t->tally);
	free(t->touched);
	map_free(&t->tags);
	buf_free(&t->scratch);
	buf_free(&t->cell);
	buf_free(&t->name);
	*t = (struct transcript){0};
}
