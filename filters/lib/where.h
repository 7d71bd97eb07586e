/*
 * Filters "name=value" and "name!=value", as options give them. In a value * stands for any run of characters and ? for one.
 * Of one name any "=" must hold (if there are some) and every "!="; of different names all.
 *
 *	struct where where = {0};
 *
 *	where_add(&where, "-w", optarg);
 *	...
 *	if (where_keeps(&where, STR("role"), role))
 */
#ifndef WHERE_H
#define WHERE_H

#include "str.h"

struct where_test {
	struct str name, value;		/* slices of the argument */
	bool negated;
};

struct where {
	struct where_test *test;
	size_t len, cap;
};

/* Ends the program with a message when the argument is none. option: its letter, for the message. The argument must outlive it. */
void where_add(struct where *where, const char *option, const char *argument);
/* A test that is given in two parts. */
void where_add_value(struct where *where, struct str name, struct str value);
bool where_keeps(const struct where *where, struct str name, struct str value);
void where_free(struct where *where);

/* Whether a pattern with * and ? is all of s. */
bool where_glob(struct str pattern, struct str s);

#endif
