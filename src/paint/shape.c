/* Shapes: see shape.h. */
#include "paint/shape.h"

#include <math.h>

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

sc_rect sc_shape_common(sc_rect a, sc_rect b)
{
    double left = fmax(a.x, b.x), top = fmax(a.y, b.y);
    double right = fmin(a.x + a.width, b.x + b.width);
    double bottom = fmin(a.y + a.height, b.y + b.height);
    return (sc_rect){ left, top, fmax(0, right - left), fmax(0, bottom - top) };
}

bool sc_shape_has_corners(const double radius[4])
{
    return radius[0] > 0 || radius[1] > 0 || radius[2] > 0 || radius[3] > 0;
}

/* Add a rectangle with round corners to the path, clockwise. */
void sc_shape_add(cairo_t *cr, sc_rect r, const double radius[4])
{
    if (!sc_shape_has_corners(radius)) {
        cairo_rectangle(cr, r.x, r.y, r.width, r.height);
        return;
    }
    double right = r.x + r.width, bottom = r.y + r.height;
    cairo_new_sub_path(cr);
    cairo_arc(cr, r.x + radius[0], r.y + radius[0], radius[0], M_PI, 1.5 * M_PI);
    cairo_arc(cr, right - radius[1], r.y + radius[1], radius[1], 1.5 * M_PI, 2 * M_PI);
    cairo_arc(cr, right - radius[2], bottom - radius[2], radius[2], 0, 0.5 * M_PI);
    cairo_arc(cr, r.x + radius[3], bottom - radius[3], radius[3], 0.5 * M_PI, M_PI);
    cairo_close_path(cr);
}

/* The corners inside a border: rounder by as much as the border is thinner. */
void sc_shape_inner_radii(const sc_scene_node *node, double out[4])
{
    const double *w = node->border_width;
    double thicker[4] = { fmax(w[0], w[3]), fmax(w[0], w[1]), fmax(w[2], w[1]), fmax(w[2], w[3]) };
    for (int i = 0; i < 4; i++)
        out[i] = fmax(0, node->radius[i] - thicker[i]);
}
