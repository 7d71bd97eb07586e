/* Reading the stream: see stream.h. Tags, attributes and escapes are in tag.c. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "say.h"
#include "scan.h"
#include "stream.h"

enum {
	BLOCK = 256 * 1024,		/* first size of the buffer: several pipefuls, within a second-level cache */
	LIMIT = 16 * 1024 * 1024,	/* bytes of one line or turn: a day of talk is under 1 MiB */
};

static size_t
limit_set(void)
{
	const char *set = getenv("HEDDLE_MAX_TURN");
	uint64_t n;

	if (set == NULL || *set == '\0')
		return LIMIT;
	if (!str_number(str_of(set), &n) || n < 1024)
		die("HEDDLE_MAX_TURN=%s: want a number of bytes from 1024", set);
	return (size_t)n;
}

void
stream_open(struct stream *in, char *const *files, struct out *out)
{
	static char dash[] = "-";
	static char *const standard_input[] = { dash, NULL };

	*in = (struct stream){ .files = *files ? files : standard_input, .fd = -1, .out = out };
	in->limit = limit_set();
	in->cap = BLOCK;
	in->at = alloc(in->cap, 1);
}

/* Opens the next file that can be opened. False when there is none left. */
static bool
next_file(struct stream *in)
{
	for (; *in->files; in->files++) {
		const char *file = *in->files;

		in->line_number = 0;
		in->file_ended = false;
		if (strcmp(file, "-") == 0) {
			in->name = "standard input";
			in->fd = STDIN_FILENO;
		} else {
			in->name = file;
			in->fd = open(file, O_RDONLY);
		}
		if (in->fd >= 0) {
			in->files++;
			return true;
		}
		warn("%s: %s", in->name, strerror(errno));
	}
	return false;
}

static void
end_file(struct stream *in)
{
	if (in->fd != STDIN_FILENO)
		close(in->fd);
	in->fd = -1;
	in->file_ended = true;
}

static void
make_room(struct stream *in)
{
	if (in->start) {
		memmove(in->at, in->at + in->start, in->end - in->start);
		in->end -= in->start;
		in->start = 0;
	}
	if (in->cap - in->end >= BLOCK / 2)
		return;
	if (in->end > in->limit)
		die("%s:%llu: a line or turn of more than %zu bytes: raise HEDDLE_MAX_TURN if it is real",
		    in->name, (unsigned long long)in->line_number + 1, in->limit);
	in->cap *= 2;
	in->at = alloc_again(in->at, in->cap, 1);
}

/* Reads more of the current file behind at[end). False, with a newline added if it lacked one, when the file has ended. */
static bool
read_more(struct stream *in)
{
	ssize_t n;

	if (in->fd < 0)
		return false;
	if (in->out && in->out->held.len)
		out_flush(in->out);
	make_room(in);
	do
		n = read(in->fd, in->at + in->end, in->cap - in->end - STREAM_SPARE - 1);
	while (n < 0 && errno == EINTR);
	if (n > 0) {
		in->opened |= 1;
		in->end += (size_t)n;
		memset(in->at + in->end, 0, STREAM_SPARE + 1);
		return true;
	}
	if (n < 0)
		warn("%s: %s", in->name, strerror(errno));
	else
		in->opened |= 1;
	if (in->end > in->start && in->at[in->end - 1] != '\n')
		in->at[in->end++] = '\n';
	end_file(in);
	return false;
}

/* A file must end outside texts and turns: else what wrote it was cut off. */
static void
check_end(struct stream *in)
{
	if (in->name && (in->in_turn || in->in_text))
		warn("%s:%llu: ends inside a <%s>: what wrote it was cut off, its last transcript is not whole",
		    in->name, (unsigned long long)in->line_number, in->in_turn ? "u" : "text");
	in->in_turn = in->in_text = false;
}

/* Bytes of the next line without its newline, from at[start). False at the end of all files. */
static bool
find_line(struct stream *in, size_t *len)
{
	size_t searched = 0;

	for (;;) {
		char *from = in->at + in->start + searched;
		char *newline = memchr(from, '\n', in->end - in->start - searched);

		if (newline) {
			*len = (size_t)(newline - (in->at + in->start));
			return true;
		}
		searched = in->end - in->start;
		if (in->fd >= 0) {
			read_more(in);
			continue;
		}
		check_end(in);
		if (!next_file(in))
			return false;
	}
}

static void
keep_state(struct stream *in, enum tag tag)
{
	switch (tag) {
	case TAG_TEXT:
		in->in_text = true;
		break;
	case TAG_TEXT_END:
		in->in_text = false;
		break;
	case TAG_U:
		in->in_turn = true;
		break;
	case TAG_U_END:
		in->in_turn = false;
		break;
	default:
		break;
	}
}

bool
stream_line(struct stream *in, struct line *line)
{
	size_t len;

	if (!find_line(in, &len))
		return false;
	line->raw = (struct str){ in->at + in->start, len };
	line->tag = line_tag(line->raw);
	in->start += len + 1;
	in->line_number++;
	if (line->tag >= TAG_TEXT && line->tag <= TAG_U_END)
		keep_state(in, line->tag);
	return true;
}

/*
 * Offset from at[start) of the "</u>" line that ends the turn whose <u> line ends (with its newline) at `from`, and the number of
 * lines before it. False: it is not there, *lines are those of the whole file's rest.
 */
static bool
find_turn_end(struct stream *in, size_t from, size_t *end, uint64_t *lines)
{
	size_t at = from - 1;	/* the newline of the <u> line may be the one before </u> */

	for (*lines = 0;;) {
		if (scan_turn_end((struct str){ in->at + in->start, in->end - in->start }, &at, lines)) {
			*end = at + 1;
			++*lines;
			return true;
		}
		if (in->fd < 0)
			break;
		read_more(in);
	}
	for (; at < in->end - in->start; at++)
		*lines += in->at[in->start + at] == '\n';
	return false;
}

bool
stream_turn(struct stream *in, struct line *line, struct str *body)
{
	size_t len, end;
	uint64_t lines;

	*body = (struct str){ NULL, 0 };
	if (!find_line(in, &len))
		return false;
	if (line_tag((struct str){ in->at + in->start, len }) != TAG_U)
		return stream_line(in, line);
	if (!find_turn_end(in, len + 1, &end, &lines)) {
		in->line_number += lines;
		in->in_turn = true;
		in->start = in->end;
		return stream_turn(in, line, body);	/* says that the file was cut off; goes on with the next */
	}
	line->tag = TAG_U;
	line->raw = (struct str){ in->at + in->start, len };
	*body = (struct str){ in->at + in->start + len + 1, end - len - 1 };
	in->line_number += lines + 1;
	in->start += end + sizeof("</u>\n") - 1;
	return true;
}

int
stream_close(struct stream *in, struct out *out)
{
	if (out)
		out_close(out);
	if (!in->opened)
		say_worsen(STATUS_FAILED);
	free(in->at);
	in->at = NULL;
	return say_status();
}
