/* The score interval for a proportion. */
#ifndef WILSON_H
#define WILSON_H

#include <stdint.h>

/*
 * Wilson score interval for k successes in n trials, without continuity correction (Wilson 1927; method 3 of
 * Newcombe 1998). n > 0, 0 <= k <= n; z in standard errors (1.96 for 95 %).
 * Writes bounds in [0, 1]; exactly 0 for k = 0 and 1 for k = n. No failure.
 */
void wilson(uint64_t k, uint64_t n, double z, double *low, double *high);

/* The standard errors of a two-sided interval at this level: 1.95996... for 0.95. 0 < level < 1. */
double wilson_z(double level);

#endif
