/* The direction and the script of every character. */
#ifndef SC_TEXT_ITEMISE_H
#define SC_TEXT_ITEMISE_H

#include "text/parts.h"

/**
 * Resolve bidi levels (UAX #9) and scripts (UAX #24).
 *
 * @param direction  of the whole text; SC_DIRECTION_AUTO: of its first strong character, or, if it
 *                   has none, of `lang`.
 * @return owned by `arena`.
 */
const sc_itemised *sc_itemise(sc_arena *arena, const sc_chars *chars, sc_direction direction,
                              sc_str lang);

#endif
