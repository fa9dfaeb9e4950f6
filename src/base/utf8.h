/*
 * UTF-8 at the door: checked once when bytes come in, trusted after. (Unicode Standard, table 3-7.)
 */
#ifndef SC_BASE_UTF8_H
#define SC_BASE_UTF8_H

#include "base/str.h"

#include <stdint.h>

/**
 * Decode the character at `*at` and move past it.
 * @return its code point; U+FFFD, moving one byte, where the bytes are not UTF-8; 0 at the end.
 */
uint32_t sc_utf8_next(sc_str s, size_t *at);

/** @return whether `s` is UTF-8 throughout; if not, where it first is not, in `*bad` (not NULL). */
bool sc_utf8_is_valid(sc_str s, size_t *bad);

/** Add a code point; U+FFFD for what is none (surrogates, past U+10FFFF). */
void sc_utf8_add(sc_buf *buf, uint32_t code_point);

/** @return how many code points `s` has. */
size_t sc_utf8_count(sc_str s);

#endif
