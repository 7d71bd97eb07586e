/* The files to read: see walk.h. */
#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <strings.h>
#include <sys/stat.h>

#include "say.h"
#include "walk.h"

enum { DEPTH = 64 };	/* folders within folders */

bool
walk_is_litter(const char *name)
{
	size_t n = strlen(name);

	return name[0] == '.' || (name[0] == '~' && name[1] == '$') || name[n - 1] == '~' || strcasecmp(name, "Thumbs.db") == 0 ||
	    strcasecmp(name, "desktop.ini") == 0 || strcasecmp(name, "__MACOSX") == 0;
}

static char *
joined(const char *folder, const char *name)
{
	struct buf path = {0};

	buf_put(&path, str_of(folder));
	if (path.len && path.at[path.len - 1] != '/')
		buf_char(&path, '/');
	buf_put(&path, str_of(name));
	buf_char(&path, '\0');
	return path.at;
}

static void
keep(struct walk *walk, char *path, size_t below, uint64_t size)
{
	walk->file = alloc_room(walk->file, walk->len, &walk->cap, sizeof(*walk->file));
	walk->file[walk->len++] = (struct walk_file){ .path = path, .size = size, .below = below };
}

static void
add_folder(struct walk *walk, const char *folder, size_t below, int depth)
{
	DIR *dir = depth < DEPTH ? opendir(folder) : NULL;
	struct dirent *entry;

	if (dir == NULL) {
		warn("%s: %s", folder, depth < DEPTH ? strerror(errno) : "folders nested too deep");
		return;
	}
	while ((errno = 0, entry = readdir(dir)) != NULL) {
		struct stat status;
		char *path;

		if (walk_is_litter(entry->d_name))
			continue;
		path = joined(folder, entry->d_name);
		if (lstat(path, &status) != 0) {
			warn("%s: %s", path, strerror(errno));
			free(path);
		} else if (S_ISREG(status.st_mode)) {
			keep(walk, path, below, (uint64_t)status.st_size);
		} else {
			if (S_ISDIR(status.st_mode))
				add_folder(walk, path, below, depth + 1);
			free(path);
		}
	}
	if (errno)
		warn("%s: %s", folder, strerror(errno));
	closedir(dir);
}

static int
by_path(const void *a, const void *b)
{
	const struct walk_file *left = a, *right = b;

	return strcmp(left->path, right->path);
}

/* How much of path is base and a slash; 0: it does not lie below it. */
static size_t
below_base(const char *path, const char *base)
{
	size_t n = base ? strlen(base) : 0;

	while (n > 1 && base[n - 1] == '/')
		n--;
	if (n == 0 || strncmp(path, base, n) != 0)
		return 0;
	if (base[n - 1] == '/')
		return n;
	if (path[n] != '/')
		return 0;
	while (path[n] == '/')
		n++;
	return n;
}

void
walk_add(struct walk *walk, const char *path, const char *base)
{
	size_t from = walk->len, below = below_base(path, base);
	const char *slash = strrchr(path, '/');
	struct stat status = {0};

	if (strcmp(path, "-") == 0 || stat(path, &status) != 0 || !S_ISDIR(status.st_mode)) {
		keep(walk, str_dup(str_of(path)), below ? below : slash ? (size_t)(slash + 1 - path) : 0, (uint64_t)status.st_size);
		walk->file[walk->len - 1].named = below == 0;
		return;
	}
	if (below == 0)
		below = strlen(path) + (path[strlen(path) - 1] != '/');
	walk->folders = true;
	add_folder(walk, path, below, 0);
	if (walk->len > from)
		qsort(walk->file + from, walk->len - from, sizeof(*walk->file), by_path);
}

void
walk_free(struct walk *walk)
{
	for (size_t i = 0; i < walk->len; i++)
		free(walk->file[i].path);
	free(walk->file);
	*walk = (struct walk){0};
}
