/* Which part a speaker has: interviewer, respondent, other or unknown; and how that was told. */
#ifndef PARTS_H
#define PARTS_H

#include "speakers.h"
#include "transcript.h"

/* Fills part, why and the counts of every speaker of the transcript. */
void parts_tell(struct transcript *transcript, const struct speakers *speakers);

#endif
