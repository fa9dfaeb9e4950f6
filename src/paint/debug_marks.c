/* Lines that show on any ground: see debug_marks.h. Each has a dark one under it. */
#include "paint/debug_marks.h"

#include <math.h>

/* px */
static const double LINE = 1.5, UNDER = 3, RING = 8, BAR_WIDTH = 6;

typedef enum shape { OUTLINE, LEVEL, BAR, CROSS } shape;

static const struct {
    double r, g, b;
    bool is_dashed;
    shape shape;
    const char *words;
} MARKS[SC_MARK_COUNT] = {
    [SC_MARK_BOX] = { 0, .75, 1, false, OUTLINE, "box" },
    [SC_MARK_TEXT] = { 1, .35, .7, false, OUTLINE, "text" },
    [SC_MARK_IMAGE] = { .25, .85, .4, false, OUTLINE, "picture, and its crop" },
    [SC_MARK_BASELINE] = { 1, .35, .7, false, LEVEL, "baseline" },
    [SC_MARK_CUT] = { 1, .2, .15, false, BAR, "words were cut here" },
    [SC_MARK_PANEL] = { .72, .5, 1, true, OUTLINE, "panel" },
    [SC_MARK_SAFE] = { 1, 1, 1, true, OUTLINE, "what a square preview keeps" },
    [SC_MARK_FOCUS] = { 1, .85, .1, false, CROSS, "focus" },
    [SC_MARK_HEAD] = { 1, .62, .1, false, OUTLINE, "taken for a head" },
};

/* Stroke the path twice, and forget it. */
static void stroke(cairo_t *cr, sc_mark mark)
{
    static const double DASHES[] = { 12, 8 };
    cairo_set_source_rgba(cr, 0, 0, 0, 0.45);
    cairo_set_line_width(cr, UNDER);
    cairo_stroke_preserve(cr);
    cairo_set_source_rgb(cr, MARKS[mark].r, MARKS[mark].g, MARKS[mark].b);
    cairo_set_line_width(cr, LINE);
    cairo_set_dash(cr, DASHES, MARKS[mark].is_dashed ? 2 : 0, 0);
    cairo_stroke(cr);
    cairo_set_dash(cr, NULL, 0, 0);
}

void sc_mark_outline(cairo_t *cr, sc_mark mark, sc_rect r)
{
    double left = round(r.x) + UNDER / 2, top = round(r.y) + UNDER / 2;
    cairo_rectangle(cr, left, top, fmax(0, round(r.x + r.width) - left - UNDER / 2),
                    fmax(0, round(r.y + r.height) - top - UNDER / 2));
    stroke(cr, mark);
}

void sc_mark_level(cairo_t *cr, sc_mark mark, double x, double y, double width)
{
    sc_mark_fill(cr, mark, (sc_rect){ x, round(y), width, 1 });
}

void sc_mark_bar(cairo_t *cr, sc_mark mark, double x, double y, double height)
{
    sc_mark_fill(cr, mark, (sc_rect){ round(x), round(y), BAR_WIDTH, round(height) });
}

void sc_mark_cross(cairo_t *cr, sc_mark mark, double x, double y)
{
    cairo_new_sub_path(cr);
    cairo_arc(cr, x, y, RING, 0, 2 * M_PI);
    cairo_move_to(cr, x - 1.6 * RING, y);
    cairo_line_to(cr, x + 1.6 * RING, y);
    cairo_move_to(cr, x, y - 1.6 * RING);
    cairo_line_to(cr, x, y + 1.6 * RING);
    stroke(cr, mark);
}

void sc_mark_fill(cairo_t *cr, sc_mark mark, sc_rect r)
{
    cairo_set_source_rgb(cr, MARKS[mark].r, MARKS[mark].g, MARKS[mark].b);
    cairo_rectangle(cr, r.x, r.y, r.width, r.height);
    cairo_fill(cr);
}

void sc_mark_sample(cairo_t *cr, sc_mark mark, sc_rect r)
{
    double x = r.x + r.width / 2, y = r.y + r.height / 2;
    switch (MARKS[mark].shape) {
    case OUTLINE:
        sc_mark_outline(cr, mark, r);
        return;
    case LEVEL:
        sc_mark_level(cr, mark, r.x, y, r.width);
        return;
    case BAR:
        sc_mark_bar(cr, mark, x - BAR_WIDTH / 2, r.y, r.height);
        return;
    case CROSS:
        sc_mark_cross(cr, mark, x, y);
        return;
    }
}

const char *sc_mark_words(sc_mark mark)
{
    return MARKS[mark].words;
}
