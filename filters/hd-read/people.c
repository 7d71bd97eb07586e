/* What a header block says of who is who: see header.h. */
#include "chars.h"
#include "header.h"

/* What a description means: a pattern of the table, as a whole, or its last words ("retired school nurse"). */
static bool
meaning_of(const struct speakers *speakers, struct str description, enum meaning *meaning)
{
	description = str_trim(description);
	while (description.len) {
		const struct speaker_rule *rule = speakers_find(speakers, description);
		const char *blank;

		if (rule && rule->meaning < MEANS_SPEAKER) {
			*meaning = rule->meaning;
			return true;
		}
		blank = memchr(description.at, ' ', description.len);
		if (blank == NULL)
			return false;
		description = str_trim((struct str){ blank, description.len - (size_t)(blank - description.at) });
	}
	return false;
}

/* The initials of a name: "Jane Holmes" is JH. */
static bool
has_initials(struct str name, struct str initials)
{
	size_t n = 0;
	struct str word;

	while ((word = next_word(&name)).len) {
		if (!is_capital(word.at[0]))
			return false;
		if (n < initials.len && to_lower(word.at[0]) != to_lower(initials.at[n]))
			return false;
		n++;
	}
	return n >= 2 && n == initials.len;
}

/* Whether a value names the label: the same, a word of it, or a name with these initials. */
static bool
names_label(struct str value, struct str label, size_t *at)
{
	struct str rest = value, part;

	*at = find_word(value, label);
	if (*at < value.len)
		return true;
	while (rest.at && rest.len) {
		size_t i = 0;

		while (i < rest.len && !strchr(",;/&(", rest.at[i]))
			i++;
		part = (struct str){ rest.at, i };
		if (has_initials(str_trim(part), label)) {
			*at = (size_t)(part.at - value.at);
			return true;
		}
		rest = i < rest.len ? (struct str){ rest.at + i + 1, rest.len - i - 1 } : (struct str){ NULL, 0 };
	}
	return false;
}

/* "moderator (M1)": the words before the bracket, back to a comma. */
static struct str
described_before(struct str text, size_t at)
{
	size_t end, start;

	if (at == 0 || text.at[at - 1] != '(')
		return (struct str){ NULL, 0 };
	end = start = at - 1;
	while (start > 0 && !strchr(",;:)", text.at[start - 1]))
		start--;
	return str_trim((struct str){ text.at + start, end - start });
}

/* "M1 = moderator", "M1 - moderator", "M1 (moderator)", "M1: moderator": the words behind, up to a comma. */
static struct str
described_behind(struct str text, size_t at, size_t len)
{
	size_t i = at + len, start;

	i += blanks_at(text, i);
	if (i < text.len && strchr("=:(", text.at[i]))
		i++;
	else if (dash_at(text, i))
		i += dash_at(text, i);
	else
		return (struct str){ NULL, 0 };
	start = i;
	while (i < text.len && !strchr(",;)", text.at[i]))
		i++;
	return str_trim((struct str){ text.at + start, i - start });
}

/* "Interviewer is Jonas Rosland", "Interviewed by JH": what stands before the name, without is and by. */
static bool
told_before(struct str text, size_t at, enum meaning *meaning)
{
	static const char *const interviewer[] = { "interviewed by", "interviewer is", "interviewer was", "interviewer", "moderated by", "facilitated by",
		"conducted by", "moderator is", "facilitator is" };
	struct str before = str_trim((struct str){ text.at, at });

	while (before.len && strchr(":,(-", before.at[before.len - 1]))
		before = str_trim((struct str){ before.at, before.len - 1 });
	for (size_t i = 0; i < sizeof(interviewer) / sizeof(interviewer[0]); i++) {
		size_t n = strlen(interviewer[i]);

		if (before.len >= n && same_letters((struct str){ before.at + before.len - n, n }, str_of(interviewer[i]))) {
			*meaning = MEANS_INTERVIEWER;
			return true;
		}
	}
	return false;
}

/* Whether this entry of the header tells the label's part. */
static bool
entry_tells(const struct pair *entry, const struct speakers *speakers, struct str label, enum meaning *meaning)
{
	struct str text = entry->value, described;
	const struct speaker_rule *rule;
	size_t at;

	if (same_letters(entry->name, label))	/* "F1: school nurse" */
		return label.len <= 4 && meaning_of(speakers, text, meaning);
	if (!names_label(text, label, &at))
		return false;
	described = described_before(text, at);
	if (described.len && meaning_of(speakers, described, meaning))
		return true;
	described = described_behind(text, at, label.len);
	if (described.len && meaning_of(speakers, described, meaning))
		return true;
	rule = entry->name.len ? speakers_find(speakers, entry->name) : NULL;
	if (rule && rule->meaning < MEANS_SPEAKER) {
		*meaning = rule->meaning;
		return true;
	}
	return told_before(text, at, meaning);
}

bool
header_person(const struct header *header, const struct speakers *speakers, struct str label, enum meaning *meaning,
    struct str *evidence)
{
	for (size_t i = 0; label.len && i < header->len; i++)
		if (entry_tells(&header->entry[i], speakers, label, meaning)) {
			*evidence = header->entry[i].name.len ? header->entry[i].name : STR("a line of it");
			return true;
		}
	return false;
}

void
header_name_speakers(const struct header *header, struct who *who)
{
	enum meaning meaning;
	struct str evidence;

	for (size_t i = 0; header->len && i < who->names.len; i++)
		who->name[i].named = header_person(header, who->speakers, who->name[i].name, &meaning, &evidence);
}
