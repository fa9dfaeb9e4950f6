/* Shadows of boxes: see shadow.h. */
#include "paint/shadow.h"

#include "paint/cast.h"
#include "paint/shape.h"

static sc_shape moved(sc_shape shape, double x, double y)
{
    shape.rect.x += x;
    shape.rect.y += y;
    return shape;
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
        sc_rect seen = sc_cast_seen(p, shadow->blur / 2);
        cairo_new_path(p->cr);
        if (seen.width >= 1 && seen.height >= 1 && own.rect.width > 0 && own.rect.height > 0) {
            sc_cast c = sc_cast_begin(p, scratch, seen, shadow->blur / 2);
            sc_shape_add(c.cr, &own);
            cairo_fill(c.cr);
            sc_cast_end(p, &c, shadow->color);
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
        sc_cast c = sc_cast_begin(p, scratch, seen, shadow->blur / 2);
        cairo_paint(c.cr);
        cairo_set_operator(c.cr, CAIRO_OPERATOR_CLEAR);
        sc_shape_add(c.cr, &hole);
        cairo_fill(c.cr);
        sc_cast_end(p, &c, shadow->color);
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
