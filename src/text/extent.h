/* Vertical metrics of a text. */
#ifndef SC_TEXT_EXTENT_H
#define SC_TEXT_EXTENT_H

#include "text/parts.h"

/** @return what the vertical metrics of the text are, from its faces and its glyphs' ink. */
sc_extent sc_extent_of(const sc_items *items, const sc_itemised *itemised,
                       const sc_shaping *shaping);

/** @return px from baseline to baseline. */
double sc_extent_pitch(const sc_text *text, double size_px);

/** @return px from the box's top to the first baseline. */
double sc_extent_ascent(const sc_text *text, double size_px);

/** @return px of the box of so many lines; 0 for none. */
double sc_extent_height(const sc_text *text, double size_px, size_t lines);

#endif
