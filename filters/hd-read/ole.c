/* Streams of an OLE compound file: see ole.h. Offsets are those of MS-CFB, sections 2.2 and 2.6.1. */
#include <stdlib.h>

#include "ole.h"

enum {
	HEADER_LINKS = 109,	/* sectors of the table that the header names itself */
	ENTRY = 128,		/* bytes of a directory's entry */
	ENTRY_NAME = 64,
	ENTRY_ROOT = 5,
	LAST_SECTOR = 0xfffffffa,	/* numbers from here on are no sectors: ends, free ones */
};

uint32_t
get8(struct str s, size_t at)
{
	return at < s.len ? (unsigned char)s.at[at] : 0;
}

uint32_t
get16(struct str s, size_t at)
{
	return at + 2 <= s.len ? get8(s, at) | get8(s, at + 1) << 8 : 0;
}

uint32_t
get32(struct str s, size_t at)
{
	return at + 4 <= s.len ? get16(s, at) | get16(s, at + 2) << 16 : 0;
}

struct str
part_of(struct str s, size_t at, size_t len)
{
	if (at >= s.len)
		return (struct str){ "", 0 };
	return (struct str){ s.at + at, len < s.len - at ? len : s.len - at };
}

bool
ole_is(struct str bytes)
{
	return str_starts(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1");
}

static struct str
sector_at(const struct ole *ole, uint32_t n)
{
	return n < LAST_SECTOR ? part_of(ole->file, ((size_t)n + 1) * ole->sector, ole->sector) : (struct str){ "", 0 };
}

/* Appends the chain of sectors that begins with n, at most `most` bytes. */
static void
take_chain(const struct ole *ole, uint32_t n, size_t most, struct buf *bytes)
{
	size_t start = bytes->len;

	for (size_t steps = 0; n < ole->fats && steps < ole->fats && bytes->len - start < most; steps++, n = ole->fat[n]) {
		struct str sector = sector_at(ole, n);

		if (sector.len == 0)
			break;
		buf_put(bytes, part_of(sector, 0, most - (bytes->len - start)));
	}
}

static void
take_small_chain(const struct ole *ole, uint32_t n, size_t most, struct buf *bytes)
{
	size_t start = bytes->len, sectors = ole->small_fat.len / 4;

	for (size_t steps = 0; n < sectors && steps < sectors && bytes->len - start < most; steps++) {
		struct str sector = part_of(buf_str(&ole->small), (size_t)n * ole->small_sector, ole->small_sector);

		buf_put(bytes, part_of(sector, 0, most - (bytes->len - start)));
		n = get32(buf_str(&ole->small_fat), (size_t)n * 4);
	}
}

/* Adds a sector of the table of chains. */
static void
take_fat(struct ole *ole, uint32_t n, size_t *cap)
{
	struct str sector = sector_at(ole, n);

	for (size_t i = 0; i + 4 <= sector.len; i += 4) {
		ole->fat = alloc_room(ole->fat, ole->fats, cap, sizeof(*ole->fat));
		ole->fat[ole->fats++] = get32(sector, i);
	}
}

static struct str
entry_at(const struct ole *ole, size_t i)
{
	return part_of(buf_str(&ole->directory), i * ENTRY, ENTRY);
}

bool
ole_open(struct ole *ole, struct str file)
{
	uint32_t more = get32(file, 0x44), left = get32(file, 0x48), shift = get16(file, 0x1e), small = get16(file, 0x20);
	size_t cap = 0, most = file.len / 512 + 1;

	*ole = (struct ole){ .file = file, .cutoff = get32(file, 0x38) };
	if (!ole_is(file) || shift < 7 || shift > 16 || small < 4 || small > shift)
		return false;
	ole->sector = 1u << shift;
	ole->small_sector = 1u << small;
	for (size_t i = 0; i < HEADER_LINKS && get32(file, 0x4c + 4 * i) < LAST_SECTOR; i++)
		take_fat(ole, get32(file, 0x4c + 4 * i), &cap);
	for (; more < LAST_SECTOR && left > 0 && ole->fats <= most * 128; left--) {
		struct str links = sector_at(ole, more);

		for (size_t i = 0; i + 8 <= links.len && get32(links, i) < LAST_SECTOR && ole->fats <= most * 128; i += 4)
			take_fat(ole, get32(links, i), &cap);
		more = links.len ? get32(links, links.len - 4) : LAST_SECTOR;
	}
	take_chain(ole, get32(file, 0x30), file.len, &ole->directory);
	take_chain(ole, get32(file, 0x3c), file.len, &ole->small_fat);
	for (size_t i = 0; i * ENTRY < ole->directory.len; i++)
		if (get8(entry_at(ole, i), 0x42) == ENTRY_ROOT) {
			take_chain(ole, get32(entry_at(ole, i), 0x74), file.len, &ole->small);
			break;
		}
	return true;
}

/* The place of an entry in the directory; its end when there is none. Names are UTF-16; those asked for are ASCII. */
static size_t
find(const struct ole *ole, const char *name)
{
	size_t n = strlen(name), i;

	for (i = 0; i * ENTRY < ole->directory.len; i++) {
		struct str entry = entry_at(ole, i);
		size_t k = 0;

		while (k < n && 2 * k < ENTRY_NAME && get16(entry, 2 * k) == (unsigned char)name[k])
			k++;
		if (k == n && get16(entry, 0x40) == 2 * (n + 1) && get8(entry, 0x42))
			break;
	}
	return i;
}

bool
ole_holds(const struct ole *ole, const char *name)
{
	return find(ole, name) * ENTRY < ole->directory.len;
}

bool
ole_stream(const struct ole *ole, const char *name, struct buf *bytes)
{
	struct str entry = entry_at(ole, find(ole, name));
	size_t size = get32(entry, 0x78);

	if (entry.len == 0)
		return false;
	if (size < ole->cutoff)
		take_small_chain(ole, get32(entry, 0x74), size, bytes);
	else
		take_chain(ole, get32(entry, 0x74), size, bytes);
	return true;
}

void
ole_close(struct ole *ole)
{
	free(ole->fat);
	buf_free(&ole->small_fat);
	buf_free(&ole->small);
	buf_free(&ole->directory);
	*ole = (struct ole){0};
}
