/* How far the reading has come, on standard error: files, bytes, rate, time left. */
#ifndef PROGRESS_H
#define PROGRESS_H

#include <time.h>

#include "walk.h"

struct progress {
	bool on;
	struct timespec start, shown;
	uint64_t bytes, all_bytes;
	size_t files, all_files;
};

void progress_start(struct progress *progress, const struct walk *walk);
/* After a file; shows at most five times a second. */
void progress_step(struct progress *progress, const struct walk_file *file);
void progress_end(struct progress *progress);

#endif
