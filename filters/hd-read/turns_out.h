/* Writing a transcript: the stream of heddle-stream(5), or its plain text. */
#ifndef TURNS_OUT_H
#define TURNS_OUT_H

#include "out.h"
#include "transcript.h"

/* attrs: beside the id, in their order; values that are empty are left out. */
void turns_write(struct out *out, const struct transcript *transcript, struct str id, const struct pair *attr, size_t attrs);
/* Each turn's text, white space normalised, and a newline. */
void turns_plain(struct out *out, const struct transcript *transcript);

#endif
