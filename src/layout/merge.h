/*
 * Merging a layout with the one it extends: two trees of values in, one out. Every value keeps the
 * place it was written at, so that messages name the right file.
 */
#ifndef SC_LAYOUT_MERGE_H
#define SC_LAYOUT_MERGE_H

#include "data/value.h"

/* The parts of a layout, as written or as merged; NULL: not there. */
typedef struct sc_layout_parts {
    const sc_value *name, *description;
    const sc_value *tokens;
    const sc_value *card;
    const sc_value *nodes; /* by name: definitions of nodes that stand nowhere in the card */
    const sc_value *variants;
} sc_layout_parts;

enum { SC_LAYOUT_NESTING_MAX = 31 }; /* of nodes: what 64 levels of lists and maps leave room for */

/** @return the parts of a layout's file as they stand there. */
sc_layout_parts sc_layout_parts_of(const sc_value *root);

/**
 * Put a layout over its base, which may have no parts at all:
 *
 * - a token or a text of the layout replaces the base's;
 * - a node is the base's of its name, then what `nodes` says of that name, then what is written
 *   where it stands; of two values of one property the later is kept, at the later's place;
 * - `children` are replaced as a list. A node of the base that the layout writes somewhere is there
 *   and nowhere else; one that it writes twice is given to the first;
 * - the variants of the base stand before those of the layout.
 *
 * @param arena  owns what is new in the result, which shares all else with its inputs.
 * @param diags  gains `data.too-deep` if moved nodes nest too deeply; they are then cut off.
 */
sc_layout_parts sc_layout_merge(sc_arena *arena, const sc_layout_parts *base,
                                const sc_layout_parts *own, sc_diags *diags);

/** @return the text of a node's `name`, or an empty text. */
sc_str sc_layout_node_name(const sc_value *node);

/** @return the value of `key` in a map, or NULL: also when `map` is NULL or no map. */
const sc_value *sc_layout_entry(const sc_value *map, sc_str key);

#endif
