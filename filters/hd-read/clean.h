/*
 * Text as it is to be compared: NFC; the ligatures of print (U+FB00 to U+FB06) as letters; soft hyphens, byte order marks and
 * marks of direction taken out; every kind of blank as one plain blank; control characters as blanks. Tabs and newlines stay.
 * A soft hyphen that ends the text stays too: it divides a word from the next line (wrap.h).
 */
#ifndef CLEAN_H
#define CLEAN_H

#include "str.h"

/* Whether clean() would change anything, or might. */
bool clean_needed(struct str s);
/* Appends the clean form of s, which is well-formed UTF-8. */
void clean(struct buf *b, struct str s);

#endif
