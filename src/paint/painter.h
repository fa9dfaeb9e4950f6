/*
 * What the parts of painting share: the context they paint on, and pixels as sources for it.
 * Private to paint/.
 */
#ifndef SC_PAINT_PAINTER_H
#define SC_PAINT_PAINTER_H

#include "paint/paint.h"

#include <cairo.h>

typedef struct sc_painter {
    sc_arena *arena; /* until the card is painted */
    cairo_t *cr;
    const sc_paint_picture *pictures;
    size_t picture_count;
    sc_rect clip;  /* px of the card: all that is wanted */
    int step;      /* px of the card for one px of the surface, on each axis */
    bool has_base; /* the surface holds a picture to paint over */
    bool skips_text;
} sc_painter;

/** Paint a scene into a new bitmap of `1 / step` the card's size; as sc_paint(). */
sc_status sc_painter_scene(sc_painter *painter, const sc_scene *scene, sc_arena *arena,
                           sc_diags *diags, sc_bitmap *out);

/** Make a colour the source. */
void sc_painter_set_color(cairo_t *cr, sc_color color);

/** @return a surface over a bitmap's pixels, owned by `arena`; the pixels must live as long. */
cairo_surface_t *sc_painter_surface(sc_arena *arena, const sc_bitmap *bitmap);

/** Make a bitmap the source, its left top at x, y, pixel by pixel. */
void sc_painter_set_bitmap(sc_painter *painter, const sc_bitmap *bitmap, double x, double y);

#endif
