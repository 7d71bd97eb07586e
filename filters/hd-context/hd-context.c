/* hd-context: decide each hit's side from its context. See hd-context(1). */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "decide.h"
#include "explain.h"
#include "say.h"
#include "share.h"
#include "stream.h"
#include "token.h"

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

struct state {
	struct decider decider;
	struct codebooks books;
	struct turn turn;
	struct explainer explainer;
	struct out *out;
	bool explains;		/* instead of writing the stream */
};

static void
take_turn(struct state *state, struct str open, struct str body)
{
	struct str part;

	if (tag_attr(open, "part", &part) && !part_counts(part)) {
		question_hear(&state->decider.question, &state->books, body);
		if (!state->explains)
			turn_pass(open, body, state->out);
		return;
	}
	turn_read(&state->turn, &state->books, open, body);
	decide_turn(&state->decider, &state->turn, &state->books);
	if (state->explains)
		explain_turn(&state->explainer, &state->turn, &state->decider);
	else
		turn_write(&state->turn, state->out);
}

static void
take_line(struct state *state, const struct line *line)
{
	if (line->tag == TAG_TEXT) {
		question_forget(&state->decider.question);
		explain_text(&state->explainer, line->raw);
	}
	if (str_starts(line->raw, "<lexicon ")) {
		question_forget(&state->decider.question); /* it points into the books, which may move */
		codebooks_learn(&state->books, line->raw);
	}
	if (!state->explains)
		out_line(state->out, line->raw);
}

static void
free_state(struct state *state)
{
	cues_free(state->decider.cues);
	decider_free(&state->decider);
	turn_free(&state->turn);
	codebooks_free(&state->books);
	explainer_free(&state->explainer);
}

int
main(int argc, char *argv[])
{
	struct options options = {0};
	struct state state = {0};
	struct stream in;
	struct line line;
	struct str body;
	struct out out;

	say_start("hd-context", usage);
	read_options(&options, argc, argv);
	out_open(&out, STDOUT_FILENO);
	state.decider.cues = load_cues(&options);
	state.out = state.explainer.out = &out;
	state.explains = options.explain;
	state.explainer.all = options.all;
	stream_open(&in, argv + optind, &out);
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_U)
			take_turn(&state, line.raw, body);
		else
			take_line(&state, &line);
	}
	free_options(&options);
	free_state(&state);
	return stream_close(&in, &out);
}
