/* Buffered writing: see out.h. */
#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "out.h"
#include "say.h"

void
out_open(struct out *out, int fd)
{
	*out = (struct out){ .fd = fd };
	buf_need(&out->held, 2 * OUT_BLOCK);
}

void
out_flush(struct out *out)
{
	size_t done = 0;

	while (done < out->held.len) {
		ssize_t n = write(out->fd, out->held.at + done, out->held.len - done);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			die("cannot write %s: %s", out->fd == STDOUT_FILENO ? "standard output" : "a file", strerror(errno));
		done += (size_t)n;
	}
	out->held.len = 0;
}

void
out_close(struct out *out)
{
	out_flush(out);
	if (close(out->fd) < 0 && errno != EBADF)
		die("cannot write %s: %s", out->fd == STDOUT_FILENO ? "standard output" : "a file", strerror(errno));
	buf_free(&out->held);
}
