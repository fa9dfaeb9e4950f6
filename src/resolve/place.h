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
 * Place a node's picture in a box, as its object-fit and object-position say; warns of one that is
 * enlarged too much.
 */
const sc_scene_image *sc_place_picture(const sc_tree_build *build, const sc_tree_node *node,
                                       sc_rect box);

/**
 * Make the scene of a tree that has been laid out and whose texts have been set.
 * @return the card's scene node, owned by `build->arena`; warnings go to `build->diags`.
 */
const sc_scene_node *sc_place(const sc_tree_build *build, const sc_tree_node *card);

#endif
