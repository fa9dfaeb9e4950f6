/*
 * What a node's box is painted with, in px: corners, borders, shadows, filters, its transform.
 * Private to resolve/.
 */
#ifndef SC_RESOLVE_PAINT_STYLE_H
#define SC_RESOLVE_PAINT_STYLE_H

#include "resolve/tree.h"

/** Set the paint of a scene node that has its box, from its style. Lists are owned by `arena`. */
void sc_paint_style_set(sc_arena *arena, const sc_tree_node *from, sc_scene_node *node);

#endif
