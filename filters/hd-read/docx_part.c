/* One part of a Word document as paragraphs: see docx_part.h. */
#include <stdlib.h>

#include "docx_part.h"
#include "utf8.h"

enum {
	W_BODY = 1, W_P, W_P_PR, W_P_STYLE, W_IND, W_R, W_R_PR, W_R_STYLE, W_R_FONTS, W_B, W_I, W_U, W_VANISH, W_T, W_TAB, W_BR,
	W_NO_BREAK_HYPHEN, W_SOFT_HYPHEN, W_SYM, W_FLD_CHAR, W_DEL, W_OLD, W_TR, W_TC, W_NOTE, W_FOOTNOTE_REF, W_ENDNOTE_REF, W_COMMENT_REF,
	W_BOX, W_SDT, W_SDT_PR, W_PROMPT, W_SDT_CONTENT, W_ALT_CHUNK, MC_ALTERNATE, MC_CHOICE, MC_FALLBACK,
};

static const struct xml_word words[] = {
	{ "w:body", W_BODY }, { "w:p", W_P }, { "w:pPr", W_P_PR }, { "w:pStyle", W_P_STYLE }, { "w:ind", W_IND }, { "w:r", W_R },
	{ "w:rPr", W_R_PR }, { "w:rStyle", W_R_STYLE }, { "w:rFonts", W_R_FONTS }, { "w:b", W_B }, { "w:i", W_I }, { "w:u", W_U }, { "w:vanish", W_VANISH },
	{ "w:t", W_T }, { "m:t", W_T }, { "w:tab", W_TAB }, { "w:ptab", W_TAB }, { "w:br", W_BR }, { "w:cr", W_BR },
	{ "w:noBreakHyphen", W_NO_BREAK_HYPHEN }, { "w:softHyphen", W_SOFT_HYPHEN }, { "w:sym", W_SYM }, { "w:fldChar", W_FLD_CHAR },
	{ "w:del", W_DEL }, { "w:moveFrom", W_DEL }, { "w:rPrChange", W_OLD }, { "w:pPrChange", W_OLD }, { "w:rt", W_OLD },
	{ "w:tr", W_TR }, { "w:tc", W_TC }, { "w:footnote", W_NOTE }, { "w:endnote", W_NOTE }, { "w:comment", W_NOTE },
	{ "w:footnoteReference", W_FOOTNOTE_REF }, { "w:endnoteReference", W_ENDNOTE_REF }, { "w:commentReference", W_COMMENT_REF },
	{ "w:txbxContent", W_BOX }, { "w:sdt", W_SDT }, { "w:sdtPr", W_SDT_PR }, { "w:showingPlcHdr", W_PROMPT },
	{ "w:sdtContent", W_SDT_CONTENT }, { "w:altChunk", W_ALT_CHUNK }, { "mc:AlternateContent", MC_ALTERNATE },
	{ "mc:Choice", MC_CHOICE }, { "mc:Fallback", MC_FALLBACK }, { NULL, 0 },
};

enum { IN_P_PR = 1, IN_R_PR = 2, IN_SDT_PR = 4 };	/* bits of part.properties */

enum { PARAS = 1000 * 1000, CELLS = 100 * 1000 };	/* of a document; of the rows under way: no transcript comes near */

static struct part_para *
innermost(struct part *part)
{
	return part->paras ? &part->para[part->paras - 1] : NULL;
}

static void
start_para(struct part *part, const struct xml *xml)
{
	if (part->flow.document->len > PARAS)
		xml_stop(xml, "more than 1000000 paragraphs: want it divided");
	part->para = alloc_room(part->para, part->paras, &part->para_cap, sizeof(*part->para));
	part->para[part->paras++] = (struct part_para){0};
	flow_start(&part->flow, PARA_TEXT);
}

static void
end_para(struct part *part)
{
	struct part_para *para = innermost(part);

	if (para == NULL)
		return;
	if (para->mark_deleted)
		flow_end_joined(&part->flow);
	else
		flow_end(&part->flow);
	free(para->field);
	part->paras--;
	part->properties = 0;
}

/* Fields go on from paragraph to paragraph (a table of contents is one). */
static void
field(struct part *part, const char *type)
{
	struct part_para *para = innermost(part);

	if (para == NULL || type == NULL)
		return;
	if (strcmp(type, "begin") == 0) {
		para->field = alloc_room(para->field, para->fields, &para->field_cap, sizeof(*para->field));
		para->field[para->fields++] = FIELD_CODE;
	} else if (strcmp(type, "separate") == 0 && para->fields) {
		para->field[para->fields - 1] = FIELD_RESULT;
	} else if (strcmp(type, "end") == 0 && para->fields) {
		para->fields--;
	}
}

/* Whether what stands in the run is printed; its look. */
static bool
is_shown(struct part *part, bool *strong)
{
	struct part_para *para = innermost(part);
	struct look look;

	*strong = false;
	if (para == NULL)
		return false;
	look = look_over(para->run, para->style);
	*strong = look_strong(look);
	for (size_t i = 0; i < para->fields; i++)
		if (para->field[i] == FIELD_CODE)
			return false;
	return look.hidden <= 0;
}

static void
put(struct part *part, struct str s)
{
	bool strong;

	if (is_shown(part, &strong))
		flow_text(&part->flow, s, strong);
}

static void
put_char(struct part *part, char c)
{
	bool strong;

	if (innermost(part)->in_run && is_shown(part, &strong))
		flow_char(&part->flow, c);
}

/* A character by its number in a font. */
static void
put_symbol(struct part *part, const char *font, const char *hex)
{
	unsigned long number = hex ? strtoul(hex, NULL, 16) : 0;
	uint32_t c = number <= 0x10ffff ? symbol_meaning(font, (uint32_t)number) : 0;
	struct buf b = {0};

	if (c == 0)
		return;
	utf8_put(&b, c);
	put(part, buf_str(&b));
	buf_free(&b);
}

static void
put_note(struct part *part, char kind, const char *id)
{
	struct buf key = {0};
	uint32_t i;

	if (part->notes == NULL || id == NULL || innermost(part) == NULL)
		return;
	buf_char(&key, kind);
	buf_put(&key, str_of(id));
	i = map_find(&part->notes->keys, buf_str(&key));
	if (i != MAP_NONE)
		flow_note(&part->flow, part->notes->text[part->notes->keys.entry[i].value]);
	buf_free(&key);
}

static void
start_note(struct part *part, const struct xml *xml)
{
	const char *id = xml_attribute(xml, "w:id"), *type = xml_attribute(xml, "w:type");

	part->noted_key.len = 0;
	if (part->noted == NULL || id == NULL || (type && strcmp(type, "normal") != 0))
		return;
	buf_char(&part->noted_key, part->noted_kind);
	buf_put(&part->noted_key, str_of(id));
}

/* The paragraphs read since are the note's: one text. */
static void
end_note(struct part *part)
{
	struct document *document = part->flow.document;
	struct notes *notes = part->noted;
	struct buf text = {0};

	if (notes == NULL)
		return;
	flow_settle(&part->flow);
	for (size_t i = 0; i < document->len; i++) {
		if (i)
			buf_char(&text, ' ');
		buf_put(&text, document->para[i].text);
	}
	if (part->noted_key.len && text.len) {
		uint32_t i = map_add(&notes->keys, buf_str(&part->noted_key));

		notes->text = alloc_room(notes->text, notes->len, &notes->cap, sizeof(*notes->text));
		notes->text[notes->len] = document_keep(part->keeper, buf_str(&text));
		notes->keys.entry[i].value = notes->len++;
	}
	buf_free(&text);
	document_free(document);
}

/* What a run or a paragraph's mark says of itself. */
static void
property(struct part *part, int element, const struct xml *xml)
{
	struct part_para *para = innermost(part);
	const char *value = xml_attribute(xml, "w:val");
	const struct style *style = NULL;

	if (para == NULL || (part->properties & IN_SDT_PR))
		return;
	if (element == W_DEL && (part->properties & IN_P_PR))
		para->mark_deleted = true;
	if ((element == W_P_STYLE || element == W_R_STYLE) && value && part->styles)
		style = styles_find(part->styles, str_of(value));
	if (element == W_P_STYLE && style) {
		para->style = style->look;
		if (style->heading)
			flow_kind(&part->flow, PARA_HEADING);
	}
	if ((part->properties & IN_P_PR) || !(part->properties & IN_R_PR))
		return;	/* how the mark looks is not how the text does */
	switch (element) {
	case W_R_STYLE: para->run = style ? look_over(para->run, style->look) : para->run; break;
	case W_R_FONTS:
		value = xml_attribute(xml, "w:ascii");
		para->in_symbols = value && strcmp(value, "Symbol") == 0;
		break;
	case W_B: look_set(&para->run.bold, value); break;
	case W_I: look_set(&para->run.italic, value); break;
	case W_U: look_set(&para->run.underlined, value); break;
	case W_VANISH: look_set(&para->run.hidden, value); break;
	default: break;
	}
}

/* A paragraph that begins to the right of the margin. */
static void
indent(struct part *part, const struct xml *xml)
{
	const char *left = xml_attribute(xml, "w:left");

	if (left == NULL)
		left = xml_attribute(xml, "w:start");
	if (left && strtol(left, NULL, 10) > 0)
		flow_indented(&part->flow);
}

/* What has no text in itself but decides whether, and where, text is read. True: its content is left out. */
static bool
container(struct part *part, int element, const struct xml *xml)
{
	switch (element) {
	case W_BODY: part->has_body = true; break;
	case W_P_PR: part->properties |= IN_P_PR; break;
	case W_R_PR: part->properties |= IN_R_PR; break;
	case W_SDT_PR: part->properties |= IN_SDT_PR; part->prompt = false; break;
	case W_PROMPT: part->prompt = true; break;
	case W_SDT_CONTENT:
		if (part->prompt) {
			part->prompt = false;
			return true;
		}
		break;
	case W_ALT_CHUNK: part->has_chunk = true; break;
	case W_TR:
		part->rows++;
		flow_row(&part->flow);
		break;
	case W_TC:
		if (part->flow.cells > CELLS)
			xml_stop(xml, "more than 100000 cells in a row");
		flow_cell(&part->flow);
		break;
	case W_NOTE: start_note(part, xml); break;
	case MC_ALTERNATE:
		part->choice[part->choices].before = part->flow.bytes;
		part->choice[part->choices++].taken = false;
		break;
	case MC_CHOICE:
	case MC_FALLBACK:
		return part->choices && part->choice[part->choices - 1].taken;
	case W_OLD:
		return true;
	case W_DEL:
		if (part->properties == 0)
			return true;
		property(part, element, xml);
		break;
	default: break;
	}
	return false;
}

static void
start(void *state, int element, const struct xml *xml)
{
	struct part *part = state;
	struct part_para *para = innermost(part);

	if (part->skipping) {
		part->skipping++;
		return;
	}
	part->in_text = false;
	switch (element) {
	case XML_OTHER: break;
	case W_P: start_para(part, xml); break;
	case W_R:
		if (para) {
			para->run = (struct look){0};
			para->in_run = true;
			para->in_symbols = false;
			part->properties = 0;
		}
		break;
	case W_P_STYLE: case W_R_STYLE: case W_R_FONTS: case W_B: case W_I: case W_U: case W_VANISH: property(part, element, xml); break;
	case W_IND:
		if (part->properties == IN_P_PR && para)
			indent(part, xml);
		break;
	case W_T: part->in_text = true; break;
	case W_TAB: case W_BR:
		if (para && part->properties == 0)
			put_char(part, element == W_TAB ? '\t' : '\n');
		break;
	case W_NO_BREAK_HYPHEN: put(part, STR("\xe2\x80\x91")); break;
	case W_SOFT_HYPHEN: put(part, STR("\xc2\xad")); break;
	case W_SYM: put_symbol(part, xml_attribute(xml, "w:font"), xml_attribute(xml, "w:char")); break;
	case W_FLD_CHAR: field(part, xml_attribute(xml, "w:fldCharType")); break;
	case W_FOOTNOTE_REF: put_note(part, 'f', xml_attribute(xml, "w:id")); break;
	case W_ENDNOTE_REF: put_note(part, 'e', xml_attribute(xml, "w:id")); break;
	case W_COMMENT_REF: put_note(part, 'c', xml_attribute(xml, "w:id")); break;
	default:
		if (container(part, element, xml))
			part->skipping = 1;
		break;
	}
}

static void
end(void *state, int element)
{
	struct part *part = state;
	struct part_para *para = innermost(part);

	if (part->skipping) {
		part->skipping--;
		return;
	}
	part->in_text = false;
	switch (element) {
	case W_P: end_para(part); break;
	case W_P_PR: part->properties &= ~(size_t)IN_P_PR; break;
	case W_R_PR: part->properties &= ~(size_t)IN_R_PR; break;
	case W_SDT_PR: part->properties &= ~(size_t)IN_SDT_PR; break;
	case W_R:
		if (para)
			para->in_run = false;
		break;
	case W_TR:
		part->rows--;
		flow_row_end(&part->flow);
		break;
	case W_BOX: flow_settle(&part->flow); break;
	case W_NOTE: end_note(part); break;
	case MC_CHOICE:
		if (part->choices && part->flow.bytes > part->choice[part->choices - 1].before)
			part->choice[part->choices - 1].taken = true;
		break;
	case MC_ALTERNATE: part->choices--; break;
	default: break;
	}
}

/* Text of a run in the Symbol font: its characters are in the private use area, U+F020 to U+F0FF. */
static void
put_symbols(struct part *part, struct str s)
{
	struct buf b = {0};

	while (s.len) {
		uint32_t c = utf8_next(&s);

		c = c >= 0xf020 && c <= 0xf0ff ? symbol_meaning("Symbol", c) : c;
		if (c && c != UTF8_BAD)
			utf8_put(&b, c);
	}
	put(part, buf_str(&b));
	buf_free(&b);
}

/* In Word a line end or tab inside w:t is a blank: those that count are elements. */
static void
text(void *state, struct str s)
{
	struct part *part = state;

	if (!part->in_text || part->skipping)
		return;
	if (part->paras && innermost(part)->in_symbols) {
		put_symbols(part, s);
		return;
	}
	while (s.len) {
		size_t n = 0;

		while (n < s.len && s.at[n] != '\n' && s.at[n] != '\t' && s.at[n] != '\r')
			n++;
		put(part, (struct str){ s.at, n });
		if (n < s.len)
			put(part, STR(" ")), n++;
		s.at += n;
		s.len -= n;
	}
}

const struct xml_format part_format = { word_spaces, words, start, end, text };

void
part_close(struct part *part)
{
	flow_close(&part->flow);
	for (size_t i = 0; i < part->paras; i++)
		free(part->para[i].field);
	free(part->para);
	buf_free(&part->noted_key);
}
