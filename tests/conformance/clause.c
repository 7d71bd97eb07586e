/* Shows how clause_split divides sentences: lines of folded tokens, divided by blanks, come back with " | [join] " before each clause. */
#include <stdio.h>
#include <stdlib.h>

#include "clause.h"
#include "say.h"

static void
show(struct clauses *clauses, const struct clause_word *word, size_t n)
{
	size_t i, k;

	clause_split(clauses, word, n);
	for (i = 0; i < clauses->len; i++) {
		const struct clause *clause = &clauses->clause[i];

		if (i > 0)
			printf(" | ");
		if (clause->join != CLAUSE_PLAIN)
			printf("[%s] ", clause_name(clause->join));
		for (k = clause->from; k < clause->to; k++)
			printf("%s%.*s", k > clause->from ? " " : "", (int)word[k].form.len, word[k].form.at);
	}
	putchar('\n');
}

int
main(void)
{
	struct clauses clauses = {0};
	struct clause_word *word = NULL;
	struct str rest, form;
	size_t n, cap = 0, size = 0;
	char *line = NULL;

	say_start("clause", "usage: clause < sentences");
	while (getline(&line, &size, stdin) > 0) {
		rest = str_trim(str_of(line));
		for (n = 0; rest.at != NULL && rest.len > 0; n++) {
			form = str_cut(&rest, ' ');
			word = alloc_room(word, n, &cap, sizeof(*word));
			word[n] = (struct clause_word){ form, clause_role(form) };
		}
		show(&clauses, word, n);
	}
	clauses_free(&clauses);
	free(word);
	free(line);
	return say_status();
}
