/* Pseudo-random numbers: see random.h. */
#include "random.h"

struct random
random_from(uint64_t seed)
{
	struct random random;

	for (int i = 0; i < 4; i++) {	/* splitmix64 (Steele, Lea and Flood 2014) */
		uint64_t z = seed += 0x9e3779b97f4a7c15u;

		z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
		z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
		random.state[i] = z ^ (z >> 31);
	}
	return random;
}

static uint64_t
rotated(uint64_t x, int by)
{
	return x << by | x >> (64 - by);
}

uint64_t
random_next(struct random *random)
{
	uint64_t *s = random->state, result = rotated(s[1] * 5, 7) * 9, t = s[1] << 17;

	s[2] ^= s[0];
	s[3] ^= s[1];
	s[1] ^= s[2];
	s[0] ^= s[3];
	s[2] ^= t;
	s[3] = rotated(s[3], 45);
	return result;
}

/* The high 64 bits of a product, the low ones in *low: by halves, for compilers without a type of 128 bits. */
static uint64_t
multiply(uint64_t a, uint64_t b, uint64_t *low)
{
	uint64_t mask = UINT32_MAX, a0 = a & mask, a1 = a >> 32, b0 = b & mask, b1 = b >> 32;
	uint64_t middle = a1 * b0 + (a0 * b0 >> 32), other = a0 * b1 + (middle & mask);

	*low = a * b;
	return a1 * b1 + (middle >> 32) + (other >> 32);
}

uint64_t
random_below(struct random *random, uint64_t n)
{
	uint64_t low, high = multiply(random_next(random), n, &low);

	if (low < n) {
		uint64_t too_many = -n % n;

		while (low < too_many)
			high = multiply(random_next(random), n, &low);
	}
	return high;
}
