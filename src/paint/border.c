/* Borders: see border.h. */
#include "paint/border.h"

#include "paint/shape.h"

#include <math.h>

typedef struct point {
    double x, y;
} point;

/* Where the mitre of a corner ends: on the line from the outer corner through the inner one, and as
 * far as the middle of the box, so that what is round inside is cut too. */
static point mitre(sc_rect o, const double widths[4], int corner)
{
    bool is_right = corner == 1 || corner == 2, is_lower = corner >= 2;
    double across = widths[is_right ? 1 : 3], down = widths[is_lower ? 2 : 0];
    double reach = fmin(across > 0 ? o.width / 2 / across : INFINITY,
                        down > 0 ? o.height / 2 / down : INFINITY);
    reach = isfinite(reach) ? fmax(reach, 1) : 0;
    return (point){ is_right ? o.x + o.width - reach * across : o.x + reach * across,
                    is_lower ? o.y + o.height - reach * down : o.y + reach * down };
}

/* The part of the box that belongs to one side: cut along the mitres. */
static void add_side(cairo_t *cr, sc_rect o, const double widths[4], int side)
{
    const point corners[4] = { { o.x, o.y },
                               { o.x + o.width, o.y },
                               { o.x + o.width, o.y + o.height },
                               { o.x, o.y + o.height } };
    int next = (side + 1) % 4;
    point end = mitre(o, widths, next), start = mitre(o, widths, side);
    cairo_move_to(cr, corners[side].x, corners[side].y);
    cairo_line_to(cr, corners[next].x, corners[next].y);
    cairo_line_to(cr, end.x, end.y);
    cairo_line_to(cr, start.x, start.y);
    cairo_close_path(cr);
}

static bool is_same_color(const sc_color *a, const sc_color *b)
{
    return a->r == b->r && a->g == b->g && a->b == b->b && a->a == b->a;
}

void sc_paint_border(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    const double *w = node->border_width;
    const sc_color *c = node->border_color;
    if (w[0] == 0 && w[1] == 0 && w[2] == 0 && w[3] == 0)
        return;
    sc_shape outside = sc_shape_border_box(node, box), inside = sc_shape_padding_box(node, box);
    cairo_save(p->cr);
    cairo_set_fill_rule(p->cr, CAIRO_FILL_RULE_EVEN_ODD);
    sc_shape_add(p->cr, &outside);
    sc_shape_add(p->cr, &inside);
    bool is_even = true;
    for (int i = 1; i < 4; i++)
        is_even = is_even && is_same_color(&c[0], &c[i]);
    if (is_even) {
        sc_painter_set_color(p->cr, c[0]);
        cairo_fill(p->cr);
    } else {
        cairo_clip(p->cr);
    }
    for (int side = 0; side < 4 && !is_even; side++) {
        if (w[side] <= 0)
            continue;
        add_side(p->cr, box, w, side);
        sc_painter_set_color(p->cr, c[side]);
        cairo_fill(p->cr);
    }
    cairo_restore(p->cr);
}
