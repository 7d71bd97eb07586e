/* Checks of the shared library that no single command shows. Prints how many passed; stops at the first that fails. */
#include <stdio.h>
#include <stdlib.h>

#include "fold.h"
#include "hit_tag.h"
#include "map.h"
#include "random.h"
#include "say.h"
#include "scan.h"
#include "stream.h"
#include "token.h"
#include "utf8.h"

static unsigned checks;

static void
check(int holds, const char *what)
{
	if (!holds)
		die("does not hold: %s", what);
	checks++;
}
#define CHECK(holds) check((holds), #holds)

static void
check_slices(void)
{
	struct str s = STR("a,b"), head = str_cut(&s, ',');
	uint64_t n;

	CHECK(str_eq(head, STR("a")) && str_eq(s, STR("b")));
	str_cut(&s, ',');
	CHECK(s.at == NULL);
	CHECK(str_eq(str_trim(STR(" \t x y\r\n")), STR("x y")));
	CHECK(str_cmp(STR("a"), STR("ab")) < 0 && str_cmp(STR("b"), STR("ab")) > 0 && str_cmp(STR("a"), STR("a")) == 0);
	CHECK(str_number(STR("120"), &n) && n == 120);
	CHECK(!str_number(STR("-1"), &n) && !str_number(STR(""), &n) && !str_number(STR("1234567890123456789"), &n));
}

static void
check_map(void)
{
	struct map map = {0};
	char key[16];
	uint32_t *order;

	for (unsigned i = 0; i < 20000; i++) {
		struct str k = { key, (size_t)snprintf(key, sizeof(key), "k%u", i * 7919 % 20000) };
		uint32_t at = map_add(&map, k);

		map.entry[at].value += 1;
		if (at != i)
			die("insertion order lost at %u", i);
	}
	CHECK(map.len == 20000 && map_find(&map, STR("k123")) != MAP_NONE && map_find(&map, STR("x")) == MAP_NONE);
	order = map_sorted(&map);
	for (unsigned i = 1; i < 20000; i++)
		if (str_cmp(map.entry[order[i - 1]].key, map.entry[order[i]].key) >= 0)
			die("not sorted at %u", i);
	free(order);
	map_clear(&map);
	CHECK(map.len == 0 && map_find(&map, STR("k123")) == MAP_NONE && map_add(&map, STR("")) == 0);
	map_free(&map);
}

static void
check_escapes(void)
{
	struct str all = STR("a&b<c\td\ne\"f>g &amp; &#9;"), value;
	struct buf as_data = {0}, as_attr = {0}, back = {0};

	escape_data(&as_data, all);
	escape_attr(&as_attr, all);
	CHECK(str_eq(buf_str(&as_data), STR("a&amp;b&lt;c&#9;d&#10;e\"f>g &amp;amp; &amp;#9;")));
	CHECK(str_eq(buf_str(&as_attr), STR("a&amp;b&lt;c&#9;d&#10;e&quot;f&gt;g &amp;amp; &amp;#9;")));
	unescape(&back, buf_str(&as_data));
	CHECK(str_eq(buf_str(&back), all));
	back.len = 0;
	unescape(&back, buf_str(&as_attr));
	CHECK(str_eq(buf_str(&back), all));
	CHECK(str_eq(unescaped(STR("R&B &unknown;"), &back), STR("R&B &unknown;")));
	CHECK(tag_text(STR("<u n=\"7\" who=\"A&amp;B\">"), "who", &back, &value) && str_eq(value, STR("A&B")));
	CHECK(tag_number(STR("<u n=\"7\" who=\"R\">"), "n", 0) == 7 && !tag_attr(STR("<u n=\"7\">"), "who", &value));
	CHECK(line_tag(STR("<text id=\"n\">")) == TAG_TEXT && line_tag(STR("</u>")) == TAG_U_END);
	CHECK(line_tag(STR("<g/>")) == TAG_G && line_tag(STR("<ux>")) == TAG_OTHER && line_tag(STR("we\twe")) == TAG_TOKEN);
	CHECK(str_eq(token_column(STR("a\tb\tc"), 1), STR("b")) && token_column(STR("a"), 1).len == 0);
	buf_free(&as_data);
	buf_free(&as_attr);
	buf_free(&back);
}

static bool
folds_to(struct str s, struct str wanted)
{
	struct buf b = {0};
	bool same;

	fold(&b, s);
	same = str_eq(buf_str(&b), wanted);
	buf_free(&b);
	return same;
}

static void
check_unicode(void)
{
	CHECK(utf8_valid(STR("caf\xc3\xa9")) == 5 && utf8_valid(STR("ab\xff")) == 2);
	CHECK(utf8_valid(STR("\xed\xa0\x80")) == 0 && utf8_valid(STR("\xc0\xaf")) == 0);
	CHECK(utf8_count(STR("caf\xc3\xa9 \xf0\x9f\x98\x80")) == 6 && utf8_bytes(STR("caf\xc3\xa9 x"), 4) == 5);
	CHECK(folds_to(STR("Don\xe2\x80\x99T"), STR("don't")));
	CHECK(folds_to(STR("CAFE\xcc\x81"), STR("caf\xc3\xa9")) && folds_to(STR("Stra\xc3\x9f""e"), STR("strasse")));
	CHECK(token_is_word(STR("trust")) && token_is_word(STR("9")) && token_is_word(STR("\xc3\xa9")));
	CHECK(!token_is_word(STR("n't")) && !token_is_word(STR("\xe2\x80\x99ve")) && !token_is_word(STR("...")));
	CHECK(!token_is_word(STR("'s")) && token_is_word(STR("'em")) && token_is_word(STR("not")));
	CHECK(token_is_hyphen(STR("-")) && token_is_hyphen(STR("\xe2\x80\x91")) && !token_is_hyphen(STR("\xe2\x80\x94")));
}

/* Where a turn ends from `at` on, by the definition; s.len when it does not. */
static size_t
turn_end_of(struct str s, size_t at, uint64_t *lines)
{
	static const struct str mark = STR("\n</u>\n");

	for (; at < s.len; at++) {
		if (s.len - at >= mark.len && memcmp(s.at + at, mark.at, mark.len) == 0)
			break;
		*lines += s.at[at] == '\n';
	}
	return at;
}

/* A turn's end in texts of every size and alignment, made of what looks like it, found at once and when the bytes come in two parts. */
static void
check_turn_end(void)
{
	static const struct str parts[] = { STR("\n"), STR("</u>"), STR("\n</u"), STR("u"), STR("/u\n"), STR("a word\n"), STR("\n</u>\n") };
	struct random random = random_from(7);
	unsigned found = 0;

	for (unsigned i = 0; i < 20000; i++) {
		struct buf text = {0};
		size_t len = random_below(&random, 400), from, cut, at, wanted;
		uint64_t lines = 0, wanted_lines = 0;

		while (text.len < len)
			buf_put(&text, parts[random_below(&random, i % 3 ? 6 : 7)]);
		buf_char(&text, '\n');
		at = from = random_below(&random, text.len);
		cut = from + random_below(&random, text.len - from + 1);
		wanted = turn_end_of(buf_str(&text), from, &wanted_lines);
		if (scan_turn_end((struct str){ text.at, cut }, &at, &lines) ||
		    scan_turn_end(buf_str(&text), &at, &lines)) {
			if (at != wanted || lines != wanted_lines)
				die("a turn's end of text %u: at %zu for %zu", i, at, wanted);
			found++;
		} else if (wanted != text.len) {
			die("a turn's end of text %u: not found, it is at %zu", i, wanted);
		}
		buf_free(&text);
	}
	CHECK(found > 1000 && found < 19000);
}

/* Next tags in bodies of every size and alignment: those that line_next finds, without <g/> and data. */
static void
check_next_tag(void)
{
	static const struct str parts[] = {
		STR("a\ta\n"), STR("longer than sixteen\tbytes\n"), STR("<g/>\n"), STR("<s n=\"1\">\n"), STR("</s>\n"), STR("<gap/>\n"), STR("\n"),
		STR("a <g\n"), STR("<\n"),
	};
	struct random random = random_from(8);
	struct line line, next;
	unsigned found = 0;

	for (unsigned i = 0; i < 20000; i++) {
		struct buf text = {0};
		struct str every, tags;
		size_t len = random_below(&random, 200);

		while (text.len < len)
			buf_put(&text, parts[random_below(&random, 9)]);
		every = tags = buf_str(&text);
		while (line_next(&every, &line)) {
			if (line.tag == TAG_TOKEN || str_starts(line.raw, "<g/>"))
				continue;
			if (!line_next_tag(&tags, &next) || next.tag != line.tag || next.raw.at != line.raw.at || next.raw.len != line.raw.len)
				die("a tag of text %u is not the next", i);
			found++;
		}
		if (line_next_tag(&tags, &next))
			die("a tag too many in text %u", i);
		buf_free(&text);
	}
	CHECK(found > 10000);
}

/* A hit's attributes as they stand, whatever their order and whatever stands between them. */
static void
check_hit_tag(void)
{
	static const char *const tags[] = {
		"<hit lexicon=\"l\" theme=\"t\" side=\"s\" from=\"1\" to=\"2\" start=\"3\" end=\"4\" pattern=\"a &quot;b&quot; > c\" why=\"w\"/>",
		"<hit lexicon=\"l\" theme=\"t\" side=\"s\" from=\"1\" to=\"2\" start=\"3\" end=\"4\" pattern=\"p\" was=\"m\" void=\"v\" why=\"w\"/>",
		"<hit theme=\"t\" lexicon=\"l\" to=\"2\" side=\"s\"/>",
		"<hit lexicon=\"l\" new=\"n\" theme=\"t\" side=\"s\" to=\"2\"/>",
		"<hit  lexicon=\"l\"  theme=\"t\" themes=\"x\" side=\"s\" to=\"2\" />",
		"<hit lexicon=\"l\" theme=\"t\" side=\"s\" to=\"2\">",
		"<hit to=\"2\"/>", "<hit/>", "<hit lexicon=\"l\" theme=\"t", "<hit lexicon=\"l", "<hit ", "<hit lexicon=l theme=\"t\"/>",
	};
	static const char *const names[HIT_ATTRS] = {
		"lexicon", "theme", "side", "from", "to", "start", "end", "pattern", "was", "void", "why",
	};

	struct buf body = {0};
	struct hit_tag tag;
	struct line line;
	struct str rest;

	for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]); i++) {
		struct str value;

		hit_tag_read(&tag, str_of(tags[i]));
		for (unsigned n = 0; n < HIT_ATTRS; n++) {
			tag_attr(str_of(tags[i]), names[n], &value);
			if (!str_eq(tag.value[n], value))
				die("%s: %s", tags[i], names[n]);
		}
		buf_format(&body, "%s%s\n%s", i % 3 == 0 ? "a\ta\n<g/>\nb\tb\n" : i % 3 == 1 ? "<g/>\n" : "", tags[i], i % 2 ? "" : "<mark/>\n\n");
	}
	rest = buf_str(&body);	/* the same tags as lines among others */
	for (size_t i = 0; hit_tag_next(&tag, &rest, &line);) {
		struct hit_tag again;

		if (line.tag != TAG_HIT)
			continue;
		CHECK(i < sizeof(tags) / sizeof(tags[0]) && str_eq(line.raw, str_of(tags[i])));
		hit_tag_read(&again, line.raw);
		for (unsigned n = 0; n < HIT_ATTRS; n++)
			CHECK(str_eq(tag.value[n], again.value[n]));
		CHECK(tag.has_others == again.has_others && tag.has_others == (strstr(tags[i], "new=") || strstr(tags[i], "themes=")));
		i++;
	}
	buf_free(&body);
}

static void
check_tags(void)
{
	static const struct { const char *line; enum tag tag; } lines[] = {
		{ "<s n=\"1\">", TAG_S }, { "</s>", TAG_S_END }, { "<skip s=\"1\"/>", TAG_SKIP }, { "<skips/>", TAG_OTHER }, { "</skip>", TAG_OTHER },
		{ "<hit/>", TAG_HIT }, { "<code>", TAG_CODE }, { "<mark kind=\"pause\"/>", TAG_MARK }, { "<text>", TAG_TEXT }, { "</text>", TAG_TEXT_END },
		{ "<u>", TAG_U }, { "</u>", TAG_U_END }, { "<g/>", TAG_G }, { "<g>", TAG_G }, { "</g>", TAG_OTHER }, { "<gap/>", TAG_OTHER },
		{ "<", TAG_OTHER }, { "</", TAG_OTHER }, { "<u", TAG_U }, { "<tex", TAG_OTHER }, { "<S>", TAG_OTHER }, { "<u\tx", TAG_OTHER },
		{ "", TAG_TOKEN }, { "u", TAG_TOKEN },
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		if (line_tag(str_of(lines[i].line)) != lines[i].tag)
			die("%s: not its tag", lines[i].line);
	CHECK(true);
}

int
main(void)
{
	say_start("lib", "usage: lib");
	check_slices();
	check_map();
	check_escapes();
	check_unicode();
	check_turn_end();
	check_tags();
	check_next_tag();
	check_hit_tag();
	printf("%u checks\n", checks);
	return 0;
}
