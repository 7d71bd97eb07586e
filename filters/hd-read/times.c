/* Time stamps: see times.h. */
#include "chars.h"
#include "times.h"

/* h:mm, mm:ss, hh:mm:ss, each with a fraction or frames: bytes, 0 if none. */
static size_t
clock_length(struct str s)
{
	size_t i = digits_at(s, 0), parts = 1;

	if (i == 0 || i > 3)
		return 0;
	while (parts < 4 && i < s.len && s.at[i] == ':') {
		size_t n = digits_at(s, i + 1);

		if (n == 0 || n > 2 || (n == 1 && parts > 2))
			break;
		if (n == 2 && parts < 3 && s.at[i + 1] > '5')
			return 0;
		i += 1 + n;
		parts++;
	}
	if (parts < 2)
		return 0;
	if (i + 1 < s.len && (s.at[i] == '.' || s.at[i] == ',') && digits_at(s, i + 1) && digits_at(s, i + 1) <= 3)
		i += 1 + digits_at(s, i + 1);
	return i;
}

/* A clock time and, perhaps, an arrow or dash and another. */
static size_t
span_length(struct str s, size_t *first)
{
	size_t i = clock_length(s), more, arrow = 0;

	*first = i;
	if (i == 0)
		return 0;
	while (i + arrow < s.len && s.at[i + arrow] == ' ')
		arrow++;
	if (s.len - i - arrow >= 3 && memcmp(s.at + i + arrow, "-->", 3) == 0)
		arrow += 3;
	else if (s.len - i - arrow >= 3 && memcmp(s.at + i + arrow, "\xe2\x80\x93", 3) == 0)
		arrow += 3;
	else if (s.len - i - arrow >= 1 && s.at[i + arrow] == '-')
		arrow += 1;
	else
		return i;
	while (i + arrow < s.len && s.at[i + arrow] == ' ')
		arrow++;
	more = clock_length((struct str){ s.at + i + arrow, s.len - i - arrow });
	return more ? i + arrow + more : i;
}

static char
closing(char open)
{
	switch (open) {
	case '[': return ']';
	case '(': return ')';
	case '{': return '}';
	case '<': return '>';
	case '#': return '#';
	default: return '\0';
	}
}

/* {12.34}: minutes and seconds. */
static size_t
dotted_length(struct str s)
{
	size_t n = digits_at(s, 0);

	return n && n <= 3 && n < s.len && s.at[n] == '.' && digits_at(s, n + 1) == 2 ? n + 3 : 0;
}

size_t
time_scan(struct str s, struct str *time, bool *bare)
{
	char close = s.len ? closing(s.at[0]) : '\0';
	struct str inner = s;
	size_t first, n, i;

	*bare = false;
	if (s.len < 4 || (!close && !is_digit(s.at[0])))
		return 0;
	if (!close) {
		n = span_length(s, &first);
		if (n == 0 || (n < s.len && s.at[n] != ' ' && s.at[n] != '\t' && s.at[n] != '\n'))
			return 0;
		*bare = true;
		*time = (struct str){ s.at, first };
		return n;
	}
	inner.at++;
	inner.len--;
	while (inner.len && inner.at[0] == ' ')
		inner.at++, inner.len--;
	n = span_length(inner, &first);
	if (n == 0 && s.at[0] == '{')
		n = first = dotted_length(inner);
	if (n == 0)
		return 0;
	*time = (struct str){ inner.at, first };
	i = (size_t)(inner.at - s.at) + n;
	if (close == '#' && i < s.len && s.at[i] == '-')
		i += 1 + digits_at(s, i + 1);
	while (i < s.len && s.at[i] == ' ')
		i++;
	return i < s.len && s.at[i] == close ? i + 1 : 0;
}

bool
time_is(struct str s)
{
	static const char *const words[] = { "time ", "time: ", "timestamp ", "counter ", "counter: ", "tape " };
	size_t first;

	s = str_trim(s);
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		size_t n = strlen(words[i]);

		if (s.len > n && starts_with(s, words[i]) && is_digit(s.at[n]))
			return clock_length((struct str){ s.at + n, s.len - n }) == s.len - n || digits_at(s, n) == s.len - n;
	}
	return s.len && span_length(s, &first) == s.len;
}

/* A clock time, hh:mm:ss.fff or mm:ss. */
static uint64_t
milliseconds(struct str s)
{
	uint64_t seconds = 0, part = 0, thousandth = 0, unit = 100;
	size_t i = 0;

	for (; i < s.len && (is_digit(s.at[i]) || s.at[i] == ':'); i++)
		if (s.at[i] == ':') {
			seconds = (seconds + part) * 60;
			part = 0;
		} else {
			part = part * 10 + (uint64_t)(s.at[i] - '0');
		}
	for (i++; i < s.len && is_digit(s.at[i]) && unit; i++, unit /= 10)
		thousandth += unit * (uint64_t)(s.at[i] - '0');
	return (seconds + part) * 1000 + thousandth;
}

bool
time_span(struct str s, uint64_t *start, uint64_t *end)
{
	struct str time, rest;
	size_t n;
	bool bare;

	s = str_trim(s);
	n = time_scan(s, &time, &bare);
	if (n == 0)
		return false;
	*start = *end = milliseconds(time);
	rest = (struct str){ time.at + time.len, (size_t)(s.at + n - (time.at + time.len)) };
	while (rest.len && !is_digit(rest.at[0]))
		rest.at++, rest.len--;
	n = clock_length(rest);
	if (n)
		*end = milliseconds((struct str){ rest.at, n });
	return true;
}
