/* Reading streams by lines and by turns: stream.c. */
#include <fcntl.h>
#include <unistd.h>

#include "fuzz.h"
#include "stream.h"

static char path[] = "/tmp/heddle-fuzz-XXXXXX";

/* A file of the input, whose name is path. */
static void
write_file(struct str input)
{
	static int fd = -1;

	if (fd < 0)
		fd = mkstemp(path);
	FUZZ_CHECK(fd >= 0 && ftruncate(fd, 0) == 0 && pwrite(fd, input.at, input.len, 0) == (ssize_t)input.len);
}

static void
remove_file(void)
{
	unlink(path);
}

/* Behind what is handed out STREAM_SPARE bytes can be read. */
static unsigned
sum_spare(struct str s)
{
	unsigned sum = 0;

	for (size_t i = 0; i < STREAM_SPARE; i++)
		sum += (unsigned char)s.at[s.len + i];
	return sum;
}

/* All lines together are the input. */
static void
read_lines(char *const *files, struct str input)
{
	struct stream in;
	struct line line;
	size_t bytes = 0;

	stream_open(&in, files, NULL);
	while (stream_line(&in, &line)) {
		FUZZ_CHECK(bytes + line.raw.len <= input.len && memcmp(input.at + bytes, line.raw.at, line.raw.len) == 0);
		bytes += line.raw.len + 1;
		sum_spare(line.raw);
	}
	FUZZ_CHECK(bytes == input.len + (input.len && input.at[input.len - 1] != '\n'));
	stream_close(&in, NULL);
}

/* Turns are whole, lines are counted, and nothing is longer than what came in. */
static void
read_turns(char *const *files, struct str input)
{
	struct stream in;
	struct line line, inner;
	struct str body;
	size_t bytes = 0;

	stream_open(&in, files, NULL);
	while (stream_turn(&in, &line, &body)) {
		bytes += line.raw.len + 1 + (line.tag == TAG_U ? body.len + sizeof("</u>\n") - 1 : 0);
		FUZZ_CHECK(bytes <= input.len + 1 && in.line_number <= input.len + 1);
		if (line.tag != TAG_U)
			continue;
		FUZZ_CHECK(body.len == 0 || body.at[body.len - 1] == '\n');
		while (line_next(&body, &inner))
			FUZZ_CHECK(!str_eq(inner.raw, STR("</u>")));
		sum_spare(line.raw);
	}
	stream_close(&in, NULL);
}

void
fuzz_target(struct str input)
{
	static bool is_started;
	char *const files[] = { path, NULL };

	write_file(input);
	if (!is_started)
		is_started = atexit(remove_file) == 0;
	read_lines(files, input);
	read_turns(files, input);
}
