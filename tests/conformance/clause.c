/* Shows how clause_split divides sentences: lines of folded tokens, divided by blanks, come back with " | [join] " before each clause. */
#include <stdio.h>
#include <stdlib.h>

#include "clause.h"
#include "say.h"

static void
show(struct clauses *clauses, const struct str *form, size_t n)
{
	size_t i, word;

	clause_split(clauses, form, n);
	for (i = 0; i < clauses->len; i++) {
		const struct clause *clause = &clauses->clause[i];

		if (i > 0)
			printf(" | ");
		if (clause->join != CLAUSE_PLAIN)
			printf("[%s] ", clause_name(clause->join));
		for (word = clause->from; word < clause->to; word++)
			printf("%s%.*s", word > clause->from ? " " : "", (int)form[word].len, form[word].at);
	}
	putchar('\n');
}

int
main(void)
{
	struct clauses clauses = {0};
	struct str *form = NULL, rest;
	size_t n, cap = 0, size = 0;
	char *line = NULL;

	say_start("clause", "usage: clause < sentences");
	while (getline(&line, &size, stdin) > 0) {
		rest = str_trim(str_of(line));
		for (n = 0; rest.at != NULL && rest.len > 0; n++) {
			form = alloc_room(form, n, &cap, sizeof(*form));
			form[n] = str_cut(&rest, ' ');
		}
		show(&clauses, form, n);
	}
	clauses_free(&clauses);
	free(form);
	free(line);
	return say_status();
}
