/*
 * The streams of an OLE compound file (MS-CFB), the container of Word 97 documents and of much else that Office writes.
 *
 *	struct ole ole;
 *	struct buf bytes = {0};
 *
 *	if (ole_open(&ole, source->bytes) && ole_stream(&ole, "WordDocument", &bytes))
 *		...
 *	ole_close(&ole);
 *
 * Nothing is believed: numbers that point outside the file end a stream early, chains that go round are cut.
 */
#ifndef OLE_H
#define OLE_H

#include "str.h"

struct ole {
	struct str file;
	uint32_t sector;	/* bytes of a sector, of a small one */
	uint32_t small_sector;
	uint32_t cutoff;	/* streams shorter than this are kept in small sectors */
	uint32_t *fat;		/* [fats] the sector that follows each */
	size_t fats;
	struct buf small_fat;	/* the same of the small sectors, as in the file */
	struct buf small;	/* the small sectors themselves */
	struct buf directory;
};

/* Little-endian numbers of s at an offset; 0 beyond its end. */
uint32_t get8(struct str s, size_t at);
uint32_t get16(struct str s, size_t at);
uint32_t get32(struct str s, size_t at);
/* The part of s from an offset, at most len long; empty beyond its end. */
struct str part_of(struct str s, size_t at, size_t len);

bool ole_is(struct str bytes);
bool ole_open(struct ole *ole, struct str file);
/* Whether there is a stream or storage of this name, anywhere in the file. */
bool ole_holds(const struct ole *ole, const char *name);
/* Appends a stream. False when there is none of this name. */
bool ole_stream(const struct ole *ole, const char *name, struct buf *bytes);
void ole_close(struct ole *ole);

#endif
