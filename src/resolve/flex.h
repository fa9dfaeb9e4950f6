/*
 * CSS flexible boxes (CSS Flexbox Level 1, with box-sizing: border-box and overflow as given):
 * a tree of styled boxes in, positions and sizes out. Plain numbers: no fonts, no fields.
 *
 * Lengths are px. Sides stand in the order top, right, bottom, left.
 */
#ifndef SC_RESOLVE_FLEX_H
#define SC_RESOLVE_FLEX_H

#include "base/arena.h"

#include <stdbool.h>

typedef enum sc_dim_unit {
    SC_DIM_AUTO,
    SC_DIM_PX,
    SC_DIM_PERCENT,
    SC_DIM_CONTENT, /* flex-basis: content; a basis of `auto` is the width or height */
} sc_dim_unit;

/* A length that may be `auto` (`none` for a maximum) or a percentage. */
typedef struct sc_dim {
    sc_dim_unit unit;
    double value; /* px, or percent: 50 is half */
} sc_dim;

enum { SC_TOP, SC_RIGHT, SC_BOTTOM, SC_LEFT };

typedef enum sc_flex_direction {
    SC_FLEX_ROW,
    SC_FLEX_ROW_REVERSE,
    SC_FLEX_COLUMN,
    SC_FLEX_COLUMN_REVERSE
} sc_flex_direction;
typedef enum sc_flex_wrap { SC_FLEX_NOWRAP, SC_FLEX_WRAP, SC_FLEX_WRAP_REVERSE } sc_flex_wrap;

/* One list for justify-content, align-items, align-content and align-self; not every word is
 * allowed everywhere. `left`/`right` are justify-content's only. */
typedef enum sc_flex_align {
    SC_FLEX_AUTO, /* align-self: as the parent's align-items */
    SC_FLEX_NORMAL,
    SC_FLEX_START, /* flex-start */
    SC_FLEX_END,   /* flex-end */
    SC_FLEX_CENTER,
    SC_FLEX_BASELINE,
    SC_FLEX_STRETCH,
    SC_FLEX_SPACE_BETWEEN,
    SC_FLEX_SPACE_AROUND,
    SC_FLEX_SPACE_EVENLY,
} sc_flex_align;

typedef struct sc_flex_style {
    sc_flex_direction direction;
    sc_flex_wrap wrap;
    sc_flex_align justify_content, align_items, align_content, align_self;
    double grow, shrink;
    sc_dim basis;
    int order;
    sc_dim width, height, min_width, min_height, max_width, max_height;
    double aspect_ratio; /* width / height; 0: none */
    sc_dim row_gap, column_gap;
    sc_dim padding[4]; /* never auto */
    double border[4];
    sc_dim margin[4];
    bool is_absolute; /* position: absolute, against the parent's padding box */
    sc_dim inset[4];  /* also of a relatively positioned box */
    bool clips;       /* overflow: hidden: the automatic minimum size is 0 */
    bool is_rtl;      /* direction: rtl */
} sc_flex_style;

/*
 * What a leaf is asked for its content size with, on each axis. Its widths are asked with the
 * height as MAX_CONTENT, its height with the width EXACT, its baseline with both EXACT once the
 * height is settled.
 */
typedef enum sc_measure_mode {
    SC_MEASURE_EXACT,
    SC_MEASURE_MIN_CONTENT,
    SC_MEASURE_MAX_CONTENT
} sc_measure_mode;

typedef struct sc_measure {
    sc_measure_mode width_mode, height_mode;
    double width, height; /* px of the content box, where the mode is EXACT */
} sc_measure;

typedef struct sc_content_size {
    double width, height; /* px */
    double baseline;      /* px below the content's top; < 0: none */
} sc_content_size;

/* The deepest tree that is laid out; boxes further down are left alone. */
#define SC_FLEX_MAX_DEPTH 128

typedef struct sc_flex_box sc_flex_box;
struct sc_flex_box {
    sc_flex_style style;
    sc_flex_box *const *children;
    size_t child_count;
    /* A leaf's content: NULL for an empty box, never asked of a box with children. A height asked
     * with MIN_CONTENT may be less than with MAX_CONTENT (a text that can be set smaller). Must
     * give the same answer each time. */
    sc_content_size (*measure)(void *context, const sc_measure *wanted);
    void *context;

    /* The result: the border box, from the parent's border box. Written by sc_flex_layout(). */
    double x, y, width, height;
};

/** @return CSS's initial values, with `direction: row`, `shrink: 1`, `align-items: normal`. */
sc_flex_style sc_flex_style_initial(void);

/**
 * Lay out a tree whose root has the given definite border-box size.
 *
 * @param scratch  owns what is needed on the way.
 * @param root     its and its descendants' results are written; the root is at 0, 0.
 */
void sc_flex_layout(sc_arena *scratch, sc_flex_box *root, double width, double height);

#endif
