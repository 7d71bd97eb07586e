/* The columns of a table of turns: see columns.h. */
#include <stdlib.h>

#include "columns.h"
#include "fold.h"

/* Names of a kind, the surest first: where a table has several, the first of the list is taken. Spelt as tidy() spells. */
static const char *const speakers[] = { "speaker", "speaker name", "speaker label", "who", "voice", "speaker id", "name", "person",
	"participant", "participant name", "role", "respondent", "interviewee", "author", "from", "user", NULL };
static const char *const texts[] = { "text", "utterance", "utterances", "said", "what was said", "transcription", "speech", "spoken",
	"turn text", "answer", "response", "answers", "responses", "answer text", "response text", "verbatim", "dialogue", "dialog",
	"content", "message", "sentence", "words", "transcript", "comment", "comments", NULL };
static const char *const times[] = { "time", "start", "timestamp", "time stamp", "start time", "starttime", "timecode", "begin",
	"onset", "t", "start s", "start sec", "start seconds", "start ms", "starttime ms", "in", "tc in", NULL };
static const char *const groups[] = { "text id", "transcript", "transcript id", "interview", "interview id", "interview number",
	"interview no", "document", "document id", "doc id", "doc", "file", "filename", "file name", "source", "session", "session id",
	"conversation", "conversation id", "case", "case id", "participant id", "participant", "respondent id", "respondent",
	"response id", "responseid", "id", NULL };
static const char *const respondents[] = { "participant", "participant name", "respondent", "interviewee", NULL };
static const char *const ends[] = { "end", "end time", "endtime", "stop", "duration", "out", "tc out", "end s", "end sec",
	"end seconds", "end ms", "endtime ms", NULL };
static const char *const questions[] = { "question", "question text", "prompt", "asked", NULL };
static const char *const orders[] = { "n", "no", "nr", "number", "row", "row id", "index", "line", "line number", "turn", "turn id",
	"turn number", "utterance id", "utterance number", "order", "seq", "sequence", "segment", "segment id", "cue", "length",
	"word count", "confidence", "", NULL };

/* Small letters, with one blank for each run of blanks, "_", "-" and ".". */
static void
tidy(struct buf *b, struct str name)
{
	struct buf folded = {0};
	bool gap = false;

	b->len = 0;
	fold(&folded, str_trim(name));
	for (size_t i = 0; i < folded.len; i++) {
		char c = folded.at[i];

		if (c == ' ' || c == '_' || c == '-' || c == '.' || c == '\n' || c == '\t' || c == ':') {
			gap = b->len > 0;
			continue;
		}
		if (gap)
			buf_char(b, ' ');
		gap = false;
		buf_char(b, c);
	}
	buf_free(&folded);
}

static bool
is_in(struct str name, const char *const *list)
{
	for (; *list; list++)
		if (str_eq(name, str_of(*list)))
			return true;
	return false;
}

/* The column whose name comes first in a list, of those that are nothing yet. */
static size_t
first_of(const struct columns *columns, const struct buf *name, const char *const *list)
{
	for (; *list; list++)
		for (size_t i = 0; i < columns->len; i++)
			if (columns->kind[i] == COLUMN_OTHER && str_eq(buf_str(&name[i]), str_of(*list)))
				return i;
	return COLUMN_NONE;
}

static size_t
take(struct columns *columns, const struct buf *name, const char *const *list, enum column_kind kind)
{
	size_t i = first_of(columns, name, list);

	if (i != COLUMN_NONE)
		columns->kind[i] = kind;
	return i;
}

static bool
has(const struct columns *columns, const struct buf *name, const char *one)
{
	for (size_t i = 0; i < columns->len; i++)
		if (str_eq(buf_str(&name[i]), str_of(one)))
			return true;
	return false;
}

/* A table of heddle's own: codes, hits, counts, a lexicon; or one that says where transcripts are. */
static bool
is_foreign(const struct columns *columns, const struct buf *name)
{
	return (has(columns, name, "theme") && has(columns, name, "side")) || has(columns, name, "turns all") ||
	    (has(columns, name, "effect") && has(columns, name, "pattern")) || has(columns, name, "path");
}

/* Whether a name asks something: it ends in a question mark, or begins as a question or request does and has four words or more. */
static bool
asks(struct str head, struct str name)
{
	static const char *const opening[] = { "what", "how", "why", "which", "when", "where", "who", "please", "describe", "explain",
		"tell", "give", "in", "to", "if", "do", "did", "does", "is", "are", "have", "has", "can", "could", "would", NULL };
	size_t words = 1;
	struct str rest = name;

	while (head.len && strchr(" \"')]*", head.at[head.len - 1]))
		head.len--;
	if (head.len > 8 && head.at[head.len - 1] == '?')
		return true;
	for (size_t i = 0; i < name.len; i++)
		words += name.at[i] == ' ';
	return words >= 4 && is_in(str_cut(&rest, ' '), opening);
}

static bool
has_any(const struct columns *columns, const struct buf *name, const char *const *list)
{
	for (; *list; list++)
		if (has(columns, name, *list))
			return true;
	return false;
}

void
columns_read(struct columns *columns, const struct str *head, size_t len)
{
	struct buf *name = alloc(len, sizeof(*name));

	memset(name, 0, len * sizeof(*name));
	*columns = (struct columns){ .len = len, .kind = alloc(len, sizeof(*columns->kind)), .unit = 1 };
	for (size_t i = 0; i < len; i++) {
		columns->kind[i] = COLUMN_OTHER;
		tidy(&name[i], head[i]);
	}
	columns->foreign = is_foreign(columns, name);
	columns->question = take(columns, name, questions, COLUMN_QUESTION);
	columns->text = take(columns, name, texts, COLUMN_TEXT);
	columns->speaker = take(columns, name, speakers, COLUMN_SPEAKER);
	columns->time = take(columns, name, times, COLUMN_TIME);
	columns->either = columns->speaker != COLUMN_NONE && is_in(buf_str(&name[columns->speaker]), respondents);
	columns->segments = columns->time != COLUMN_NONE && has_any(columns, name, ends);
	columns->group = take(columns, name, groups, COLUMN_GROUP);
	if (columns->time != COLUMN_NONE && str_ends(buf_str(&name[columns->time]), " ms"))
		columns->unit = 0.001;
	columns->sure = columns->group != COLUMN_NONE && !str_eq(buf_str(&name[columns->group]), STR("id"));
	for (size_t i = 0; i < len; i++) {
		if (columns->kind[i] == COLUMN_OTHER && (is_in(buf_str(&name[i]), orders) || is_in(buf_str(&name[i]), ends)))
			columns->kind[i] = COLUMN_ORDER;
		if (columns->kind[i] == COLUMN_OTHER && columns->text == COLUMN_NONE && asks(str_trim(head[i]), buf_str(&name[i]))) {
			columns->kind[i] = COLUMN_ASKED;
			columns->asked++;
		}
	}
	for (size_t i = 0; i < len; i++) {
		/* Of a form, whoever answered and when are attributes. */
		if (columns->asked && (columns->kind[i] == COLUMN_SPEAKER || columns->kind[i] == COLUMN_TIME))
			columns->kind[i] = COLUMN_OTHER;
		buf_free(&name[i]);
	}
	if (columns->asked) {
		columns->speaker = columns->time = COLUMN_NONE;
		columns->either = columns->segments = false;
	}
	free(name);
}

void
columns_free(struct columns *columns)
{
	free(columns->kind);
	*columns = (struct columns){0};
}
