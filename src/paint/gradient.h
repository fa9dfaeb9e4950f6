/*
 * Gradients as CSS means them: linear, radial and conic, interpolated premultiplied (Cairo's are
 * not), in sRGB or another space, with ordered dither, so that a dark one has no bands. Private to
 * paint/.
 */
#ifndef SC_PAINT_GRADIENT_H
#define SC_PAINT_GRADIENT_H

#include "layout/background.h"
#include "photo/photo.h"
#include "scene/matrix.h"

/* A gradient's colours and geometry, ready to be rasterised in pieces. */
typedef struct sc_gradient sc_gradient;

/**
 * Prepare a gradient.
 *
 * @param arena     owns it.
 * @param fill      one that is no colour.
 * @param box       px of the card: the box that the gradient spans.
 * @param base      for positions in lengths; `percent_px` is not used.
 * @param strength  0–1: what all alphas are multiplied by.
 * @param to_card   what makes px of the card of px of a raster.
 */
sc_gradient *sc_gradient_new(sc_arena *arena, const sc_fill *fill, sc_rect box,
                             const sc_length_base *base, double strength, sc_matrix to_card);

/** @return whether all of its pixels are opaque: what is below can be written over. */
bool sc_gradient_is_opaque(const sc_gradient *gradient);

/**
 * Rasterise a part of a gradient.
 *
 * @param area  whole px of the raster; width and height > 0. For the dither of parts to meet, their
 *              `y` differ by multiples of 8.
 * @return premultiplied pixels of `area`, owned by `arena`.
 */
sc_bitmap sc_gradient_raster(sc_arena *arena, const sc_gradient *gradient, sc_rect area);

/** As sc_gradient_raster(), into the first rows of `out`, which is as wide as `area`. */
void sc_gradient_fill(const sc_gradient *gradient, sc_rect area, sc_bitmap *out);

#endif
