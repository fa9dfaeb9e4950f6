/*
 * Pictures among the layers of a background: such a background becomes scene nodes of its own, one
 * a layer, painted beneath the node's border and content. Private to resolve/.
 */
#ifndef SC_RESOLVE_PICTURE_LAYERS_H
#define SC_RESOLVE_PICTURE_LAYERS_H

#include "resolve/tree.h"

/** Move a background that has pictures, of a scene node that has its paint, to `node->ground`. */
void sc_picture_layers_set(const sc_tree_build *build, const sc_tree_node *from,
                           sc_scene_node *node);

#endif
