/*
 * The rows of all lexicons: what a match of each stands for, and the matchers that look for them.
 *
 *	struct rows rows = {0};
 *
 *	rows_open(&rows, names, n, "english");
 *	search = rows_search(&rows, is_question);
 *	... rows.row[search->row[match.pattern]] ...
 *	rows_close(&rows);
 */
#ifndef ROWS_H
#define ROWS_H

#include "lexicon.h"
#include "matcher.h"
#include "str.h"

struct row {
	uint32_t lexicon;	/* place in rows.lexicon */
	uint32_t theme, side;	/* lexicon.h */
	enum lexicon_where where;
	uint32_t rank;		/* in the order of lexicon, theme, side and pattern, by bytes */
	struct str head;	/* <hit lexicon="..." theme="..." side="..." */
	struct str pattern;	/* ` pattern="..."` */
	struct str text;	/* the pattern as it stands, for `why` */
};

/* What is looked for in one kind of turn. */
struct search {
	struct matcher *matcher;
	uint32_t *row;		/* of each pattern of the matcher: place in rows.row */
};

struct rows {
	/* Two, for many rows are for questions alone and begin with words that everybody says; the same one where no row is. */
	struct search in_question, in_turn;
	struct lexicon *lexicon;
	size_t lexicons;
	struct row *row;
	size_t len;
	struct buf announcement;	/* the <lexicon/> lines of the stream */
	struct map held;		/* what the slices point into */
};

/* Reads the lexicons; ends the program with a message when one has an error. language: of the stems. */
void rows_open(struct rows *rows, char *const *names, size_t n, const char *language);
/* is_question: an interviewer's turn. */
static inline const struct search *
rows_search(const struct rows *rows, bool is_question)
{
	return is_question ? &rows->in_question : &rows->in_turn;
}

/* Whether a line of the stream is one of the announcement. */
bool rows_announced(const struct rows *rows, struct str line);
void rows_close(struct rows *rows);

#endif
