/* XML as a stream of elements known by number: see xml.h. */
#include <stdio.h>

#include "say.h"
#include "xml.h"

enum {
	NAMES = 4096,	/* element names remembered: the rest is looked up anew */
	SEPARATOR = '|',	/* between namespace and local name, for expat */
	BLOCK = 1 << 20,	/* bytes that expat is given at once */
};

static void
fail(struct xml *xml, const char *reason)
{
	if (xml->error[0] == '\0')
		snprintf(xml->error, sizeof(xml->error), "line %llu: %s", (unsigned long long)xml_line(xml), reason);
}

void
xml_stop(const struct xml *xml, const char *reason)
{
	struct xml *own = XML_GetUserData(xml->parser);

	if (reason)
		fail(own, reason);
	own->stopped = true;
	XML_StopParser(own->parser, XML_FALSE);
}

/* Whether expat's name (namespace, separator, local name) is this "prefix:local". */
static bool
is_called(const struct xml *xml, const char *expanded, const char *name)
{
	const char *cut = strrchr(expanded, SEPARATOR), *colon = strchr(name, ':');
	const char *local = colon ? colon + 1 : name;
	size_t prefix = colon ? (size_t)(colon - name) : 0;

	if (strcmp(cut ? cut + 1 : expanded, local) != 0)
		return false;
	if (cut == NULL || colon == NULL)
		return cut == NULL && colon == NULL;
	for (const struct xml_space *space = xml->format->space; space->uri; space++)
		if (strncmp(space->uri, expanded, (size_t)(cut - expanded)) == 0 && space->uri[cut - expanded] == '\0')
			return strncmp(space->prefix, name, prefix) == 0 && space->prefix[prefix] == '\0';
	return false;
}

static int
code_of(struct xml *xml, const char *expanded)
{
	struct str key = str_of(expanded);
	uint32_t known = map_find(&xml->codes, key);
	int code = XML_OTHER;

	if (known != MAP_NONE)
		return (int)xml->codes.entry[known].value;
	for (const struct xml_word *word = xml->format->word; word->name; word++)
		if (is_called(xml, expanded, word->name)) {
			code = word->code;
			break;
		}
	if (xml->codes.len < NAMES) {
		known = map_add(&xml->codes, key);
		xml->codes.entry[known].value = (uint64_t)code;
	}
	return code;
}

const char *
xml_attribute(const struct xml *xml, const char *name)
{
	for (const char **attribute = xml->attributes; attribute[0]; attribute += 2)
		if (is_called(xml, attribute[0], name))
			return attribute[1];
	return NULL;
}

static void XMLCALL
on_start(void *data, const XML_Char *name, const XML_Char **attributes)
{
	struct xml *xml = data;

	xml->heard = true;
	if (xml->stopped)
		return;
	if (++xml->depth > XML_DEPTH) {
		xml_stop(xml, "elements nested too deep: want at most 256");
		return;
	}
	xml->attributes = attributes;
	xml->format->start(xml->state, code_of(xml, name), xml);
}

static void XMLCALL
on_end(void *data, const XML_Char *name)
{
	struct xml *xml = data;

	xml->heard = true;
	if (xml->stopped)	/* expat may still end an empty element that was refused */
		return;
	xml->depth--;
	xml->format->end(xml->state, code_of(xml, name));
}

static void XMLCALL
on_text(void *data, const XML_Char *text, int len)
{
	struct xml *xml = data;

	xml->heard = true;
	if (!xml->stopped)
		xml->format->text(xml->state, (struct str){ text, (size_t)len });
}

static void XMLCALL
on_comment(void *data, const XML_Char *text)
{
	struct xml *xml = data;

	(void)text;
	xml->heard = true;
}

static void XMLCALL
on_entity(void *data, const XML_Char *name, int is_parameter, const XML_Char *value, int value_len, const XML_Char *base,
    const XML_Char *system_id, const XML_Char *public_id, const XML_Char *notation)
{
	(void)name, (void)is_parameter, (void)value, (void)value_len, (void)base, (void)system_id, (void)public_id, (void)notation;
	xml_stop(data, "it declares entities: want XML without");
}

void
xml_open(struct xml *xml, const struct xml_format *format, void *state)
{
	*xml = (struct xml){ .format = format, .state = state };
	xml->parser = XML_ParserCreateNS(NULL, SEPARATOR);
	if (xml->parser == NULL)
		die("out of memory: an XML parser wanted");
	XML_SetUserData(xml->parser, xml);
	XML_SetElementHandler(xml->parser, on_start, on_end);
	XML_SetCharacterDataHandler(xml->parser, on_text);
	XML_SetCommentHandler(xml->parser, on_comment);
	XML_SetEntityDeclHandler(xml->parser, on_entity);
}

/* Hands expat a block, and keeps what it says. */
static bool
parse(struct xml *xml, struct str block, bool last)
{
	enum XML_Error error;

	if (XML_Parse(xml->parser, block.at, (int)block.len, last) == XML_STATUS_OK)
		return true;
	error = XML_GetErrorCode(xml->parser);
	if (error != XML_ERROR_ABORTED && error != XML_ERROR_FINISHED)
		fail(xml, error == XML_ERROR_NO_ELEMENTS ? "no element" : XML_ErrorString(error));
	return false;
}

bool
xml_feed(struct xml *xml, struct str bytes)
{
	while (bytes.len) {
		struct str block = { bytes.at, bytes.len < BLOCK ? bytes.len : BLOCK };

		if (!parse(xml, block, false))
			return false;
		bytes.at += block.len;
		bytes.len -= block.len;
		xml->silent = xml->heard ? 0 : xml->silent + block.len;
		xml->heard = false;
		if (xml->silent > XML_TOKEN) {
			fail(xml, "a tag or comment of more than 8 MB");
			return false;
		}
	}
	return true;
}

bool
xml_close(struct xml *xml)
{
	XML_ParsingStatus status;

	XML_GetParsingStatus(xml->parser, &status);
	if (xml->error[0] == '\0' && status.parsing != XML_FINISHED)
		parse(xml, STR(""), true);
	XML_ParserFree(xml->parser);
	map_free(&xml->codes);
	xml->parser = NULL;
	return xml->error[0] == '\0';
}

uint64_t
xml_line(const struct xml *xml)
{
	return (uint64_t)XML_GetCurrentLineNumber(xml->parser);
}
