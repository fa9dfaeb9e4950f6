/*
 * A glyph's outline, walked through in font units; the reach of what of it lies in a band out.
 * Curves are walked in short straight steps.
 */
#include "text/ink.h"

#include <hb-ot.h>
#include <math.h>

#define CURVE_STEPS 12

/* Font units, upwards. */
typedef struct walker {
    double low, high;   /* of the band */
    double left, right; /* found so far; left > right: nothing */
} walker;

static void take_x(walker *to, double x)
{
    to->left = fmin(to->left, x);
    to->right = fmax(to->right, x);
}

/* What of a straight step lies in the band. */
static void take_step(walker *to, double x0, double y0, double x1, double y1)
{
    double low = fmax(fmin(y0, y1), to->low), high = fmin(fmax(y0, y1), to->high);
    if (low > high)
        return;
    if (y0 == y1) {
        take_x(to, x0);
        take_x(to, x1);
        return;
    }
    take_x(to, x0 + (x1 - x0) * (low - y0) / (y1 - y0));
    take_x(to, x0 + (x1 - x0) * (high - y0) / (y1 - y0));
}

static void line_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x, float y,
                    void *unused)
{
    (void)funcs, (void)unused;
    take_step(data, (double)state->current_x, (double)state->current_y, (double)x, (double)y);
}

static double on_curve(double a, double b, double c, double d, double t)
{
    double s = 1 - t;
    return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
}

static void curve_to(hb_draw_funcs_t *funcs, void *data, hb_draw_state_t *state, float x1, float y1,
                     float x2, float y2, float x3, float y3, void *unused)
{
    (void)funcs, (void)unused;
    double x0 = (double)state->current_x, y0 = (double)state->current_y, px = x0, py = y0;
    for (int i = 1; i <= CURVE_STEPS; i++) {
        double t = (double)i / CURVE_STEPS;
        double x = on_curve(x0, (double)x1, (double)x2, (double)x3, t);
        double y = on_curve(y0, (double)y1, (double)y2, (double)y3, t);
        take_step(data, px, py, x, y);
        px = x;
        py = y;
    }
}

static bool can_meet(hb_font_t *font, uint32_t glyph, const walker *band)
{
    hb_glyph_extents_t box;
    if (!hb_font_get_glyph_extents(font, glyph, &box))
        return false;
    return box.y_bearing >= band->low && box.y_bearing + box.height <= band->high;
}

bool sc_ink_meets(const sc_face *face, uint32_t glyph, double size_px, sc_ink_band *band)
{
    hb_font_t *font = sc_face_harfbuzz(face);
    double units = sc_face_upem(face) / size_px;
    walker to = { -band->bottom * units, -band->top * units, INFINITY, -INFINITY };
    if (!can_meet(font, glyph, &to))
        return false;
    hb_draw_funcs_t *funcs = hb_draw_funcs_create();
    hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
    hb_draw_funcs_set_cubic_to_func(funcs, curve_to, NULL, NULL);
    hb_font_get_glyph_shape(font, glyph, funcs, &to);
    hb_draw_funcs_destroy(funcs);
    band->left = to.left / units;
    band->right = to.right / units;
    return to.left <= to.right;
}
