/*
 * Prints the cues of a caption file for comparison with vtt.js: a line "cue START END id text" each (milliseconds, tabs
 * between, newlines in the text as \n), then what its payload says, a line "say voice text" each.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "../../filters/hd-read/cue.h"
#include "say.h"

static void
print(struct str s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.at[i] == '\n')
			fputs("\\n", stdout);
		else
			putchar(s.at[i]);
}

int
main(int argc, char *argv[])
{
	struct cues cues = {0};
	struct buf text = {0};
	FILE *file;
	size_t n;

	say_start("cues", "usage: cues file");
	if (argc != 2)
		say_misuse();
	file = fopen(argv[1], "rb");
	if (file == NULL)
		die("%s: %s", argv[1], strerror(errno));
	do {
		buf_need(&text, 4096);
		n = fread(text.at + text.len, 1, 4096, file);
		text.len += n;
	} while (n);
	fclose(file);
	if (!cues_read(&cues, buf_str(&text)))
		die("%s: no captions", argv[1]);
	for (size_t i = 0; i < cues.len; i++) {
		const struct cue *cue = &cues.cue[i];
		struct payload payload = { .rest = cue->text, .format = cues.format };
		struct span span;

		if (cue->kind != CUE_SAID)
			continue;
		printf("cue\t%llu\t%llu\t", (unsigned long long)cue->start, (unsigned long long)cue->end);
		print(cue->id);
		putchar('\t');
		print(cue->text);
		while (payload_next(&payload, &span)) {
			fputs("\nsay\t", stdout);
			print(span.voice);
			putchar('\t');
			print(span.text);
		}
		putchar('\n');
		payload_free(&payload);
	}
	cues_free(&cues);
	buf_free(&text);
	return say_status();
}
