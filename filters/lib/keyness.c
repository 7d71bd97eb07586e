/* How much more often: see keyness.h. */
#include <math.h>

#include "keyness.h"

/* A cell without an observation adds nothing: x ln x goes to 0. */
static double
cell(uint64_t observed, double expected)
{
	return observed ? (double)observed * log((double)observed / expected) : 0;
}

double
keyness_g2(uint64_t a, uint64_t c, uint64_t b, uint64_t d)
{
	double share = (double)(a + b) / (double)(c + d);

	return 2 * (cell(a, (double)c * share) + cell(b, (double)d * share));
}

double
keyness_log_ratio(uint64_t a, uint64_t c, uint64_t b, uint64_t d)
{
	double left = a ? (double)a : 0.5, right = b ? (double)b : 0.5;

	return log2(left / (double)c) - log2(right / (double)d);
}
