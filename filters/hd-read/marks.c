/* Transcriber's marks: see marks.h. What a bracket's content means is in mark_kinds.c. */
#define _GNU_SOURCE	/* memmem */
#include "chars.h"
#include "marks.h"
#include "times.h"

enum {
	LONGEST = 300,		/* bytes of a mark in [ ] */
	LONGEST_TAG = 80,	/* in < > */
	LONGEST_ROUND = 80,	/* in ( ) */
};

/* Where a mark may begin. */
static const bool opens[256] = {
	['['] = true, ['('] = true, ['{'] = true, ['<'] = true, ['@'] = true, ['#'] = true, ['*'] = true, ['_'] = true, ['X'] = true, ['x'] = true,
};

/* Where the bracket at i closes, others of its kind within it counted: bytes with both; 0: not within the limit. */
static size_t
bracket_length(struct str s, size_t i, char close, size_t limit)
{
	size_t depth = 0;

	for (size_t n = 0; i + n < s.len && n < limit; n++) {
		depth += s.at[i + n] == s.at[i];
		if (s.at[i + n] == close && --depth == 0)
			return n + 1;
	}
	return 0;
}

static size_t
run_length(struct str s, size_t i)
{
	size_t n = 0;

	while (i + n < s.len && s.at[i + n] == s.at[i])
		n++;
	return n;
}

static bool
is_word_byte(char c)
{
	return is_letter(c) || is_digit(c) || c == '\'' || c == '-';
}

/* A run by itself: XX, xxx, ***, ____. */
static size_t
scan_run(struct str s, size_t i, enum mark *kind)
{
	size_t n = run_length(s, i), after = i + n;
	bool alone = (i == 0 || !is_word_byte(s.at[i - 1])) &&
	    (after == s.len || !is_word_byte(s.at[after]) || (s.at[after] == '\'' && after + 1 < s.len && to_lower(s.at[after + 1]) == 's'));

	switch (s.at[i]) {
	case 'X':
		*kind = MARK_ANON;
		return alone && (n > 1 || (i && s.at[i - 1] != '.' && !(after < s.len && s.at[after] == '.' && after + 1 < s.len && is_letter(s.at[after + 1])))) ? n : 0;
	case 'x':
		*kind = MARK_UNHEARD;
		return alone && n >= 3 ? n : 0;
	case '*':
		*kind = MARK_ANON;
		return n >= 3 ? n : 0;
	default:
		*kind = MARK_UNHEARD;
		return n >= 3 ? n : 0;
	}
}

/* <seg>...</seg>, <Yeah>, <inaudible> */
static size_t
scan_tag(struct str s, size_t i, enum mark *kind, const struct marks *marks)
{
	struct str rest = { s.at + i, s.len - i };
	const char *end = starts_with(rest, "<seg") ? memmem(rest.at, rest.len, "</seg>", 6) : NULL;
	size_t n;

	if (end && (size_t)(end - rest.at) < LONGEST) {
		*kind = MARK_ANON;
		return (size_t)(end - rest.at) + 6;
	}
	if (rest.len < 3 || (!is_letter(rest.at[1]) && rest.at[1] != '/' && !is_digit(rest.at[1])))
		return 0;
	n = bracket_length(s, i, '>', LONGEST_TAG);
	if (n < 3)
		return 0;
	*kind = mark_classify((struct str){ s.at + i + 1, n - 2 }, '<', false, marks);
	return *kind == MARK_NONE ? 0 : n;
}

/* ((coughs)), (2.3), (laughs); [anything]; {anything} */
static size_t
scan_bracket(struct str s, size_t i, enum mark *kind, const struct marks *marks)
{
	char open = s.at[i], close = open == '[' ? ']' : open == '(' ? ')' : '}';
	size_t n = bracket_length(s, i, close, open == '(' ? LONGEST_ROUND : LONGEST);
	bool twice = n > 4 && s.at[i + 1] == open && s.at[i + n - 2] == close;
	size_t skip = twice ? 2 : 1;

	if (n < 2)
		return 0;
	*kind = mark_classify((struct str){ s.at + i + skip, n - 2 * skip }, open, twice, marks);
	return *kind == MARK_NONE ? 0 : n;
}

/* The mark that begins at i: its bytes; 0: none does. */
static size_t
scan_mark(struct str s, size_t i, enum mark *kind, const struct marks *marks)
{
	struct str rest = { s.at + i, s.len - i }, time;
	const char *end;
	bool bare;

	switch (s.at[i]) {
	case '[':
	case '(':
	case '{':
		return scan_bracket(s, i, kind, marks);
	case '<':
		return scan_tag(s, i, kind, marks);
	case '@':
		end = rest.len > 4 && rest.at[1] == '@' ? memmem(rest.at + 2, rest.len - 2, "##", 2) : NULL;
		*kind = MARK_ANON;
		return end && (size_t)(end - rest.at) < LONGEST ? (size_t)(end - rest.at) + 2 : 0;
	case '#':
		*kind = MARK_TIME;
		return time_scan(rest, &time, &bare);
	default:
		return scan_run(s, i, kind);
	}
}

/* A line of signs alone, "-----", or one that tells what the recorder did: "END OF SIDE A", "Tape 1 side B", "Interview ends". */
static bool
is_remark(struct str s, enum mark *kind)
{
	static const char *const starts[] = { "end of side", "end of tape", "end of interview", "end of recording", "end of transcript", "end of part",
		"start of tape", "start of interview", "start of recording", "start of side", "beginning of tape", "interview ends", "interview ended", "interview begins",
		"interview starts", "interview ended at", "interview concluded", "recording ends", "recording ended", "recording starts", "recording stopped",
		"recording resumes", "recording paused", "tape ends", "tape stops", "tape starts", "transcript ends", "end of audio", "side a", "side b", "side 1", "side 2" };
	struct str end;
	size_t signs = 0;

	s = str_trim(s);
	*kind = MARK_NOTE;
	while (signs < s.len && strchr("-=_*~ .", s.at[signs]))
		signs++;
	if (signs == s.len && s.len >= 3 && s.at[0] != '.')
		return true;
	*kind = MARK_EVENT;
	if (s.len == 0 || s.len > 60 || s.at[s.len - 1] == '?')
		return false;
	while (s.len && strchr("*-=~ ", s.at[0]))
		s.at++, s.len--;
	for (end = s; end.len && strchr("*-=~ ", end.at[end.len - 1]); end.len--)
		;
	if (signs && same_letters(end, STR("end")))	/* *** END *** */
		return true;
	if (starts_with(s, "tape ") && s.len > 5 && is_digit(s.at[5]) && s.len < 30)
		return true;
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		if (starts_with(s, starts[i]) && (s.len == strlen(starts[i]) || !is_letter(s.at[strlen(starts[i])])))
			return s.len < strlen(starts[i]) + 24;
	return false;
}

/* Adds text. It follows what was there without a blank when it begins with a sign that never has one before it. */
static void
add_text(struct transcript *transcript, struct str text)
{
	const struct turn *turn = &transcript->turn[transcript->turns - 1];
	bool glued = text.len && strchr(".,;:?!)", text.at[0]) && turn->pieces && transcript->piece[transcript->pieces - 1].mark != MARK_NONE;
	bool before = false;

	if (str_trim(text).len == 0 || turn->speaker == NOBODY)	/* between turns: a full stop behind a mark */
		return;
	for (size_t i = turn->piece; glued && i < turn->piece + turn->pieces; i++)
		before |= transcript->piece[i].mark == MARK_NONE;
	transcript_piece(transcript, MARK_NONE, text)->glued = glued && before;
}

void
marks_cut(struct transcript *transcript, struct str text, const struct marks *marks)
{
	size_t from = 0, n;
	enum mark kind;
	struct str time;
	bool bare;

	if (is_remark(text, &kind)) {
		transcript_piece(transcript, kind, str_trim(text));
		return;
	}
	if (marks->bare_times) {
		size_t start = blanks_at(text, 0);

		n = time_scan((struct str){ text.at + start, text.len - start }, &time, &bare);
		if (n && bare) {
			transcript_piece(transcript, MARK_TIME, (struct str){ text.at + start, n });
			from = start + n;
		}
	}
	for (size_t i = from; i < text.len;) {
		if (!opens[(unsigned char)text.at[i]] || (n = scan_mark(text, i, &kind, marks)) == 0) {
			i++;
			continue;
		}
		add_text(transcript, (struct str){ text.at + from, i - from });
		transcript_piece(transcript, kind, (struct str){ text.at + i, n });
		from = i += n;
	}
	add_text(transcript, (struct str){ text.at + from, text.len - from });
}

bool
marks_only(struct str text, const struct marks *marks)
{
	enum mark kind;
	size_t marked = 0;

	if (is_remark(text, &kind))
		return true;
	for (size_t i = 0; i < text.len;) {
		size_t n = opens[(unsigned char)text.at[i]] ? scan_mark(text, i, &kind, marks) : 0;

		if (n == 0 && !is_blank(text.at[i]) && !(marked && strchr(".,;", text.at[i])))
			return false;
		marked += n > 0;
		i += n ? n : 1;
	}
	return marked > 0;
}
