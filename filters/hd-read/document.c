/* A document as its format gives it: see document.h. */
#include <stdlib.h>

#include "document.h"

enum { BLOCK = 64 * 1024 };	/* bytes taken at a time for what is kept */

struct str
document_keep(struct document *document, struct str s)
{
	struct buf *block = document->helds ? &document->held[document->helds - 1] : NULL;

	if (s.len == 0)
		return (struct str){ "", 0 };
	if (block == NULL || block->cap - block->len < s.len) {
		document->held = alloc_room(document->held, document->helds, &document->held_cap, sizeof(*document->held));
		block = &document->held[document->helds++];
		*block = (struct buf){0};
		buf_need(block, s.len > BLOCK ? s.len : BLOCK);
	}
	memcpy(block->at + block->len, s.at, s.len);
	s.at = block->at + block->len;
	block->len += s.len;
	return s;
}

struct para *
document_add(struct document *document, enum para_kind kind, struct str text, uint64_t line)
{
	struct para *para;

	document->para = alloc_room(document->para, document->len, &document->cap, sizeof(*document->para));
	para = &document->para[document->len++];
	*para = (struct para){ .kind = kind, .text = document_keep(document, text), .line = line };
	return para;
}

void
document_pair(struct document *document, struct str name, struct str value)
{
	document->pair = alloc_room(document->pair, document->pairs, &document->pair_cap, sizeof(*document->pair));
	document->pair[document->pairs++] = (struct pair){ document_keep(document, name), document_keep(document, value) };
}

void
document_remark(struct document *document, const char *remark)
{
	for (size_t i = 0; i < document->remarks; i++)
		if (strcmp(document->remark[i], remark) == 0)
			return;
	if (document->remarks < sizeof(document->remark) / sizeof(document->remark[0]))
		document->remark[document->remarks++] = remark;
}

struct str
document_time(struct document *document, uint64_t seconds)
{
	struct buf b = {0};
	struct str time;

	buf_format(&b, "%02llu:%02u:%02u", (unsigned long long)seconds / 3600, (unsigned)(seconds / 60 % 60), (unsigned)(seconds % 60));
	time = document_keep(document, buf_str(&b));
	buf_free(&b);
	return time;
}

bool
sentence_ends(struct str text)
{
	while (text.len && strchr("\"')] \n", text.at[text.len - 1]))
		text.len--;
	return text.len && (strchr(".?!", text.at[text.len - 1]) || str_ends(text, "\xe2\x80\xa6") || str_ends(text, "\xe2\x80\x9d"));
}

void
document_free(struct document *document)
{
	for (size_t i = 0; i < document->helds; i++)
		buf_free(&document->held[i]);
	free(document->held);
	free(document->para);
	free(document->pair);
	*document = (struct document){0};
}
