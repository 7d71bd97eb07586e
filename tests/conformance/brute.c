/*
 * A random lexicon and a random text in DIR (lex/patterns.tsv, lex/codebook.tsv, in.vrt), and in want.vrt what hd-match must
 * make of them, found by trying everything everywhere: build/tests/brute SEED DIR. tests/brute.bats compares.
 */
#include <stdio.h>
#include <stdlib.h>

#include "random.h"
#include "say.h"
#include "str.h"

enum { TOKENS = 24, SENTENCES = 30, ELEMENTS = 6, PATTERNS = 10, STRETCH = 16 };

/* Sorts of tokens: what is a word, and what may be passed. */
enum sort { WORD, CLITIC, HYPHEN, QUOTE, SOFT, HARD };

static const struct { const char *form, *stem; enum sort sort; } vocabulary[] = {
	{ "walk", "walk", WORD }, { "walks", "walk", WORD }, { "walking", "walk", WORD }, { "team", "team", WORD },
	{ "teams", "team", WORD }, { "good", "good", WORD }, { "er", "er", WORD }, { "you", "you", WORD }, { "know", "know", WORD },
	{ "know", "know", WORD }, { "really", "realli", WORD }, { "n't", "n't", CLITIC }, { "-", "-", HYPHEN }, { "\"", "\"", QUOTE },
	{ ",", ",", SOFT }, { "(", "(", SOFT }, { "?", "?", HARD },
};
enum { WORDS = 11, ALL = sizeof(vocabulary) / sizeof(vocabulary[0]) };
static const char *const globs[] = { "walk*", "*s", "?eam", "*o*", "*" };

/* What an element asks of a token: a stem (exact: a form) of the vocabulary, or a glob. */
struct test { unsigned word; bool exact, glob; };
struct element { unsigned gap, choices; bool optional; struct test choice[5][2]; unsigned length[5]; };
struct pattern { struct element element[ELEMENTS]; unsigned n, theme, side; char text[400]; };
struct token { unsigned word; bool glued, parted; };
struct hit { unsigned pattern, from, to, trap; bool dropped; };

static const char *const sides[] = { "challenge", "enabler", "mention", "trap" };
static struct pattern pattern[PATTERNS];
static struct token token[TOKENS];
static unsigned tokens;
static bool found[TOKENS][TOKENS];
static struct random random_numbers;

static unsigned
below(unsigned n)
{
	return (unsigned)random_below(&random_numbers, n);
}

static const char *form(unsigned i) { return vocabulary[token[i].word].form; }

/* ---- the brute force ---- */

static bool
glob(const char *p, const char *s)
{
	if (*p == '*')
		return glob(p + 1, s) || (*s && glob(p, s + 1));
	return *p == '\0' ? *s == '\0' : *s && (*p == '?' || *p == *s) && glob(p + 1, s + 1);
}

static bool
meets(const struct test *test, unsigned i)
{
	if (test->glob)
		return vocabulary[token[i].word].sort <= CLITIC && glob(globs[test->word], form(i));
	return strcmp(test->exact ? vocabulary[test->word].form : vocabulary[test->word].stem,
	    test->exact ? form(i) : vocabulary[token[i].word].stem) == 0;
}

/* Tokens of the filler that starts at i: er, really, you know. 0: none does. */
static unsigned
filler(unsigned i)
{
	if (strcmp(form(i), "er") == 0 || strcmp(form(i), "really") == 0)
		return 1;
	return i + 1 < tokens && strcmp(form(i), "you") == 0 && strcmp(form(i + 1), "know") == 0 && !token[i + 1].parted ? 2 : 0;
}

/* Whether what stands from i up to `end` may stand between two words of a phrase, with so many words of a gap. */
static bool
passes(unsigned i, unsigned end, unsigned gap, unsigned words, bool soft, bool filled)
{
	enum sort sort = i < end ? vocabulary[token[i].word].sort : WORD;
	bool joins = i < end && i > 0 && token[i].glued && i + 1 < tokens && token[i + 1].glued;

	if (i == end)
		return gap || !soft || filled;
	if (filler(i) && i + filler(i) <= end && passes(i + filler(i), end, gap, words, soft, true))
		return true;
	if (sort == HARD || (sort == WORD && words == 0) || (sort == CLITIC && !gap))
		return false;
	return passes(i + 1, end, gap, words - (sort == WORD), soft || sort == SOFT || (sort == HYPHEN && !joins), filled);
}

static bool
follows(int last, unsigned i, unsigned gap)
{
	for (unsigned k = (unsigned)last + 1; k <= i; k++)
		if (token[k].parted)
			return false;
	return i - (unsigned)last - 1 <= STRETCH + gap && passes((unsigned)last + 1, i, gap, gap, false, false);
}

/* Marks every (from, last) that elements k and on make of the text behind `last`; -1: nothing matched yet. */
static void
derive(const struct pattern *p, unsigned k, unsigned from, int last, unsigned gap)
{
	const struct element *e = &p->element[k];

	if (k == p->n) {
		found[from][last] = true;
		return;
	}
	if (e->gap) {
		derive(p, k + 1, from, last, last < 0 ? 0 : gap + e->gap);
		return;
	}
	if (e->optional)
		derive(p, k + 1, from, last, gap);
	for (unsigned c = 0; c < e->choices; c++)
		for (unsigned i = (unsigned)(last + 1); i < tokens; i++) {
			if (!meets(&e->choice[c][0], i) || (last >= 0 && !follows(last, i, gap)))
				continue;
			if (e->length[c] == 1)
				derive(p, k + 1, last < 0 ? i : from, (int)i, 0);
			for (unsigned j = i + 1; e->length[c] == 2 && j < tokens; j++)
				if (meets(&e->choice[c][1], j) && follows((int)i, j, 0))
					derive(p, k + 1, last < 0 ? i : from, (int)j, 0);
		}
}

static bool
drops(const struct hit *a, const struct hit *b)	/* whether b makes a one too many */
{
	const struct pattern *p = &pattern[a->pattern], *q = &pattern[b->pattern];
	bool a_in_b = b->from <= a->from && a->to <= b->to, b_in_a = a->from <= b->from && b->to <= a->to;

	if (p->theme != q->theme || (a->trap == 0) != (b->trap == 0))
		return false;
	if (p->side == q->side)
		return a_in_b && (!b_in_a || strcmp(q->text, p->text) < 0 || (strcmp(q->text, p->text) == 0 && b->pattern < a->pattern));
	return p->side == 2 && (a_in_b || b_in_a);
}

static int
order(const void *a, const void *b)
{
	const struct hit *left = a, *right = b;
	const struct pattern *p = &pattern[left->pattern], *q = &pattern[right->pattern];

	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	if (left->to != right->to)
		return left->to < right->to ? -1 : 1;
	if (p->theme != q->theme)
		return p->theme < q->theme ? -1 : 1;
	return p->side != q->side ? (p->side < q->side ? -1 : 1) : strcmp(p->text, q->text);
}

static void
write_hits(FILE *out, unsigned p0)
{
	static struct hit hit[PATTERNS * TOKENS * TOKENS];
	unsigned n = 0, offset[TOKENS] = {0};

	for (unsigned p = 0; p < PATTERNS; p++) {
		memset(found, 0, sizeof(found));
		derive(&pattern[p], 0, 0, -1, 0);
		for (unsigned i = 0; i < tokens * TOKENS; i++)
			if (found[i / TOKENS][i % TOKENS])
				hit[n++] = (struct hit){ p, i / TOKENS, i % TOKENS, 0, false };
	}
	qsort(hit, n, sizeof(*hit), order);
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < n && pattern[hit[i].pattern].side != 3; k++) {
			const struct pattern *trap = &pattern[hit[k].pattern];

			if (trap->side == 3 && hit[i].trap == 0 && (trap->theme == 2 || trap->theme == pattern[hit[i].pattern].theme)
			    && hit[k].from <= hit[i].to && hit[k].to >= hit[i].from)
				hit[i].trap = k + 1;
		}
	for (unsigned i = 0; i < n; i++)
		for (unsigned k = 0; k < n; k++)
			hit[i].dropped |= k != i && pattern[hit[k].pattern].side != 3 && drops(&hit[i], &hit[k]);
	for (unsigned i = 1; i < tokens; i++)
		offset[i] = offset[i - 1] + (unsigned)strlen(form(i - 1)) + !token[i].glued;
	for (unsigned i = 0; i < n; i++) {
		const struct pattern *p = &pattern[hit[i].pattern];

		if (!hit[i].dropped && p->side != 3)
			fprintf(out, "<hit lexicon=\"lex\" theme=\"%c\" side=\"%s\" from=\"%u\" to=\"%u\" start=\"%u\" end=\"%u\" pattern=\"%s\"%s/>\n",
			    "st*"[p->theme], sides[p->side], hit[i].from + 1, hit[i].to + 1, p0 + offset[hit[i].from],
			    p0 + offset[hit[i].to] + (unsigned)strlen(form(hit[i].to)), p->text, hit[i].trap ? " void=\"trap\"" : "");
	}
}

/* ---- random patterns and texts ---- */

static struct test
random_test(char *text)
{
	struct test test = { below(WORDS), below(3) == 0, below(6) == 0 };

	if (test.glob)
		test.word = below(sizeof(globs) / sizeof(globs[0]));
	strcat(text, test.glob ? globs[test.word] : vocabulary[test.word].form);
	return test;
}

static void
random_words(struct element *e, char *text)
{
	e->choices = below(3) ? 1 : 1 + below(5);
	for (unsigned c = 0; c < e->choices; c++) {
		struct test *test = e->choice[c];
		char *start;

		strcat(text, c ? "|" : "");
		start = text + strlen(text);
		e->length[c] = below(8) ? 1 : 2;
		test[0] = random_test(text);
		if (e->length[c] == 2) {
			strcat(text, "-");
			test[1] = random_test(text);
			test[1].exact = test[0].exact;
		}
		if (test[0].exact) {
			memmove(start + 1, start, strlen(start) + 1);
			*start = '=';
		}
	}
}

static void
random_pattern(struct pattern *p)
{
	unsigned n = 1 + below(below(4) ? 3 : ELEMENTS), must = below(n);

	*p = (struct pattern){ .theme = below(2), .side = below(4) };
	if (p->side == 3)
		p->theme = below(3);
	for (; p->n < n; p->n++) {
		struct element *e = &p->element[p->n];

		strcat(p->text, p->n ? " " : "");
		if (p->n && p->n + 1 < n && p->n != must && below(3) == 0 && p->element[p->n - 1].gap == 0) {
			e->gap = 1 + below(4);
			sprintf(p->text + strlen(p->text), "..%u", e->gap);
			continue;
		}
		e->optional = p->n != must && below(3) == 0;
		strcat(p->text, e->optional ? "[" : "");
		random_words(e, p->text);
		strcat(p->text, e->optional ? "]" : "");
	}
}

static void
random_sentence(void)
{
	unsigned calm = 1 + below(4);	/* how rare signs are */

	tokens = 1 + below(TOKENS - 1);
	for (unsigned i = 0; i < tokens; i++)
		token[i] = (struct token){ below(below(calm) ? WORDS : ALL), i && below(4) == 0, below(40) == 0 };
}

static FILE *
open_in(const char *dir, const char *name)
{
	char path[4096];
	FILE *file;

	snprintf(path, sizeof(path), "%s/%s", dir, name);
	file = fopen(path, "w");
	if (file == NULL)
		die("%s: cannot write", path);
	return file;
}

static void
write_sentence(FILE *file, unsigned n, unsigned p)
{
	fprintf(file, "<s n=\"%u\" p=\"%u\">\n", n, p);
	for (unsigned i = 0; i < tokens; i++)
		fprintf(file, "%s%s%s\t%s\n", token[i].parted ? "<mark kind=\"unheard\"/>\n" : "", token[i].glued ? "<g/>\n" : "", form(i),
		    vocabulary[token[i].word].stem);
}

int
main(int argc, char *argv[])
{
	FILE *patterns, *codebook, *in, *want;

	say_start("brute", "usage: brute seed folder");
	if (argc != 3)
		say_misuse();
	random_numbers = random_from(strtoull(argv[1], NULL, 10));
	patterns = open_in(argv[2], "lex/patterns.tsv");
	codebook = open_in(argv[2], "lex/codebook.tsv");
	in = open_in(argv[2], "in.vrt");
	want = open_in(argv[2], "want.vrt");
	fputs("theme\tside\ns\tenabler\ns\tchallenge\nt\tenabler\n", codebook);
	fputs("theme\tside\tpattern\n", patterns);
	for (unsigned i = 0; i < PATTERNS; i++) {
		random_pattern(&pattern[i]);
		fprintf(patterns, "%c\t%s\t%s\n", "st*"[pattern[i].theme], sides[pattern[i].side], pattern[i].text);
	}
	fputs("<text id=\"x\">\n<u n=\"1\">\n", in);
	fputs("<lexicon id=\"lex\" sides=\"enabler challenge\"/>\n<text id=\"x\">\n<u n=\"1\">\n", want);
	for (unsigned n = 0, p = 0; n < SENTENCES; n++, p += 500) {
		random_sentence();
		write_sentence(in, n + 1, p);
		fputs("</s>\n", in);
		write_sentence(want, n + 1, p);
		write_hits(want, p);
		fputs("</s>\n", want);
	}
	fputs("</u>\n</text>\n", in);
	fputs("</u>\n</text>\n", want);
	fclose(patterns);
	fclose(codebook);
	fclose(in);
	fclose(want);
	return 0;
}
