/* Clauses of a sentence: see clause.h. */
#include <stdlib.h>

#include "clause.h"

/* Always begin a clause, however they stand. Words of a phrase are parted by one space. */
static const struct opener {
	const char *words;
	enum clause_join join;
	bool alone;	/* false: only after a comma or before a subject */
} openers[] = {
	{ "but", CLAUSE_CONTRAST, true },
	{ "however", CLAUSE_CONTRAST, true },
	{ "whereas", CLAUSE_CONTRAST, true },
	{ "except", CLAUSE_CONTRAST, true },
	{ "yet", CLAUSE_CONTRAST, false },
	{ "only", CLAUSE_CONTRAST, false },
	{ "mind you", CLAUSE_CONTRAST, true },
	{ "having said that", CLAUSE_CONTRAST, true },
	{ "that said", CLAUSE_CONTRAST, true },
	{ "on the other hand", CLAUSE_CONTRAST, true },
	{ "although", CLAUSE_CONCESSION, true },
	{ "though", CLAUSE_CONCESSION, true },
	{ "even though", CLAUSE_CONCESSION, true },
	{ "even if", CLAUSE_CONCESSION, true },
	{ "while", CLAUSE_CONCESSION, false },
	{ "whilst", CLAUSE_CONCESSION, false },
	{ "despite", CLAUSE_CONCESSION, true },
	{ "in spite of", CLAUSE_CONCESSION, true },
	{ "because", CLAUSE_CAUSE, true },
	{ "'cause", CLAUSE_CAUSE, true },
	{ "cause", CLAUSE_CAUSE, false },
	{ "cos", CLAUSE_CAUSE, true },
	{ "coz", CLAUSE_CAUSE, true },
	{ "'cos", CLAUSE_CAUSE, true },
	{ "since", CLAUSE_CAUSE, false },
	{ "if", CLAUSE_CONDITION, true },
	{ "unless", CLAUSE_CONDITION, true },
	{ "until", CLAUSE_PLAIN, false },
	{ "till", CLAUSE_PLAIN, false },
	{ "once", CLAUSE_PLAIN, false },
	{ "when", CLAUSE_PLAIN, false },
	{ "and then", CLAUSE_PLAIN, true },
	{ "and so", CLAUSE_PLAIN, true },
	{ "and", CLAUSE_PLAIN, false },
	{ "or", CLAUSE_PLAIN, false },
	{ "so", CLAUSE_PLAIN, false },
	{ "then", CLAUSE_PLAIN, false },
	{ "which", CLAUSE_PLAIN, false },
};

static const char *const subjects[] = {
	"i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those", "everybody", "everyone",
	"nobody", "somebody", "someone", "people", "mum", "dad",
};

/* Words after which a clause has ended, whatever follows; their first bytes. */
static const char ender_starts[] = ".?!;:-\342";
static const char *const enders[] = { ".", "?", "!", ";", ":", "...", "\342\200\246", "\342\200\223", "\342\200\224", "-", "--" };

static bool
is_one_of(struct str word, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n && word.len > 0; i++)
		if (list[i][0] == word.at[0] && str_eq(word, str_of(list[i])))
			return true;
	return false;
}

static bool
is_subject(const struct str *form, size_t n, size_t i)
{
	return i < n && is_one_of(form[i], subjects, sizeof(subjects) / sizeof(*subjects));
}

/* How many tokens the words take at form[i]; 0 when they do not stand there. */
static size_t
words_at(const char *words, const struct str *form, size_t n, size_t i)
{
	size_t taken;

	for (taken = 0; i + taken < n; words++) {
		struct str word = form[i + taken];

		if (word.len == 0 || strncmp(words, word.at, word.len) != 0 || (words[word.len] != ' ' && words[word.len] != '\0'))
			return 0;
		taken++;
		words += word.len;
		if (*words == '\0')
			return taken;
	}
	return 0;
}

/* Whether a word has the first letter and the length of one that opens a clause: most do not, and are not looked up. */
static bool
may_open(struct str word)
{
	switch (word.at[0]) {
	case 'a': return word.len == 3 || word.len == 8;
	case 'b': return word.len == 3 || word.len == 7;
	case 'c': return word.len == 3 || word.len == 5;
	case 'd': return word.len == 7;
	case 'e': return word.len == 4 || word.len == 6;
	case 'h': return word.len == 6 || word.len == 7;
	case 'i': return word.len == 2;
	case 'm': return word.len == 4;
	case 'o': return word.len == 2 || word.len == 4;
	case 's': return word.len == 2 || word.len == 5;
	case 't': return word.len == 4 || word.len == 6;
	case 'u': return word.len == 5 || word.len == 6;
	case 'w': return word.len >= 4 && word.len <= 7;
	case 'y': return word.len == 3;
	case '\'': return word.len == 4 || word.len == 6;
	default: return false;
	}
}

/* How many tokens of form[i ...] open a clause, and how it is joined; 0 when none do. */
static size_t
opens(const struct str *form, size_t n, size_t i, enum clause_join *join)
{
	size_t j, taken, longest = 0;
	bool comma = i > 0 && str_eq(form[i - 1], STR(","));

	if (!may_open(form[i]))
		return 0;
	for (j = 0; j < sizeof(openers) / sizeof(*openers); j++) {
		const struct opener *opener = &openers[j];

		if (opener->words[0] != form[i].at[0])
			continue;
		taken = words_at(opener->words, form, n, i);
		if (taken <= longest || i + taken >= n || is_one_of(form[i + taken], enders, 6))
			continue; /* a last "though" or "but" opens nothing */
		if (!opener->alone && !comma && !is_subject(form, n, i + taken))
			continue;
		longest = taken;
		*join = opener->join;
	}
	return longest;
}

/* A full stop at the end has nothing to part. */
static bool
ended_before(const struct str *form, size_t i)
{
	return i > 0 && form[i - 1].len > 0 && strchr(ender_starts, form[i - 1].at[0]) != NULL &&
	       is_one_of(form[i - 1], enders, sizeof(enders) / sizeof(*enders));
}

static void
add(struct clauses *clauses, size_t from, size_t to, enum clause_join join)
{
	clauses->clause = alloc_room(clauses->clause, clauses->len, &clauses->cap, sizeof(*clauses->clause));
	clauses->clause[clauses->len++] = (struct clause){ (uint32_t)from, (uint32_t)to, join };
}

void
clause_split(struct clauses *clauses, const struct str *form, size_t n)
{
	enum clause_join join = CLAUSE_PLAIN, next;
	size_t i, from = 0, opened = 0, taken;

	clauses->len = 0;
	for (i = 0; i < n; i++) {
		next = CLAUSE_PLAIN;
		if (form[i].len == 0 || i < opened)
			continue;
		taken = opens(form, n, i, &next);
		opened = i + taken;
		if (taken == 0 && !ended_before(form, i) &&
		    !(i > 0 && str_eq(form[i - 1], STR(",")) && is_subject(form, n, i)))
			continue;
		if (i > from)
			add(clauses, from, i, join);
		from = i;
		join = next;
	}
	if (n > 0)
		add(clauses, from, n, join);
}

void
clauses_free(struct clauses *clauses)
{
	free(clauses->clause);
	*clauses = (struct clauses){0};
}

const char *
clause_name(enum clause_join join)
{
	static const char *const names[] = { "plain", "contrast", "concession", "cause", "condition" };

	return names[join];
}
