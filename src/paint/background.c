/* Backgrounds: see background.h. */
#include "paint/background.h"

#include "paint/gradient.h"
#include "paint/shape.h"

#include <math.h>

/* Rows of a gradient that are made and painted at once; a multiple of its dither's period. */
enum { STRIP = 64 };

/* What of a box is to be painted, in whole px of the surface. */
static sc_rect visible(const sc_painter *p, sc_rect box)
{
    sc_rect r = sc_shape_common(box, p->clip);
    double left = floor(r.x / p->step), top = floor(r.y / p->step);
    return (sc_rect){ left, top, ceil((r.x + r.width) / p->step) - left,
                      ceil((r.y + r.height) / p->step) - top };
}

/* Fill the path with a raster that stands at x, y of the surface. */
static void fill_with(sc_painter *p, const sc_bitmap *raster, double x, double y)
{
    cairo_matrix_t scale;
    cairo_get_matrix(p->cr, &scale);
    cairo_identity_matrix(p->cr);
    sc_painter_set_bitmap(p, raster, x, y);
    cairo_set_matrix(p->cr, &scale);
    cairo_fill(p->cr);
}

/* A box with square corners is filled in strips, which stay in the processor's cache. */
static void paint_strips(sc_painter *p, const sc_gradient *gradient, sc_rect box, sc_rect area)
{
    sc_rect strip = { area.x, area.y, area.width, fmin(STRIP, area.height) };
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, strip);
    cairo_surface_t *surface = sc_painter_surface(p->arena, &raster);
    for (; strip.y < area.y + area.height; strip.y += STRIP) {
        strip.height = fmin(STRIP, area.y + area.height - strip.y);
        cairo_surface_flush(surface);
        sc_gradient_fill(gradient, strip, &raster);
        cairo_surface_mark_dirty(surface);
        sc_rect here = sc_shape_common(box, strip);
        cairo_set_source_surface(p->cr, surface, strip.x, strip.y);
        cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
        cairo_rectangle(p->cr, here.x, here.y, here.width, here.height);
        cairo_fill(p->cr);
    }
}

static void paint_gradient(sc_painter *p, const sc_scene_node *node, sc_rect box,
                           const sc_fill *fill, double strength)
{
    sc_rect area = visible(p, box);
    if (area.width < 1 || area.height < 1)
        return;
    const sc_gradient *gradient =
        sc_gradient_new(p->arena, fill, box, &node->lengths, strength, p->step);
    if (p->step == 1 && !sc_shape_has_corners(node->radius)) {
        paint_strips(p, gradient, box, area);
        return;
    }
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, area);
    sc_shape_add(p->cr, box, node->radius);
    fill_with(p, &raster, area.x, area.y);
}

static void paint_layer(sc_painter *p, const sc_scene_node *node, sc_rect box, const sc_fill *fill,
                        double strength)
{
    if (fill->kind != SC_FILL_COLOR) {
        paint_gradient(p, node, box, fill, strength);
        return;
    }
    sc_color color = fill->color;
    color.a *= strength;
    sc_shape_add(p->cr, box, node->radius);
    sc_painter_set_color(p->cr, color);
    cairo_fill(p->cr);
}

/* Several layers that are weak are so as a whole: a weak one does not show more of those below. */
void sc_paint_background(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    bool is_group = node->strength < 1 && node->background.count > 1;
    if (node->background.count == 0 || node->strength <= 0)
        return;
    if (is_group)
        cairo_push_group(p->cr);
    for (size_t i = node->background.count; i-- > 0;)
        paint_layer(p, node, box, &node->background.layers[i], is_group ? 1 : node->strength);
    if (!is_group)
        return;
    cairo_pop_group_to_source(p->cr);
    cairo_paint_with_alpha(p->cr, node->strength);
}
