/*
 * Shared libraries that few runs need, loaded when one does: what is linked costs every start its
 * loading, with all that it depends on in turn.
 */
#ifndef SC_BASE_LIBRARY_H
#define SC_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* A function of a library, and where in a struct of function pointers it goes. */
typedef struct sc_symbol {
    const char *name;
    size_t offset;
} sc_symbol;

/**
 * Load a library, for good, and find functions in it and in what it depends on. Loading it again
 * takes a microsecond.
 *
 * @param file       "libfoo.so.1".
 * @param functions  a struct of function pointers; all or none of them is written.
 * @return false if it is not installed, or lacks one of the functions.
 */
bool sc_library_load(const char *file, const sc_symbol *symbols, size_t count, void *functions);

#endif
