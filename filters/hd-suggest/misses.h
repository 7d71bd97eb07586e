/* What people coded and no pattern hit: the rows of the coding whose quote holds no hit of their theme. See hd-suggest(1). */
#ifndef MISSES_H
#define MISSES_H

#include "cells.h"
#include "corpus.h"

void misses_write(const struct corpus *corpus, enum cells_format format, struct out *out);

#endif
