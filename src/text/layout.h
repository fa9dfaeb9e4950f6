/* Chosen lines become glyphs at positions. */
#ifndef SC_TEXT_LAYOUT_H
#define SC_TEXT_LAYOUT_H

#include "text/lines.h"

/** Place the lines in a box of `width` px. @param out  owned by `arena`. */
void sc_layout_place(sc_arena *arena, const sc_text *text, const sc_lines *lines, double size_px,
                     double width, sc_paragraph *out);

#endif
