/* The figures of agreement against published worked examples. Prints how many hold; stops at the first that does not. */
#include <math.h>
#include <stdio.h>

#include "agreement.h"
#include "random.h"
#include "say.h"

static unsigned checks;

static void
check(const char *what, double got, double want, double within)
{
	if (!(fabs(got - want) <= within))
		die("%s: %.6f, want %.6f", what, got, want);
	checks++;
}

/* Krippendorff (2004), 11.1.4 and (2011), C: four coders, twelve units, five values, missing ones as 0. Also Gwet's, as cac.raw4raters. */
static const unsigned four[4][12] = {
	{ 1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0 },
	{ 1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3 },
	{ 0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0 },
	{ 1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0 },
};

static struct agreement
sums_of(const unsigned *coder[], unsigned coders, unsigned units, unsigned categories)
{
	struct agreement sums = { .categories = categories };

	for (unsigned unit = 0; unit < units; unit++) {
		unsigned given[AGREEMENT_CATEGORIES] = {0};

		for (unsigned i = 0; i < coders; i++)
			if (coder[i][unit])
				given[coder[i][unit] - 1]++;
		agreement_add(&sums, given);
	}
	return sums;
}

static void
check_four_coders(void)
{
	const unsigned *coder[] = { four[0], four[1], four[2], four[3] };
	struct agreement sums = sums_of(coder, 4, 12, 5);

	check("Krippendorff 2011, C: alpha, nominal", agreement_alpha(&sums), 0.743, 0.0005);
	check("values that pair", sums.total[0] + sums.total[1] + sums.total[2] + sums.total[3] + sums.total[4], 40, 0);
	check("Gwet 2014, four raters: agreement", agreement_percent(&sums), 0.81818, 0.000005);
	check("Gwet 2014, four raters: AC1", agreement_ac1(&sums), 0.77544, 0.000005);
}

/* Krippendorff (2011), A: two observers, ten units, two values; B: twelve units, five values. */
static void
check_two_observers(void)
{
	static const unsigned jones[10] = { 1, 2, 1, 1, 1, 1, 1, 1, 2, 1 }, smith[10] = { 2, 2, 2, 1, 1, 2, 1, 1, 1, 1 };
	static const unsigned ben[12] = { 1, 1, 2, 2, 4, 3, 3, 3, 5, 4, 4, 1 }, gerry[12] = { 2, 1, 2, 2, 2, 3, 3, 3, 5, 4, 4, 4 };
	const unsigned *binary[] = { jones, smith }, *nominal[] = { ben, gerry };
	struct agreement sums = sums_of(binary, 2, 10, 2);

	check("Krippendorff 2011, A: alpha, binary", agreement_alpha(&sums), 0.095, 0.0005);
	sums = sums_of(nominal, 2, 12, 5);
	check("Krippendorff 2011, B: alpha, nominal", agreement_alpha(&sums), 0.692, 0.0005);
}

/* Cohen (1960), tables 1 and 2. */
static void
check_cohen(void)
{
	static const double table1[] = { 50, 26, 24, 24, 4, 32, 6, 30, 4 };	/* proportions of 200 */
	static const double table2[] = { 88, 14, 18, 10, 40, 10, 2, 6, 12 };

	check("Cohen 1960, table 1", agreement_kappa(table1, 3), (0.29 - 0.35) / 0.65, 1e-9);
	check("Cohen 1960, table 2", agreement_kappa(table2, 3), 0.492, 0.0005);
}

/* Gwet (2008): high agreement on a rare trait, where kappa is below nothing. */
static void
check_gwet(void)
{
	static const double table[] = { 118, 5, 2, 0 };
	static const unsigned both[2] = { 2, 0 }, divided[2] = { 1, 1 };
	struct agreement sums = { .categories = 2 };

	agreement_add_times(&sums, both, 118);
	agreement_add_times(&sums, divided, 7);
	check("Gwet 2008: agreement", agreement_percent(&sums), 0.944, 1e-9);
	check("Gwet 2008: kappa", agreement_kappa(table, 2), -0.0234, 0.00005);
	check("Gwet 2008: AC1", agreement_ac1(&sums), 0.9408, 0.00005);
}

static void
check_limits(void)
{
	static const unsigned alike[2] = { 2, 0 }, alone[2] = { 1, 0 };
	static const double one_cell[] = { 5, 0, 0, 0 }, none[] = { 0, 0, 0, 0 };
	struct agreement sums = { .categories = 2 }, twice = { .categories = 2 };

	agreement_add(&sums, alone);
	check("one coder: no agreement", isnan(agreement_percent(&sums)) && isnan(agreement_alpha(&sums)) && isnan(agreement_ac1(&sums)), 1, 0);
	agreement_add(&sums, alike);
	check("no variation: no alpha", isnan(agreement_alpha(&sums)), 1, 0);
	check("no variation: no kappa", isnan(agreement_kappa(one_cell, 2)) && isnan(agreement_kappa(none, 2)), 1, 0);
	check("no variation: AC1", agreement_ac1(&sums), 1, 0);
	agreement_join(&twice, &sums, 3);
	check("sums add up", twice.items == 6 && twice.pairable == 3 && twice.total[0] == 6 && twice.share[0] == 6, 1, 0);
}

/* The first numbers of xoshiro256** from the state 1, 2, 3, 4, as its authors' code gives them; splitmix64 from 1234567. */
static void
check_random(void)
{
	static const uint64_t first[] = { 11520u, 0u, 1509978240u, 1215971899390074240u };
	struct random random = { { 1, 2, 3, 4 } }, again = random_from(7), same = random_from(7);
	uint64_t sum = 0;

	for (unsigned i = 0; i < sizeof(first) / sizeof(first[0]); i++)
		check("xoshiro256**", random_next(&random) == first[i], 1, 0);
	random = random_from(1234567);
	check("splitmix64", random.state[0] == 6457827717110365317u && random.state[1] == 3203168211198807973u, 1, 0);
	for (unsigned i = 0; i < 60000; i++)
		sum += random_below(&again, 6);
	check("a die's mean", (double)sum / 60000, 2.5, 0.03);
	check("the same seed, the same number", random_below(&same, 1000) < 1000, 1, 0);
}

int
main(void)
{
	say_start("agreement", "usage: agreement");
	check_four_coders();
	check_two_observers();
	check_cohen();
	check_gwet();
	check_limits();
	check_random();
	printf("%u checks\n", checks);
	return say_status();
}
