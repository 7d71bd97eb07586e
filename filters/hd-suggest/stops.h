/*
 * Words that say nothing of a theme: a table with the columns "word" and "use".
 *
 *	struct stops stops = {0};
 *
 *	stops_read(&stops, path);
 *	... stops_use(&stops, form) ...		// a folded form
 *	stops_free(&stops);
 */
#ifndef STOPS_H
#define STOPS_H

#include "map.h"

enum stop {
	STOP_NONE,
	STOP_EDGE,	/* no phrase begins or ends with it */
	STOP_SKIP,	/* it is passed over */
};

struct stops {
	struct map words;	/* value: an enum stop */
};

/* Ends the program with a message when the table cannot be read or has a wrong row. */
void stops_read(struct stops *stops, const char *path);
enum stop stops_use(const struct stops *stops, struct str form);
void stops_free(struct stops *stops);

#endif
