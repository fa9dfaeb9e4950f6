/*
 * Lines along texts, and the grounds of marks. Private to paint/.
 */
#ifndef SC_PAINT_BAR_H
#define SC_PAINT_BAR_H

#include "text/text.h"

#include <cairo.h>

/**
 * Paint those bars of a line that are of some kinds, with the current source.
 *
 * @param kinds     SC_DECORATE_*, or-ed.
 * @param marked    of marks, or of the rest.
 * @param x, y      px: what the bars count from. Solid bars stand on whole px.
 */
void sc_bars_paint(cairo_t *cr, const sc_line *line, unsigned kinds, bool marked, double x,
                   double y);

#endif
