/*
 * SVG drawings, by librsvg: logos and icons that a layout or a site file names. Never an article's
 * photo: a drawing is a program, and only colleagues' are run. Nothing outside the file is read,
 * and scripts and animations are not run.
 */
#ifndef SC_PAINT_SVG_H
#define SC_PAINT_SVG_H

#include "photo/photo.h"

/**
 * Read a drawing's size: its width and height, else those of its viewBox, else 300 x 150 px, as
 * browsers have it; rounded to whole px.
 *
 * @param bytes  borrowed.
 * @param span   where the drawing was named, for messages.
 * @param out    written only on success.
 * @return SC_OK; SC_E_CONFIG with `paint.svg-damaged`, or with `paint.svg-missing` if librsvg is
 *         not installed; SC_E_LIMIT with `paint.svg-too-large` for more than the limits' bytes or
 *         px a side.
 */
sc_status sc_svg_probe(sc_arena *arena, sc_str bytes, const sc_photo_limits *limits, sc_span span,
                       sc_diags *diags, sc_photo_info *out);

/**
 * Draw a part of a drawing, at the size it is wanted in: sharp at any.
 *
 * @param crop   px of the drawing at the size that sc_svg_probe() gives.
 * @param width, height  of the result, px, > 0.
 * @param out    transparent where nothing is drawn; owned by `arena`; written only on success.
 * @return as sc_svg_probe(). A drawing that takes more than five seconds ends the program, with
 *         SC_E_LIMIT and `paint.svg-too-slow`.
 */
sc_status sc_svg_draw(sc_arena *arena, sc_str bytes, sc_rect crop, int width, int height,
                      sc_span span, sc_diags *diags, sc_bitmap *out);

#endif
