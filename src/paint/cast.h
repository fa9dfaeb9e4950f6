/*
 * Casting shadows: coverage is painted in device space on a mask of its own, blurred, and then lets
 * the shadow's colour through. Private to paint/.
 */
#ifndef SC_PAINT_CAST_H
#define SC_PAINT_CAST_H

#include "paint/blur.h"
#include "paint/painter.h"

/* A shadow that is being cast. */
typedef struct sc_cast {
    sc_mask mask;
    cairo_surface_t *surface;
    cairo_t *cr; /* on the mask, in the painter's user space: what casts the shadow goes here */
    sc_sigma sigma;
} sc_cast;

/**
 * @param sigma  of the blur, px of the card.
 * @return where the current path's blurred shape can be seen, in whole px of device space; of no
 *         width or height if nowhere.
 */
sc_rect sc_cast_seen(const sc_painter *painter, double sigma);

/**
 * Begin a shadow.
 *
 * @param arena  owns the mask; it must outlive sc_cast_end().
 * @param seen   the part of device space that it is wanted in, at least 1 px wide and high. The
 *               mask also has room for what comes from about that by the blur.
 * @param sigma  of the blur, px of the card.
 */
sc_cast sc_cast_begin(const sc_painter *painter, sc_arena *arena, sc_rect seen, double sigma);

/** Blur what was painted on `cast->cr` since, and paint `color` through it. */
void sc_cast_end(const sc_painter *painter, sc_cast *cast, sc_color color);

#endif
