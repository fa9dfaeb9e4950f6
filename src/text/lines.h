/* Choosing the lines: where each starts and ends. No glyphs are touched here. */
#ifndef SC_TEXT_LINES_H
#define SC_TEXT_LINES_H

#include "text/parts.h"

/* A line may be wider than its box by this much: boxes and advances come from different sums. */
#define SC_LINES_SLACK_PX (1.0 / 64)

typedef struct sc_line_span {
    sc_edge from, to;
} sc_line_span;

typedef struct sc_lines {
    sc_line_span *spans;
    size_t count;
    bool is_cut;
    bool is_over; /* more lines would be needed than were allowed */
    sc_break
        worst; /* the worst break used; SC_BREAK_INSIDE too if a grapheme is wider than the box */
} sc_lines;

/**
 * Choose the lines by the style's wrap.
 *
 * @param width      px.
 * @param max_lines  0: any number; else the text is cut with an ellipsis.
 * @return owned by `arena`.
 */
sc_lines sc_lines_choose(sc_arena *arena, const sc_text *text, double size_px, double width,
                         size_t max_lines);

/**
 * Fill lines to the full, stopping past `max_lines` (0: never), or where a word would have to be
 * broken: `is_over`, and then `worst` is SC_BREAK_INSIDE.
 *
 * @return without spans.
 */
sc_lines sc_lines_count(const sc_text *text, double size_px, double width, size_t max_lines);

#endif
