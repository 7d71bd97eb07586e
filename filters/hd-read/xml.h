/*
 * XML as a stream of elements known by number: a thin layer over expat that bounds what a hostile file can ask for.
 *
 *	static const struct xml_space spaces[] = { { "urn:oasis:names:tc:opendocument:xmlns:text:1.0", "text" }, {0} };
 *	static const struct xml_word words[] = { { "text:p", TEXT_P }, { "text:s", TEXT_S }, {0} };
 *	static const struct xml_format format = { spaces, words, start, end, text };
 *	struct xml xml;
 *
 *	xml_open(&xml, &format, &state);
 *	while (... more bytes ...)
 *		if (!xml_feed(&xml, bytes))
 *			break;
 *	if (!xml_close(&xml))
 *		warn("%s: %s", name, xml.error);
 *
 * Refused: declared entities (none is ever expanded, inner or outer), elements nested deeper than XML_DEPTH, one tag or comment of
 * more than XML_TOKEN bytes (expat reads a token from its start again with each block), what is not well-formed.
 */
#ifndef XML_H
#define XML_H

#include <expat.h>

#include "map.h"
#include "str.h"

enum { XML_DEPTH = 256, XML_TOKEN = 8 * 1024 * 1024 };

/* A namespace and the prefix that it has in the words of a format; several may have one prefix. Ended by a row of zeros. */
struct xml_space {
	const char *uri, *prefix;
};

/* An element's name, "prefix:local" (or "local" without a namespace), and its number, from 1. Ended by a row of zeros. */
struct xml_word {
	const char *name;
	int code;
};

enum { XML_OTHER = 0 };	/* an element that the format has no word for */

struct xml;

struct xml_format {
	const struct xml_space *space;
	const struct xml_word *word;
	void (*start)(void *state, int element, const struct xml *xml);	/* xml: for xml_attribute */
	void (*end)(void *state, int element);
	void (*text)(void *state, struct str text);	/* in pieces of any length; UTF-8 */
};

struct xml {
	const struct xml_format *format;
	void *state;
	XML_Parser parser;
	const char **attributes;	/* of the element that starts now */
	struct map codes;		/* expat's name of an element -> code */
	size_t depth;
	uint64_t silent;		/* bytes fed since anything came of them */
	bool heard;			/* something has come of the block being fed */
	bool stopped;
	char error[160];		/* "line 3: ..." once something is wrong; empty before */
};

void xml_open(struct xml *xml, const struct xml_format *format, void *state);
/* False when it is wrong or a handler has stopped it: nothing more need be fed. */
bool xml_feed(struct xml *xml, struct str bytes);
/* Ends the document and frees everything but the error. False when there is one. */
bool xml_close(struct xml *xml);
/* From a handler: no more is wanted. The reason becomes the error; NULL: it is none. */
void xml_stop(const struct xml *xml, const char *reason);
/* The value of an attribute of the element that starts now, "prefix:local" or "local"; NULL when it has none. Valid in the handler. */
const char *xml_attribute(const struct xml *xml, const char *name);
/* The line that is being read, from 1. */
uint64_t xml_line(const struct xml *xml);

#endif
