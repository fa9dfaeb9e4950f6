/*
 * Small words over a picture: one line of type, for debugging pictures. Private to paint/.
 */
#ifndef SC_PAINT_LABEL_H
#define SC_PAINT_LABEL_H

#include "text/text.h"

#include <cairo.h>

/* A line of type that can be painted; `width` and `height` are px, with some room about it. */
typedef struct sc_label {
    sc_paragraph paragraph;
    double width, height;
} sc_label;

/**
 * Set a line.
 *
 * @param fonts  Inter is taken from them; faces may be loaded, so never on two threads at once.
 * @param text   as it is; what no font has leaves the label without type.
 * @return owned by `arena`, which `text` must outlive.
 */
sc_label sc_label_set(sc_arena *arena, sc_fonts *fonts, sc_str text);

/** Paint a label with the current source, its left top at x, y. */
void sc_label_paint(cairo_t *cr, const sc_label *label, double x, double y);

#endif
