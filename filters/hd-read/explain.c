/* hd-read --explain: see explain.h. */
#include "explain.h"
#include "width.h"

enum { GAP = 2, LABEL = 24 };

static void
put_field(struct buf *b, struct str s, size_t columns)
{
	width_put(b, s, columns, WIDTH_LEFT);
	width_blank(b, GAP);
}

static void
put_row(struct out *out, struct buf *b)
{
	while (b->len && b->at[b->len - 1] == ' ')
		b->len--;
	out_line(out, buf_str(b));
	b->len = 0;
}

static void
write_speakers(struct out *out, const struct transcript *transcript, struct buf *b)
{
	out_line(out, STR("\nspeaker                   turns  asks  part         told by"));
	for (size_t i = 0; i < transcript->speakers; i++) {
		const struct speaker *speaker = &transcript->speaker[i];
		struct buf number = {0};

		if (speaker->turns == 0)
			continue;
		put_field(b, speaker->label.len ? speaker->label : STR("(no label)"), LABEL);
		buf_number(&number, speaker->turns);
		width_put(b, buf_str(&number), 5, WIDTH_RIGHT);
		number.len = 0;
		buf_format(&number, "%llu %%", (unsigned long long)(speaker->answers ? speaker->questions * 50 / speaker->answers : 0));
		width_put(b, buf_str(&number), 6, WIDTH_RIGHT);
		width_blank(b, GAP);
		put_field(b, str_of(part_name(speaker->part)), 11);
		buf_put(b, str_of(speaker->why));
		if (speaker->evidence.len)
			buf_format(b, ": %.*s", (int)speaker->evidence.len, speaker->evidence.at);
		put_row(out, b);
		buf_free(&number);
	}
}

static void
write_readings(struct out *out, const struct transcript *transcript, struct buf *b)
{
	if (transcript->readings)
		out_line(out, STR("\nlooks like a label        times  written            read as      why"));
	for (size_t i = 0; i < transcript->readings; i++) {
		const struct reading *reading = &transcript->reading[i];
		struct buf number = {0};

		put_field(b, reading->name, LABEL);
		buf_number(&number, reading->times);
		width_put(b, buf_str(&number), 5, WIDTH_RIGHT);
		width_blank(b, GAP);
		put_field(b, str_of(reading->form), 17);
		put_field(b, reading->speaker ? STR("a speaker") : STR("text"), 11);
		buf_put(b, reading->why ? str_of(reading->why) : STR("as its other forms"));
		put_row(out, b);
		buf_free(&number);
	}
}

static void
write_marks(struct out *out, const struct transcript *transcript, struct buf *b)
{
	size_t count[MARK_NOTE + 1] = {0};

	for (size_t i = 0; i < transcript->pieces; i++)
		count[transcript->piece[i].mark]++;
	for (enum mark mark = MARK_UNHEARD; mark <= MARK_NOTE; mark++)
		if (count[mark])
			buf_format(b, "%s%s %zu", b->len ? ", " : "marks: ", mark_name(mark), count[mark]);
	if (b->len) {
		out_char(out, '\n');
		put_row(out, b);
	}
}

void
explain_write(struct out *out, const struct transcript *transcript, const struct document *document, struct str id,
    const struct pair *attr, size_t attrs)
{
	struct buf b = {0};

	buf_format(&b, "%.*s: %s", (int)id.len, id.at, document->format);
	if (document->encoding)
		buf_format(&b, ", %s", document->encoding);
	for (size_t i = 0; i < document->remarks; i++)
		buf_format(&b, "; %s", document->remark[i]);
	put_row(out, &b);
	if (transcript->header_lines) {
		buf_format(&b, "lines of the header block: %zu", transcript->header_lines);
		put_row(out, &b);
	}
	for (size_t i = 0; i < attrs; i++) {
		buf_format(&b, "    %.*s = %.*s", (int)attr[i].name.len, attr[i].name.at, (int)attr[i].value.len, attr[i].value.at);
		put_row(out, &b);
	}
	write_speakers(out, transcript, &b);
	write_readings(out, transcript, &b);
	write_marks(out, transcript, &b);
	out_char(out, '\n');
	buf_free(&b);
}
