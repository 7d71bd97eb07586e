/* Which labels are speakers: see who.h. */
#include <stdlib.h>

#include "who.h"

static bool
is_small(unsigned char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_capital(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || c >= 0xc3;
}

static struct str
folded(struct buf *scratch, struct str name)
{
	scratch->len = 0;
	for (size_t i = 0; i < name.len; i++)
		buf_char(scratch, name.at[i] >= 'A' && name.at[i] <= 'Z' ? (char)(name.at[i] | 0x20) : name.at[i]);
	return buf_str(scratch);
}

/* How much a name looks like one: 0 not at all, 1 with a capital first, 2 all its words with one, 3 initials. */
static int
shape(struct str name)
{
	size_t letters = 0;
	bool all = true, start = true;

	if (name.len == 0 || !is_capital((unsigned char)name.at[0]))
		return 0;
	for (size_t i = 0; i < name.len; i++) {
		unsigned char c = (unsigned char)name.at[i];

		if (start && is_small(c))
			all = false;
		letters += is_small(c) || is_capital(c);
		start = c == ' ';
		if (c == '(')
			break;
	}
	if (letters <= 3)
		return 3;
	return all ? 2 : 1;
}

static void
count_labels(struct who *who, struct lines *lines)
{
	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		uint32_t at;

		if (line->kind != LINE_TEXT)
			continue;
		who->lines++;
		label_scan(line->text, line->strong, &line->label);
		if (line->label.form == LABEL_NONE)
			continue;
		at = map_add(&who->names, folded(&who->scratch, line->label.name));
		if (at + 1 == who->names.len && who->names.entry[at].value == 0) {
			who->name = alloc_room(who->name, at, &who->name_cap, sizeof(*who->name));
			who->name[at] = (struct who_name){ .name = line->label.name };
			who->name[at].rule = speakers_find(who->speakers, line->label.name);
		}
		who->names.entry[at].value++;
		who->name[at].all++;
		who->name[at].count[line->label.form]++;
	}
}

static bool
is_known(const struct who_name *name)
{
	return name->named || (name->rule && name->rule->meaning != MEANS_TEXT);
}

static bool
is_text(const struct who_name *name)
{
	return !name->named && name->rule && name->rule->meaning == MEANS_TEXT;
}

/* A name before a colon. */
static bool
accept_colon(const struct who_name *name)
{
	uint32_t n = name->count[LABEL_COLON] + name->count[LABEL_TIME];
	int looks = shape(name->name);

	return is_known(name) || (looks == 3 && n >= 2) || (looks == 2 && n >= 2) || (looks == 1 && n >= 3);
}

void
who_decide(struct who *who, struct lines *lines)
{
	count_labels(who, lines);
	for (size_t i = 0; i < who->names.len; i++) {
		struct who_name *name = &who->name[i];

		name->accepted[LABEL_COLON] = name->accepted[LABEL_TIME] = !is_text(name) && accept_colon(name);
		name->accepted[LABEL_ALONE] = name->accepted[LABEL_DOT] = is_known(name) && name->all >= 2;
	}
	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i];
		uint32_t at;

		if (line->kind != LINE_TEXT || line->label.form == LABEL_NONE)
			continue;
		at = map_find(&who->names, folded(&who->scratch, line->label.name));
		if (!who->name[at].accepted[line->label.form])
			line->label.form = LABEL_NONE;
	}
}

bool
who_knows(const struct who *who, struct str name)
{
	const struct speaker_rule *rule = speakers_find(who->speakers, name);
	struct buf scratch = {0};
	uint32_t at = map_find(&who->names, folded(&scratch, name));

	buf_free(&scratch);
	if (at != MAP_NONE)
		for (size_t form = 0; form < LABEL_FORMS; form++)
			if (who->name[at].accepted[form])
				return true;
	return rule && rule->meaning != MEANS_TEXT;
}

void
who_free(struct who *who)
{
	map_free(&who->names);
	free(who->name);
	buf_free(&who->scratch);
	who->name = NULL;
}
