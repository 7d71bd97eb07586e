/*
 * Text in columns of a terminal. A character takes two when its East_Asian_Width is Wide or Fullwidth (UAX #11), none
 * when it combines with the one before or is a format control, else one. No locale is asked.
 */
#ifndef WIDTH_H
#define WIDTH_H

#include "str.h"

enum width_side { WIDTH_LEFT, WIDTH_RIGHT };

/* Columns that s takes. */
size_t width_of(struct str s);

/* The longest beginning (ending) of s that takes at most so many columns; never cuts before a combining character. */
struct str width_head(struct str s, size_t columns);
struct str width_tail(struct str s, size_t columns);

/*
 * Appends s on this side of a field of so many columns, the rest blanks. What does not fit is cut off the other
 * side, and an ellipsis stands for it.
 */
void width_put(struct buf *b, struct str s, size_t columns, enum width_side side);

/* Appends so many blanks. */
void width_blank(struct buf *b, size_t columns);

/*
 * The next line of a text broken at blanks to at most so many columns, cut off *rest (rest->at = NULL when used up).
 * A word that is longer is broken.
 */
struct str width_line(struct str *rest, size_t columns);

#endif
