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
/*
 * Path of a file of a lexicon that an option names: a folder, or the name of one among the lexicons. The folder is looked at
 * first. NULL when it is not there; the caller frees.
 */
char *share_lexicon(const char *lexicon, const char *file);

#endif
