/*
 * Word's .docx and .docm (ECMA-376, ISO/IEC 29500): the parts of the package that hold text, found by their relationships.
 * The parts themselves are read by docx_part.c.
 */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include "docx_part.h"
#include "say.h"

enum { R_RELATIONSHIP = 1 };

static const struct xml_space relation_spaces[] = {
	{ "http://schemas.openxmlformats.org/package/2006/relationships", "r" }, { NULL, NULL },
};
static const struct xml_word relation_words[] = { { "r:Relationship", R_RELATIONSHIP }, { NULL, 0 } };

/* The parts that are looked for, by the end of their relationship's type. */
enum part_name { PART_MAIN, PART_STYLES, PART_FOOTNOTES, PART_ENDNOTES, PART_COMMENTS, PARTS };
static const char *const part_types[PARTS] = { "/officeDocument", "/styles", "/footnotes", "/endnotes", "/comments" };

struct package {
	struct zip zip;
	struct buf path[PARTS];		/* "word/document.xml"; empty: there is none */
	const char *folder;		/* that targets count from, "word/" */
	size_t folder_len;
};

/* A target, counted from the folder, as the path of a member: without ./ and ../ */
static void
resolve(const struct package *package, const char *target, struct buf *path)
{
	struct str rest = str_of(target);

	path->len = 0;
	if (target[0] != '/')
		buf_put(path, (struct str){ package->folder, package->folder_len });
	while (rest.at) {
		struct str step = str_cut(&rest, '/');

		if (str_eq(step, STR(".."))) {
			path->len -= path->len > 0;	/* the slash */
			while (path->len && path->at[path->len - 1] != '/')
				path->len--;
			continue;
		}
		if (step.len == 0 || str_eq(step, STR(".")))
			continue;
		buf_put(path, step);
		if (rest.at)
			buf_char(path, '/');
	}
}

static void
start_relation(void *state, int element, const struct xml *xml)
{
	struct package *package = state;
	const char *type = xml_attribute(xml, "Type"), *target = xml_attribute(xml, "Target"), *mode = xml_attribute(xml, "TargetMode");

	if (element != R_RELATIONSHIP || type == NULL || target == NULL || (mode && strcmp(mode, "External") == 0))
		return;
	for (size_t i = 0; i < PARTS; i++)
		if (package->path[i].len == 0 && str_ends(str_of(type), part_types[i]))
			resolve(package, target, &package->path[i]);
}

static void
nothing_more(void *state, int element)
{
	(void)state, (void)element;
}

static void
no_text(void *state, struct str s)
{
	(void)state, (void)s;
}

static const struct xml_format relation_format = { relation_spaces, relation_words, start_relation, nothing_more, no_text };

/* Finds the main part, and by its own relationships the others. */
static bool
open_package(struct package *package)
{
	struct buf *main = &package->path[PART_MAIN], relations = {0};
	size_t slash;
	enum zip_result result;

	if (zip_xml(&package->zip, STR("_rels/.rels"), &relation_format, package) == ZIP_FAILED)
		return false;
	for (size_t i = 1; i < PARTS; i++)
		package->path[i].len = 0;
	if (main->len == 0)
		buf_put(main, STR("word/document.xml"));
	for (slash = main->len; slash && main->at[slash - 1] != '/'; slash--)
		;
	package->folder = main->at;
	package->folder_len = slash;
	buf_put(&relations, (struct str){ main->at, slash });
	buf_put(&relations, STR("_rels/"));
	buf_put(&relations, (struct str){ main->at + slash, main->len - slash });
	buf_put(&relations, STR(".rels"));
	result = zip_xml(&package->zip, buf_str(&relations), &relation_format, package);
	buf_free(&relations);
	return result != ZIP_FAILED;
}

/* False when it is there and cannot be read. */
static bool
read_notes(struct package *package, enum part_name name, char kind, struct part *like, struct notes *notes)
{
	struct document scratch = {0};
	struct part part = { .source = like->source, .styles = like->styles, .flow = { .document = &scratch }, .noted = notes,
		.keeper = like->flow.document, .noted_kind = kind };
	bool read = package->path[name].len == 0 || zip_xml(&package->zip, buf_str(&package->path[name]), &part_format, &part) != ZIP_FAILED;

	part_close(&part);
	document_free(&scratch);
	return read;
}

static bool
read_body(struct package *package, struct part *part)
{
	const char *file = part->source->name;
	struct str path = buf_str(&package->path[PART_MAIN]);
	enum zip_result result = zip_xml(&package->zip, path, &part_format, part);

	part_close(part);
	if (result == ZIP_FAILED)
		return false;
	if (result == ZIP_ABSENT || !part->has_body) {
		if (str_starts(path, "xl/"))
			warn("%s: a spreadsheet: want it saved as CSV", file);
		else if (str_starts(path, "ppt/"))
			warn("%s: slides: want a document", file);
		else
			warn("%s: not a Word document: no %s%.*s", file, result == ZIP_ABSENT ? "" : "text in ", (int)path.len, path.at);
		return false;
	}
	if (part->has_chunk)
		say("%s: holds another document inside (altChunk): that is not read: open it in Word and save it anew", file);
	return true;
}

/* Whether it is what Office makes of a document with a password: an OLE file that holds a stream "EncryptedPackage". */
static bool
is_encrypted(struct str bytes)
{
	static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";	/* UTF-16LE, in the list of streams */

	return str_starts(bytes, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") && memmem(bytes.at, bytes.len, name, sizeof(name)) != NULL;
}

/* A zip file that is a package of Office, or was one before it was cut off; or an encrypted one. */
bool
is_docx(const struct source *source)
{
	struct zip zip = { .source = source };

	if (!zip_is(source->bytes))
		return is_encrypted(source->bytes);
	return zip_holds(&zip, STR("[Content_Types].xml")) || str_eq(zip_first(source->bytes), STR("[Content_Types].xml")) ||
	    source_has_extension(source, ".docx") || source_has_extension(source, ".docm");
}

bool
decode_docx(struct document *document, const struct source *source)
{
	struct package package = { .zip = { .source = source } };
	struct styles styles = {0};
	struct notes notes = {0};
	struct part part = { .source = source, .styles = &styles, .flow = { .document = document } };
	struct buf *path = package.path;
	bool read;

	if (is_encrypted(source->bytes)) {
		warn("%s: encrypted: want a copy without a password", source->name);
		return false;
	}
	read = !zip_crowded(source) && open_package(&package);
	if (read && path[PART_STYLES].len)
		read = zip_xml(&package.zip, buf_str(&path[PART_STYLES]), &styles_format, &styles) != ZIP_FAILED;
	if (read && source->notes) {
		read = read_notes(&package, PART_FOOTNOTES, 'f', &part, &notes) && read_notes(&package, PART_ENDNOTES, 'e', &part, &notes) &&
		    read_notes(&package, PART_COMMENTS, 'c', &part, &notes);
		part.notes = &notes;
	}
	read = read && read_body(&package, &part);
	styles_free(&styles);
	map_free(&notes.keys);
	free(notes.text);
	for (size_t i = 0; i < PARTS; i++)
		buf_free(&path[i]);
	return read;
}
