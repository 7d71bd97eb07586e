/*
 * The header block: what stands before the first speaker, as attributes of the transcript, and what it says of who is who.
 *
 *	struct header header = {0};
 *
 *	header_take(&header, &lines, &who, &transcript);	// its lines become LINE_HEADER or, without a key, marks
 *	meaning = header_person(&header, &speakers, STR("M1"), &evidence);
 *	header_free(&header);
 *
 * "Key: value", a key and a tab, several to a line with two blanks or more between them. The name of an attribute is the key
 * in small letters, with _ for what is no letter or digit; one that is a column of the tables gets a _ behind it. Dates
 * ("date", "date of interview", ...) become the attribute date, as 2007-06-12 where they can be read.
 */
#ifndef HEADER_H
#define HEADER_H

#include "transcript.h"
#include "who.h"

struct header {
	struct pair *entry;	/* key (may be empty) and text, as they stand */
	size_t len, cap;
	size_t lines;		/* of the document that are the header */
};

/* Finds and takes it. The pairs that the format gave beside the text are entries too. */
void header_take(struct header *header, struct lines *lines, struct who *who, struct transcript *transcript);

/*
 * What the header says of a label: "Interviewer: JH", "moderator (M1)", "F1 = school nurse". False: nothing. *evidence: the words
 * that say it.
 */
bool header_person(const struct header *header, const struct speakers *speakers, struct str label, enum meaning *meaning,
    struct str *evidence);
/* Tells who which of its names the header block names. */
void header_name_speakers(const struct header *header, struct who *who);
void header_free(struct header *header);

/* Whether a name can be an attribute: letters, digits, _ and -, a letter first, and no column of the tables. */
bool header_allows(struct str name);

/* The name of the attribute that a key gives; kept by the document. */
struct str header_name(struct document *held, struct str key);

#endif
