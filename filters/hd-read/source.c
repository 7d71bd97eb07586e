/* The bytes of a file: see source.h. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <zlib.h>

#include "say.h"
#include "source.h"

enum { BLOCK = 64 * 1024 };

static bool
read_all(int fd, const char *name, const struct limits *limits, struct buf *bytes)
{
	struct stat status;
	ssize_t n;

	bytes->len = 0;
	if (fstat(fd, &status) == 0 && S_ISREG(status.st_mode) && (uint64_t)status.st_size <= limits->size)
		buf_need(bytes, (size_t)status.st_size + 1);
	for (;;) {
		if (bytes->cap - bytes->len < 2)
			buf_need(bytes, BLOCK);
		n = read(fd, bytes->at + bytes->len, bytes->cap - bytes->len);
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0) {
			warn("%s: %s", name, strerror(errno));
			return false;
		}
		if (n == 0)
			return true;
		bytes->len += (size_t)n;
		if (bytes->len > limits->size) {
			warn("%s: more than %llu bytes: raise --max-size if it is one transcript", name,
			    (unsigned long long)limits->size);
			return false;
		}
	}
}

bool
source_gunzip(const char *name, struct str packed, const struct limits *limits, struct buf *bytes)
{
	z_stream z = { .next_in = (unsigned char *)(uintptr_t)packed.at, .avail_in = (uInt)packed.len };
	const char *problem = NULL;
	int result = Z_OK;

	if (packed.len > UINT32_MAX || inflateInit2(&z, 15 + 16) != Z_OK) {
		warn("%s: cannot unpack it: out of memory", name);
		return false;
	}
	bytes->len = 0;
	while (problem == NULL) {
		buf_need(bytes, BLOCK);
		z.next_out = (unsigned char *)bytes->at + bytes->len;
		z.avail_out = BLOCK;
		result = inflate(&z, Z_NO_FLUSH);
		bytes->len += BLOCK - z.avail_out;
		if (bytes->len > limits->size)
			problem = "unpacks to more than --max-size allows";
		else if (bytes->len > 1 << 20 && bytes->len / limits->ratio > packed.len)
			problem = "unpacks to more times its size than --max-ratio allows";
		else if (result == Z_STREAM_END && (z.avail_in < 2 || z.next_in[0] != 0x1f))
			break;	/* what follows the last member (padding) is no gzip */
		else if (result == Z_STREAM_END)
			result = inflateReset(&z);
		else if (result == Z_BUF_ERROR && z.avail_out > 0)
			problem = "cut off: gzip ends before its end";
		else if (result != Z_OK && result != Z_BUF_ERROR)
			problem = "damaged: not the data that gzip wrote";
	}
	inflateEnd(&z);
	if (problem)
		warn("%s: %s", name, problem);
	return problem == NULL;
}

bool
source_load(const char *path, const struct limits *limits, struct buf *bytes)
{
	bool standard = strcmp(path, "-") == 0, done;
	const char *name = standard ? "standard input" : path;
	int fd = standard ? STDIN_FILENO : open(path, O_RDONLY);
	struct buf packed;

	if (fd < 0) {
		warn("%s: %s", name, strerror(errno));
		return false;
	}
	done = read_all(fd, name, limits, bytes);
	if (!standard)
		close(fd);
	if (!done || bytes->len < 2 || memcmp(bytes->at, "\x1f\x8b", 2) != 0)
		return done;
	packed = *bytes;
	*bytes = (struct buf){0};
	done = source_gunzip(name, buf_str(&packed), limits, bytes);
	buf_free(&packed);
	return done;
}
