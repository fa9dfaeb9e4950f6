/* Glyphs: HarfBuzz at font units, which scale to every size. */
#ifndef SC_TEXT_SHAPE_H
#define SC_TEXT_SHAPE_H

#include "text/parts.h"

/**
 * Read what a style asks of shaping.
 *
 * @param style  `features` in CSS's or HarfBuzz's words; ones that cannot be read are passed over
 *               (the layout has checked them).
 * @param arena  owns what the result points to.
 */
sc_shaper sc_shaper_make(sc_arena *arena, const sc_chars *chars, const sc_text_style *style);

/** @return em for one unit of the item's face. */
double sc_item_em(const sc_item *item);

/** Shape every item. @return owned by `arena`. */
const sc_shaping *sc_shape_items(sc_arena *arena, const sc_shaper *shaper, const sc_items *items);

/**
 * Shape part of an item as if there were nothing before and after it.
 *
 * @param item        whose script, level and face are used; `start` and `end` lie in it.
 * @return in visual order, owned by `arena`.
 */
sc_glyphs sc_shape_stretch(sc_arena *arena, const sc_shaper *shaper, const sc_item *item,
                           int32_t start, int32_t end);

/** @return the advance of such a stretch, em, without letter-spacing. */
double sc_shape_advance(const sc_shaper *shaper, const sc_item *item, int32_t start, int32_t end);

/** Shape a few characters that are not in the text: a hyphen, an ellipsis. */
sc_glyphs sc_shape_extra(sc_arena *arena, const sc_shaper *shaper, const sc_item *like,
                         const UChar *units, int32_t count);

/** @return the advance of such characters, em. */
double sc_shape_extra_advance(const sc_shaper *shaper, const sc_item *like, const UChar *units,
                              int32_t count);

#endif
