/*
 * Cropping and resampling: against a plain reference in floating point, and the properties that any
 * good resampling has.
 */
#include "reading.h"

#include <math.h>
#include <string.h>

#include <png.h>

static int set_up(void **state)
{
    *state = sc_arena_new(0);
    return 0;
}

static int tear_down(void **state)
{
    sc_arena_free(*state);
    return 0;
}

static const sc_photo *photo_of(sc_arena *arena, sc_picture p)
{
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB };
    sc_diags diags = { .arena = arena };
    const sc_photo *photo;
    assert_int_equal(sc_photo_decode(arena, sc_picture_png(arena, p, &o), 1, &SC_PHOTO_LIMITS,
                                     SC_NO_SPAN, &diags, &photo),
                     SC_OK);
    return photo;
}

static sc_bitmap resampled(sc_arena *arena, const sc_photo *photo, sc_rect crop, int width,
                           int height)
{
    sc_diags diags = { .arena = arena };
    sc_bitmap out;
    assert_int_equal(sc_photo_resample(arena, photo, crop, width, height, &diags, &out), SC_OK);
    assert_int_equal(out.width, width);
    assert_int_equal(out.height, height);
    assert_int_equal(diags.list.count, 0);
    return out;
}

/* ---- the reference --------------------------------------------------------------------------- */

static double lanczos3(double x)
{
    if (fabs(x) < 1e-9)
        return 1;
    if (fabs(x) >= 3)
        return 0;
    double a = 3.14159265358979323846 * x;
    return sin(a) * sin(a / 3) / (a * a / 3);
}

/* One line of `count` samples, `from` apart by `step`, to `wanted` ones at `to`. Beyond its ends
 * the line is mirrored. */
static void reference_line(const double *from, int count, ptrdiff_t step, double start,
                           double length, double *to, int wanted, ptrdiff_t to_step)
{
    double ratio = length / wanted, stretch = ratio > 1 ? ratio : 1;
    for (int i = 0; i < wanted; i++) {
        double centre = start + (i + 0.5) * ratio, sum = 0, weights = 0;
        int first = (int)floor(centre - 3 * stretch), last = (int)ceil(centre + 3 * stretch);
        for (int k = first; k <= last; k++) {
            int at = k < 0 ? -k - 1 : k >= count ? 2 * count - 1 - k : k;
            double weight = lanczos3((k + 0.5 - centre) / stretch);
            sum += weight * from[at * step];
            weights += weight;
        }
        to[i * to_step] = sum / weights;
    }
}

/* @return samples of one channel, in floating point, not clipped. */
static double *reference(sc_arena *arena, sc_picture p, int channel, sc_rect crop, int width,
                         int height)
{
    double *from = SC_NEW_ARRAY(arena, double, p.width *p.height);
    double *half = SC_NEW_ARRAY(arena, double, p.width *height);
    double *to = SC_NEW_ARRAY(arena, double, width *height);
    for (int i = 0; i < p.width * p.height; i++)
        from[i] = p.rgba[4 * i + channel];
    for (int x = 0; x < p.width; x++)
        reference_line(from + x, p.height, p.width, crop.y, crop.height, half + x, height, p.width);
    for (int y = 0; y < height; y++)
        reference_line(half + y * p.width, p.width, 1, crop.x, crop.width, to + y * width, width,
                       1);
    return to;
}

static double psnr(sc_arena *arena, sc_picture p, sc_rect crop, int width, int height)
{
    sc_bitmap actual = resampled(arena, photo_of(arena, p), crop, width, height);
    double sum = 0;
    for (int c = 0; c < 3; c++) {
        double *expected = reference(arena, p, c, crop, width, height);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                double wanted = fmin(fmax(expected[y * width + x], 0), 255);
                double d = channel_of(pixel_of(&actual, x, y), c) - wanted;
                sum += d * d;
            }
    }
    double mean = sum / (3.0 * width * height);
    return 10 * log10(255 * 255 / fmax(mean, 1e-9));
}

/* Circles that get finer outwards: every frequency in every direction. */
static sc_picture zone_plate(sc_arena *arena, int side)
{
    sc_picture p = sc_picture_paint(arena, side, side);
    for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++) {
            double dx = x - side / 2.0, dy = y - side / 2.0;
            double wave = 127.5 + 100 * cos((dx * dx + dy * dy) * 1.5 / side);
            memset(p.rgba + 4 * (y * side + x), (int)wave, 3);
        }
    return p;
}

/* Noise that overshoots nowhere: what lies past black or white is lost between two passes. */
static sc_picture soft_noise(sc_arena *arena, int side)
{
    sc_picture p = sc_picture_noise(arena, side, side, 3);
    for (int i = 0; i < 4 * side * side; i++)
        p.rgba[i] = (uint8_t)(64 + p.rgba[i] / 2);
    return p;
}

static void test_like_the_reference(void **state)
{
    static const struct {
        sc_rect crop;
        int width, height;
    } CASES[] = {
        { { 0, 0, 150, 150 }, 75, 75 },           /* half */
        { { 0, 0, 150, 150 }, 97, 61 },           /* two odd ratios */
        { { 12.25, 7.5, 101.5, 88.75 }, 60, 50 }, /* between pixels */
        { { 0, 0, 150, 150 }, 149, 149 },         /* hardly smaller */
        { { 40.3, 31.7, 20.1, 30.9 }, 64, 96 },   /* larger */
        { { 0, 0, 150, 150 }, 11, 13 },           /* much smaller */
        { { 17, 23, 90, 80 }, 90, 80 },           /* only cropped */
        { { 17.5, 23, 90, 80 }, 90, 80 },         /* and moved by half a pixel */
    };
    sc_arena *arena = *state;
    sc_picture pictures[] = { sc_picture_paint(arena, 150, 150), zone_plate(arena, 150),
                              soft_noise(arena, 150) };
    for (size_t k = 0; k < 3; k++)
        for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
            double db = psnr(arena, pictures[k], CASES[i].crop, CASES[i].width, CASES[i].height);
            if (db < 55)
                print_error("picture %zu, case %zu: %d dB\n", k, i, (int)db);
            assert_true(db >= 55);
        }
}

/* ---- properties ------------------------------------------------------------------------------ */

static void test_flat_stays_flat(void **state)
{
    sc_arena *arena = *state;
    static const uint8_t COLOURS[][4] = {
        { 0, 0, 0, 255 }, { 255, 255, 255, 255 }, { 1, 254, 127, 255 }, { 200, 16, 46, 255 }
    };
    static const int SIZES[][2] = { { 7, 9 }, { 50, 40 }, { 128, 77 }, { 300, 200 } };
    for (size_t i = 0; i < 4; i++) {
        const sc_photo *photo = photo_of(arena, sc_picture_flat(arena, 90, 70, COLOURS[i]));
        for (size_t k = 0; k < 4; k++) {
            sc_bitmap b = resampled(arena, photo, (sc_rect){ 3.3, 2.1, 80.7, 60.2 }, SIZES[k][0],
                                    SIZES[k][1]);
            uint32_t expected = 0xFF000000U | (uint32_t)COLOURS[i][0] << 16 |
                                (uint32_t)COLOURS[i][1] << 8 | COLOURS[i][2];
            for (int at = 0; at < b.width * b.height; at++)
                assert_int_equal(b.pixels[at], expected);
        }
    }
}

static void test_gradient_stays_monotone(void **state)
{
    sc_arena *arena = *state;
    const sc_photo *photo = photo_of(arena, sc_picture_paint(arena, 220, 180));
    static const int WIDTHS[] = { 37, 110, 219, 500 };
    for (size_t i = 0; i < 4; i++) {
        sc_bitmap b = resampled(arena, photo, (sc_rect){ 0, 90, 220, 90 }, WIDTHS[i], 40);
        for (int y = 0; y < 40; y++)
            for (int x = 1; x < WIDTHS[i]; x++)
                assert_true(channel_of(pixel_of(&b, x, y), 0) >=
                            channel_of(pixel_of(&b, x - 1, y), 0));
    }
}

static void test_same_size_is_exact(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = sc_picture_noise(arena, 83, 59, 11);
    sc_bitmap b = resampled(arena, photo_of(arena, p), (sc_rect){ 0, 0, 83, 59 }, 83, 59);
    assert_true(difference(&b, p) < 0.001);
    sc_bitmap crop = resampled(arena, photo_of(arena, p), (sc_rect){ 20, 10, 33, 27 }, 33, 27);
    for (int y = 0; y < 27; y++)
        for (int x = 0; x < 33; x++)
            assert_int_equal(pixel_of(&crop, x, y), pixel_of(&b, x + 20, y + 10));
}

/* Wider, as it is stored, than the tiles that the resampler works in: upright, mirrored, turned. */
static void test_wide_pictures(void **state)
{
    sc_arena *arena = *state;
    for (int orientation = 1; orientation <= 8; orientation++) {
        bool is_turned = orientation >= 5;
        int width = is_turned ? 45 : 5000, height = is_turned ? 5000 : 45;
        sc_picture stored =
            sc_picture_stored(arena, sc_picture_paint(arena, width, height), orientation);
        sc_png_options o = { .type = PNG_COLOR_TYPE_RGB };
        o.exif = sc_picture_exif(arena, orientation, true);
        reading r;
        read_photo(&r, arena, sc_picture_png(arena, stored, &o), false);
        assert_int_equal(r.status, SC_OK);
        int to_width = is_turned ? 37 : 4900, to_height = is_turned ? 4900 : 37;
        sc_bitmap b =
            resampled(arena, r.photo, (sc_rect){ 0, 0, width, height }, to_width, to_height);
        for (int y = 0; y < to_height; y++)
            for (int x = 0; x < to_width; x++) {
                uint32_t pixel = pixel_of(&b, x, y);
                double red = 20 + 200 * ((x + 0.5) / to_width);
                double green = 30 + 180 * ((y + 0.5) / to_height);
                assert_true(fabs(channel_of(pixel, 0) - red) <= 5);
                assert_true(fabs(channel_of(pixel, 1) - green) <= 5);
            }
    }
}

/* A ramp of one level a pixel shows where a crop really starts, to a fraction of a pixel. */
static void test_crops_start_where_they_say(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = sc_picture_paint(arena, 200, 200);
    for (int y = 0; y < 200; y++)
        for (int x = 0; x < 200; x++) {
            uint8_t *at = p.rgba + 4 * (y * 200 + x);
            at[0] = (uint8_t)x;
            at[1] = (uint8_t)y;
        }
    const sc_photo *photo = photo_of(arena, p);
    for (int i = 0; i < 8; i++) {
        sc_rect crop = { 30 + i / 8.0, 40 + i / 4.0, 64, 64 };
        sc_bitmap b = resampled(arena, photo, crop, 64, 64);
        double across = 0, down = 0;
        for (int y = 0; y < 64; y++)
            for (int x = 0; x < 64; x++) {
                across += channel_of(pixel_of(&b, x, y), 0) - (crop.x + x);
                down += channel_of(pixel_of(&b, x, y), 1) - (crop.y + y);
            }
        assert_true(fabs(across / (64 * 64)) <= 0.51 && fabs(down / (64 * 64)) <= 0.51);
        sc_rect wide = { crop.x, crop.y, 120, 120 };
        b = resampled(arena, photo, wide, 15, 15); /* one pixel is the mean of eight */
        for (int x = 1; x < 14; x++)
            assert_true(fabs(channel_of(pixel_of(&b, x, 7), 0) + 0.5 - (wide.x + (x + 0.5) * 8)) <
                        1);
    }
}

static void test_impossible_crops(void **state)
{
    sc_arena *arena = *state;
    const sc_photo *photo = photo_of(arena, sc_picture_paint(arena, 40, 30));
    static const sc_rect CROPS[] = {
        { -1, 0, 20, 20 }, { 30, 0, 20, 20 },  { 0, 20, 20, 20 },      { 0, 0, 0, 20 },
        { 0, 0, 20, -3 },  { NAN, 0, 20, 20 }, { 0, 0, INFINITY, 20 },
    };
    for (size_t i = 0; i < sizeof CROPS / sizeof *CROPS; i++) {
        sc_diags diags = { .arena = arena };
        sc_bitmap out = { .width = 77 };
        assert_int_equal(sc_photo_resample(arena, photo, CROPS[i], 10, 12, &diags, &out), SC_E_BUG);
        assert_int_equal(out.width, 77);
        assert_int_equal(diags.list.count, 1);
        assert_string_equal(diags.list.items[0].code, "photo.resample");
        assert_str(diags.list.items[0].message,
                   "the photo cannot be cropped and resampled to 10 x 12 px");
    }
}

/* ---- covering -------------------------------------------------------------------------------- */

static void expect_cover(int width, int height, double box_width, double box_height, double focus_x,
                         double focus_y, sc_rect expected)
{
    sc_rect c = sc_photo_cover(width, height, box_width, box_height, focus_x, focus_y);
    assert_true(fabs(c.x - expected.x) < 1e-9 && fabs(c.y - expected.y) < 1e-9);
    assert_true(fabs(c.width - expected.width) < 1e-9 && fabs(c.height - expected.height) < 1e-9);
}

static void test_cover(void **state)
{
    (void)state;
    expect_cover(4000, 3000, 1000, 1500, 0.5, 0.5, (sc_rect){ 1000, 0, 2000, 3000 });
    expect_cover(4000, 3000, 1200, 630, 0.5, 0.5, (sc_rect){ 0, 450, 4000, 2100 });
    expect_cover(4000, 3000, 1000, 1500, 0, 0.5, (sc_rect){ 0, 0, 2000, 3000 });
    expect_cover(4000, 3000, 1000, 1500, 0.9, 0.5, (sc_rect){ 2000, 0, 2000, 3000 });
    expect_cover(4000, 3000, 1000, 1500, 0.3, 0.5, (sc_rect){ 200, 0, 2000, 3000 });
    expect_cover(4000, 3000, 1200, 630, 0.5, 0.4, (sc_rect){ 0, 150, 4000, 2100 });
    expect_cover(1200, 630, 1200, 630, 0.1, 0.9, (sc_rect){ 0, 0, 1200, 630 });
    expect_cover(1, 1, 1000, 1500, 0.5, 0.5, (sc_rect){ 1 / 6.0, 0, 2 / 3.0, 1 });
    expect_cover(100, 100, 50, 50, -3, 7, (sc_rect){ 0, 0, 100, 100 });
}

/* Whatever the shapes and the focus: the box's shape, inside the picture, and as large as can be.
 */
static void test_cover_of_any_shape(void **state)
{
    sc_arena *arena = *state;
    sc_picture random = sc_picture_noise(arena, 300, 1, 99);
    for (int i = 0; i + 1 < 300; i++) {
        const uint8_t *r = random.rgba + 4 * i;
        int width = 1 + r[0] * 37, height = 1 + r[1] * 29;
        double box_width = 1 + r[2] * 7.3, box_height = 1 + r[4] * 5.9;
        sc_rect c =
            sc_photo_cover(width, height, box_width, box_height, r[5] / 255.0, r[6] / 255.0);
        assert_true(c.x >= 0 && c.y >= 0 && c.width > 0 && c.height > 0);
        assert_true(c.x + c.width <= width * (1 + 1e-12) && c.y + c.height <= height * (1 + 1e-12));
        assert_true(fabs(c.width * box_height / (c.height * box_width) - 1) < 1e-9);
        assert_true(c.width == width || c.height == height);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_like_the_reference, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_flat_stays_flat, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_gradient_stays_monotone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_size_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_wide_pictures, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_crops_start_where_they_say, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_impossible_crops, set_up, tear_down),
        cmocka_unit_test(test_cover),
        cmocka_unit_test_setup_teardown(test_cover_of_any_shape, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
