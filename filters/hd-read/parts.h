/*
 * Which part a speaker has: interviewer, respondent, other or unknown; and how that was told.
 *
 * In this order: -s; the header block; the table that ships; a word of the table within the label ("JH (interviewer)"); who asks
 * the questions. Speakers of whom nothing else tells: the one who asks in at least a third of the turns, and twice as often as
 * any other, is the interviewer, and so is another one who asks nearly as often; the rest are respondents. Where nobody stands
 * out they stay unknown. What was told so is `inferred`.
 */
#ifndef PARTS_H
#define PARTS_H

#include "header.h"
#include "speakers.h"
#include "transcript.h"

/* Fills part, why and the counts of every speaker of the transcript. */
void parts_tell(struct transcript *transcript, const struct speakers *speakers, const struct header *header);

#endif
