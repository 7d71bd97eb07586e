/*
 * A zip file or tar of a folder: its files are given one by one in the byte order of their paths, as if the folder had been walked.
 * libarchive reads both. One pass lists the names; then the archive is read forward from one wanted file to the next, and from its start
 * again when the next lies before the last: archives are nearly always in order.
 */
#include <locale.h>
#include <stdlib.h>

#include <archive.h>
#include <archive_entry.h>
#include <unicode/ucnv.h>

#include "decode.h"
#include "say.h"
#include "source.h"
#include "utf8.h"
#include "walk.h"
#include "zip.h"

enum {
	MEMBERS = 10 * 1000,	/* of an archive; in the worst order each is looked for from the start */
	SMALL = 1 << 20,	/* bytes that an archive may always unpack to: how much it grows is asked beyond */
};

/* A file in the archive. */
struct member {
	char *path;		/* within it, UTF-8 */
	size_t place;		/* its number in the archive, from 0 */
};

struct folder {
	const struct source *source;
	struct member *member;
	size_t len, cap;
	struct archive *archive;	/* open at place; NULL: not open */
	size_t place;			/* of the header that is read next */
	uint64_t unpacked;		/* bytes, of all members */
	bool whole;			/* nothing was refused */
};

static void
start(struct folder *folder)
{
	if (folder->archive)
		archive_read_free(folder->archive);
	folder->archive = archive_read_new();
	if (folder->archive == NULL)
		die("out of memory: a reader of archives wanted");
	archive_read_support_format_zip_seekable(folder->archive);
	archive_read_support_format_tar(folder->archive);
	archive_read_open_memory(folder->archive, folder->source->bytes.at, folder->source->bytes.len);
	folder->place = 0;
}

static int
next(struct folder *folder, struct archive_entry **entry)
{
	int result = archive_read_next_header(folder->archive, entry);

	folder->place++;
	return result == ARCHIVE_WARN ? ARCHIVE_OK : result;
}

/* A name as UTF-8. What is not, was packed by an old Windows, in the code page of its console. The caller frees. */
static char *
name_of(struct archive_entry *entry)
{
	const char *name = archive_entry_pathname(entry);
	struct buf b = {0};
	UErrorCode error = U_ZERO_ERROR;
	struct str s;

	if (name == NULL)
		name = archive_entry_pathname_utf8(entry);
	while (name && name[0] == '.' && name[1] == '/' && name[2])	/* as tar writes what it is given as "." */
		name += 2;
	s = str_of(name ? name : "");
	if (utf8_valid(s) < s.len) {
		buf_need(&b, s.len * 3 + 1);
		b.len = (size_t)ucnv_convert("UTF-8", "ibm-850", b.at, (int32_t)b.cap - 1, s.at, (int32_t)s.len, &error);
	} else {
		buf_put(&b, s);
	}
	for (size_t i = 0; i < b.len; i++)
		if (b.at[i] == '\\')
			b.at[i] = '/';
	buf_char(&b, '\0');
	return b.at;
}

/* What is wrong with a path, NULL: nothing. *litter: hidden, a lock file, of macOS: passed over without a word. */
static const char *
fault_of(const char *path, bool *litter)
{
	struct str rest = str_of(path);

	*litter = false;
	if (path[0] == '\0')
		return "no name";
	if (path[0] == '/' || (path[1] == ':' && path[0] >= 'A' && path[0] <= 'z'))
		return "an absolute path in an archive";
	while (rest.at) {
		struct str step = str_cut(&rest, '/');
		char *name;

		if (str_eq(step, STR("..")))
			return "a path out of the archive";
		if (step.len == 0 || str_eq(step, STR(".")))
			continue;
		name = str_dup(step);
		*litter |= walk_is_litter(name);
		free(name);
	}
	return NULL;
}

static void
refuse(struct folder *folder, const char *path, const char *why)
{
	warn("%s/%s: %s: passed over", folder->source->name, path, why);
	folder->whole = false;
}

/* Takes the name of what the archive stands at, if it is a file to be read. */
static void
take_name(struct folder *folder, struct archive_entry *entry)
{
	char *path = name_of(entry);
	bool litter, file = archive_entry_filetype(entry) == AE_IFREG && path[0] && path[strlen(path) - 1] != '/';
	bool link = archive_entry_filetype(entry) == AE_IFLNK || archive_entry_hardlink(entry);
	const char *fault = fault_of(path, &litter);

	if (fault == NULL && !litter && link)
		fault = "a link in an archive";
	else if (fault == NULL && !litter && archive_entry_is_encrypted(entry))
		fault = "encrypted";
	if (fault) {
		refuse(folder, path, fault);
	} else if (file && !litter) {
		folder->member = alloc_room(folder->member, folder->len, &folder->cap, sizeof(*folder->member));
		folder->member[folder->len++] = (struct member){ path, folder->place - 1 };
		return;
	}
	free(path);
}

static int
by_path(const void *a, const void *b)
{
	const struct member *left = a, *right = b;
	int order = strcmp(left->path, right->path);

	return order ? order : left->place < right->place ? -1 : 1;
}

/* False, with a message, when nothing can be read of it. What is cut off is said, and what comes before is read. */
static bool
list(struct folder *folder)
{
	const char *name = folder->source->name;
	struct archive_entry *entry;
	int result;

	start(folder);
	while ((result = next(folder, &entry)) == ARCHIVE_OK) {
		take_name(folder, entry);
		if (folder->place > MEMBERS) {
			warn("%s: more than %d files in one archive: want it unpacked", name, (int)MEMBERS);
			return false;
		}
	}
	if (result != ARCHIVE_EOF) {
		warn("%s: damaged or cut off%s", name, folder->place > 1 ? ": what comes before is read" : "");
		folder->whole = false;
	} else if (folder->len == 0 && folder->whole) {
		warn("%s: no file to read in it", name);
		return false;
	}
	if (folder->len)
		qsort(folder->member, folder->len, sizeof(*folder->member), by_path);
	return folder->len > 0;
}

/* The file that the archive stands at. False, with a message, when it cannot be had, or is too large. */
static bool
unpack(struct folder *folder, const char *name, struct buf *bytes)
{
	const struct source *source = folder->source;
	const char *problem = NULL;
	la_int64_t offset;
	struct str block = { NULL, 0 };
	int result = ARCHIVE_OK;

	bytes->len = 0;
	while (problem == NULL &&
	    (result = archive_read_data_block(folder->archive, (const void **)&block.at, &block.len, &offset)) == ARCHIVE_OK) {
		folder->unpacked += block.len;
		if (bytes->len + block.len > source->max_size || (uint64_t)offset != bytes->len)
			problem = (uint64_t)offset != bytes->len ? "a file with holes" : "unpacks to more than --max-size allows";
		else if (folder->unpacked > SMALL && folder->unpacked / source->max_ratio > source->bytes.len)
			problem = "the archive unpacks to more times its size than --max-ratio allows";
		else
			buf_put(bytes, block);
	}
	if (problem == NULL && result != ARCHIVE_EOF)
		problem = "damaged or cut off";
	if (problem)
		warn("%s: %s", name, problem);
	return problem == NULL;
}

/* A member that is gzip itself, as such a file in a folder would be. */
static bool
gunzip(const struct source *source, const char *name, struct buf *bytes)
{
	struct limits limits = { .size = source->max_size, .ratio = source->max_ratio };
	struct buf packed = *bytes;
	bool done;

	if (!str_starts(buf_str(bytes), "\x1f\x8b"))
		return true;
	*bytes = (struct buf){0};
	done = source_gunzip(name, buf_str(&packed), &limits, bytes);
	buf_free(&packed);
	return done;
}

/* Goes to a member, unpacks it and hands it on. */
static void
give(struct folder *folder, const struct member *member, struct buf *bytes, source_found *found, void *context)
{
	struct source inner = *folder->source;
	struct archive_entry *entry;
	struct buf name = {0};
	int result = ARCHIVE_OK;

	buf_format(&name, "%s/%s", folder->source->name, member->path);
	buf_char(&name, '\0');
	inner.name = name.at;
	if (folder->place > member->place)
		start(folder);
	while (result == ARCHIVE_OK && folder->place <= member->place)
		result = next(folder, &entry);
	if (result != ARCHIVE_OK) {
		refuse(folder, member->path, "damaged or cut off");
	} else if (unpack(folder, name.at, bytes) && gunzip(folder->source, name.at, bytes)) {
		inner.bytes = buf_str(bytes);
		found(context, &inner);
	}
	buf_free(&name);
}

bool
unpack_folder(const struct source *source, source_found *found, void *context)
{
	struct folder folder = { .source = source, .whole = true };
	/* libarchive reads names by the locale; the result must not depend on the user's. */
	locale_t utf8 = newlocale(LC_CTYPE_MASK, "C.UTF-8", (locale_t)0), before = utf8 ? uselocale(utf8) : (locale_t)0;
	struct buf bytes = {0};
	bool read = list(&folder);

	for (size_t i = 0; read && i < folder.len; i++)
		if (i && strcmp(folder.member[i].path, folder.member[i - 1].path) == 0)
			refuse(&folder, folder.member[i].path, "once more in the archive");
		else
			give(&folder, &folder.member[i], &bytes, found, context);
	if (folder.archive)
		archive_read_free(folder.archive);
	if (utf8) {
		uselocale(before);
		freelocale(utf8);
	}
	for (size_t i = 0; i < folder.len; i++)
		free(folder.member[i].path);
	free(folder.member);
	buf_free(&bytes);
	return read;
}

/* Any zip file that is no document, and tar, by the word that its first header holds or by its name. */
bool
is_folder(const struct source *source)
{
	struct str s = source->bytes;

	if (zip_is(s))
		return !is_docx(source) && !is_odt(source);
	return s.len >= 512 && (memcmp(s.at + 257, "ustar", 5) == 0 || source_has_extension(source, ".tar"));
}
