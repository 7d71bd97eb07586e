/* A transcript as the layout has read it: see transcript.h. */
#include <stdlib.h>

#include "chars.h"
#include "transcript.h"

struct turn *
transcript_turn(struct transcript *transcript, uint32_t speaker, uint64_t line)
{
	struct turn *turn;

	transcript->turn = alloc_room(transcript->turn, transcript->turns, &transcript->turn_cap, sizeof(*transcript->turn));
	turn = &transcript->turn[transcript->turns++];
	*turn = (struct turn){ .speaker = speaker, .line = line, .piece = transcript->pieces };
	return turn;
}

struct piece *
transcript_piece(struct transcript *transcript, enum mark mark, struct str text)
{
	struct piece *piece;

	transcript->piece = alloc_room(transcript->piece, transcript->pieces, &transcript->piece_cap, sizeof(*transcript->piece));
	piece = &transcript->piece[transcript->pieces++];
	*piece = (struct piece){ .text = text, .mark = mark };
	transcript->turn[transcript->turns - 1].pieces++;
	return piece;
}

uint32_t
transcript_speaker(struct transcript *transcript, struct str label, bool strong)
{
	struct speaker *speaker;

	for (size_t i = 0; i < transcript->speakers; i++)
		if (transcript->speaker[i].strong == strong && str_eq(transcript->speaker[i].label, label))
			return (uint32_t)i;
	transcript->speaker = alloc_room(transcript->speaker, transcript->speakers, &transcript->speaker_cap,
	    sizeof(*transcript->speaker));
	speaker = &transcript->speaker[transcript->speakers];
	*speaker = (struct speaker){ .label = label, .strong = strong };
	return (uint32_t)transcript->speakers++;
}

struct reading *
transcript_reading(struct transcript *transcript)
{
	transcript->reading = alloc_room(transcript->reading, transcript->readings, &transcript->reading_cap,
	    sizeof(*transcript->reading));
	return &transcript->reading[transcript->readings++];
}

void
transcript_header(struct transcript *transcript, struct str name, struct str value)
{
	transcript->header = alloc_room(transcript->header, transcript->headers, &transcript->header_cap,
	    sizeof(*transcript->header));
	transcript->header[transcript->headers++] = (struct pair){ name, value };
}

void
transcript_clear(struct transcript *transcript)
{
	transcript->turns = transcript->pieces = transcript->speakers = transcript->headers = transcript->readings = 0;
	transcript->by_strong = false;
	document_free(&transcript->held);
}

void
transcript_free(struct transcript *transcript)
{
	transcript_clear(transcript);
	free(transcript->turn);
	free(transcript->piece);
	free(transcript->speaker);
	free(transcript->header);
	free(transcript->reading);
	*transcript = (struct transcript){0};
}

uint64_t
count_words(struct str text)
{
	uint64_t words = 0;
	bool counted = false;

	for (size_t i = 0; i < text.len; i++) {
		if ((unsigned char)text.at[i] <= ' ') {
			counted = false;
		} else if (!counted && (is_letter(text.at[i]) || is_digit(text.at[i]))) {
			counted = true;
			words++;
		}
	}
	return words;
}

const char *
part_name(enum part part)
{
	static const char *const names[] = { "unknown", "respondent", "interviewer", "other" };

	return names[part];
}

const char *
mark_name(enum mark mark)
{
	static const char *const names[] = {
		"", "unheard", "event", "pause", "backchannel", "time", "anon", "page", "note",
	};

	return names[mark];
}
