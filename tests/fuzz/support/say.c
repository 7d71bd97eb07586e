/* say.h for fuzz targets: nothing is said, and die() goes back to where the target was called. */
#include "fuzz.h"
#include "say.h"

jmp_buf fuzz_died;

int
LLVMFuzzerTestOneInput(const unsigned char *at, size_t len)
{
	if (setjmp(fuzz_died) == 0)
		fuzz_target((struct str){ (const char *)at, len });
	return 0;
}

void
die(const char *format, ...)
{
	(void)format;
	longjmp(fuzz_died, 1);
}

void
warn(const char *format, ...)
{
	(void)format;
}

void
say(const char *format, ...)
{
	(void)format;
}

void
say_start(const char *program, const char *usage)
{
	(void)program;
	(void)usage;
}

void
say_worsen(enum status status)
{
	(void)status;
}

int
say_status(void)
{
	return STATUS_DONE;
}

const char *
say_program(void)
{
	return "fuzz";
}
