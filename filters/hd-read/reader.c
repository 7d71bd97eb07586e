/* Reading: see reader.h. */
#include <stdlib.h>

#include "explain.h"
#include "ids.h"
#include "layout.h"
#include "reader.h"
#include "say.h"
#include "template.h"
#include "turns_out.h"

enum { SAID = 10 };	/* messages of one kind; the rest is counted */

/* An attribute unless one of that name is there: the earlier holds. */
static void
add_attr(struct reader *reader, struct str name, struct str value)
{
	if (name.len == 0 || value.len == 0)
		return;
	for (size_t i = 0; i < reader->attrs; i++)
		if (str_eq(reader->attr[i].name, name))
			return;
	reader->attr = alloc_room(reader->attr, reader->attrs, &reader->attr_cap, sizeof(*reader->attr));
	reader->attr[reader->attrs++] = (struct pair){ name, value };
}

/* The data list tells more than the path, and that more than the transcript itself. False: it is not in the list. */
static bool
take_attributes(struct reader *reader, struct str path, struct str id)
{
	size_t row = reader->metadata ? metadata_find(reader->metadata, id) : METADATA_NONE, pairs = 0;
	struct pair *pair = reader->template ? template_match(reader->template, path, &pairs) : NULL;
	const struct transcript *transcript = &reader->transcript;

	reader->attrs = 0;
	for (size_t i = 0; row != METADATA_NONE && i < reader->metadata->columns; i++)
		add_attr(reader, reader->metadata->column[i], metadata_cell(reader->metadata, row, i));
	for (size_t i = 0; i < pairs; i++)
		add_attr(reader, pair[i].name, pair[i].value);
	for (size_t i = 0; i < transcript->headers; i++)
		add_attr(reader, transcript->header[i].name, transcript->header[i].value);
	free(pair);
	return row != METADATA_NONE;
}

/* Says of speakers whose part nobody knows; a transcript without labels once. */
static void
say_untold(struct reader *reader, const char *name)
{
	for (size_t i = 0; i < reader->transcript.speakers; i++) {
		const struct speaker *speaker = &reader->transcript.speaker[i];
		bool told = speaker->part != PART_UNKNOWN || strcmp(speaker->why, "nothing tells") != 0;

		if (speaker->turns == 0 || (told && speaker->label.len) || speaker->part != PART_UNKNOWN)
			continue;
		if (reader->said_untold++ >= SAID)
			continue;
		if (speaker->label.len)
			say("%s: \"%.*s\", %llu turns: part unknown: tell it with -s '%.*s=respondent' or interviewer", name,
			    (int)speaker->label.len, speaker->label.at, (unsigned long long)speaker->turns, (int)speaker->label.len,
			    speaker->label.at);
		else
			say("%s: %llu turns without a speaker's label: part unknown", name, (unsigned long long)speaker->turns);
	}
}

/* What there is to say of a transcript beside the stream. */
struct findings {
	const char *language;	/* another than expected; NULL */
	uint32_t duplicate;	/* MAP_NONE; else index of the id that it repeats */
	unsigned percent;
	bool listed;
};

static void
look(struct reader *reader, struct str id, struct findings *findings)
{
	struct language_counts counts = {0};
	const struct transcript *transcript = &reader->transcript;

	for (size_t i = 0; i < transcript->pieces && reader->language && !counts.enough; i++)
		if (transcript->piece[i].mark == MARK_NONE)
			language_count(&reader->languages, &counts, transcript->piece[i].text);
	findings->language = reader->language ? language_of(&counts) : NULL;
	if (findings->language && strcmp(findings->language, reader->language) == 0)
		findings->language = NULL;
	findings->duplicate = duplicates_add(&reader->duplicates, transcript, id, reader->unique || reader->mode == MODE_CHECK,
	    &findings->percent);
}

static void
say_findings(struct reader *reader, const char *name, const struct findings *findings)
{
	struct str first = findings->duplicate == MAP_NONE ? STR("") : reader->duplicates.ids.entry[findings->duplicate].key;

	if (findings->language)
		say("%s: reads as %s, not as %s: tell what is expected with -L", name, language_name(findings->language),
		    language_name(reader->language));
	if (first.len && reader->said_duplicates++ < SAID) {
		if (findings->percent == 100)
			say("%s: the same text as %.*s: %s", name, (int)first.len, first.at,
			    reader->unique ? "left out" : "counted twice without -u");
		else
			say("%s: %u %% the same as %.*s: %s", name, findings->percent, (int)first.len, first.at,
			    reader->unique ? "left out" : "counted twice without -u");
	}
	if (reader->metadata && !findings->listed && reader->said_unlisted++ < SAID)
		warn("%s: not in %s", name, reader->metadata->path);
}

static void
check_transcript(struct reader *reader, const struct document *document, struct str id, const struct findings *findings)
{
	struct report report = {
		.id = id, .format = document->format, .encoding = document->encoding, .transcript = &reader->transcript,
		.attr = reader->attr, .attrs = reader->attrs, .unlisted = reader->metadata && !findings->listed,
		.language = findings->language ? language_name(findings->language) : NULL, .percent = findings->percent,
	};

	if (findings->duplicate != MAP_NONE)
		report.duplicate = reader->duplicates.ids.entry[findings->duplicate].key;
	report.remark = document->remark;
	report.remarks = document->remarks;
	check_add(&reader->check, &report);
}

static void
write_transcript(struct reader *reader, const struct document *document, const char *name, struct str path, struct str id)
{
	struct findings findings;

	findings.listed = take_attributes(reader, path, id);
	look(reader, id, &findings);
	reader->read++;
	if (reader->mode == MODE_CHECK) {
		check_transcript(reader, document, id, &findings);
		return;
	}
	if (reader->mode == MODE_EXPLAIN) {
		explain_write(&reader->out, &reader->transcript, document, id, reader->attr, reader->attrs);
		return;
	}
	say_findings(reader, name, &findings);
	if (reader->unique && findings.duplicate != MAP_NONE) {
		reader->skipped++;
		return;
	}
	if (reader->mode == MODE_PLAIN) {
		turns_plain(&reader->out, &reader->transcript);
	} else {
		say_untold(reader, name);
		turns_write(&reader->out, &reader->transcript, id, reader->attr, reader->attrs);
	}
	out_flush(&reader->out);	/* what reads the pipe need not wait for the next */
}

enum { DEPTH = 2 };	/* archives within archives: a table of interviews in a zip file in a zip file is not read */

/* Where a source stands: the folder's part of its path is not in its id. */
struct position {
	struct reader *reader;
	size_t below;
	int depth;	/* archives within archives */
	bool named;	/* of an archive, the paths within it count */
};

static void
fail(struct reader *reader, const char *name, size_t below, const char *why)
{
	if (why)
		warn("%s: %s", name, why);
	if (reader->mode == MODE_CHECK)
		check_fail(&reader->check, str_of(name + below), why ? why : "cannot be read: see the message");
}

static void read_source(void *context, const struct source *source);

static void
read_document(struct position *at, const struct source *source)
{
	struct reader *reader = at->reader;
	struct layout layout = { .speakers = &reader->speakers, .words = &reader->words, .explain = reader->mode == MODE_EXPLAIN };
	struct str name = str_of(source->name), path = { name.at + at->below, name.len - at->below };
	struct document document = {0};
	decoder *decode = decoder_for(source, &document.format);

	if (str_starts(source->bytes, "<text id=\"")) {
		fail(reader, source->name, at->below, "a stream already: it is for hd-tokenise");
	} else if (decode == NULL) {
		fail(reader, source->name, at->below, "no transcript: binary, and of no format that hd-read knows");
	} else if (!decode(&document, source)) {
		fail(reader, source->name, at->below, NULL);
	} else {
		layout_read(&layout, &document, &reader->transcript);
		if (reader->transcript.turns == 0)
			fail(reader, source->name, at->below, "no text in it");
		else
			write_transcript(reader, &document, source->name, path, ids_take(&reader->ids, name, at->below, &reader->scratch));
		transcript_clear(&reader->transcript);
	}
	document_free(&document);
}

static void
read_source(void *context, const struct source *source)
{
	struct position *at = context, inner = { at->reader, at->below, at->depth + 1, false };
	struct source with = *source;
	unpacker *unpack;

	with.notes = at->reader->notes;
	if (source->bytes.len == 0) {
		fail(at->reader, source->name, at->below, "empty");
		return;
	}
	unpack = unpacker_for(source);
	if (at->named && unpack == unpack_folder)
		inner.below = strlen(source->name) + 1;
	if (unpack == NULL)
		read_document(at, &with);
	else if (at->depth >= DEPTH)
		fail(at->reader, source->name, at->below, "archives within archives: unpack it first");
	else if (!unpack(&with, read_source, &inner))
		fail(at->reader, source->name, at->below, NULL);
}

void
reader_read(struct reader *reader, const struct walk_file *file)
{
	struct source source = {
		.name = strcmp(file->path, "-") == 0 ? "standard input" : file->path,
		.max_size = (size_t)reader->limits.size, .max_ratio = reader->limits.ratio,
	};
	struct position at = { reader, source.name == file->path ? file->below : 0, 0, file->named };

	if (!source_load(file->path, &reader->limits, &reader->bytes)) {
		fail(reader, source.name, at.below, NULL);
		return;
	}
	source.bytes = buf_str(&reader->bytes);
	read_source(&at, &source);
}

static void
say_rest(size_t said, const char *what)
{
	if (said > SAID)
		say("%zu more %s: hd-read --check lists them", said - SAID, what);
}

void
reader_close(struct reader *reader)
{
	say_rest(reader->said_duplicates, "are the same text as another");
	say_rest(reader->said_unlisted, "are not in the list of -m");
	say_rest(reader->said_untold, "speakers without a part");
	transcript_free(&reader->transcript);
	speakers_free(&reader->speakers);
	duplicates_free(&reader->duplicates);
	map_free(&reader->ids);
	map_free(&reader->languages.words);
	words_free(&reader->words);
	buf_free(&reader->bytes);
	buf_free(&reader->scratch);
	free(reader->attr);
}
