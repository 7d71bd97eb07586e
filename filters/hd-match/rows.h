/*
 * The rows of all lexicons that the matcher was given, by the matcher's numbers: what a match of each stands for.
 *
 *	struct rows rows = {0};
 *
 *	rows_open(&rows, names, n, "english");
 *	... rows.row[match.pattern] ...
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

struct rows {
	struct matcher *matcher;
	struct lexicon *lexicon;
	size_t lexicons;
	struct row *row;
	size_t len;
	struct buf announcement;	/* the <lexicon/> lines of the stream */
	struct map held;		/* what the slices point into */
};

/* Reads the lexicons; ends the program with a message when one has an error. language: of the stems. */
void rows_open(struct rows *rows, char *const *names, size_t n, const char *language);
/* Whether a line of the stream is one of the announcement. */
bool rows_announced(const struct rows *rows, struct str line);
void rows_close(struct rows *rows);

#endif
