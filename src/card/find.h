/*
 * Finding layouts: those that the command line and the site file name, and those that layouts
 * extend. Opens files.
 */
#ifndef SC_CARD_FIND_H
#define SC_CARD_FIND_H

#include "layout/layout.h"

/** @return whether a layout is named by its path: `looks/big.yaml`, not `big`. */
bool sc_find_is_path(const char *name);

/**
 * Find a layout: a path; or a name, of a file under layouts/ or of a built-in layout.
 *
 * @param blame  where it was named.
 * @param out    owned by `arena`; written only on success.
 * @return SC_OK; SC_E_INPUT with `layout.unknown`, or as reading the file answers.
 */
sc_status sc_find_layout(sc_arena *arena, const char *name, sc_span blame, sc_diags *diags,
                         const sc_source **out);

/**
 * Make a finder of what a layout extends. A path is relative to the layout that names it, a name is
 * looked for beside that layout, then as sc_find_layout() does; a layout is not found as its own
 * base, so that layouts/news.yaml may extend the built-in `news`. Built-in layouts extend only
 * each other; where a file such as `base.yaml` is missing, the built-in one of that name is meant.
 *
 * @param arena  owns the finder and what it finds.
 * @param root   the first layout of the chain.
 */
sc_layout_finder sc_find_bases(sc_arena *arena, const sc_source *root);

#endif
