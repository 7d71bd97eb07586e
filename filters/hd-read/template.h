/*
 * Attributes from a path, by a template of it: '{site}/{role}-{group}-{n}.txt'. A name in braces takes any run of characters but
 * a slash, as few as do; * takes such a run and names nothing; all else stands for itself, but the extension may differ.
 */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "document.h"

/* The attributes, in the order of the template; the caller frees the array, its slices point into template and path. NULL: no match. */
struct pair *template_match(const char *template, struct str path, size_t *pairs);

/* Ends the program with a message when a template is none. */
void template_check(const char *template);

#endif
