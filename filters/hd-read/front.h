/*
 * Front matter: the YAML between two lines of dashes at the start of a Markdown file. Its scalars, "name: value", become pairs of the
 * document; lists, mappings within it and aliases are left out.
 */
#ifndef FRONT_H
#define FRONT_H

#include "document.h"

/* How many bytes at the start of text are front matter, its lines of dashes included; 0: none, or none that is YAML. */
size_t front_read(struct document *document, struct str text);

#endif
