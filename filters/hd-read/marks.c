/* Transcriber's marks: see marks.h. */
#include "marks.h"
#include "times.h"

static void
add_text(struct transcript *transcript, struct str text)
{
	if (str_trim(text).len)
		transcript_piece(transcript, MARK_NONE, text);
}

void
marks_cut(struct transcript *transcript, struct str text, const struct marks *marks)
{
	(void)marks;
	while (text.len) {
		const char *open = memchr(text.at, '[', text.len);
		const char *close = open ? memchr(open, ']', (size_t)(text.at + text.len - open)) : NULL;

		if (close == NULL)
			break;
		add_text(transcript, (struct str){ text.at, (size_t)(open - text.at) });
		transcript_piece(transcript, MARK_EVENT, (struct str){ open, (size_t)(close + 1 - open) });
		text.len -= (size_t)(close + 1 - text.at);
		text.at = close + 1;
	}
	add_text(transcript, text);
}

bool
marks_only(struct str text, const struct marks *marks)
{
	(void)marks;
	text = str_trim(text);
	return text.len > 1 && text.at[0] == '[' && memchr(text.at, ']', text.len) == text.at + text.len - 1;
}
