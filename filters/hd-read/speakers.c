/* What a speaker's label means: see speakers.h. */
#include <stdlib.h>
#include <unistd.h>

#include "chars.h"
#include "say.h"
#include "speakers.h"
#include "table.h"

enum { ASKED = 4096 };	/* labels whose rule is remembered */

static const struct {
	const char *name;
	enum meaning meaning;
} meanings[] = {
	{ "interviewer", MEANS_INTERVIEWER }, { "respondent", MEANS_RESPONDENT }, { "other", MEANS_OTHER },
	{ "unknown", MEANS_UNKNOWN }, { "speaker", MEANS_SPEAKER }, { "text", MEANS_TEXT },
};

static bool
find_meaning(struct str name, enum meaning *meaning)
{
	for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++)
		if (str_eq(name, str_of(meanings[i].name))) {
			*meaning = meanings[i].meaning;
			return true;
		}
	return false;
}

static void
add_rule(struct speakers *speakers, struct str pattern, enum meaning meaning, bool given)
{
	speakers->rule = alloc_room(speakers->rule, speakers->len, &speakers->cap, sizeof(*speakers->rule));
	speakers->rule[speakers->len++] = (struct speaker_rule){ document_keep(&speakers->held, pattern), meaning, given };
}

void
speakers_load(struct speakers *speakers, const char *path, bool given)
{
	struct str *pattern, *part;
	struct table table;

	if (speakers->asked == NULL) {
		speakers->asked = alloc(1, sizeof(*speakers->asked));
		*speakers->asked = (struct map){0};
	}
	if (!table_open(&table, path))
		exit(STATUS_FAILED);
	pattern = table_want(&table, "pattern");
	part = table_want(&table, "part");
	while (table_next(&table)) {
		enum meaning meaning;

		if (str_trim(*pattern).len == 0)
			die("%s:%llu: a row without a pattern: want a label such as R#", path, (unsigned long long)table.row_line);
		if (!find_meaning(str_trim(*part), &meaning))
			die("%s:%llu:%zu: part \"%.*s\": want interviewer, respondent, other, unknown, speaker or text", path,
			    (unsigned long long)table.row_line, table_cell_at(&table, part), (int)part->len, part->at);
		add_rule(speakers, str_trim(*pattern), meaning, given);
	}
	table_close(&table);
}

void
speakers_set(struct speakers *speakers, const char *argument)
{
	const char *equals = strrchr(argument, '=');
	enum meaning meaning;

	if (equals == NULL || access(argument, F_OK) == 0) {
		speakers_load(speakers, argument, true);
		return;
	}
	if (equals == argument || !find_meaning(str_of(equals + 1), &meaning))
		die("-s %s: want a table, or LABEL=part with part interviewer, respondent, other, unknown, speaker or text", argument);
	add_rule(speakers, (struct str){ argument, (size_t)(equals - argument) }, meaning, true);
}

/* How many bytes at the start of s are a number with blanks, "-", "_" or "#" before it, or a blank and a single letter. */
static size_t
number_length(struct str s)
{
	size_t i = 0, digits;

	while (i < s.len && strchr(" -_#", s.at[i]))
		i++;
	for (digits = i; digits < s.len && is_digit(s.at[digits]); digits++)
		;
	if (digits > i)
		return digits;
	return i > 0 && i < s.len && is_letter(s.at[i]) && i + 1 == s.len ? i + 1 : 0;
}

static bool
matches(struct str pattern, struct str label)
{
	while (pattern.len) {
		bool quoted = pattern.at[0] == '\\' && pattern.len > 1;
		char c = pattern.at[quoted];
		struct str rest = { pattern.at + 1 + quoted, pattern.len - 1 - quoted };

		if (quoted && (label.len == 0 || label.at[0] != c))
			return false;
		if (c == '*' && !quoted) {
			for (size_t i = 0; i <= label.len; i++)
				if (matches(rest, (struct str){ label.at + i, label.len - i }))
					return true;
			return false;
		}
		if (c == '#' && !quoted) {
			size_t n = number_length(label);

			label.at += n;
			label.len -= n;
		} else if (label.len == 0 || ((quoted || c != '?') && to_lower(c) != to_lower(label.at[0]))) {
			return false;
		} else {
			label.at++;
			label.len--;
		}
		pattern = rest;
	}
	return label.len == 0;
}

const struct speaker_rule *
speakers_find(const struct speakers *speakers, struct str label)
{
	struct map *asked = speakers->asked;
	size_t before = asked ? asked->len : 0, i;
	uint32_t at;

	if (asked == NULL || label.len == 0)
		return NULL;
	at = map_add(asked, label);
	if (asked->len > before) {
		for (i = 0; i < speakers->len && !matches(speakers->rule[i].pattern, label); i++)
			;
		if (asked->len > ASKED) {	/* strangers by the thousand: forget them */
			map_clear(asked);
			return i < speakers->len ? &speakers->rule[i] : NULL;
		}
		asked->entry[at].value = i;
	}
	i = asked->entry[at].value;
	return i < speakers->len ? &speakers->rule[i] : NULL;
}

/* "R1/R2", "Mum & Dad", "R1, R2": the rule of the first where all mean the same; NULL: not so. */
static const struct speaker_rule *
rule_of_several(const struct speakers *speakers, struct str label)
{
	const struct speaker_rule *first = NULL;
	size_t from = 0, parts = 0;

	for (size_t i = 0; i <= label.len; i++) {
		const struct speaker_rule *rule;

		if (i < label.len && !strchr("/&+,", label.at[i]))
			continue;
		rule = speakers_find(speakers, str_trim((struct str){ label.at + from, i - from }));
		if (rule == NULL || rule->meaning == MEANS_TEXT || (first && rule->meaning != first->meaning))
			return NULL;
		first = first ? first : rule;
		from = i + 1;
		parts++;
	}
	return parts > 1 ? first : NULL;
}

const struct speaker_rule *
speakers_read(const struct speakers *speakers, struct str label)
{
	const struct speaker_rule *rule = speakers_find(speakers, label), *inner_rule;
	const char *open = rule || !label.len ? NULL : memchr(label.at, '(', label.len);
	struct str before, inner;

	if (open == NULL)
		return rule ? rule : rule_of_several(speakers, label);
	before = str_trim((struct str){ label.at, (size_t)(open - label.at) });
	inner = (struct str){ open + 1, label.len - (size_t)(open - label.at) - 1 };
	if (inner.len && inner.at[inner.len - 1] == ')')
		inner.len--;
	rule = speakers_find(speakers, before);
	inner_rule = speakers_find(speakers, str_trim(inner));
	if (inner_rule && inner_rule->meaning < MEANS_UNKNOWN && (rule == NULL || rule->meaning >= MEANS_UNKNOWN))
		return inner_rule;
	return rule;
}

void
speakers_free(struct speakers *speakers)
{
	if (speakers->asked)
		map_free(speakers->asked);
	free(speakers->asked);
	free(speakers->rule);
	document_free(&speakers->held);
	*speakers = (struct speakers){0};
}
