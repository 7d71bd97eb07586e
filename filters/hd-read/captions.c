/*
 * Captions (.vtt, .srt) as paragraphs. Who speaks, in this order: the voice of a span (<v Name>), the cue's identifier as
 * Zoom writes it (7 "Name" (1234)), a name in brackets on a line of its own as Google Meet writes it, a label in the text, which the layout reads; a dash or ">>" at the start of a line
 * says that somebody else speaks and not who. A cue without any of these goes on with what the one before said.
 */
#include <stdlib.h>

#include "cue.h"
#include "decode.h"
#include "encoding.h"
#include "say.h"

enum {
	PAUSE = 2000,		/* milliseconds between cues that end a paragraph where nobody says who speaks */
	LABEL_LIMIT = 48,	/* bytes of what may be a label */
	LABEL_WORDS = 5,
	ROLL_LEAST = 4,		/* cues that a judgement on rolling captions needs */
	HEAD = 1024,		/* bytes that tell whether a file has captions */
};

/* A line of a cue. */
struct said {
	struct str speaker, text;
	uint64_t start, end;	/* milliseconds */
	uint64_t line;
	size_t cue;		/* lines with the same number belong to one cue */
	bool dropped;		/* shown again, or shown in part, by another */
};

struct captions {
	struct document *document;
	const struct source *source;
	struct said *said;
	size_t len, cap;
	bool voices;		/* somebody is named by the format */
	struct para *open;	/* what the next line may go on with */
	struct buf text;	/* of it */
	struct said last;	/* line added last */
};

/* Whether a line opens with this dash and a blank (a hyphen needs none). */
static bool
dashed(struct str text, const char *dash)
{
	size_t n = strlen(dash);

	if (!str_starts(text, dash) || text.len == n)
		return false;
	return text.at[n] == ' ' || (n == 1 && text.at[n] != '-' && (text.at[n] < '0' || text.at[n] > '9'));
}

/*
 * The length of a sign at the start of a line that says that somebody else speaks. A long dash, which may also go on with
 * a sentence, is one only where another line of its cue has it too.
 */
static size_t
turn_sign(const struct captions *c, size_t i)
{
	static const char *const dash[] = { "-", "\xe2\x80\x93", "\xe2\x80\x94" };
	struct str text = c->said[i].text;
	size_t n = 0;

	while (n < text.len && text.at[n] == '>')
		n++;
	if (n > 1)
		return n;
	for (size_t k = 0; k < 3; k++) {
		if (!dashed(text, dash[k]))
			continue;
		if (k == 0 || (i > 0 && c->said[i - 1].cue == c->said[i].cue && dashed(c->said[i - 1].text, dash[k])) ||
		    (i + 1 < c->len && c->said[i + 1].cue == c->said[i].cue && dashed(c->said[i + 1].text, dash[k])))
			return strlen(dash[k]);
	}
	return 0;
}

/* Whether a line begins as if with a label: a few words and a colon. The layout decides whether it is one. */
static bool
maybe_label(struct str text)
{
	size_t words = 1;

	for (size_t i = 0; i < text.len && i < LABEL_LIMIT; i++) {
		char c = text.at[i];

		if (c == ':')
			return i > 0 && words <= LABEL_WORDS && (i + 1 == text.len || text.at[i + 1] == ' ');
		if (strchr(",;?!", c))
			return false;
		words += c == ' ';
	}
	return false;
}

/* Zoom's identifier of a cue: a number, the name in quotation marks, a number in brackets. */
static struct str
named_by(struct str id)
{
	struct str none = {0}, name = id;
	const char *quote = id.len ? memchr(id.at, '"', id.len) : NULL;
	size_t i = 0;

	while (i < id.len && ((id.at[i] >= '0' && id.at[i] <= '9') || id.at[i] == ' '))
		i++;
	if (i == 0 || quote == NULL || quote != id.at + i)
		return none;
	name.at = quote + 1;
	name.len = id.len - i - 1;
	for (i = name.len; i > 0 && name.at[i - 1] != '"'; i--)
		;
	return (struct str){ name.at, i ? i - 1 : 0 };
}

/* Adds the lines of a span. */
static void
add_lines(struct captions *c, const struct cue *cue, size_t number, struct str speaker, struct str text)
{
	struct document *document = c->document;

	speaker = document_keep(document, str_trim(speaker));
	text = document_keep(document, text);
	while (text.at) {
		struct str line = str_trim(str_cut(&text, '\n'));

		if (line.len == 0)
			continue;
		c->said = alloc_room(c->said, c->len, &c->cap, sizeof(*c->said));
		c->said[c->len++] = (struct said){ .speaker = speaker, .text = line, .start = cue->start, .end = cue->end,
			.line = cue->line, .cue = number };
		c->voices |= speaker.len > 0;
	}
}

/* A name in brackets on a line of its own: "(Ann Lee)", as Google Meet writes it. */
static bool
is_bracketed(struct str text)
{
	return text.len > 3 && text.len < LABEL_LIMIT && text.at[0] == '(' && text.at[text.len - 1] == ')' &&
	    text.at[1] >= 'A' && text.at[1] <= 'Z' && !memchr(text.at + 1, '(', text.len - 1);
}

/*
 * Where at least half of the cues begin with a name in brackets, such lines name who speaks from there; a dash alone on its line
 * divides them. Elsewhere brackets hold what is heard.
 */
static void
take_bracketed(struct captions *c)
{
	size_t cues = 0, named = 0;
	struct str speaker = {0};

	for (size_t i = 0; i < c->len; i++) {
		bool first = i == 0 || c->said[i - 1].cue != c->said[i].cue;

		cues += first;
		named += first && is_bracketed(c->said[i].text) && i + 1 < c->len && c->said[i + 1].cue == c->said[i].cue;
	}
	if (c->voices || named < ROLL_LEAST || named * 2 < cues)
		return;
	for (size_t i = 0; i < c->len; i++) {
		struct said *said = &c->said[i];

		said->dropped = is_bracketed(said->text) || str_eq(said->text, STR("-"));
		if (is_bracketed(said->text))
			speaker = (struct str){ said->text.at + 1, said->text.len - 2 };
		said->speaker = speaker;
	}
	c->voices = true;
}

/* Merge sort keeps cues that start together in the order of the file. */
static int
by_start(const void *a, const void *b)
{
	const struct cue *x = a, *y = b;

	if (x->start != y->start)
		return x->start < y->start ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

static void
read_cues(struct captions *c, struct cues *cues)
{
	size_t stray = 0;
	uint64_t stray_at = 0;

	for (size_t i = 1; i < cues->len; i++)	/* what is no cue stays with the one before */
		if (cues->cue[i].kind != CUE_SAID)
			cues->cue[i].start = cues->cue[i].end = cues->cue[i - 1].start;
	qsort(cues->cue, cues->len, sizeof(*cues->cue), by_start);
	for (size_t i = 0; i < cues->len; i++) {
		const struct cue *cue = &cues->cue[i];
		struct payload payload = { .rest = cue->text, .format = cues->format };
		struct str name = named_by(cue->id);
		struct span span;

		if (cue->kind == CUE_NOTE)
			continue;
		if (cue->kind == CUE_STRAY && stray++ == 0)
			stray_at = cue->line;
		while (payload_next(&payload, &span))
			add_lines(c, cue, i, span.voice.len ? span.voice : name, span.text);
		payload_free(&payload);
	}
	if (stray)
		say("%s:%llu: %zu block%s of lines with no times above: taken as said, in their place", c->source->name,
		    (unsigned long long)stray_at, stray, stray == 1 ? "" : "s");
	if (cues->refused)
		warn("%s:%llu: %zu line%s with --> but no times that can be read: want 00:00:00.000 --> 00:00:00.000",
		    c->source->name, (unsigned long long)cues->refused_at, cues->refused, cues->refused == 1 ? "" : "s");
}

/* Where the lines of the cue end that begins at `from`. */
static size_t
cue_end(const struct captions *c, size_t from)
{
	size_t to = from;

	while (to < c->len && c->said[to].cue == c->said[from].cue)
		to++;
	return to;
}

/*
 * How many lines at the start of a cue [from, to) repeat the last ones of the cue before it [before, from), the last of
 * them perhaps in part (it has grown since).
 */
static size_t
repeated(const struct captions *c, size_t before, size_t from, size_t to)
{
	size_t most = from - before < to - from ? from - before : to - from;

	for (size_t k = most; k > 0; k--) {
		const struct said *old = &c->said[from - k], *new = &c->said[from];
		size_t same = 0;

		while (same < k - 1 && str_eq(old[same].text, new[same].text))
			same++;
		if (same == k - 1 && str_eq(old[same].speaker, new[same].speaker) && new[same].text.len >= old[same].text.len &&
		    memcmp(new[same].text.at, old[same].text.at, old[same].text.len) == 0)
			return k;
	}
	return 0;
}

/*
 * Rolling captions show a line again while the next is said (YouTube's do, and captions that were broadcast). When most
 * cues of a file begin so, each line is taken once; in other files a repetition was said.
 */
static void
unroll(struct captions *c)
{
	size_t cues = 0, rolled = 0, before, from, to;

	for (before = 0, from = cue_end(c, 0); from < c->len; before = from, from = to) {
		to = cue_end(c, from);
		cues++;
		rolled += repeated(c, before, from, to) > 0;
	}
	if (cues < ROLL_LEAST || rolled * 2 <= cues)
		return;
	for (before = 0, from = cue_end(c, 0); from < c->len; before = from, from = to) {
		size_t n;

		to = cue_end(c, from);
		n = repeated(c, before, from, to);
		for (size_t i = 0; i < n; i++) {
			struct said *old = &c->said[from - n + i], *new = &c->said[from + i];

			if (new->text.len > old->text.len) {
				new->start = old->start;
				new->line = old->line;
				old->dropped = true;
			} else
				new->dropped = true;
		}
	}
}

static void
close_para(struct captions *c)
{
	if (c->open)
		c->open->text = document_keep(c->document, buf_str(&c->text));
	c->open = NULL;
	c->text.len = 0;
}

static void
open_para(struct captions *c, enum para_kind kind, const struct said *said)
{
	close_para(c);
	c->open = document_add(c->document, kind, STR(""), said->line);
	c->open->speaker = said->speaker;
	c->open->time = document_time(c->document, said->start / 1000);
}

/* Whether a line begins a paragraph of its own. */
static bool
breaks(const struct captions *c, const struct said *said)
{
	const struct said *last = &c->last;

	if (c->open == NULL)
		return true;
	if (c->voices)
		return said->speaker.len && !str_eq(said->speaker, c->open->speaker);
	if (maybe_label(said->text))
		return true;
	return said->start >= last->end + PAUSE && sentence_ends(last->text);
}

static void
put_paras(struct captions *c)
{
	for (size_t i = 0; i < c->len; i++) {
		struct said said = c->said[i];
		size_t sign = c->voices ? 0 : turn_sign(c, i);

		if (said.dropped)
			continue;
		said.text = str_trim((struct str){ said.text.at + sign, said.text.len - sign });
		if (sign && !maybe_label(said.text))
			open_para(c, PARA_TURN, &said);
		else if (breaks(c, &said))
			open_para(c, c->voices ? PARA_TURN : PARA_TEXT, &said);
		if (c->text.len)
			buf_char(&c->text, c->voices ? '\n' : ' ');
		buf_put(&c->text, said.text);
		c->last = said;
	}
	close_para(c);
}

bool
is_captions(const struct source *source)
{
	struct encoded text;
	struct str head = { source->bytes.at, source->bytes.len < HEAD ? source->bytes.len : HEAD };
	bool is;

	if (!encoding_is_text(head))
		return false;
	encoding_read(head, &text);
	is = cue_format(text.utf8) != CUE_NONE;
	buf_free(&text.held);
	return is;
}

bool
decode_captions(struct document *document, const struct source *source)
{
	struct captions c = { .document = document, .source = source };
	struct cues cues = {0};
	struct encoded text;
	bool read;

	encoding_read(source->bytes, &text);
	document->encoding = text.name;
	read = cues_read(&cues, text.utf8);
	buf_free(&text.held);
	if (!read) {
		warn("%s: not a caption file: no WEBVTT and no times in its first lines", source->name);
		return false;
	}
	document->format = cues.format == CUE_VTT ? "vtt" : "srt";
	read_cues(&c, &cues);
	take_bracketed(&c);
	unroll(&c);
	put_paras(&c);
	cues_free(&cues);
	free(c.said);
	buf_free(&c.text);
	return true;
}
