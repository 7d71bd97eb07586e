/* Dates as people in Britain write them. */
#ifndef DATES_H
#define DATES_H

#include "str.h"

/*
 * Appends the date as 2007-06-12 when s is one: 12/06/07, 12.6.2007, 12-06-2007 (the day first; the month where it cannot be a day's
 * place), 12 June 2007, 12th Jun 07, Tuesday 12 June 2007, June 12, 2007, 2007-06-12. Two digits of a year are 2000 to 2069 and 1970 to 1999.
 */
bool date_read(struct str s, struct buf *b);

/* The same for the serial number of a spreadsheet (39245), days since 30 December 1899; from 1970 to 2069. */
bool date_serial(struct str s, struct buf *b);

#endif
