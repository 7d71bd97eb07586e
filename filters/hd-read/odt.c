/*
 * OpenDocument text (ISO/IEC 26300): .odt, .ott, flat .fodt, and .sxw of OpenOffice 1, whose elements have the same names.
 *
 * Read as it would be printed, all changes accepted: deleted text is kept apart by the format (text:tracked-changes) and left out,
 * with headers and footers, hidden text, readings over characters, descriptions of pictures, prompts of forms.
 */
#define _GNU_SOURCE	/* memmem */
#include <stdlib.h>

#include "flow.h"
#include "odt_style.h"
#include "say.h"
#include "zip.h"

enum {
	O_BODY = ODT_STYLE_WORDS, O_OTHER_BODY, O_P, O_H, O_SPAN, O_S, O_TAB, O_BREAK, O_NOTE, O_NOTE_BODY, O_ANNOTATION, O_OUT, O_HIDABLE,
	O_ROW, O_CELL, O_COVERED, O_ENCRYPTED,
};

static const struct xml_word words[] = {
	ODT_STYLE_NAMES, { "office:body", O_BODY }, { "office:spreadsheet", O_OTHER_BODY }, { "office:presentation", O_OTHER_BODY },
	{ "office:drawing", O_OTHER_BODY }, { "text:p", O_P }, { "text:h", O_H }, { "text:span", O_SPAN }, { "text:s", O_S },
	{ "text:tab", O_TAB }, { "text:tab-stop", O_TAB }, { "text:line-break", O_BREAK },
	{ "text:note", O_NOTE }, { "text:footnote", O_NOTE }, { "text:endnote", O_NOTE },
	{ "text:note-body", O_NOTE_BODY }, { "text:footnote-body", O_NOTE_BODY }, { "text:endnote-body", O_NOTE_BODY },
	{ "office:annotation", O_ANNOTATION }, { "table:table-row", O_ROW }, { "table:table-cell", O_CELL },
	{ "table:covered-table-cell", O_COVERED },
	{ "text:section", O_HIDABLE }, { "text:variable-set", O_HIDABLE }, { "text:variable-get", O_HIDABLE },
	{ "text:hidden-text", O_HIDABLE }, { "text:hidden-paragraph", O_HIDABLE },
	{ "text:tracked-changes", O_OUT }, { "table:tracked-changes", O_OUT }, { "text:note-citation", O_OUT },
	{ "text:footnote-citation", O_OUT }, { "text:endnote-citation", O_OUT }, { "text:ruby-text", O_OUT }, { "text:placeholder", O_OUT },
	{ "text:script", O_OUT }, { "text:number", O_OUT }, { "office:forms", O_OUT }, { "draw:object", O_OUT },
	{ "office:binary-data", O_OUT }, { "svg:title", O_OUT }, { "svg:desc", O_OUT }, { "dc:creator", O_OUT }, { "dc:date", O_OUT },
	{ "meta:date-string", O_OUT }, { "meta:creator-initials", O_OUT },
	{ NULL, 0 },
};

enum { PARAS = 1000 * 1000, CELLS = 100 * 1000 };	/* as in a docx */

struct odt {
	const struct source *source;
	struct styles styles;
	struct flow main, note;		/* a note's paragraphs are gathered apart, in noted */
	struct document noted;
	struct flow *flow;		/* the one being filled */
	struct look look[XML_DEPTH];	/* of the paragraphs and spans under way */
	size_t looks, skipping;
	int note_element;		/* what has started the note under way; 0: none */
	bool in_body, has_body, other;
};

static struct look
look_now(const struct odt *odt)
{
	return odt->looks ? odt->look[odt->looks - 1] : (struct look){0};
}

static void
start_para(struct odt *odt, int element, const struct xml *xml)
{
	const struct style *style = odt_style(&odt->styles, 'p', xml_attribute(xml, "text:style-name"));
	bool heading = element == O_H || (style && style->heading);

	if (odt->main.document->len > PARAS)
		xml_stop(xml, "more than 1000000 paragraphs: want it divided");
	flow_start(odt->flow, heading ? PARA_HEADING : PARA_TEXT);
	odt->look[odt->looks++] = style ? style->look : (struct look){0};
}

static void
start_span(struct odt *odt, const struct xml *xml)
{
	const struct style *style = odt_style(&odt->styles, 't', xml_attribute(xml, "text:style-name"));
	struct look under = look_now(odt);

	odt->look[odt->looks++] = style ? look_over(style->look, under) : under;
}

/* A note's text; false when notes are not wanted, or one stands within one: its content is left out. */
static bool
start_note(struct odt *odt, int element)
{
	if (!odt->source->notes || odt->note_element)
		return false;
	odt->note_element = element;
	odt->flow = &odt->note;
	return true;
}

static void
end_note(struct odt *odt)
{
	struct buf text = {0};

	odt->note_element = 0;
	odt->flow = &odt->main;
	flow_settle(&odt->note);
	for (size_t i = 0; i < odt->noted.len; i++) {
		if (i)
			buf_char(&text, ' ');
		buf_put(&text, odt->noted.para[i].text);
	}
	if (text.len)
		flow_note(&odt->main, document_keep(odt->main.document, buf_str(&text)));
	buf_free(&text);
	document_free(&odt->noted);
}

static bool
is_hidden(const struct xml *xml)
{
	const char *display = xml_attribute(xml, "text:display"), *hidden = xml_attribute(xml, "text:is-hidden");

	return (display && strcmp(display, "none") == 0) || (hidden && strcmp(hidden, "true") == 0);
}

/* Blanks that the format would drop; many of them are an indent. */
static void
put_blanks(struct odt *odt, const char *count)
{
	long n = count ? strtol(count, NULL, 10) : 1;

	for (long i = 0; i < n && i < 8; i++)
		flow_text(odt->flow, STR(" "), true);
}

/* What stands in the text. True: the element's content is left out. */
static bool
start_in_body(struct odt *odt, int element, const struct xml *xml)
{
	bool shown = odt->looks && look_now(odt).hidden <= 0;

	switch (element) {
	case O_P: case O_H: start_para(odt, element, xml); break;
	case O_SPAN: start_span(odt, xml); break;
	case O_S:
		if (shown)
			put_blanks(odt, xml_attribute(xml, "text:c"));
		break;
	case O_TAB: case O_BREAK:
		if (shown)
			flow_char(odt->flow, element == O_TAB ? '\t' : '\n');
		break;
	case O_NOTE: case O_ANNOTATION: return !start_note(odt, element);
	case O_ROW: flow_row(odt->flow); break;
	case O_CELL: case O_COVERED:
		if (odt->flow->cells > CELLS)
			xml_stop(xml, "more than 100000 cells in a row");
		flow_cell(odt->flow);
		return element == O_COVERED;
	case O_HIDABLE: return is_hidden(xml);
	case O_OUT: return true;
	case O_OTHER_BODY: odt->other = true; break;
	default: break;
	}
	return false;
}

static void
start(void *state, int element, const struct xml *xml)
{
	struct odt *odt = state;

	if (odt->skipping) {
		odt->skipping++;
	} else if (element == O_BODY) {
		odt->in_body = odt->has_body = true;
	} else if (odt->in_body) {
		odt->skipping = start_in_body(odt, element, xml);
	} else if (element != XML_OTHER && element < ODT_STYLE_WORDS) {
		odt_style_start(&odt->styles, element, xml);
	}
}

static void
end(void *state, int element)
{
	struct odt *odt = state;

	if (odt->skipping) {
		odt->skipping--;
		return;
	}
	if (!odt->in_body) {
		odt_style_end(&odt->styles, element);
		return;
	}
	switch (element) {
	case O_BODY: odt->in_body = false; break;
	case O_P: case O_H:
		flow_end(odt->flow);
		odt->looks--;
		break;
	case O_SPAN: odt->looks--; break;
	case O_ROW: flow_row_end(odt->flow); break;
	case O_NOTE: case O_ANNOTATION: end_note(odt); break;
	default: break;
	}
}

static void
text(void *state, struct str s)
{
	struct odt *odt = state;
	struct look look = look_now(odt);

	if (odt->in_body && odt->looks && !odt->skipping && look.hidden <= 0)
		flow_words(odt->flow, s, look_strong(look));
}

static const struct xml_format format = { odt_spaces, words, start, end, text };

static const struct xml_word manifest_words[] = { { "manifest:encryption-data", O_ENCRYPTED }, { NULL, 0 } };

static void
start_manifest(void *state, int element, const struct xml *xml)
{
	bool *encrypted = state;

	(void)xml;
	*encrypted |= element == O_ENCRYPTED;
}

static void
end_manifest(void *state, int element)
{
	(void)state, (void)element;
}

static void
text_manifest(void *state, struct str s)
{
	(void)state, (void)s;
}

static const struct xml_format manifest_format = { odt_spaces, manifest_words, start_manifest, end_manifest, text_manifest };

static bool
read_package(struct odt *odt)
{
	struct zip zip = { .source = odt->source };
	bool encrypted = false;
	enum zip_result result;

	if (zip_crowded(odt->source) ||
	    zip_xml(&zip, STR("META-INF/manifest.xml"), &manifest_format, &encrypted) == ZIP_FAILED)
		return false;
	if (encrypted) {
		warn("%s: encrypted: want a copy without a password", odt->source->name);
		return false;
	}
	if (zip_xml(&zip, STR("styles.xml"), &odt_styles_format, &odt->styles) == ZIP_FAILED)
		return false;
	result = zip_xml(&zip, STR("content.xml"), &format, odt);
	if (result == ZIP_ABSENT)
		warn("%s: not an OpenDocument text: no content.xml", odt->source->name);
	return result == ZIP_READ;
}

static bool
read_flat(struct odt *odt)
{
	struct xml xml;

	xml_open(&xml, &format, odt);
	xml_feed(&xml, odt->source->bytes);
	if (xml_close(&xml))
		return true;
	warn("%s: %s", odt->source->name, xml.error);
	return false;
}

bool
is_odt(const struct source *source)
{
	struct zip zip = { .source = source };
	struct str start = { source->bytes.at, source->bytes.len < 4096 ? source->bytes.len : 4096 };

	if (!zip_is(source->bytes))
		return start.len && memmem(start.at, start.len, "<office:document", 16) != NULL;
	return (zip_holds(&zip, STR("content.xml")) && zip_holds(&zip, STR("META-INF/manifest.xml"))) ||
	    (str_eq(zip_first(source->bytes), STR("mimetype")) && source_has_extension(source, ".odt"));
}

bool
decode_odt(struct document *document, const struct source *source)
{
	struct odt *odt = alloc(1, sizeof(*odt));
	bool read;

	*odt = (struct odt){ .source = source, .main.document = document, .note.document = &odt->noted, .flow = &odt->main };
	read = zip_is(source->bytes) ? read_package(odt) : read_flat(odt);
	flow_close(&odt->note);
	flow_close(&odt->main);
	document_free(&odt->noted);
	styles_free(&odt->styles);
	if (read && (odt->other || !odt->has_body)) {
		warn("%s: not an OpenDocument text: %s", source->name,
		    odt->other ? "a spreadsheet, slides or a drawing" : "no office:body");
		read = false;
	}
	free(odt);
	return read;
}
