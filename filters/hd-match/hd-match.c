/* hd-match: mark with <hit/> what the patterns of a lexicon match. See hd-match(1). */
#include <stdlib.h>
#include <unistd.h>

#include "hits.h"
#include "rows.h"
#include "say.h"
#include "stream.h"
#include "token.h"
#include "turn.h"

static const char usage[] = "usage: hd-match [-ahV] [-s language] -l lexicon ... [file ...]";

/* The lexicons stand before the first transcript, once when the stream has them already; every other line outside a turn passes. */
static void
pass_line(const struct rows *rows, struct out *out, const struct line *line, bool *announced)
{
	if (line->tag == TAG_OTHER && rows_announced(rows, line->raw))
		return;
	if (!*announced && (line->tag == TAG_TEXT || line->tag == TAG_U)) {
		out_put(out, buf_str(&rows->announcement));
		*announced = true;
	}
	out_line(out, line->raw);
}

/* A turn that nothing touches leaves only what was dropped. */
static void
pass_turn(struct out *out, const struct turn *turn, struct str body, bool passes)
{
	if (passes || turn->sentences == 0) {
		turn_put(turn, body, out);
	} else {
		buf_put(&out->held, STR("<skip"));
		attr_number(&out->held, "s", turn->sentences);
		attr_number(&out->held, "w", turn->words);
		buf_put(&out->held, STR("/>\n"));
	}
	out_line(out, STR("</u>"));
}

int
main(int argc, char *argv[])
{
	const char *language = "english";
	bool all = false, announced = false, asked = false;	/* asked: the last question has a hit */
	char **names;
	size_t lexicons = 0;
	struct rows rows;
	struct turn turn = {0};
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	int option;

	say_start("hd-match", usage);
	names = alloc((size_t)argc, sizeof(*names));
	while ((option = getopt(argc, argv, "ahl:s:V")) != -1) {
		switch (option) {
		case 'a': all = true; break;
		case 'h': say_usage();
		case 'l': names[lexicons++] = optarg; break;
		case 's': language = optarg; break;
		case 'V': say_version();
		default: say_misuse();
		}
	}
	if (lexicons == 0)
		die("no lexicon: want -l\n%s", usage);
	rows_open(&rows, names, lexicons, language);
	turn_open(&turn, &rows);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	while (stream_turn(&in, &line, &body)) {
		struct str part;

		pass_line(&rows, &out, &line, &announced);
		if (line.tag == TAG_TEXT)
			asked = false;
		if (line.tag != TAG_U)
			continue;
		tag_attr(line.raw, "part", &part);
		turn_match(&turn, body, !part_counts(part), &in);
		if (!part_counts(part))
			asked = turn.hits > 0;
		pass_turn(&out, &turn, body, all || asked || turn.hits > 0 || !part_counts(part));
	}
	turn_close(&turn);
	rows_close(&rows);
	free(names);
	return stream_close(&in, &out);
}
