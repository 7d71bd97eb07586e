/*
 * One vocabulary for what a command says on standard error and how it ends.
 *
 *	int main(int argc, char *argv[])
 *	{
 *		say_start("hd-stem", usage);
 *		...
 *		warn("%s:%zu: side \"%s\": want enabler, challenge, mention or trap", file, line, side);
 *		return say_status();
 *	}
 *
 * A message is one line, "hd-stem: place: what is wrong: what is wanted". Control characters are replaced
 * by "?", so that a hostile file name cannot reach the terminal. Never pass transcript text.
 */
#ifndef SAY_H
#define SAY_H

#include <stdnoreturn.h>

enum status {
	STATUS_DONE = 0,	/* all done */
	STATUS_PARTLY = 1,	/* done, but some input was skipped or a check failed */
	STATUS_FAILED = 2,	/* usage, or nothing could be done */
};

/* Names the program and its usage text ("usage: hd-x ..." without a newline at its end). */
void say_start(const char *program, const char *usage);
const char *say_program(void);

/* Prints a message; changes nothing else (a remark). */
void say(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a message and makes the exit status at least STATUS_PARTLY. */
void warn(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Prints a message and exits with STATUS_FAILED at once. */
noreturn void die(const char *format, ...) __attribute__((format(printf, 1, 2)));

/* Makes the exit status at least this one. */
void say_worsen(enum status status);

/* The exit status gathered so far: what main returns. */
int say_status(void);

/* For getopt: -h prints the usage on standard output and exits 0; -V the version; a wrong option exits 2 with the usage. */
noreturn void say_usage(void);
noreturn void say_version(void);
noreturn void say_misuse(void);

#endif
