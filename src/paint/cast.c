/* Casting shadows: see cast.h. */
#include "paint/cast.h"

#include "scene/rect.h"

sc_rect sc_cast_seen(const sc_painter *p, double sigma)
{
    sc_sigma own = sc_painter_sigma(p, sigma);
    double across = sc_blur_reach(own.x), down = sc_blur_reach(own.y);
    sc_rect r = sc_painter_path(p);
    r = (sc_rect){ r.x - across, r.y - down, r.width + 2 * across, r.height + 2 * down };
    return sc_rect_common(r, sc_painter_room(p));
}

sc_cast sc_cast_begin(const sc_painter *p, sc_arena *arena, sc_rect seen, double sigma)
{
    sc_cast c = { .sigma = sc_painter_sigma(p, sigma) };
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

void sc_cast_end(const sc_painter *p, sc_cast *c, sc_color color)
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
