/* Where the lexicons are: see share.h. */
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "say.h"
#include "share.h"
#include "str.h"

/* The folder of the running command, with a slash; empty when the system does not tell. */
static struct buf
command_folder(void)
{
	struct buf path = {0};
	ssize_t n;

	buf_need(&path, PATH_MAX);
	n = readlink("/proc/self/exe", path.at, PATH_MAX);
	if (n > 0)
		path.len = (size_t)n;
	while (path.len && path.at[path.len - 1] != '/')
		path.len--;
	return path;
}

static char *
joined(struct str folder, const char *between, const char *name)
{
	struct buf path = {0};
	char *whole;

	buf_put(&path, folder);
	buf_put(&path, str_of(between));
	buf_put(&path, str_of(name));
	whole = str_dup(buf_str(&path));
	buf_free(&path);
	return whole;
}

char *
share_find(const char *name)
{
	const char *set = getenv("HEDDLE_LEXICONS");
	struct buf folder = {0};
	char *path;

	if (set && *set) {
		path = joined(str_of(set), "/", name);
	} else {
		folder = command_folder();
		path = joined(buf_str(&folder), "../share/heddle/lexicons/", name);
		buf_free(&folder);
	}
	if (access(path, R_OK) == 0)
		return path;
	free(path);
	return NULL;
}

char *
share_path(const char *name)
{
	char *path = share_find(name);

	if (path == NULL)
		die("%s: not found among the lexicons: set HEDDLE_LEXICONS to their folder", name);
	return path;
}

char *
share_lexicon(const char *lexicon, const char *file)
{
	char *path = joined(str_of(lexicon), "/", file);
	char *shared;

	if (access(path, R_OK) == 0)
		return path;
	shared = lexicon[0] == '/' || lexicon[0] == '.' ? NULL : share_find(path);
	free(path);
	return shared;
}
