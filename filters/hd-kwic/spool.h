/*
 * Records put by until the last one is known, read back in the order in which they came.
 *
 *	struct spool spool = {0};
 *
 *	spool_put(&spool, record);
 *	...
 *	while (spool_next(&spool, &record))
 *		...
 *	spool_free(&spool);
 *
 * Up to 8 MiB stay in memory; more goes to a file without a name in $TMPDIR (else /tmp), readable by its owner alone.
 * No more can be put once reading has begun.
 */
#ifndef SPOOL_H
#define SPOOL_H

#include <stdbool.h>

#include "str.h"

struct spool {
	struct buf held;	/* records, each behind its length; read back: a window of them */
	size_t at;		/* of the next record in held, when reading */
	int fd;			/* valid when is_file */
	bool is_file, is_reading;
};

void spool_put(struct spool *spool, struct str record);
/* The next record, valid until the next call. False at the end. */
bool spool_next(struct spool *spool, struct str *record);
void spool_free(struct spool *spool);

#endif
