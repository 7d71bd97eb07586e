/* hd-suggest: phrases that mark a theme and that the lexicon does not have yet. See hd-suggest(1). */
#include <stdlib.h>
#include <unistd.h>

#include "corpus.h"
#include "misses.h"
#include "option.h"
#include "phrases.h"
#include "say.h"
#include "share.h"
#include "stream.h"

static const char usage[] =
    "usage: hd-suggest [-ahjmV] [-c coding] [-f tsv|csv|jsonl|markdown] [-g g2] [-n times] [-N phrases] [-t theme] ...\n"
    "                  [-w words] [-x texts] [file ...]";

struct options {
	enum cells_format format;
	const char *coding;
	bool wants_misses;
};

static double
g2_of(const char *argument)
{
	char *end;
	double g2 = strtod(argument, &end);

	if (end == argument || *end || !(g2 >= 0 && g2 < 1e9))
		die("-g \"%s\": want a log-likelihood, a number from 0", argument);
	return g2;
}

static void
parse(int argc, char *argv[], struct options *options, struct coding *coding, struct phrases *phrases)
{
	static const char *const names[] = { "tsv", "csv", "jsonl", "markdown", NULL };
	static const enum cells_format formats[] = { CELLS_TSV, CELLS_CSV, CELLS_JSONL, CELLS_MARKDOWN };
	const uint64_t most = 1000000000;
	int option;

	while ((option = getopt(argc, argv, "ac:f:g:hjmn:N:t:Vw:x:")) != -1) {
		switch (option) {
		case 'a': phrases->with_covered = true; break;
		case 'c': options->coding = optarg; break;
		case 'f': options->format = formats[option_choice("-f", optarg, names)]; break;
		case 'g': phrases->least_g2 = g2_of(optarg); break;
		case 'j': coding->joins_sides = true; break;
		case 'm': options->wants_misses = true; break;
		case 'n': phrases->least_n = option_number("-n", optarg, 1, most); break;
		case 'N': phrases->most = option_number("-N", optarg, 0, most); break;
		case 't': where_add_value(&coding->where, STR("theme"), str_of(optarg)); break;
		case 'w': phrases->longest = option_number("-w", optarg, 1, PHRASE_LONGEST); break;
		case 'x': phrases->least_texts = option_number("-x", optarg, 1, most); break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	if (options->wants_misses && options->coding == NULL)
		die("-m: want the coding with -c: heddle's own codes rest on hits");
}

/* Says what the stream lacks for a true answer. */
static void
check(const struct corpus *corpus, bool wants_misses)
{
	if (corpus->is_cut)
		warn("sentences were left out of the stream: the figures are of the rest: want hd-match -a and hd-code -a");
	if (wants_misses && !corpus->has_hits && corpus->turns)
		warn("no hit in the stream: every quote is missed: want what hd-match writes");
	if (corpus->turns && corpus->codes == 0)
		warn("nothing is coded in the stream: want -c with a table of codes, or what hd-code writes");
}

int
main(int argc, char *argv[])
{
	struct options options = { .format = CELLS_TSV };
	struct stops stops = {0};
	struct coding coding = {0};
	struct corpus corpus = { .coding = &coding, .stops = &stops };
	struct phrases phrases = {
		.corpus = &corpus, .longest = PHRASE_LONGEST, .least_n = 3, .least_texts = 2, .least_g2 = 6.63, .most = 20,
	};
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	char *path;

	say_start("hd-suggest", usage);
	parse(argc, argv, &options, &coding, &phrases);
	path = share_path("stopwords.tsv");
	stops_read(&stops, path);
	free(path);
	coding.has_sides = !coding.joins_sides;
	if (options.coding)
		coding_read(&coding, options.coding);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, NULL);
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_TEXT)
			corpus_text(&corpus, line.raw);
		else if (line.tag == TAG_U)
			corpus_turn(&corpus, line.raw, body, in.name, in.line_number);
	}
	coding_close(&coding);
	check(&corpus, options.wants_misses);
	if (in.opened && options.wants_misses) {
		misses_write(&corpus, options.format, &out);
	} else if (in.opened) {
		phrases_find(&phrases);
		phrases_write(&phrases, options.format, &out);
	}
	phrases_free(&phrases);
	corpus_free(&corpus);
	coding_free(&coding);
	stops_free(&stops);
	return stream_close(&in, &out);
}
