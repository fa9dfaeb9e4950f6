/*
 * Backgrounds: layers of plain colours and gradients, the first on top, as CSS writes them.
 */
#ifndef SC_LAYOUT_BACKGROUND_H
#define SC_LAYOUT_BACKGROUND_H

#include "layout/color.h"
#include "layout/length.h"
#include "layout/reader.h"

typedef enum sc_fill_kind { SC_FILL_COLOR, SC_FILL_LINEAR, SC_FILL_RADIAL } sc_fill_kind;

typedef struct sc_stop {
    sc_color color;
    bool has_position;
    sc_length position; /* along the gradient's line: percentages of it, or lengths */
} sc_stop;

typedef struct sc_fill {
    sc_fill_kind kind;
    sc_color color; /* SC_FILL_COLOR */
    /* SC_FILL_LINEAR: towards an angle (0: up, 90: right), or towards a corner of the box. */
    bool is_to_corner;
    int corner_x, corner_y; /* -1: left, top; 1: right, bottom */
    double angle_deg;
    /* SC_FILL_RADIAL: to the farthest corner, from a centre in the box. */
    bool is_circle;
    sc_length center_x, center_y;
    const sc_stop *stops;
    size_t stop_count; /* at least 2 */
} sc_fill;

typedef struct sc_background {
    const sc_fill *layers;
    size_t count;
} sc_background;

/**
 * Read `color`, `linear-gradient(…)`, `radial-gradient(…)`, or several with commas between; `none`.
 * @return false with an error; `*out` is written only on success.
 */
bool sc_background_read(const sc_reader *reader, sc_background *out);

/** Read one colour, with a hint for a misspelt one. @return false with an error. */
bool sc_color_read(const sc_reader *reader, sc_str text, sc_color *out);

#endif
