/*
 * A fuzz target without libFuzzer: x FILE ... reads each file into it (what AFL, or a bug report, needs);
 * x -n INPUTS FILE ... makes so many inputs of the files, by cutting, repeating, swapping and changing bytes, the same every time.
 */
#include <string.h>

#include "fuzz.h"
#include "random.h"

enum { SEEDS = 64, CHANGES = 8, INPUT_MOST = 1 << 16 };

static struct buf
read_file(const char *path)
{
	struct buf b = {0};
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		perror(path);
		exit(2);
	}
	buf_need(&b, INPUT_MOST);
	b.len = fread(b.at, 1, INPUT_MOST, file);
	fclose(file);
	return b;
}

/* One change: a byte, a piece taken out, or a piece of a seed put in. */
static void
change(struct buf *input, const struct buf *seed, struct random *random)
{
	static const char special[] = "<>&;\"=/ \t\n\r,'.-\0\x80\xC2\xE2\xF4\xFF";
	size_t at = input->len ? random_below(random, input->len) : 0, n = random_below(random, 24);

	switch (random_below(random, 4)) {
	case 0:
		if (input->len)
			input->at[at] = special[random_below(random, sizeof(special) - 1)];
		break;
	case 1:
		if (input->len)
			input->at[at] = (char)random_below(random, 256);
		break;
	case 2:
		n = n < input->len - at ? n : input->len - at;
		memmove(input->at + at, input->at + at + n, input->len - at - n);
		input->len -= n;
		break;
	default:
		n = n < seed->len ? n : seed->len;
		buf_need(input, n + 1);
		memmove(input->at + at + n, input->at + at, input->len - at);
		memcpy(input->at + at, seed->at + (seed->len > n ? random_below(random, seed->len - n) : 0), n);
		input->len += n;
	}
}

/* The target sees its bytes alone, in memory of that size: what reads behind them is found by AddressSanitizer. */
static void
run(const struct buf *input)
{
	unsigned char *exact = malloc(input->len ? input->len : 1);

	if (exact == NULL)
		exit(2);
	if (input->len)
		memcpy(exact, input->at, input->len);
	LLVMFuzzerTestOneInput(exact, input->len);
	free(exact);
}

int
main(int argc, char *argv[])
{
	struct buf seed[SEEDS], input = {0};
	struct random random = random_from(1);
	size_t seeds = 0, inputs = 0;
	int first = 1;

	if (argc > 3 && strcmp(argv[1], "-n") == 0) {
		inputs = (size_t)strtoul(argv[2], NULL, 10);
		first = 3;
	}
	for (int i = first; i < argc && seeds < SEEDS; i++) {
		seed[seeds] = read_file(argv[i]);
		run(&seed[seeds++]);
	}
	for (size_t i = 0; i < inputs && seeds; i++) {
		input.len = 0;
		buf_put(&input, buf_str(&seed[random_below(&random, seeds)]));
		for (size_t n = 1 + random_below(&random, CHANGES); n; n--)
			change(&input, &seed[random_below(&random, seeds)], &random);
		run(&input);
	}
	printf("%zu inputs\n", seeds + inputs);
	for (size_t i = 0; i < seeds; i++)
		buf_free(&seed[i]);
	buf_free(&input);
	return 0;
}
