/* Sources and spaces: see painter.h. */
#include "paint/painter.h"

#include "paint/blur.h"
#include "scene/rect.h"

#include <math.h>

/* Of device px: a wider one takes its memory, and shows no more. */
static const double SIGMA_MAX = 500;

void sc_painter_set_color(cairo_t *cr, sc_color c)
{
    cairo_set_source_rgba(cr, c.r, c.g, c.b, c.a);
}

static void release_surface(void *surface)
{
    cairo_surface_destroy(surface);
}

cairo_surface_t *sc_painter_surface(sc_arena *arena, const sc_bitmap *bitmap)
{
    cairo_format_t format = bitmap->is_opaque ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)bitmap->pixels, format, bitmap->width, bitmap->height, bitmap->stride);
    sc_arena_defer(arena, release_surface, surface);
    return surface;
}

void sc_painter_set_bitmap(sc_painter *p, const sc_bitmap *bitmap, double x, double y)
{
    cairo_filter_t filter = p->is_transformed ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST;
    cairo_set_source_surface(p->cr, sc_painter_surface(p->arena, bitmap), x, y);
    cairo_pattern_set_filter(cairo_get_source(p->cr), filter);
    if (p->is_transformed) /* edges are those of the path, not of the bitmap */
        cairo_pattern_set_extend(cairo_get_source(p->cr), CAIRO_EXTEND_PAD);
}

void sc_painter_set_raster(sc_painter *p, const sc_bitmap *bitmap, double x, double y)
{
    cairo_matrix_t user;
    cairo_get_matrix(p->cr, &user);
    cairo_identity_matrix(p->cr);
    cairo_set_source_surface(p->cr, sc_painter_surface(p->arena, bitmap), x, y);
    cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
    cairo_set_matrix(p->cr, &user);
}

/* In device space, what `extents` tells. */
static sc_rect extents_of(const sc_painter *p,
                          void (*extents)(cairo_t *, double *, double *, double *, double *))
{
    cairo_matrix_t user;
    double left, top, right, bottom;
    cairo_get_matrix(p->cr, &user);
    cairo_identity_matrix(p->cr);
    extents(p->cr, &left, &top, &right, &bottom);
    cairo_set_matrix(p->cr, &user);
    left = floor(left);
    top = floor(top);
    return (sc_rect){ left, top, ceil(right) - left, ceil(bottom) - top };
}

sc_rect sc_painter_room(const sc_painter *p)
{
    return extents_of(p, cairo_clip_extents);
}

sc_rect sc_painter_path(const sc_painter *p)
{
    return extents_of(p, cairo_path_extents);
}

sc_rect sc_painter_reach(const sc_painter *p)
{
    return sc_rect_common(sc_painter_path(p), sc_painter_room(p));
}

sc_matrix sc_painter_matrix(const sc_painter *p)
{
    cairo_matrix_t m;
    cairo_get_matrix(p->cr, &m);
    return (sc_matrix){ m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 };
}

/* The variance along an axis of a round Gaussian that was transformed. */
sc_sigma sc_painter_sigma(const sc_painter *p, double sigma)
{
    sc_matrix m = sc_painter_matrix(p);
    return (sc_sigma){ fmin(sigma * hypot(m.xx, m.xy), SIGMA_MAX),
                       fmin(sigma * hypot(m.yx, m.yy), SIGMA_MAX) };
}
