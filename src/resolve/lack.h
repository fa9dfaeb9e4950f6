/* Warnings of faces that a design asks for and the fonts do not have. Private to resolve/. */
#ifndef SC_RESOLVE_LACK_H
#define SC_RESOLVE_LACK_H

#include "resolve/tree.h"

/** Add `text.no-italic`, `text.no-weight` and `text.no-width` for all texts of a tree. */
void sc_lack_warn(const sc_tree_build *build, const sc_tree_node *card);

#endif
