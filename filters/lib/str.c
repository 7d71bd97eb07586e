/* Slices and growing buffers: see str.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "say.h"
#include "str.h"

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.len < b.len ? a.len : b.len;
	int order = n ? memcmp(a.at, b.at, n) : 0;

	return order ? order : (a.len > b.len) - (a.len < b.len);
}

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

struct str
str_trim(struct str s)
{
	while (s.len && is_space(s.at[0]))
		s.at++, s.len--;
	while (s.len && is_space(s.at[s.len - 1]))
		s.len--;
	return s;
}

char *
str_dup(struct str s)
{
	char *copy = alloc(s.len + 1, 1);

	if (s.len)
		memcpy(copy, s.at, s.len);
	copy[s.len] = '\0';
	return copy;
}

bool
str_number(struct str s, uint64_t *number)
{
	uint64_t n = 0;

	if (s.len == 0 || s.len > 18)
		return false;
	for (size_t i = 0; i < s.len; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		n = n * 10 + (uint64_t)(s.at[i] - '0');
	}
	*number = n;
	return true;
}

void *
alloc(size_t n, size_t size)
{
	return alloc_again(NULL, n, size);
}

void *
alloc_again(void *p, size_t n, size_t size)
{
	if (size && n > SIZE_MAX / size)
		die("out of memory: %zu things of %zu bytes wanted", n, size);
	if (n == 0 || size == 0)
		n = size = 1;
	p = realloc(p, n * size);
	if (p == NULL)
		die("out of memory: %zu bytes wanted", n * size);
	return p;
}

void *
alloc_double(void *p, size_t *cap, size_t size)
{
	*cap = *cap ? *cap * 2 : 16;
	return alloc_again(p, *cap, size);
}

void
buf_grow(struct buf *b, size_t more)
{
	size_t cap = b->cap ? b->cap : 256;

	if (more > SIZE_MAX / 2 - b->len)
		die("out of memory: a buffer of %zu bytes cannot grow by %zu", b->len, more);
	while (cap < b->len + more)
		cap *= 2;
	b->at = alloc_again(b->at, cap, 1);
	b->cap = cap;
}

void
buf_number(struct buf *b, uint64_t n)
{
	char digits[20];	/* UINT64_MAX has as many */
	size_t at = sizeof(digits);

	do {
		digits[--at] = (char)('0' + n % 10);
		n /= 10;
	} while (n);
	buf_put(b, (struct str){ digits + at, sizeof(digits) - at });
}

void
buf_format(struct buf *b, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		die("cannot format a number");
	buf_need(b, (size_t)n + 1);
	va_start(args, format);
	vsnprintf(b->at + b->len, (size_t)n + 1, format, args);
	va_end(args);
	b->len += (size_t)n;
}

void
buf_free(struct buf *b)
{
	free(b->at);
	*b = (struct buf){0};
}
