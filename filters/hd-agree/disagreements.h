/* Where two coders differ, with their quotes, in an order made for a discussion. */
#ifndef DISAGREEMENTS_H
#define DISAGREEMENTS_H

#include "report.h"

/* In aligned text, or as a table. The comparison is a pair. */
void disagreements_text(const struct report *report, const struct comparison *pair, struct out *out);
void disagreements_table(const struct comparison *pair, enum cells_format format, struct out *out);

#endif
