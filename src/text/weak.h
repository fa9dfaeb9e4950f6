/* Words that should not end a line of display type. */
#ifndef SC_TEXT_WEAK_H
#define SC_TEXT_WEAK_H

#include "text/parts.h"

/** @return whether the word before unit `end` is an article or a short preposition of `lang`. */
bool sc_weak_ends(const sc_chars *chars, int32_t end, sc_str lang);

#endif
