/* Edges: places where lines may end, that know what ending there costs; and the width of a line
 * between two of them, at any size. */
#ifndef SC_TEXT_EDGE_H
#define SC_TEXT_EDGE_H

#include "text/parts.h"

/**
 * Make the edges of all break opportunities.
 *
 * @param text    with everything but its edges.
 * @param breaks  from sc_breaks_find().
 * @param count   gains how many there are: at least two, the text's start and end.
 * @return owned by `arena`.
 */
const sc_edge *sc_edges_make(sc_arena *arena, const sc_text *text, const uint8_t *breaks,
                             size_t *count);

/** @return the cache of a text's short lines, owned by `arena`. */
sc_stretch_cache *sc_edge_cache_new(sc_arena *arena);

/** @return the edge of a word broken before unit `at`, with a hyphen if its script has them. */
sc_edge sc_edge_inside(const sc_text *text, int32_t at);

/**
 * Cut the text before unit `at`: separating marks are dropped, then an ellipsis is put.
 *
 * @param start  of the line.
 * @param where  SC_BREAK_WORD, or SC_BREAK_INSIDE: what is left may then be marks only.
 * @return the edge; its `end` is at or before `start` if nothing is left.
 */
sc_edge sc_edge_cut(const sc_text *text, int32_t start, int32_t at, sc_break where);

/** @return px of a line from one edge to another, with the tail. */
double sc_edge_width(const sc_text *text, double size_px, const sc_edge *from, const sc_edge *to);

/** @return the item that has the visible character before `end`; NULL at a text's start. */
const sc_item *sc_edge_last_item(const sc_text *text, int32_t end);

/** The characters of a tail, and the item they are set like. */
typedef struct sc_tail {
    UChar units[2];
    int32_t count;
    sc_item like;
} sc_tail;

/** @return the tail of a line that ends visibly at `end`. */
sc_tail sc_edge_tail(const sc_text *text, sc_tail_kind kind, int32_t end);

#endif
