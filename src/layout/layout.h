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
    sc_span span;                                        /* of its condition as written */
    const sc_condition *condition;                       /* NULL: only the sizes count */
    double min_width, max_width, min_height, max_height; /* px of the card */
    const sc_patch *patches;
    size_t patch_count;
} sc_variant;

enum { SC_LAYOUT_CHAIN_MAX = 8 }; /* layouts that extend one another */

typedef struct sc_layout {
    const sc_source *source;
    sc_span span;                                /* of all of it */
    const sc_source *bases[SC_LAYOUT_CHAIN_MAX]; /* the layout it extends, that one's base … */
    size_t base_count;
    sc_str name, description;
    bool has_version;    /* it says `layout: 1` itself */
    bool is_base;        /* it only serves others that extend it */
    const sc_node *card; /* NULL if `is_base` */
    const sc_variant *variants;
    size_t variant_count;
    bool names_platform;           /* cards of one size may differ by platform */
    const sc_entry *unused_tokens; /* that `source` itself has, and nothing uses */
    size_t unused_token_count;
} sc_layout;

/* Finds the layouts that others extend: files are opened outside of this stage. */
typedef struct sc_layout_finder {
    /**
     * @param from  the layout that says `extends: name`, at `blame`.
     * @param out   written only on success; outlives what is read. One layout is the same source,
     *              or has the same name, however often and by whatever path it is found.
     * @return SC_OK, or a status with an error in `diags`.
     */
    sc_status (*find)(void *context, const sc_source *from, sc_str name, sc_span blame,
                      sc_diags *diags, const sc_source **out);
    void *context;
} sc_layout_finder;

/**
 * Read a layout, and those that it extends, reporting every error.
 *
 * @param arena   owns everything reachable from `*out`.
 * @param source  borrowed; must outlive `arena`.
 * @param finder  borrowed for the call.
 * @param site    borrowed for the call: its colours, checked here, win over the layout's tokens of
 *                their names. May be NULL.
 * @param out     written only on success.
 * @return SC_OK, SC_E_CONFIG, or what the finder answered. A layout without a card is fine if it
 *         has nodes or tokens: others may extend it.
 */
sc_status sc_layout_read(sc_arena *arena, const sc_source *source, const sc_layout_finder *finder,
                         const sc_site *site, sc_diags *diags, sc_layout *out);

/** As sc_layout_read() for a layout that is to be rendered, and extends only built-in ones. */
sc_status sc_layout_parse(sc_arena *arena, const sc_source *source, const sc_site *site,
                          sc_diags *diags, sc_layout *out);

/** @return SC_OK, or SC_E_CONFIG with an error if the layout has no card. */
sc_status sc_layout_require_card(const sc_layout *layout, sc_diags *diags);

/** @return the name of a layout by its file's: without `.yaml`. Borrowed. */
sc_str sc_layout_stem(sc_str file);

/**
 * Find the built-in layout called `name` or `name.yaml`.
 *
 * @param diags  gains `layout.unknown`, at `blame`, if there is none.
 * @param out    owned by `arena`; written only on success.
 * @return SC_OK or SC_E_INPUT.
 */
sc_status sc_layout_find_builtin(sc_arena *arena, sc_str name, sc_span blame, sc_diags *diags,
                                 const sc_source **out);

/** @return the source of the built-in layout called `name`, owned by `arena`, or NULL. */
const sc_source *sc_layout_builtin(sc_arena *arena, sc_str name);

/** @return the nearest built-in layout's name to a misspelt one, or NULL; static. */
const char *sc_layout_builtin_nearest(sc_arena *arena, sc_str name);

/** @return the names of the built-in layouts that have a card, comma-separated, for messages. */
sc_str sc_layout_builtin_names(sc_arena *arena);

#endif
