/*
 * Numbers as text, the same in every locale: the decimal point is a point.
 */
#ifndef SC_BASE_NUMBER_H
#define SC_BASE_NUMBER_H

#include "base/str.h"

#include <stdint.h>

/**
 * Read a decimal number (`-12`, `.5`, `1.25`, `1e3`) from the front of `*rest` and move past it.
 * @return false, leaving everything alone, if there is none or it is not finite.
 */
bool sc_number_scan(sc_str *rest, double *out);

/** Read the whole of `s` as a number. @return false, leaving `*out` alone, if it is not one. */
bool sc_number_parse(sc_str s, double *out);

/** Read the whole of `s` as decimal digits. @return false if it is not, or exceeds `max`. */
bool sc_integer_parse(sc_str s, int64_t max, int64_t *out);

/**
 * Add `value`, rounded to `decimals` (0–9) places, without trailing zeros: 1.5, -3, 0.
 * A value that is not finite, or past 9e15, is written as 0.
 */
void sc_number_add(sc_buf *buf, double value, int decimals);

#endif
