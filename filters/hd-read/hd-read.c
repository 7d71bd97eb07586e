/* hd-read: transcripts of any format as turns of speakers. See hd-read(1). */
#include <getopt.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "option.h"
#include "progress.h"
#include "reader.h"
#include "say.h"
#include "share.h"
#include "template.h"

static const char usage[] =
    "usage: hd-read [-cehnpuV] [-b base] [-f format] [-L language] [-m metadata] [-s speakers] [-t template]\n"
    "               [--max-size bytes] [--max-ratio n] [--progress] [file ...]\n"
    "       -c is --check, -e --explain, -n --notes, -p --plain, -u --unique";

static const struct option long_options[] = {
	{ "check", no_argument, NULL, 'c' },
	{ "explain", no_argument, NULL, 'e' },
	{ "notes", no_argument, NULL, 'n' },
	{ "plain", no_argument, NULL, 'p' },
	{ "unique", no_argument, NULL, 'u' },
	{ "max-size", required_argument, NULL, 'S' },
	{ "max-ratio", required_argument, NULL, 'R' },
	{ "progress", no_argument, NULL, 'P' },
	{ NULL, 0, NULL, 0 },
};

struct options {
	struct reader reader;
	struct metadata metadata;
	struct progress progress;
	const char *base, *list, *format;
};

static void
set_language(struct reader *reader, const char *code)
{
	if (strcmp(code, "any") != 0 && language_name(code) == NULL)
		die("-L \"%s\": want en, cy, fr, de, es, it, nl, pt, pl, or any", code);
	reader->language = strcmp(code, "any") == 0 ? NULL : code;
}

static enum check_format
format_of(const char *name)
{
	static const char *const names[] = { "text", "tsv", "csv", "jsonl", "md", NULL };

	if (name == NULL)
		return isatty(STDOUT_FILENO) ? CHECK_TEXT : CHECK_TSV;
	return (enum check_format)option_choice("-f", name, names);
}

static void
take_options(struct options *options, int argc, char *argv[])
{
	struct reader *reader = &options->reader;
	int option;

	while ((option = getopt_long(argc, argv, "b:cef:hL:m:nps:t:uV", long_options, NULL)) != -1) {
		switch (option) {
		case 'b': options->base = optarg; break;
		case 'c': reader->mode = MODE_CHECK; break;
		case 'e': reader->mode = MODE_EXPLAIN; break;
		case 'f': options->format = optarg; break;
		case 'L': set_language(reader, optarg); break;
		case 'm': options->list = optarg; break;
		case 'n': reader->notes = true; break;
		case 'p': reader->mode = MODE_PLAIN; break;
		case 's': speakers_set(&reader->speakers, optarg); break;
		case 't': template_check(optarg); reader->template = optarg; break;
		case 'u': reader->unique = true; break;
		case 'S': reader->limits.size = option_number("--max-size", optarg, 1, UINT64_MAX); break;
		case 'R': reader->limits.ratio = option_number("--max-ratio", optarg, 1, UINT64_MAX); break;
		case 'P': options->progress.on = true; break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
}

static size_t
terminal_width(void)
{
	struct winsize size;

	return ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

static void
load_tables(struct options *options)
{
	char *table = share_path("speakers.tsv");

	if (options->reader.language)
		languages_start(&options->reader.languages, options->reader.language);
	speakers_load(&options->reader.speakers, table, false);
	free(table);
	if (options->list) {
		metadata_load(&options->metadata, options->list, &options->reader.limits);
		options->reader.metadata = &options->metadata;
	}
}

int
main(int argc, char *argv[])
{
	struct options options = { .reader = { .language = "en", .limits = { .size = 256 << 20, .ratio = 200 } } };
	struct reader *reader = &options.reader;
	struct walk walk = {0};
	enum check_format format;

	say_start("hd-read", usage);
	take_options(&options, argc, argv);
	format = format_of(options.format);
	load_tables(&options);
	for (int i = optind; i < argc; i++)
		walk_add(&walk, argv[i], options.base);
	if (optind == argc)
		walk_add(&walk, "-", NULL);
	out_open(&reader->out, STDOUT_FILENO);
	progress_start(&options.progress, &walk);
	for (size_t i = 0; i < walk.len; i++) {
		reader_read(reader, &walk.file[i]);
		progress_step(&options.progress, &walk.file[i]);
	}
	progress_end(&options.progress);
	if (reader->mode == MODE_CHECK)
		check_write(&reader->check, format, terminal_width(), &reader->out);
	out_close(&reader->out);
	if (reader->read == 0)
		say_worsen(STATUS_FAILED);
	if (walk.len == 0)
		say("no files to read below the folders named");
	check_free(&reader->check);
	reader_close(reader);
	metadata_close(&options.metadata, options.list && walk.folders && !options.base);
	walk_free(&walk);
	return say_status();
}
