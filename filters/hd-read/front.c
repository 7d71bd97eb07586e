/* Front matter of Markdown: see front.h. */
#include <yaml.h>

#include "front.h"

enum {
	LONGEST = 64 * 1024,	/* bytes of front matter */
	DEPTH = 32,		/* of lists and mappings */
};

/* Takes the events of one document. False when it is no mapping, or no YAML. */
static bool
take(struct document *document, yaml_parser_t *parser)
{
	struct buf key = {0};
	bool mapping = false, keyed = false, good = true, more = true;
	int depth = 0;
	yaml_event_t event;

	while (more && good && (good = yaml_parser_parse(parser, &event))) {
		switch (event.type) {
		case YAML_SCALAR_EVENT: {
			struct str value = { (const char *)event.data.scalar.value, event.data.scalar.length };

			if (depth == 1 && !keyed) {
				key.len = 0;
				buf_put(&key, value);
			} else if (depth == 1 && str_trim(value).len && !str_eq(value, STR("~")) && !str_eq(value, STR("null"))) {
				document_pair(document, buf_str(&key), str_trim(value));
			}
			keyed ^= depth == 1;
			break;
		}
		case YAML_ALIAS_EVENT:
			keyed ^= depth == 1;
			break;
		case YAML_MAPPING_START_EVENT:
			mapping |= depth == 0;
			good = ++depth <= DEPTH;
			break;
		case YAML_SEQUENCE_START_EVENT:
			good = ++depth <= DEPTH && mapping;
			break;
		case YAML_MAPPING_END_EVENT:
		case YAML_SEQUENCE_END_EVENT:
			keyed ^= --depth == 1;
			break;
		case YAML_DOCUMENT_END_EVENT:
		case YAML_STREAM_END_EVENT:
			more = false;
			break;
		default: break;
		}
		yaml_event_delete(&event);
	}
	buf_free(&key);
	return good && mapping;
}

static bool
is_line(struct str line, const char *what)
{
	while (line.len && strchr(" \t\r", line.at[line.len - 1]))
		line.len--;
	return str_eq(line, str_of(what));
}

size_t
front_read(struct document *document, struct str text)
{
	struct str rest = text, line = str_cut(&rest, '\n'), yaml = rest;
	size_t pairs = document->pairs;
	yaml_parser_t parser;
	bool good;

	if (!is_line(line, "---") || rest.at == NULL)
		return 0;
	do {
		if (rest.at == NULL || (size_t)(rest.at - yaml.at) > LONGEST)
			return 0;
		yaml.len = (size_t)(rest.at - yaml.at);
		line = str_cut(&rest, '\n');
	} while (!is_line(line, "---") && !is_line(line, "..."));
	if (yaml.len == 0 || !yaml_parser_initialize(&parser))
		return 0;
	yaml_parser_set_input_string(&parser, (const unsigned char *)yaml.at, yaml.len);
	good = take(document, &parser);
	yaml_parser_delete(&parser);
	if (good)
		return rest.at ? (size_t)(rest.at - text.at) : text.len;
	document->pairs = pairs;
	document_remark(document, "front matter that is not YAML");
	return 0;
}
