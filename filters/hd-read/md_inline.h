/*
 * Markdown within a paragraph: emphasis, code, links, tags of HTML, entities, escapes (CommonMark, and what pandoc adds).
 *
 *	struct inlined inlined = {0};
 *
 *	inline_read(&inlined, STR("**R:** We *just* ring."));
 *	// inlined.text "R: We just ring.", inlined.strong one byte for each of the text's: 1 where it is emphasised
 *	inline_free(&inlined);
 *
 * Where CommonMark would take for markup what a transcriber wrote, the transcriber is believed: stars inside a word ("f**k") and blanks
 * to be filled ("____", "***") stay, a link needs an address ("[pause](2.3)" is none), <yeah> is no tag.
 */
#ifndef MD_INLINE_H
#define MD_INLINE_H

#include "str.h"

struct inlined {
	struct buf text;	/* lines divided by \n as before, and where a tag breaks them */
	struct buf strong;
};

/* What was there before is overwritten. */
void inline_read(struct inlined *inlined, struct str s);
void inline_free(struct inlined *inlined);

#endif
