/*
 * Layers of colours and gradients: backgrounds of nodes, and what masks them. Private to paint/.
 */
#ifndef SC_PAINT_BACKGROUND_H
#define SC_PAINT_BACKGROUND_H

#include "paint/painter.h"

/** Paint a node's background. `box`: the node's, snapped. */
void sc_paint_background(sc_painter *painter, const sc_scene_node *node, sc_rect box);

/** Paint a node's mask as if it were a background: it covers as much as it is opaque. */
void sc_paint_mask(sc_painter *painter, const sc_scene_node *node, sc_rect box);

#endif
