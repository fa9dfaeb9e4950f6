/* Filling lines to the full: what all ways of choosing lines start from. */
#ifndef SC_TEXT_FILL_H
#define SC_TEXT_FILL_H

#include "text/lines.h"

/* A text to be set at a size within a limit. */
typedef struct sc_setter {
    const sc_text *text;
    double size_px;
    double limit;         /* px */
    const sc_edge *stops; /* where lines may end; the first is the start */
    size_t stop_count;
    bool only_forced; /* lines end at forced breaks only */
    bool keeps_words; /* filling stops, as if over, where a word would have to be broken: asking a
                         dictionary where takes longer than all the rest */
} sc_setter;

/** @return px of a line. */
double sc_fill_width(const sc_setter *set, const sc_edge *from, const sc_edge *to);

/** @return whether a line is within the limit. */
bool sc_fill_fits(const sc_setter *set, const sc_edge *from, const sc_edge *to);

/** @return whether neither this line nor one that ends further on can fit: what an edge adds is
 * less than two em. */
bool sc_fill_is_hopeless(const sc_setter *set, const sc_edge *from, const sc_edge *to);

/** @return whether a break is one to take only if there is no better one on the line. */
bool sc_fill_is_worse(sc_break kind);

/** @return the last grapheme boundary before `end` whose line is, roughly, within the limit; at
 * least one grapheme after `from`. */
int32_t sc_fill_last_grapheme(const sc_setter *set, const sc_edge *from, int32_t end);

/**
 * Fill lines.
 *
 * @param arena      owns the spans; NULL: they are only counted.
 * @param max_lines  0: any number; `is_over` tells if there would be more.
 */
sc_lines sc_fill_lines(sc_arena *arena, const sc_setter *set, size_t max_lines);

#endif
