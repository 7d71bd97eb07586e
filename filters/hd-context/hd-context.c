/* hd-context: decide each hit's side from its context. See hd-context(1). */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "decide.h"
#include "explain.h"
#include "say.h"
#include "share.h"
#include "stream.h"

static const char usage[] = "usage: hd-context [-aehV] [-c cues] ... [-x group] ... [file ...]";

struct options {
	char **cues;	/* tables, as given with -c */
	size_t n, cap;
	struct groups left_out;
	bool explain;
	bool all;	/* explain the hits too whose side stayed as it was */
};

static void
add_cues(struct options *options, char *path)
{
	options->cues = alloc_room(options->cues, options->n, &options->cap, sizeof(*options->cues));
	options->cues[options->n++] = path;
}

static void
add_group(struct groups *groups, const char *name)
{
	groups->name = alloc_room(groups->name, groups->len, &groups->cap, sizeof(*groups->name));
	groups->name[groups->len++] = str_of(name);
}

static void
read_options(struct options *options, int argc, char *argv[])
{
	static const struct option names[] = {
		{ "cues", required_argument, NULL, 'c' },
		{ "explain", no_argument, NULL, 'e' },
		{ "without", required_argument, NULL, 'x' },
		{ NULL, 0, NULL, 0 },
	};
	int option;

	while ((option = getopt_long(argc, argv, "ac:ehVx:", names, NULL)) != -1) {
		switch (option) {
		case 'a': options->all = options->explain = true; break;
		case 'c': add_cues(options, str_dup(str_of(optarg))); break;
		case 'e': options->explain = true; break;
		case 'x': add_group(&options->left_out, optarg); break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	if (options->n > 0)
		return;
	add_cues(options, share_path("context/cues.tsv"));
	add_cues(options, share_path("context/evaluation.tsv"));
}

static struct cues *
load_cues(const struct options *options)
{
	struct cues *cues = cues_new();
	size_t i;

	for (i = 0; i < options->n; i++)
		cues_load(cues, options->cues[i], &options->left_out);
	for (i = 0; i < options->left_out.len; i++)
		if (!cues_have_group(cues, options->left_out.name[i]))
			die("-x %s: no cue is of that group: want one of the column \"group\"", options->left_out.name[i].at);
	cues_ready(cues);
	return cues;
}

static void
free_options(struct options *options)
{
	while (options->n > 0)
		free(options->cues[--options->n]);
	free(options->cues);
	free(options->left_out.name);
}

/* Runs the stream through. */
static void
decide(struct stream *in, struct out *out, struct decider *decider, const struct options *options)
{
	struct explainer explainer = { .out = out, .all = options->all };
	struct codebooks books = {0};
	struct turn turn = {0};
	struct line line;
	struct str body;

	while (stream_turn(in, &line, &body)) {
		if (line.tag == TAG_U) {
			turn_read(&turn, &books, line.raw, body);
			decide_turn(decider, &turn, &books);
			if (options->explain)
				explain_turn(&explainer, &turn, decider);
			else
				turn_write(&turn, out);
			continue;
		}
		if (line.tag == TAG_TEXT) {
			question_forget(&decider->question);
			explain_text(&explainer, line.raw);
		}
		if (str_starts(line.raw, "<lexicon ")) {
			question_forget(&decider->question); /* it points into the books, which may move */
			codebooks_learn(&books, line.raw);
		}
		if (!options->explain)
			out_line(out, line.raw);
	}
	turn_free(&turn);
	codebooks_free(&books);
	explainer_free(&explainer);
}

int
main(int argc, char *argv[])
{
	struct options options = {0};
	struct decider decider = {0};
	struct stream in;
	struct out out;

	say_start("hd-context", usage);
	read_options(&options, argc, argv);
	decider.cues = load_cues(&options);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	decide(&in, &out, &decider, &options);
	free_options(&options);
	cues_free(decider.cues);
	decider_free(&decider);
	return stream_close(&in, &out);
}
