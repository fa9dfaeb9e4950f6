/* Where justified lines may grow: CSS text-justify: auto, as browsers have it. */
#ifndef SC_TEXT_JUSTIFY_H
#define SC_TEXT_JUSTIFY_H

#include "text/parts.h"

/**
 * @return of each unit, whether a line may grow behind it: spaces between words do, and Han and
 * kana with what stands beside them; owned by `arena`. Thai, Khmer and their like grow at spaces
 * only, and so does Arabic: its letters are not drawn out.
 */
const uint8_t *sc_justify_gaps(sc_arena *arena, const sc_chars *chars, const sc_itemised *itemised);

#endif
