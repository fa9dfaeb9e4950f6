/* Filters: see filter.h. Matrices: Filter Effects Module Level 1, section 9.6. */
#include "paint/filter.h"

#include "paint/blur.h"
#include "paint/shape.h"

#include <math.h>
#include <string.h>

/* More room than this about the card is not worth its memory. */
enum { REACH_MAX = 1000 };

/* Red, green and blue of each, and what is added, 0–1. */
typedef struct color_matrix {
    double rows[3][4];
} color_matrix;

/* --- reach ---------------------------------------------------------------------------------- */

/* A vector of user space in device space. */
static void to_device(const sc_painter *p, double *x, double *y)
{
    sc_matrix m = sc_painter_matrix(p);
    double across = m.xx * *x + m.xy * *y;
    *y = m.yx * *x + m.yy * *y;
    *x = across;
}

sc_filter_reach sc_filter_reach_of(const sc_painter *p, const sc_scene_node *node)
{
    double x = 0, y = 0;
    for (size_t i = 0; i < node->filter_count; i++) {
        const sc_scene_filter *f = &node->filters[i];
        bool is_shadow = f->kind == SC_EFFECT_DROP_SHADOW;
        if (!is_shadow && f->kind != SC_EFFECT_BLUR)
            continue;
        double dx = f->shadow.x, dy = f->shadow.y;
        sc_sigma sigma = sc_painter_sigma(p, is_shadow ? f->shadow.blur : f->amount);
        to_device(p, &dx, &dy);
        x += sc_blur_reach(sigma.x) + ceil(fabs(dx));
        y += sc_blur_reach(sigma.y) + ceil(fabs(dy));
    }
    return (sc_filter_reach){ (int)fmin(x, REACH_MAX), (int)fmin(y, REACH_MAX) };
}

/* --- colours -------------------------------------------------------------------------------- */

static color_matrix scaled(double factor, double added)
{
    return (color_matrix){
        { { factor, 0, 0, added }, { 0, factor, 0, added }, { 0, 0, factor, added } }
    };
}

/* Between grey (0), as it is (1) and beyond. */
static color_matrix saturated(double s)
{
    return (color_matrix){ { { 0.213 + 0.787 * s, 0.715 - 0.715 * s, 0.072 - 0.072 * s, 0 },
                             { 0.213 - 0.213 * s, 0.715 + 0.285 * s, 0.072 - 0.072 * s, 0 },
                             { 0.213 - 0.213 * s, 0.715 - 0.715 * s, 0.072 + 0.928 * s, 0 } } };
}

static color_matrix made_grey(double amount)
{
    double s = 1 - amount;
    return (
        color_matrix){ { { 0.2126 + 0.7874 * s, 0.7152 - 0.7152 * s, 0.0722 - 0.0722 * s, 0 },
                         { 0.2126 - 0.2126 * s, 0.7152 + 0.2848 * s, 0.0722 - 0.0722 * s, 0 },
                         { 0.2126 - 0.2126 * s, 0.7152 - 0.7152 * s, 0.0722 + 0.9278 * s, 0 } } };
}

static color_matrix made_sepia(double amount)
{
    double s = 1 - amount;
    return (color_matrix){ { { 0.393 + 0.607 * s, 0.769 - 0.769 * s, 0.189 - 0.189 * s, 0 },
                             { 0.349 - 0.349 * s, 0.686 + 0.314 * s, 0.168 - 0.168 * s, 0 },
                             { 0.272 - 0.272 * s, 0.534 - 0.534 * s, 0.131 + 0.869 * s, 0 } } };
}

static color_matrix turned(double degrees)
{
    static const double GREY[3] = { 0.213, 0.715, 0.072 };
    static const double COS[3][3] = { { 0.787, -0.715, -0.072 },
                                      { -0.213, 0.285, -0.072 },
                                      { -0.213, -0.715, 0.928 } };
    static const double SIN[3][3] = { { -0.213, -0.715, 0.928 },
                                      { 0.143, 0.140, -0.283 },
                                      { -0.787, 0.715, 0.072 } };
    double c = cos(degrees * M_PI / 180), s = sin(degrees * M_PI / 180);
    color_matrix m = { { { 0 } } };
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < 3; k++)
            m.rows[i][k] = GREY[k] + c * COS[i][k] + s * SIN[i][k];
    return m;
}

static color_matrix matrix_of(const sc_scene_filter *f)
{
    switch (f->kind) {
    case SC_EFFECT_BRIGHTNESS:
        return scaled(f->amount, 0);
    case SC_EFFECT_CONTRAST:
        return scaled(f->amount, 0.5 - 0.5 * f->amount);
    case SC_EFFECT_INVERT:
        return scaled(1 - 2 * f->amount, f->amount);
    case SC_EFFECT_GRAYSCALE:
        return made_grey(f->amount);
    case SC_EFFECT_SATURATE:
        return saturated(f->amount);
    case SC_EFFECT_SEPIA:
        return made_sepia(f->amount);
    case SC_EFFECT_HUE_ROTATE:
        return turned(f->amount);
    default:
        return scaled(1, 0);
    }
}

static uint32_t changed(const float m[3][4], uint32_t pixel)
{
    uint32_t alpha = pixel >> 24, out = alpha << 24;
    if (alpha == 0)
        return 0;
    /* Colours 0–1 of their alpha; the result is 0–alpha again. */
    float share = 1.0F / (float)alpha;
    float r = (float)(pixel >> 16 & 255) * share, g = (float)(pixel >> 8 & 255) * share;
    float b = (float)(pixel & 255) * share;
    for (int i = 0; i < 3; i++) {
        float v = m[i][0] * r + m[i][1] * g + m[i][2] * b + m[i][3];
        v = v < 0 ? 0 : v > 1 ? 1 : v;
        out |= (uint32_t)(v * (float)alpha + 0.5F) << (16 - 8 * i);
    }
    return out;
}

static void change_colors(const sc_bitmap *bitmap, const color_matrix *matrix)
{
    float m[3][4];
    for (int i = 0; i < 12; i++)
        m[i / 4][i % 4] = (float)matrix->rows[i / 4][i % 4];
    size_t count = (size_t)bitmap->width * (size_t)bitmap->height;
    uint32_t last = 0, made = 0; /* what is flat is worked out once */
    for (size_t i = 0; i < count; i++) {
        if (bitmap->pixels[i] != last) {
            last = bitmap->pixels[i];
            made = changed(m, last);
        }
        bitmap->pixels[i] = made;
    }
}

static void fade(const sc_bitmap *bitmap, double amount)
{
    size_t count = (size_t)bitmap->stride * (size_t)bitmap->height;
    uint8_t *bytes = (uint8_t *)bitmap->pixels, levels[256];
    for (int i = 0; i < 256; i++)
        levels[i] = (uint8_t)lround(i * amount);
    for (size_t i = 0; i < count; i++)
        bytes[i] = levels[bytes[i]];
}

/* --- blur and shadows ----------------------------------------------------------------------- */

/* The part of a bitmap that is not transparent, with `reach` about it, as a bitmap of its own over
 * the same pixels; of no width if all is. */
static sc_bitmap used_part(const sc_bitmap *b, sc_sigma sigma)
{
    int left = b->width, right = 0, top = b->height, bottom = 0;
    size_t row = (size_t)(b->stride / 4);
    for (int y = 0; y < b->height; y++)
        for (int x = 0; x < b->width; x++)
            if (b->pixels[(size_t)y * row + (size_t)x] != 0) {
                left = x < left ? x : left;
                right = x + 1 > right ? x + 1 : right;
                top = y < top ? y : top;
                bottom = y + 1;
            }
    if (right == 0)
        return (sc_bitmap){ .stride = b->stride };
    int across = sc_blur_reach(sigma.x), down = sc_blur_reach(sigma.y);
    left = left > across ? left - across : 0;
    top = top > down ? top - down : 0;
    right = b->width - right > across ? right + across : b->width;
    bottom = b->height - bottom > down ? bottom + down : b->height;
    return (sc_bitmap){ .width = right - left,
                        .height = bottom - top,
                        .stride = b->stride,
                        .pixels = b->pixels + (size_t)top * row + (size_t)left };
}

static void blur(const sc_painter *p, const sc_scene_filter *f, const sc_bitmap *bitmap)
{
    sc_sigma sigma = sc_painter_sigma(p, f->amount);
    sc_bitmap part = used_part(bitmap, sigma);
    sc_blur_boxes(&part, sigma);
}

static sc_mask alpha_of(sc_arena *arena, const sc_bitmap *b)
{
    sc_mask mask = { b->width, b->height, cairo_format_stride_for_width(CAIRO_FORMAT_A8, b->width),
                     NULL };
    mask.pixels = SC_NEW_ARRAY(arena, uint8_t, (size_t)mask.stride * (size_t)mask.height);
    for (int y = 0; y < b->height; y++)
        for (int x = 0; x < b->width; x++)
            mask.pixels[(size_t)y * (size_t)mask.stride + (size_t)x] =
                (uint8_t)(b->pixels[(size_t)y * (size_t)(b->stride / 4) + (size_t)x] >> 24);
    return mask;
}

/* The blurred alpha in the shadow's colour, below what is there. */
static void add_shadow(const sc_painter *p, const sc_scene_shadow *shadow, const sc_bitmap *bitmap)
{
    double x = shadow->x, y = shadow->y;
    sc_arena *scratch = sc_arena_new(0);
    sc_mask mask = alpha_of(scratch, bitmap);
    to_device(p, &x, &y);
    sc_blur_mask_boxes(&mask, sc_painter_sigma(p, shadow->blur));
    cairo_surface_t *alpha = cairo_image_surface_create_for_data(
        mask.pixels, CAIRO_FORMAT_A8, mask.width, mask.height, mask.stride);
    cairo_t *cr = cairo_create(sc_painter_surface(scratch, bitmap));
    sc_painter_set_color(cr, shadow->color);
    cairo_set_operator(cr, CAIRO_OPERATOR_DEST_OVER);
    cairo_mask_surface(cr, alpha, x, y);
    cairo_destroy(cr);
    cairo_surface_destroy(alpha);
    sc_arena_free(scratch);
}

void sc_filter_apply(const sc_painter *p, const sc_scene_node *node, const sc_bitmap *bitmap)
{
    for (size_t i = 0; i < node->filter_count; i++) {
        const sc_scene_filter *f = &node->filters[i];
        if (f->kind == SC_EFFECT_BLUR) {
            blur(p, f, bitmap);
        } else if (f->kind == SC_EFFECT_DROP_SHADOW) {
            add_shadow(p, &f->shadow, bitmap);
        } else if (f->kind == SC_EFFECT_OPACITY) {
            fade(bitmap, f->amount);
        } else {
            color_matrix m = matrix_of(f);
            change_colors(bitmap, &m);
        }
    }
}
