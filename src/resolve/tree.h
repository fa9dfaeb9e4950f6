/*
 * The tree of one card between layout and scene: nodes that are there, with their styles, contents
 * and boxes. Private to resolve/.
 */
#ifndef SC_RESOLVE_TREE_H
#define SC_RESOLVE_TREE_H

#include "resolve/bind.h"
#include "resolve/cascade.h"
#include "resolve/flex.h"
#include "resolve/resolve.h"

/* What became of a text that did not fit its box. */
typedef enum sc_remedy { SC_REMEDY_NONE, SC_REMEDY_SHORT, SC_REMEDY_DROP } sc_remedy;

typedef struct sc_remedied {
    const sc_node *node;
    sc_remedy remedy;
    sc_str field; /* what it would have shown */
} sc_remedied;

typedef SC_VEC(sc_remedied) sc_remedies;

typedef struct sc_tree_text {
    sc_arena *arena; /* for the paragraphs that measuring makes */
    const sc_text *shaped;
    sc_filled filled;
    sc_str written; /* what was shaped, and how */
    sc_text_style style;
    double size_px; /* without fit */
    bool has_fit;
    sc_fit fit;
    size_t line_clamp;      /* 0: none */
    sc_paragraph paragraph; /* once the box is known */
    bool is_fitted;
} sc_tree_text;

typedef struct sc_tree_node sc_tree_node;
struct sc_tree_node {
    const sc_node *node;
    sc_cascaded cascaded;
    sc_length_base lengths;
    sc_flex_box flex;
    sc_tree_text *text;        /* SC_NODE_TEXT */
    const sc_picture *picture; /* SC_NODE_IMAGE */
    sc_tree_node *const *children;
    size_t child_count;
};

/* What building a tree takes. */
typedef struct sc_tree_build {
    sc_arena *arena;
    const sc_resolve_request *request;
    sc_binding binding;
    sc_style initial;
    const sc_remedies *remedies; /* of earlier attempts */
    sc_diags *diags;
    sc_status status; /* the first failure */
} sc_tree_build;

/**
 * Build the tree of the nodes that are there: their `when` holds, and texts and images have
 * something to show.
 * @return NULL if `build->status` is not SC_OK.
 */
sc_tree_node *sc_tree_of(sc_tree_build *build);

/** Shape a fitted text anew for the size it was set at, if it has a face with optical sizes. */
void sc_tree_set_optical_size(sc_tree_build *build, sc_tree_text *text);

/** Lay out a text in its box, px; sets `paragraph` and `is_fitted`. */
void sc_tree_set_text(sc_tree_text *text, double width, double height);

#endif
