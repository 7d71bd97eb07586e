/* From a document to a transcript: see layout.h. */
#include "layout.h"
#include "lines.h"
#include "marks.h"
#include "parts.h"
#include "who.h"

/* Whether a name before a colon within brackets is a speaker of this transcript, or one that the table knows. */
static bool
is_label(const void *context, struct str name)
{
	const struct who *who = context;

	return who_knows(who, name);
}

/* Marks that stand alone between two turns belong to neither: they are held until it is known what follows. */
static void
add_between(struct transcript *transcript, const struct text_line *line, enum mark mark)
{
	if (transcript->turns == 0 || transcript->turn[transcript->turns - 1].speaker != NOBODY)
		transcript_turn(transcript, NOBODY, line->number);
	transcript_piece(transcript, mark, line->text);
}

static void
add_line(struct transcript *transcript, const struct text_line *line, const struct marks *marks)
{
	struct str text = line->text;

	if (line->label.form != LABEL_NONE) {
		struct turn *turn = transcript_turn(transcript, transcript_speaker(transcript, line->label.name), line->number);

		turn->time = line->label.time;
		text.at += line->label.rest;
		text.len -= line->label.rest;
	} else if (transcript->turns == 0) {
		transcript_turn(transcript, transcript_speaker(transcript, (struct str){ "", 0 }), line->number);
	}
	marks_cut(transcript, text, marks);
}

void
layout_read(const struct layout *layout, struct document *document, struct transcript *transcript)
{
	struct lines lines = {0};
	struct who who = { .speakers = layout->speakers };
	struct marks marks = { is_label, &who };

	lines_take(&lines, document);
	who_decide(&who, &lines);
	for (size_t i = 0; i < lines.len; i++) {
		const struct text_line *line = &lines.line[i];

		if (line->kind == LINE_TEXT)
			add_line(transcript, line, &marks);
		else if (line->kind == LINE_PAGE && line->text.len)
			add_between(transcript, line, MARK_PAGE);
	}
	parts_tell(transcript, layout->speakers);
	who_free(&who);
	lines_free(&lines);
}
