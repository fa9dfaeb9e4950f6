/*
 * Type: what a node's style says of it, as the text stage and the scene take it. Private to
 * resolve/.
 */
#ifndef SC_RESOLVE_TYPE_STYLE_H
#define SC_RESOLVE_TYPE_STYLE_H

#include "resolve/tree.h"

/* A text as it is to be shaped. */
typedef struct sc_type {
    sc_str text; /* in the case the style wants, without the stars of its marks */
    sc_text_style style;
} sc_type;

/**
 * @param text  as the article or the layout has it.
 * @param lang  BCP 47: the text's.
 * @return owned by `arena`; lists of it may be the style's.
 */
sc_type sc_type_of(sc_arena *arena, const sc_tree_node *node, sc_str text, sc_str lang);

/** @return how the node's text is painted beyond its colour, owned by `arena`; NULL: plainly. */
const sc_scene_type *sc_type_paint(sc_arena *arena, const sc_tree_node *node);

#endif
