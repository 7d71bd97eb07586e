/*
 * A program of another project that turns a format into one that hd-read can read.
 *
 *	static const char *const pdftotext[] = { "pdftotext", "-bbox", "-", "-", NULL };
 *	struct buf html = {0}, said = {0};
 *
 *	if (convert(source, pdftotext, "poppler-utils", &html, &said) == CONVERT_DONE)
 *		...
 *	buf_free(&html);
 *
 * Run without a shell, with the bytes on its standard input and an environment of PATH and the C locale alone; it gets no name of a
 * file. It may take CONVERT_SECONDS of the processor's time and twice as many by the clock, CONVERT_MEMORY bytes, and print
 * source->max_size.
 */
#ifndef CONVERT_H
#define CONVERT_H

#include "decode.h"

enum {
	CONVERT_SECONDS = 60,
	CONVERT_MEMORY = 1 << 30,
};

enum convert_result {
	CONVERT_DONE,
	CONVERT_REFUSED,	/* the program ended with an error of its own: nothing has been said */
	CONVERT_FAILED,		/* it is not installed, took too long or printed too much: said */
};

/* Appends what the program prints, and to said the start of what it complains. package: Debian's, which has the program. */
enum convert_result convert(const struct source *source, const char *const *argv, const char *package, struct buf *output,
    struct buf *said);

#endif
