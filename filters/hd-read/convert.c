/* Running another program on bytes: see convert.h. */
#define _GNU_SOURCE	/* execvpe */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "convert.h"
#include "say.h"

enum {
	BLOCK = 64 * 1024,
	SAID_LIMIT = 4096,	/* bytes kept of what it complains */
	ABSENT = 127,		/* exit status when there is no such program, as the shell has it */
};

struct run {
	const struct source *source;
	const char *program;
	pid_t pid;
	int in, out, err;	/* our ends of its pipes; -1: closed */
	size_t written;
	struct buf *output, said;
	const char *wrong;	/* what made us stop it */
};

static void
limit(int resource, rlim_t most)
{
	struct rlimit old;

	if (getrlimit(resource, &old) == 0 && (old.rlim_cur == RLIM_INFINITY || old.rlim_cur > most)) {
		old.rlim_cur = most;
		setrlimit(resource, &old);
	}
}

/* In the child: becomes the program, or exits. */
static void
become(const struct run *run, const char *const *argv, int in, int out, int err)
{
	const char *path = getenv("PATH");
	struct buf set = {0};
	char *environment[] = { NULL, (char *)"LC_ALL=C", (char *)"HOME=/", NULL };

	buf_format(&set, "PATH=%s", path ? path : "/usr/local/bin:/usr/bin:/bin");
	buf_char(&set, '\0');
	environment[0] = set.at;
	signal(SIGPIPE, SIG_DFL);
	limit(RLIMIT_CPU, CONVERT_SECONDS);
	limit(RLIMIT_CORE, 0);
#ifndef __SANITIZE_ADDRESS__
	limit(RLIMIT_AS, CONVERT_MEMORY);
#endif
	limit(RLIMIT_FSIZE, run->source->max_size);	/* a copy that it makes of its input */
	if (dup2(in, STDIN_FILENO) < 0 || dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
		_exit(ABSENT - 1);
	execvpe(argv[0], (char *const *)argv, environment);
	_exit(errno == ENOENT ? ABSENT : ABSENT - 1);
}

static bool
start(struct run *run, const char *const *argv)
{
	int pipes[3][2] = { { -1, -1 }, { -1, -1 }, { -1, -1 } };
	bool made = true;

	for (int i = 0; i < 3 && made; i++)
		made = pipe(pipes[i]) == 0;
	for (int i = 0; i < 3 && made; i++)
		for (int k = 0; k < 2; k++)
			fcntl(pipes[i][k], F_SETFD, FD_CLOEXEC);
	run->pid = made ? fork() : -1;
	if (run->pid == 0)
		become(run, argv, pipes[0][0], pipes[1][1], pipes[2][1]);
	run->in = pipes[0][1];
	run->out = pipes[1][0];
	run->err = pipes[2][0];
	if (run->pid < 0)
		warn("%s: cannot run %s: %s", run->source->name, run->program, strerror(errno));
	for (int i = 0; i < 3; i++) {
		int theirs = pipes[i][i == 0 ? 0 : 1], ours = pipes[i][i == 0 ? 1 : 0];

		if (theirs >= 0)
			close(theirs);
		if (run->pid < 0 && ours >= 0)
			close(ours);
	}
	return run->pid > 0;
}

static void
shut(int *fd)
{
	if (*fd >= 0)
		close(*fd);
	*fd = -1;
}

static void
feed(struct run *run)
{
	struct str bytes = run->source->bytes;
	size_t left = bytes.len - run->written;
	ssize_t n = write(run->in, bytes.at + run->written, left < BLOCK ? left : BLOCK);

	if (n > 0)
		run->written += (size_t)n;
	if ((n < 0 && errno != EINTR && errno != EAGAIN) || run->written == bytes.len)
		shut(&run->in);		/* it has read enough, or all */
}

/* What the program printed; false at its end. */
static bool
take(int fd, struct buf *into, size_t most)
{
	char scrap[BLOCK];
	ssize_t n;

	if (into->len < most)
		buf_need(into, BLOCK);
	n = read(fd, into->len < most ? into->at + into->len : scrap, BLOCK);
	if (n > 0 && into->len < most)
		into->len += (size_t)n;
	return n > 0 || (n < 0 && (errno == EINTR || errno == EAGAIN));
}

static time_t
now(void)
{
	struct timespec clock;

	return clock_gettime(CLOCK_MONOTONIC, &clock) == 0 ? clock.tv_sec : 0;
}

/* Passes bytes both ways until the program has closed its ends. */
static void
talk(struct run *run)
{
	time_t until = now() + 2 * CONVERT_SECONDS;

	fcntl(run->in, F_SETFL, O_NONBLOCK);
	while (run->out >= 0 || run->err >= 0) {
		struct pollfd ends[] = { { run->in, POLLOUT, 0 }, { run->out, POLLIN, 0 }, { run->err, POLLIN, 0 } };
		time_t left = until - now();

		if (left <= 0)
			run->wrong = "takes too long";
		else if (run->output->len > run->source->max_size)
			run->wrong = "prints more than --max-size allows";
		if (run->wrong)
			return;
		if (poll(ends, 3, (int)left * 1000) < 0 && errno != EINTR)
			return;
		if (run->in >= 0 && ends[0].revents)
			feed(run);
		if (run->out >= 0 && ends[1].revents && !take(run->out, run->output, run->source->max_size + 1))
			shut(&run->out);
		if (run->err >= 0 && ends[2].revents && !take(run->err, &run->said, SAID_LIMIT))
			shut(&run->err);
	}
}

/* Waits for its end; 0 when it did its work. */
static int
finish(struct run *run)
{
	int status = 0;

	shut(&run->in);
	shut(&run->out);
	shut(&run->err);
	if (run->wrong)
		kill(run->pid, SIGKILL);
	while (waitpid(run->pid, &status, 0) < 0 && errno == EINTR)
		;
	if (WIFSIGNALED(status) && WTERMSIG(status) == SIGXCPU && !run->wrong)
		run->wrong = "takes too long";
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

enum convert_result
convert(const struct source *source, const char *const *argv, const char *package, struct buf *output, struct buf *said)
{
	struct run run = { .source = source, .program = argv[0], .output = output };
	struct sigaction ignore = { .sa_handler = SIG_IGN }, before;
	bool started;
	int status = 0;

	sigaction(SIGPIPE, &ignore, &before);
	started = start(&run, argv);
	if (started) {
		talk(&run);
		status = finish(&run);
	}
	sigaction(SIGPIPE, &before, NULL);
	if (run.wrong)
		warn("%s: %s %s", source->name, run.program, run.wrong);
	else if (status == ABSENT)
		warn("%s: needs %s: install it (Debian: %s), or save the file as .docx or .txt", source->name, run.program, package);
	buf_put(said, buf_str(&run.said));
	buf_free(&run.said);
	if (!started || run.wrong || status == ABSENT)
		return CONVERT_FAILED;
	return status ? CONVERT_REFUSED : CONVERT_DONE;
}
