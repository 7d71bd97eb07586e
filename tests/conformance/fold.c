/*
 * fold nfc < NormalizationTest.txt: c2 = NFC of c1, c2, c3 and c4 = NFC of c4, c5; every code point not listed in part 1 is its own NFC.
 * fold case < CaseFolding.txt: every folding C and F, and every code point without one folds to itself. Prints how many held.
 */
#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "say.h"
#include "utf8.h"

enum { POINTS = 0x110000 };

/* Appends the code points of "0044 0307". */
static void
put_points(struct buf *b, struct str points)
{
	for (points = str_trim(points); points.len;) {
		struct str point = str_cut(&points, ' ');

		utf8_put(b, (uint32_t)strtoul(point.at, NULL, 16));
	}
}

static void
check_nfc(struct str from, struct str to, const char *line)
{
	struct buf got = {0};

	nfc(&got, from);
	if (!str_eq(buf_str(&got), to))
		die("NFC: %s", line);
	buf_free(&got);
}

static bool
is_assignable(uint32_t c)
{
	return c < 0xd800 || c > 0xdfff;
}

static size_t
check_others(const bool *listed)
{
	size_t n = 0;

	for (uint32_t c = 0; c < POINTS; c++) {
		struct buf one = {0};

		if (listed[c] || !is_assignable(c))
			continue;
		utf8_put(&one, c);
		check_nfc(buf_str(&one), buf_str(&one), "a code point that is not listed");
		buf_free(&one);
		n++;
	}
	return n;
}

static void
check_normalization(void)
{
	bool *listed = alloc(POINTS, sizeof(*listed));
	struct buf form[5] = {0};
	char line[4096];
	size_t cases = 0;
	bool part1 = false;

	memset(listed, 0, POINTS * sizeof(*listed));
	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_of(line);

		if (line[0] == '@')
			part1 = str_starts(rest, "@Part1");
		if (line[0] == '@' || line[0] == '#' || line[0] == '\n')
			continue;
		if (part1)
			listed[strtoul(line, NULL, 16)] = true;
		for (int i = 0; i < 5; i++) {
			form[i].len = 0;
			put_points(&form[i], str_cut(&rest, ';'));
		}
		for (int i = 0; i < 5; i++)
			check_nfc(buf_str(&form[i]), buf_str(&form[i < 3 ? 1 : 3]), line);
		cases++;
	}
	printf("%zu cases, %zu code points\n", cases, check_others(listed));
	for (int i = 0; i < 5; i++)
		buf_free(&form[i]);
	free(listed);
}

/* The quotation marks that fold.h makes straight. */
static char
straight(uint32_t c)
{
	return c == 0x2018 || c == 0x2019 || c == 0x2bc || c == 0xff07 ? '\'' : c == 0x201c || c == 0x201d ? '"' : '\0';
}

/* What a text must fold to: NFC, the listed folding of each code point, NFC, straight marks. */
static void
put_folded(struct buf *b, struct str text, struct buf *folding)
{
	struct buf normal = {0}, mapped = {0};
	struct str rest;

	nfc(&normal, text);
	for (rest = buf_str(&normal); rest.len;) {
		uint32_t c = utf8_next(&rest);

		if (folding[c].len)
			buf_put(&mapped, buf_str(&folding[c]));
		else
			utf8_put(&mapped, c);
	}
	normal.len = 0;
	nfc(&normal, buf_str(&mapped));
	for (rest = buf_str(&normal); rest.len;) {
		uint32_t c = utf8_next(&rest);

		if (straight(c))
			buf_char(b, straight(c));
		else
			utf8_put(b, c);
	}
	buf_free(&normal);
	buf_free(&mapped);
}

static void
check_folding(void)
{
	struct buf *folding = alloc(POINTS, sizeof(*folding)), one = {0}, want = {0}, got = {0};
	size_t listed = 0, points = 0;
	char line[1024];

	memset(folding, 0, POINTS * sizeof(*folding));
	while (fgets(line, sizeof(line), stdin)) {
		struct str rest = str_of(line), code = str_cut(&rest, ';'), status;

		if (rest.at == NULL || line[0] == '#')
			continue;
		status = str_trim(str_cut(&rest, ';'));
		if (!str_eq(status, STR("C")) && !str_eq(status, STR("F")))
			continue;
		put_points(&folding[strtoul(code.at, NULL, 16)], str_cut(&rest, ';'));
		listed++;
	}
	for (uint32_t c = 0; c < POINTS; c++) {
		if (!is_assignable(c))
			continue;
		one.len = want.len = got.len = 0;
		utf8_put(&one, c);
		put_folded(&want, buf_str(&one), folding);
		fold(&got, buf_str(&one));
		if (!str_eq(buf_str(&got), buf_str(&want)))
			die("folding of U+%04X", (unsigned)c);
		points++;
	}
	printf("%zu foldings, %zu code points\n", listed, points);
	for (uint32_t c = 0; c < POINTS; c++)
		buf_free(&folding[c]);
	free(folding);
	buf_free(&one);
	buf_free(&want);
	buf_free(&got);
}

int
main(int argc, char *argv[])
{
	say_start("fold", "usage: fold nfc|case");
	if (argc == 2 && strcmp(argv[1], "nfc") == 0)
		check_normalization();
	else if (argc == 2 && strcmp(argv[1], "case") == 0)
		check_folding();
	else
		say_misuse();
	return say_status();
}
