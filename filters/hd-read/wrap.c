/* Lines that were broken at a column: see wrap.h. */
#include "chars.h"
#include "wrap.h"

enum {
	WIDEST = 132,	/* columns of a page */
	LEAST = 3,	/* full lines that make a wrapped text */
	SLACK = 4,	/* columns that a broken line may fall short of its page */
	LONGEST = 64,	/* bytes of a word that is looked up */
};

static size_t
first_word_length(struct str s)
{
	size_t start = blanks_at(s, 0), i = start;

	while (i < s.len && !is_blank(s.at[i]))
		i++;
	return i - start;
}

static size_t
width(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.len; i++)
		n += (s.at[i] & 0xc0) != 0x80;
	return n;
}

/* Whether line b goes on where line a ended: no label, no gap. */
static bool
goes_on(const struct text_line *a, const struct text_line *b)
{
	return a->kind == LINE_TEXT && b->kind == LINE_TEXT && b->label.form == LABEL_NONE && !b->label.time.at && !b->gap;
}

/* The column at which the text is broken; 0: it is not. All but one line in fifty must keep to it. */
static size_t
wrap_column(const struct lines *lines)
{
	size_t of_width[WIDEST + 1] = {0}, all = 0, beyond = 0, column = WIDEST, follow = 0, full = 0;

	for (size_t i = 0; i < lines->len; i++) {
		size_t n = lines->line[i].text.len;

		if (lines->line[i].kind != LINE_TEXT)
			continue;
		n = n > 4 * WIDEST ? n : width(lines->line[i].text);
		all++;
		if (n > WIDEST)
			beyond++;
		else
			of_width[n]++;
		if (beyond * 50 > all + 50)
			return 0;
	}
	while (column > 0 && (beyond + of_width[column]) * 50 <= all)
		beyond += of_width[column--];
	for (size_t i = 0; i + 1 < lines->len; i++)
		if (goes_on(&lines->line[i], &lines->line[i + 1])) {
			follow++;
			full += width(lines->line[i].text) + 1 + first_word_length(lines->line[i + 1].text) + SLACK > column;
		}
	return full >= LEAST && full * 2 >= follow && column >= 30 ? column : 0;
}

/* The words of the text, and those with hyphens in them, in small letters. Built when the first divided word is met. */
static void
take_words(const struct lines *lines, struct map *words)
{
	struct buf scratch = {0};

	for (size_t i = 0; i < lines->len; i++) {
		struct str s = lines->line[i].text;

		for (size_t k = 0; k < s.len;) {
			size_t start = k;

			scratch.len = 0;
			while (k < s.len && (is_letter(s.at[k]) || (s.at[k] == '-' && k > start)))
				buf_char(&scratch, to_lower(s.at[k++]));
			if (scratch.len && scratch.len <= LONGEST && !(k == s.len && s.at[k - 1] == '-'))
				map_add(words, buf_str(&scratch));
			k += k == start;
		}
	}
	buf_free(&scratch);
}

/* The letters and hyphens at the end of a, or at the start of b. */
static struct str
last_part(struct str a)
{
	size_t i = a.len;

	while (i > 0 && (is_letter(a.at[i - 1]) || a.at[i - 1] == '-'))
		i--;
	return (struct str){ a.at + i, a.len - i };
}

static struct str
first_part(struct str b)
{
	size_t i = 0;

	while (i < b.len && (is_letter(b.at[i]) || b.at[i] == '-'))
		i++;
	return (struct str){ b.at, i };
}

struct division {
	struct map in_text;
	struct words *words;
	bool taken;
};

/* Whether a word divided by the hyphen that ends a is one word without it. */
static bool
hyphen_goes(const struct lines *lines, struct division *division, struct str a, struct str b)
{
	struct buf scratch = {0};
	struct str joined;
	bool goes = false, stays;

	if (!division->taken)
		take_words(lines, &division->in_text);
	division->taken = true;
	buf_put(&scratch, last_part(a));
	buf_put(&scratch, first_part(b));
	for (size_t i = 0; i < scratch.len; i++)
		scratch.at[i] = to_lower(scratch.at[i]);
	stays = map_find(&division->in_text, buf_str(&scratch)) != MAP_NONE;
	scratch.len = 0;
	a.len--;
	buf_put(&scratch, last_part(a));
	buf_put(&scratch, first_part(b));
	for (size_t i = 0; i < scratch.len; i++)
		scratch.at[i] = to_lower(scratch.at[i]);
	joined = buf_str(&scratch);
	if (!stays)
		goes = map_find(&division->in_text, joined) != MAP_NONE || (division->words && words_have(division->words, joined));
	buf_free(&scratch);
	return goes;
}

/* Appends b to the text that ends in a, as one. */
static void
append(const struct lines *lines, struct division *division, struct buf *joined, struct str b)
{
	struct str a;

	while (joined->len && is_blank(joined->at[joined->len - 1]))
		joined->len--;
	b = str_trim(b);
	a = buf_str(joined);
	if (str_ends(a, "\xc2\xad")) {
		joined->len -= 2;
	} else if (a.len > 1 && a.at[a.len - 1] == '-' && is_letter(a.at[a.len - 2]) && b.len && is_letter(b.at[0]) && !is_capital(b.at[0])) {
		if (hyphen_goes(lines, division, a, b))
			joined->len--;
	} else {
		buf_char(joined, ' ');
	}
	buf_put(joined, b);
}

static bool
is_broken(const struct text_line *a, const struct text_line *b, size_t column)
{
	if (!goes_on(a, b))
		return false;
	return a->full || str_ends(a->text, "\xc2\xad") || (column && str_ends(a->text, "-")) ||
	    (column && width(a->text) + 1 + first_word_length(b->text) + 2 * SLACK > column);
}

/* The line after i; what stands between pages is stepped over where the line says that it was broken. */
static size_t
following(const struct lines *lines, size_t i)
{
	bool full = lines->line[i].full;

	for (i++; full && i < lines->len && (lines->line[i].kind == LINE_PAGE || lines->line[i].kind == LINE_GONE); i++)
		;
	return i;
}

void
wrap_join(struct lines *lines, struct words *words)
{
	struct division division = { .words = words };
	struct buf joined = {0};
	size_t column = wrap_column(lines);

	for (size_t i = 0; i < lines->len; i++) {
		struct text_line *line = &lines->line[i], last = *line;
		size_t k = following(lines, i);

		if (k >= lines->len || !is_broken(&last, &lines->line[k], column))
			continue;
		joined.len = 0;
		buf_put(&joined, line->text);
		for (; k < lines->len && is_broken(&last, &lines->line[k], column); k = following(lines, k)) {
			append(lines, &division, &joined, lines->line[k].text);
			last = lines->line[k];
			lines->line[k].kind = LINE_GONE;
		}
		line->text = document_keep(lines->document, buf_str(&joined));
	}
	if (column)
		document_remark(lines->document, "wrapped lines");
	map_free(&division.in_text);
	buf_free(&joined);
}
