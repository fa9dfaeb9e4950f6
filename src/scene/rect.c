/* Rectangles: see rect.h. */
#include "scene/rect.h"

#include <math.h>

sc_rect sc_rect_common(sc_rect a, sc_rect b)
{
    double left = fmax(a.x, b.x), top = fmax(a.y, b.y);
    double right = fmin(a.x + a.width, b.x + b.width);
    double bottom = fmin(a.y + a.height, b.y + b.height);
    return (sc_rect){ left, top, fmax(0, right - left), fmax(0, bottom - top) };
}

sc_rect sc_rect_moved(sc_rect r, sc_matrix m)
{
    double left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (int i = 0; i < 4; i++) {
        double x = r.x + (i % 2) * r.width, y = r.y + (i / 2) * r.height;
        sc_matrix_apply(m, &x, &y);
        left = fmin(left, x);
        right = fmax(right, x);
        top = fmin(top, y);
        bottom = fmax(bottom, y);
    }
    return (sc_rect){ left, top, right - left, bottom - top };
}
