/*
 * Glyphs onto a Cairo context: outlines as paths, colour glyphs as pictures. They are read through
 * the HarfBuzz font that shaped them, so that both see the same design, and placed to a fraction
 * of a px. Glyphs that touch no others are rasterised by FreeType, see ink.h. Private to paint/.
 *
 * Cairo's own fonts are not used. They keep what they know of a face by its address, past its end:
 * another face that is loaded there is then painted as if it were the first (in black and white,
 * for an emoji font). And they round glyphs to whole px.
 */
#ifndef SC_PAINT_GLYPH_H
#define SC_PAINT_GLYPH_H

#include "text/text.h"

#include <cairo.h>

/**
 * Add the outlines of a run to the current path, but for those that are out of sight.
 *
 * @param x, y   px: where the paragraph's left edge and top stand, as the glyphs count from.
 * @param reach  px: how far from the outlines the path is to paint; 0 if it is filled.
 */
void sc_glyph_outlines(cairo_t *cr, const sc_glyph_run *run, double x, double y, double reach);

/**
 * Paint a run with the current source; glyphs that are pictures (CBDT, sbix) or layers of colours
 * (COLR 0) in their own colours, `alpha` strong. The current path is lost.
 */
void sc_glyph_paint(cairo_t *cr, const sc_glyph_run *run, double x, double y, double alpha);

#endif
