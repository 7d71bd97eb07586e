/* hd-tally: count the codes of each transcript, and merge counts. See hd-tally(1). */
#include <stdlib.h>
#include <unistd.h>

#include "counts.h"
#include "say.h"
#include "stream.h"
#include "transcript.h"

static const char usage[] = "usage: hd-tally [-hV] [file ...]";

int
main(int argc, char *argv[])
{
	struct counts counts = {0};
	struct counts_reader reader = { .counts = &counts };
	struct transcript transcript = { .counts = &counts };
	struct stream in;
	struct line line;
	struct out out;
	struct str body;
	int option;

	say_start("hd-tally", usage);
	while ((option = getopt(argc, argv, "hV")) != -1) {
		switch (option) {
		case 'h': say_usage();
		case 'V': say_version();
		default: say_misuse();
		}
	}
	out_open(&out, STDOUT_FILENO);
	stream_open(&in, argv + optind, NULL);
	while (stream_turn(&in, &line, &body)) {
		struct place place = { in.name, in.line_number };

		if (transcript.open && transcript.place.file != place.file)
			transcript_end(&transcript);	/* cut off, as the stream has said */
		if (line.tag == TAG_TEXT)
			transcript_start(&transcript, line.raw, place);
		else if (line.tag == TAG_TEXT_END)
			transcript_end(&transcript);
		else if (line.tag == TAG_U)
			transcript_turn(&transcript, line.raw, body, place);
		else if (line.tag == TAG_TOKEN && !transcript.open)
			counts_line(&reader, line.raw, place);
	}
	transcript_close(&transcript);
	counts_reader_close(&reader);
	counts_sort(&counts);
	if (in.opened)
		counts_write(&counts, &out);
	counts_free(&counts);
	return stream_close(&in, &out);
}
