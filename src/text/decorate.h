/* Lines along a text, and the grounds of its marks: CSS text-decoration. */
#ifndef SC_TEXT_DECORATE_H
#define SC_TEXT_DECORATE_H

#include "text/parts.h"

/* A part of a line that has been set, in visual order: glyphs of one item. */
typedef struct sc_set_piece {
    const sc_item *like;
    double start, end; /* px */
    double size_px;
    const sc_glyph *glyphs;
    size_t count;
} sc_set_piece;

/**
 * Give a line its bars.
 *
 * @param size_px  of the text.
 * @param pieces   of the line, from left to right.
 * @param line     placed; gains `bars`, owned by `arena`.
 */
void sc_decorate(sc_arena *arena, const sc_text *text, double size_px, const sc_set_piece *pieces,
                 size_t count, sc_line *line);

#endif
