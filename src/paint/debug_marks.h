/*
 * What debugging pictures are drawn with: lines that show on any ground, and their colours. Private
 * to paint/.
 */
#ifndef SC_PAINT_DEBUG_MARKS_H
#define SC_PAINT_DEBUG_MARKS_H

#include "scene/scene.h"

#include <cairo.h>

/* What is drawn, in the order of the legend. */
typedef enum sc_mark {
    SC_MARK_BOX,
    SC_MARK_TEXT,
    SC_MARK_IMAGE,
    SC_MARK_BASELINE,
    SC_MARK_CUT,
    SC_MARK_PANEL,
    SC_MARK_SAFE,
    SC_MARK_FOCUS,
    SC_MARK_HEAD,
    SC_MARK_COUNT,
} sc_mark;

/** Draw a rectangle's outline just inside its edges. */
void sc_mark_outline(cairo_t *cr, sc_mark mark, sc_rect r);

/** Draw a level line of `width` px from x, y. */
void sc_mark_level(cairo_t *cr, sc_mark mark, double x, double y, double width);

/** Draw a bar of `height` px downwards from x, y. */
void sc_mark_bar(cairo_t *cr, sc_mark mark, double x, double y, double height);

/** Draw a cross in a ring about x, y. */
void sc_mark_cross(cairo_t *cr, sc_mark mark, double x, double y);

/** Fill a rectangle with the mark's colour: the ground of a label. */
void sc_mark_fill(cairo_t *cr, sc_mark mark, sc_rect r);

/** Draw what stands for a mark in the legend, in a rectangle. */
void sc_mark_sample(cairo_t *cr, sc_mark mark, sc_rect r);

/** @return the mark's words in the legend. Static. */
const char *sc_mark_words(sc_mark mark);

#endif
