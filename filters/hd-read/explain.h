/* hd-read --explain: how each label of a transcript was read, and why; its header block; what was taken out. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "out.h"
#include "transcript.h"

void explain_write(struct out *out, const struct transcript *transcript, const struct document *document, struct str id,
    const struct pair *attr, size_t attrs);

#endif
