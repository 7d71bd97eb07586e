/*
 * What was coded: the units, the coders, and who coded what.
 *
 *	struct study study = {0};
 *
 *	study_units(&study, "turns.tsv");
 *	study_coding(&study, "coding-A.tsv");
 *	study_ready(&study, "A,B");
 *	... study_coded(&study, unit, topic, side) ...
 *	study_free(&study);
 *
 * A row that names a unit, theme or side that there is not is said with its file and line, and study_ready ends the program.
 */
#ifndef STUDY_H
#define STUDY_H

#include "codebook.h"
#include "map.h"

enum { STUDY_CODERS = 64 };

/* A turn that can be coded. */
struct unit {
	uint32_t text;		/* entry of texts */
	uint64_t turn;
	struct str said;	/* what was said, where the table tells; else empty */
	struct str judges;	/* names of the coders who read it, where the table tells; else empty: all */
	uint64_t judged;	/* a bit a coder, after study_ready */
};

struct code {
	uint32_t unit, topic, side, coder;
	uint32_t order;		/* as read */
	struct str quote;
};

struct study {
	struct codebook book;
	struct map texts;	/* those that have units */
	struct map turns;	/* "text\nturn" of every turn; the value is 1 + its place in unit, 0 for an interviewer's */
	struct unit *unit;	/* [units] in the table's order */
	size_t units, unit_cap;
	struct map coders;
	struct code *code;	/* [codes] after study_ready by unit, topic, coder, order */
	size_t codes, code_cap;
	uint64_t *coded;	/* [units * topics * sides] a bit for each coder who did, after study_ready */
	uint32_t chosen[STUDY_CODERS];	/* [coders_chosen] the coders to compare, the reference first */
	size_t coders_chosen;
	struct map held;	/* what the slices point into */
	size_t faults;
	size_t passed_over;	/* rows of lexicons that were not asked for */
};

void study_units(struct study *study, const char *path);
void study_coding(struct study *study, const char *path);
/* Settles who is compared: names divided by commas, or NULL for all in the order of their first appearance. */
void study_ready(struct study *study, const char *coders);
/* A bit for each coder who coded the unit with this theme and side. */
uint64_t study_coded(const struct study *study, size_t unit, size_t topic, size_t side);
/* The codes of a unit and a theme, of all coders: the first one; how many in *n. */
const struct code *study_codes(const struct study *study, size_t unit, size_t topic, size_t *n);
struct str study_coder(const struct study *study, uint32_t coder);
void study_free(struct study *study);

#endif
