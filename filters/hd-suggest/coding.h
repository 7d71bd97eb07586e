/*
 * What is coded: which turn with which theme and side; from a table, or from the codes of the stream.
 *
 *	struct coding coding = {0};
 *
 *	coding_read(&coding, "coding.tsv");
 *	for (i = coding_turn(&coding, text, n); i; i = coding.row[i - 1].next)
 *		... coding.row[i - 1].topic ...
 *	coding_close(&coding);		// says what was not in the stream
 *	coding_free(&coding);
 */
#ifndef CODING_H
#define CODING_H

#include "map.h"
#include "where.h"

/* A theme and side that something is coded with. */
struct topic {
	uint32_t theme;		/* entry of themes */
	struct str side;	/* empty where sides are joined, or there are none */
	uint64_t words;		/* said in its turns */
};

struct coding_row {
	uint32_t topic;		/* MAP_NONE: the turn was read, and nothing is coded */
	struct str text, quote;
	uint64_t turn;
	uint64_t line;
	uint32_t next;		/* of the same turn: place + 1 */
};

struct coding {
	struct where where;	/* on theme: what is looked at */
	bool joins_sides;
	bool has_sides;
	struct map themes;
	struct map keys;	/* "theme\nside"; the place is that of topic */
	struct topic *topic;
	size_t topic_cap;
	struct map turns;	/* "text\nturn"; value: 1 + first row, SEEN added once it was in the stream */
	struct coding_row *row;	/* [rows] in the table's order */
	size_t rows, row_cap;
	struct map held;
	struct buf key;
	const char *file;	/* of the table; NULL: codes of the stream */
	size_t faults;
};

/* Reads a table. Ends the program when it cannot be read; a wrong row is said and passed over, status 1. */
void coding_read(struct coding *coding, const char *path);
/* The topic of a theme and side; MAP_NONE when it is not looked at. */
uint32_t coding_topic(struct coding *coding, struct str theme, struct str side);
/* The first row of a turn of the stream, + 1; 0 when there is none. */
uint32_t coding_turn(struct coding *coding, struct str text, uint64_t turn);
/* Says which coded turns the stream does not have, status 1. */
void coding_close(struct coding *coding);
void coding_free(struct coding *coding);

#endif
