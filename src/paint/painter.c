/* Sources: see painter.h. */
#include "paint/painter.h"

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
    cairo_set_source_surface(p->cr, sc_painter_surface(p->arena, bitmap), x, y);
    cairo_pattern_set_filter(cairo_get_source(p->cr), CAIRO_FILTER_NEAREST);
}
