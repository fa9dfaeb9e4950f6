/*
 * The reference of the layout language's properties, in Markdown, made from their rows:
 * docs/layout-reference.md.
 */
#ifndef SC_LAYOUT_REFERENCE_H
#define SC_LAYOUT_REFERENCE_H

#include "layout/property.h"

/** @return the whole page, owned by `arena`. */
sc_str sc_layout_reference(sc_arena *arena);

/** @return a list with one node that has the property, as its example sets it; YAML, one line at
 *          least, owned by `arena`. */
sc_str sc_layout_example(sc_arena *arena, const sc_property *property);

#endif
