/* Words of scripts that are written without spaces, as browsers find them. */
#ifndef SC_TEXT_WORDS_H
#define SC_TEXT_WORDS_H

#include "text/parts.h"

/**
 * Replace the breaks inside of Khmer and Lao by those that browsers find, by the lists in words/.
 *
 * @param breaks  SC_BREAK_* of each unit, as UAX #14 and ICU's own word lists have them.
 */
void sc_words_find(const sc_chars *chars, uint8_t *breaks);

#endif
