/* What looks like a speaker's label: see labels.h. */
#include "chars.h"
#include "labels.h"
#include "times.h"

enum {
	NAME_BYTES = 60,	/* of the longest label: "Family support worker 2 (voluntary sector)" */
	NAME_WORDS = 6,
	SHORT = 14,		/* of a label before a full stop: "Interviewer" */
};

static bool
colon_at(struct str s, size_t i, size_t *bytes)
{
	*bytes = 1;
	if (i < s.len && s.at[i] == ':')
		return true;
	*bytes = 3;
	return i + 3 <= s.len && memcmp(s.at + i, "\xef\xbc\x9a", 3) == 0;	/* fullwidth colon */
}

/* The bracket at i to its close: bytes, 0 when it does not close within a label's length. */
static size_t
bracket_length(struct str s, size_t i)
{
	char close = s.at[i] == '(' ? ')' : s.at[i] == '<' ? '>' : ']';

	for (size_t n = 1; n < NAME_BYTES && i + n < s.len; n++)
		if (s.at[i + n] == close)
			return n + 1;
	return 0;
}

/* Whether a full stop at i belongs to the name: "Mrs. Holmes", "J. H.", "No. 2". */
static bool
stop_belongs(struct str s, size_t start, size_t i)
{
	size_t letters = 0;

	while (i - letters > start && is_letter(s.at[i - letters - 1]))
		letters++;
	if (i + 1 < s.len && s.at[i + 1] == ':')
		return letters > 0;		/* Resp.: */
	if (i + 1 == s.len)
		return letters == 1 && i >= start + 3 && s.at[i - 2] == '.';	/* J.H. */
	return letters && letters <= 3 && !is_digit(s.at[i + 1]);
}

/* How far the name goes that starts at `start`; *words of it. */
static size_t
name_end(struct str s, size_t start, size_t *words)
{
	size_t i = start;

	*words = 1;
	while (i < s.len && i - start <= NAME_BYTES) {
		char c = s.at[i];
		size_t n;

		if (is_letter(c)) {
			if (dash_at(s, i) == 3 || (i + 3 <= s.len && memcmp(s.at + i, "\xef\xbc\x9a", 3) == 0))
				break;
			i++;
		} else if (is_digit(c) || c == '\'' || c == '/' || c == '&' || c == '+' || c == '#' || c == '_' ||
		    (c == '?' && (i == start || (i + 1 < s.len && strchr("?:", s.at[i + 1]))))) {
			i++;
		} else if (c == '-' && i > start && !is_blank(s.at[i - 1]) && i + 1 < s.len && !is_blank(s.at[i + 1])) {
			i++;
		} else if (c == '.' && stop_belongs(s, start, i)) {
			i++;
		} else if (c == ',' && i > start && i + 2 < s.len && s.at[i + 1] == ' ' && is_capital(s.at[i + 2])) {
			i++;	/* Holmes, Jane */
		} else if ((c == '(' || c == '[') && i > start && (n = bracket_length(s, i)) > 0) {
			struct str time;
			bool bare;

			if (time_scan((struct str){ s.at + i, s.len - i }, &time, &bare))
				break;
			i += n;
		} else if (c == ' ' && i + 1 < s.len && !is_blank(s.at[i + 1]) && s.at[i + 1] != '|' && !dash_at(s, i + 1)) {
			++*words;
			i++;
		} else {
			break;
		}
	}
	return i;
}

static struct str
trimmed(struct str s, size_t from, size_t to)
{
	return str_trim((struct str){ s.at + from, to - from });
}

static void
found(struct label *label, enum label_form form, struct str name, struct str text, size_t rest)
{
	label->form = form;
	label->name = name;
	label->rest = rest + blanks_at(text, rest);
}

/* (I) text, [R1]: text */
static bool
scan_bracket(struct str s, size_t start, struct label *label)
{
	size_t n = bracket_length(s, start), colon, bytes;
	struct str name;

	if (n < 3 || n > 24)
		return false;
	name = trimmed(s, start + 1, start + n - 1);
	if (name.len == 0 || memchr(name.at, ':', name.len) || !is_letter(name.at[0]))
		return false;
	colon = start + n;
	if (colon_at(s, colon, &bytes))
		colon += bytes;
	found(label, LABEL_BRACKET, name, s, colon);
	return true;
}

/* A time stamp behind the name, and what stands behind that. */
static bool
scan_time_behind(struct str s, size_t start, size_t end, struct label *label)
{
	size_t at = end + blanks_at(s, end), n, bytes;
	struct str time;
	bool bare;

	if (at < s.len && s.at[at] == ',')
		at += 1 + blanks_at(s, at + 1);
	else if (dash_at(s, at))
		at += dash_at(s, at) + blanks_at(s, at + dash_at(s, at));
	n = at < s.len ? time_scan((struct str){ s.at + at, s.len - at }, &time, &bare) : 0;
	if (n == 0) {	/* "Jane 0:12:" */
		struct str until = { s.at + at, s.len - at };
		size_t k = 0;

		while (k < until.len && (is_digit(until.at[k]) || (until.at[k] == ':' && k + 1 < until.len && is_digit(until.at[k + 1]))))
			k++;
		if (k == until.len || until.at[k] != ':' || !time_is((struct str){ until.at, k }))
			return false;
		time = (struct str){ until.at, k };
		n = k;
		bare = false;
	}
	label->time = time;
	at += n;
	if (colon_at(s, at + blanks_at(s, at), &bytes)) {
		found(label, LABEL_COLON, trimmed(s, start, end), s, at + blanks_at(s, at) + bytes);
		return true;
	}
	if (bare && at + blanks_at(s, at) < s.len && s.at[at + blanks_at(s, at)] != '\n')
		return false;	/* "Monday 10:30 was" */
	found(label, LABEL_TIME, trimmed(s, start, end), s, at);
	return true;
}

/* "Q.", whose full stop is no part of the name as it is in "J.H." */
static bool
is_stopped(struct str name)
{
	return name.len > 1 && memchr(name.at, '.', name.len) == name.at + name.len - 1;
}

/* What follows the name tells the form. */
static void
scan_sign(struct str s, size_t start, size_t end, size_t words, struct label *label)
{
	struct str name = trimmed(s, start, end);
	size_t gap = blanks_at(s, end), alone, bytes, dash;

	if (name.len == 0 || words > NAME_WORDS)
		return;
	if (colon_at(s, end + gap, &bytes)) {
		size_t rest = end + gap + bytes;

		if (rest < s.len && (s.at[rest] == '/' || (is_digit(s.at[rest]) && is_digit(name.at[name.len - 1]))))
			return;		/* http://, 1:4 */
		found(label, LABEL_COLON, name, s, rest);
		return;
	}
	if (gap == 0 && words == 1 && end + 1 < s.len && s.at[end] == ';' && is_blank(s.at[end + 1])) {
		found(label, LABEL_SEMICOLON, name, s, end + 1);
		return;
	}
	if (scan_time_behind(s, start, end, label))
		return;
	label->time = label->time.at && label->time.at < s.at + start ? label->time : (struct str){ NULL, 0 };
	alone = end + gap;
	if (name.len == 1 && alone < s.len && s.at[alone] == '.')	/* "Q." above what was asked */
		alone += 1 + blanks_at(s, alone + 1);
	if (alone == s.len || s.at[alone] == '\n') {
		found(label, LABEL_ALONE, name, s, alone);
		return;
	}
	if (gap && end + gap < s.len && s.at[end + gap] == '|') {	/* a table drawn with bars */
		found(label, LABEL_TAB, name, s, end + gap + 1);
		return;
	}
	dash = dash_at(s, end + gap);
	if (dash == 1 && dash_at(s, end + gap + 1) == 1)
		dash = 2;
	if (dash && end + gap + dash < s.len && (is_blank(s.at[end + gap + dash]) || (dash == 3 && gap))) {
		found(label, LABEL_DASH, name, s, end + gap + dash);
		return;
	}
	if (gap >= 2 || (gap && s.at[end] == '\t')) {
		bool stop = is_stopped(name);

		name.len -= stop;
		found(label, stop && !memchr(s.at + end, '\t', gap) ? LABEL_DOT : LABEL_TAB, name, s, end + gap);
		return;
	}
}

/* Q. text */
static bool
scan_dot(struct str s, size_t start, struct label *label)
{
	size_t i = start;

	while (i < s.len && i - start <= SHORT && (is_letter(s.at[i]) || is_digit(s.at[i])))
		i++;
	if (i == start || i - start > SHORT || i + 1 >= s.len || s.at[i] != '.' || !is_letter(s.at[start]) || !is_blank(s.at[i + 1]))
		return false;
	found(label, LABEL_DOT, trimmed(s, start, i), s, i + 1);
	return true;
}

static void
scan_strong(struct str s, size_t start, size_t strong, struct label *label)
{
	struct str name = trimmed(s, start, strong);

	while (name.len && strchr(":.-)]", name.at[name.len - 1]))
		name.len--;
	while (name.len && strchr("([", name.at[0]))
		name.at++, name.len--;
	name = str_trim(name);
	if (name.len && name.len <= NAME_BYTES && is_letter(name.at[0]))
		found(label, LABEL_STRONG, name, s, strong);
}

/* What may stand before a label: a bullet, a sign of quotation, a bar, the >> of somebody else's turn. */
static size_t
ornament_length(struct str s)
{
	size_t i = blanks_at(s, 0);

	if (i + 2 < s.len && s.at[i] == '>' && s.at[i + 1] == '>') {
		while (i < s.len && s.at[i] == '>')
			i++;
		return i + blanks_at(s, i);
	}
	if (i + 1 < s.len && strchr("->|*", s.at[i]) && is_blank(s.at[i + 1]))
		return i + 1 + blanks_at(s, i + 1);
	if (i + 3 < s.len && memcmp(s.at + i, "\xe2\x80\xa2", 3) == 0)
		return i + 3 + blanks_at(s, i + 3);
	return i;
}

/* **I:** text, **I**: text, *Jane Holmes* text: emphasis as Markdown has it, in a file that is none. */
static bool
scan_emphasis(struct str s, size_t start, struct label *label)
{
	size_t stars = 0, end, words, bytes;
	bool colon;

	while (start + stars < s.len && s.at[start + stars] == '*' && stars < 4)
		stars++;
	if (stars == 0 || stars > 3 || start + stars >= s.len || !is_letter(s.at[start + stars]))
		return false;
	end = name_end(s, start + stars, &words);
	colon = colon_at(s, end, &bytes);
	label->name = trimmed(s, start + stars, end);
	end += colon ? bytes : 0;
	for (size_t i = 0; i < stars; i++)
		if (end >= s.len || s.at[end++] != '*')
			return false;
	if (!colon && (colon = colon_at(s, end, &bytes)) == true)
		end += bytes;
	if (words > NAME_WORDS || (end < s.len && !is_blank(s.at[end])))
		return false;
	found(label, colon ? LABEL_COLON : LABEL_STRONG, label->name, s, end);
	return true;
}

void
label_scan(struct str s, size_t strong, struct label *label)
{
	size_t start = ornament_length(s), n, end, words;
	struct str time;
	bool bare;

	*label = (struct label){ .form = LABEL_NONE };
	if (start >= s.len)
		return;
	n = time_scan((struct str){ s.at + start, s.len - start }, &time, &bare);
	if (n) {
		label->time = time;
		start += n + blanks_at(s, start + n);
		if (dash_at(s, start))
			start += dash_at(s, start) + blanks_at(s, start + dash_at(s, start));
		if (start >= s.len || s.at[start] == '\n')
			return;
	}
	if (s.at[start] == '*' && scan_emphasis(s, start, label))
		return;
	if ((s.at[start] == '(' || s.at[start] == '[' || s.at[start] == '<') && scan_bracket(s, start, label))
		return;
	if (!is_letter(s.at[start]) && s.at[start] != '?')
		return;
	end = name_end(s, start, &words);
	scan_sign(s, start, end, words, label);
	if (label->form == LABEL_NONE || label->form == LABEL_ALONE || label->form == LABEL_DASH)
		scan_dot(s, start, label);
	if (strong > start && strong <= s.len && label->form != LABEL_COLON && label->form != LABEL_TIME &&
	    (strong < s.len || label->form != LABEL_ALONE))
		scan_strong(s, start, strong, label);
}

bool
label_scan_stop(struct str s, struct label *label)
{
	struct label stop = { .form = LABEL_NONE, .time = label->time };
	size_t start = label->name.at ? (size_t)(label->name.at - s.at) : 0;

	if (label->form != LABEL_COLON || !scan_dot(s, start, &stop))
		return false;
	*label = stop;
	return true;
}

const char *
label_form_name(enum label_form form)
{
	static const char *const names[] = {
		"none", "colon", "name and time", "tab", "dash", "full stop", "brackets", "alone on its line", "bold", "semicolon",
	};

	return names[form];
}
