/* hd-kwic: every hit in its context: a concordance, or a flat table. See hd-kwic(1). */
#define _GNU_SOURCE	/* memmem */
#include <getopt.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "concord.h"
#include "flat.h"
#include "option.h"
#include "say.h"
#include "stream.h"
#include "where.h"

static const char usage[] =
    "usage: hd-kwic [-BhvV] [-a name=value] ... [-c characters] [-f text|tsv|csv|jsonl] [-s text|left|right|theme]\n"
    "               [-t theme] ... [-u passage|sentence|turn] [-w width] [--colour=auto|always|never] [file ...]";

enum { WIDTH = 100, WIDTH_LEAST = 60, WIDTH_MOST = 10000 };

struct kwic {
	bool is_flat, with_mark, with_void;
	enum cells_format format;
	enum unit unit;
	struct where where;
	struct concord concord;
	struct flat flat;
	struct source source;
	struct passages passages;
};

/* By the convention of no-color.org, an environment with NO_COLOR asks for none. */
static bool
wants_colour(int when)
{
	const char *no = getenv("NO_COLOR");

	return when == 1 || (when == 0 && isatty(STDOUT_FILENO) && !(no && *no));
}

static size_t
terminal_width(void)
{
	struct winsize size;

	if (!isatty(STDOUT_FILENO) || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0 || size.ws_col < WIDTH_LEAST)
		return WIDTH;
	return size.ws_col;
}

static void
read_options(struct kwic *kwic, int argc, char *argv[])
{
	static const char *const formats[] = { "text", "tsv", "csv", "jsonl", NULL };
	static const enum cells_format format[] = { CELLS_TSV, CELLS_TSV, CELLS_CSV, CELLS_JSONL };
	static const char *const orders[] = { "text", "left", "right", "theme", NULL };
	static const char *const units[] = { "passage", "sentence", "turn", NULL };
	static const char *const whens[] = { "auto", "always", "never", NULL };
	static const struct option names[] = {
		{ "colour", required_argument, NULL, 'C' }, { "color", required_argument, NULL, 'C' }, { NULL, 0, NULL, 0 },
	};
	const char *for_text = NULL;	/* an option that the concordance alone has */
	size_t themes = 0;
	bool asks_void = false;
	int option, when = 0;

	while ((option = getopt_long(argc, argv, "a:Bc:f:hs:t:u:vVw:", names, NULL)) != -1) {
		switch (option) {
		case 'a':
			where_add(&kwic->where, "-a", optarg);
			asks_void |= str_eq(kwic->where.test[kwic->where.len - 1].name, STR("void"));
			break;
		case 'B': kwic->with_mark = true; break;
		case 'c': kwic->concord.context = (size_t)option_number("-c", optarg, 1, WIDTH_MOST); for_text = "-c"; break;
		case 'C': when = option_choice("--colour", optarg, whens); break;
		case 'f':
			kwic->is_flat = option_choice("-f", optarg, formats) > 0;
			kwic->format = format[option_choice("-f", optarg, formats)];
			break;
		case 's': kwic->concord.order = (enum order)option_choice("-s", optarg, orders); for_text = "-s"; break;
		case 't':
			where_add_value(&kwic->where, STR("theme"), str_of(optarg));
			themes += strpbrk(optarg, "*?") ? 2 : 1;
			break;
		case 'u': kwic->unit = (enum unit)option_choice("-u", optarg, units); break;
		case 'v': kwic->with_void = true; for_text = "-v"; break;
		case 'w': kwic->concord.width = (size_t)option_number("-w", optarg, WIDTH_LEAST, WIDTH_MOST); for_text = "-w"; break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	if (kwic->is_flat && for_text)
		die("%s: want it with the concordance alone (-f text)", for_text);
	if (kwic->with_mark && !(kwic->is_flat && kwic->format == CELLS_CSV))
		die("-B: want it with -f csv alone");
	kwic->concord.colour = wants_colour(when);
	kwic->concord.with_theme = themes != 1;
	kwic->concord.with_void = kwic->with_void |= asks_void;
	if (kwic->concord.width == 0)
		kwic->concord.width = terminal_width();
}

static bool
is_column(struct str name)
{
	size_t i;

	for (i = 0; flat_columns[i] && !str_eq(name, str_of(flat_columns[i])); i++)
		;
	return flat_columns[i] != NULL;
}

static bool
keeps_source(const struct kwic *kwic)
{
	const struct source *source = &kwic->source;
	size_t i;

	if (!where_keeps(&kwic->where, STR("text"), buf_str(&source->id)) || !where_keeps(&kwic->where, STR("part"), source->part))
		return false;
	for (i = 0; i < kwic->where.len; i++) {
		struct str name = kwic->where.test[i].name, value = STR("");
		size_t k;

		for (k = 0; k < source->attrs; k++)
			if (str_eq(source->names.entry[source->attr[k].name].key, name))
				value = source->values.entry[source->attr[k].value].key;
		if (!is_column(name) && !where_keeps(&kwic->where, name, value))
			return false;
	}
	return true;
}

static bool
keeps_passage(const struct kwic *kwic, const struct passage *p)
{
	return where_keeps(&kwic->where, STR("lexicon"), p->lexicon) && where_keeps(&kwic->where, STR("theme"), p->theme) &&
	       where_keeps(&kwic->where, STR("side"), p->side) && where_keeps(&kwic->where, STR("void"), p->void_) &&
	       (kwic->is_flat || kwic->with_void || p->void_.len == 0);
}

static void
show_turn(struct kwic *kwic, struct str tag, struct str body)
{
	struct passages *passages = &kwic->passages;
	size_t i;

	if (!memmem(body.at, body.len, "<hit ", 5))
		return;
	source_turn(&kwic->source, tag);
	if (!keeps_source(kwic))
		return;
	passages_read(passages, body);
	passages_join(passages, kwic->unit);
	for (i = 0; i < passages->len; i++) {
		if (!keeps_passage(kwic, &passages->passage[i]))
			continue;
		if (kwic->is_flat)
			flat_row(&kwic->flat, &kwic->source, &passages->passage[i]);
		else
			concord_put(&kwic->concord, &kwic->source, &passages->passage[i]);
	}
}

/* A filter by something that no transcript has keeps nothing, and is more likely a slip. */
static void
check_filters(const struct kwic *kwic)
{
	size_t i;

	for (i = 0; i < kwic->where.len; i++) {
		struct str name = kwic->where.test[i].name;

		if (!is_column(name) && map_find(&kwic->source.names, name) == MAP_NONE)
			warn("-a %.*s: no transcript has this attribute", (int)name.len, name.at);
	}
}

static void
close_kwic(struct kwic *kwic, bool any)
{
	if (any)
		check_filters(kwic);
	if (kwic->is_flat && any)
		flat_close(&kwic->flat, &kwic->source);
	concord_close(&kwic->concord);
	passages_free(&kwic->passages);
	source_free(&kwic->source);
	where_free(&kwic->where);
}

int
main(int argc, char *argv[])
{
	struct kwic kwic = {0};
	struct stream in;
	struct line line;
	struct out out;
	struct str body;

	say_start("hd-kwic", usage);
	read_options(&kwic, argc, argv);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	kwic.concord.out = &out;
	flat_open(&kwic.flat, kwic.format, &out);
	if (kwic.with_mark)
		out_put(&out, STR("\xef\xbb\xbf"));
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_TEXT)
			source_text(&kwic.source, line.raw, flat_columns, in.name, in.line_number);
		else if (line.tag == TAG_U)
			show_turn(&kwic, line.raw, body);
		else if (line.tag == TAG_OTHER && str_starts(line.raw, "<lexicon "))
			concord_sides(&kwic.concord, line.raw);
	}
	close_kwic(&kwic, in.opened);
	return stream_close(&in, &out);
}
