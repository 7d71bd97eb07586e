/*
 * HTML as Word, Google Docs and web tools write it. Tags are found by libxml2's forgiving parser, event by event; which is a block, what is
 * strong, hidden or a note is told here.
 */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>
#include <strings.h>

#include <libxml/HTMLparser.h>
#include <unicode/ucnv.h>

#include "css.h"
#include "decode.h"
#include "encoding.h"
#include "flow.h"
#include "say.h"

enum {
	DEPTH = 2000,	/* elements within elements: an end tag is looked for among them all */
	PARAS = 1000 * 1000,
	CELLS = 100 * 1000,
};

/* What an element does. */
enum role {
	ROLE_INLINE, ROLE_BLOCK, ROLE_HEADING, ROLE_STRONG, ROLE_BREAK, ROLE_PRE, ROLE_ROW, ROLE_CELL, ROLE_STYLE, ROLE_LINK, ROLE_OUT,
};

static const struct {
	const char *name;
	enum role role;
} roles[] = {
	{ "p", ROLE_BLOCK }, { "div", ROLE_BLOCK }, { "br", ROLE_BREAK }, { "b", ROLE_STRONG }, { "i", ROLE_STRONG }, { "tr", ROLE_ROW },
	{ "td", ROLE_CELL }, { "th", ROLE_CELL }, { "a", ROLE_LINK }, { "strong", ROLE_STRONG }, { "em", ROLE_STRONG }, { "u", ROLE_STRONG },
	{ "h1", ROLE_HEADING }, { "h2", ROLE_HEADING }, { "h3", ROLE_HEADING }, { "h4", ROLE_HEADING }, { "h5", ROLE_HEADING },
	{ "h6", ROLE_HEADING }, { "li", ROLE_BLOCK }, { "ul", ROLE_BLOCK }, { "ol", ROLE_BLOCK }, { "dl", ROLE_BLOCK }, { "dt", ROLE_BLOCK },
	{ "dd", ROLE_BLOCK }, { "blockquote", ROLE_BLOCK }, { "pre", ROLE_PRE }, { "table", ROLE_BLOCK }, { "caption", ROLE_BLOCK },
	{ "hr", ROLE_BLOCK }, { "body", ROLE_BLOCK }, { "section", ROLE_BLOCK }, { "article", ROLE_BLOCK }, { "main", ROLE_BLOCK },
	{ "header", ROLE_BLOCK }, { "footer", ROLE_BLOCK }, { "aside", ROLE_BLOCK }, { "address", ROLE_BLOCK }, { "figure", ROLE_BLOCK },
	{ "figcaption", ROLE_BLOCK }, { "center", ROLE_BLOCK }, { "form", ROLE_BLOCK }, { "fieldset", ROLE_BLOCK }, { "legend", ROLE_BLOCK },
	{ "details", ROLE_BLOCK }, { "summary", ROLE_BLOCK }, { "style", ROLE_STYLE }, { "script", ROLE_OUT }, { "title", ROLE_OUT },
	{ "noscript", ROLE_OUT }, { "template", ROLE_OUT }, { "nav", ROLE_OUT }, { "button", ROLE_OUT }, { "select", ROLE_OUT },
	{ "textarea", ROLE_OUT }, { "svg", ROLE_OUT }, { "iframe", ROLE_OUT }, { "object", ROLE_OUT }, { "audio", ROLE_OUT },
	{ "video", ROLE_OUT }, { "canvas", ROLE_OUT }, { "rt", ROLE_OUT }, { "rp", ROLE_OUT }, { "del", ROLE_OUT }, { "xml", ROLE_OUT },
};

struct element {
	enum role role;
	struct look look;
	bool pre, note;
};

struct html {
	const struct source *source;
	htmlParserCtxtPtr parser;
	struct flow flow;
	struct css css;
	struct buf sheet;		/* the <style> under way */
	struct element *element;	/* those under way */
	size_t len, cap;
	size_t skipping;		/* elements open since one whose content is left out */
	const char *problem;
};

static const struct element *
innermost(const struct html *html)
{
	static const struct element none;

	return html->len ? &html->element[html->len - 1] : &none;
}

static const char *
attribute(const xmlChar **attributes, const char *name)
{
	for (; attributes && attributes[0]; attributes += 2)
		if (strcmp((const char *)attributes[0], name) == 0)
			return attributes[1] ? (const char *)attributes[1] : "";
	return NULL;
}

static enum role
role_of(const char *name)
{
	for (size_t i = 0; i < sizeof(roles) / sizeof(roles[0]); i++)
		if (strcasecmp(roles[i].name, name) == 0)
			return roles[i].role;
	return ROLE_INLINE;
}

static bool
starts_any(const char *s, const char *const *starts)
{
	for (; s && *starts; starts++)
		if (strncasecmp(s, *starts, strlen(*starts)) == 0)
			return true;
	return false;
}

/* A link from the text to a note, as Word, Google Docs and pandoc write it: a number that is not the text's. */
static bool
is_note_reference(const char *href)
{
	static const char *const notes[] = { "#_ftn", "#_edn", "#_msocom_", "#ftnt", "#cmnt", "#fn", NULL };

	return starts_any(href, notes);
}

/* And back: the paragraph is a note. */
static bool
is_note_return(const char *href)
{
	static const char *const returns[] = { "#_ftnref", "#_ednref", "#_msoanchor_", "#ftnt_ref", "#cmnt_ref", "#fnref", NULL };

	return starts_any(href, returns);
}

/* A block of notes by its own word. */
static bool
is_notes(const xmlChar **attributes)
{
	static const char *const classes[] = { "footnotes", "endnotes", NULL };
	static const char *const lists[] = { "mso-element:footnote", "mso-element:endnote", "mso-element:comment", NULL };
	const char *style = attribute(attributes, "style"), *role = attribute(attributes, "role");

	return starts_any(attribute(attributes, "class"), classes) || starts_any(style, lists) ||
	    (role && strcmp(role, "doc-endnotes") == 0);
}

/* The paragraph under way, if there is one, is over. */
static void
end_para(struct html *html)
{
	bool note = innermost(html)->note;

	if (note && html->flow.opens)
		flow_kind(&html->flow, PARA_NOTE);
	flow_end(&html->flow);
	if (html->flow.document->len > PARAS || html->flow.cells > CELLS) {
		html->problem = "more than 1000000 paragraphs, or 100000 cells in a row: want it divided";
		xmlStopParser(html->parser);
	}
}

/* What a block's start and end do to the flow. */
static void
start_block(struct html *html, enum role role)
{
	switch (role) {
	case ROLE_BREAK:
		if (html->flow.opens)
			flow_char(&html->flow, '\n');
		break;
	case ROLE_ROW:
		end_para(html);
		flow_row(&html->flow);
		break;
	case ROLE_CELL:
		end_para(html);
		flow_cell(&html->flow);
		break;
	case ROLE_BLOCK: case ROLE_PRE: case ROLE_HEADING:
		end_para(html);
		break;
	default: break;
	}
}

/* True: the content of the link is left out. */
static bool
link_is_out(struct html *html, const char *href)
{
	if (is_note_return(href)) {
		if (html->source->notes)
			flow_kind(&html->flow, PARA_NOTE);
		else
			flow_drop(&html->flow);
		return true;
	}
	return is_note_reference(href);
}

static void
on_start(void *state, const xmlChar *name, const xmlChar **attributes)
{
	struct html *html = state;
	struct element element = *innermost(html);
	const char *style = attribute(attributes, "style"), *class = attribute(attributes, "class");

	if (html->skipping || html->problem) {
		html->skipping++;
		return;
	}
	element.role = role_of((const char *)name);
	if (html->len >= DEPTH) {
		html->problem = "elements nested too deep: want at most 2000";
		xmlStopParser(html->parser);
		return;
	}
	if (element.role == ROLE_STRONG)
		element.look.bold = 1;
	if (class)
		css_classes(&html->css, str_of(class), &element.look);
	if (style)
		css_declarations(str_of(style), &element.look);
	if (element.role == ROLE_OUT || element.look.hidden > 0 || attribute(attributes, "hidden") ||
	    (element.role == ROLE_LINK && link_is_out(html, attribute(attributes, "href")))) {
		html->skipping = 1;
		return;
	}
	if (element.role == ROLE_BLOCK && is_notes(attributes)) {
		end_para(html);
		element.note = true;
		if (!html->source->notes) {
			html->skipping = 1;
			return;
		}
	}
	element.pre |= element.role == ROLE_PRE;
	start_block(html, element.role);
	html->element = alloc_room(html->element, html->len, &html->cap, sizeof(element));
	html->element[html->len++] = element;
}

static void
on_end(void *state, const xmlChar *name)
{
	struct html *html = state;
	enum role role = innermost(html)->role;

	(void)name;
	if (html->skipping) {
		html->skipping--;
		return;
	}
	if (html->len == 0)
		return;
	switch (role) {
	case ROLE_HEADING:
		if (html->flow.opens)
			flow_kind(&html->flow, PARA_HEADING);
		end_para(html);
		break;
	case ROLE_BLOCK: case ROLE_PRE: case ROLE_CELL: end_para(html); break;
	case ROLE_ROW:
		end_para(html);
		flow_row_end(&html->flow);
		break;
	case ROLE_STYLE:
		css_sheet(&html->css, buf_str(&html->sheet));
		html->sheet.len = 0;
		break;
	default: break;
	}
	html->len--;
}

static void
on_text(void *state, const xmlChar *at, int len)
{
	struct html *html = state;
	const struct element *element = innermost(html);
	struct str s = { (const char *)at, (size_t)len };

	if (html->skipping)
		return;
	if (element->role == ROLE_STYLE)
		buf_put(&html->sheet, s);
	else if (element->pre && (html->flow.opens || str_trim(s).len))
		flow_text(&html->flow, s, look_strong(element->look));
	else
		flow_words(&html->flow, s, look_strong(element->look));
}

/* Where a "<!..." that starts s ends: behind ">", or behind "-->" if it is a comment. */
static size_t
declaration(struct str s)
{
	bool comment = str_starts(s, "<!--");
	const char *end = comment ? memmem(s.at + 4, s.len - 4, "-->", 3) : memchr(s.at, '>', s.len);

	return end ? (size_t)(end - s.at) + (comment ? 3 : 1) : s.len;
}

/* Word's "<![if !supportEmptyParas]>" and "<![endif]>" are tags that browsers pass over and libxml2 takes for text. */
static struct str
without_conditions(struct str s, struct buf *held)
{
	const char *from;

	if (s.len == 0 || memmem(s.at, s.len, "<![", 3) == NULL)
		return s;
	while (s.len && (from = memmem(s.at, s.len, "<!", 2)) != NULL) {
		size_t before = (size_t)(from - s.at), len;
		bool out;

		s.at += before;
		s.len -= before;
		out = str_starts(s, "<![");
		len = declaration(s);
		buf_put(held, (struct str){ from - before, before + (out ? 0 : len) });
		s.at += len;
		s.len -= len;
	}
	buf_put(held, s);
	return buf_str(held);
}

static bool
parse(struct html *html, struct str utf8)
{
	htmlSAXHandler events = {
		.startElement = on_start, .endElement = on_end, .characters = on_text, .ignorableWhitespace = on_text, .cdataBlock = on_text,
	};
	htmlParserCtxtPtr parser = htmlNewParserCtxt();
	htmlSAXHandler *own;

	if (utf8.len > INT32_MAX) {
		html->problem = "more than 2 GB of HTML";
		return false;
	}
	if (parser == NULL)
		die("out of memory: an HTML parser wanted");
	own = parser->sax;
	parser->sax = &events;
	parser->userData = html;
	html->parser = parser;
	htmlCtxtReadMemory(parser, utf8.at, (int)utf8.len, NULL, "UTF-8",
	    HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET | HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
	parser->sax = own;
	htmlFreeParserCtxt(parser);
	return html->problem == NULL;
}

/* The name in charset=..., near the start; no bytes when there is none. */
static struct str
charset(struct str s)
{
	struct str name;

	s.len = s.len < 4096 ? s.len : 4096;
	for (; s.len > 8; s.at++, s.len--) {
		if (strncasecmp(s.at, "charset=", 8) != 0)
			continue;
		name = (struct str){ s.at + 8, s.len - 8 };
		while (name.len && strchr("\"' ", name.at[0]))
			name.at++, name.len--;
		for (size_t i = 0; i < name.len; i++)
			if (strchr("\"' />;", name.at[i])) {
				name.len = i;
				return name;
			}
	}
	return (struct str){ "", 0 };
}

/* Where neither a mark nor the bytes themselves tell, what the file says of itself counts, if it is known. True: held is the text. */
static bool
convert(struct str bytes, struct str name, struct buf *held)
{
	char *known = str_dup(name);
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter = ucnv_open(strcasecmp(known, "iso-8859-1") == 0 ? "windows-1252" : known, &error);
	bool done = U_SUCCESS(error) && name.len && bytes.len < INT32_MAX / 4;

	free(known);
	if (done) {
		buf_need(held, bytes.len * 3 + 16);
		held->len = (size_t)ucnv_toAlgorithmic(UCNV_UTF8, converter, held->at, (int32_t)held->cap, bytes.at, (int32_t)bytes.len, &error);
		done = U_SUCCESS(error);
	}
	if (converter)
		ucnv_close(converter);
	return done;
}

bool
is_html(const struct source *source)
{
	struct str s = source->bytes;

	if (source_has_extension(source, ".html") || source_has_extension(source, ".htm") || source_has_extension(source, ".xhtml"))
		return encoding_is_text(s);
	if (str_starts(s, "\xef\xbb\xbf"))
		s.at += 3, s.len -= 3;
	s.len = s.len < 1024 ? s.len : 1024;
	s = str_trim(s);
	if (str_starts(s, "<?xml"))
		for (; s.len > 5; s.at++, s.len--)
			if (strncasecmp(s.at, "<html", 5) == 0)
				return true;
	return (s.len > 14 && strncasecmp(s.at, "<!doctype html", 14) == 0) || (s.len > 5 && strncasecmp(s.at, "<html", 5) == 0);
}

bool
decode_html(struct document *document, const struct source *source)
{
	struct html html = { .source = source, .flow = { .document = document } };
	struct encoded encoded;
	struct buf held = {0}, plain = {0};
	struct str name = charset(source->bytes);
	char *encoding;
	UErrorCode error = U_ZERO_ERROR;
	bool read;

	encoding_read(source->bytes, &encoded);
	document->encoding = encoded.name;
	if (!encoded.mark && strncmp(encoded.name, "UTF-", 4) != 0 && convert(source->bytes, name, &held)) {
		encoded.utf8 = buf_str(&held);
		encoding = str_dup(name);
		document->encoding = ucnv_getStandardName(encoding, "MIME", &error);	/* ICU's own: it outlives the document */
		if (document->encoding == NULL)
			document->encoding = ucnv_getStandardName(encoding, "IANA", &error);
		free(encoding);
	}
	read = parse(&html, without_conditions(encoded.utf8, &plain));
	flow_close(&html.flow);
	if (!read)
		warn("%s: %s", source->name, html.problem);
	css_free(&html.css);
	buf_free(&html.sheet);
	free(html.element);
	buf_free(&held);
	buf_free(&plain);
	buf_free(&encoded.held);
	return read;
}
