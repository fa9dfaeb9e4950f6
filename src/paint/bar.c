/* Lines along texts: see bar.h. */
#include "paint/bar.h"

#include <math.h>

static void paint_solid(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double top = round(y + bar->y);
    cairo_rectangle(cr, x + bar->x, top, bar->width, fmax(round(bar->thickness), 1));
    cairo_fill(cr);
}

static void paint_double(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    paint_solid(cr, bar, x, y);
    paint_solid(cr, bar, x, y + 2 * fmax(round(bar->thickness), 1));
}

/* Round dots with as much space between, or strokes twice as long as they are thick. */
static void paint_dashes(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double t = bar->thickness, middle = round(y + bar->y) + t / 2;
    bool is_dotted = bar->style == SC_STROKE_DOTTED;
    const double dots[] = { 0, 2 * t }, dashes[] = { 2 * t, t };
    double ends = is_dotted ? t / 2 : 0;
    cairo_set_line_width(cr, t);
    cairo_set_line_cap(cr, is_dotted ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_dash(cr, is_dotted ? dots : dashes, 2, 0);
    cairo_move_to(cr, x + bar->x + ends, middle);
    cairo_line_to(cr, x + bar->x + bar->width - ends, middle);
    cairo_stroke(cr);
}

/* A wave three times as high as it is thick. */
static void paint_wave(cairo_t *cr, const sc_text_bar *bar, double x, double y)
{
    double t = bar->thickness, middle = y + bar->y + 1.5 * t, half = 3 * t;
    double left = x + bar->x, right = left + bar->width, swing = 2.2 * t;
    cairo_rectangle(cr, left, middle - 3 * t, bar->width, 6 * t);
    cairo_clip(cr);
    cairo_set_line_width(cr, t);
    cairo_move_to(cr, left, middle);
    for (; left < right && half > 0; left += half, swing = -swing)
        cairo_curve_to(cr, left + half * 0.4, middle - swing, left + half * 0.6, middle - swing,
                       left + half, middle);
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
