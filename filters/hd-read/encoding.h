/*
 * What the bytes of a text file mean, told by the bytes alone.
 *
 *	struct encoded text;
 *
 *	if (encoding_is_text(bytes)) {
 *		encoding_read(bytes, &text);	// text.utf8, text.name "windows-1252"
 *		...
 *		buf_free(&text.held);
 *	}
 *
 * The rule, in its order:
 *	1. A byte order mark says UTF-8, UTF-16 or UTF-32.
 *	2. UTF-16 without a mark: every second byte is zero in at least 40 % of the pairs, and hardly ever in the other place.
 *	3. A NUL, or more than one control character in 64 bytes: no text.
 *	4. Well-formed UTF-8 is UTF-8. So is what has at least three times as many good sequences as bad bytes: the bad ones
 *	   become U+FFFD and are counted.
 *	5. Else one byte is one character. Each high byte is read as windows-1252 and as MacRoman, and each reading is given points
 *	   for what its neighbours make likely: an apostrophe within a word, quotation marks facing the right way, a dash between
 *	   blanks, a pound sign before a digit, an accented small letter beside small letters; points are taken for capitals or
 *	   signs inside words. More points win, windows-1252 on a tie; without a byte of 0x80 to 0x9f it is called ISO-8859-1.
 */
#ifndef ENCODING_H
#define ENCODING_H

#include "str.h"

struct encoded {
	struct str utf8;	/* a slice of the bytes, or of held */
	const char *name;	/* "UTF-8", "UTF-16LE", "windows-1252", "ISO-8859-1", "macintosh" ... (names of IANA) */
	bool mark;		/* there was a byte order mark */
	size_t bad;		/* bytes that could not be read: U+FFFD stands for each */
	struct buf held;
};

bool encoding_is_text(struct str bytes);
void encoding_read(struct str bytes, struct encoded *encoded);

/* How often UTF-8 read as windows-1252 and written again as UTF-8 shows (U+00E2 U+20AC U+2122 for an apostrophe). */
size_t encoding_mojibake(struct str utf8);

#endif
