/* What the content of a bracket means: see marks.h. */
#define _GNU_SOURCE	/* memmem */
#include "chars.h"
#include "marks.h"
#include "times.h"

#define IN(word, list) in_list((word), (list), sizeof(list) / sizeof((list)[0]))

static const char *const unheard[] = { "inaudible", "unclear", "indistinct", "unintelligible", "illegible", "inaud", "inaud.", "ia", "muffled", "unsure", "indecipherable",
	"incomprehensible" };

static const char *const pauses[] = { "pause", "pauses", "silence", "beat", "hesitates", "hesitation", "gap" };

/* In round brackets the first of them alone: the rest people say within a sentence. */
enum { ROUND = 18 };
static const char *const backchannels[] = { "mm", "mmm", "mhm", "mm-hm", "mm-hmm", "mm hm", "mmhm", "hmm", "hm", "yeah", "yes", "yep", "right", "ok", "okay", "uh-huh", "uh huh",
	"uhuh", "aha", "yeah yeah", "sure", "no", "oh", "really", "i see", "of course", "oh right", "exactly", "absolutely" };

/* Words that stand for what was taken out; small words may stand among them. */
static const char *const places[] = { "name", "names", "named", "town", "city", "village", "place", "area", "school", "schools", "hospital", "road", "street", "la", "county",
	"borough", "authority", "council", "local", "organisation", "organization", "company", "team", "person", "colleague", "son", "daughter", "child", "husband", "wife", "partner",
	"mother", "father", "sister", "brother", "mum", "dad", "date", "age", "number", "address", "place-name", "placename", "surname", "forename", "first", "last", "worker", "social",
	"teacher", "friend", "centre", "region", "country", "charity", "project", "district", "location", "college", "university", "headteacher", "manager", "participant", "interviewee",
	"x", "xx", "xxx", "xxxx" };
static const char *const small[] = { "of", "the", "a", "an", "s", "'s", "in", "another", "other", "and", "her", "his", "their" };
static const char *const taken_out[] = { "redacted", "removed", "anonymised", "anonymized", "withheld", "omitted", "deleted", "pseudonym", "identifier", "identifying" };

/* Beginnings of words that tell of a sound or a deed. */
static const char *const events[] = { "laugh", "chuckl", "giggl", "cough", "sigh", "crying", "cries", "tearful", "sob", "sniff", "yawn", "clears", "crosstalk", "cross-talk",
	"overtalk", "overlap", "interrupt", "knock", "applau", "whisper", "shout", "nods", "nodding", "shakes", "shrug", "smil", "gestur", "background", "noise", "sneez",
	"exhal", "inhal", "groan", "gasp", "tuts", "snort", "rings", "ringing", "buzz", "enters", "recorder", "recording", "dictaphone", "tape", "break", "bell", "hums", "claps",
	"whistl", "sings", "mimic", "imitat", "click", "siren", "bang" };
static const char *const deeds[] = { "end", "start", "phone", "telephone", "mobile", "door", "leaves", "leaving", "talking", "speaks", "speaking", "together", "points", "pointing",
	"reads", "reading", "writes", "writing", "looks", "looking", "drinks", "music", "child", "baby", "dog", "tea", "interview", "general", "agreement", "inter", "side", "voices" };

static bool
in_list(struct str word, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (same_letters(word, str_of(list[i])))
			return true;
	return false;
}

/* The next word, hyphens within it. */
static struct str
word_of(struct str *rest)
{
	size_t i = 0, start;

	while (i < rest->len && !is_letter(rest->at[i]) && !is_digit(rest->at[i]))
		i++;
	start = i;
	while (i < rest->len && (is_letter(rest->at[i]) || is_digit(rest->at[i]) || strchr("'-", rest->at[i])))
		i++;
	*rest = (struct str){ rest->at + i, rest->len - i };
	return (struct str){ rest->at - (i - start), i - start };
}

static bool
is_unheard(struct str s)
{
	struct str rest = s, word;
	size_t words = 0, found = 0, signs = 0;

	while (signs < s.len && (strchr("?.x_-* ", s.at[signs]) || (s.len - signs >= 3 && memcmp(s.at + signs, "\xe2\x80\xa6", 3) == 0)))
		signs += (s.at[signs] & 0x80) ? 3 : 1;
	if (s.len && signs == s.len && !(s.len == 1 && s.at[0] == '.'))
		return true;
	while ((word = word_of(&rest)).len) {
		words++;
		found += IN(word, unheard);
	}
	return found || (words && words <= 4 && s.at[s.len - 1] == '?') || starts_with(s, "can't hear") || starts_with(s, "cannot hear") ||
	    starts_with(s, "not clear") || starts_with(s, "lost audio") || starts_with(s, "audio ");
}

/* (.), (2.3), (2 seconds), [long pause] */
static bool
is_pause(struct str s)
{
	struct str rest = s, word;
	size_t i = digits_at(s, 0), words = 0;
	bool found = false;

	if (s.len == 1 && s.at[0] == '.')
		return true;
	if (i < s.len && s.at[i] == '.' && s.len > 1)
		i += 1 + digits_at(s, i + 1);
	if (i && (i == s.len ? memchr(s.at, '.', s.len) != NULL : starts_with(str_trim((struct str){ s.at + i, s.len - i }), "sec")))
		return true;
	while ((word = word_of(&rest)).len) {
		words++;
		found |= IN(word, pauses);
	}
	return found && words <= 6;
}

/* "I: mm", "JH: right": another's word within a turn. */
static bool
is_backchannel(struct str s, bool round, const struct marks *marks)
{
	const char *colon = memchr(s.at, ':', s.len);
	struct str bare = s;

	if (colon && colon > s.at && marks->is_label(marks->context, str_trim((struct str){ s.at, (size_t)(colon - s.at) })))
		return true;
	while (bare.len && strchr(".,!", bare.at[bare.len - 1]))
		bare.len--;
	return in_list(bare, backchannels, round ? ROUND : sizeof(backchannels) / sizeof(backchannels[0]));
}

static bool
is_anonymised(struct str s, bool round)
{
	struct str rest = s, word;
	bool all = true, some = false;

	while ((word = next_word(&rest)).len) {
		bool name = same_letters(word, STR("name")) || same_letters(word, STR("names")) || same_letters(word, STR("surname"));

		if (IN(word, taken_out) || (name && s.len < 60))
			return true;
		if (IN(word, places))
			some = true;
		else if (!IN(word, small) && !is_digit(word.at[0]) && !(word.len == 1 && is_capital(word.at[0])))
			all = false;
	}
	return !round && all && some;
}

/* round: only what is beyond doubt, since people put words in round brackets too. */
static bool
is_event(struct str s, bool round)
{
	struct str rest = s, word, last = { NULL, 0 };
	size_t words = 0;
	bool found = false, deed = false;

	while ((word = word_of(&rest)).len) {
		words++;
		last = word;
		deed |= IN(word, deeds);
		for (size_t i = 0; i < sizeof(events) / sizeof(events[0]); i++)
			found |= starts_with(word, events[i]);
	}
	if (round)
		return (found && words <= 5) || starts_with(s, "end of ") || starts_with(s, "start of ");
	if (found || deed)
		return words <= 12;
	return words == 1 && (str_ends(last, "s") || str_ends(last, "ing"));
}

enum mark
mark_classify(struct str content, char open, bool twice, const struct marks *marks)
{
	struct str s = str_trim(content);
	bool round = open == '(' && !twice, bare;
	struct buf braced = {0};
	struct str time;
	bool is_time;

	if (s.len == 0)
		return open == '(' || open == '<' ? MARK_UNHEARD : MARK_NOTE;
	buf_char(&braced, '{');
	buf_put(&braced, s);
	buf_char(&braced, '}');
	is_time = time_is(s) || (open == '{' && time_scan(buf_str(&braced), &time, &bare) == braced.len);
	buf_free(&braced);
	if (is_time)
		return MARK_TIME;
	if (is_backchannel(s, round, marks))
		return MARK_BACKCHANNEL;
	if (is_unheard(s) && !(round && s.at[s.len - 1] == '?' && is_letter(s.at[0])))
		return MARK_UNHEARD;
	if (is_pause(s))
		return MARK_PAUSE;
	if (is_anonymised(s, round))
		return MARK_ANON;
	if (is_event(s, round))
		return MARK_EVENT;
	if (starts_with(s, "page ") && s.len > 5 && is_digit(s.at[5]))
		return MARK_PAGE;
	return round ? MARK_NONE : MARK_NOTE;
}
