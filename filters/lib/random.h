/*
 * Pseudo-random numbers that are the same everywhere: xoshiro256** 1.0 by Blackman and Vigna (2018), its state filled from the
 * seed by splitmix64, as they advise.
 *
 *	struct random random = random_from(1);
 *
 *	die = 1 + random_below(&random, 6);
 */
#ifndef RANDOM_H
#define RANDOM_H

#include <stdint.h>

struct random {
	uint64_t state[4];
};

struct random random_from(uint64_t seed);
/* The next 64 bits. */
uint64_t random_next(struct random *random);
/* A whole number in [0, n), each as likely (Lemire 2019: multiply, and reject what would be too many). n > 0. */
uint64_t random_below(struct random *random, uint64_t n);

#endif
