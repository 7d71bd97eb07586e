/* Properties of characters and paragraphs: see doc_props.h. */
#include "doc_props.h"
#include "ole.h"

enum {
	PAGE = 512,		/* bytes of a page of properties (FKP); its last byte counts its runs */
	PARA_RUN = 13,		/* bytes of a paragraph's entry in it; a character's has one */
};

/* The modifiers that are looked at (MS-DOC 2.6.1, 2.6.2). */
enum {
	CHAR_DELETED = 0x0800, CHAR_BOLD = 0x0835, CHAR_ITALIC = 0x0836, CHAR_HIDDEN = 0x083c, CHAR_SPECIAL = 0x0855,
	CHAR_UNDERLINE = 0x2a3e, CHAR_SYMBOL = 0x6a09,
	PARA_IN_TABLE = 0x2416, PARA_ROW_END = 0x2417, PARA_DEPTH = 0x6649,
	TABLE_OLD = 0xd606, TABLE = 0xd608, PARA_TABS = 0xc615,
};

/* The next modifier of a list, cut off it, and its operand. False at the end. */
static bool
next_modifier(struct str *list, uint32_t *modifier, struct str *operand)
{
	static const unsigned char size[] = { 1, 1, 2, 4, 2, 2, 0, 3 };
	size_t n, head = 2;

	if (list->len < 3)
		return false;
	*modifier = get16(*list, 0);
	n = size[*modifier >> 13];
	if (n == 0 && (*modifier == TABLE || *modifier == TABLE_OLD)) {
		n = get16(*list, 2);
		n = n ? n - 1 : 0;
		head = 4;
	} else if (n == 0) {
		n = get8(*list, 2);
		head = 3;
		if (*modifier == PARA_TABS && n == 255)
			return false;	/* of no fixed length, and last where it stands */
	}
	*operand = part_of(*list, head, n);
	*list = part_of(*list, head + n, list->len);
	return true;
}

/*
 * The list of modifiers at fc by a table of pages, and the bytes that it holds for. False: there is none; *from and *to then
 * say how far that is so.
 */
static bool
find_list(struct str main, struct str plc, size_t run_size, uint32_t fc, uint32_t *from, uint32_t *to, struct str *list)
{
	size_t pages = plc.len >= 4 ? (plc.len - 4) / 8 : 0, low = 0, high = pages, runs, i = 0, at;
	struct str page;

	*from = fc;
	*to = fc + 1;
	while (low + 1 < high) {	/* the last page that begins at fc or before */
		size_t middle = (low + high) / 2;

		if (get32(plc, 4 * middle) <= fc)
			low = middle;
		else
			high = middle;
	}
	if (low >= pages)
		return false;
	page = part_of(main, (size_t)(get32(plc, 4 * (pages + 1) + 4 * low) & 0x3fffff) * PAGE, PAGE);
	runs = get8(page, PAGE - 1);
	while (i < runs && !(get32(page, 4 * i) <= fc && fc < get32(page, 4 * (i + 1))))
		i++;
	if (i == runs)
		return false;
	*from = get32(page, 4 * i);
	*to = get32(page, 4 * (i + 1));
	at = 2 * get8(page, 4 * (runs + 1) + run_size * i);
	if (at == 0)
		return false;
	*list = part_of(page, at, PAGE - at);
	return true;
}

static bool
is_on(struct str operand)
{
	return get8(operand, 0) & 1;	/* 0x81: the opposite of the style, which is plain */
}

const struct doc_look *
doc_look(struct doc_props *props, uint32_t fc)
{
	struct doc_look *look = &props->look;
	struct str list, operand;
	uint32_t modifier;

	if (look->from <= fc && fc < look->to)
		return look;
	*look = (struct doc_look){0};
	if (!find_list(props->main, props->characters, 1, fc, &look->from, &look->to, &list))
		return look;
	list = part_of(list, 1, get8(list, 0));
	while (next_modifier(&list, &modifier, &operand))
		switch (modifier) {
		case CHAR_BOLD: case CHAR_ITALIC:
			look->strong |= is_on(operand);
			break;
		case CHAR_UNDERLINE:
			look->strong |= get8(operand, 0) != 0;
			break;
		case CHAR_HIDDEN: case CHAR_DELETED:
			look->hidden |= is_on(operand);
			break;
		case CHAR_SPECIAL:
			look->special = is_on(operand);
			break;
		case CHAR_SYMBOL:
			look->symbol = get16(operand, 2);
			break;
		}
	return look;
}

const struct doc_para *
doc_para(struct doc_props *props, uint32_t fc)
{
	struct doc_para *para = &props->para;
	struct str list, operand;
	uint32_t modifier;
	size_t words;

	if (para->from <= fc && fc < para->to)
		return para;
	*para = (struct doc_para){0};
	if (!find_list(props->main, props->paragraphs, PARA_RUN, fc, &para->from, &para->to, &list))
		return para;
	words = get8(list, 0);	/* odd length; 0: the next byte has it, even */
	list = words ? part_of(list, 1, 2 * words - 1) : part_of(list, 2, 2 * get8(list, 1));
	para->style = get16(list, 0);
	list = part_of(list, 2, list.len);
	while (next_modifier(&list, &modifier, &operand))
		switch (modifier) {
		case PARA_IN_TABLE:
			para->in_table = is_on(operand);
			break;
		case PARA_ROW_END:
			para->row_end = is_on(operand);
			break;
		case PARA_DEPTH:
			para->in_table |= get32(operand, 0) > 0;
			break;
		}
	return para;
}
