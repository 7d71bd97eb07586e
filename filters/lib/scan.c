/* Looking through many bytes at once: see scan.h. */
#include "bytes.h"
#include "scan.h"

enum {
	WIDE = 64,		/* bytes of a step: what a branch costs is shared by four comparisons */
	STEPS = 255 / 4,	/* as many as a byte of the sum of newlines can count */
};

static const char turn_end[] = "\n</u>\n";

enum { TURN_END = sizeof(turn_end) - 1 };

/* The same byte by byte, from *at to `to`, behind which TURN_END - 1 bytes can be read. */
static bool
turn_ends_before(const char *text, size_t to, size_t *at, uint64_t *lines)
{
	for (; *at < to; ++*at) {
		if (text[*at] != '\n')
			continue;
		if (memcmp(text + *at, turn_end, TURN_END) == 0)
			return true;
		++*lines;
	}
	return false;
}

/* Whether a turn may end in these WIDE bytes. Counts their newlines. */
static inline bool
turn_may_end(const char *at, bytes16 *lines)
{
	bytes16 ends = {0};

	for (unsigned i = 0; i < WIDE; i += sizeof(bytes16)) {
		bytes16 newlines = bytes16_equal(bytes16_load(at + i), '\n');

		*lines -= newlines;
		ends |= newlines & bytes16_equal(bytes16_load(at + i + 2), '/') & bytes16_equal(bytes16_load(at + i + 3), 'u');
	}
	return bytes16_any(ends);
}

bool
scan_turn_end(struct str s, size_t *at, uint64_t *lines)
{
	size_t last = s.len < TURN_END ? 0 : s.len - TURN_END + 1;	/* behind the last place where it can be */

	while (*at + WIDE <= last) {
		bytes16 sum = {0}, before = {0};
		bool may_end = false;

		for (unsigned i = 0; i < STEPS && *at + WIDE <= last; i++) {
			before = sum;
			may_end = turn_may_end(s.at + *at, &sum);
			if (may_end)
				break;
			*at += WIDE;
		}
		*lines += bytes16_sum(may_end ? before : sum);
		if (may_end && turn_ends_before(s.at, *at + WIDE, at, lines))
			return true;
	}
	return turn_ends_before(s.at, last, at, lines);
}
