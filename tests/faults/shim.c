/*
 * What seldom goes wrong, made to go wrong: preloaded into a command (LD_PRELOAD) by tests/faults.bats.
 *
 * FAULT_MEMORY=n	the n-th time that memory is wanted, and ever after, there is none
 * FAULT_SHORT=1	every second read and write is interrupted by a signal, the others are given 1 to 4095 bytes at most
 * FAULT_READ=n		the n-th read, and every later one, is an I/O error
 * FAULT_WRITE=n	the n-th write, and every later one, finds the disk full; messages (descriptor 2) are written
 *
 * glibc: memory is had from __libc_malloc and its like, below what a program may put in their place.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t n, size_t size);
void *__libc_realloc(void *p, size_t size);

static long
setting(const char *name)
{
	const char *value = getenv(name);

	return value ? strtol(value, NULL, 10) : 0;
}

static int
has_come(long *count, const char *name)
{
	long n = setting(name);

	return n > 0 && ++*count >= n;
}

static long wanted, reads, writes;

static int
no_memory(void)
{
	if (environ == NULL || !has_come(&wanted, "FAULT_MEMORY"))
		return 0;
	errno = ENOMEM;
	return 1;
}

void *
malloc(size_t size)
{
	return no_memory() ? NULL : __libc_malloc(size);
}

void *
calloc(size_t n, size_t size)
{
	return no_memory() ? NULL : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t size)
{
	return no_memory() ? NULL : __libc_realloc(p, size);
}

/* How many bytes this call is given; 0: it is interrupted. */
static size_t
portion(size_t size, long call)
{
	size_t most = 1 + (size_t)call * 2654435761u % 4095;

	if (setting("FAULT_SHORT") == 0)
		return size;
	return call % 2 ? 0 : size < most ? size : most;
}

ssize_t
read(int fd, void *to, size_t size)
{
	static long call;
	size_t given = portion(size, ++call);

	if (fd != STDERR_FILENO && has_come(&reads, "FAULT_READ")) {
		errno = EIO;
		return -1;
	}
	if (given == 0 && size) {
		errno = EINTR;
		return -1;
	}
	return syscall(SYS_read, fd, to, given);
}

ssize_t
write(int fd, const void *from, size_t size)
{
	static long call;
	size_t given = portion(size, ++call);

	if (fd != STDERR_FILENO && has_come(&writes, "FAULT_WRITE")) {
		errno = ENOSPC;
		return -1;
	}
	if (given == 0 && size) {
		errno = EINTR;
		return -1;
	}
	return syscall(SYS_write, fd, from, given);
}
