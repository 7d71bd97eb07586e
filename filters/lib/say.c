/* What a command says on standard error and how it ends: see say.h. */
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

#include "say.h"

#ifndef VERSION
#define VERSION "unknown"
#endif

static struct {
	const char *program, *usage;
	enum status status;
} me = { "heddle", "usage: see the manual", STATUS_DONE };

void
say_start(const char *program, const char *usage)
{
	me.program = program;
	me.usage = usage;
}

const char *
say_program(void)
{
	return me.program;
}

/* One line, at most 1 KiB, in one write: messages of filters in one pipe do not mix. */
static void
say_line(const char *format, va_list args)
{
	char line[1024];
	int n = snprintf(line, sizeof(line), "%s: ", me.program), more;

	if (n < 0 || (size_t)n >= sizeof(line) - 2)
		n = 0;
	more = vsnprintf(line + n, sizeof(line) - (size_t)n - 1, format, args);
	if (more < 0)
		return;
	n = (size_t)(n + more) >= sizeof(line) - 1 ? (int)sizeof(line) - 2 : n + more;
	for (int i = 0; i < n; i++)
		if ((unsigned char)line[i] < 0x20 || line[i] == 0x7f)
			line[i] = '?';
	line[n++] = '\n';
	fwrite(line, 1, (size_t)n, stderr);
	fflush(stderr);
}

void
say(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_line(format, args);
	va_end(args);
}

void
warn(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_line(format, args);
	va_end(args);
	say_worsen(STATUS_PARTLY);
}

void
die(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	say_line(format, args);
	va_end(args);
	exit(STATUS_FAILED);
}

void
say_worsen(enum status status)
{
	if (status > me.status)
		me.status = status;
}

int
say_status(void)
{
	return (int)me.status;
}

void
say_usage(void)
{
	if (printf("%s\n", me.usage) < 0 || fflush(stdout) != 0)
		die("cannot write standard output");
	exit(STATUS_DONE);
}

void
say_version(void)
{
	if (printf("%s (heddle) %s\n", me.program, VERSION) < 0 || fflush(stdout) != 0)
		die("cannot write standard output");
	exit(STATUS_DONE);
}

void
say_misuse(void)
{
	fprintf(stderr, "%s\n", me.usage);
	exit(STATUS_FAILED);
}
