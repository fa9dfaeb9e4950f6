/*
 * Borders of nodes: solid, each side of its own width and colour. Private to paint/.
 */
#ifndef SC_PAINT_BORDER_H
#define SC_PAINT_BORDER_H

#include "paint/painter.h"

/** Paint a node's border. `box`: the node's, snapped. */
void sc_paint_border(sc_painter *painter, const sc_scene_node *node, sc_rect box);

#endif
