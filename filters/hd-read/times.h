/* Time stamps as transcripts have them: 00:12:34, 12:34, 0:12:34.5, 00:00:43.810 --> 00:00:47.850, in [ ] ( ) { } < > or #...-5#. */
#ifndef TIMES_H
#define TIMES_H

#include "str.h"

/*
 * The time stamp at the start of s: how many bytes it takes with its brackets, 0 if there is none. *time: its first time, without
 * brackets. A bare one (no brackets) is only taken when a blank or the end follows; *bare says so. "10:30am" is none.
 */
size_t time_scan(struct str s, struct str *time, bool *bare);

/* From when to when the time stamp at the start of s goes, in milliseconds; end = start where it has one time alone. False: none is there. */
bool time_span(struct str s, uint64_t *start, uint64_t *end);

/* The same when all of s is a time, without brackets ("12:34", "time 12:34", "counter 235"). */
bool time_is(struct str s);

#endif
