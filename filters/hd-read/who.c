/* Which labels are speakers: see who.h. */
#include <stdlib.h>

#include "chars.h"
#include "times.h"
#include "who.h"

enum {
	FEW = 4,	/* times that a word of the text may stand before a colon without being a name */
	MANY = 5,	/* times that a short word of text must stand before a colon to be somebody's initials after all */
};

/* How much a name looks like one. */
enum shape { SHAPE_NONE, SHAPE_CAPITAL, SHAPE_CAPITALS, SHAPE_INITIALS };

static struct str
folded(struct buf *scratch, struct str name)
{
	scratch->len = 0;
	for (size_t i = 0; i < name.len; i++)
		buf_char(scratch, to_lower(name.at[i]));
	return buf_str(scratch);
}

/* A capital first; all its words with one (what stands in brackets is not asked); three letters at most, the first a capital. */
static enum shape
shape_of(struct str name)
{
	size_t letters = 0;
	bool all = true, start = true;

	if (name.len == 0 || !is_capital(name.at[0]))
		return SHAPE_NONE;
	for (size_t i = 0; i < name.len && name.at[i] != '('; i++) {
		if (start && is_letter(name.at[i]) && !is_capital(name.at[i]))
			all = false;
		letters += is_letter(name.at[i]);
		start = name.at[i] == ' ';
	}
	return letters <= 3 ? SHAPE_INITIALS : all ? SHAPE_CAPITALS : SHAPE_CAPITAL;
}

/* Whether two names, in any case of letters, are one sign more, less or other apart, or two signs the wrong way round. */
static bool
is_slip(struct str a, struct str b)
{
	size_t same = 0, end = 0, least = a.len < b.len ? a.len : b.len;

	while (same < least && to_lower(a.at[same]) == to_lower(b.at[same]))
		same++;
	while (end < least - same && to_lower(a.at[a.len - 1 - end]) == to_lower(b.at[b.len - 1 - end]))
		end++;
	if (a.len != b.len)
		return same + end == least && a.len + b.len == 2 * least + 1;
	return same + end + 1 == least || (same + end + 2 == least && to_lower(a.at[same]) == to_lower(b.at[same + 1]) &&
	    to_lower(a.at[same + 1]) == to_lower(b.at[same]));
}

/* Q1, Q12a: a question's number, which is no speaker. */
static bool
is_question_number(struct str name)
{
	return name.len >= 2 && to_lower(name.at[0]) == 'q' && is_digit(name.at[1]) && name.len <= 5;
}

static struct who_name *
find(const struct who *who, struct str name)
{
	char small[128];
	uint32_t at;

	if (name.len > sizeof(small))
		return NULL;
	for (size_t i = 0; i < name.len; i++)
		small[i] = to_lower(name.at[i]);
	at = map_find(&who->names, (struct str){ small, name.len });
	return at == MAP_NONE ? NULL : &who->name[at];
}

static struct who_name *
add(struct who *who, struct str name)
{
	size_t before = who->names.len;
	uint32_t at = map_add(&who->names, folded(&who->scratch, name));

	if (who->names.len > before) {
		who->name = alloc_room(who->name, at, &who->name_cap, sizeof(*who->name));
		who->name[at] = (struct who_name){ .name = name, .rule = speakers_read(who->speakers, name) };
	}
	return &who->name[at];
}

/* Whether the line before holds a time stamp and nothing else: then a name alone on its line goes with it (Teams, Zoom). */
static bool
follows_time(const struct lines *lines, size_t i)
{
	const struct text_line *before = i ? &lines->line[i - 1] : NULL;
	struct str time, text;
	bool bare;

	if (before == NULL || before->kind != LINE_TEXT || before->label.form != LABEL_NONE || !before->label.time.at)
		return false;
	text = str_trim(before->text);
	return time_scan(text, &time, &bare) == text.len;
}

void
who_count_labels(struct who *who, struct lines *lines)
{
	who->text = lines;
	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		struct who_name *name;

		if (line->kind != LINE_TEXT)
			continue;
		label_scan(line->text, line->strong, &line->label);
		/* A line that goes on with the one before could not have a label: paragraphs are counted. */
		who->lines += line->label.form != LABEL_NONE || i == 0 || line->gap || !line[-1].full;
		if (line->label.form == LABEL_ALONE && follows_time(lines, i))
			line->label.form = LABEL_TIME;
		if (line->label.form == LABEL_NONE)
			continue;
		name = add(who, line->label.name);
		name->count[line->label.form]++;
		name->after_question += line->label.form == LABEL_ALONE && i > 0 && str_ends(str_trim(lines->line[i - 1].text), "?");
	}
}

void
who_forget(struct who *who, const struct label *label)
{
	struct who_name *name = label->form == LABEL_NONE ? NULL : find(who, label->name);

	if (name && name->count[label->form])
		name->count[label->form]--;
	if (who->lines)
		who->lines--;
}

/* A pattern with * tells what a label means, but not that it is one: "What I want of a manager:" matches *manager. */
static bool
is_known(const struct who_name *name)
{
	return name->named || (name->rule && name->rule->meaning != MEANS_TEXT &&
	    (name->rule->given || !memchr(name->rule->pattern.at, '*', name->rule->pattern.len)));
}

/* "NB" before many lines is Nina Brown. */
static bool
is_text(const struct who_name *name)
{
	uint32_t n = name->count[LABEL_COLON] + name->count[LABEL_TIME];

	return !name->named && name->rule && name->rule->meaning == MEANS_TEXT &&
	    !(!name->rule->given && shape_of(name->name) == SHAPE_INITIALS && n >= MANY);
}

static bool
means(const struct who_name *name, enum meaning meaning)
{
	return name->rule && name->rule->meaning == meaning;
}

static uint32_t
before_colon(const struct who_name *name)
{
	return name->count[LABEL_COLON] + name->count[LABEL_TIME];
}

static void
accept(struct who_name *name, enum label_form form, const char *why)
{
	name->accepted[form] = true;
	name->why = why;
}

/* How many lines begin with an accepted label of this form. */
static size_t
total(const struct who *who, enum label_form form)
{
	size_t sum = 0;

	for (size_t i = 0; i < who->names.len; i++)
		if (who->name[i].accepted[form])
			sum += who->name[i].count[form];
	return sum;
}

/* Whether the table's own labels, of somebody who asks and somebody who answers, stand before colons: then a stranger must show more. */
static bool
has_both_sides(const struct who *who, enum label_form form)
{
	bool asks = false, answers = false;

	for (size_t i = 0; i < who->names.len; i++) {
		const struct who_name *name = &who->name[i];

		if (name->count[form] == 0)
			continue;
		asks |= means(name, MEANS_INTERVIEWER);
		answers |= means(name, MEANS_RESPONDENT);
	}
	return asks && answers;
}

/* How often a name that the table does not know must stand before a colon. */
static uint32_t
needed(const struct who_name *name, bool strict)
{
	if (name->rule && count_words(name->name) <= 4)	/* "School nurse" */
		return 2;
	switch (shape_of(name->name)) {
	case SHAPE_INITIALS: return strict ? 3 : 2;
	case SHAPE_CAPITALS: return (count_words(name->name) > 3 ? 3 : 2) + strict;
	case SHAPE_CAPITAL: return strict ? 5 : 3;
	default: return strict ? 8 : 4;
	}
}

/* Whether two labels do nearly all the talking: how often the lesser of them stands, else 0. Then a third must show more. */
static uint32_t
lesser_of_two(const struct who *who)
{
	uint32_t first = 0, second = 0, all = 0;

	for (size_t i = 0; i < who->names.len; i++) {
		uint32_t n = before_colon(&who->name[i]);

		all += n;
		if (n > first) {
			second = first;
			first = n;
		} else if (n > second) {
			second = n;
		}
	}
	return second >= MANY && (first + second) * 5 >= all * 4 ? second : 0;
}

/* Whether a name of one word stands in the text in small letters too, as a word: "Health: nothing." */
static bool
is_plain_word(const struct who *who, struct str name)
{
	char small[64];
	size_t n = 0;

	while (n < name.len && n < sizeof(small) && (is_letter(name.at[n]) || name.at[n] == '-')) {
		small[n] = to_lower(name.at[n]);
		n++;
	}
	if (n < 4 || n != name.len)
		return false;
	for (size_t i = 0; i < who->text->len; i++) {
		struct str rest = who->text->line[i].text;
		size_t at;

		while ((at = find_word(rest, (struct str){ small, n })) < rest.len) {
			if (rest.at[at] == small[0])
				return true;
			rest = (struct str){ rest.at + at + n, rest.len - at - n };
		}
	}
	return false;
}

/* A name that stands only once is a speaker where at least two others that the table does not know are of the same make. */
static void
accept_single(struct who *who, struct who_name *single)
{
	enum shape shape = shape_of(single->name);
	size_t words = count_words(single->name), alike = 0;

	if (shape < SHAPE_CAPITALS || words > 2 || lesser_of_two(who) || is_plain_word(who, single->name))
		return;
	for (size_t i = 0; i < who->names.len; i++) {
		const struct who_name *name = &who->name[i];

		alike += name->accepted[LABEL_COLON] && !name->rule && before_colon(name) >= 2 && shape_of(name->name) == shape &&
		    count_words(name->name) == words;
	}
	if (alike >= 2) {
		accept(single, LABEL_COLON, "once, but of the make of the others");
		accept(single, LABEL_TIME, single->why);
	}
}

/* "Inteviewer", "Resopndent": a slip for a label of the table that stands three times and more often; no word of the text. */
static void
accept_slips(struct who *who)
{
	for (size_t i = 0; i < who->names.len; i++) {
		struct who_name *slip = &who->name[i];

		if (slip->rule || slip->named || before_colon(slip) == 0 || before_colon(slip) > 2 || slip->name.len < 4 || is_plain_word(who, slip->name))
			continue;
		for (size_t k = 0; k < who->names.len && slip->meant.len == 0; k++) {
			const struct who_name *name = &who->name[k];

			if (name->accepted[LABEL_COLON] && is_known(name) && name->rule && name->name.len >= 4 && before_colon(name) >= 3 &&
			    is_slip(slip->name, name->name))
				slip->meant = name->name;
		}
		if (slip->meant.len) {
			accept(slip, LABEL_COLON, "a slip for a label of the table");
			accept(slip, LABEL_TIME, slip->why);
		}
	}
}

static void
judge_colon(struct who *who)
{
	bool strict = has_both_sides(who, LABEL_COLON);
	uint32_t most = 0, lesser = lesser_of_two(who);

	for (size_t i = 0; i < who->names.len; i++)
		if (is_known(&who->name[i]) && before_colon(&who->name[i]) > most)
			most = before_colon(&who->name[i]);
	for (size_t i = 0; i < who->names.len; i++) {
		struct who_name *name = &who->name[i];
		uint32_t n = before_colon(name);
		bool question = is_question_number(name->name) && !(name->rule && name->rule->given);

		name->why = question ? "a question's number" : is_text(name) ? "the table says that it is text" :
		    is_known(name) ? "written so it is text" : "not repeated enough for a name";
		if (strict && n < 3 && name->name.len == 1 && !name->named && !(name->rule && name->rule->given) && most >= MANY) {
			name->why = "a letter of a list: others are the speakers";
			continue;
		}
		if (n == 0 || question || is_text(name) || !(is_known(name) || n >= needed(name, strict || n < lesser)))
			continue;
		if (!is_known(name) && n <= FEW && is_plain_word(who, name->name)) {
			name->why = "a word of the text, not repeated enough for a name";
			continue;
		}
		accept(name, LABEL_COLON, name->named ? "the header names it" : is_known(name) ? "the table knows it" : "a name, repeated");
		accept(name, LABEL_TIME, name->why);
	}
	for (size_t i = 0; i < who->names.len; i++)
		if (!who->name[i].accepted[LABEL_COLON] && before_colon(&who->name[i]) == 1 && !who->name[i].rule &&
		    !is_question_number(who->name[i].name))
			accept_single(who, &who->name[i]);
	accept_slips(who);
}

/* Whether a name may be a label of another form than the colon's, whose signs are common in plain talk. */
static bool
may_be(const struct who_name *name, enum label_form form)
{
	if (name->count[form] == 0 || is_text(name))
		return false;
	if (is_known(name))
		return form != LABEL_DOT || name->count[form] > 1 || name->name.len > 1;
	if (name->rule && name->count[form] >= 2 && count_words(name->name) <= 4)
		return true;
	return name->count[form] >= 3 && shape_of(name->name) >= SHAPE_CAPITALS && count_words(name->name) <= 4 &&
	    (form != LABEL_DOT || shape_of(name->name) == SHAPE_INITIALS);
}

/* How many lines this form would label; 0 where it does not bear out: it takes two speakers, and a fair part of the lines. */
static size_t
weigh(const struct who *who, enum label_form form)
{
	size_t names = 0, sum = 0;
	bool sides = has_both_sides(who, form), known = false, answers = true;

	for (size_t i = 0; i < who->names.len; i++)
		if (may_be(&who->name[i], form)) {
			names++;
			known |= is_known(&who->name[i]);
			answers &= who->name[i].after_question * 2 > who->name[i].count[form];
			sum += who->name[i].count[form];
		}
	if (names < 2 || sum * 5 < who->lines)
		return 0;
	if (sides)
		return sum;
	if (form == LABEL_ALONE && !known)	/* "Nothing" and "Sometimes" may be repeated too: always behind a question */
		return sum >= 6 && sum * 4 >= who->lines && !answers ? sum : 0;
	return form == LABEL_DOT ? (sum * 2 >= who->lines ? sum : 0) : sum >= 4 ? sum : 0;
}

/* "I - I mean": what may stand before a dash in plain talk. */
static bool
is_word(struct str name)
{
	return same_letters(name, STR("I")) || same_letters(name, STR("A")) || name.len > 4;
}

/* Labels that are written without a colon; and what is written so beside those with one. */
static void
judge_others(struct who *who)
{
	size_t colon = total(who, LABEL_COLON) + total(who, LABEL_TIME), best = 0;
	enum label_form form = LABEL_NONE;

	for (enum label_form f = LABEL_TAB; f <= LABEL_STRONG; f++) {
		size_t sum = weigh(who, f);

		if (sum > best) {
			best = sum;
			form = f;
		}
	}
	if (best <= 2 * colon)
		form = LABEL_NONE;
	for (size_t i = 0; i < who->names.len; i++) {
		struct who_name *name = &who->name[i];

		if (form != LABEL_NONE && may_be(name, form))
			accept(name, form, name->named ? "the header names it" : is_known(name) ? "the table knows it" : "a name, repeated");
		else if (form != LABEL_NONE && !name->named)	/* a colon beside another form is in the text */
			name->accepted[LABEL_COLON] &= shape_of(name->name) == SHAPE_INITIALS && is_known(name);
		if (name->accepted[LABEL_COLON] || (form != LABEL_NONE && name->accepted[form])) {
			name->accepted[LABEL_TAB] = name->accepted[LABEL_TIME] = true;
			name->accepted[LABEL_COLON] = true;
			name->accepted[LABEL_ALONE] |= name->name.len > 2;
			name->accepted[LABEL_STRONG] = name->accepted[LABEL_SEMICOLON] = true;
			name->accepted[LABEL_DASH] |= !is_word(name->name);
		}
	}
}

void
who_judge(struct who *who)
{
	for (size_t i = 0; i < who->names.len; i++) {
		struct who_name *name = &who->name[i];

		memset(name->accepted, 0, sizeof(name->accepted));
		name->meant = (struct str){ "", 0 };
	}
	judge_colon(who);
	judge_others(who);
}

void
who_apply(struct who *who, struct lines *lines)
{
	struct str before = { NULL, 0 };

	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		struct label *label = &line->label;
		const struct who_name *name;

		if (line->kind != LINE_TEXT || label->form == LABEL_NONE)
			continue;
		if (!who_is_speaker(who, label))
			label_scan_stop(line->text, label);
		/* "A. Smith signed it." in the answer of A. */
		if (!who_is_speaker(who, label) || (label->form == LABEL_DOT && label->name.len == 1 && before.at && same_letters(before, label->name))) {
			label->form = LABEL_NONE;
			continue;
		}
		name = find(who, label->name);
		if (name->meant.len) {
			label->name = name->meant;
			document_remark(lines->document, "misspelt labels");
		}
		before = label->name;
	}
}

bool
who_is_speaker(const struct who *who, const struct label *label)
{
	const struct who_name *name = label->form == LABEL_NONE ? NULL : find(who, label->name);

	return name && name->accepted[label->form];
}

uint32_t
who_count(const struct who *who, struct str name)
{
	const struct who_name *found = find(who, name);

	return found ? before_colon(found) + found->count[LABEL_TAB] : 0;
}

bool
who_in_table(const struct who *who, struct str name)
{
	const struct who_name *found = find(who, name);

	return found && is_known(found);
}

bool
who_knows(const struct who *who, struct str name)
{
	const struct who_name *found = find(who, name);
	const struct speaker_rule *rule = found ? found->rule : speakers_read(who->speakers, name);

	if (found)
		for (size_t form = LABEL_COLON; form < LABEL_FORMS; form++)
			if (found->accepted[form])
				return true;
	return rule && rule->meaning != MEANS_TEXT && count_words(name) == 1 && name.len <= 12;
}

void
who_tell(const struct who *who, struct transcript *transcript)
{
	for (size_t i = 0; i < who->names.len; i++)
		for (enum label_form form = LABEL_COLON; form < LABEL_FORMS; form++) {
			const struct who_name *name = &who->name[i];
			struct reading *reading;

			if (name->count[form] == 0)
				continue;
			reading = transcript_reading(transcript);
			*reading = (struct reading){ name->name, label_form_name(form), name->count[form], name->accepted[form], name->why };
			if (!reading->speaker && name->why == NULL)
				reading->why = "not the way in which this transcript writes its labels";
		}
}

void
who_free(struct who *who)
{
	map_free(&who->names);
	free(who->name);
	buf_free(&who->scratch);
	who->name = NULL;
}
