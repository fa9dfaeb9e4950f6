/*
 * AVIF: upright, in its colours, with its transparency, and no more of it where it is cut. How the
 * files beside this were made is written in avif/README.
 */
#include "base/file.h"
#include "base/library.h"
#include "reading.h"

#include <string.h>

enum { WIDTH = 48, HEIGHT = 32 };

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

/* Without the library such a photo is refused by name, which test_refuse.c knows of. */
static void need_library(void)
{
#if !__has_include(<avif/avif.h>)
    skip();
#endif
    if (!sc_library_load("libavif.so.15", NULL, 0, NULL) &&
        !sc_library_load("libavif.so.16", NULL, 0, NULL))
        skip();
}

static sc_str file(sc_arena *arena, const char *name)
{
    sc_diags diags = { .arena = arena };
    sc_str bytes, path = sc_str_fmt(arena, "tests/unit/photo/avif/%s.avif", name);
    need_library();
    assert_int_equal(
        sc_file_read(arena, path.ptr, 1 << 20, "the photo", SC_NO_SPAN, &diags, &bytes), SC_OK);
    return bytes;
}

static reading read_well(sc_arena *arena, const char *name)
{
    reading r;
    read_photo(&r, arena, file(arena, name), false);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.diags.list.count, 0);
    assert_string_equal(r.info.format, "AVIF");
    return r;
}

static void test_orientations(void **state)
{
    sc_picture expected = sc_picture_paint(*state, WIDTH, HEIGHT);
    for (int i = 1; i <= 8; i++) {
        char name[2] = { (char)('0' + i), '\0' };
        reading r = read_well(*state, name);
        assert_int_equal(r.info.orientation, i);
        assert_true(r.bitmap.is_opaque);
        assert_true(difference(&r.bitmap, expected) < 3);
    }
}

static void test_ten_bits(void **state)
{
    reading r = read_well(*state, "ten");
    assert_true(difference(&r.bitmap, sc_picture_paint(*state, WIDTH, HEIGHT)) < 5);
}

static void test_alpha(void **state)
{
    reading r = read_well(*state, "alpha");
    assert_false(r.bitmap.is_opaque);
    assert_in_range(channel_of(pixel_of(&r.bitmap, 8, 16), 3), 252, 255);
    assert_in_range(channel_of(pixel_of(&r.bitmap, 40, 16), 3), 60, 68);
}

/* Display P3's red is redder than sRGB can show, and its greys are the same. */
static void test_colours_by_number(void **state)
{
    reading p3 = read_well(*state, "p3"), srgb = read_well(*state, "1");
    int red = channel_of(pixel_of(&srgb.bitmap, 40, 2), 0);
    assert_true(channel_of(pixel_of(&p3.bitmap, 40, 2), 0) > red + 4);
}

static void test_high_dynamic_range(void **state)
{
    reading r;
    read_photo(&r, *state, file(*state, "hdr"), false);
    assert_int_equal(r.status, SC_E_DATA);
    assert_string_equal(only_diag(&r)->code, "photo.unsupported");
    assert_str(only_diag(&r)->message, "an AVIF of high dynamic range is not supported");
    assert_str(only_diag(&r)->hint, "save it in sRGB or Display P3");
}

/* Every length but the whole, each in a block of its own so that reading past it is found. */
static void test_cut_short(void **state)
{
    sc_str whole = file(*state, "6");
    for (size_t len = 0; len < whole.len; len++) {
        sc_arena *arena = sc_arena_new(0);
        char *copy = malloc(len + 1);
        assert_non_null(copy);
        memcpy(copy, whole.ptr, len);
        reading r;
        read_photo(&r, arena, (sc_str){ copy, len }, false);
        assert_int_not_equal(r.status, SC_OK);
        assert_true(r.diags.list.count > 0);
        sc_arena_free(arena);
        free(copy);
    }
}

static void test_limits(void **state)
{
    sc_photo_limits limits = SC_PHOTO_LIMITS;
    sc_photo_info info;
    sc_diags diags = { .arena = *state };
    limits.side = 40;
    assert_int_equal(sc_photo_probe(*state, file(*state, "1"), &limits, SC_NO_SPAN, &diags, &info),
                     SC_E_LIMIT);
    assert_string_equal(diags.list.items[0].code, "photo.too-large");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_orientations, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ten_bits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alpha, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_colours_by_number, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_high_dynamic_range, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_cut_short, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
