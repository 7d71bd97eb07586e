/* Looking through many bytes at once: see scan.h. */
#include "bytes.h"
#include "scan.h"

enum {
	WIDE = 64,		/* bytes of a step: one branch for four times sixteen */
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

/* Flags the newlines of sixteen bytes behind which a turn may end. Counts them all. */
static inline bytes16
turn_may_end(const char *at, bytes16 *lines)
{
	bytes16 newlines = bytes16_equal(bytes16_load(at), '\n');

	*lines -= newlines;
	return newlines & bytes16_equal(bytes16_load(at + 2), '/') & bytes16_equal(bytes16_load(at + 3), 'u');
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
			may_end = bytes16_any(turn_may_end(s.at + *at, &sum) | turn_may_end(s.at + *at + 16, &sum) |
			    turn_may_end(s.at + *at + 32, &sum) | turn_may_end(s.at + *at + 48, &sum));
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

size_t
scan_tag(struct str s)
{
	size_t at = 0;

	for (; at + sizeof(bytes16) + 3 <= s.len; at += sizeof(bytes16)) {
		bytes16 glue = bytes16_equal(bytes16_load(s.at + at + 2), 'g') & bytes16_equal(bytes16_load(s.at + at + 3), '/');
		bytes16 tags = bytes16_equal(bytes16_load(s.at + at), '\n') & bytes16_equal(bytes16_load(s.at + at + 1), '<') & ~glue;

		if (bytes16_any(tags))
			return at + bytes16_first(tags) + 1;
	}
	for (; at + 1 < s.len; at++)
		if (s.at[at] == '\n' && s.at[at + 1] == '<' && !(s.len - at > 3 && s.at[at + 2] == 'g' && s.at[at + 3] == '/'))
			return at + 1;
	return s.len;
}
