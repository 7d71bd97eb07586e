/* The members of a zip file that is a document: see zip.h. */
#define _GNU_SOURCE	/* memmem */
#include <archive.h>
#include <archive_entry.h>
#include <strings.h>

#include "say.h"
#include "zip.h"

/* Takes a member's next block; false ends it. */
typedef bool taker(void *state, struct str block);

bool
zip_is(struct str bytes)
{
	return str_starts(bytes, "PK\3\4") || str_starts(bytes, "PK\5\6");
}

bool
zip_crowded(const struct source *source)
{
	struct str rest = source->bytes;
	size_t members = 0;

	while (rest.len >= 4) {
		const char *p = memmem(rest.at, rest.len, "PK\1\2", 4);

		if (p == NULL)
			return false;
		if (++members > ZIP_MEMBERS) {
			warn("%s: more than %d members in one zip file: want it unpacked", source->name, (int)ZIP_MEMBERS);
			return true;
		}
		rest.len -= (size_t)(p + 4 - rest.at);
		rest.at = p + 4;
	}
	return false;
}

struct str
zip_first(struct str bytes)
{
	enum { NAME_LEN = 26, HEADER = 30 };
	size_t len;

	if (!str_starts(bytes, "PK\3\4") || bytes.len < HEADER)
		return (struct str){ "", 0 };
	len = (size_t)(unsigned char)bytes.at[NAME_LEN] | (size_t)(unsigned char)bytes.at[NAME_LEN + 1] << 8;
	return (struct str){ bytes.at + HEADER, len < bytes.len - HEADER ? len : bytes.len - HEADER };
}

static bool
is_called(struct archive_entry *entry, struct str member)
{
	const char *name = archive_entry_pathname(entry);

	if (name == NULL || strlen(name) != member.len)
		return false;
	for (size_t i = 0; i < member.len; i++) {
		char have = name[i] == '\\' ? '/' : name[i];

		if (strncasecmp(&have, member.at + i, 1) != 0)
			return false;
	}
	return true;
}

/* Unpacks the member that the archive stands at. */
static bool
unpack(struct zip *zip, struct archive *archive, struct archive_entry *entry, struct str member, taker *take, void *state)
{
	const char *file = zip->source->name;
	uint64_t before = zip->unpacked;
	struct str block;
	la_int64_t offset;
	int result;

	if (archive_entry_is_encrypted(entry)) {
		warn("%s: %.*s: encrypted: want a copy without a password", file, (int)member.len, member.at);
		return false;
	}
	while ((result = archive_read_data_block(archive, (const void **)&block.at, &block.len, &offset)) == ARCHIVE_OK) {
		uint64_t here = (zip->unpacked += block.len) - before;

		if (zip->unpacked > zip->source->max_size) {
			warn("%s: %.*s: unpacks to more than --max-size allows", file, (int)member.len, member.at);
			return false;
		}
		if (here > ZIP_SMALL && here / zip->source->max_ratio > zip->source->bytes.len) {
			warn("%s: %.*s: unpacks to more times its size than --max-ratio allows", file, (int)member.len, member.at);
			return false;
		}
		if (!take(state, block))
			return true;
	}
	if (result != ARCHIVE_EOF)
		warn("%s: %.*s: damaged or cut off: %s", file, (int)member.len, member.at, archive_error_string(archive));
	return result == ARCHIVE_EOF;
}

/* Finds a member by its name, in the order of the file: the first of a name is the one. take: NULL when only its presence is asked. */
static enum zip_result
find(struct zip *zip, struct str member, taker *take, void *state)
{
	struct archive *archive = archive_read_new();
	struct archive_entry *entry;
	enum zip_result found = ZIP_ABSENT;
	int result;

	if (archive == NULL)
		die("out of memory: a reader of zip files wanted");
	archive_read_support_format_zip_seekable(archive);
	result = archive_read_open_memory(archive, zip->source->bytes.at, zip->source->bytes.len);
	while (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
		result = archive_read_next_header(archive, &entry);
		if ((result == ARCHIVE_OK || result == ARCHIVE_WARN) && is_called(entry, member)) {
			found = take == NULL || unpack(zip, archive, entry, member, take, state) ? ZIP_READ : ZIP_FAILED;
			break;
		}
	}
	if (found == ZIP_ABSENT && result != ARCHIVE_EOF) {
		found = ZIP_FAILED;
		if (!zip->quiet)
			warn("%s: damaged or cut off: no list of its members at its end", zip->source->name);
	}
	archive_read_free(archive);
	return found;
}

bool
zip_holds(const struct zip *zip, struct str member)
{
	struct zip quiet = { .source = zip->source, .quiet = true };

	return find(&quiet, member, NULL, NULL) == ZIP_READ;
}

static bool
take_xml(void *state, struct str block)
{
	return xml_feed(state, block);
}

enum zip_result
zip_xml(struct zip *zip, struct str member, const struct xml_format *format, void *state)
{
	struct xml xml;
	enum zip_result result;

	xml_open(&xml, format, state);
	result = find(zip, member, take_xml, &xml);
	if (!xml_close(&xml) && result == ZIP_READ) {
		warn("%s: %.*s: %s", zip->source->name, (int)member.len, member.at, xml.error);
		result = ZIP_FAILED;
	}
	return result;
}
