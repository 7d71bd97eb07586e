/* Which part a speaker has: see parts.h. */
#include "parts.h"

static void
count(struct transcript *transcript)
{
	for (size_t i = 0; i < transcript->turns; i++) {
		const struct turn *turn = &transcript->turn[i];
		struct speaker *speaker;

		if (turn->speaker == NOBODY)
			continue;
		speaker = &transcript->speaker[turn->speaker];
		speaker->turns++;
		for (size_t k = turn->piece; k < turn->piece + turn->pieces; k++) {
			const struct piece *piece = &transcript->piece[k];

			if (piece->mark == MARK_NONE && memchr(piece->text.at, '?', piece->text.len)) {
				speaker->questions++;
				break;
			}
		}
	}
}

static double
rate(const struct speaker *speaker)
{
	return speaker->turns ? (double)speaker->questions / (double)speaker->turns : 0;
}

void
parts_tell(struct transcript *transcript, const struct speakers *speakers)
{
	struct speaker *asks = NULL;
	bool known = false;

	count(transcript);
	for (size_t i = 0; i < transcript->speakers; i++) {
		struct speaker *speaker = &transcript->speaker[i];
		const struct speaker_rule *rule = speaker->label.len ? speakers_find(speakers, speaker->label) : NULL;

		if (rule && rule->meaning < MEANS_SPEAKER) {
			static const enum part parts[] = { PART_INTERVIEWER, PART_RESPONDENT, PART_OTHER, PART_UNKNOWN };

			speaker->part = parts[rule->meaning];
			speaker->why = rule->given ? "-s" : "the table";
			speaker->evidence = rule->pattern;
			known |= speaker->part == PART_INTERVIEWER;
		} else if (speaker->label.len && (asks == NULL || rate(speaker) > rate(asks))) {
			asks = speaker;
		}
	}
	if (transcript->speakers < 2)
		return;
	if (!known && asks) {
		asks->part = PART_INTERVIEWER;
		asks->why = "asks the questions";
		asks->inferred = true;
	}
	for (size_t i = 0; i < transcript->speakers; i++)
		if (transcript->speaker[i].why == NULL && transcript->speaker[i].label.len) {
			transcript->speaker[i].part = PART_RESPONDENT;
			transcript->speaker[i].why = "another one asks the questions";
			transcript->speaker[i].inferred = true;
		}
}
