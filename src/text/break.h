/* Where lines may end. */
#ifndef SC_TEXT_BREAK_H
#define SC_TEXT_BREAK_H

#include "text/parts.h"

/**
 * Find the break opportunities of UAX #14, as ICU tailors them to `lang`, with dictionaries for
 * Thai, Lao, Khmer and Burmese.
 *
 * Korean breaks between words, not syllables. If `keeps_phrases`, Japanese breaks between phrases
 * and Chinese between words, as display type should; what is left out so is marked as the worse
 * break that it is, for lines that have no better one. Then, too, a mark set off with a plain space
 * ("Quoi ?") keeps to its word.
 *
 * @return count + 1 values of sc_break, owned by `arena`; [i] tells of a break before unit i.
 */
uint8_t *sc_breaks_find(sc_arena *arena, const sc_chars *chars, const sc_itemised *itemised,
                        sc_str lang, bool keeps_phrases);

#endif
