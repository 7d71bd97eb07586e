/* hd-read: transcripts of any format as turns of speakers. See hd-read(1). */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "decode.h"
#include "layout.h"
#include "say.h"
#include "share.h"
#include "source.h"
#include "template.h"
#include "turns_out.h"
#include "walk.h"

static const char usage[] = "usage: hd-read [-hpV] [-b base] [-s speakers] [-t template] [file ...]";

struct reader {
	const char *base, *template;
	bool plain;
	struct limits limits;
	struct speakers speakers;
	struct out out;
	struct transcript transcript;
	size_t read;		/* transcripts */
};

/* What a source is called in the folder: set by the caller of read_source. */
struct place {
	struct reader *reader;
	struct str path;
};

static struct str
without_extension(struct str path)
{
	static const char *const packed[] = { ".gz", ".txt", ".md" };

	for (size_t i = 0; i < sizeof(packed) / sizeof(packed[0]); i++)
		if (str_ends(path, packed[i]) && path.len > strlen(packed[i]))
			path.len -= strlen(packed[i]);
	return path;
}

static void
read_source(struct reader *reader, const struct source *source, struct str path)
{
	struct document document = {0};
	struct layout layout = { .speakers = &reader->speakers };
	decoder *decode = decoder_for(source, &document.format);
	struct pair *attr = NULL;
	size_t attrs = 0;

	if (source->bytes.len == 0) {
		warn("%s: empty", source->name);
		return;
	}
	if (decode == NULL) {
		warn("%s: no transcript: binary, and no format that hd-read knows", source->name);
		return;
	}
	if (decode(&document, source)) {
		layout_read(&layout, &document, &reader->transcript);
		if (reader->template)
			attr = template_match(reader->template, path, &attrs);
		if (reader->plain)
			turns_plain(&reader->out, &reader->transcript);
		else
			turns_write(&reader->out, &reader->transcript, without_extension(path), attr, attrs);
		free(attr);
		reader->read++;
		transcript_clear(&reader->transcript);
		out_flush(&reader->out);
	}
	document_free(&document);
}

static void
read_file(struct reader *reader, const struct walk_file *file, struct buf *bytes)
{
	struct source source = { .name = file->path, .max_size = (size_t)reader->limits.size, .max_ratio = reader->limits.ratio };

	if (!source_load(file->path, &reader->limits, bytes))
		return;
	source.bytes = buf_str(bytes);
	read_source(reader, &source, str_of(file->path + file->below));
}

int
main(int argc, char *argv[])
{
	struct reader reader = { .limits = { .size = 256 << 20, .ratio = 200 } };
	struct walk walk = {0};
	struct buf bytes = {0};
	int option;
	char *table;

	say_start("hd-read", usage);
	while ((option = getopt(argc, argv, "b:hps:t:V")) != -1) {
		switch (option) {
		case 'b': reader.base = optarg; break;
		case 'p': reader.plain = true; break;
		case 's': speakers_set(&reader.speakers, optarg); break;
		case 't': reader.template = optarg; break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	table = share_path("speakers.tsv");
	speakers_load(&reader.speakers, table, false);
	free(table);
	for (int i = optind; i < argc; i++)
		walk_add(&walk, argv[i], reader.base);
	if (optind == argc)
		walk_add(&walk, "-", NULL);
	out_open(&reader.out, STDOUT_FILENO);
	for (size_t i = 0; i < walk.len; i++)
		read_file(&reader, &walk.file[i], &bytes);
	out_close(&reader.out);
	if (reader.read == 0)
		say_worsen(STATUS_FAILED);
	transcript_free(&reader.transcript);
	speakers_free(&reader.speakers);
	walk_free(&walk);
	buf_free(&bytes);
	return say_status();
}
