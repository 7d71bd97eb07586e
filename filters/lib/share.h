/*
 * Where the lexicons are: $HEDDLE_LEXICONS if that is set, else ../share/heddle/lexicons from the command's own folder
 * (the build folder is laid out like an installation).
 */
#ifndef SHARE_H
#define SHARE_H

/* Path of a file or folder in the lexicons, "fillers.tsv"; the caller frees. Ends the program with a message when it is not there. */
char *share_path(const char *name);
/* The same, but NULL when it is not there. */
char *share_find(const char *name);

#endif
