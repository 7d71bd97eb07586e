/*
 * The bytes of a file, decompressed where it is gzip, within limits.
 *
 *	struct limits limits = { .size = 256 << 20, .ratio = 200 };
 *	struct buf bytes = {0};
 *
 *	if (source_load("a.txt.gz", &limits, &bytes))
 *		...
 */
#ifndef SOURCE_H
#define SOURCE_H

#include "str.h"

struct limits {
	uint64_t size;		/* bytes of one file, unpacked */
	uint64_t ratio;		/* times its packed size that a file may unpack to, asked beyond 1 MiB */
};

/* Reads the file ("-": standard input) into bytes, whose former content is overwritten. False, with a message, if it cannot. */
bool source_load(const char *path, const struct limits *limits, struct buf *bytes);

/* Unpacks gzip. False, with a message, when it is cut off, damaged or too large. */
bool source_gunzip(const char *name, struct str packed, const struct limits *limits, struct buf *bytes);

#endif
