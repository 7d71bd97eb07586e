/*
 * Word 97 to 2003 documents (MS-DOC): paragraphs with what is bold, tables cell by cell, foot- and endnotes and comments as
 * notes, text boxes at the end. Left out: deleted and hidden text, headers and footers, instructions of fields, pictures.
 *
 * No converter is asked: antiword 0.37 refuses short documents, breaks table cells at a column and loses what is bold;
 * catdoc 0.95 keeps deleted and hidden text and loses words beside comments. What is older than Word 97 is left to antiword.
 */
#include <stdlib.h>

#include "convert.h"
#include "decode.h"
#include "doc_props.h"
#include "flow.h"
#include "ole.h"
#include "say.h"
#include "utf8.h"

/* Places in the file information block (MS-DOC 2.5.1 to 2.5.6). */
enum {
	FIB_MAGIC = 0xa5ec, FIB_VERSION = 2, FIB_FLAGS = 0x0a, FIB_COUNTS = 0x4c,
	FIB_STYLES = 0xa2, FIB_NOTE_REFS = 0xaa, FIB_NOTES = 0xb2, FIB_COMMENT_REFS = 0xba, FIB_COMMENTS = 0xc2,
	FIB_CHARACTERS = 0xfa, FIB_PARAGRAPHS = 0x102, FIB_PIECES = 0x1a2, FIB_ENDNOTE_REFS = 0x20a, FIB_ENDNOTES = 0x212,
	FLAG_ENCRYPTED = 0x100, FLAG_TABLE1 = 0x200,
	WORD_97 = 0xc1,
	STYLE_TITLE = 62,	/* built-in styles: headings are 1 to 9 */
};

/* The parts that the text has one behind the other, and notes that refer to places in the first. */
enum { PART_MAIN, PART_NOTES, PART_HEADERS, PART_MACROS, PART_COMMENTS, PART_ENDNOTES, PART_BOXES, PARTS };

struct notes {
	struct str refs, texts;		/* places of the references, in the text of the part */
	size_t count, next;
	uint32_t part;			/* where the part begins */
};

struct doc {
	const struct source *source;
	struct flow flow;
	struct str main, table;		/* the streams WordDocument and 0Table or 1Table */
	struct str pieces;		/* the table of pieces */
	size_t piece_count;
	struct str styles;
	struct doc_props props;
	uint32_t part[PARTS + 1];	/* where each part begins, in characters */
	struct notes notes[3];
	struct buf text;		/* not yet given to the flow */
	bool strong;			/* it is */
	bool para, row, cell;		/* is open */
	unsigned fields;		/* within so many fields, */
	unsigned instructions;		/* and of so many in the instruction */
	uint32_t high;			/* the first half of a pair of surrogates */
};

static struct str
fib_part(const struct doc *doc, size_t at)
{
	return part_of(doc->table, get32(doc->main, at), get32(doc->main, at + 4));
}

/* Windows-1252 for the bytes that differ from Unicode's. */
static uint32_t
narrow(uint32_t c)
{
	static const uint16_t high[32] = {
		0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
		0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
	};

	return c >= 0x80 && c < 0xa0 ? high[c - 0x80] : c;
}

/* The character at cp and where it stands in the main stream. *piece: the one looked into last. False: there is none. */
static bool
char_at(const struct doc *doc, uint32_t cp, size_t *piece, uint32_t *fc, uint32_t *c)
{
	struct str pieces = doc->pieces;
	uint32_t start, at;

	while (*piece > 0 && cp < get32(pieces, 4 * *piece))
		--*piece;
	while (*piece < doc->piece_count && cp >= get32(pieces, 4 * (*piece + 1)))
		++*piece;
	start = get32(pieces, 4 * *piece);
	if (*piece >= doc->piece_count || cp < start)
		return false;
	at = get32(pieces, 4 * (doc->piece_count + 1) + 8 * *piece + 2);
	if (at & 0x40000000) {	/* a byte a character */
		*fc = (at & 0x3fffffff) / 2 + (cp - start);
		*c = narrow(get8(doc->main, *fc));
	} else {
		*fc = (at & 0x3fffffff) + 2 * (cp - start);
		*c = get16(doc->main, *fc);
	}
	return *fc < doc->main.len;
}

static void
flush(struct doc *doc)
{
	if (doc->text.len)
		flow_text(&doc->flow, buf_str(&doc->text), doc->strong);
	doc->text.len = 0;
}

/* Whether a style is one of Word's headings, by the style sheet (MS-DOC 2.9.271). */
static bool
is_heading(const struct doc *doc, uint32_t style)
{
	size_t at = 2 + get16(doc->styles, 0);
	uint32_t built_in;

	for (uint32_t i = 0; i < style && at < doc->styles.len; i++)
		at += 2 + get16(doc->styles, at);
	if (at >= doc->styles.len || get16(doc->styles, at) == 0)
		return false;
	built_in = get16(doc->styles, at + 2) & 0xfff;
	return (built_in >= 1 && built_in <= 9) || built_in == STYLE_TITLE;
}

/* Before text, or a cell's end: paragraph, row and cell are open. */
static void
enter(struct doc *doc, uint32_t fc, bool para)
{
	const struct doc_para *props = doc_para(&doc->props, fc);

	if (doc->para)
		return;
	if (doc->row && !props->in_table) {
		flow_row_end(&doc->flow);
		doc->row = doc->cell = false;
	}
	if (props->in_table && !doc->row)
		flow_row(&doc->flow);
	doc->row |= props->in_table;
	if (doc->row && !doc->cell)
		flow_cell(&doc->flow);
	doc->cell = doc->row;
	if (!para)
		return;
	flow_start(&doc->flow, is_heading(doc, props->style) ? PARA_HEADING : PARA_TEXT);
	doc->para = true;
}

static void
end_para(struct doc *doc)
{
	flush(doc);
	if (doc->para)
		flow_end(&doc->flow);
	doc->para = false;
}

/* The mark that ends a cell, or a row. */
static void
end_cell(struct doc *doc, uint32_t fc)
{
	bool row_end = doc_para(&doc->props, fc)->row_end;

	if (!row_end)
		enter(doc, fc, false);
	end_para(doc);
	doc->cell = false;
	if (row_end && doc->row) {
		flow_row_end(&doc->flow);
		doc->row = false;
	}
}

static void
put(struct doc *doc, uint32_t fc, uint32_t c, bool strong)
{
	enter(doc, fc, true);
	if (strong != doc->strong)
		flush(doc);
	doc->strong = strong;
	if (doc->high && c >= 0xdc00 && c <= 0xdfff)
		c = 0x10000 + ((doc->high - 0xd800) << 10) + (c - 0xdc00);
	else if (c >= 0xdc00 && c <= 0xdfff)
		c = 0xfffd;
	doc->high = c >= 0xd800 && c <= 0xdbff ? c : 0;
	if (doc->high == 0)
		utf8_put(&doc->text, c >= 0xf020 && c <= 0xf0ff ? 0x2022 : c);	/* private use of symbol fonts */
}

/* Field marks. What stands between the first and the second is no text. */
static bool
is_field(struct doc *doc, uint32_t c)
{
	if (c == 0x13) {
		doc->fields++;
		doc->instructions++;
	} else if (c == 0x14) {
		doc->instructions -= doc->instructions > 0;
	} else if (c == 0x15) {
		doc->instructions -= doc->instructions > 0 && doc->instructions == doc->fields;
		doc->fields -= doc->fields > 0;
	}
	return c >= 0x13 && c <= 0x15;
}

/* Appends the characters [from, to) as a note has them. */
static struct str
note_text(struct doc *doc, uint32_t from, uint32_t to)
{
	struct buf text = {0};
	struct str kept;
	size_t piece = 0;
	uint32_t fc, c;

	for (; from < to && char_at(doc, from, &piece, &fc, &c); from++)
		if (c == '\r' || c == 0x0b)
			buf_char(&text, '\n');
		else if ((c >= ' ' && (c < 0xd800 || c > 0xdfff)) && !doc_look(&doc->props, fc)->hidden)
			utf8_put(&text, c);
	kept = document_keep(doc->flow.document, str_trim(buf_str(&text)));
	buf_free(&text);
	return kept;
}

/* The notes that refer to this place. */
static void
put_notes(struct doc *doc, uint32_t cp)
{
	for (size_t i = 0; i < 3; i++) {
		struct notes *notes = &doc->notes[i];

		while (notes->next < notes->count && get32(notes->refs, 4 * notes->next) < cp)
			notes->next++;
		if (notes->next == notes->count || get32(notes->refs, 4 * notes->next) != cp)
			continue;
		flush(doc);
		flow_note(&doc->flow, note_text(doc, notes->part + get32(notes->texts, 4 * notes->next),
		    notes->part + get32(notes->texts, 4 * (notes->next + 1))));
	}
}

static void
put_char(struct doc *doc, uint32_t fc, uint32_t c)
{
	const struct doc_look *look = doc_look(&doc->props, fc);
	bool strong = look->strong;

	if (is_field(doc, c) || doc->instructions || (look->hidden && c != '\a'))
		return;
	if (look->special && look->symbol)
		c = look->symbol;
	else if (look->special && c == '(')
		return;
	switch (c) {
	case '\r': case 0x0c:
		end_para(doc);
		break;
	case '\a':
		end_cell(doc, fc);
		break;
	case 0x0b: case 0x0e:
		put(doc, fc, '\n', strong);
		break;
	case 0x1e:
		put(doc, fc, 0x2011, strong);
		break;
	case 0x1f:
		put(doc, fc, 0xad, strong);
		break;
	default:
		if (c >= ' ' || c == '\t')
			put(doc, fc, c, strong);
	}
}

static void
put_part(struct doc *doc, int part)
{
	size_t piece = 0;
	uint32_t fc, c;

	for (uint32_t cp = doc->part[part]; cp < doc->part[part + 1] && char_at(doc, cp, &piece, &fc, &c); cp++) {
		if (doc->source->notes && part == PART_MAIN && c <= 5)
			put_notes(doc, cp);
		put_char(doc, fc, c);
	}
	end_para(doc);
	doc->fields = doc->instructions = 0;
}

/* The table of pieces, behind what came from fast saving (MS-DOC 2.9.38). */
static bool
find_pieces(struct doc *doc)
{
	struct str clx = fib_part(doc, FIB_PIECES);

	while (clx.len && clx.at[0] == 1)
		clx = part_of(clx, 3 + get16(clx, 1), clx.len);
	if (clx.len < 9 || clx.at[0] != 2)
		return false;
	doc->pieces = part_of(clx, 5, get32(clx, 1));
	doc->piece_count = doc->pieces.len >= 16 ? (doc->pieces.len - 4) / 12 : 0;
	return doc->piece_count > 0;
}

/* refs holds places and so many bytes for each of the notes besides. */
static struct notes
find_notes(const struct doc *doc, size_t refs, size_t size, size_t texts, int part)
{
	struct notes notes = { .refs = fib_part(doc, refs), .texts = fib_part(doc, texts), .part = doc->part[part] };

	if (notes.refs.len >= 4 && notes.texts.len >= 8)
		notes.count = (notes.refs.len - 4) / (4 + size);
	if (notes.count > notes.texts.len / 4 - 1)
		notes.count = notes.texts.len >= 8 ? notes.texts.len / 4 - 1 : 0;
	return notes;
}

/* Reads a document of Word 97 or later. What is wrong with it; NULL: nothing. */
static const char *
read_doc(struct doc *doc)
{
	static const int counts[PARTS] = { 0, 4, 8, 12, 16, 20, 24 };	/* from FIB_COUNTS */
	uint64_t at = 0;

	if (get16(doc->main, FIB_FLAGS) & FLAG_ENCRYPTED)
		return "encrypted: want a copy without a password";
	if (!find_pieces(doc))
		return "damaged or cut off: no table of pieces in it";
	for (int i = 0; i < PARTS; i++) {
		doc->part[i] = (uint32_t)at;
		at += get32(doc->main, FIB_COUNTS + (size_t)counts[i]);
		at = at < UINT32_MAX ? at : UINT32_MAX;
	}
	doc->part[PARTS] = (uint32_t)at;
	if (at > doc->main.len)		/* a character takes a byte: pieces would have to be said again and again */
		return "damaged: more text than the file holds";
	if (get32(doc->pieces, 4 * doc->piece_count) < doc->part[1])
		return "damaged or cut off: pieces of the text are not there";
	doc->styles = fib_part(doc, FIB_STYLES);
	doc->props = (struct doc_props){ .main = doc->main, .characters = fib_part(doc, FIB_CHARACTERS),
		.paragraphs = fib_part(doc, FIB_PARAGRAPHS) };
	doc->notes[0] = find_notes(doc, FIB_NOTE_REFS, 2, FIB_NOTES, PART_NOTES);
	doc->notes[1] = find_notes(doc, FIB_ENDNOTE_REFS, 2, FIB_ENDNOTES, PART_ENDNOTES);
	doc->notes[2] = find_notes(doc, FIB_COMMENT_REFS, 30, FIB_COMMENTS, PART_COMMENTS);
	put_part(doc, PART_MAIN);
	put_part(doc, PART_BOXES);
	flow_close(&doc->flow);
	return NULL;
}

/* Word 2 to 95, by antiword: a paragraph a line. */
static const char *
read_old(struct document *document, const struct source *source)
{
	static const char *const antiword[] = { "antiword", "-w", "0", "-m", "UTF-8.txt", "-", NULL };
	struct buf text = {0}, said = {0};
	enum convert_result result = convert(source, antiword, "antiword", &text, &said);
	struct str rest = buf_str(&text);
	bool read = result == CONVERT_DONE && utf8_valid(rest) == rest.len;

	for (uint64_t line = 1; read && rest.at && rest.len; line++) {
		struct str para = str_trim(str_cut(&rest, '\n'));

		if (para.len)
			document_add(document, PARA_TEXT, para, line);
	}
	buf_free(&text);
	buf_free(&said);
	return read ? NULL : result == CONVERT_FAILED ? "" : "older than Word 97, and antiword cannot read it: save it as .docx";
}

/* What an OLE file is that holds no Word document. */
static const char *
what_else(const struct ole *ole)
{
	static const struct { const char *stream, *is; } known[] = {
		{ "Workbook", "an Excel workbook: save it as .csv" }, { "Book", "an Excel workbook: save it as .csv" },
		{ "PowerPoint Document", "a PowerPoint presentation: no transcript" },
		{ "__properties_version1.0", "an Outlook message: no transcript" },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (ole_holds(ole, known[i].stream))
			return known[i].is;
	return "no Word document in it, or damaged";
}

bool
is_doc(const struct source *source)
{
	return ole_is(source->bytes);
}

bool
decode_doc(struct document *document, const struct source *source)
{
	struct doc doc = { .source = source, .flow = { .document = document } };
	struct buf main = {0}, table = {0};
	const char *wrong = "damaged or cut off: not as an OLE file has it";
	struct ole ole;

	document->format = "doc";
	if (ole_open(&ole, source->bytes)) {
		ole_stream(&ole, "WordDocument", &main);
		doc.main = buf_str(&main);
		ole_stream(&ole, get16(doc.main, FIB_FLAGS) & FLAG_TABLE1 ? "1Table" : "0Table", &table);
		doc.table = buf_str(&table);
		if (get16(doc.main, 0) == FIB_MAGIC && get16(doc.main, FIB_VERSION) >= WORD_97)
			wrong = read_doc(&doc);
		else
			wrong = main.len ? read_old(document, source) : what_else(&ole);
	}
	if (wrong && *wrong)
		warn("%s: %s", source->name, wrong);
	ole_close(&ole);
	buf_free(&doc.text);
	buf_free(&main);
	buf_free(&table);
	return wrong == NULL;
}
