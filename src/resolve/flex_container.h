/*
 * One layout of one container: its items and lines, and the steps that work on them. The steps
 * stand in files of their own: items get their base sizes (flex_item.c), are collected into lines
 * and flexed (flex_line.c), and are sized across, aligned and placed (flex.c, flex_align.c).
 */
#ifndef SC_RESOLVE_FLEX_CONTAINER_H
#define SC_RESOLVE_FLEX_CONTAINER_H

#include "resolve/flex_node.h"
#include "resolve/flex_size.h"

typedef struct sc_flex_item {
    sc_flex_node *node;
    sc_flex_align align;
    double margin[4]; /* an automatic one is 0 until it gets its share */
    bool is_auto_margin[4];
    double edges[2];       /* border and padding of both sides */
    double own[2];         /* width and height as styled; NAN: `auto` */
    sc_flex_bounds bounds; /* on the main axis the automatic minimum is filled in */
    bool is_basis_definite;
    double base, hypothetical; /* main sizes */
    bool is_frozen;
    double size[2];      /* the border box */
    double offset[2];    /* of the border box in the content box, from where the axis starts */
    double ascent;       /* from the margin edge at the cross start to the baseline */
    sc_flex_space space; /* in which the item is laid out in the end */
} sc_flex_item;

typedef struct sc_flex_line {
    sc_flex_item *items;
    size_t count;
    double cross;  /* size */
    double offset; /* from where the cross axis starts */
    double ascent; /* the largest of the items aligned by their baselines */
} sc_flex_line;

typedef struct sc_flex_container {
    sc_flex_node *node;
    sc_flex_space space;
    int main, cross;     /* SC_X or SC_Y */
    bool is_reversed[2]; /* the axis starts at the right, at the bottom */
    double edges[2];
    double inner[2];    /* the content box; the height is NAN until it is known */
    double definite[2]; /* what percentages of the items are percentages of, or NAN */
    double basis_width; /* the same for padding and margins: never unknown */
    double gap[2];
    double
        content_height; /* with edges, before it is held to anything; if the height is automatic */
    sc_flex_item *items;
    size_t count;
    sc_flex_line *lines;
    size_t line_count;
} sc_flex_container;

bool sc_flex_is_row(const sc_flex_node *node);

/** @return whether `child`, of an automatic size on its parent's cross axis, fills that axis. */
bool sc_flex_is_stretched(const sc_flex_node *parent, const sc_flex_node *child, int axis);

/** @return the align-self of a child: what its parent says if it is `auto`, never `normal`. */
sc_flex_align sc_flex_align_of(const sc_flex_node *parent, const sc_flex_node *child);

/** Set up a container in a space; it has no items yet. */
sc_flex_container sc_flex_container_of(sc_flex_node *node, const sc_flex_space *space);

/** Make the items with their flex base sizes and hypothetical main sizes: 9.2. */
void sc_flex_make_items(sc_flex_container *c);

/** @return the size of an item with its margins. */
double sc_flex_outer(const sc_flex_item *item, int axis);

/** @return the margins of both sides. */
double sc_flex_margins(const sc_flex_item *item, int axis);

/** @return `size` held to the item's bounds, and not less than its border and padding. */
double sc_flex_hold(const sc_flex_item *item, int axis, double size);

/** @return the size on the cross axis where it does not depend on the content, or NAN: 9.8. */
double sc_flex_definite_cross(const sc_flex_container *c, const sc_flex_item *item);

/** @return the space of an item of a container; `height` NAN: from its content. */
sc_flex_space sc_flex_item_space(const sc_flex_container *c, const sc_flex_item *item, double width,
                                 double height, bool is_definite);

/** Collect the items into lines: 9.3. */
void sc_flex_collect_lines(sc_flex_container *c);

/** @return the sum of the hypothetical outer main sizes and gaps of a line. */
double sc_flex_line_main(const sc_flex_container *c, const sc_flex_line *line);

/** Resolve the flexible lengths of a line: 9.7. */
void sc_flex_resolve_lengths(const sc_flex_container *c, sc_flex_line *line);

/** Align the items of every line along the main axis, and lines and items across: 9.5, 9.6. */
void sc_flex_align_all(sc_flex_container *c);

/** Size everything in a container: 9.2 to 9.4. */
sc_flex_container sc_flex_size_all(sc_flex_node *node, const sc_flex_space *space);

/** @return the extent of a node that has items. */
sc_flex_extent sc_flex_container_extent(sc_flex_node *node, const sc_flex_space *space);

/**
 * @param width       what the items have for theirs.
 * @param height      of the content box, or NAN.
 * @param line_limit  where the lines end if the height is not known, or NAN.
 * @return the width of the lines of a wrapping column, side by side.
 */
double sc_flex_lines_width(sc_flex_node *node, double width, double height, double line_limit);

/** @return an item's x or y in the border box of its container. */
double sc_flex_position(const sc_flex_container *c, int axis, double offset, double size);

/** Give a node its place and size, and lay out what is in it. */
void sc_flex_place(sc_flex_node *node, const sc_flex_space *space, double x, double y);

/** Place the absolutely positioned children of a container whose size is known. */
void sc_flex_place_absolutes(const sc_flex_container *c);

#endif
