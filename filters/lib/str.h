/*
 * Slices and growing buffers.
 *
 *	struct str word = STR("trust");
 *	struct buf line = {0};
 *	buf_put(&line, word);
 *	buf_char(&line, '\n');
 *	...
 *	buf_free(&line);
 *
 * A slice does not own its bytes: it is valid as long as the buffer that it points into.
 * Memory that cannot be had ends the program with exit 2 (see say.h): no caller has to check.
 */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "bytes.h"

struct str {
	const char *at;
	size_t len;
};

#define STR(literal) ((struct str){ (literal), sizeof(literal) - 1 })

/* A growing array of bytes; all zero is an empty one. `at` is not NUL-terminated. */
struct buf {
	char *at;
	size_t len, cap;
};

static inline struct str
str_of(const char *s)
{
	return (struct str){ s, strlen(s) };
}

static inline struct str
buf_str(const struct buf *b)
{
	return (struct str){ b->at, b->len };
}

/* A literal goes second: then what is compared is known when this is compiled, and no function is called. */
static inline bool
str_eq(struct str a, struct str b)
{
	return a.len == b.len && (b.len == 0 || memcmp(a.at, b.at, b.len) == 0);
}

/* Byte order, shorter first on a tie: < 0, 0, > 0 as strcmp. The same in every locale. */
int str_cmp(struct str a, struct str b);

/* Here, so that a literal is compared without a call. */
static inline bool
str_starts(struct str s, const char *prefix)
{
	size_t n = strlen(prefix);

	return s.len >= n && memcmp(s.at, prefix, n) == 0;
}

static inline bool
str_ends(struct str s, const char *suffix)
{
	size_t n = strlen(suffix);

	return s.len >= n && memcmp(s.at + s.len - n, suffix, n) == 0;
}

/* Without the ASCII white space at both ends. */
struct str str_trim(struct str s);

/* Where the first c is; NULL when there is none. Most of what is looked for is a word away: less than a call is worth. */
static inline const char *
str_find(struct str s, char c)
{
	size_t at = 0;

	for (; at < 16 && s.len - at >= 8; at += 8) {
		uint64_t found = bytes_equal(bytes_load(s.at + at), (unsigned char)c);

		if (found)
			return s.at + at + bytes_first(found);
	}
	return s.len > at ? memchr(s.at + at, c, s.len - at) : NULL;
}

/* Cuts s at the first `by`: returns the part before it, leaves in *s what follows (at = NULL when nothing was left to cut). */
static inline struct str
str_cut(struct str *s, char by)
{
	struct str head = *s;
	const char *end = str_find(*s, by);

	if (end == NULL) {
		*s = (struct str){ NULL, 0 };
		return head;
	}
	head.len = (size_t)(end - s->at);
	s->at = end + 1;
	s->len -= head.len + 1;
	return head;
}

/* A NUL-terminated copy that the caller frees. */
char *str_dup(struct str s);

/* Decimal number of at most 18 digits, nothing else. False if s is not one. */
bool str_number(struct str s, uint64_t *number);

/* malloc, realloc of n things of a size (overflow checked); never NULL. free() gives them back. */
void *alloc(size_t n, size_t size);
void *alloc_again(void *p, size_t n, size_t size);

/* Twice the room, at first for 16 elements. */
void *alloc_double(void *p, size_t *cap, size_t size);

/* Room for one more element in an array of *cap elements: doubles when len has reached *cap. Returns the (moved) array. */
static inline void *
alloc_room(void *p, size_t len, size_t *cap, size_t size)
{
	return len < *cap ? p : alloc_double(p, cap, size);
}

/* Makes room for more bytes where there is none; what buf_need calls. */
void buf_grow(struct buf *b, size_t more);

static inline void
buf_need(struct buf *b, size_t more)
{
	if (b->at == NULL || more > b->cap - b->len)
		buf_grow(b, more);
}

static inline void
buf_put(struct buf *b, struct str s)
{
	if (s.len == 0)
		return;
	buf_need(b, s.len);
	memcpy(b->at + b->len, s.at, s.len);
	b->len += s.len;
}

static inline void
buf_char(struct buf *b, char c)
{
	buf_need(b, 1);
	b->at[b->len++] = c;
}

void buf_number(struct buf *b, uint64_t n);
void buf_format(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_free(struct buf *b);

#endif
