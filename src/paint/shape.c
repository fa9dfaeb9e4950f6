/* Shapes: see shape.h. */
#include "paint/shape.h"

#include <math.h>
#include <string.h>

sc_rect sc_shape_snapped(sc_rect r)
{
    double left = round(r.x), top = round(r.y);
    return (sc_rect){ left, top, round(r.x + r.width) - left, round(r.y + r.height) - top };
}

sc_rect sc_shape_inset(sc_rect r, const double edges[4])
{
    double width = r.width - edges[1] - edges[3], height = r.height - edges[0] - edges[2];
    return (sc_rect){ r.x + edges[3], r.y + edges[0], fmax(0, width), fmax(0, height) };
}

bool sc_shape_has_corners(const sc_radius radius[4])
{
    return radius[0].x > 0 || radius[1].x > 0 || radius[2].x > 0 || radius[3].x > 0;
}

/* Whose radii went below 0 on either axis is square. */
static sc_radius made_round(double x, double y)
{
    return x > 0 && y > 0 ? (sc_radius){ x, y } : (sc_radius){ 0, 0 };
}

sc_shape sc_shape_border_box(const sc_scene_node *node, sc_rect box)
{
    sc_shape shape = { .rect = box };
    memcpy(shape.radius, node->radius, sizeof shape.radius);
    return shape;
}

sc_shape sc_shape_padding_box(const sc_scene_node *node, sc_rect box)
{
    static const int ACROSS[4] = { 3, 1, 1, 3 }, DOWN[4] = { 0, 0, 2, 2 };
    sc_shape shape = { .rect = sc_shape_inset(box, node->border_width) };
    for (int i = 0; i < 4; i++)
        shape.radius[i] = made_round(node->radius[i].x - node->border_width[ACROSS[i]],
                                     node->radius[i].y - node->border_width[DOWN[i]]);
    return shape;
}

/* A corner that is less round than the spread grows by less, so that it does so smoothly from a
 * square one, which stays square. */
static double spread_radius(double radius, double by)
{
    if (by <= 0 || radius >= by)
        return radius + by;
    double ratio = radius / by - 1;
    return radius + by * (1 + ratio * ratio * ratio);
}

sc_shape sc_shape_spread(sc_shape s, double by)
{
    sc_shape out = { .rect = { s.rect.x - by, s.rect.y - by, fmax(0, s.rect.width + 2 * by),
                               fmax(0, s.rect.height + 2 * by) } };
    for (int i = 0; i < 4; i++)
        out.radius[i] = s.radius[i].x > 0 ? made_round(spread_radius(s.radius[i].x, by),
                                                       spread_radius(s.radius[i].y, by))
                                          : s.radius[i];
    return out;
}

/* A quarter of an ellipse in the corner at x, y: 0 is the top left, then clockwise. */
static void add_corner(cairo_t *cr, double x, double y, sc_radius r, int corner)
{
    if (r.x <= 0) {
        cairo_line_to(cr, x, y);
        return;
    }
    static const int ACROSS[4] = { 1, -1, -1, 1 }, DOWN[4] = { 1, 1, -1, -1 };

    cairo_matrix_t user;
    cairo_get_matrix(cr, &user);
    cairo_translate(cr, x + ACROSS[corner] * r.x, y + DOWN[corner] * r.y);
    cairo_scale(cr, r.x, r.y);
    cairo_arc(cr, 0, 0, 1, M_PI * (1 + corner / 2.0), M_PI * (1.5 + corner / 2.0));
    cairo_set_matrix(cr, &user);
}

void sc_shape_add(cairo_t *cr, const sc_shape *s)
{
    const sc_rect *r = &s->rect;
    if (!sc_shape_has_corners(s->radius)) {
        cairo_rectangle(cr, r->x, r->y, r->width, r->height);
        return;
    }
    double right = r->x + r->width, bottom = r->y + r->height;
    cairo_new_sub_path(cr);
    add_corner(cr, r->x, r->y, s->radius[0], 0);
    add_corner(cr, right, r->y, s->radius[1], 1);
    add_corner(cr, right, bottom, s->radius[2], 2);
    add_corner(cr, r->x, bottom, s->radius[3], 3);
    cairo_close_path(cr);
}
