/* The header block: see header.h. What it says of people is in people.c. */
#include <stdlib.h>

#include "chars.h"
#include "counts.h"
#include "dates.h"
#include "header.h"

enum {
	REACH = 60,	/* lines in which the first speaker is looked for */
	KEY_WORDS = 6,
	VALUE = 2000,	/* bytes of the longest value that is an attribute */
};

/* First words of keys that stand in a header block and never before what somebody says. */
static const char *const keys[] = {
	"study", "project", "depositor", "date", "time of", "interview", "transcript", "transcribed", "transcriber", "transcription", "recording",
	"recorded", "audio", "file", "filename", "document", "la", "la code", "local authority", "authority", "site", "area", "locality", "region",
	"place", "location", "venue", "setting", "role", "job", "job title", "position", "post", "occupation", "profession", "organisation",
	"organization", "agency", "sector", "team", "service", "school", "group", "key group", "focus group", "tier", "round", "wave", "phase", "age", "gender",
	"sex", "ethnicity", "length", "duration", "number of", "pseudonym", "name", "information about", "checked", "version", "status",
	"language", "id", "ref", "reference", "code", "case", "respondent id", "participant id", "interviewee id", "respondent no", "present", "participants", "attendees",
	"in attendance", "speakers", "key", "title", "subject", "topic", "consent", "notes on", "context", "unit", "cohort", "dept", "department",
	"start time", "end time", "start", "end", "method", "mode", "type", "type of", "conducted", "confidentiality", "anonymised", "copyright", "citation",
};

/* Keys whose value is a person who may then speak by the same word. */
static const char *const persons[] = {
	"interviewer", "interviewers", "interviewee", "interviewees", "interviewed by", "respondent", "respondents", "participant", "moderator",
	"facilitator", "researcher", "informant", "speaker", "interviewed", "fieldworker", "observer", "note-taker", "notetaker",
};

static bool
in_list(struct str key, const char *const *list, size_t n)
{
	key = str_trim(key);
	for (size_t i = 0; i < n; i++) {
		size_t len;

		if (!starts_with(key, list[i]))
			continue;
		len = strlen(list[i]);
		if (key.len == len || (len > 2 && strchr(" #/(", key.at[len])))
			return true;
	}
	return false;
}

static bool
is_key(struct str key)
{
	return in_list(key, keys, sizeof(keys) / sizeof(keys[0])) && !in_list(key, persons, sizeof(persons) / sizeof(persons[0]));
}

static bool
is_person_key(struct str key)
{
	return in_list(key, persons, sizeof(persons) / sizeof(persons[0]));
}

/* Whether a value could be a person or a post and no answer: short, no sentence, nothing that people say. */
static bool
names_somebody(struct str value)
{
	static const char *const said[] = { "ok", "okay", "yes", "yeah", "no", "hi", "hello", "hiya", "right", "so", "well", "thanks", "mm", "and", "what",
		"how", "can", "could", "do", "i", "good", "great", "erm", "um", "er", "please", "thank", "fine", "sorry", "excellent", "perfect", "lovely", "brilliant", "recording", "cool", "sure", "yep", "morning" };
	static const char *const verbs[] = { "you", "your", "you've", "you're", "we", "us", "me", "my", "it", "it's", "is", "are", "was", "were", "have", "had",
		"been", "did", "would", "that's", "they" };
	struct str rest = value, first;
	size_t words = 0;

	value = str_trim(value);
	if (value.len == 0)
		return true;
	if (value.len > 80 || memchr(value.at, '?', value.len) ||
	    value.at[value.len - 1] == '!' || (value.at[value.len - 1] == '.' && value.len > 5))
		return false;
	if (value.len <= 5 && is_capital(value.at[0]) && is_capital(value.at[value.len - 1 - str_ends(value, ".")]) && !same_letters(value, STR("OK")))
		return true;	/* JH, J.H. */
	first = next_word(&rest);
	for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
		if (same_letters(first, str_of(said[i])))
			return false;
	for (rest = value; (first = next_word(&rest)).len; words++)
		for (size_t i = 0; i < sizeof(verbs) / sizeof(verbs[0]); i++)
			if (same_letters(first, str_of(verbs[i])) || (words && memchr(first.at, '\'', first.len) && !str_ends(first, "s")))
				return false;
	return words <= 8;
}

static struct str
rest_of(const struct text_line *line)
{
	return str_trim((struct str){ line->text.at + line->label.rest, line->text.len - line->label.rest });
}

/* Where no other key has told that this is a header: every word with a capital, or a label of the table ("SENCO, LA07"). */
static bool
is_name(const struct who *who, struct str value)
{
	struct str rest = value, word, first;
	size_t words = 0;
	bool capitals = true;

	while ((word = next_word(&rest)).len) {
		capitals &= is_capital(word.at[0]) || is_digit(word.at[0]);
		words++;
	}
	rest = value;
	first = str_trim(str_cut(&rest, ','));
	return (capitals && words >= 1) || speakers_find(who->speakers, first) != NULL;
}

static bool
has_key_form(const struct text_line *line)
{
	return line->label.form == LABEL_COLON || line->label.form == LABEL_TAB;
}

/* Whether line i, which begins like a label, is still the header's. known: a key of a header block was met in the lines before. */
static bool
belongs(const struct lines *lines, size_t i, const struct who *who, bool known)
{
	const struct text_line *line = &lines->line[i];

	if (!has_key_form(line) || line->label.time.at)
		return !who_is_speaker(who, &line->label);
	if (rest_of(line).len == 0 && who_count(who, line->label.name) > 1)
		return false;
	if (is_key(line->label.name) && (who_count(who, line->label.name) < 3 || known))
		return true;
	if (is_person_key(line->label.name) && names_somebody(rest_of(line)))
		return known || who_count(who, line->label.name) < 3 || is_name(who, rest_of(line));
	return who_count(who, line->label.name) == 1 && !who_in_table(who, line->label.name);
}

/* The first line that somebody says; lines->len when nobody does. *last_key: one past the last line with a key that is known. */
static size_t
find_first(const struct lines *lines, const struct who *who, size_t *last_key)
{
	size_t met = 0;

	*last_key = 0;
	for (size_t i = 0; i < lines->len && met < REACH; i++) {
		const struct text_line *line = &lines->line[i];

		if (line->kind == LINE_TURN)
			return i;
		if (line->kind != LINE_TEXT)
			continue;
		met++;
		if (line->label.form == LABEL_NONE) {
			if (line->label.time.at && *last_key == 0)
				return i;
			continue;
		}
		if (!belongs(lines, i, who, *last_key > 0))
			return i;
		if (has_key_form(line) && (is_key(line->label.name) || is_person_key(line->label.name)))
			*last_key = i + 1;
	}
	return lines->len;
}

/* Columns of the hits, beside those of the counts. */
static bool
is_column(struct str name)
{
	static const char *const columns[] = { "id", "turn", "part", "sentence", "start", "end", "void", "pattern", "match", "quote", "why", "who" };

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		if (str_eq(name, str_of(columns[i])))
			return true;
	return counts_reserved(name);
}

bool
header_allows(struct str name)
{
	if (name.len == 0 || is_digit(name.at[0]) || name.at[0] == '-')
		return false;
	for (size_t i = 0; i < name.len; i++)
		if ((name.at[i] & 0x80) || !(is_letter(name.at[i]) || is_digit(name.at[i]) || name.at[i] == '_' || name.at[i] == '-'))
			return false;
	return !is_column(name);
}

struct str
header_name(struct document *held, struct str key)
{
	struct buf name = {0};
	struct str kept;

	for (size_t i = 0; i < key.len; i++) {
		bool plain = (is_letter(key.at[i]) && !(key.at[i] & 0x80)) || is_digit(key.at[i]);

		if (plain && name.len == 0 && is_digit(key.at[i]))
			buf_char(&name, '_');
		if (plain)
			buf_char(&name, to_lower(key.at[i]));
		else if (name.len && name.at[name.len - 1] != '_')
			buf_char(&name, '_');
	}
	while (name.len && name.at[name.len - 1] == '_')
		name.len--;
	if (is_column(buf_str(&name)))
		buf_char(&name, '_');
	kept = document_keep(held, buf_str(&name));
	buf_free(&name);
	return kept;
}

static bool
is_date_key(struct str key)
{
	static const char *const dates[] = { "date", "date of interview", "interview date", "date recorded", "recording date",
		"recorded", "recorded on", "date of recording", "date of focus group" };

	for (size_t i = 0; i < sizeof(dates) / sizeof(dates[0]); i++)
		if (same_letters(str_trim(key), str_of(dates[i])))
			return true;
	return false;
}

static void
add_attribute(struct transcript *transcript, struct str key, struct str value)
{
	struct buf date = {0};
	struct str name = header_name(&transcript->held, key);

	if (name.len == 0 || value.len == 0 || value.len > VALUE)
		return;
	if (is_date_key(key) && date_read(value, &date)) {
		name = STR("date");
		value = document_keep(&transcript->held, buf_str(&date));
	}
	buf_free(&date);
	for (size_t i = 0; i < transcript->headers; i++)
		if (str_eq(transcript->header[i].name, name))
			return;
	transcript_header(transcript, name, value);
}

static void
add_entry(struct header *header, struct str key, struct str text)
{
	header->entry = alloc_room(header->entry, header->len, &header->cap, sizeof(*header->entry));
	header->entry[header->len++] = (struct pair){ str_trim(key), str_trim(text) };
}

/* The key before a colon at the start of a segment: its bytes, 0 if there is none. */
static size_t
key_length(struct str s)
{
	size_t words = 1;

	for (size_t i = 0; i < s.len && i < 60; i++) {
		if (s.at[i] == ':')
			return i && !(i + 1 < s.len && is_digit(s.at[i + 1]) && is_digit(s.at[i - 1])) && !str_starts((struct str){ s.at + i, s.len - i }, "://") ?
			    i : 0;
		words += s.at[i] == ' ';
		if (words > KEY_WORDS || strchr(".;?!", s.at[i]))
			return 0;
	}
	return 0;
}

/* The next segment of a header line: up to a tab, a bar, or two blanks before another key. */
static struct str
next_segment(struct str *rest)
{
	struct str all = *rest;

	for (size_t i = 0; i < all.len; i++) {
		size_t gap = blanks_at(all, i);
		struct str after = { all.at + i + gap, all.len - i - gap };
		bool bar = after.len && after.at[0] == '|';

		if (!bar && (gap == 0 || (gap < 2 && all.at[i] != '\t')))
			continue;
		if (!bar && key_length(after) == 0 && all.at[i] != '\t') {
			i += gap - 1;
			continue;
		}
		*rest = (struct str){ after.at + bar, after.len - bar };
		return (struct str){ all.at, i };
	}
	*rest = (struct str){ NULL, 0 };
	return all;
}

static void
add_note(struct transcript *transcript, struct str text)
{
	if (str_trim(text).len == 0)
		return;
	if (transcript->turns == 0)
		transcript_turn(transcript, NOBODY, 1);
	transcript_piece(transcript, MARK_NOTE, str_trim(text));
}

/* A line of the header: its keys as attributes. False when it has none. */
static bool
take_pairs(struct header *header, struct transcript *transcript, struct str line)
{
	struct str rest = str_trim(line), open = { NULL, 0 };
	bool pairs = false;

	while (rest.at && (rest.len || open.len)) {
		struct str segment = next_segment(&rest);
		size_t key = key_length(segment);

		if (open.len) {		/* a key, a tab, and now its value */
			add_attribute(transcript, open, str_trim(segment));
			add_entry(header, open, segment);
			open.len = 0;
			pairs = true;
		} else if (key) {
			struct str name = { segment.at, key }, value = str_trim((struct str){ segment.at + key + 1, segment.len - key - 1 });

			if (value.len == 0 && rest.at) {
				open = name;
				continue;
			}
			add_attribute(transcript, name, value);
			add_entry(header, name, value);
			pairs = true;
		} else if (rest.at && rest.len && (is_key(segment) || is_person_key(segment))) {
			open = segment;
		} else {
			add_entry(header, (struct str){ "", 0 }, segment);
			if (pairs)
				add_note(transcript, segment);	/* a third cell */
		}
	}
	return pairs;
}

void
header_take(struct header *header, struct lines *lines, struct who *who, struct transcript *transcript)
{
	size_t last_key, first = find_first(lines, who, &last_key);

	for (size_t i = 0; i < lines->document->pairs; i++) {
		const struct pair *pair = &lines->document->pair[i];

		add_attribute(transcript, pair->name, str_trim(pair->value));
		add_entry(header, pair->name, pair->value);
	}
	if (first == lines->len)
		first = last_key;
	for (size_t i = 0; i < first; i++) {
		struct text_line *line = &lines->line[i];

		if (line->kind != LINE_TEXT && line->kind != LINE_HEADING)
			continue;
		header->lines++;
		who_forget(who, &line->label);
		line->label = (struct label){ .form = LABEL_NONE };
		line->kind = take_pairs(header, transcript, line->text) ? LINE_HEADER : LINE_NOTE;
	}
}

void
header_free(struct header *header)
{
	free(header->entry);
	*header = (struct header){0};
}
