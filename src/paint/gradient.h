/*
 * Gradients as CSS means them: interpolated in premultiplied sRGB (Cairo's are not), with ordered
 * dither, so that a dark one has no bands. Private to paint/.
 */
#ifndef SC_PAINT_GRADIENT_H
#define SC_PAINT_GRADIENT_H

#include "layout/background.h"
#include "photo/photo.h"

/**
 * Rasterise a gradient.
 *
 * @param arena  owns the pixels.
 * @param fill   SC_FILL_LINEAR or SC_FILL_RADIAL.
 * @param box    px of the card: the box that the gradient spans.
 * @param area   whole px of the card: what is wanted of it; width and height > 0.
 * @param base   for positions in lengths; `percent_px` is not used.
 * @return premultiplied pixels of `area`.
 */
sc_bitmap sc_gradient_raster(sc_arena *arena, const sc_fill *fill, sc_rect box, sc_rect area,
                             const sc_length_base *base);

#endif
