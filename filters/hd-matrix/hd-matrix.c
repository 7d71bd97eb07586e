/* hd-matrix: lay counts out as rows by columns by measures. See hd-matrix(1). */
#include <getopt.h>
#include <stdlib.h>
#include <unistd.h>

#include "option.h"
#include "say.h"
#include "stream.h"
#include "view.h"
#include "wilson.h"

static const char usage[] =
    "usage: hd-matrix [-BhV] [-c columns] [-f text|tsv|csv|markdown] [-l lexicon] ... [-L level] [-m measures]\n"
    "                 [-q hits] [-r rows] [-s codebook|count|name] [-w name=value] ... [-W width] [file ...]";

enum { WIDTH = 100, WIDTH_LEAST = 40, WIDTH_MOST = 10000 };

static const char *const formats[] = { "text", "tsv", "csv", "markdown", NULL };
enum format { FORMAT_TEXT, FORMAT_TSV, FORMAT_CSV, FORMAT_MARKDOWN };

struct options {
	const char *rows, *columns, *measures, *hits;
	const char **filters;	/* NULL-terminated */
	size_t filters_len, filters_cap;
	struct where where;
	struct books books;
	enum format format;
	enum sort sort;
	double level;
	size_t width;
	bool with_mark;
};

/* "95" or "99.9": per cent. */
static double
parse_level(const char *word)
{
	char *end;
	double level = strtod(word, &end);

	if (*end != '\0' || end == word || !(level >= 50 && level <= 99.99))
		die("-L \"%s\": want per cent, from 50 to 99.99", word);
	return level / 100;
}

static void
add_filter(struct options *options, const char *filter)
{
	where_add(&options->where, "-w", filter);
	options->filters = alloc_room(options->filters, options->filters_len + 1, &options->filters_cap, sizeof(*options->filters));
	options->filters[options->filters_len++] = filter;
	options->filters[options->filters_len] = NULL;
}

static void
read_options(struct options *options, int argc, char *argv[])
{
	static const char *const sorts[] = { "codebook", "count", "name", NULL };
	int option;

	options->filters = alloc(1, sizeof(*options->filters));
	options->filters[0] = NULL;
	options->filters_cap = 1;
	while ((option = getopt(argc, argv, "Bc:f:hl:L:m:q:r:s:Vw:W:")) != -1) {
		switch (option) {
		case 'B': options->with_mark = true; break;
		case 'c': options->columns = optarg; break;
		case 'f': options->format = (enum format)option_choice("-f", optarg, formats); break;
		case 'l': books_open(&options->books, optarg); break;
		case 'L': options->level = parse_level(optarg); break;
		case 'm': options->measures = optarg; break;
		case 'q': options->hits = optarg; break;
		case 'r': options->rows = optarg; break;
		case 's': options->sort = (enum sort)option_choice("-s", optarg, sorts); break;
		case 'w': add_filter(options, optarg); break;
		case 'W': options->width = (size_t)option_number("-W", optarg, WIDTH_LEAST, WIDTH_MOST); break;
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	if (options->with_mark && options->format != FORMAT_CSV)
		die("-B: want it with -f csv alone");
}

/* False when no file could be read. */
static bool
read_counts(struct counts *counts, char *const *files)
{
	struct counts_reader reader = { .counts = counts };
	struct stream in;
	struct line line;
	bool any;

	stream_open(&in, files, NULL);
	while (stream_line(&in, &line)) {
		if (line.tag != TAG_TOKEN)
			die("%s:%llu: a stream: want counts: hd-tally makes them of it", in.name, (unsigned long long)in.line_number);
		counts_line(&reader, line.raw, (struct place){ in.name, in.line_number });
	}
	counts_reader_close(&reader);
	counts_sort(counts);
	any = in.opened > 0;
	stream_close(&in, NULL);
	return any;
}

/* A name that stands for no column ends the program before anything else is said. */
static void
check_names(const char *option, struct str names, const struct counts *counts)
{
	struct axis axis = {0};
	char *copy = str_dup(names);

	axis_parse(&axis, option, copy, counts);
	axis_free(&axis);
	free(copy);
}

static void
choose_measures(struct measures *measures, const struct options *options, const struct counts *counts)
{
	bool has_sites = map_find(&counts->names, STR("site")) != MAP_NONE;

	*measures = (struct measures){ .level = options->level, .z = wilson_z(options->level) };
	measures_parse(measures, options->measures ? options->measures : has_sites ? "interviews,share,passages,sites" : "interviews,share,passages");
	if (!has_sites && measures_have(measures, MEASURE_SITES))
		die("-m sites: no transcript has the attribute site");
	if (options->hits)
		measures_add(measures, MEASURE_PHRASING);
	else if (measures_have(measures, MEASURE_PHRASING))
		die("-m phrasing: want the hits with -q");
}

static void
check_options(const struct options *options, const struct counts *counts)
{
	struct measures measures;

	check_names("-r", str_of(options->rows), counts);
	check_names("-c", str_of(options->columns), counts);
	for (size_t i = 0; i < options->where.len; i++)
		check_names("-w", options->where.test[i].name, counts);
	choose_measures(&measures, options, counts);
}

static bool
keeps_text(const struct field *field, uint32_t text)
{
	const struct counts *counts = field->counts;
	struct buf scratch = {0};
	bool keeps = where_keeps(field->where, STR("text"), unescaped(counts->texts.entry[text].key, &scratch));

	for (uint32_t i = 0; i < counts->names.len && keeps; i++)
		keeps = where_keeps(field->where, counts->names.entry[i].key, unescaped(counts_value(counts, text, i), &scratch));
	buf_free(&scratch);
	return keeps;
}

static struct field
make_field(const struct counts *counts, const struct books *books, const struct where *where)
{
	struct field field = { .counts = counts, .books = books, .where = where };

	field.keeps_text = alloc(counts->texts.len, sizeof(*field.keeps_text));
	field.text_rank = alloc(counts->texts.len, sizeof(*field.text_rank));
	for (uint32_t i = 0; i < counts->texts.len; i++) {
		field.text_rank[counts->text_order[i]] = i;
		field.keeps_text[i] = keeps_text(&field, i);
		field.base += field.keeps_text[i];
	}
	return field;
}

static void
show(struct options *options, const struct counts *counts, const struct where *where, struct str title, struct out *out)
{
	struct view view = { .sort = options->sort, .width = options->width, .filters = options->filters, .title = title };

	axis_parse(&view.rows, "-r", options->rows, counts);
	axis_parse(&view.columns, "-c", options->columns, counts);
	books_filter(&options->books, counts, where);
	view.field = make_field(counts, &options->books, where);
	axis_lay(&view.rows, &view.field);
	axis_lay(&view.columns, &view.field);
	grid_fill(&view.grid, &view.field, &view.rows, &view.columns);
	choose_measures(&view.measures, options, counts);
	if (view_row_bases(&view) && view_column_bases(&view))
		measures_put_first(&view.measures, MEASURE_BASE);	/* each cell has its own */
	if (options->hits)
		phrasing_read(&view.phrasing, options->hits, &view.field, &view.rows, &view.columns);
	view_sort(&view);
	if (view.field.base == 0)
		warn("no interviews%s", options->filters_len ? ": -w leaves none" : " in the counts");
	if (options->format == FORMAT_TEXT)
		view_text(&view, out);
	else
		view_table(&view, options->format == FORMAT_TSV ? CELLS_TSV : options->format == FORMAT_CSV ? CELLS_CSV : CELLS_MARKDOWN, out);
	free(view.order);
	free(view.field.keeps_text);
	free(view.field.text_rank);
	phrasing_free(&view.phrasing);
	grid_free(&view.grid);
	axis_free(&view.rows);
	axis_free(&view.columns);
}

/* A reader gets a table for each lexicon, a program one for all. */
static void
show_each(struct options *options, const struct counts *counts, struct out *out)
{
	bool is_read = options->format == FORMAT_TEXT || options->format == FORMAT_MARKDOWN;
	size_t tables = 0;

	if (!is_read || options->books.len < 2) {
		show(options, counts, &options->where, options->books.len ? options->books.book[0].lexicon : STR(""), out);
		return;
	}
	for (size_t i = 0; i < options->books.len; i++) {
		struct str id = options->books.book[i].lexicon;
		struct where where = {0};

		if (!where_keeps(&options->where, STR("lexicon"), id))
			continue;
		for (size_t k = 0; k < options->where.len; k++) {
			const struct where_test *test = &options->where.test[k];

			if (str_eq(test->name, STR("lexicon")))
				continue;
			where_add_value(&where, test->name, test->value);
			where.test[where.len - 1].negated = test->negated;
		}
		where_add_value(&where, STR("lexicon"), id);
		if (tables++ > 0)
			out_line(out, STR(""));
		show(options, counts, &where, id, out);
		where_free(&where);
	}
}

int
main(int argc, char *argv[])
{
	struct options options = { .rows = "theme", .columns = "side", .level = 0.95, .width = WIDTH };
	struct counts counts = {0};
	struct out out;

	say_start("hd-matrix", usage);
	read_options(&options, argc, argv);
	if (!read_counts(&counts, argv + optind))
		return STATUS_FAILED;
	check_options(&options, &counts);
	books_settle(&options.books, &counts);
	out_open(&out, STDOUT_FILENO);
	if (options.with_mark)
		out_put(&out, STR("\xef\xbb\xbf"));
	show_each(&options, &counts, &out);
	out_close(&out);
	books_free(&options.books);
	where_free(&options.where);
	free(options.filters);
	counts_free(&counts);
	return say_status();
}
