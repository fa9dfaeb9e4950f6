/*
 * Decoding: every variety of JPEG, PNG and WebP gives the picture it was made of, upright and in
 * sRGB.
 */
#include "photo/photo.h"

#include "reading.h"

#include <string.h>

#include <png.h>

enum { WIDTH = 61, HEIGHT = 43 };

typedef struct fixture {
    sc_arena *arena;
    sc_picture picture, grey; /* grey: the picture's red in all channels */
} fixture;

static int set_up(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    fixture *f = SC_NEW(arena, fixture);
    f->arena = arena;
    f->picture = sc_picture_paint(arena, WIDTH, HEIGHT);
    f->grey = sc_picture_paint(arena, WIDTH, HEIGHT);
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++)
        f->grey.rgba[4 * i + 1] = f->grey.rgba[4 * i + 2] = f->grey.rgba[4 * i];
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    sc_arena_free(((fixture *)*state)->arena);
    return 0;
}

/* Read a file that nothing is wrong with. */
static reading read_well(sc_arena *arena, sc_str bytes)
{
    reading r;
    read_photo(&r, arena, bytes, false);
    for (size_t i = 0; i < r.diags.list.count; i++)
        print_error("%.*s\n", SC_STR_ARG(r.diags.list.items[i].message));
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.diags.list.count, 0);
    return r;
}

static void expect_like(sc_arena *arena, sc_str bytes, sc_picture expected, double tolerance)
{
    reading r = read_well(arena, bytes);
    double d = difference(&r.bitmap, expected);
    if (d > tolerance)
        print_error("%s: mean difference %d/100, allowed %d/100\n", r.info.format, (int)(100 * d),
                    (int)(100 * tolerance));
    assert_true(d <= tolerance);
}

/* ---- JPEG ------------------------------------------------------------------------------------ */

static void test_jpeg_samplings(void **state)
{
    static const int FACTORS[][2] = { { 1, 1 }, { 2, 1 }, { 2, 2 }, { 1, 2 }, { 4, 1 }, { 4, 2 } };
    fixture *f = *state;
    for (size_t i = 0; i < sizeof FACTORS / sizeof *FACTORS; i++) {
        sc_jpeg_options o = { .across = FACTORS[i][0], .down = FACTORS[i][1] };
        double tolerance = i == 0 ? 1.5 : 4; /* the blue patch's edges are smeared */
        expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->picture, tolerance);
        o.is_progressive = true;
        expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->picture, tolerance);
    }
}

static void test_jpeg_colours(void **state)
{
    fixture *f = *state;
    static const sc_jpeg_colours KINDS[] = { SC_JPEG_YCC, SC_JPEG_RGB, SC_JPEG_CMYK, SC_JPEG_YCCK,
                                             SC_JPEG_CMYK_PLAIN };
    for (size_t i = 0; i < sizeof KINDS / sizeof *KINDS; i++) {
        sc_jpeg_options o = { .colours = KINDS[i] };
        expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->picture, 2);
    }
    sc_jpeg_options o = { .colours = SC_JPEG_GREY };
    expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->grey, 1);
}

static void test_jpeg_pixels_are_opaque(void **state)
{
    fixture *f = *state;
    reading r = read_well(f->arena, sc_picture_jpeg(f->arena, f->picture, &(sc_jpeg_options){ 0 }));
    assert_true(r.bitmap.is_opaque);
    assert_string_equal(r.info.format, "JPEG");
    for (int x = 0; x < WIDTH; x++)
        assert_int_equal(channel_of(pixel_of(&r.bitmap, x, x % HEIGHT), 3), 255);
}

/* Whatever scale is decoded at, the full-size picture's crops are found in the same place. */
static void test_jpeg_scales(void **state)
{
    fixture *f = *state;
    sc_picture large = sc_picture_paint(f->arena, 500, 333);
    sc_str bytes = sc_picture_jpeg(f->arena, large, &(sc_jpeg_options){ .quality = 98 });
    static const double SCALES[] = { 1, 0.9, 0.51, 0.5, 0.3, 0.25, 0.2, 0.125, 0.01 };
    for (size_t i = 0; i < sizeof SCALES / sizeof *SCALES; i++) {
        sc_diags diags = { .arena = f->arena };
        const sc_photo *photo;
        assert_int_equal(sc_photo_decode(f->arena, bytes, SCALES[i], &SC_PHOTO_LIMITS, SC_NO_SPAN,
                                         &diags, &photo),
                         SC_OK);
        sc_bitmap b;
        sc_rect crop = { 250, 100, 200, 200 };
        assert_int_equal(sc_photo_resample(f->arena, photo, crop, 25, 25, &diags, &b), SC_OK);
        for (int y = 0; y < 25; y++)
            for (int x = 0; x < 25; x++) {
                uint32_t p = pixel_of(&b, x, y);
                double at_x = 250 + (x + 0.5) * 8, at_y = 100 + (y + 0.5) * 8;
                assert_true(abs(channel_of(p, 0) - (int)(20 + 200 * at_x / 500)) <= 3);
                assert_true(abs(channel_of(p, 1) - (int)(30 + 180 * at_y / 333)) <= 3);
            }
    }
}

static sc_str joined(sc_arena *arena, sc_str a, sc_str b, sc_str c)
{
    sc_buf all = sc_buf_new(arena, 1 << 24);
    sc_buf_add(&all, a);
    sc_buf_add(&all, b);
    sc_buf_add(&all, c);
    return sc_buf_str(&all);
}

/* What cameras do: restart markers, fill bytes before a marker, a preview behind the picture. */
static void test_jpeg_oddities(void **state)
{
    fixture *f = *state;
    sc_str none = { "", 0 };
    sc_jpeg_options o = { .has_restarts = true };
    sc_str file = sc_picture_jpeg(f->arena, f->picture, &o);
    assert_true(sc_str_find(file, SC_STR("\xff\xd0"), NULL));
    expect_like(f->arena, file, f->picture, 1.5);
    sc_str filled = joined(f->arena, sc_str_sub(file, 0, 2), SC_STR("\xff\xff\xff"),
                           sc_str_sub(file, 2, file.len));
    expect_like(f->arena, filled, f->picture, 1.5);
    sc_str preview = sc_picture_jpeg(f->arena, sc_picture_paint(f->arena, 900, 8), &o);
    expect_like(f->arena, joined(f->arena, file, preview, none), f->picture, 1.5);
    expect_like(f->arena, joined(f->arena, file, SC_STR("\r\n"), none), f->picture, 1.5);
}

static void test_jpeg_of_one_pixel(void **state)
{
    fixture *f = *state;
    const uint8_t colour[4] = { 200, 100, 50, 255 };
    sc_picture dot = sc_picture_flat(f->arena, 1, 1, colour);
    expect_like(f->arena, sc_picture_jpeg(f->arena, dot, &(sc_jpeg_options){ 0 }), dot, 2);
    expect_like(f->arena, sc_picture_png(f->arena, dot, &(sc_png_options){ .type = 2 }), dot, 0);
    expect_like(f->arena, sc_picture_webp(f->arena, dot, &(sc_webp_options){ 0 }), dot, 0);
}

/* ---- PNG ------------------------------------------------------------------------------------- */

static const struct {
    int type, depth;
} PNG_KINDS[] = {
    { PNG_COLOR_TYPE_GRAY, 1 },        { PNG_COLOR_TYPE_GRAY, 2 },
    { PNG_COLOR_TYPE_GRAY, 4 },        { PNG_COLOR_TYPE_GRAY, 8 },
    { PNG_COLOR_TYPE_GRAY, 16 },       { PNG_COLOR_TYPE_RGB, 8 },
    { PNG_COLOR_TYPE_RGB, 16 },        { PNG_COLOR_TYPE_PALETTE, 1 },
    { PNG_COLOR_TYPE_PALETTE, 2 },     { PNG_COLOR_TYPE_PALETTE, 4 },
    { PNG_COLOR_TYPE_PALETTE, 8 },     { PNG_COLOR_TYPE_GRAY_ALPHA, 8 },
    { PNG_COLOR_TYPE_GRAY_ALPHA, 16 }, { PNG_COLOR_TYPE_RGB_ALPHA, 8 },
    { PNG_COLOR_TYPE_RGB_ALPHA, 16 },
};
enum { PNG_KIND_COUNT = sizeof PNG_KINDS / sizeof *PNG_KINDS };

/* What a PNG of this kind can say of the picture's pixels. */
static sc_picture as_png(fixture *f, int type, int depth)
{
    sc_picture p = sc_picture_paint(f->arena, WIDTH, HEIGHT);
    bool is_palette = type == PNG_COLOR_TYPE_PALETTE;
    int bits = is_palette && depth > 4 ? 4 : depth;
    for (size_t i = 0; i < (size_t)WIDTH * HEIGHT; i++) {
        uint8_t *at = p.rgba + 4 * i;
        int most = bits < 8 ? (1 << bits) - 1 : 255;
        if (bits < 8)
            at[0] = (uint8_t)(255 * (at[0] >> (8 - bits)) / most);
        if (is_palette)
            at[1] = at[2] = 0;
        else if ((type & PNG_COLOR_MASK_COLOR) == 0)
            at[1] = at[2] = at[0];
    }
    return p;
}

static void test_png_kinds_are_exact(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < PNG_KIND_COUNT; i++)
        for (int interlaced = 0; interlaced <= 1; interlaced++) {
            sc_png_options o = { .type = PNG_KINDS[i].type,
                                 .depth = PNG_KINDS[i].depth,
                                 .is_interlaced = interlaced == 1 };
            sc_picture expected = as_png(f, o.type, o.depth);
            expect_like(f->arena, sc_picture_png(f->arena, f->picture, &o), expected, 0);
        }
}

/* Interlacing leaves out whole passes of the smallest pictures. */
static void test_png_small_and_interlaced(void **state)
{
    fixture *f = *state;
    for (int width = 1; width <= 9; width++)
        for (int height = 1; height <= 9; height++) {
            sc_picture p = sc_picture_noise(f->arena, width, height, 7);
            sc_png_options o = { .type = PNG_COLOR_TYPE_RGB, .is_interlaced = true };
            expect_like(f->arena, sc_picture_png(f->arena, p, &o), p, 0);
        }
}

static void test_png_transparent_key(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < PNG_KIND_COUNT; i++) {
        if ((PNG_KINDS[i].type & PNG_COLOR_MASK_ALPHA) != 0)
            continue;
        sc_png_options o = { .type = PNG_KINDS[i].type,
                             .depth = PNG_KINDS[i].depth,
                             .has_transparent_key = true };
        reading r = read_well(f->arena, sc_picture_png(f->arena, f->picture, &o));
        assert_false(r.bitmap.is_opaque);
        assert_int_equal(pixel_of(&r.bitmap, 0, 0), 0);
        assert_int_equal(channel_of(pixel_of(&r.bitmap, WIDTH - 1, HEIGHT - 1), 3), 255);
    }
}

static void test_alpha_is_premultiplied(void **state)
{
    fixture *f = *state;
    const uint8_t colour[4] = { 200, 100, 51, 128 };
    sc_picture p = sc_picture_flat(f->arena, 20, 20, colour);
    sc_png_options png = { .type = PNG_COLOR_TYPE_RGB_ALPHA };
    sc_webp_options webp = { 0 };
    sc_str files[] = { sc_picture_png(f->arena, p, &png), sc_picture_webp(f->arena, p, &webp) };
    for (size_t i = 0; i < 2; i++) {
        reading r = read_well(f->arena, files[i]);
        assert_false(r.bitmap.is_opaque);
        assert_int_equal(pixel_of(&r.bitmap, 3, 7), 0x8064321A);
    }
}

/* What is seen through must not show at its edges: not even the black that hides under it. */
static void test_alpha_edges_do_not_bleed(void **state)
{
    fixture *f = *state;
    const uint8_t white[4] = { 255, 255, 255, 255 };
    sc_picture p = sc_picture_flat(f->arena, 64, 64, white);
    for (size_t i = 0; i < 64 * 64; i++)
        if (i % 64 < 31)
            memset(p.rgba + 4 * i, 0, 4);
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB_ALPHA };
    reading r = read_well(f->arena, sc_picture_png(f->arena, p, &o));
    sc_bitmap small;
    sc_rect all = { 0, 0, 64, 64 };
    assert_int_equal(sc_photo_resample(f->arena, r.photo, all, 23, 23, &r.diags, &small), SC_OK);
    for (int x = 0; x < 23; x++) {
        uint32_t pixel = pixel_of(&small, x, 11);
        int alpha = channel_of(pixel, 3);
        for (int c = 0; c < 3; c++) {
            assert_true(channel_of(pixel, c) <= alpha);
            assert_true(channel_of(pixel, c) >= alpha - 1);
        }
    }
    assert_int_equal(channel_of(pixel_of(&small, 0, 11), 3), 0);
    assert_int_equal(channel_of(pixel_of(&small, 22, 11), 3), 255);
}

/* ---- WebP ------------------------------------------------------------------------------------ */

static void test_webp(void **state)
{
    fixture *f = *state;
    expect_like(f->arena, sc_picture_webp(f->arena, f->picture, &(sc_webp_options){ 0 }),
                f->picture, 0);
    expect_like(f->arena,
                sc_picture_webp(f->arena, f->picture, &(sc_webp_options){ .is_lossy = true }),
                f->picture, 6);
}

static void test_webp_animation_shows_its_first_frame(void **state)
{
    fixture *f = *state;
    reading r;
    sc_webp_options o = { .is_animated = true };
    read_photo(&r, f->arena, sc_picture_webp(f->arena, f->picture, &o), false);
    assert_int_equal(r.status, SC_OK);
    assert_string_equal(only_diag(&r)->code, "photo.animated");
    assert_str(only_diag(&r)->message, "the photo is an animation: its first frame is used");
    assert_true(difference(&r.bitmap, f->picture) < 0.01);
}

static void test_large_webp_is_reduced_while_decoding(void **state)
{
    fixture *f = *state;
    sc_picture large = sc_picture_paint(f->arena, 400, 300);
    sc_str bytes = sc_picture_webp(f->arena, large, &(sc_webp_options){ 0 });
    sc_diags diags = { .arena = f->arena };
    const sc_photo *photo;
    sc_arena *narrow = sc_arena_new(170 * 130 * 4);
    assert_int_equal(
        sc_photo_decode(narrow, bytes, 0.2, &SC_PHOTO_LIMITS, SC_NO_SPAN, &diags, &photo), SC_OK);
    sc_bitmap b;
    assert_int_equal(
        sc_photo_resample(f->arena, photo, (sc_rect){ 0, 0, 400, 300 }, 80, 60, &diags, &b), SC_OK);
    assert_true(difference(&b, sc_picture_paint(f->arena, 80, 60)) < 4);
    sc_arena_free(narrow);
}

/* ---- orientation ----------------------------------------------------------------------------- */

static sc_str file_of(fixture *f, int format, sc_picture stored, sc_str exif)
{
    if (format == 0)
        return sc_picture_jpeg(f->arena, stored, &(sc_jpeg_options){ .quality = 98, .exif = exif });
    if (format == 1)
        return sc_picture_png(f->arena, stored,
                              &(sc_png_options){ .type = PNG_COLOR_TYPE_RGB, .exif = exif });
    return sc_picture_webp(f->arena, stored, &(sc_webp_options){ .exif = exif });
}

static void test_all_orientations_come_out_upright(void **state)
{
    fixture *f = *state;
    for (int format = 0; format < 3; format++)
        for (int orientation = 1; orientation <= 8; orientation++) {
            sc_str exif = sc_picture_exif(f->arena, orientation, orientation % 2 == 0);
            sc_picture stored = sc_picture_stored(f->arena, f->picture, orientation);
            reading r = read_well(f->arena, file_of(f, format, stored, exif));
            assert_int_equal(r.info.orientation, orientation);
            assert_int_equal(r.info.width, WIDTH);
            assert_int_equal(r.info.height, HEIGHT);
            assert_true(difference(&r.bitmap, f->picture) < (format == 0 ? 1.5 : 0.01));
        }
}

/* A crop is one of the upright picture, however it is stored. */
static void test_all_orientations_crop_alike(void **state)
{
    fixture *f = *state;
    sc_bitmap first = { 0 };
    for (int orientation = 1; orientation <= 8; orientation++) {
        sc_str exif = sc_picture_exif(f->arena, orientation, false);
        sc_picture stored = sc_picture_stored(f->arena, f->picture, orientation);
        reading r = read_well(f->arena, file_of(f, 1, stored, exif));
        sc_bitmap b;
        sc_rect crop = { 5.25, 3.5, 40.5, 30.75 };
        assert_int_equal(sc_photo_resample(f->arena, r.photo, crop, 27, 35, &r.diags, &b), SC_OK);
        if (orientation == 1)
            first = b;
        for (int y = 0; y < 35; y++)
            for (int x = 0; x < 27; x++)
                for (int c = 0; c < 3; c++)
                    assert_true(abs(channel_of(pixel_of(&b, x, y), c) -
                                    channel_of(pixel_of(&first, x, y), c)) <= 1);
    }
}

static void expect_exif_fault(fixture *f, sc_str exif, const char *message)
{
    reading r;
    read_photo(&r, f->arena, file_of(f, 0, f->picture, exif), false);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.info.orientation, 1);
    assert_string_equal(only_diag(&r)->code, "photo.exif-ignored");
    assert_int_equal(only_diag(&r)->severity, SC_WARNING);
    assert_str(only_diag(&r)->message, message);
}

/* Of sc_picture_exif(): a header, the number of entries, and one of them. */
enum { EXIF_ENTRIES_END = 8 + 2 + 12 };

static void test_broken_exif_is_ignored(void **state)
{
    fixture *f = *state;
    expect_exif_fault(f, SC_STR("this is no EXIF at all"),
                      "the photo's EXIF data is ignored: it does not start as EXIF does");
    expect_exif_fault(f, sc_picture_exif(f->arena, 9, true),
                      "the photo's EXIF data is ignored: its orientation is not 1 to 8");
    sc_str text = sc_picture_exif(f->arena, 6, true);
    char *changed = sc_str_z(f->arena, text);
    memcpy(changed, text.ptr, text.len);
    changed[13] = 2; /* the type: a text */
    expect_exif_fault(f, (sc_str){ changed, text.len },
                      "the photo's EXIF data is ignored: its orientation is not a number");
}

/* Scanners write 0 for "not known"; what the directory of a file without previews ends with is not
 * needed. */
static void test_harmless_exif(void **state)
{
    fixture *f = *state;
    assert_int_equal(
        read_well(f->arena, file_of(f, 0, f->picture, sc_picture_exif(f->arena, 0, true)))
            .info.orientation,
        1);
    sc_str exif = sc_picture_exif(f->arena, 6, true);
    for (size_t len = EXIF_ENTRIES_END; len < exif.len; len++)
        assert_int_equal(read_well(f->arena, file_of(f, 1, f->picture, sc_str_sub(exif, 0, len)))
                             .info.orientation,
                         6);
}

static void test_exif_that_is_cut_short(void **state)
{
    fixture *f = *state;
    for (int is_big_endian = 0; is_big_endian < 2; is_big_endian++) {
        sc_str exif = sc_picture_exif(f->arena, 6, is_big_endian);
        for (size_t len = 8; len < EXIF_ENTRIES_END; len++)
            expect_exif_fault(f, sc_str_sub(exif, 0, len),
                              "the photo's EXIF data is ignored: it is cut short");
        char *changed = sc_str_z(f->arena, exif);
        memcpy(changed, exif.ptr, exif.len);
        memset(changed + 4, 0x7F, 4); /* where the first directory is */
        expect_exif_fault(f, (sc_str){ changed, exif.len },
                          "the photo's EXIF data is ignored: it is cut short");
    }
}

/* ---- colour profiles ------------------------------------------------------------------------- */

static sc_str with_profile(fixture *f, int format, sc_picture p, sc_str profile)
{
    if (format == 0)
        return sc_picture_jpeg(f->arena, p, &(sc_jpeg_options){ .profile = profile });
    if (format == 3)
        return sc_picture_png(
            f->arena, p,
            &(sc_png_options){ .type = PNG_COLOR_TYPE_RGB_ALPHA, .depth = 16, .profile = profile });
    if (format == 1)
        return sc_picture_png(f->arena, p,
                              &(sc_png_options){ .type = PNG_COLOR_TYPE_RGB, .profile = profile });
    return sc_picture_webp(f->arena, p, &(sc_webp_options){ .profile = profile });
}

static void expect_colour(const reading *r, int red, int green, int blue, int tolerance)
{
    uint32_t pixel = pixel_of(&r->bitmap, 3, 3);
    int expected[] = { red, green, blue };
    for (int c = 0; c < 3; c++) {
        if (abs(channel_of(pixel, c) - expected[c]) > tolerance)
            print_error("%s: #%08x is not %d %d %d\n", r->info.format, pixel, red, green, blue);
        assert_true(abs(channel_of(pixel, c) - expected[c]) <= tolerance);
    }
}

/* Display P3 (0.8, 0.3, 0.3) is sRGB (223.3, 63.5, 70.5)/255, by the two spaces' matrices. */
static void test_display_p3(void **state)
{
    fixture *f = *state;
    sc_str p3 = sc_picture_profile(f->arena, SC_TEST_DISPLAY_P3);
    const uint8_t colour[4] = { 204, 77, 77, 255 };
    sc_picture p = sc_picture_flat(f->arena, 16, 16, colour);
    for (int format = 0; format <= 3; format++) {
        reading r = read_well(f->arena, with_profile(f, format, p, p3));
        expect_colour(&r, 222, 64, 71, 3);
    }
}

static void test_srgb_profile_changes_nothing(void **state)
{
    fixture *f = *state;
    sc_str srgb = sc_picture_profile(f->arena, SC_TEST_SRGB);
    for (int format = 1; format <= 3; format++)
        expect_like(f->arena, with_profile(f, format, f->picture, srgb), f->picture, 0);
    sc_str plain = with_profile(f, 0, f->picture, (sc_str){ "", 0 });
    reading a = read_well(f->arena, plain);
    reading b = read_well(f->arena, with_profile(f, 0, f->picture, srgb));
    assert_memory_equal(a.bitmap.pixels, b.bitmap.pixels, WIDTH * HEIGHT * 4);
}

/* 100/255 to the power of 1.8 is 0.185, which sRGB writes as 119. */
static void test_grey_profile(void **state)
{
    fixture *f = *state;
    sc_str grey = sc_picture_profile(f->arena, SC_TEST_GREY_18);
    const uint8_t colour[4] = { 100, 100, 100, 255 };
    sc_picture p = sc_picture_flat(f->arena, 16, 16, colour);
    sc_jpeg_options jpeg = { .colours = SC_JPEG_GREY, .profile = grey };
    reading r = read_well(f->arena, sc_picture_jpeg(f->arena, p, &jpeg));
    expect_colour(&r, 119, 119, 119, 2);
    for (int depth = 8; depth <= 16; depth += 8)
        for (int alpha = 0; alpha <= 1; alpha++) {
            sc_png_options png = { .type =
                                       alpha == 1 ? PNG_COLOR_TYPE_GRAY_ALPHA : PNG_COLOR_TYPE_GRAY,
                                   .depth = depth,
                                   .profile = grey };
            r = read_well(f->arena, sc_picture_png(f->arena, p, &png));
            expect_colour(&r, 119, 119, 119, 2);
        }
}

/* A grey JPEG often carries the profile of the colour picture it was made of. */
static void test_grey_picture_with_colour_profile(void **state)
{
    fixture *f = *state;
    sc_jpeg_options o = { .colours = SC_JPEG_GREY };
    o.profile = sc_picture_profile(f->arena, SC_TEST_SRGB);
    expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->grey, 1);
    o.profile = sc_picture_profile(f->arena, SC_TEST_DISPLAY_P3);
    expect_like(f->arena, sc_picture_jpeg(f->arena, f->picture, &o), f->grey, 2);
}

/* The test's ink is half as strong as the plain formula's. */
static void test_ink_profile(void **state)
{
    fixture *f = *state;
    const uint8_t colour[4] = { 255, 0, 0, 255 };
    sc_picture p = sc_picture_flat(f->arena, 16, 16, colour);
    sc_jpeg_options o = { .colours = SC_JPEG_CMYK };
    reading plain = read_well(f->arena, sc_picture_jpeg(f->arena, p, &o));
    expect_colour(&plain, 255, 0, 0, 2);
    o.profile = sc_picture_profile(f->arena, SC_TEST_CMYK);
    static const sc_jpeg_colours KINDS[] = { SC_JPEG_CMYK, SC_JPEG_YCCK, SC_JPEG_CMYK_PLAIN };
    for (size_t i = 0; i < 3; i++) {
        o.colours = KINDS[i];
        reading r = read_well(f->arena, sc_picture_jpeg(f->arena, p, &o));
        uint32_t pixel = pixel_of(&r.bitmap, 3, 3);
        assert_true(channel_of(pixel, 0) > 240);
        assert_in_range(channel_of(pixel, 1), 90, 140);
        assert_in_range(channel_of(pixel, 2), 90, 140);
    }
}

static void expect_profile_fault_on(fixture *f, sc_str file, sc_picture expected,
                                    const char *message)
{
    reading r;
    read_photo(&r, f->arena, file, false);
    assert_int_equal(r.status, SC_OK);
    assert_string_equal(only_diag(&r)->code, "photo.profile-ignored");
    assert_int_equal(only_diag(&r)->severity, SC_WARNING);
    assert_str(only_diag(&r)->message, message);
    assert_true(difference(&r.bitmap, expected) < 2);
}

static void expect_profile_fault(fixture *f, sc_str file, const char *message)
{
    expect_profile_fault_on(f, file, f->picture, message);
}

/* Whole as files, but without the tables that would say what the colours are. */
static void test_empty_profiles_are_ignored(void **state)
{
    fixture *f = *state;
    const char *message =
        "the photo's colour profile is ignored: it does not say how its colours look";
    sc_str rgb = sc_picture_profile(f->arena, SC_TEST_EMPTY_RGB);
    for (int format = 0; format <= 3; format++)
        expect_profile_fault(f, with_profile(f, format, f->picture, rgb), message);
    sc_jpeg_options jpeg = { .colours = SC_JPEG_GREY, .profile = rgb };
    expect_profile_fault_on(f, sc_picture_jpeg(f->arena, f->picture, &jpeg), f->grey, message);
    jpeg.profile = sc_picture_profile(f->arena, SC_TEST_EMPTY_GREY);
    expect_profile_fault_on(f, sc_picture_jpeg(f->arena, f->picture, &jpeg), f->grey, message);
    jpeg.profile = sc_picture_profile(f->arena, SC_TEST_EMPTY_CMYK);
    jpeg.colours = SC_JPEG_CMYK;
    expect_profile_fault(f, sc_picture_jpeg(f->arena, f->picture, &jpeg), message);
    static const int TYPES[] = { PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_GRAY_ALPHA };
    for (size_t i = 0; i < 4; i++) {
        sc_png_options png = { .type = TYPES[i % 2], .depth = i < 2 ? 8 : 16 };
        png.profile = sc_picture_profile(f->arena, SC_TEST_EMPTY_GREY);
        expect_profile_fault_on(f, sc_picture_png(f->arena, f->picture, &png), f->grey, message);
    }
}

static void test_unusable_profiles_are_ignored(void **state)
{
    fixture *f = *state;
    sc_str p3 = sc_picture_profile(f->arena, SC_TEST_DISPLAY_P3);
    sc_str garbage = SC_STR("this is not a profile, however much one would like it to be one. "
                            "this is not a profile, however much one would like it to be one. ");
    for (int format = 0; format <= 2; format += 2)
        expect_profile_fault(f, with_profile(f, format, f->picture, garbage),
                             "the photo's colour profile is ignored: it is damaged");
    expect_profile_fault(
        f, with_profile(f, 0, f->picture, sc_picture_profile(f->arena, SC_TEST_CMYK)),
        "the photo's colour profile is ignored: it is for another kind of picture");
    sc_jpeg_options o = { .profile = p3, .has_broken_profile = true };
    expect_profile_fault(f, sc_picture_jpeg(f->arena, f->picture, &o),
                         "the photo's colour profile is ignored: a part of it is missing");
    char *huge = sc_arena_alloc(f->arena, (4 << 20) + 1);
    sc_str too_large = { huge, (4 << 20) + 1 };
    expect_profile_fault(f, with_profile(f, 2, f->picture, too_large),
                         "the photo's colour profile is ignored: it is larger than 4 MiB");
}

/* libpng leaves such a profile out by itself. */
static void test_png_with_a_broken_profile(void **state)
{
    fixture *f = *state;
    sc_str p3 = sc_picture_profile(f->arena, SC_TEST_DISPLAY_P3);
    sc_str file = sc_str_copy(f->arena, with_profile(f, 1, f->picture, p3));
    size_t at;
    assert_true(sc_str_find(file, SC_STR("iCCPprofile"), &at));
    ((char *)(uintptr_t)file.ptr)[at + 30] ^= 0x55;
    expect_profile_fault(
        f, file, "the photo's colour profile is ignored: it is damaged, or larger than 4 MiB");
}

/* Linear light: half of it is 188 in sRGB. */
static void test_png_gamma(void **state)
{
    fixture *f = *state;
    const uint8_t half[4] = { 128, 128, 128, 255 };
    sc_picture p = sc_picture_flat(f->arena, 16, 16, half);
    static const int TYPES[] = { PNG_COLOR_TYPE_GRAY, PNG_COLOR_TYPE_RGB,
                                 PNG_COLOR_TYPE_RGB_ALPHA };
    for (size_t i = 0; i < 3; i++)
        for (int depth = 8; depth <= 16; depth += 8) {
            sc_png_options o = { .type = TYPES[i], .depth = depth, .gamma = 1 };
            reading r = read_well(f->arena, sc_picture_png(f->arena, p, &o));
            expect_colour(&r, 188, 188, 188, 1);
            o.gamma = 1 / 2.2;
            r = read_well(f->arena, sc_picture_png(f->arena, p, &o));
            expect_colour(&r, 128, 128, 128, 0);
        }
}

static void test_png_with_an_impossible_gamma(void **state)
{
    fixture *f = *state;
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB, .gamma = 1 };
    sc_str file = sc_str_copy(f->arena, sc_picture_png(f->arena, f->picture, &o));
    size_t at;
    assert_true(sc_str_find(file, SC_STR("gAMA"), &at));
    static const char NONE[] = { 0, 0, 0, 0, (char)0x8B, 0x25, 0x60, 0x4D }; /* 0, its checksum */
    memcpy((char *)(uintptr_t)file.ptr + at + 4, NONE, sizeof NONE);
    expect_profile_fault(f, file, "the photo's colour profile is ignored: its gamma is damaged");
}

/* Dark linear 16-bit shades are told apart, which 8 bits of linear light cannot. */
static void test_linear_16_bit_keeps_its_shadows(void **state)
{
    fixture *f = *state;
    const uint8_t dark[4] = { 1, 1, 1, 255 };
    sc_picture p = sc_picture_flat(f->arena, 16, 16, dark);
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB, .depth = 16, .gamma = 1 };
    reading r = read_well(f->arena, sc_picture_png(f->arena, p, &o));
    expect_colour(&r, 13, 13, 13, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_jpeg_samplings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_colours, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_pixels_are_opaque, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_scales, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_oddities, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_of_one_pixel, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_kinds_are_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_small_and_interlaced, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_transparent_key, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alpha_is_premultiplied, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alpha_edges_do_not_bleed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp_animation_shows_its_first_frame, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_large_webp_is_reduced_while_decoding, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(test_all_orientations_come_out_upright, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_all_orientations_crop_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_broken_exif_is_ignored, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_harmless_exif, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_exif_that_is_cut_short, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_display_p3, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_srgb_profile_changes_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_grey_profile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_grey_picture_with_colour_profile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_ink_profile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_empty_profiles_are_ignored, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unusable_profiles_are_ignored, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_with_a_broken_profile, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_gamma, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_with_an_impossible_gamma, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_linear_16_bit_keeps_its_shadows, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
