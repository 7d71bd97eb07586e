/*
 * Eight bytes at a time, in plain C, and sixteen: what a loop over text skips or compares at once.
 *
 *	uint64_t eight = bytes_load(s.at + i);
 *
 *	if (!bytes_equal(eight, '\n'))
 *		i += 8;		// none of them is a newline
 *
 * Byte i of the text is byte i of the number, from the lowest. A flag is the highest bit of its byte.
 * (Mycroft 1987; Warren, Hacker's Delight, 6-1.)
 *
 * Sixteen are a vector of GCC and clang: one register on most machines, the same result on all. A byte that is flagged is 255.
 */
#ifndef BYTES_H
#define BYTES_H

#include <endian.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTES_ONES 0x0101010101010101u
#define BYTES_HIGH 0x8080808080808080u

static inline uint64_t
bytes_load(const char *at)
{
	uint64_t eight;

	memcpy(&eight, at, sizeof(eight));
	return le64toh(eight);
}

/* The eight bytes at text[at], zeros in the place of those behind the text. at < len, 8 <= len. */
static inline uint64_t
bytes_load_in(const char *text, size_t len, size_t at)
{
	return len - at >= 8 ? bytes_load(text + at) : bytes_load(text + len - 8) >> 8 * (8 - (len - at));
}

/* Flags the bytes that are less than n, 1 to 128. Of several flags only the lowest must be true; none means none. */
static inline uint64_t
bytes_less(uint64_t eight, unsigned n)
{
	return (eight - BYTES_ONES * n) & ~eight & BYTES_HIGH;
}

/* Flags the bytes that are c, in the same way. */
static inline uint64_t
bytes_equal(uint64_t eight, unsigned char c)
{
	return bytes_less(eight ^ BYTES_ONES * c, 1);
}

/* Flags the bytes that are c, each flag true. */
static inline uint64_t
bytes_each(uint64_t eight, unsigned char c)
{
	uint64_t other = eight ^ BYTES_ONES * c;

	return ~(((other & ~BYTES_HIGH) + ~BYTES_HIGH) | other) & BYTES_HIGH;
}

/* Flags the bytes that are neither a letter nor a digit of ASCII, each flag true. */
static inline uint64_t
bytes_no_word(uint64_t eight)
{
	uint64_t seven = eight & ~BYTES_HIGH, lower = seven | BYTES_ONES * 0x20;
	uint64_t letter = (lower + BYTES_ONES * (0x80 - 'a')) & ~(lower + BYTES_ONES * (0x80 - 'z' - 1));
	uint64_t digit = (seven + BYTES_ONES * (0x80 - '0')) & ~(seven + BYTES_ONES * (0x80 - '9' - 1));

	return (~(letter | digit) | eight) & BYTES_HIGH;
}

/* Number of the lowest byte flagged. flags is not 0. */
static inline unsigned
bytes_first(uint64_t flags)
{
	return (unsigned)__builtin_ctzll(flags) / 8;
}

/* The lowest n bytes, the others 0. n < 8. */
static inline uint64_t
bytes_head(uint64_t eight, unsigned n)
{
	return eight & (((uint64_t)1 << 8 * n) - 1);
}

typedef unsigned char bytes16 __attribute__((vector_size(16)));

static inline bytes16
bytes16_load(const char *at)
{
	bytes16 sixteen;

	memcpy(&sixteen, at, sizeof(sixteen));
	return sixteen;
}

/* Flags the bytes that are c. */
static inline bytes16
bytes16_equal(bytes16 sixteen, unsigned char c)
{
	return (bytes16)(sixteen == (bytes16){ c, c, c, c, c, c, c, c, c, c, c, c, c, c, c, c });
}

static inline bool
bytes16_any(bytes16 flags)
{
	uint64_t half[2];

	memcpy(half, &flags, sizeof(half));
	return half[0] | half[1];
}

/* Number of the first byte flagged; 16 when none is. */
static inline unsigned
bytes16_first(bytes16 flags)
{
	uint64_t half[2];

	memcpy(half, &flags, sizeof(half));
	if (half[0])
		return bytes_first(le64toh(half[0]));
	return half[1] ? 8 + bytes_first(le64toh(half[1])) : 16;
}

static inline unsigned
bytes16_sum(bytes16 numbers)
{
	unsigned sum = 0;

	for (unsigned i = 0; i < sizeof(numbers); i++)
		sum += numbers[i];
	return sum;
}

#endif
