/*
 * Words that are transparent inside a phrase: er, you know, sort of. A table with the column "filler": one or more words
 * a row, compared by their folded forms.
 *
 *	struct fillers fillers = {0};
 *
 *	fillers_read(&fillers, "lexicons/fillers.tsv");
 *	for (filler = fillers_first(&fillers, form); filler; filler = fillers_next(&fillers, filler))
 *		... filler->word[1 .. filler->words) ...	// the words behind the first
 *	fillers_free(&fillers);
 */
#ifndef FILLERS_H
#define FILLERS_H

#include "map.h"
#include "str.h"

struct filler {
	struct str *word;	/* folded forms, as segment_tokens divides them */
	size_t words;
	uint32_t next;		/* with the same first word: index + 1 */
};

struct fillers {
	struct filler *filler;
	size_t len, cap;
	struct map forms;	/* key: a form; value: index + 1 of the first filler that begins with it */
};

/* Ends the program with a message, file and line, when the table cannot be read or has a wrong row. */
void fillers_read(struct fillers *fillers, const char *path);
/* The fillers that begin with this folded form. NULL when there is none (more). */
const struct filler *fillers_first(const struct fillers *fillers, struct str form);
const struct filler *fillers_next(const struct fillers *fillers, const struct filler *filler);
void fillers_free(struct fillers *fillers);

#endif
