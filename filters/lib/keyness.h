/*
 * How much more often something is said in one corpus than in another.
 *
 *	keyness_g2(52, 50000, 57, 75000)		// 2.65
 *	keyness_log_ratio(52, 50000, 57, 75000)		// 0.45: 2 to the power of this times as often
 *
 * a of c words in the one, b of d in the other; c and d > 0.
 */
#ifndef KEYNESS_H
#define KEYNESS_H

#include <stdint.h>

/* Log-likelihood G2 of the two frequencies against the sizes (Rayson and Garside 2000, after Read and Cressie; Dunning 1993). */
double keyness_g2(uint64_t a, uint64_t c, uint64_t b, uint64_t d);
/* Binary logarithm of the ratio of the relative frequencies (Hardie 2014); a frequency of 0 is taken as 0.5. */
double keyness_log_ratio(uint64_t a, uint64_t c, uint64_t b, uint64_t d);

#endif
