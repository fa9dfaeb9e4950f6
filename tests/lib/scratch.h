/*
 * A scratch folder of a test's own, beneath $TMPDIR or /tmp, and files in it.
 */
#ifndef SC_TESTS_LIB_SCRATCH_H
#define SC_TESTS_LIB_SCRATCH_H

#include "base/str.h"

/** Make a folder; it and what is in it are removed when `arena` is freed. @return its path. */
char *sc_scratch_new(sc_arena *arena);

/** @return the path of `name` in the folder `scratch`. */
char *sc_scratch_path(sc_arena *arena, const char *scratch, const char *name);

/** Write a file. @return its path. */
char *sc_scratch_write(sc_arena *arena, const char *scratch, const char *name, sc_str bytes);

#endif
