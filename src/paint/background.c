/* Backgrounds and masks: see background.h. */
#include "paint/background.h"

#include "paint/gradient.h"
#include "paint/shape.h"
#include "scene/rect.h"

#include <math.h>

/* Rows of a gradient that are made and painted at once; a multiple of its dither's period. */
enum { STRIP = 64 };

/* Px of a gradient that is repeated: as many as four cards have. */
static const double TILE_MAX = 4e6;

/* A layer being painted: the box its gradient spans, and the shape it fills. */
typedef struct layer {
    const sc_fill *fill;
    const sc_length_base *lengths;
    sc_rect origin;
    const sc_shape *shape;
    double strength;
} layer;

/* A box with square corners is filled in strips, which stay in the processor's cache. */
static void paint_strips(sc_painter *p, const sc_gradient *gradient, sc_rect box, sc_rect area)
{
    sc_rect strip = { area.x, area.y, area.width, fmin(STRIP, area.height) };
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, strip);
    raster.is_opaque = sc_gradient_is_opaque(gradient);
    cairo_surface_t *surface = sc_painter_surface(p->arena, &raster);
    for (; strip.y < area.y + area.height; strip.y += STRIP) {
        strip.height = fmin(STRIP, area.y + area.height - strip.y);
        cairo_surface_flush(surface);
        sc_gradient_fill(gradient, strip, &raster);
        cairo_surface_mark_dirty(surface);
        sc_rect here = sc_rect_common(box, strip);
        cairo_set_source_surface(p->cr, surface, strip.x, strip.y);
        cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
        cairo_rectangle(p->cr, here.x, here.y, here.width, here.height);
        cairo_fill(p->cr);
    }
}

static void paint_gradient(sc_painter *p, const layer *l)
{
    sc_matrix to_card;
    sc_shape_add(p->cr, l->shape);
    sc_rect area = sc_painter_reach(p);
    bool is_seen =
        area.width >= 1 && area.height >= 1 && sc_matrix_invert(sc_painter_matrix(p), &to_card);
    if (!is_seen) {
        cairo_new_path(p->cr);
        return;
    }
    const sc_gradient *gradient =
        sc_gradient_new(p->arena, l->fill, l->origin, l->lengths, l->strength, to_card);
    if (p->step == 1 && !p->is_transformed && !sc_shape_has_corners(l->shape->radius)) {
        cairo_new_path(p->cr);
        paint_strips(p, gradient, l->shape->rect, area);
        return;
    }
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, area);
    sc_painter_set_raster(p, &raster, area.x, area.y);
    cairo_fill(p->cr);
}

/* Whether anything of the layer's shape can be seen that is outside the box that its gradient
 * spans. Of a box larger than any card, what lies beyond is left as the gradient's ends have it. */
static bool shows_tiles(sc_painter *p, const layer *l)
{
    sc_matrix to_card;
    sc_shape_add(p->cr, l->shape);
    sc_rect seen = sc_painter_reach(p);
    cairo_new_path(p->cr);
    if (l->origin.width * l->origin.height > TILE_MAX || p->is_transformed ||
        !sc_matrix_invert(sc_painter_matrix(p), &to_card))
        return false;
    double left = to_card.xx * seen.x + to_card.x0, top = to_card.yy * seen.y + to_card.y0;
    double right = left + to_card.xx * seen.width, bottom = top + to_card.yy * seen.height;
    return left < l->origin.x || top < l->origin.y || right > l->origin.x + l->origin.width ||
           bottom > l->origin.y + l->origin.height;
}

/* Under a border that lets it be seen, a gradient is that of the box inside it, again. */
static void paint_tiled(sc_painter *p, const layer *l)
{
    sc_matrix to_card;
    const sc_rect *tile = &l->origin;
    if (tile->width < 1 || tile->height < 1 || !sc_matrix_invert(sc_painter_matrix(p), &to_card))
        return;
    sc_rect room = { 0, 0, ceil(tile->width), ceil(tile->height) };
    sc_matrix at_tile = { 1, 0, 0, 1, tile->x, tile->y };
    const sc_gradient *gradient =
        sc_gradient_new(p->arena, l->fill, l->origin, l->lengths, l->strength, at_tile);
    sc_bitmap raster = sc_gradient_raster(p->arena, gradient, room);
    sc_shape_add(p->cr, l->shape);
    sc_painter_set_bitmap(p, &raster, tile->x, tile->y);
    cairo_pattern_set_extend(cairo_get_source(p->cr), CAIRO_EXTEND_REPEAT);
    cairo_fill(p->cr);
}

static void paint_layer(sc_painter *p, const layer *l)
{
    if (l->fill->kind == SC_FILL_COLOR) {
        sc_color color = l->fill->color;
        color.a *= l->strength;
        sc_shape_add(p->cr, l->shape);
        sc_painter_set_color(p->cr, color);
        cairo_fill(p->cr);
    } else if (shows_tiles(p, l)) {
        paint_tiled(p, l);
    } else {
        paint_gradient(p, l);
    }
}

/* A layer's pixels go when it is painted: there may be thousands of them. */
static void paint_layers(sc_painter *p, const sc_background *all, layer l)
{
    sc_arena *outer = p->arena;
    for (size_t i = all->count; i-- > 0;) {
        l.fill = &all->layers[i];
        p->arena = sc_arena_new(0);
        paint_layer(p, &l);
        cairo_set_source_rgb(p->cr, 0, 0, 0); /* the source may be what is freed here */
        sc_arena_free(p->arena);
    }
    p->arena = outer;
}

/* Several layers that are weak are so as a whole: a weak one does not show more of those below. */
void sc_paint_background(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    bool is_group = node->strength < 1 && node->background.count > 1;
    if (node->background.count == 0 || node->strength <= 0)
        return;
    sc_shape shape = sc_shape_border_box(node, box);
    layer l = { .lengths = &node->lengths,
                .origin = sc_shape_inset(box, node->border_width),
                .shape = &shape,
                .strength = is_group ? 1 : node->strength };
    if (is_group)
        cairo_push_group(p->cr);
    paint_layers(p, &node->background, l);
    if (!is_group)
        return;
    cairo_pop_group_to_source(p->cr);
    cairo_paint_with_alpha(p->cr, node->strength);
}

void sc_paint_mask(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    sc_shape shape = sc_shape_border_box(node, box);
    paint_layers(
        p, &node->mask,
        (layer){ .lengths = &node->lengths, .origin = box, .shape = &shape, .strength = 1 });
}
