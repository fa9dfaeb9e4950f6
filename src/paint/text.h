/*
 * Texts: the panel behind them, and their lines. Private to paint/.
 */
#ifndef SC_PAINT_TEXT_H
#define SC_PAINT_TEXT_H

#include "paint/painter.h"

/** @return `wanted`, or `otherwise` if it is left open: if its alpha is below 0. */
sc_color sc_paint_color_of(sc_color wanted, sc_color otherwise);

/** Paint a text; only its panel if the painter skips texts. */
void sc_paint_text(sc_painter *painter, const sc_scene_text *text);

/**
 * Paint a text's lines: decorations, strokes and letters, each in its colour.
 *
 * @param is_mask  all of it opaque, whatever its colour: for shadows.
 */
void sc_paint_type(sc_painter *painter, const sc_scene_text *text, bool is_mask);

/** Paint one line's letters with the current source. Baselines stand on whole px. */
void sc_paint_line(sc_painter *painter, const sc_scene_text *text, const sc_line *line);

#endif
