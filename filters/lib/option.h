/*
 * Values of options, as getopt gives them. One that is not wanted ends the program with a message that says what is.
 *
 *	case 'f': format = option_choice("-f", optarg, formats); break;
 *	case 'w': width = option_number("-w", optarg, 40, 10000); break;
 */
#ifndef OPTION_H
#define OPTION_H

#include <stdint.h>

/* The place of a word in a list of at least two that NULL ends: `-f "xml": want text, tsv or csv`. */
int option_choice(const char *option, const char *word, const char *const *list);

/* A whole number from least to most (UINT64_MAX: no bound): `-w "9": want a number from 40 to 10000`. */
uint64_t option_number(const char *option, const char *word, uint64_t least, uint64_t most);

#endif
