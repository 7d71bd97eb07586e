/* How far the reading has come: see progress.h. The clock is asked for this alone. */
#include <stdio.h>

#include "progress.h"
#include "say.h"

static double
since(const struct timespec *then, const struct timespec *now)
{
	return (double)(now->tv_sec - then->tv_sec) + (double)(now->tv_nsec - then->tv_nsec) / 1e9;
}

void
progress_start(struct progress *progress, const struct walk *walk)
{
	clock_gettime(CLOCK_MONOTONIC, &progress->start);
	progress->all_files = walk->len;
	for (size_t i = 0; i < walk->len; i++)
		progress->all_bytes += walk->file[i].size;
}

static void
show(const struct progress *progress, const struct timespec *now)
{
	double seconds = since(&progress->start, now), rate = seconds > 0 ? (double)progress->bytes / seconds : 0;
	double left = rate > 0 && progress->all_bytes > progress->bytes ? (double)(progress->all_bytes - progress->bytes) / rate : 0;

	fprintf(stderr, "\r%s: %zu of %zu files, %.1f of %.1f MB, %.1f MB/s, %.0f s left  ", say_program(), progress->files, progress->all_files,
	    (double)progress->bytes / 1e6, (double)progress->all_bytes / 1e6, rate / 1e6, left);
	fflush(stderr);
}

void
progress_step(struct progress *progress, const struct walk_file *file)
{
	struct timespec now;

	progress->files++;
	progress->bytes += file->size;
	if (!progress->on)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	if (since(&progress->shown, &now) < 0.2)
		return;
	progress->shown = now;
	show(progress, &now);
}

void
progress_end(struct progress *progress)
{
	struct timespec now;

	if (!progress->on)
		return;
	clock_gettime(CLOCK_MONOTONIC, &now);
	show(progress, &now);
	fputc('\n', stderr);
}
