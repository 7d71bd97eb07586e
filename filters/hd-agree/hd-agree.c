/* hd-agree: how far codings agree, and where they do not. See hd-agree(1). */
#include <stdlib.h>
#include <unistd.h>

#include "disagreements.h"
#include "option.h"
#include "report.h"
#include "say.h"

static const char usage[] =
    "usage: hd-agree [-adhV] [-b draws] [-c coder,coder[,coder ...]] [-f text|tsv|csv|jsonl|markdown] [-l lexicon] ...\n"
    "                [-L level] [-s seed] [-W width] -u units coding ...";

enum { COMPARED = 12, DRAWS_MOST = 1000000 };

struct options {
	const char *coders, *units;
	bool by_side, disagreements;
	int format;	/* an enum cells_format, or -1: text */
	double level;
	size_t draws, width;
	uint64_t seed;
};

static double
level_of(const char *argument)
{
	char *end;
	double level = strtod(argument, &end);

	if (end == argument || *end || !(level >= 50 && level < 100))
		die("-L \"%s\": want a level in per cent, from 50 to below 100", argument);
	return level / 100;
}

static void
parse(int argc, char *argv[], struct options *options, struct study *study)
{
	static const char *const names[] = { "text", "tsv", "csv", "jsonl", "markdown", NULL };
	static const int formats[] = { -1, CELLS_TSV, CELLS_CSV, CELLS_JSONL, CELLS_MARKDOWN };
	int option;

	while ((option = getopt(argc, argv, "ab:c:df:hl:L:s:u:VW:")) != -1) {
		switch (option) {
		case 'a': options->by_side = true; break;
		case 'b': options->draws = (size_t)option_number("-b", optarg, 0, DRAWS_MOST); break;
		case 'c': options->coders = optarg; break;
		case 'd': options->disagreements = true; break;
		case 'f': options->format = formats[option_choice("-f", optarg, names)]; break;
		case 'h': say_usage();
		case 'l': codebook_add(&study->book, optarg); break;
		case 'L': options->level = level_of(optarg); break;
		case 's': options->seed = option_number("-s", optarg, 0, 999999999999999999); break;
		case 'u': options->units = optarg; break;
		case 'V': say_version();
		case 'W': options->width = (size_t)option_number("-W", optarg, 40, 1000); break;
		default: say_misuse();
		}
	}
	if (options->units == NULL || optind == argc)
		say_misuse();
}

/* Every pair of the coders chosen, as many as a reader can take in; and where there are more than two, all together. */
static size_t
compare(const struct study *study, const struct options *options, struct comparison *comparison)
{
	struct draws draws;
	size_t n = 0;

	draws_make(&draws, study->texts.len, options->disagreements ? 0 : options->draws, options->seed);
	for (size_t i = 0; i < study->coders_chosen; i++)
		for (size_t k = i + 1; k < study->coders_chosen && n < COMPARED; k++) {
			const uint32_t pair[2] = { study->chosen[i], study->chosen[k] };

			comparison_make(&comparison[n++], study, &draws, options->level, pair, 2);
		}
	if (study->coders_chosen > 2)
		comparison_make(&comparison[n++], study, &draws, options->level, study->chosen, study->coders_chosen);
	draws_free(&draws);
	return n;
}

static void
write_out(const struct report *report, const struct options *options, struct out *out)
{
	if (options->disagreements && options->format < 0)
		disagreements_text(report, report->comparison, out);
	else if (options->disagreements)
		disagreements_table(report->comparison, (enum cells_format)options->format, out);
	else if (options->format < 0)
		report_text(report, out);
	else
		report_table(report, (enum cells_format)options->format, out);
}

int
main(int argc, char *argv[])
{
	struct options options = { .format = -1, .level = 0.95, .draws = 2000, .width = 100, .seed = 1 };
	struct comparison comparison[COMPARED + 1];
	struct study study = {0};
	struct report report;
	struct out out;

	say_start("hd-agree", usage);
	parse(argc, argv, &options, &study);
	if (study.book.lexicons == 0)
		codebook_leave_open(&study.book);
	study_units(&study, options.units);
	for (int i = optind; i < argc; i++)
		study_coding(&study, argv[i]);
	study_ready(&study, options.coders);
	if (options.disagreements && study.coders_chosen > 2)
		die("-d with %zu coders: want two, named with -c", study.coders_chosen);
	if (study.passed_over)
		say("%zu row%s of other lexicons passed over", study.passed_over, study.passed_over == 1 ? "" : "s");
	report = (struct report){ .study = &study, .comparison = comparison, .level = options.level, .draws = options.draws, .seed = options.seed,
		.by_side = options.by_side, .width = options.width };
	report.comparisons = compare(&study, &options, comparison);
	out_open(&out, STDOUT_FILENO);
	write_out(&report, &options, &out);
	out_close(&out);
	for (size_t i = 0; i < report.comparisons; i++)
		comparison_free(&comparison[i]);
	study_free(&study);
	return say_status();
}
