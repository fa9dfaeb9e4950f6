/*
 * What tests of painting share: a layout painted, and its pixels read.
 */
#ifndef SC_TESTS_UNIT_PAINT_PAINTED_H
#define SC_TESTS_UNIT_PAINT_PAINTED_H

#include "paint/paint.h"
#include "unit/resolve/staged.h"

#include <math.h>
#include <stdlib.h>

/* sRGB, 0–255. */
typedef struct pixel {
    int r, g, b;
} pixel;

static inline pixel pixel_at(const sc_bitmap *bitmap, int x, int y)
{
    assert_true(x >= 0 && y >= 0 && x < bitmap->width && y < bitmap->height);
    uint32_t p = bitmap->pixels[(size_t)y * (size_t)(bitmap->stride / 4) + (size_t)x];
    return (pixel){ (int)(p >> 16 & 255), (int)(p >> 8 & 255), (int)(p & 255) };
}

static inline sc_bitmap painted_scene(staged *s, const sc_scene *scene)
{
    sc_bitmap bitmap;
    staged_expect(s, sc_paint(s->arena, scene, NULL, 0, &s->diags, &bitmap));
    return bitmap;
}

/* Paint a card of this size with this layout. */
static inline sc_bitmap painted(staged *s, int width, int height, const char *layout)
{
    staged_card(s, "whatsapp", width, height);
    staged_layout(s, layout);
    sc_scene scene = staged_scene(s);
    return painted_scene(s, &scene);
}

/* Whether two colours are at most `tolerance` apart on each channel. */
static inline bool is_near(pixel a, pixel b, int tolerance)
{
    return abs(a.r - b.r) <= tolerance && abs(a.g - b.g) <= tolerance &&
           abs(a.b - b.b) <= tolerance;
}

#define assert_pixel(bitmap, x, y, r, g, b)                                                        \
    check_pixel((bitmap), (x), (y), (pixel){ (r), (g), (b) }, 0, __FILE__, __LINE__)
#define assert_pixel_near(bitmap, x, y, r, g, b, tolerance)                                        \
    check_pixel((bitmap), (x), (y), (pixel){ (r), (g), (b) }, (tolerance), __FILE__, __LINE__)

static inline void check_pixel(const sc_bitmap *bitmap, int x, int y, pixel expected, int tolerance,
                               const char *file, int line)
{
    pixel p = pixel_at(bitmap, x, y);
    if (is_near(p, expected, tolerance))
        return;
    print_error("at %d, %d: %d %d %d, not %d %d %d\n", x, y, p.r, p.g, p.b, expected.r, expected.g,
                expected.b);
    _fail(file, line);
}

/* The ink about a pixel of a coverage, black on white in a picture of twice the size: of its own
 * four px and those that touch them, 0–255 on average. */
static inline int ink_about(const sc_bitmap *picture, int x, int y)
{
    int ink = 0;
    for (int i = 0; i < 16; i++)
        ink += 255 - pixel_at(picture, 2 * x - 1 + i % 4, 2 * y - 1 + i / 4).g;
    return ink / 16;
}

/* A line covers where its ink is: what is in the midst of ink or of paper wholly or not at all,
 * what is at an edge the one or the other. */
static inline void assert_covers_ink(const sc_coverage *c, const sc_bitmap *picture)
{
    int wrong = 0, covered = 0;
    for (int y = 1; y < c->height - 1; y++)
        for (int x = 1; x < c->width - 1; x++) {
            int coverage = c->pixels[y * c->stride + x],
                ink = ink_about(picture, c->x + x, c->y + y);
            wrong += (coverage != 0 && coverage != 255) || (ink == 255 && coverage == 0) ||
                     (ink == 0 && coverage != 0);
            covered += coverage != 0;
        }
    assert_int_equal(wrong, 0);
    assert_true(covered > 1000);
}

#endif
