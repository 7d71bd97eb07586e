/* Clauses of a sentence: see clause.h. */
#include <stdlib.h>

#include "clause.h"

/*
 * Always begin a clause, however they stand. Words of a phrase are parted by one space. Those with the same first word stand
 * together and join alike: clause_role tells the first of them.
 */
static const struct opener {
	const char *word, *more;	/* NULL: it is one word */
	enum clause_join join;
	bool alone;	/* false: only after a comma or before a subject */
} openers[] = {
	{ "but", NULL, CLAUSE_CONTRAST, true },
	{ "however", NULL, CLAUSE_CONTRAST, true },
	{ "whereas", NULL, CLAUSE_CONTRAST, true },
	{ "except", NULL, CLAUSE_CONTRAST, true },
	{ "yet", NULL, CLAUSE_CONTRAST, false },
	{ "only", NULL, CLAUSE_CONTRAST, false },
	{ "mind", "you", CLAUSE_CONTRAST, true },
	{ "having", "said that", CLAUSE_CONTRAST, true },
	{ "that", "said", CLAUSE_CONTRAST, true },
	{ "on", "the other hand", CLAUSE_CONTRAST, true },
	{ "although", NULL, CLAUSE_CONCESSION, true },
	{ "though", NULL, CLAUSE_CONCESSION, true },
	{ "even", "though", CLAUSE_CONCESSION, true },
	{ "even", "if", CLAUSE_CONCESSION, true },
	{ "while", NULL, CLAUSE_CONCESSION, false },
	{ "whilst", NULL, CLAUSE_CONCESSION, false },
	{ "despite", NULL, CLAUSE_CONCESSION, true },
	{ "in", "spite of", CLAUSE_CONCESSION, true },
	{ "because", NULL, CLAUSE_CAUSE, true },
	{ "'cause", NULL, CLAUSE_CAUSE, true },
	{ "cause", NULL, CLAUSE_CAUSE, false },
	{ "cos", NULL, CLAUSE_CAUSE, true },
	{ "coz", NULL, CLAUSE_CAUSE, true },
	{ "'cos", NULL, CLAUSE_CAUSE, true },
	{ "since", NULL, CLAUSE_CAUSE, false },
	{ "if", NULL, CLAUSE_CONDITION, true },
	{ "unless", NULL, CLAUSE_CONDITION, true },
	{ "until", NULL, CLAUSE_PLAIN, false },
	{ "till", NULL, CLAUSE_PLAIN, false },
	{ "once", NULL, CLAUSE_PLAIN, false },
	{ "when", NULL, CLAUSE_PLAIN, false },
	{ "and", "then", CLAUSE_PLAIN, true },
	{ "and", "so", CLAUSE_PLAIN, true },
	{ "and", NULL, CLAUSE_PLAIN, false },
	{ "or", NULL, CLAUSE_PLAIN, false },
	{ "so", NULL, CLAUSE_PLAIN, false },
	{ "then", NULL, CLAUSE_PLAIN, false },
	{ "which", NULL, CLAUSE_PLAIN, false },
};
enum { OPENERS = sizeof(openers) / sizeof(*openers) };

static const char *const subjects[] = {
	"i", "you", "he", "she", "it", "we", "they", "there", "this", "that", "these", "those", "everybody", "everyone",
	"nobody", "somebody", "someone", "people", "mum", "dad",
};

/* Words after which a clause has ended, whatever follows: stops, then dashes. */
static const char *const enders[] = { ".", "?", "!", ";", ":", "...", "\342\200\246", "\342\200\223", "\342\200\224", "-", "--" };
enum { STOPS = 6 };

static bool
is_one_of(struct str word, const char *const *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (str_eq(word, str_of(list[i])))
			return true;
	return false;
}

unsigned
clause_role(struct str form)
{
	unsigned role = 0;
	size_t i;

	for (i = 0; i < OPENERS && !str_eq(form, str_of(openers[i].word)); i++)
		continue;
	if (i < OPENERS)
		role |= CLAUSE_OPENS | (unsigned)i << CLAUSE_OPENER;
	if (is_one_of(form, subjects, sizeof(subjects) / sizeof(*subjects)))
		role |= CLAUSE_SUBJECT;
	if (str_eq(form, STR(",")))
		role |= CLAUSE_COMMA;
	if (is_one_of(form, enders, sizeof(enders) / sizeof(*enders)))
		role |= CLAUSE_ENDS;
	if (is_one_of(form, enders, STOPS))
		role |= CLAUSE_STOP;
	return role;
}

bool
clause_may_turn(unsigned role)
{
	enum clause_join join = openers[role >> CLAUSE_OPENER].join;

	return (role & CLAUSE_OPENS) && (join == CLAUSE_CONTRAST || join == CLAUSE_CONCESSION);
}

/* How many tokens these words take at word[i]; 0 when they do not stand there. */
static size_t
words_at(const char *words, const struct clause_word *word, size_t n, size_t i)
{
	size_t taken;

	for (taken = 0; i + taken < n; words++) {
		struct str form = word[i + taken].form;

		if (form.len == 0 || strncmp(words, form.at, form.len) != 0 || (words[form.len] != ' ' && words[form.len] != '\0'))
			return 0;
		taken++;
		words += form.len;
		if (*words == '\0')
			return taken;
	}
	return 0;
}

/* How many tokens of word[i ...], the first word of an opener, open a clause, and how it is joined; 0 when none do. */
static size_t
opens(const struct clause_word *word, size_t n, size_t i, enum clause_join *join)
{
	size_t first = word[i].role >> CLAUSE_OPENER, j, taken, more, longest = 0;
	bool comma = i > 0 && (word[i - 1].role & CLAUSE_COMMA);

	for (j = first; j < OPENERS && (j == first || strcmp(openers[j].word, openers[first].word) == 0); j++) {
		const struct opener *opener = &openers[j];

		more = opener->more != NULL ? words_at(opener->more, word, n, i + 1) : 0;
		taken = opener->more != NULL && more == 0 ? 0 : 1 + more;
		if (taken <= longest || i + taken >= n || (word[i + taken].role & CLAUSE_STOP))
			continue; /* a last "though" or "but" opens nothing */
		if (!opener->alone && !comma && !(word[i + taken].role & CLAUSE_SUBJECT))
			continue;
		longest = taken;
		*join = opener->join;
	}
	return longest;
}

static void
add(struct clauses *clauses, size_t from, size_t to, enum clause_join join)
{
	if (clauses->len == clauses->cap)
		clauses->clause = alloc_room(clauses->clause, clauses->len, &clauses->cap, sizeof(*clauses->clause));
	clauses->clause[clauses->len++] = (struct clause){ (uint32_t)from, (uint32_t)to, join };
}

void
clause_split(struct clauses *clauses, const struct clause_word *word, size_t n)
{
	enum clause_join join = CLAUSE_PLAIN, next;
	size_t i, from = 0, opened = 0, taken;
	unsigned before = 0, role;

	clauses->len = 0;
	for (i = 0; i < n; i++, before = role) {
		role = word[i].role;
		if (!(role & CLAUSE_OPENS) && !(before & (CLAUSE_ENDS | CLAUSE_COMMA)))
			continue;
		if (word[i].form.len == 0 || i < opened)
			continue;
		next = CLAUSE_PLAIN;
		taken = role & CLAUSE_OPENS ? opens(word, n, i, &next) : 0;
		opened = i + taken;
		if (taken == 0 && !(before & CLAUSE_ENDS) && !((before & CLAUSE_COMMA) && (role & CLAUSE_SUBJECT)))
			continue; /* a full stop at the end has nothing to part */
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
