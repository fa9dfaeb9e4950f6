/*
 * What the YAML and the JSON parser share: the limits that bound every tree of values, and the
 * check that a map's keys are unique. For use inside data/ only.
 */
#ifndef SC_DATA_TREE_H
#define SC_DATA_TREE_H

#include "data/value.h"

enum { SC_DATA_DEPTH_MAX = 64, SC_DATA_NODES_MAX = 50000, SC_DATA_DUPLICATES_MAX = 20 };

/* A parse under way. */
typedef struct sc_tree {
    sc_arena *arena;         /* owns the values */
    const sc_source *source; /* borrowed */
    const sc_parse_limits *limits;
    sc_diags *diags;
    size_t node_count; /* so far, what aliases repeat included */
    size_t duplicate_count;
} sc_tree;

/** @return `len` bytes from `offset` as a span of the source. */
sc_span sc_tree_span(const sc_tree *tree, size_t offset, size_t len);

/** @return whether `part` is small enough; if not, with a `data.too-large` error. */
bool sc_tree_accepts_size(const sc_tree *tree, sc_span part);

/** @return whether values may nest `depth` deep; if not, with a `data.too-deep` error. */
bool sc_tree_accepts_depth(const sc_tree *tree, size_t depth, sc_span at);

/** Count `nodes` more. @return false, with a `data.too-many-nodes` error, if that is too many. */
bool sc_tree_add_nodes(sc_tree *tree, size_t nodes, sc_span at);

/**
 * Add a `data.duplicate-key` error for every key that the map has above already; past
 * SC_DATA_DUPLICATES_MAX in a file, no more.
 */
void sc_tree_check_keys(sc_tree *tree, const sc_entry *entries, size_t count);

#endif
