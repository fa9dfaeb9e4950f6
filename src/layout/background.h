/*
 * Backgrounds: layers of plain colours, gradients and pictures, the first on top, as CSS writes
 * them. Gradients are read in layout/gradient.c.
 */
#ifndef SC_LAYOUT_BACKGROUND_H
#define SC_LAYOUT_BACKGROUND_H

#include "layout/color_space.h"
#include "layout/expression.h"
#include "layout/length.h"
#include "layout/reader.h"

typedef enum sc_fill_kind {
    SC_FILL_COLOR,
    SC_FILL_LINEAR,
    SC_FILL_RADIAL,
    SC_FILL_CONIC,
    SC_FILL_PICTURE
} sc_fill_kind;

typedef struct sc_stop {
    sc_color color;
    bool is_hint; /* no colour: where the two about it are mixed half and half */
    bool has_position;
    sc_length position; /* along the gradient's line: percentages of it, or lengths */
} sc_stop;

/* How far a radial gradient reaches. */
typedef enum sc_extent {
    SC_FARTHEST_CORNER,
    SC_FARTHEST_SIDE,
    SC_CLOSEST_CORNER,
    SC_CLOSEST_SIDE,
    SC_EXTENT_GIVEN /* radius_x, radius_y */
} sc_extent;

typedef struct sc_fill {
    sc_fill_kind kind;
    sc_color color;    /* SC_FILL_COLOR */
    bool is_repeating; /* the rest: of gradients */
    sc_mixing mixing;
    /* SC_FILL_LINEAR: towards an angle (0: up, 90: right), or towards a corner of the box.
     * SC_FILL_CONIC: the angle that it starts from. */
    bool is_to_corner;
    int corner_x, corner_y; /* -1: left, top; 1: right, bottom */
    double angle_deg;
    /* SC_FILL_RADIAL */
    bool is_circle;
    sc_extent extent;
    sc_length radius_x, radius_y;
    /* SC_FILL_RADIAL, SC_FILL_CONIC: in the box. SC_FILL_PICTURE: as object-position has it; AUTO:
     * about the article's focus. */
    sc_length center_x, center_y;
    sc_template picture;  /* SC_FILL_PICTURE: its name */
    bool is_contained;    /* else it covers the box */
    const sc_stop *stops; /* the first and the last are no hints */
    size_t stop_count;    /* at least 2 */
} sc_fill;

typedef struct sc_background {
    const sc_fill *layers;
    size_t count;
} sc_background;

/**
 * Read `color`, `linear-gradient(…)`, `repeating-conic-gradient(…)`, `url(a.png) center / cover`
 * and their like, or several with commas between; `none`.
 * @return false with an error; `*out` is written only on success.
 */
bool sc_background_read(const sc_reader *reader, sc_background *out);

/** As sc_background_read(), of gradients alone: a mask is as opaque as they are. */
bool sc_mask_read(const sc_reader *reader, sc_background *out);

/** @return whether any layer is a picture. */
bool sc_background_has_picture(const sc_background *background);

/** Read one colour, with a hint for a misspelt one. @return false with an error. */
bool sc_color_read(const sc_reader *reader, sc_str text, sc_color *out);

#endif
