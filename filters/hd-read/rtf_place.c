/* Where the text of an RTF file goes: see rtf.h. */
#include "rtf.h"
#include "utf8.h"

/* Before text or a cell's end: the row and cell that it stands in are open. */
static void
enter(struct rtf *rtf)
{
	if (rtf->row && !rtf_here(rtf)->in_table) {
		flow_row_end(&rtf->flow);
		rtf->row = rtf->cell = false;
	}
	if (rtf_here(rtf)->in_table && !rtf->row) {
		flow_row(&rtf->flow);
		rtf->row = true;
	}
	if (rtf->row && !rtf->cell) {
		flow_cell(&rtf->flow);
		rtf->cell = true;
	}
}

static void
start_para(struct rtf *rtf)
{
	if (rtf->para)
		return;
	enter(rtf);
	flow_start(&rtf->flow, rtf_here(rtf)->heading ? PARA_HEADING : PARA_TEXT);
	rtf->para = true;
}

static void
end_para(struct rtf *rtf)
{
	if (rtf->para)
		flow_end(&rtf->flow);
	rtf->para = false;
}

/* The name of a style, up to its ";". */
static void
put_style(struct rtf *rtf, struct str text)
{
	const char *end = text.len ? memchr(text.at, ';', text.len) : NULL;
	struct str name;

	buf_put(&rtf->name, end ? (struct str){ text.at, (size_t)(end - text.at) } : text);
	if (end == NULL)
		return;
	name = str_trim(buf_str(&rtf->name));
	if ((str_starts(name, "heading") || str_starts(name, "Heading") || str_eq(name, STR("Title"))) && rtf->headings < RTF_STYLES) {
		rtf->heading = alloc_room(rtf->heading, rtf->headings, &rtf->heading_cap, sizeof(*rtf->heading));
		rtf->heading[rtf->headings++] = rtf->style;
	}
	rtf->name.len = 0;
}

/* UTF-8 text, to where the group wants it. */
void
rtf_text(struct rtf *rtf, struct str text)
{
	struct rtf_group *group = rtf_here(rtf);

	if (group->hidden || text.len == 0)
		return;
	if (group->place == PLACE_TEXT) {
		start_para(rtf);
		flow_text(&rtf->flow, text, group->bold || group->italic || group->underline);
	} else if (group->place == PLACE_NOTE) {
		buf_put(&rtf->note, text);
	} else if (group->place == PLACE_STYLES) {
		put_style(rtf, text);
	}
}

static unsigned
page_here(struct rtf *rtf)
{
	for (size_t i = 0; i < rtf->fonts; i++)
		if (rtf->font[i].number == rtf_here(rtf)->face)
			return rtf->font[i].page ? rtf->font[i].page : rtf->page;
	return rtf->page;
}

void
rtf_flush(struct rtf *rtf)
{
	if (rtf->bytes.len == 0)
		return;
	rtf->text.len = 0;
	rtf_page_text(&rtf->pages, page_here(rtf), buf_str(&rtf->bytes), &rtf->text);
	rtf->bytes.len = 0;
	rtf_text(rtf, buf_str(&rtf->text));
}

void
rtf_code_point(struct rtf *rtf, uint32_t c)
{
	if (rtf->high && c >= 0xdc00 && c <= 0xdfff)
		c = 0x10000 + ((rtf->high - 0xd800) << 10) + (c - 0xdc00);
	else if (c >= 0xdc00 && c <= 0xdfff)
		c = 0xfffd;
	rtf->high = 0;
	if (c >= 0xd800 && c <= 0xdbff) {
		rtf->high = c;
		return;
	}
	rtf->text.len = 0;
	utf8_put(&rtf->text, c >= 0xf020 && c <= 0xf0ff ? 0x2022 : c);	/* the private use of symbol fonts: bullets and ticks */
	rtf_text(rtf, buf_str(&rtf->text));
}

void
rtf_char(struct rtf *rtf, char c)
{
	if (rtf_here(rtf)->place == PLACE_TEXT && !rtf_here(rtf)->hidden) {
		start_para(rtf);
		flow_char(&rtf->flow, c);
	} else {
		rtf_text(rtf, (struct str){ &c, 1 });
	}
}

void
rtf_end_line(struct rtf *rtf)
{
	if (rtf_here(rtf)->place == PLACE_TEXT && rtf_here(rtf)->hidden == 0)
		end_para(rtf);
	else if (rtf_here(rtf)->place == PLACE_NOTE)
		rtf_text(rtf, STR("\n"));
}

void
rtf_end_cell(struct rtf *rtf)
{
	if (rtf_here(rtf)->place != PLACE_TEXT)
		return;
	enter(rtf);
	end_para(rtf);
	rtf->cell = false;
}

void
rtf_end_row(struct rtf *rtf)
{
	if (rtf_here(rtf)->place != PLACE_TEXT || !rtf->row)
		return;
	end_para(rtf);
	flow_row_end(&rtf->flow);
	rtf->row = rtf->cell = false;
}

void
rtf_start_box(struct rtf *rtf)
{
	if (rtf_here(rtf)->place != PLACE_TEXT)
		return;
	rtf_here(rtf)->box = true;
	rtf_here(rtf)->outer_para = rtf->para;
	rtf->para = false;
}

void
rtf_start_note(struct rtf *rtf)
{
	if (rtf_here(rtf)->place != PLACE_TEXT)
		return;
	rtf_here(rtf)->place = rtf->source->notes && !rtf_here(rtf)->hidden ? PLACE_NOTE : PLACE_NOWHERE;
	rtf_here(rtf)->note = rtf_here(rtf)->place == PLACE_NOTE;
	rtf->note.len = 0;
}

void
rtf_end_group(struct rtf *rtf)
{
	struct rtf_group *group = rtf_here(rtf);

	rtf_flush(rtf);
	if (group->box) {
		end_para(rtf);
		rtf->para = group->outer_para;
	}
	if (group->note) {
		group->place = PLACE_TEXT;
		start_para(rtf);
		flow_note(&rtf->flow, document_keep(rtf->flow.document, str_trim(buf_str(&rtf->note))));
	}
	if (rtf->depth)
		rtf->depth--;
	rtf->skip = 0;
}

void
rtf_start_group(struct rtf *rtf)
{
	rtf_flush(rtf);
	rtf->skip = 0;
	if (rtf->depth == RTF_DEPTH) {
		rtf->deep = true;
		return;
	}
	rtf->group = alloc_room(rtf->group, rtf->depth + 1, &rtf->group_cap, sizeof(*rtf->group));
	rtf->group[rtf->depth + 1] = rtf->group[rtf->depth];
	rtf->depth++;
	rtf_here(rtf)->box = rtf_here(rtf)->note = false;
}
