/* Lines along texts: see bar.h. */
#include "paint/bar.h"

#include <math.h>

#define LEAST 1 /* px that a line is thick; a pattern of less would have no end of pieces */

static void paint_solid(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double top = round(y + bar->y);
    cairo_rectangle(cr, x + bar->x, top, bar->width, fmax(round(bar->thickness), LEAST));
    cairo_fill(cr);
}

static void paint_double(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    paint_solid(cr, bar, x, y);
    paint_solid(cr, bar, x, y + 2 * fmax(round(bar->thickness), LEAST));
}

/* A stretch of a pattern, px. */
typedef struct stretch {
    double left, right;
} stretch;

/* A line may be a thousand times as wide as its card. @return what of it can be seen, less by
 * whole periods, so that the pattern stays where it is. */
static stretch seen_of(cairo_t *cr, double left, double right, double period)
{
    double from, top, to, bottom;
    cairo_clip_extents(cr, &from, &top, &to, &bottom);
    double before = floor((from - left) / period) - 1, behind = floor((right - to) / period) - 1;
    return (stretch){ left + fmax(before, 0) * period, right - fmax(behind, 0) * period };
}

/* Round dots with as much space between, or strokes twice as long as they are thick. */
static void paint_dashes(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double t = fmax(bar->thickness, LEAST), middle = round(y + bar->y) + t / 2;
    bool is_dotted = bar->style == SC_STROKE_DOTTED;
    const double dots[] = { 0, 2 * t }, dashes[] = { 2 * t, t };
    double ends = is_dotted ? t / 2 : 0;
    stretch seen =
        seen_of(cr, x + bar->x + ends, x + bar->x + bar->width - ends, is_dotted ? 2 * t : 3 * t);
    cairo_set_line_width(cr, t);
    cairo_set_line_cap(cr, is_dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cr, is_dotted ? dots : dashes, 2, 0);
    cairo_move_to(cr, seen.left, middle);
    cairo_line_to(cr, seen.right, middle);
    cairo_stroke(cr);
}

/* A wave three times as high as it is thick: a curve reaches three quarters of its handles. */
static void paint_wave(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double t = fmax(bar->thickness, LEAST), middle = y + bar->y + 1.5 * t, half = 3 * t;
    double left = x + bar->x, swing = 4 * t / 3;
    stretch seen = seen_of(cr, left, left + bar->width, 2 * half);
    cairo_rectangle(cr, left, middle - 3 * t, bar->width, 6 * t);
    cairo_clip(cr);
    cairo_set_line_width(cr, t);
    cairo_move_to(cr, seen.left, middle);
    for (double at = seen.left; at < seen.right; at += half, swing = -swing)
        cairo_curve_to(cr, at + half * 0.4, middle - swing, at + half * 0.6, middle - swing,
                       at + half, middle);
    cairo_stroke(cr);
}

void sc_bars_paint(cairo_t *cr, const sc_line *line, unsigned kinds, bool marked, double x,
                   double y)
{
    static void (*const STYLES[])(cairo_t *, const sc_text_bar *, double, double) = {
        [SC_STROKE_SOLID] = paint_solid,   [SC_STROKE_DOUBLE] = paint_double,
        [SC_STROKE_DOTTED] = paint_dashes, [SC_STROKE_DASHED] = paint_dashes,
        [SC_STROKE_WAVY] = paint_wave,
    };
    for (size_t i = 0; i < line->bar_count; i++) {
        const sc_text_bar *bar = &line->bars[i];
        if (!(bar->kind & kinds) || bar->is_marked != marked || bar->thickness <= 0)
            continue;
        cairo_save(cr);
        STYLES[bar->style](cr, bar, x, y);
        cairo_restore(cr);
    }
}
