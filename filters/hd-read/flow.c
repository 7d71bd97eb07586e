/* Paragraphs of runs, text boxes, tables and notes: see flow.h. */
#include <stdlib.h>

#include "flow.h"

struct flow_open {
	enum para_kind kind;
	struct buf text;
	size_t strong;		/* bytes at the start that are strong, or blank */
	bool plain;		/* something that is not strong has come */
	bool indented;
	bool dropped;
	bool joined;		/* its end was deleted: waits for the next */
	size_t place;		/* where in the document it belongs */
	size_t notes;		/* those of the flow before its own */
	uint64_t number;
};

static bool
is_blank(struct str s)
{
	return str_trim(s).len == 0;
}

static struct flow_open *
innermost(struct flow *flow)
{
	return flow->opens ? &flow->open[flow->opens - 1] : NULL;
}

/* Blanks are as strong as what they stand in. */
static void
add(struct flow *flow, struct flow_open *open, struct str text, bool strong)
{
	bool blank = is_blank(text);

	flow->bytes += text.len;
	buf_put(&open->text, text);
	if (!strong && !blank)
		open->plain = true;
	if (!open->plain)
		open->strong = strong || blank ? open->text.len : open->strong;
}

void
flow_start(struct flow *flow, enum para_kind kind)
{
	struct flow_open *open = innermost(flow);

	flow->number++;
	if (open && open->joined) {
		open->joined = false;
		if (open->text.len && !is_blank((struct str){ open->text.at + open->text.len - 1, 1 }))
			add(flow, open, STR(" "), true);
		return;
	}
	flow->open = alloc_room(flow->open, flow->opens, &flow->open_cap, sizeof(*open));
	open = &flow->open[flow->opens++];
	*open = (struct flow_open){ .kind = kind, .place = flow->document->len, .notes = flow->notes, .number = flow->number };
}

/* The paragraph that text goes to: started when there is none. */
static struct flow_open *
started(struct flow *flow)
{
	struct flow_open *open = innermost(flow);

	if (open && !open->joined)
		return open;
	flow_start(flow, PARA_TEXT);
	return innermost(flow);
}

void
flow_text(struct flow *flow, struct str text, bool strong)
{
	if (text.len)
		add(flow, started(flow), text, strong);
}

void
flow_words(struct flow *flow, struct str text, bool strong)
{
	while (text.len) {
		size_t word = 0;
		struct flow_open *open = innermost(flow);
		bool spaced = false;

		while (text.len && strchr(" \t\n\r\f", text.at[0]) && text.at[0])
			text.at++, text.len--, spaced = true;
		while (word < text.len && (text.at[word] == '\0' || strchr(" \t\n\r\f", text.at[word]) == NULL))
			word++;
		if (spaced && open && open->text.len && !strchr(" \t\n", open->text.at[open->text.len - 1]))
			add(flow, open, STR(" "), strong);
		if (word)
			add(flow, started(flow), (struct str){ text.at, word }, strong);
		text.at += word;
		text.len -= word;
	}
}

void
flow_char(struct flow *flow, char c)
{
	struct flow_open *open = started(flow);

	if (open->text.len == 0 && c == '\t')
		open->indented = true;
	add(flow, open, (struct str){ &c, 1 }, false);
}

void
flow_kind(struct flow *flow, enum para_kind kind)
{
	started(flow)->kind = kind;
}

void
flow_indented(struct flow *flow)
{
	started(flow)->indented = true;
}

void
flow_drop(struct flow *flow)
{
	started(flow)->dropped = true;
}

void
flow_note(struct flow *flow, struct str text)
{
	started(flow);
	if (is_blank(text))
		return;
	flow->note = alloc_room(flow->note, flow->notes, &flow->note_cap, sizeof(*flow->note));
	flow->note[flow->notes++] = text;
}

/* Moves the last `moved` paragraphs of the document to a place before. */
static void
rotate(struct document *document, size_t place, size_t moved)
{
	size_t between = document->len - moved - place;
	struct para *held;

	if (between == 0 || moved == 0)
		return;
	held = alloc(moved, sizeof(*held));
	memcpy(held, document->para + document->len - moved, moved * sizeof(*held));
	memmove(document->para + place + moved, document->para + place, between * sizeof(*held));
	memcpy(document->para + place, held, moved * sizeof(*held));
	free(held);
}

/* Text without blanks at its ends; strong bytes follow. */
static void
keep(struct document *document, const struct flow_open *open)
{
	struct str text = buf_str(&open->text), trimmed = str_trim(text);
	size_t cut = (size_t)(trimmed.at - text.at), strong = open->strong > cut ? open->strong - cut : 0;
	struct para *para = document_add(document, open->kind, trimmed, open->number);

	para->strong = strong < trimmed.len ? strong : trimmed.len;
	para->all_strong = !open->plain;
	if (para->strong && is_blank((struct str){ trimmed.at, para->strong }))
		para->strong = 0;
	para->indented = open->indented;
}

void
flow_end(struct flow *flow)
{
	struct document *document = flow->document;
	struct flow_open *open = innermost(flow);
	size_t before = document->len;

	if (open == NULL)
		return;
	if (!open->dropped && !is_blank(buf_str(&open->text)))
		keep(document, open);
	for (size_t i = open->notes; i < flow->notes; i++)
		document_add(document, PARA_NOTE, flow->note[i], open->number);
	rotate(document, open->place, document->len - before);
	flow->notes = open->notes;
	buf_free(&open->text);
	flow->opens--;
}

void
flow_end_joined(struct flow *flow)
{
	struct flow_open *open = innermost(flow);

	if (open)
		open->joined = true;
}

/* A paragraph that waits for one to be joined to, and none comes: a cell or the document ends. */
void
flow_settle(struct flow *flow)
{
	if (flow->opens && innermost(flow)->joined)
		flow_end(flow);
}

void
flow_row(struct flow *flow)
{
	flow_settle(flow);
	flow->row = alloc_room(flow->row, flow->rows, &flow->row_cap, sizeof(*flow->row));
	flow->row[flow->rows++] = flow->cells;
}

void
flow_cell(struct flow *flow)
{
	flow_settle(flow);
	if (flow->rows == 0)
		return;
	flow->cell = alloc_room(flow->cell, flow->cells, &flow->cell_cap, sizeof(*flow->cell));
	flow->cell[flow->cells++] = flow->document->len;
}

/* Makes the paragraphs [from, to) one cell's, and adds it behind the document; their notes are added to `notes`. */
static void
merge(struct document *document, size_t from, size_t to, bool first, struct document *notes)
{
	struct buf text = {0};
	struct para cell = { .all_strong = true, .line = document->len ? document->para[document->len - 1].line : 1 };
	struct para *added;

	for (size_t i = from; i < to; i++) {
		struct para *para = &document->para[i];

		if (para->kind == PARA_NOTE) {
			notes->para = alloc_room(notes->para, notes->len, &notes->cap, sizeof(*para));
			notes->para[notes->len++] = *para;
			continue;
		}
		if (text.len == 0) {
			cell.strong = para->strong;
			cell.indented = para->indented;
			cell.line = para->line;
		} else if (para->text.len) {
			buf_char(&text, para->kind == PARA_CELL_NEXT ? '\t' : '\n');
		}
		cell.all_strong &= para->all_strong;
		buf_put(&text, para->text);
	}
	added = document_add(document, first ? PARA_CELL : PARA_CELL_NEXT, buf_str(&text), cell.line);
	added->strong = cell.strong;
	added->all_strong = cell.all_strong && text.len;
	added->indented = cell.indented;
	buf_free(&text);
}

void
flow_row_end(struct flow *flow)
{
	struct document *document = flow->document, notes = {0};
	size_t first, cells, from, to = document->len;
	bool any = false;

	flow_settle(flow);
	if (flow->rows == 0)
		return;
	to = document->len;
	first = flow->row[--flow->rows];
	cells = flow->cells - first;
	flow->cells = first;
	if (cells < 2)
		return;
	from = flow->cell[first];
	for (size_t i = from; i < to; i++)
		any |= document->para[i].text.len > 0;
	if (any) {
		for (size_t i = 0; i < cells; i++)
			merge(document, flow->cell[first + i], i + 1 < cells ? flow->cell[first + i + 1] : to, i == 0, &notes);
		memmove(document->para + from, document->para + to, cells * sizeof(*document->para));
		document->len = from + cells;
	}
	for (size_t i = 0; i < notes.len; i++)
		document_add(document, PARA_NOTE, notes.para[i].text, notes.para[i].line);
	free(notes.para);
}

void
flow_close(struct flow *flow)
{
	while (flow->opens)
		flow_end(flow);
	while (flow->rows)
		flow_row_end(flow);
	free(flow->open);
	free(flow->cell);
	free(flow->row);
	free(flow->note);
	*flow = (struct flow){ .document = flow->document };
}
