/*
 * Reading: from a source to what is written of it, by the options.
 *
 *	struct reader reader = { .limits = ..., .expected = "en" };
 *
 *	reader_read(&reader, &walk.file[i]);
 *	reader_close(&reader);
 */
#ifndef READER_H
#define READER_H

#include "check.h"
#include "decode.h"
#include "duplicates.h"
#include "language.h"
#include "map.h"
#include "metadata.h"
#include "out.h"
#include "source.h"
#include "speakers.h"
#include "walk.h"
#include "words.h"

enum reader_mode { MODE_STREAM, MODE_PLAIN, MODE_CHECK, MODE_EXPLAIN };

struct reader {
	enum reader_mode mode;
	const char *template;
	const char *language;	/* the one expected, "en"; NULL: any */
	bool unique, notes;
	struct limits limits;
	struct speakers speakers;
	struct metadata *metadata;	/* NULL: none */
	struct check check;
	struct out out;

	struct buf bytes, scratch;
	struct map ids;
	struct languages languages;
	struct words words;
	struct duplicates duplicates;
	struct transcript transcript;
	struct pair *attr;		/* of the transcript at hand */
	size_t attrs, attr_cap;
	size_t read, skipped;		/* transcripts; duplicates left out */
	size_t said_duplicates, said_unlisted, said_untold;
};

/* Reads a file, and all that an archive holds. What cannot be read is said. */
void reader_read(struct reader *reader, const struct walk_file *file);
/* Says how many messages were held back. Does not close `out`. */
void reader_close(struct reader *reader);

#endif
