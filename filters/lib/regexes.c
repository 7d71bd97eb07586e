/* Regular expressions over a sentence: see regexes.h. */
#define PCRE2_CODE_UNIT_WIDTH 8
#include <pcre2.h>
#include <stdio.h>
#include <stdlib.h>

#include "literals.h"
#include "regexes.h"
#include "say.h"

/*
 * What one expression may do in one sentence: far above what an honest one needs (a thousand words, one step a word and
 * alternative), a few milliseconds.
 */
enum {
	STEPS_MOST = 200000,
	DEPTH_MOST = 10000,
	HEAP_MOST = 8 * 1024,			/* KiB */
	JIT_STACK = 32 * 1024, JIT_STACK_MOST = 1024 * 1024,
	TOGETHER_MOST = 256 * 1024,		/* bytes of all expressions tried at once */
	BITS = 64,				/* so many are told apart before a sentence is looked at; the rest always are */
};

static const uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_CASELESS | PCRE2_NO_UTF_CHECK;

struct regex {
	pcre2_code *code;
	uint32_t value;
	bool is_said;		/* that it takes too long */
	bool is_apart;		/* it cannot be tried together with others */
	uint64_t bit;		/* of regexes_find's may */
	char *text;
};

struct regexes {
	struct regex *regex;
	size_t len, cap;
	struct literals literals;
	uint64_t always;	/* bits of those that may match without letters that can be told */
	bool is_ready;
	pcre2_code *together;	/* one expression for all that can be tried so: most sentences match none. NULL: none can */
	pcre2_match_context *limits;
	pcre2_match_data *data;
	pcre2_jit_stack *stack;
};

struct regexes *
regexes_new(void)
{
	struct regexes *regexes = alloc(1, sizeof(*regexes));

	*regexes = (struct regexes){
		.limits = pcre2_match_context_create(NULL),
		.data = pcre2_match_data_create(1, NULL),
		.stack = pcre2_jit_stack_create(JIT_STACK, JIT_STACK_MOST, NULL),
	};
	if (!regexes->limits || !regexes->data || !regexes->stack)
		die("out of memory: regular expressions");
	pcre2_set_match_limit(regexes->limits, STEPS_MOST);
	pcre2_set_depth_limit(regexes->limits, DEPTH_MOST);
	pcre2_set_heap_limit(regexes->limits, HEAP_MOST);
	pcre2_jit_stack_assign(regexes->limits, NULL, regexes->stack);
	return regexes;
}

void
regexes_free(struct regexes *regexes)
{
	for (size_t i = 0; i < regexes->len; i++) {
		pcre2_code_free(regexes->regex[i].code);
		free(regexes->regex[i].text);
	}
	free(regexes->regex);
	literals_free(&regexes->literals);
	pcre2_code_free(regexes->together);
	pcre2_match_context_free(regexes->limits);
	pcre2_match_data_free(regexes->data);
	pcre2_jit_stack_free(regexes->stack);
	free(regexes);
}

uint64_t
regexes_always(const struct regexes *regexes)
{
	return regexes->always;
}

void
regexes_look(struct regexes *regexes, struct str token, uint64_t *holds, uint64_t *opens)
{
	literals_look(&regexes->literals, token, holds, opens);
}

/*
 * Within (?|a|b) groups are numbered from 1 in each branch, so that most expressions mean the same there. Those that may
 * not are tried apart: verbs, names, recursion, conditions.
 */
static bool
is_apart(struct str regex)
{
	for (size_t i = 0; i + 1 < regex.len; i++) {
		char c = regex.at[i], next = regex.at[i + 1], third = i + 2 < regex.len ? regex.at[i + 2] : '\0';

		if (c == '\\') {
			if (strchr("gkKQ", next))
				return true;
			i++;
		} else if (c == '(' && next == '*') {
			return true;
		} else if (c == '(' && next == '?' && !strchr(":=!<", third)) {
			return true;
		} else if (c == '(' && next == '?' && third == '<' && i + 3 < regex.len && !strchr("=!", regex.at[i + 3])) {
			return true;
		} else if (c == '#' ) {
			return true;
		}
	}
	return false;
}

static pcre2_code *
compile(struct str regex, int *error, PCRE2_SIZE *at)
{
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex.at, regex.len, options, error, at, NULL);

	if (code)
		pcre2_jit_compile(code, PCRE2_JIT_COMPLETE);	/* where there is no JIT, the interpreter serves */
	return code;
}

bool
regexes_add(struct regexes *regexes, struct str text, uint32_t value, struct problem *problem)
{
	struct regex regex = { .value = value, .is_apart = is_apart(text) };
	int error;
	PCRE2_SIZE at;

	regex.code = compile(text, &error, &at);
	if (regex.code == NULL) {
		PCRE2_UCHAR said[100];

		pcre2_get_error_message(error, said, sizeof(said));
		problem->at = at;
		snprintf(problem->text, sizeof(problem->text), "not a regular expression: %s", (char *)said);
		return false;
	}
	regex.text = str_dup(text);
	regexes->regex = alloc_room(regexes->regex, regexes->len, &regexes->cap, sizeof(*regexes->regex));
	regex.bit = (uint64_t)1 << (regexes->len < BITS ? regexes->len : BITS - 1);
	if (regexes->len >= BITS || regex.is_apart || !literals_add(&regexes->literals, text, (unsigned)regexes->len))
		regexes->always |= regex.bit;
	regexes->regex[regexes->len++] = regex;
	return true;
}

static void
make_together(struct regexes *regexes)
{
	struct buf all = {0};
	size_t n = 0;
	int error;
	PCRE2_SIZE at;

	regexes->is_ready = true;
	for (size_t i = 0; i < regexes->len; i++)
		if (!regexes->regex[i].is_apart) {
			buf_format(&all, "%s(?:%s)", n++ ? "|" : "(?|", regexes->regex[i].text);
		}
	buf_char(&all, ')');
	if (n > 1 && all.len <= TOGETHER_MOST)
		regexes->together = compile(buf_str(&all), &error, &at);
	buf_free(&all);
}

static int
match(struct regexes *regexes, pcre2_code *code, struct str text, size_t from, uint32_t more)
{
	return pcre2_match(code, (PCRE2_SPTR)text.at, text.len, from, PCRE2_NO_UTF_CHECK | more, regexes->data, regexes->limits);
}

static void
give_up(struct regex *regex, int error)
{
	PCRE2_UCHAR said[100];

	if (!regex->is_said) {
		pcre2_get_error_message(error, said, sizeof(said));
		warn("pattern \"/%s/\": %s in a sentence: not matched there: want a pattern that backtracks less", regex->text, (char *)said);
	}
	regex->is_said = true;
}

static void
find_all(struct regexes *regexes, struct regex *regex, struct str text,
    void (*found)(void *context, uint32_t value, size_t from, size_t to), void *context)
{
	size_t from = 0;

	while (from <= text.len) {
		PCRE2_SIZE *span = pcre2_get_ovector_pointer(regexes->data);
		int result = match(regexes, regex->code, text, from, PCRE2_NOTEMPTY);

		if (result == PCRE2_ERROR_NOMATCH)
			return;
		if (result < 0) {
			give_up(regex, result);
			return;
		}
		if (span[1] <= span[0] || span[1] <= from)	/* \K can set the start behind the end */
			return;
		found(context, regex->value, span[0], span[1]);
		from = span[1];
	}
}

void
regexes_find(struct regexes *regexes, uint64_t may, struct str text,
    void (*found)(void *context, uint32_t value, size_t from, size_t to), void *context)
{
	bool none = false;

	if (!regexes->is_ready)
		make_together(regexes);
	if (text.len == 0)
		return;
	if (regexes->together && (may & (may - 1)))	/* more than one */
		none = match(regexes, regexes->together, text, 0, PCRE2_NOTEMPTY) == PCRE2_ERROR_NOMATCH;
	for (size_t i = 0; i < regexes->len; i++)
		if ((regexes->regex[i].bit & may) && (!none || regexes->regex[i].is_apart))
			find_all(regexes, &regexes->regex[i], text, found, context);
}
