/*
 * The files to read: those named, and all below the folders named, in the byte order of their paths.
 *
 *	struct walk walk = {0};
 *
 *	walk_add(&walk, "transcripts", NULL);
 *	for (size_t i = 0; i < walk.len; i++)
 *		... walk.file[i].path ...
 *	walk_free(&walk);
 *
 * Below a folder hidden files, lock files (~$x, .~lock.x#, x~), Thumbs.db and desktop.ini are passed over, symbolic links and what
 * is no regular file are not followed.
 */
#ifndef WALK_H
#define WALK_H

#include "str.h"

struct walk_file {
	char *path;
	uint64_t size;	/* bytes; 0 where it is no regular file */
	bool named;	/* itself, and no folder above it: of an archive the paths within it count */
	size_t below;	/* bytes at the start of path that are the folder named, its slash included */
};

struct walk {
	bool folders;	/* a folder was named */
	struct walk_file *file;
	size_t len, cap;
};

/* A file or folder; "-" is standard input. base: paths count below it where they lie below it. What cannot be read is said. */
void walk_add(struct walk *walk, const char *path, const char *base);
void walk_free(struct walk *walk);

/* Whether a file or folder of this name is what system and office programs leave behind: passed over. */
bool walk_is_litter(const char *name);

#endif
