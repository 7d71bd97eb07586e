/* Records put by: see spool.h. */
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "say.h"
#include "spool.h"

enum { IN_MEMORY = 8 * 1024 * 1024 };

static void
open_file(struct spool *spool)
{
	const char *folder = getenv("TMPDIR");
	struct buf path = {0};

	buf_put(&path, str_of(folder && *folder ? folder : "/tmp"));
	buf_put(&path, str_of("/hd-kwic.XXXXXX"));
	buf_char(&path, '\0');
	spool->fd = mkstemp(path.at);
	if (spool->fd < 0)
		die("%s: cannot make a temporary file: %s: set TMPDIR", folder && *folder ? folder : "/tmp", strerror(errno));
	unlink(path.at);
	buf_free(&path);
	spool->is_file = true;
}

static void
spill(struct spool *spool)
{
	size_t done = 0;

	if (!spool->is_file)
		open_file(spool);
	while (done < spool->held.len) {
		ssize_t n = write(spool->fd, spool->held.at + done, spool->held.len - done);

		if (n < 0 && errno != EINTR)
			die("cannot write a temporary file: %s: set TMPDIR", strerror(errno));
		done += n > 0 ? (size_t)n : 0;
	}
	spool->held.len = 0;
}

void
spool_put(struct spool *spool, struct str record)
{
	buf_put(&spool->held, (struct str){ (const char *)&record.len, sizeof(record.len) });
	buf_put(&spool->held, record);
	if (spool->held.len >= IN_MEMORY)
		spill(spool);
}

static void
rewind_spool(struct spool *spool)
{
	spool->is_reading = true;
	if (!spool->is_file)
		return;
	spill(spool);
	if (lseek(spool->fd, 0, SEEK_SET) < 0)
		die("cannot read a temporary file: %s", strerror(errno));
}

/* Makes held[at, at + want) there. False at the end of the file. */
static bool
fetch(struct spool *spool, size_t want)
{
	while (spool->held.len - spool->at < want) {
		ssize_t n;

		if (!spool->is_file)
			return false;
		if (spool->at) {
			memmove(spool->held.at, spool->held.at + spool->at, spool->held.len - spool->at);
			spool->held.len -= spool->at;
			spool->at = 0;
		}
		buf_need(&spool->held, want > IN_MEMORY ? want : IN_MEMORY);
		n = read(spool->fd, spool->held.at + spool->held.len, spool->held.cap - spool->held.len);
		if (n < 0 && errno != EINTR)
			die("cannot read a temporary file: %s", strerror(errno));
		if (n == 0)
			return false;
		spool->held.len += n > 0 ? (size_t)n : 0;
	}
	return true;
}

bool
spool_next(struct spool *spool, struct str *record)
{
	if (!spool->is_reading)
		rewind_spool(spool);
	if (!fetch(spool, sizeof(record->len)))
		return false;
	memcpy(&record->len, spool->held.at + spool->at, sizeof(record->len));
	if (!fetch(spool, sizeof(record->len) + record->len))
		return false;
	record->at = spool->held.at + spool->at + sizeof(record->len);
	spool->at += sizeof(record->len) + record->len;
	return true;
}

void
spool_free(struct spool *spool)
{
	if (spool->is_file)
		close(spool->fd);
	buf_free(&spool->held);
	*spool = (struct spool){0};
}
