/*
 * The members of a zip file that is a document (docx, odt): read by libarchive in blocks, straight into the XML parser.
 *
 *	struct zip zip = { .source = source };
 *
 *	if (zip_xml(&zip, STR("content.xml"), &format, &state) == ZIP_ABSENT)
 *		warn("%s: not an OpenDocument file: no content.xml", source->name);
 *
 * Bounded: what all members read unpack to (source->max_size), how much one grows by unpacking (source->max_ratio), the number of members.
 */
#ifndef ZIP_H
#define ZIP_H

#include "decode.h"
#include "xml.h"

enum zip_result {
	ZIP_READ,
	ZIP_ABSENT,	/* no such member; nothing has been said */
	ZIP_FAILED,	/* damaged, encrypted, too big, not XML: said, with the file's name and the member's */
};

enum {
	ZIP_SMALL = 1 << 20,	/* bytes that a member may always have: how much it grows is asked beyond */
	ZIP_MEMBERS = 100 * 1000,
};

struct zip {
	const struct source *source;
	uint64_t unpacked;	/* bytes, of all members read so far */
	bool quiet;
};

/* Whether bytes begin as a zip file does. */
bool zip_is(struct str bytes);
/* The name of the first member by its own header, for a file that is cut off; no bytes when there is none. */
struct str zip_first(struct str bytes);
/* Whether there are more members than ZIP_MEMBERS: then libarchive would hold too much; it is said. */
bool zip_crowded(const struct source *source);
/* Whether there is such a member; says nothing of a damaged file. Names are compared without regard to case, as OPC wants, with / for \. */
bool zip_holds(const struct zip *zip, struct str member);
/* Parses a member. */
enum zip_result zip_xml(struct zip *zip, struct str member, const struct xml_format *format, void *state);

#endif
