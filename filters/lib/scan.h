/*
 * Looking through many bytes at once: what a filter passes over is touched here and nowhere else.
 *
 *	size_t at = 0;
 *	uint64_t lines = 0;
 *
 *	if (scan_turn_end(rest, &at, &lines))
 *		body = (struct str){ rest.at, at + 1 };
 */
#ifndef SCAN_H
#define SCAN_H

#include "str.h"

/*
 * Looks from s.at[*at] on for a newline with the line </u> behind it. *at moves to this newline; when there is none, behind all
 * that needs no second look when more bytes come. *lines grows by the newlines passed, the one before </u> not among them.
 */
bool scan_turn_end(struct str s, size_t *at, uint64_t *lines);

/* Offset of the first < that stands behind a newline of s and begins no <g/>; s.len when there is none. */
size_t scan_tag(struct str s);

#endif
