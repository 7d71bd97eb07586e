/*
 * Where the lexicons are: beside the commands, wherever those were built or installed.
 * In order: $HEDDLE_LEXICONS; ../../lexicons from the command (build/bin); ../share/heddle/lexicons (PREFIX/bin).
 */
#ifndef SHARE_H
#define SHARE_H

/* Path of a file or folder in the lexicons, "fillers.tsv"; the caller frees. Ends the program with a message when it is not there. */
char *share_path(const char *name);
/* The same, but NULL when it is not there. */
char *share_find(const char *name);

#endif
