/*
 * Shadows of boxes (CSS Backgrounds 3, section 7.1): outside them, and inside. Private to paint/.
 */
#ifndef SC_PAINT_SHADOW_H
#define SC_PAINT_SHADOW_H

#include "paint/painter.h"

/** Paint what lies outside the node's border box, and before it. `box`: the node's, snapped. */
void sc_paint_shadows(sc_painter *painter, const sc_scene_node *node, sc_rect box);

/** Paint what lies inside the border, upon the background. */
void sc_paint_inset_shadows(sc_painter *painter, const sc_scene_node *node, sc_rect box);

#endif
