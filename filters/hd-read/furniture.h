/*
 * What is on the page and was not said: line numbers down the left, page numbers, running headers and footers.
 *
 *	furniture_take_out(&lines, &remarks);
 *
 * Line numbers are cut off; the rest becomes LINE_PAGE, and so marks between the turns.
 */
#ifndef FURNITURE_H
#define FURNITURE_H

#include "lines.h"

/* Says what it found as remarks of the document. */
void furniture_take_out(struct lines *lines);

#endif
