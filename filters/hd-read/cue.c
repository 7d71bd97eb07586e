/* Cues of WebVTT and SubRip: see cue.h. */
#include <stdlib.h>

#include "chars.h"
#include "cue.h"

/* What is left to read of the text, and where that is. */
struct reader {
	struct str rest;
	uint64_t line;		/* of the line taken last, from 1 */
	bool ended;
};

static bool
has_arrow(struct str line)
{
	for (size_t i = 0; i + 3 <= line.len; i++)
		if (memcmp(line.at + i, "-->", 3) == 0)
			return true;
	return false;
}

static bool
all_digits(struct str s)
{
	size_t i = 0;

	while (i < s.len && is_digit(s.at[i]))
		i++;
	return s.len && i == s.len;
}

/* The text without a byte order mark, with \n for \r\n and \r, U+FFFD for NUL (section 6.1, steps 1 to 4). */
static void
normalise(struct buf *b, struct str text)
{
	if (str_starts(text, "\xef\xbb\xbf"))
		text.at += 3, text.len -= 3;
	buf_need(b, text.len);
	for (size_t i = 0; i < text.len; i++) {
		char c = text.at[i];

		if (c == '\0') {
			buf_put(b, STR("\xef\xbf\xbd"));
			continue;
		}
		if (c == '\r') {
			if (i + 1 < text.len && text.at[i + 1] == '\n')
				i++;
			c = '\n';
		}
		buf_char(b, c);
	}
}

static bool
take_line(struct reader *reader, struct str *line)
{
	if (reader->rest.len == 0) {
		reader->ended = true;
		return false;
	}
	*line = str_cut(&reader->rest, '\n');
	reader->line++;
	reader->ended = reader->rest.len == 0;
	return true;
}

static size_t
take_digits(struct str *s, uint64_t *value)
{
	size_t n = 0;

	*value = 0;
	while (n < s->len && is_digit(s->at[n]) && n < 9)
		*value = *value * 10 + (uint64_t)(s->at[n++] - '0');
	s->at += n;
	s->len -= n;
	return n;
}

static bool
take_char(struct str *s, char c)
{
	if (s->len == 0 || s->at[0] != c)
		return false;
	s->at++;
	s->len--;
	return true;
}

static void
pass_blanks(struct str *s)
{
	while (s->len && is_blank(s->at[0]))
		s->at++, s->len--;
}

/*
 * A time: [hours:]minutes:seconds.thousandths; a first figure over 59 without hours is hours, as vtt.js reads it. A .srt
 * has a comma there, and by careless programs a point, fewer figures behind it, or none.
 */
static bool
take_time(struct str *s, bool strict, uint64_t *ms)
{
	static const uint64_t scale[] = { 1, 100, 10, 1 };
	uint64_t part[3], fraction = 0;
	size_t parts = 0, digits;

	do {
		digits = take_digits(s, &part[parts]);
		if (digits == 0 || (strict && parts > 0 && digits != 2))
			return false;
		parts++;
	} while (parts < 3 && take_char(s, ':'));
	if (parts < 2)
		return false;
	if (take_char(s, '.') || (!strict && (take_char(s, ',') || take_char(s, ':')))) {
		digits = take_digits(s, &fraction);
		if (digits == 0 || digits > 3 || (strict && digits != 3))
			return false;
		fraction *= scale[digits];
	} else if (strict)
		return false;
	if (parts == 2 && part[0] > 59)
		part[2] = 0;
	else if (parts == 2)
		part[2] = part[1], part[1] = part[0], part[0] = 0;
	*ms = ((part[0] * 60 + part[1]) * 60 + part[2]) * 1000 + fraction;
	return true;
}

/* The line of a cue's times; what follows them (settings, coordinates) says nothing of the words. */
static bool
read_times(struct str line, bool strict, struct cue *cue)
{
	pass_blanks(&line);
	if (!take_time(&line, strict, &cue->start))
		return false;
	pass_blanks(&line);
	if (!take_char(&line, '-') || !take_char(&line, '-') || !take_char(&line, '>'))
		return false;
	pass_blanks(&line);
	return take_time(&line, strict, &cue->end);
}

static void
add(struct cues *cues, struct cue cue)
{
	cues->cue = alloc_room(cues->cue, cues->len, &cues->cap, sizeof(*cues->cue));
	cues->cue[cues->len++] = cue;
}

static void
refuse(struct cues *cues, uint64_t line)
{
	if (cues->refused++ == 0)
		cues->refused_at = line;
}

/* Appends a line to a block: the lines of a block follow each other in the text. */
static void
extend(struct str *block, struct str line)
{
	if (block->at == NULL)
		*block = line;
	else
		block->len = (size_t)(line.at + line.len - block->at);
}

static bool
is_command(struct str block, const char *name)
{
	size_t n = strlen(name);

	return str_starts(block, name) && (block.len == n || is_blank(block.at[n]) || block.at[n] == '\n');
}

/* WebVTT's "collect a block". In the header nothing is a cue. */
static void
vtt_block(struct cues *cues, struct reader *reader, bool in_header)
{
	struct cue cue = {0};
	struct str line, block = {0};
	struct reader before = *reader;
	uint64_t first = reader->line + 1;
	bool arrow = false, is_cue = false;

	for (size_t lines = 1; take_line(reader, &line); lines++, before = *reader) {
		if (line.len == 0)
			break;
		if (!has_arrow(line)) {
			extend(&block, line);
			continue;
		}
		if (in_header || lines > 2 || arrow) {
			*reader = before;	/* the next block begins here */
			reader->ended = false;
			break;
		}
		arrow = true;
		is_cue = read_times(line, true, &cue);
		if (!is_cue)
			refuse(cues, reader->line);
		cue.id = block;
		cue.line = reader->line;
		block = (struct str){0};
	}
	if (in_header)
		return;
	if (!is_cue) {
		if (block.len == 0 || is_command(block, "STYLE") || is_command(block, "REGION") || all_digits(block))
			return;
		cue = (struct cue){ .kind = is_command(block, "NOTE") ? CUE_NOTE : CUE_STRAY, .line = first };
	}
	cue.text = block;
	add(cues, cue);
}

static void
read_vtt(struct cues *cues, struct reader *reader)
{
	struct str line;

	take_line(reader, &line);	/* WEBVTT and a title */
	vtt_block(cues, reader, true);
	while (!reader->ended)
		vtt_block(cues, reader, false);
}

/*
 * SubRip has no standard. Every line of times begins a cue, the number above it is its own; its text goes on to the next
 * number with times below it, so that an empty line within a cue loses nothing.
 */
static void
read_srt(struct cues *cues, struct reader *reader)
{
	struct cue cue = {0};
	struct str line, number = {0};

	while (take_line(reader, &line)) {
		struct cue next = {0};

		line = str_trim(line);
		if (has_arrow(line) && read_times(line, false, &next)) {
			if (cue.line && cue.text.at && number.len)
				cue.text.len = (size_t)(number.at - cue.text.at);	/* the number was this cue's */
			if (cue.line)
				add(cues, cue);
			next.id = number;
			next.line = reader->line;
			cue = next;
			number = (struct str){0};
			continue;
		}
		if (has_arrow(line))
			refuse(cues, reader->line);
		number = all_digits(line) ? line : (struct str){0};
		if (line.len && cue.line)
			extend(&cue.text, line);
		else if (line.len && number.len == 0)
			add(cues, (struct cue){ .kind = CUE_STRAY, .line = reader->line, .text = line });
	}
	if (cue.line)
		add(cues, cue);
}

/* "0:0:3.120 --> 0:0:5.880": how Teams stamps the turns of a transcript in Word, a name below; no cue. */
static bool
is_teams_time(struct str line)
{
	const char *colon = memchr(line.at, ':', line.len);

	return colon && line.at + line.len - colon > 2 && colon[2] == ':';
}

enum cue_format
cue_format(struct str text)
{
	struct cue cue;

	if (str_starts(text, "\xef\xbb\xbf"))
		text.at += 3, text.len -= 3;
	if (str_starts(text, "WEBVTT"))
		return text.len == 6 || is_blank(text.at[6]) || text.at[6] == '\n' || text.at[6] == '\r' ? CUE_VTT : CUE_NONE;
	/* Times on the first line that is not empty, or below a number there. */
	for (int lines = 0; text.len && lines < 2;) {
		size_t end = 0;
		struct str line;

		while (end < text.len && text.at[end] != '\n' && text.at[end] != '\r')
			end++;
		line = str_trim((struct str){ text.at, end });
		text.at += end;
		text.len -= end;
		while (text.len && (text.at[0] == '\n' || text.at[0] == '\r'))
			text.at++, text.len--;
		if (line.len == 0)
			continue;
		if (read_times(line, false, &cue))
			return lines == 0 && is_teams_time(line) ? CUE_NONE : CUE_SRT;
		if (!all_digits(line))
			return CUE_NONE;
		lines++;
	}
	return CUE_NONE;
}

bool
cues_read(struct cues *cues, struct str text)
{
	struct reader reader = {0};

	cues->format = cue_format(text);
	if (cues->format == CUE_NONE)
		return false;
	normalise(&cues->held, text);
	reader.rest = buf_str(&cues->held);
	if (cues->format == CUE_VTT)
		read_vtt(cues, &reader);
	else
		read_srt(cues, &reader);
	return true;
}

void
cues_free(struct cues *cues)
{
	free(cues->cue);
	buf_free(&cues->held);
	*cues = (struct cues){0};
}
