/*
 * A layout: the tree of nodes that a designer wrote, with its variants. Everything in it has been
 * checked; nothing has been given a value yet.
 */
#ifndef SC_LAYOUT_LAYOUT_H
#define SC_LAYOUT_LAYOUT_H

#include "layout/expression.h"
#include "layout/property.h"

typedef enum sc_node_kind {
    SC_NODE_BOX = SC_FOR_BOX,
    SC_NODE_TEXT = SC_FOR_TEXT,
    SC_NODE_IMAGE = SC_FOR_IMAGE,
} sc_node_kind;

typedef struct sc_node sc_node;
struct sc_node {
    sc_node_kind kind;
    sc_str name; /* "card" for the root; empty if it has none */
    sc_span span;
    sc_template content;      /* of a text or an image */
    const sc_condition *when; /* NULL: always there */
    sc_declarations declarations;
    const sc_node *const *children; /* in paint order */
    size_t child_count;
};

/* What a variant says of one node. */
typedef struct sc_patch {
    const sc_node *node;
    bool has_content;
    sc_template content;
    const sc_condition *when; /* NULL: unchanged */
    sc_declarations declarations;
} sc_patch;

/* Patches that hold where all of a variant's conditions do. Those that match are applied in the
 * order they are written; a later value of a property replaces an earlier one. */
typedef struct sc_variant {
    const sc_condition *condition;                       /* NULL: only the sizes count */
    double min_width, max_width, min_height, max_height; /* px of the card */
    const sc_patch *patches;
    size_t patch_count;
} sc_variant;

typedef struct sc_layout {
    const sc_source *source;
    sc_str name, description;
    const sc_node *card;
    const sc_variant *variants;
    size_t variant_count;
    bool names_platform; /* cards of one size may differ by platform */
} sc_layout;

/**
 * Read a layout, reporting every error it has.
 *
 * @param arena   owns everything reachable from `*out`.
 * @param source  borrowed; must outlive `arena`.
 * @param site    borrowed for the call: its colours, checked here, win over the layout's tokens of
 *                their names. May be NULL.
 * @param out     written only on success.
 * @return SC_OK or SC_E_CONFIG.
 */
sc_status sc_layout_parse(sc_arena *arena, const sc_source *source, const sc_site *site,
                          sc_diags *diags, sc_layout *out);

/** @return the source of the built-in layout called `name`, owned by `arena`, or NULL. */
const sc_source *sc_layout_builtin(sc_arena *arena, sc_str name);

/** @return the nearest built-in layout's name to a misspelt one, or NULL; static. */
const char *sc_layout_builtin_nearest(sc_arena *arena, sc_str name);

/** @return the built-in layouts' names, comma-separated, for messages. */
sc_str sc_layout_builtin_names(sc_arena *arena);

#endif
