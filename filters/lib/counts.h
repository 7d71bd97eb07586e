/*
 * Counts: one record a transcript, with its size, its attributes, and how often it was coded with what.
 * What hd-tally adds up and hd-matrix lays out; the table is in heddle-stream(5).
 *
 *	struct counts counts = {0};
 *	struct counts_reader reader = { .counts = &counts };
 *
 *	counts_line(&reader, line, (struct place){ "counts.tsv", 1 });	// every line of a table
 *	...
 *	counts_sort(&counts);
 *	counts_write(&counts, &out);
 *	counts_free(&counts);
 *
 * A transcript is never divided, so two records of one transcript are two copies of it, and never parts to be summed.
 * They are joined: an attribute, a size or a count that both have is taken once, and where the copies differ the greater
 * value stands (of attributes, the later in byte order; one that is absent is least). Taking the greater is associative,
 * commutative and idempotent, and so are counts: the same bytes in any order and division, whatever was merged before
 * (but the order of the attributes' columns follows the first copy where copies have different attributes).
 * What was given twice, and what differs, is said with file and line, status 1.
 *
 * All strings are as they stand in a table (&, <, tab and newline escaped) and belong to the counts.
 */
#ifndef COUNTS_H
#define COUNTS_H

#include "map.h"
#include "out.h"
#include "str.h"

/* Where something was read, for messages. The file name must outlive the counts. */
struct place {
	const char *file;
	uint64_t line;
};

struct counts_attr {
	uint32_t name, value;	/* entries of counts.names and counts.values */
};

struct counts_text {
	uint64_t words, turns;		/* of the turns that count */
	struct counts_attr *attr;	/* in the order in which the transcript has them; none is empty */
	size_t attrs, attr_cap;
	struct place first;
	size_t cells;			/* how many it has */
	bool streamed;			/* read from a stream, not from a table */
	bool said_twice, said_differs;
};

struct counts_cell {
	uint32_t text, key;	/* entries of counts.texts and counts.keys */
	uint64_t hits, sentences, turns;
};

struct counts {
	struct map texts;		/* ids */
	struct counts_text *text;	/* [texts.len] */
	size_t text_cap;
	struct map names, values;	/* of attributes */
	struct map keys;		/* "lexicon\ttheme\tside" */
	struct counts_cell *cell;	/* [cells] most of what is held; after counts_sort by transcript, lexicon, theme, side */
	size_t cells, cell_cap;
	uint32_t *slot;			/* [slots] index of a cell + 1; 0 is free. A power of two, at most half full */
	size_t slots;
	size_t said, unsaid;		/* messages, and those held back after the first few */
	/* After counts_sort: */
	uint32_t *text_order;		/* [texts.len] by id */
	uint32_t *name_order;		/* [names.len] by first appearance, transcripts taken by id */
};

/* The record of a transcript, new or not; `first` is kept when it is new. */
uint32_t counts_text(struct counts *counts, struct str id, struct place place);
/* Its size and an attribute of it. An empty value is none. */
void counts_size(struct counts *counts, uint32_t text, uint64_t words, uint64_t turns, struct place place);
void counts_attr(struct counts *counts, uint32_t text, struct str name, struct str value, struct place place);
/* The value of an attribute, empty when the transcript does not have it. name: an entry of counts.names. */
struct str counts_value(const struct counts *counts, uint32_t text, uint32_t name);
/* The key of a lexicon's theme and side. */
uint32_t counts_key(struct counts *counts, struct str lexicon, struct str theme, struct str side);
/* The three parts of a key. */
void counts_key_parts(const struct counts *counts, uint32_t key, struct str part[3]);
/* How often a transcript was coded with a key: cell.text, cell.key and the counts. */
void counts_cell(struct counts *counts, struct counts_cell cell, struct place place);
/* Says that a transcript was read again. Once for each; counts_cell does it for a cell that is there already. */
void counts_twice(struct counts *counts, uint32_t text, struct place place);

/* Whether a name is a column of the table and so cannot be an attribute. */
bool counts_reserved(struct str name);

/* Puts all in order and says how many messages were held back. Nothing may be added after it. */
void counts_sort(struct counts *counts);
void counts_write(const struct counts *counts, struct out *out);
void counts_free(struct counts *counts);

/* Reads tables line by line: TSV, or CSV with commas or semicolons; a byte order mark is passed over. */
struct counts_reader {
	struct counts *counts;
	char separator;
	struct column *column;	/* [columns] what each column is */
	size_t columns, cap;
	struct str *cell;	/* [columns] of the row */
	struct buf *scratch;	/* [columns] */
	struct buf open;	/* a CSV row whose quotation mark is not closed yet */
	struct buf held;	/* the header line */
	struct place open_at;
	const char *file;	/* to which the header belongs */
};

/* Takes a line of a table, its header (repeated ones too) or a row. Ends the program when the first is no header of counts. */
void counts_line(struct counts_reader *reader, struct str line, struct place place);
/* Says what was left open. */
void counts_reader_close(struct counts_reader *reader);

#endif
