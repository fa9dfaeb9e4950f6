/*
 * cmocka with the headers it wants before it, and comparisons of slices whose failures show both
 * texts.
 */
#ifndef SC_TESTS_LIB_CHECK_H
#define SC_TESTS_LIB_CHECK_H

#include "base/str.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/** Fail unless the slice's text is exactly `expected`. */
#define assert_str(actual, expected) sc_check_str((actual), (expected), __FILE__, __LINE__)

void sc_check_str(sc_str actual, const char *expected, const char *file, int line);

#endif
