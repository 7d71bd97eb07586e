/* Dates: see dates.h. */
#include "chars.h"
#include "dates.h"

static bool
is_leap(unsigned year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static unsigned
days_of(unsigned year, unsigned month)
{
	static const unsigned char days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

static bool
put_date(struct buf *b, unsigned year, unsigned month, unsigned day)
{
	if (year < 100)
		year += year < 70 ? 2000 : 1900;
	if (year < 1900 || year > 2199 || month < 1 || month > 12 || day < 1 || day > days_of(year, month))
		return false;
	buf_format(b, "%04u-%02u-%02u", year, month, day);
	return true;
}

static unsigned
month_of(struct str word)
{
	static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";

	if (word.len < 3)
		return 0;
	for (unsigned i = 0; i < 12; i++)
		if (same_letters((struct str){ word.at, 3 }, (struct str){ months + 3 * i, 3 }))
			return i + 1;
	return 0;
}

/* A word that is a number, perhaps with st, nd, rd, th behind it. */
static bool
number_of(struct str word, unsigned *n)
{
	size_t digits = digits_at(word, 0);
	uint64_t value;

	if (digits == 0 || digits > 4 || (word.len != digits && word.len != digits + 2) || !str_number((struct str){ word.at, digits }, &value))
		return false;
	*n = (unsigned)value;
	return true;
}

bool
date_read(struct str s, struct buf *b)
{
	unsigned number[4], month = 0, n;
	size_t numbers = 0, month_at = 0, first_digits = 0;
	struct str rest = s, word;

	if (s.len > 60)
		return false;
	while ((word = next_word(&rest)).len) {
		if (number_of(word, &n)) {
			if (numbers == 3 || (rest.len && rest.at[0] == ':'))
				break;	/* the time of day */
			first_digits = numbers == 0 ? digits_at(word, 0) : first_digits;
			number[numbers++] = n;
		} else if (month == 0 && month_of(word)) {
			month = month_of(word);
			month_at = numbers;
		}
	}
	if (month && numbers == 2)
		return month_at <= 1 && (number[0] <= 31 ? put_date(b, number[1], month, number[0]) : put_date(b, number[0], month, number[1]));
	if (month || numbers != 3)
		return false;
	if (first_digits == 4)
		return put_date(b, number[0], number[1], number[2]);
	return put_date(b, number[2], number[1], number[0]) || put_date(b, number[2], number[0], number[1]);
}

bool
date_serial(struct str s, struct buf *b)
{
	unsigned year = 1970, month = 1;
	uint64_t days;

	if (s.len != 5 || !str_number(s, &days) || days < 25569 || days > 62092)
		return false;
	days -= 25569;		/* 1 January 1970 */
	for (; days >= 365u + is_leap(year); year++)
		days -= 365u + is_leap(year);
	for (; days >= days_of(year, month); month++)
		days -= days_of(year, month);
	return put_date(b, year, month, (unsigned)days + 1);
}
