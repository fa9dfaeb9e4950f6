/*
 * `extends`: a layout's file, those it is built on, and what they come to together. Private to
 * layout/; the texts are read in parse.c.
 */
#ifndef SC_LAYOUT_EXTEND_H
#define SC_LAYOUT_EXTEND_H

#include "layout/layout.h"
#include "layout/merge.h"

/* One layout of a chain. */
typedef struct sc_layout_link {
    const sc_source *source;
    const sc_value *root;    /* a map */
    const sc_value *extends; /* what it names; NULL: it extends none */
} sc_layout_link;

typedef struct sc_layout_chain {
    sc_layout_link links[SC_LAYOUT_CHAIN_MAX]; /* the layout itself, its base, the base's base … */
    size_t count;
    sc_layout_parts merged;
} sc_layout_chain;

/**
 * Read a layout's file and all that it extends, and merge them.
 *
 * @param finder  finds what is extended.
 * @param diags   gains errors of YAML and of finding files; `layout.no-card` for a file that is no
 *                map, `layout.extends-circle`, `layout.extends-too-deep`, `layout.too-large`.
 * @param out     written only on success.
 * @return SC_OK, SC_E_CONFIG, or what the finder answered.
 */
sc_status sc_layout_extend(sc_arena *arena, const sc_source *source, const sc_layout_finder *finder,
                           sc_diags *diags, sc_layout_chain *out);

#endif
