/* The score interval for a proportion: see wilson.h. */
#include <math.h>

#include "wilson.h"

void
wilson(uint64_t k, uint64_t n, double z, double *low, double *high)
{
	double trials = (double)n, p = (double)k / trials, q = (double)(n - k) / trials;
	double middle = p + z * z / (2 * trials);
	double half = z * sqrt(p * q / trials + z * z / (4 * trials * trials));
	double divisor = 1 + z * z / trials;

	*low = k == 0 ? 0 : fmax(0, (middle - half) / divisor);
	*high = k == n ? 1 : fmin(1, (middle + half) / divisor);
}

/* By bisection of the normal distribution's erf(z / sqrt 2): a hundred halvings leave no bit in doubt. */
double
wilson_z(double level)
{
	double low = 0, high = 40;

	for (unsigned i = 0; i < 100; i++) {
		double middle = (low + high) / 2;

		if (erf(middle / sqrt(2)) < level)
			low = middle;
		else
			high = middle;
	}
	return (low + high) / 2;
}
