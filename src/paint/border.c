/* Borders: see border.h. */
#include "paint/border.h"

#include "paint/shape.h"

/* The quarter of the ring between two boxes that belongs to one side: cut along the mitres. */
static void add_side(cairo_t *cr, sc_rect o, sc_rect i, int side)
{
    const double outer[4][2] = { { o.x, o.y },
                                 { o.x + o.width, o.y },
                                 { o.x + o.width, o.y + o.height },
                                 { o.x, o.y + o.height } };
    const double inner[4][2] = { { i.x, i.y },
                                 { i.x + i.width, i.y },
                                 { i.x + i.width, i.y + i.height },
                                 { i.x, i.y + i.height } };
    int next = (side + 1) % 4;
    cairo_move_to(cr, outer[side][0], outer[side][1]);
    cairo_line_to(cr, outer[next][0], outer[next][1]);
    cairo_line_to(cr, inner[next][0], inner[next][1]);
    cairo_line_to(cr, inner[side][0], inner[side][1]);
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
        add_side(p->cr, box, inside.rect, side);
        sc_painter_set_color(p->cr, c[side]);
        cairo_fill(p->cr);
    }
    cairo_restore(p->cr);
}
