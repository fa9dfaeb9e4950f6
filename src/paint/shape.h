/*
 * Rectangles, and their round corners as paths. Lengths are px of the card. Private to paint/.
 */
#ifndef SC_PAINT_SHAPE_H
#define SC_PAINT_SHAPE_H

#include "scene/scene.h"

#include <cairo.h>

/* A rectangle with round corners: top left, top right, bottom right, bottom left. */
typedef struct sc_shape {
    sc_rect rect;
    sc_radius radius[4];
} sc_shape;

/** @return the rectangle with its edges on whole px, each moved to the nearest, as browsers do. */
sc_rect sc_shape_snapped(sc_rect r);

/** @return what is left inside edges of these widths: top, right, bottom, left. */
sc_rect sc_shape_inset(sc_rect r, const double edges[4]);

bool sc_shape_has_corners(const sc_radius radius[4]);

/** @return a node's border box. `box`: the node's, snapped. */
sc_shape sc_shape_border_box(const sc_scene_node *node, sc_rect box);

/** @return the box inside its border: its corners less round by the border's widths. */
sc_shape sc_shape_padding_box(const sc_scene_node *node, sc_rect box);

/**
 * Move all edges out, or in where `by` is negative, as a shadow's spread does: square corners stay
 * square (CSS Backgrounds 3, section 7.1.1).
 */
sc_shape sc_shape_spread(sc_shape shape, double by);

/** Add a shape to the path, clockwise. */
void sc_shape_add(cairo_t *cr, const sc_shape *shape);

#endif
