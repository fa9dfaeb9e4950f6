/*
 * Which files a command's words name: files, folders, and patterns with `*`, `?`, `[…]` and `**`.
 */
#ifndef SC_CLI_FILES_H
#define SC_CLI_FILES_H

#include "cli/options.h"

typedef struct sc_named_files {
    sc_words paths;    /* each once; those of a folder or pattern in the order of their bytes */
    bool is_one_plain; /* a single file was named, by its own name */
} sc_named_files;

/**
 * Find the files.
 *
 * A folder stands for all files below it that end in `suffixes`; `**` in a pattern for any number
 * of folders. Links to folders are not followed, and what starts with a dot is passed over.
 *
 * @param words     borrowed; one that names no file is an error, one that matches none a warning.
 * @param suffixes  ends in NULL.
 * @param except    a folder that is passed over, with all below it; or NULL.
 * @param diags     gains `cli.no-match` and `cli.unreadable-folder` warnings.
 */
void sc_files_find(sc_arena *arena, const sc_words *words, const char *const *suffixes,
                   const char *except, sc_diags *diags, sc_named_files *out);

#endif
