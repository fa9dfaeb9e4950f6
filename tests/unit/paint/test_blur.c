/*
 * Blur against the Gaussian's own integral: edges, lines and points at widths on both sides of
 * where cells get larger, and what must hold of any: nothing is lost, nothing moves, colours keep
 * below their alpha, and any width is taken.
 */
#include "lib/check.h"
#include "paint/blur.h"

#include <math.h>
#include <string.h>

static sc_mask new_mask(sc_arena *arena, int width, int height)
{
    sc_mask mask = { width, height, width + 5, NULL };
    mask.pixels = SC_NEW_ARRAY(arena, uint8_t, (size_t)mask.stride * (size_t)height);
    return mask;
}

static uint8_t *at(const sc_mask *mask, int x, int y)
{
    return mask->pixels + y * mask->stride + x;
}

static void fill(const sc_mask *mask, int left, int top, int right, int bottom)
{
    for (int y = top; y < bottom; y++)
        memset(at(mask, left, y), 255, (size_t)(right - left));
}

/* The share of a Gaussian that lies between two places. */
static double share(double from, double to, double sigma)
{
    return (erf(to / (sigma * M_SQRT2)) - erf(from / (sigma * M_SQRT2))) / 2;
}

static const double SIGMAS[] = { 1.2, 1.7, 2.5, 5.9, 6, 6.1, 11.9, 12, 17, 25, 40 };
enum { SIGMA_COUNT = sizeof SIGMAS / sizeof *SIGMAS };

/* A box of 70 x 50 px in a field of 331 x 301: every px of it. */
static void test_boxes_are_the_integral(void **state)
{
    (void)state;
    for (int i = 0; i < SIGMA_COUNT; i++) {
        double sigma = SIGMAS[i], furthest = 0;
        sc_arena *arena = sc_arena_new(0);
        sc_mask mask = new_mask(arena, 331, 301);
        fill(&mask, 131, 127, 201, 177);
        sc_blur_mask(&mask, (sc_sigma){ sigma, sigma });
        for (int y = 0; y < mask.height; y++)
            for (int x = 0; x < mask.width; x++) {
                double wanted = share(131 - x - 0.5, 201 - x - 0.5, sigma) *
                                share(127 - y - 0.5, 177 - y - 0.5, sigma) * 255;
                furthest = fmax(furthest, fabs(wanted - *at(&mask, x, y)));
            }
        /* The narrower it is, the less its values in the middles of px are their integral. */
        if (furthest > (sigma < 2 ? 4 : 2))
            fail_msg("sigma %g: off by %g", sigma, furthest);
        sc_arena_free(arena);
    }
}

/* The axes have their own widths, and 0 leaves one as it is. */
static void test_axes(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_mask mask = new_mask(arena, 101, 101);
    fill(&mask, 50, 50, 51, 51);
    sc_blur_mask(&mask, (sc_sigma){ 0, 3 });
    for (int y = 0; y < 101; y++)
        for (int x = 0; x < 101; x++) {
            double wanted = x == 50 ? share(50 - y - 0.5, 51 - y - 0.5, 3) * 255 : 0;
            assert_true(fabs(wanted - *at(&mask, x, y)) < 1);
        }
    fill(&mask, 0, 0, 101, 101);
    sc_mask before = mask;
    before.pixels = SC_NEW_ARRAY(arena, uint8_t, (size_t)mask.stride * 101);
    memcpy(before.pixels, mask.pixels, (size_t)mask.stride * 101);
    sc_blur_mask(&mask, (sc_sigma){ 0, 0 });
    assert_memory_equal(before.pixels, mask.pixels, (size_t)mask.stride * 101);
    sc_arena_free(arena);
}

/* A point's light is all still there, about where it was. */
static void test_nothing_is_lost_or_moved(void **state)
{
    (void)state;
    for (int i = 2; i < SIGMA_COUNT; i++) {
        double sum = 0, across = 0, down = 0;
        sc_arena *arena = sc_arena_new(0);
        sc_mask mask = new_mask(arena, 400, 400);
        fill(&mask, 190, 180, 214, 204);
        sc_blur_mask(&mask, (sc_sigma){ SIGMAS[i], SIGMAS[i] });
        for (int y = 0; y < 400; y++)
            for (int x = 0; x < 400; x++) {
                sum += *at(&mask, x, y);
                across += (x + 0.5) * *at(&mask, x, y);
                down += (y + 0.5) * *at(&mask, x, y);
            }
        assert_true(fabs(sum / (24 * 24 * 255) - 1) < 0.03);
        assert_true(fabs(across / sum - 202) < 0.1);
        assert_true(fabs(down / sum - 192) < 0.1);
        sc_arena_free(arena);
    }
}

/* Bytes between rows are none of the picture's. */
static void test_rows_may_be_padded(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_mask mask = new_mask(arena, 33, 20);
    memset(mask.pixels, 77, (size_t)mask.stride * 20);
    sc_blur_mask(&mask, (sc_sigma){ 7, 7 });
    for (int y = 0; y < 20; y++)
        for (int x = 33; x < mask.stride; x++)
            assert_int_equal(*at(&mask, x, y), 77);
    assert_true(*at(&mask, 16, 10) < 77 && *at(&mask, 0, 0) < *at(&mask, 16, 10));
    sc_arena_free(arena);
}

static void test_colours_keep_below_alpha(void **state)
{
    (void)state;
    static const double WIDTHS[] = { 0.8, 3, 9, 30 };
    uint32_t seed = 20260322;
    print_message("seed %u\n", seed);
    for (int i = 0; i < 4; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_bitmap b = { .width = 97, .height = 61, .stride = 97 * 4 };
        b.pixels = SC_NEW_ARRAY(arena, uint32_t, 97 * 61);
        for (int k = 0; k < 97 * 61; k++) {
            seed = seed * 1664525 + 1013904223;
            uint32_t alpha = seed >> 24, colour = (seed >> 16 & 255) * alpha / 255;
            b.pixels[k] = alpha << 24 | alpha << 16 | colour << 8;
        }
        sc_blur_bitmap(&b, (sc_sigma){ WIDTHS[i], WIDTHS[i] });
        for (int k = 0; k < 97 * 61; k++) {
            uint32_t p = b.pixels[k];
            assert_true((p >> 16 & 255) == p >> 24 && (p >> 8 & 255) <= p >> 24);
            assert_int_equal(p & 255, 0);
        }
        sc_arena_free(arena);
    }
}

static void test_any_width_is_taken(void **state)
{
    (void)state;
    static const double WIDTHS[] = { NAN, INFINITY, -INFINITY, -3, 1e-300, 1e300, 1e6, 4096 };
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_mask mask = new_mask(arena, 64, 3);
        fill(&mask, 0, 0, 64, 3);
        sc_blur_mask(&mask, (sc_sigma){ WIDTHS[i], WIDTHS[i] });
        bool is_none = !(WIDTHS[i] > 1e-9 && isfinite(WIDTHS[i]));
        assert_int_equal(*at(&mask, 30, 1), is_none ? 255 : 0);
        assert_in_range(sc_blur_reach(WIDTHS[i]), 0, 3 * 4096);
        sc_arena_free(arena);
    }
    sc_blur_mask(&(sc_mask){ 0, 0, 0, NULL }, (sc_sigma){ 5, 5 });
}

static void test_reach(void **state)
{
    (void)state;
    assert_int_equal(sc_blur_reach(0), 0);
    assert_int_equal(sc_blur_reach(1), 3);
    assert_int_equal(sc_blur_reach(2.5), 8);
    assert_int_equal(sc_blur_reach(-4), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_boxes_are_the_integral),
        cmocka_unit_test(test_axes),
        cmocka_unit_test(test_nothing_is_lost_or_moved),
        cmocka_unit_test(test_rows_may_be_padded),
        cmocka_unit_test(test_colours_keep_below_alpha),
        cmocka_unit_test(test_any_width_is_taken),
        cmocka_unit_test(test_reach),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
