/*
 * The layouts of the `layouts` folder, built into the program so that it runs from any folder. The
 * build writes the table from the files.
 */
#ifndef SC_LAYOUT_BUILTIN_H
#define SC_LAYOUT_BUILTIN_H

#include <stddef.h>

typedef struct sc_builtin_file {
    const char *name; /* as after `--layout`: the file's name without `.yaml` */
    const char *text; /* the whole file; `len` bytes and a NUL */
    size_t len;
} sc_builtin_file;

extern const sc_builtin_file SC_BUILTIN_LAYOUTS[]; /* by name, ascending */
extern const size_t SC_BUILTIN_LAYOUT_COUNT;

#endif
