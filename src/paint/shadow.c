/* Shadows of boxes: see shadow.h. */
#include "paint/shadow.h"

#include "paint/blur.h"
#include "paint/shape.h"

#include <math.h>

static sc_shape moved(sc_shape shape, double x, double y)
{
    shape.rect.x += x;
    shape.rect.y += y;
    return shape;
}

/* Coverage in device space, to be blurred, and then a mask for the shadow's colour. */
typedef struct cast {
    sc_mask mask;
    cairo_surface_t *surface;
    cairo_t *cr; /* on it, as the painter's own */
    sc_sigma sigma;
} cast;

/* The part of device space that a shadow can be seen in: the path's, within the room there is. Its
 * mask also has what comes from about it by the blur. */
static cast cast_begin(sc_painter *p, sc_arena *arena, sc_rect seen, double sigma)
{
    cast c = { .sigma = sc_painter_sigma(p, sigma) };
    int across = sc_blur_reach(c.sigma.x), down = sc_blur_reach(c.sigma.y);
    int left = (int)seen.x - across, top = (int)seen.y - down;
    cairo_matrix_t user;
    c.mask = (sc_mask){ (int)seen.width + 2 * across, (int)seen.height + 2 * down, 0, NULL };
    c.mask.stride = cairo_format_stride_for_width(CAIRO_FORMAT_A8, c.mask.width);
    c.mask.pixels = SC_NEW_ARRAY(arena, uint8_t, (size_t)c.mask.stride * (size_t)c.mask.height);
    c.surface = cairo_image_surface_create_for_data(c.mask.pixels, CAIRO_FORMAT_A8, c.mask.width,
                                                    c.mask.height, c.mask.stride);
    cairo_surface_set_device_offset(c.surface, -left, -top);
    c.cr = cairo_create(c.surface);
    cairo_get_matrix(p->cr, &user);
    cairo_set_matrix(c.cr, &user);
    return c;
}

static void cast_end(sc_painter *p, cast *c, sc_color color)
{
    cairo_destroy(c->cr);
    cairo_surface_flush(c->surface);
    sc_blur_mask(&c->mask, c->sigma);
    cairo_surface_mark_dirty(c->surface);
    cairo_save(p->cr);
    cairo_identity_matrix(p->cr);
    sc_painter_set_color(p->cr, color);
    cairo_mask_surface(p->cr, c->surface, 0, 0);
    cairo_restore(p->cr);
    cairo_surface_destroy(c->surface);
}

/* Nothing is painted beneath the box itself, which may let things through. */
static void clip_out(sc_painter *p, const sc_shape *shape)
{
    double left, top, right, bottom;
    cairo_clip_extents(p->cr, &left, &top, &right, &bottom);
    cairo_rectangle(p->cr, left - 1, top - 1, right - left + 2, bottom - top + 2);
    sc_shape_add(p->cr, shape);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
    cairo_clip(p->cr);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_WINDING);
}

/* Where the path's blurred shape can be seen, in whole px of device space. */
static sc_rect reach_of(const sc_painter *p, double sigma)
{
    sc_sigma own = sc_painter_sigma(p, sigma);
    double across = sc_blur_reach(own.x), down = sc_blur_reach(own.y);
    sc_rect r = sc_painter_path(p);
    r = (sc_rect){ r.x - across, r.y - down, r.width + 2 * across, r.height + 2 * down };
    return sc_shape_common(r, sc_painter_room(p));
}

static void paint_outer(sc_painter *p, const sc_scene_shadow *shadow, const sc_shape *shape)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_shape own = moved(sc_shape_spread(*shape, shadow->spread), shadow->x, shadow->y);
    cairo_save(p->cr);
    clip_out(p, shape);
    sc_shape_add(p->cr, &own);
    if (shadow->blur <= 0) {
        sc_painter_set_color(p->cr, shadow->color);
        cairo_fill(p->cr);
    } else {
        sc_rect seen = reach_of(p, shadow->blur / 2);
        cairo_new_path(p->cr);
        if (seen.width >= 1 && seen.height >= 1 && own.rect.width > 0 && own.rect.height > 0) {
            cast c = cast_begin(p, scratch, seen, shadow->blur / 2);
            sc_shape_add(c.cr, &own);
            cairo_fill(c.cr);
            cast_end(p, &c, shadow->color);
        }
    }
    cairo_restore(p->cr);
    sc_arena_free(scratch);
}

void sc_paint_shadows(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    sc_shape shape = sc_shape_border_box(node, box);
    for (size_t i = node->shadow_count; i-- > 0;)
        if (!node->shadows[i].is_inset && node->shadows[i].color.a > 0)
            paint_outer(p, &node->shadows[i], &shape);
}

/* All but a hole is filled; what is outside the padding box is there for the blur. */
static void paint_inner(sc_painter *p, const sc_scene_shadow *shadow, const sc_shape *shape)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_shape hole = moved(sc_shape_spread(*shape, -shadow->spread), shadow->x, shadow->y);
    sc_shape_add(p->cr, shape);
    sc_rect seen = sc_painter_reach(p);
    cairo_save(p->cr);
    cairo_clip(p->cr);
    if (seen.width >= 1 && seen.height >= 1) {
        cast c = cast_begin(p, scratch, seen, shadow->blur / 2);
        cairo_paint(c.cr);
        cairo_set_operator(c.cr, CAIRO_OPERATOR_CLEAR);
        sc_shape_add(c.cr, &hole);
        cairo_fill(c.cr);
        cast_end(p, &c, shadow->color);
    }
    cairo_restore(p->cr);
    sc_arena_free(scratch);
}

void sc_paint_inset_shadows(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    sc_shape shape = sc_shape_padding_box(node, box);
    for (size_t i = node->shadow_count; i-- > 0;)
        if (node->shadows[i].is_inset && node->shadows[i].color.a > 0)
            paint_inner(p, &node->shadows[i], &shape);
}
