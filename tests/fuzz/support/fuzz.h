/*
 * What a fuzz target is: a function that any bytes may be given to, and that ends the program by fuzz_check when what they made
 * is wrong. die() comes back to the caller of the target (support/say.c); warn() and say() are silent.
 *
 * With -fsanitize=fuzzer libFuzzer calls it (make fuzz); with support/replay.c it reads files, or makes inputs of its own.
 */
#ifndef FUZZ_H
#define FUZZ_H

#include <setjmp.h>
#include <stdio.h>
#include <stdlib.h>

#include "str.h"

void fuzz_target(struct str input);

/* Where die() goes back to. */
extern jmp_buf fuzz_died;

int LLVMFuzzerTestOneInput(const unsigned char *at, size_t len);

static inline void
fuzz_check(bool holds, const char *what)
{
	if (holds)
		return;
	fprintf(stderr, "does not hold: %s\n", what);
	abort();
}
#define FUZZ_CHECK(holds) fuzz_check((holds), #holds)

#endif
