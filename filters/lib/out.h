/*
 * Buffered writing of a file descriptor.
 *
 * 64 KiB at a time: what a Linux pipe holds, so that a writer and its reader keep both cores busy.
 * A failed write (full disk) ends the program with a message and exit 2; a closed pipe ends it by SIGPIPE.
 */
#ifndef OUT_H
#define OUT_H

#include "str.h"

struct out {
	int fd;
	struct buf held;
};

void out_open(struct out *out, int fd);
void out_flush(struct out *out);
/* Flushes and closes: on some systems only close says that the disk is full. */
void out_close(struct out *out);

enum { OUT_BLOCK = 64 * 1024 };

static inline void
out_put(struct out *out, struct str s)
{
	buf_put(&out->held, s);
	if (out->held.len >= OUT_BLOCK)
		out_flush(out);
}

static inline void
out_char(struct out *out, char c)
{
	buf_char(&out->held, c);
}

/* s and a newline. */
static inline void
out_line(struct out *out, struct str s)
{
	buf_need(&out->held, s.len + 1);
	memcpy(out->held.at + out->held.len, s.at, s.len);
	out->held.len += s.len;
	out->held.at[out->held.len++] = '\n';
	if (out->held.len >= OUT_BLOCK)
		out_flush(out);
}

#endif
