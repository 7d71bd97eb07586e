/*
 * hd-read --check: a row a file, for a person who sees the folder for the first time.
 *
 *	check_add(&check, &report);		// copies what it needs
 *	check_fail(&check, path, "empty");
 *	check_write(&check, CHECK_TEXT, &out);
 */
#ifndef CHECK_H
#define CHECK_H

#include "out.h"
#include "transcript.h"

/* What there is to tell of a transcript. */
struct report {
	struct str id;
	const char *format, *encoding;
	const struct transcript *transcript;
	const struct pair *attr;
	size_t attrs;
	const char *const *remark;
	size_t remarks;
	const char *language;		/* NULL: the one expected */
	struct str duplicate;		/* empty: of none */
	unsigned percent;
	bool unlisted;
};

enum { CHECK_COLUMNS = 14 };

struct check_row {
	struct str cell[CHECK_COLUMNS];
	bool failed, doubtful;
};

struct check {
	struct check_row *row;
	size_t len, cap;
	uint64_t turns, words;
	size_t failed, doubtful;
	struct document held;
};

enum check_format { CHECK_TEXT, CHECK_TSV, CHECK_CSV, CHECK_JSONL, CHECK_MARKDOWN };

void check_add(struct check *check, const struct report *report);
void check_fail(struct check *check, struct str path, const char *why);
/* columns: of the terminal, for CHECK_TEXT. */
void check_write(const struct check *check, enum check_format format, size_t columns, struct out *out);
void check_free(struct check *check);

#endif
