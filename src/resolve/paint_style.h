/*
 * What a node's box is painted with, in px: corners, borders, shadows, filters, its transform.
 * Private to resolve/.
 */
#ifndef SC_RESOLVE_PAINT_STYLE_H
#define SC_RESOLVE_PAINT_STYLE_H

#include "resolve/tree.h"

/* So many effects a card may have: the widest take a few tenths of a second each. */
enum { SC_EFFECTS_MAX = 128 };

/** Set the paint of a scene node that has its box, from its style. Lists are owned by `arena`. */
void sc_paint_style_set(sc_arena *arena, const sc_tree_node *from, sc_scene_node *node);

/**
 * Count what takes a picture of its own to paint: shadows, filters, masks, blending.
 * @return SC_OK; SC_E_CONFIG, `resolve.too-many-effects`, if there are more than a card may have.
 */
sc_status sc_paint_style_check(const sc_scene *scene, sc_diags *diags);

#endif
