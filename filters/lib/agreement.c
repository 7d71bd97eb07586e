/* Agreement on nominal data: see agreement.h. */
#include <math.h>

#include "agreement.h"

void
agreement_add_times(struct agreement *sums, const unsigned *given, double times)
{
	double n = 0, agreeing = 0;

	for (unsigned i = 0; i < sums->categories; i++)
		n += given[i];
	if (n == 0)
		return;
	sums->items += times;
	for (unsigned i = 0; i < sums->categories; i++)
		sums->share[i] += times * given[i] / n;
	if (n < 2)
		return;
	for (unsigned i = 0; i < sums->categories; i++) {
		agreeing += given[i] * (given[i] - 1.0);
		sums->total[i] += times * given[i];
	}
	sums->pairable += times;
	sums->agreeing += times * agreeing / (n * (n - 1));
	sums->disagreeing += times * (n * (n - 1) - agreeing) / (n - 1);
}

void
agreement_add(struct agreement *sums, const unsigned *given)
{
	agreement_add_times(sums, given, 1);
}

void
agreement_join(struct agreement *sums, const struct agreement *other, double times)
{
	sums->items += times * other->items;
	sums->pairable += times * other->pairable;
	sums->agreeing += times * other->agreeing;
	sums->disagreeing += times * other->disagreeing;
	for (unsigned i = 0; i < sums->categories; i++) {
		sums->total[i] += times * other->total[i];
		sums->share[i] += times * other->share[i];
	}
}

double
agreement_percent(const struct agreement *sums)
{
	return sums->pairable > 0 ? sums->agreeing / sums->pairable : NAN;
}

double
agreement_alpha(const struct agreement *sums)
{
	double n = 0, expected;

	for (unsigned i = 0; i < sums->categories; i++)
		n += sums->total[i];
	expected = n * n;	/* ordered pairs of unlike values among all of them */
	for (unsigned i = 0; i < sums->categories; i++)
		expected -= sums->total[i] * sums->total[i];
	return expected > 0 ? 1 - (n - 1) * sums->disagreeing / expected : NAN;
}

double
agreement_ac1(const struct agreement *sums)
{
	double chance = 0;

	if (sums->pairable == 0)
		return NAN;
	for (unsigned i = 0; i < sums->categories; i++) {
		double share = sums->share[i] / sums->items;

		chance += share * (1 - share);
	}
	chance /= sums->categories - 1;
	return (agreement_percent(sums) - chance) / (1 - chance);
}

double
agreement_kappa(const double *table, unsigned categories)
{
	double n = 0, agreed = 0, chance = 0;

	for (unsigned i = 0; i < categories; i++) {
		agreed += table[i * categories + i];
		for (unsigned j = 0; j < categories; j++)
			n += table[i * categories + j];
	}
	if (n == 0)
		return NAN;
	for (unsigned i = 0; i < categories; i++) {
		double first = 0, second = 0;

		for (unsigned j = 0; j < categories; j++) {
			first += table[i * categories + j];
			second += table[j * categories + i];
		}
		chance += first * second / (n * n);
	}
	return chance < 1 ? (agreed / n - chance) / (1 - chance) : NAN;
}
