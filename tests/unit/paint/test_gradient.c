/*
 * Gradients against a reference in floating point, written from CSS Images 3 and 4 for the tests:
 * geometry, stops, premultiplied interpolation; and what dither does to them.
 */
#include "unit/paint/painted.h"

#include "layout/background.h"
#include "paint/gradient.h"

#include <string.h>

/* --- the reference -------------------------------------------------------------------------- */

/* Premultiplied, 0–255. */
typedef struct shade {
    double a, r, g, b;
} shade;

static shade premultiplied(const sc_color *c)
{
    return (shade){ 255 * c->a, 255 * c->r * c->a, 255 * c->g * c->a, 255 * c->b * c->a };
}

static shade between(shade from, shade to, double share)
{
    return (shade){ from.a + (to.a - from.a) * share, from.r + (to.r - from.r) * share,
                    from.g + (to.g - from.g) * share, from.b + (to.b - from.b) * share };
}

/* `at` holds the stops' places, 0–1, ascending. */
static shade shade_at(const sc_fill *fill, const double *at, double t)
{
    size_t last = fill->stop_count - 1;
    if (t <= at[0])
        return premultiplied(&fill->stops[0].color);
    for (size_t i = 1; i <= last; i++)
        if (t < at[i])
            return between(premultiplied(&fill->stops[i - 1].color),
                           premultiplied(&fill->stops[i].color),
                           (t - at[i - 1]) / (at[i] - at[i - 1]));
    return premultiplied(&fill->stops[last].color);
}

/* Where a point lies on the line of a gradient at an angle: 0 where it starts, 1 where it ends, the
 * line being so long that the box's corners are touched. */
static double along_angle(sc_rect box, double degrees, double x, double y)
{
    double radians = degrees * M_PI / 180;
    double across = sin(radians), down = -cos(radians);
    double length = fabs(box.width * across) + fabs(box.height * down);
    double dx = x - (box.x + box.width / 2), dy = y - (box.y + box.height / 2);
    return 0.5 + (dx * across + dy * down) / length;
}

/* --- comparing ------------------------------------------------------------------------------ */

typedef struct drawn {
    sc_fill fill;
    sc_bitmap bitmap;
    sc_rect box;
} drawn;

static drawn draw(staged *s, const char *css, sc_rect box)
{
    const sc_source *source = staged_source(s, "css", css);
    sc_reader reader = { s->arena, &s->diags, sc_span_of(source), source->text, "background" };
    sc_background background;
    if (!sc_background_read(&reader, &background))
        fail_msg("%.*s", SC_STR_ARG(staged_said(s)));
    sc_length_base base = { .em_px = 10, .rem_px = 10, .card_width = 200, .card_height = 100 };
    drawn d = { background.layers[0], { 0 }, box };
    d.bitmap = sc_gradient_raster(
        s->arena, sc_gradient_new(s->arena, &d.fill, box, &base, 1, SC_MATRIX_IDENTITY), box);
    return d;
}

static shade raster_at(const sc_bitmap *b, int x, int y)
{
    uint32_t p = b->pixels[(size_t)y * (size_t)b->width + (size_t)x];
    return (shade){ p >> 24, p >> 16 & 255, p >> 8 & 255, p & 255 };
}

static double furthest(shade a, shade b)
{
    return fmax(fmax(fabs(a.a - b.a), fabs(a.r - b.r)), fmax(fabs(a.g - b.g), fabs(a.b - b.b)));
}

typedef double (*place)(const drawn *d, double x, double y);

/* Every px within one level and the table's coarseness, and dither about the true value: 8 x 8 px
 * together within a tenth, of gradients that are nearly straight over so many. */
static void compare(const char *css, const drawn *d, const double *at, place along)
{
    enum { BLOCK = 8 };
    for (int y = 0; y + BLOCK <= d->bitmap.height; y += BLOCK)
        for (int x = 0; x + BLOCK <= d->bitmap.width; x += BLOCK) {
            shade sum = { 0 }, wanted = { 0 };
            for (int i = 0; i < BLOCK * BLOCK; i++) {
                int px = x + i % BLOCK, py = y + i / BLOCK;
                double t = along(d, d->box.x + px + 0.5, d->box.y + py + 0.5);
                shade expected = shade_at(&d->fill, at, t);
                shade actual = raster_at(&d->bitmap, px, py);
                if (furthest(actual, expected) > 1.25)
                    fail_msg("%s: at %d, %d off by %g", css, px, py, furthest(actual, expected));
                sum = between(sum,
                              (shade){ sum.a + actual.a, sum.r + actual.r, sum.g + actual.g,
                                       sum.b + actual.b },
                              1);
                wanted = between(wanted,
                                 (shade){ wanted.a + expected.a, wanted.r + expected.r,
                                          wanted.g + expected.g, wanted.b + expected.b },
                                 1);
            }
            if (furthest(sum, wanted) / (BLOCK * BLOCK) > 0.35)
                fail_msg("%s: about %d, %d off by %g on average", css, x, y,
                         furthest(sum, wanted) / (BLOCK * BLOCK));
        }
}

/* --- linear --------------------------------------------------------------------------------- */

static double linear_place(const drawn *d, double x, double y)
{
    return along_angle(d->box, d->fill.angle_deg, x, y);
}

typedef struct stops_case {
    const char *css;
    double angle;
    double at[5];
} stops_case;

static void test_linear_angles_and_stops(void **state)
{
    (void)state;
    static const stops_case CASES[] = {
        { "linear-gradient(red, blue)", 180, { 0, 1 } },
        { "linear-gradient(to top, red, blue)", 0, { 0, 1 } },
        { "linear-gradient(to right, red, blue)", 90, { 0, 1 } },
        { "linear-gradient(to left, red, blue)", 270, { 0, 1 } },
        { "linear-gradient(45deg, red, blue)", 45, { 0, 1 } },
        { "linear-gradient(135deg, red, blue)", 135, { 0, 1 } },
        { "linear-gradient(217deg, #123, #fed)", 217, { 0, 1 } },
        { "linear-gradient(-30deg, #123, #fed)", -30, { 0, 1 } },
        { "linear-gradient(0.25turn, red, blue)", 90, { 0, 1 } },
        { "linear-gradient(red, lime, blue)", 180, { 0, 0.5, 1 } },
        { "linear-gradient(red, lime, blue, white)", 180, { 0, 1 / 3.0, 2 / 3.0, 1 } },
        { "linear-gradient(red 20%, blue 60%)", 180, { 0.2, 0.6 } },
        { "linear-gradient(red, lime 20%, blue)", 180, { 0, 0.2, 1 } },
        { "linear-gradient(red, lime 30px, blue 5em, white)", 180, { 0, 0.3, 0.5, 1 } },
        { "linear-gradient(90deg, red -50%, blue 150%)", 90, { -0.5, 1.5 } },
        { "linear-gradient(red 50%, lime 20%, blue)", 180, { 0.5, 0.5, 1 } },
        { "linear-gradient(red 0 40%, blue)", 180, { 0, 0.4, 1 } },
        { "linear-gradient(red, lime, blue 40%, white)", 180, { 0, 0.2, 0.4, 1 } },
        { "linear-gradient(rgb(0 0 0 / 0), rgb(0 0 0 / 0.8))", 180, { 0, 1 } },
        { "linear-gradient(70deg, rgb(255 0 0 / 0.2), rgb(0 99 255 / 0.9))", 70, { 0, 1 } },
    };
    static const sc_rect BOXES[] = { { 0, 0, 200, 100 }, { 17, 5, 200, 100 } };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
        for (size_t k = 0; k < 2; k++) {
            drawn d = draw(&s, CASES[i].css, BOXES[k]);
            d.fill.angle_deg = CASES[i].angle;
            compare(CASES[i].css, &d, CASES[i].at, linear_place);
        }
    staged_close(&s);
}

/* `to` a corner: the other two corners have the colour of the middle. */
static double corner_place(const drawn *d, double x, double y)
{
    double w = d->box.width, h = d->box.height;
    double across = d->fill.corner_x * h, down = d->fill.corner_y * w;
    double dx = x - (d->box.x + w / 2), dy = y - (d->box.y + h / 2);
    return 0.5 + (dx * across + dy * down) / (2 * w * h);
}

static void test_linear_to_corners(void **state)
{
    (void)state;
    static const char *const CASES[] = {
        "linear-gradient(to bottom right, red, blue)",
        "linear-gradient(to top right, red, blue)",
        "linear-gradient(to bottom left, red, blue)",
        "linear-gradient(to left top, red, blue)",
    };
    static const double AT[] = { 0, 1 };
    staged s = staged_open();
    for (size_t i = 0; i < 4; i++) {
        drawn d = draw(&s, CASES[i], (sc_rect){ 0, 0, 320, 80 });
        compare(CASES[i], &d, AT, corner_place);
    }
    staged_close(&s);
}

/* --- radial --------------------------------------------------------------------------------- */

/* To the farthest corner of a box of 200 x 100 px about `cx`, `cy`. */
static double radial_place(const drawn *d, double x, double y)
{
    double w = d->box.width, h = d->box.height;
    double cx = d->fill.center_x.value / 100 * w, cy = d->fill.center_y.value / 100 * h;
    double far_x = fmax(cx, w - cx), far_y = fmax(cy, h - cy);
    double dx = x - d->box.x - cx, dy = y - d->box.y - cy;
    if (d->fill.is_circle)
        return hypot(dx, dy) / hypot(far_x, far_y);
    return hypot(dx / far_x, dy / far_y) / sqrt(2);
}

static void test_radial(void **state)
{
    (void)state;
    static const stops_case CASES[] = {
        { "radial-gradient(red, blue)", 0, { 0, 1 } },
        { "radial-gradient(circle, red, blue)", 0, { 0, 1 } },
        { "radial-gradient(circle at 85% 0%, #24456f, #0d1726 75%)", 0, { 0, 0.75 } },
        { "radial-gradient(ellipse at left bottom, red, lime 40%, blue)", 0, { 0, 0.4, 1 } },
        { "radial-gradient(at 30% 20%, white, rgb(255 255 255 / 0))", 0, { 0, 1 } },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        drawn d = draw(&s, CASES[i].css, (sc_rect){ 3, 9, 200, 104 });
        compare(CASES[i].css, &d, CASES[i].at, radial_place);
    }
    staged_close(&s);
}

/* --- colour --------------------------------------------------------------------------------- */

/* `transparent` is transparent black: mixed as it is, white would turn grey on its way out. */
static void test_white_to_transparent_has_no_grey(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw(&s, "linear-gradient(white, transparent)", (sc_rect){ 0, 0, 40, 200 });
    for (int y = 0; y < 200; y++)
        for (int x = 0; x < 40; x++) {
            shade p = raster_at(&d.bitmap, x, y);
            assert_true(p.r == p.a && p.g == p.a && p.b == p.a);
        }
    sc_bitmap b =
        painted(&s, 40, 200, "card: { background: 'linear-gradient(white, transparent), white' }");
    for (int y = 0; y < 200; y++)
        assert_pixel_near(&b, 20, y, 255, 255, 255, 1);
    staged_close(&s);
}

/* Premultiplied pixels never have more colour than alpha. */
static void test_pixels_are_premultiplied(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw(&s, "linear-gradient(63deg, rgb(255 255 255 / 0.9), rgb(255 128 0 / 0.02))",
                   (sc_rect){ 0, 0, 160, 90 });
    for (int y = 0; y < 90; y++)
        for (int x = 0; x < 160; x++) {
            shade p = raster_at(&d.bitmap, x, y);
            assert_true(p.r <= p.a && p.g <= p.a && p.b <= p.a);
        }
    staged_close(&s);
}

static void test_flat_gradients_are_flat(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b =
        painted(&s, 64, 64, "card: { background: 'linear-gradient(30deg, #0d1726, #0d1726)' }");
    for (int y = 0; y < 64; y++)
        for (int x = 0; x < 64; x++)
            assert_pixel(&b, x, y, 0x0d, 0x17, 0x26);
    staged_close(&s);
}

/* --- dither --------------------------------------------------------------------------------- */

static int longest_run_of_rows(const sc_bitmap *b)
{
    int longest = 1, run = 1;
    for (int y = 1; y < b->height; y++) {
        const uint32_t *row = b->pixels + (size_t)y * (size_t)(b->stride / 4);
        bool is_same = memcmp(row, row - b->stride / 4, (size_t)b->width * 4) == 0;
        run = is_same ? run + 1 : 1;
        longest = run > longest ? run : longest;
    }
    return longest;
}

/* Levels of grey or blue over 630 rows: without dither, bands of 27 and of 70 equal rows. */
static void test_dark_gradients_have_no_bands(void **state)
{
    (void)state;
    static const struct {
        const char *layout;
        int longest;
    } CASES[] = {
        { "card: { background: 'linear-gradient(#0d1117, black)' }", 4 },
        { "card: { background: 'linear-gradient(#131313, #0a0a0a)' }", 8 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < 2; i++) {
        sc_bitmap b = painted(&s, 1200, 630, CASES[i].layout);
        assert_in_range(longest_run_of_rows(&b), 1, CASES[i].longest);
    }
    staged_close(&s);
}

/* What lies on nothing and what lies on a colour are dithered alike: twice painted, no difference.
 */
static void test_dither_is_repeatable(void **state)
{
    (void)state;
    staged s = staged_open();
    static const char LAYOUT[] = "card: { background: 'linear-gradient(17deg, #0d1117, #335)' }";
    sc_bitmap a = painted(&s, 300, 200, LAYOUT), b = painted(&s, 300, 200, LAYOUT);
    assert_memory_equal(a.pixels, b.pixels, (size_t)a.stride * 200);
    staged_close(&s);
}

/* A gradient spans its box even where the box leaves the card. */
static void test_gradients_span_the_whole_box(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 100, 100,
                          "card: { children: [ { position: absolute, inset: -100px 0, background: "
                          "'linear-gradient(black, white)' } ] }");
    assert_pixel_near(&b, 50, 0, 85, 85, 85, 1);
    assert_pixel_near(&b, 50, 50, 128, 128, 128, 1);
    assert_pixel_near(&b, 50, 99, 170, 170, 170, 1);
    staged_close(&s);
}

enum { WIDEST = 37, ROWS = 9, GUARD = 0x5A };

/* A raster of `width`, in rows one pixel longer than the widest. */
static void compare_start(const sc_gradient *gradient, const sc_bitmap *wide, int width)
{
    uint32_t pixels[ROWS * (WIDEST + 1)], untouched;
    memset(pixels, GUARD, sizeof pixels);
    memset(&untouched, GUARD, sizeof untouched);
    sc_bitmap narrow = { .width = width, .height = ROWS, .pixels = pixels };
    narrow.stride = (WIDEST + 1) * (int)sizeof *pixels;
    sc_gradient_fill(gradient, (sc_rect){ 0, 0, width, ROWS }, &narrow);
    for (int y = 0; y < ROWS; y++) {
        const uint32_t *row = pixels + y * (WIDEST + 1);
        assert_memory_equal(row, wide->pixels + y * WIDEST, sizeof *row * (size_t)width);
        assert_int_equal(row[width], untouched);
    }
}

/* Pixels are made in blocks: a row that ends within one is as its start in a wider raster, and
 * nothing is written past it. */
static void test_narrow_rasters_are_the_start_of_wide_ones(void **state)
{
    static const char *const FILLS[] = {
        "linear-gradient(90deg, #102030, #d0c0b0)",
        "linear-gradient(to bottom, #102030, #d0c0b0)",
        "radial-gradient(circle at 30% 20%, #2b5687, rgb(13 23 38 / 0.3) 78%)",
        "conic-gradient(from 20deg, red, blue 40%, rgb(0 0 0 / 0))",
        "repeating-linear-gradient(60deg, #246 0%, #fff 20%)",
    };
    const sc_length_base base = { .em_px = 10, .rem_px = 10, .card_width = 200 };
    (void)state;
    staged s = staged_open();
    for (size_t i = 0; i < sizeof FILLS / sizeof *FILLS; i++) {
        drawn wide = draw(&s, FILLS[i], (sc_rect){ 0, 0, WIDEST, ROWS });
        const sc_gradient *gradient =
            sc_gradient_new(s.arena, &wide.fill, wide.box, &base, 1, SC_MATRIX_IDENTITY);
        for (int width = 1; width < WIDEST; width++)
            compare_start(gradient, &wide.bitmap, width);
    }
    staged_close(&s);
}

/* One translucent stop, or a strength, lets what is below be seen. */
static void test_opaque_gradients_are_told(void **state)
{
    static const struct {
        const char *css;
        double strength;
        bool is_opaque;
    } CASES[] = {
        { "linear-gradient(17deg, #0d1117, #335 40%, white)", 1, true },
        { "linear-gradient(17deg, #0d1117, #335 40%, white)", 0.99, false },
        { "radial-gradient(red, rgb(0 0 0 / 0.99), blue)", 1, false },
        { "conic-gradient(red, transparent)", 1, false },
    };
    const sc_length_base base = { .em_px = 10, .rem_px = 10, .card_width = 200 };
    (void)state;
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        drawn d = draw(&s, CASES[i].css, (sc_rect){ 0, 0, 8, 8 });
        const sc_gradient *gradient =
            sc_gradient_new(s.arena, &d.fill, d.box, &base, CASES[i].strength, SC_MATRIX_IDENTITY);
        assert_int_equal(sc_gradient_is_opaque(gradient), CASES[i].is_opaque);
    }
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_linear_angles_and_stops),
        cmocka_unit_test(test_linear_to_corners),
        cmocka_unit_test(test_radial),
        cmocka_unit_test(test_white_to_transparent_has_no_grey),
        cmocka_unit_test(test_pixels_are_premultiplied),
        cmocka_unit_test(test_flat_gradients_are_flat),
        cmocka_unit_test(test_dark_gradients_have_no_bands),
        cmocka_unit_test(test_dither_is_repeatable),
        cmocka_unit_test(test_gradients_span_the_whole_box),
        cmocka_unit_test(test_narrow_rasters_are_the_start_of_wide_ones),
        cmocka_unit_test(test_opaque_gradients_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
