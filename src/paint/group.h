/*
 * Groups: what a node and its children come to, painted on a surface of its own, so that it can be
 * filtered, masked, made transparent and blended as a whole. Private to paint/.
 */
#ifndef SC_PAINT_GROUP_H
#define SC_PAINT_GROUP_H

#include "paint/painter.h"

typedef struct sc_group {
    cairo_t *below;          /* the context to come back to */
    sc_arena *outer, *arena; /* the same, and what is the group's own */
    sc_bitmap bitmap;
    cairo_surface_t *surface;
    int x, y; /* device px: where the bitmap's left top stands */
} sc_group;

/** @return whether the node has to be painted as a group. */
bool sc_group_is_needed(const sc_scene_node *node);

/**
 * Have the painter paint on a new, transparent surface.
 *
 * @param node  of what is painted there; its filters tell how much room about the card it takes.
 */
sc_group sc_group_begin(sc_painter *painter, const sc_scene_node *node);

/** Put what was painted since sc_group_begin() where it belongs. `box`: the node's, snapped. */
void sc_group_end(sc_painter *painter, sc_group *group, const sc_scene_node *node, sc_rect box);

#endif
