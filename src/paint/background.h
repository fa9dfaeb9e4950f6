/*
 * Backgrounds of nodes: layers of colours and gradients. Private to paint/.
 */
#ifndef SC_PAINT_BACKGROUND_H
#define SC_PAINT_BACKGROUND_H

#include "paint/painter.h"

/** Paint a node's background. `box`: the node's, snapped. */
void sc_paint_background(sc_painter *painter, const sc_scene_node *node, sc_rect box);

#endif
