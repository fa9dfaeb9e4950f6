/*
 * Rectangles, and their round corners as paths. Lengths are px of the card. Private to paint/.
 */
#ifndef SC_PAINT_SHAPE_H
#define SC_PAINT_SHAPE_H

#include "scene/scene.h"

#include <cairo.h>

/** @return the rectangle with its edges on whole px, each moved to the nearest, as browsers do. */
sc_rect sc_shape_snapped(sc_rect r);

/** @return what is left inside edges of these widths: top, right, bottom, left. */
sc_rect sc_shape_inset(sc_rect r, const double edges[4]);

/** @return what two rectangles have in common; of no width or height if that is nothing. */
sc_rect sc_shape_common(sc_rect a, sc_rect b);

bool sc_shape_has_corners(const double radius[4]);

/** Find the corners inside a node's border: rounder by as much as the border is thinner. */
void sc_shape_inner_radii(const sc_scene_node *node, double out[4]);

/** Add a rectangle with round corners to the path, clockwise. */
void sc_shape_add(cairo_t *cr, sc_rect r, const double radius[4]);

#endif
