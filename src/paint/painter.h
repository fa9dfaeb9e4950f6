/*
 * What the parts of painting share: the context they paint on, and pixels as sources for it.
 * Private to paint/.
 *
 * User space is px of the card, before the transforms of nodes; device space is px of the surface
 * of the card, also on the surfaces of groups, which stand at their place by a device offset.
 */
#ifndef SC_PAINT_PAINTER_H
#define SC_PAINT_PAINTER_H

#include "paint/blur.h"
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
    bool is_transformed; /* px of the card do not stand on those of the surface */
    size_t group_pixels; /* of the groups that are open */
} sc_painter;

/** Paint a scene into a new bitmap of `1 / step` the card's size; as sc_paint(). */
sc_status sc_painter_scene(sc_painter *painter, const sc_scene *scene, sc_arena *arena,
                           sc_diags *diags, sc_bitmap *out);

/** Make a colour the source. */
void sc_painter_set_color(cairo_t *cr, sc_color color);

/** @return a surface over a bitmap's pixels, owned by `arena`; the pixels must live as long. */
cairo_surface_t *sc_painter_surface(sc_arena *arena, const sc_bitmap *bitmap);

/** Make a bitmap the source, its left top at x, y of user space. */
void sc_painter_set_bitmap(sc_painter *painter, const sc_bitmap *bitmap, double x, double y);

/** As above at x, y of device space, pixel by pixel. */
void sc_painter_set_raster(sc_painter *painter, const sc_bitmap *bitmap, double x, double y);

/** @return the whole px of device space that can be painted on. */
sc_rect sc_painter_room(const sc_painter *painter);

/** @return the whole px of device space that the current path can cover. */
sc_rect sc_painter_path(const sc_painter *painter);

/** @return the whole px of device space that the current path can cover, and that can be painted
 * on; of no width or height if there are none. */
sc_rect sc_painter_reach(const sc_painter *painter);

/** @return the transform from user space to device space. */
sc_matrix sc_painter_matrix(const sc_painter *painter);

/** @return the standard deviations in device space of a Gaussian of `sigma` px of the card. */
sc_sigma sc_painter_sigma(const sc_painter *painter, double sigma);

#endif
