/*
 * The stream: vertical text, one tag or one token a line. Its format is heddle-stream(5).
 *
 * A filter line by line:
 *
 *	struct out out;
 *	struct stream in;
 *	struct line line;
 *
 *	out_open(&out, STDOUT_FILENO);
 *	stream_open(&in, argv + optind, &out);
 *	while (stream_line(&in, &line)) {
 *		if (line.tag == TAG_TOKEN)
 *			...
 *		else
 *			out_line(&out, line.raw);
 *	}
 *	return stream_close(&in, &out);
 *
 * A filter turn by turn:
 *
 *	while (stream_turn(&in, &line, &body)) {
 *		if (line.tag != TAG_U) {
 *			out_line(&out, line.raw);
 *			continue;
 *		}
 *		while (line_next(&body, &inner))
 *			...
 *	}
 *
 * Slices stay valid until the next stream_line or stream_turn. Behind what they hand out, STREAM_SPARE bytes can be read.
 */
#ifndef STREAM_H
#define STREAM_H

#include "out.h"
#include "str.h"

enum { STREAM_SPARE = 16 };

enum tag {
	TAG_TOKEN,	/* no tag: a line of data (raw text after hd-read, a token with its columns later) */
	TAG_TEXT, TAG_TEXT_END,
	TAG_U, TAG_U_END,
	TAG_S, TAG_S_END,
	TAG_G,		/* <g/>: no space here */
	TAG_MARK, TAG_HIT, TAG_SKIP, TAG_CODE,
	TAG_OTHER,	/* a tag that heddle does not know: passes through */
};

struct line {
	enum tag tag;
	struct str raw;		/* the whole line without its newline, as it stands (escaped) */
};

struct stream {
	char *const *files;	/* NULL-terminated; what is left to read */
	const char *name;	/* of the file being read, for messages */
	int fd;			/* -1: none open */
	struct out *out;	/* flushed before a read that may block */
	char *at;		/* one buffer: at[start, end) is read and not yet handed out */
	size_t start, end, cap, limit;
	uint64_t line_number;	/* of the line handed out last, from 1, in this file */
	bool file_ended, in_text, in_turn;
	size_t opened;		/* how many files could be opened */
};

/*
 * Reads the files in turn, standard input when there are none or for "-". `out` may be NULL.
 * A file that cannot be read is said and skipped (status 1; 2 when none could be read).
 * A file that ends inside a <text> or a <u> was cut off: said, status 1.
 */
void stream_open(struct stream *in, char *const *files, struct out *out);

/* The next line. False at the end. A line longer than the limit (HEDDLE_MAX_TURN bytes, default 16 MiB) ends the program with a message. */
bool stream_line(struct stream *in, struct line *line);

/*
 * The next line outside a turn, or a whole turn: then *line is its <u> tag and *body the lines between <u> and </u>,
 * each with its newline. The </u> itself is taken. A turn is at most HEDDLE_MAX_TURN bytes.
 */
bool stream_turn(struct stream *in, struct line *line, struct str *body);

/* Flushes and closes; says what failed; returns the exit status for main. */
int stream_close(struct stream *in, struct out *out);

/* What a line that begins with < is. */
enum tag tag_of(struct str raw);

/* What a raw line is, by its first bytes. */
static inline enum tag
line_tag(struct str raw)
{
	return raw.len == 0 || raw.at[0] != '<' ? TAG_TOKEN : tag_of(raw);
}

/* The next line of a body: cuts it off *body. False when the body is used up. */
static inline bool
line_next(struct str *body, struct line *line)
{
	if (body->len == 0)
		return false;
	line->raw = str_cut(body, '\n');
	line->tag = line_tag(line->raw);
	return true;
}

/* The next line of a body that is a tag other than <g/>; cuts it off with all before it. False when the body is used up. */
bool line_next_tag(struct str *body, struct line *line);

/*
 * Value of an attribute of a tag, as it stands (escaped). False if the tag does not have it.
 * tag_text is the same with the value unescaped: a slice of the line, or of *scratch when there was something to unescape.
 */
bool tag_attr(struct str raw, const char *name, struct str *value);
bool tag_text(struct str raw, const char *name, struct buf *scratch, struct str *value);
/* A number attribute; `otherwise` when absent or no number. */
uint64_t tag_number(struct str raw, const char *name, uint64_t otherwise);
/* Steps through the attributes in order: start with *rest = raw. False at the end. */
bool tag_next(struct str *rest, struct str *name, struct str *value);

/* Column n (from 0) of a token line, as it stands; empty when there are not so many. */
struct str token_column(struct str raw, size_t n);

/* Escapes for data lines and table cells (& < tab newline) and for attribute values (" and > too). Appends. */
void escape_data(struct buf *b, struct str s);
void escape_attr(struct buf *b, struct str s);
/* Appends s with &amp; &lt; &gt; &quot; &#9; &#10; replaced. */
void unescape(struct buf *b, struct str s);
/* s itself if it holds no &, else the unescaped text in *scratch (overwritten). */
struct str unescaped(struct str s, struct buf *scratch);

/* Appends ` name="value"`, the value escaped; nothing when the value is empty. */
void attr_put(struct buf *b, const char *name, struct str value);
/* The same with a value as it stood in a stream, escaped already. */
static inline void
attr_copy(struct buf *b, const char *name, struct str escaped)
{
	size_t len = strlen(name);
	char *to;

	if (escaped.len == 0)
		return;
	buf_need(b, len + escaped.len + 4);
	to = b->at + b->len;
	*to = ' ';
	memcpy(to + 1, name, len);
	memcpy(to + 1 + len, "=\"", 2);
	memcpy(to + 3 + len, escaped.at, escaped.len);
	to[3 + len + escaped.len] = '"';
	b->len += len + escaped.len + 4;
}

void attr_number(struct buf *b, const char *name, uint64_t value);

#endif
