/* hd-stem: add the stem of each token as its second column. See hd-stem(1). */
#include <unistd.h>

#include "columns.h"
#include "say.h"
#include "stream.h"

static const char usage[] = "usage: hd-stem [-hpV] [-l language] [file ...]";

int
main(int argc, char *argv[])
{
	const char *language = "english";
	struct stemmer *stemmer;
	struct columns columns;
	bool plain = false;
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	int option;

	say_start("hd-stem", usage);
	while ((option = getopt(argc, argv, "hl:pV")) != -1) {
		switch (option) {
		case 'h': say_usage();
		case 'l': language = optarg; break;
		case 'p': plain = true; break;
		case 'V': say_version();
		default: say_misuse();
		}
	}
	stemmer = stemmer_new(language, plain);
	columns_open(&columns, stemmer);
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, &out);
	while (stream_turn(&in, &line, &body)) {
		if (line.tag == TAG_TOKEN) {
			line.raw.len++;	/* its newline */
			columns_put(&columns, line.raw, &out);
			continue;
		}
		out_line(&out, line.raw);
		if (line.tag == TAG_U) {
			columns_put(&columns, body, &out);
			out_line(&out, STR("</u>"));
		}
	}
	columns_close(&columns);
	stemmer_free(stemmer);
	return stream_close(&in, &out);
}
