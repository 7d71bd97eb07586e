/*
 * What transcripts are called: the path below the folder, without extension; unique in a run.
 *
 *	struct map ids = {0};
 *
 *	id = ids_take(&ids, "in/LA01/a.txt", 3, &scratch);	// LA01/a
 */
#ifndef IDS_H
#define IDS_H

#include "map.h"

/*
 * The id of a path whose first `below` bytes are the folder. One that is taken already keeps its extension, or failing that its
 * whole path, or gets a number; that is said. The slice belongs to the map.
 */
struct str ids_take(struct map *ids, struct str path, size_t below, struct buf *scratch);

/* Without .gz and then one extension: a full stop and 1 to 8 letters and digits, a letter first. */
struct str ids_stem(struct str path);

#endif
