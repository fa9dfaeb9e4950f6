/* Trees whose boxes are laid out → scenes. Private to resolve/. */
#ifndef SC_RESOLVE_PLACE_H
#define SC_RESOLVE_PLACE_H

#include "resolve/tree.h"

/**
 * Tell a laid-out node's content box.
 *
 * @param parent_width  px: what percentages of padding are of, the parent's content width.
 * @return px from the node's own border box's left top.
 */
sc_rect sc_place_content_box(const sc_tree_node *node, double parent_width);

/**
 * Make the scene of a tree that has been laid out and whose texts have been set.
 * @return the card's scene node, owned by `build->arena`; warnings go to `build->diags`.
 */
const sc_scene_node *sc_place(const sc_tree_build *build, const sc_tree_node *card);

#endif
