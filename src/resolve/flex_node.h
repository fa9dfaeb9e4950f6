/*
 * The flex engine's own view of a box: its style with every number made sane, its children sorted
 * as they are laid out, and what has been found out about it so far, so that no question is
 * answered twice.
 *
 * Everything here is px and, unless it says otherwise, the border box. NAN stands for what is not
 * known (an `auto` size, an indefinite percentage). Pairs are indexed by SC_X and SC_Y, sides by
 * SC_TOP and the others.
 */
#ifndef SC_RESOLVE_FLEX_NODE_H
#define SC_RESOLVE_FLEX_NODE_H

#include "resolve/flex.h"

#include <math.h>

enum { SC_X, SC_Y };

/* The bounds every number is held to, so that sums and products stay finite. */
#define SC_FLEX_MOST 1e7

typedef struct sc_flex_node sc_flex_node;

/*
 * What a box is laid out in. The width is always known; the height may follow from the content.
 */
typedef struct sc_flex_space {
    double width;
    double height;                 /* NAN: from the content, within the next two */
    double min_height, max_height; /* of an automatic height; NAN: `auto`, `none` */
    double basis_width;            /* what a percentage of the padding is a percentage of */
    double line_limit;             /* where the lines of a column of automatic height end, or NAN */
    bool is_definite;              /* whether percentages of the children resolve against height */
    sc_measure_mode content_mode;  /* MIN_CONTENT or MAX_CONTENT: which content height is asked */
    bool ignores_ratio;            /* the height comes from the content in spite of aspect-ratio */
} sc_flex_space;

/* What laying out a box in a space came to. */
typedef struct sc_flex_extent {
    double height;
    double content_height;        /* before min-height, max-height and aspect-ratio */
    sc_flex_node *baseline_item;  /* the child that lends its baseline; NULL: none */
    double baseline_item_top;     /* its y */
    sc_flex_space baseline_space; /* how it was laid out */
} sc_flex_extent;

/* The smallest and the largest width a content asks for. */
typedef struct sc_flex_widths {
    double min, max;
} sc_flex_widths;

typedef struct sc_flex_known_extent {
    sc_flex_space space;
    sc_flex_extent extent;
} sc_flex_known_extent;

typedef struct sc_flex_known_widths {
    double height, line_limit;
    sc_flex_widths widths;
} sc_flex_known_widths;

typedef struct sc_flex_known_measure {
    sc_measure wanted;
    sc_content_size size;
} sc_flex_known_measure;

struct sc_flex_node {
    sc_flex_box *box;
    sc_arena *scratch;
    size_t index;        /* among its parent's children */
    sc_flex_style style; /* numbers finite and in range; the next three instead of its own */
    sc_dim size[2];      /* width, height */
    sc_dim min[2], max[2];
    sc_dim gap[2];        /* column-gap, row-gap */
    sc_flex_node **items; /* children in flow, by `order` */
    size_t item_count;
    sc_flex_node **absolutes;
    size_t absolute_count;
    SC_VEC(sc_flex_known_extent) extents;
    SC_VEC(sc_flex_known_widths) widths;
    SC_VEC(sc_flex_known_measure) measures;
};

/**
 * Copy a tree of boxes into nodes. Boxes deeper than SC_FLEX_MAX_DEPTH get no node.
 *
 * @return owned by `scratch`; borrows the boxes.
 */
sc_flex_node *sc_flex_node_new(sc_arena *scratch, sc_flex_box *box);

/** Ask a leaf for the size of its content, once for each question. */
sc_content_size sc_flex_measure(sc_flex_node *node, const sc_measure *wanted);

/** @return px, or NAN for `auto` and for a percentage of what is not known. */
double sc_flex_resolve(sc_dim dim, double basis);

/** @return border and padding of one side. */
double sc_flex_edge(const sc_flex_node *node, int side, double basis_width);

/** @return border and padding of both sides of an axis. */
double sc_flex_edges(const sc_flex_node *node, int axis, double basis_width);

/** @return `size` held between `min` and `max`, of which NAN sets no bound; min wins. */
double sc_flex_clamp(double size, double min, double max);

/** @return whether two numbers are equal, or neither is known. */
bool sc_flex_same(double a, double b);

/** @return the side where an axis starts if nothing reverses it: left, top. */
static inline int sc_flex_side_before(int axis)
{
    return axis == SC_X ? SC_LEFT : SC_TOP;
}

/** @return the side where it ends: right, bottom. */
static inline int sc_flex_side_after(int axis)
{
    return axis == SC_X ? SC_RIGHT : SC_BOTTOM;
}

#endif
