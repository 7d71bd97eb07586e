/* Words that are transparent inside a phrase: see fillers.h. */
#include <stdlib.h>

#include "fillers.h"
#include "fold.h"
#include "say.h"
#include "segment.h"
#include "table.h"

/* The words of a row, as tokens. */
static void
add_filler(struct fillers *fillers, struct segmenter *segmenter, struct str text)
{
	struct filler filler = {0};
	struct buf normal = {0}, folded = {0};
	size_t n, cap = 0;
	const size_t *boundary;
	uint32_t at;

	nfc(&normal, text);
	boundary = segment_tokens(segmenter, buf_str(&normal), &n);
	for (size_t i = 0; i + 1 < n; i++) {
		folded.len = 0;
		fold(&folded, (struct str){ normal.at + boundary[i], boundary[i + 1] - boundary[i] });
		if (str_trim(buf_str(&folded)).len == 0)
			continue;
		filler.word = alloc_room(filler.word, filler.words, &cap, sizeof(*filler.word));
		filler.word[filler.words++] = map_keep(&fillers->forms, buf_str(&folded));
	}
	buf_free(&normal);
	buf_free(&folded);
	at = map_find(&fillers->forms, filler.word[0]);
	filler.next = (uint32_t)fillers->forms.entry[at].value;
	fillers->filler = alloc_room(fillers->filler, fillers->len, &fillers->cap, sizeof(*fillers->filler));
	fillers->filler[fillers->len] = filler;
	fillers->forms.entry[at].value = ++fillers->len;
}

void
fillers_read(struct fillers *fillers, const char *path)
{
	struct segmenter *segmenter = segmenter_new();
	struct table table;
	struct str *filler;

	if (!table_open(&table, path))
		die("%s: cannot read these fillers", path);
	filler = table_want(&table, "filler");
	while (table_next(&table)) {
		if (str_trim(*filler).len == 0)
			die("%s:%llu: no filler in this row: want one or more words", path, (unsigned long long)table.row_line);
		add_filler(fillers, segmenter, *filler);
	}
	if (table.faults)
		die("%s: not a table of fillers that can be trusted", path);
	table_close(&table);
	segmenter_free(segmenter);
}

const struct filler *
fillers_first(const struct fillers *fillers, struct str form)
{
	uint32_t at = map_find(&fillers->forms, form);

	if (at == MAP_NONE || fillers->forms.entry[at].value == 0)
		return NULL;
	return &fillers->filler[fillers->forms.entry[at].value - 1];
}

const struct filler *
fillers_next(const struct fillers *fillers, const struct filler *filler)
{
	return filler->next ? &fillers->filler[filler->next - 1] : NULL;
}

void
fillers_free(struct fillers *fillers)
{
	for (size_t i = 0; i < fillers->len; i++)
		free(fillers->filler[i].word);
	free(fillers->filler);
	map_free(&fillers->forms);
	*fillers = (struct fillers){0};
}
