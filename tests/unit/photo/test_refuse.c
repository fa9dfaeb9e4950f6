/*
 * What is refused, and in which words: files that are no photos, ones too large to be let in, and
 * damaged ones.
 */
#include "lib/noise.h"
#include "reading.h"

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

static void expect_refusal(sc_arena *arena, sc_str bytes, sc_status status, const char *code,
                           const char *message, const char *hint)
{
    reading r;
    read_photo(&r, arena, bytes, false);
    const sc_diag *diag = only_diag(&r);
    assert_string_equal(diag->code, code);
    assert_str(diag->message, message);
    assert_str(diag->hint, hint);
    assert_int_equal(diag->severity, SC_ERROR);
    assert_int_equal(r.status, status);
}

/* ---- other formats --------------------------------------------------------------------------- */

static void test_strangers_are_named(void **state)
{
    static const struct {
        sc_str bytes;
        const char *what;
    } CASES[] = {
        { { "GIF89a\1\0\1\0", 10 }, "a GIF picture" },
        { { "\0\0\0\x18"
            "ftypheic\0\0\0\0",
            16 },
          "a HEIC picture" },
        { { "\0\0\0\x18"
            "ftypmif1\0\0\0\0",
            16 },
          "a HEIF picture" },
        { { "\0\0\0\x18"
            "ftypmp42\0\0\0\0",
            16 },
          "a video" },
        { { "II*\0\10\0\0\0", 8 }, "a TIFF picture" },
        { { "MM\0*\0\0\0\10", 8 }, "a TIFF picture" },
        { { "BM6\0\0\0", 6 }, "a BMP picture" },
        { { "\xff\x0a\xfa\x1f", 4 }, "a JPEG XL picture" },
        { { "\0\0\0\x0cjP  \r\n\x87\n", 12 }, "a JPEG 2000 picture" },
        { { "8BPS\0\1", 6 }, "a Photoshop file" },
        { { "%PDF-1.7\n", 9 }, "a PDF file" },
    };
    sc_arena *arena = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str message = sc_str_fmt(arena, "the photo is %s, which is none of JPEG, PNG and WebP",
                                    CASES[i].what);
        expect_refusal(arena, CASES[i].bytes, SC_E_DATA, "photo.unsupported-format", message.ptr,
                       "save it as JPEG, PNG or WebP");
    }
}

static void test_drawings(void **state)
{
    static const sc_str DRAWINGS[] = {
        { "<svg xmlns='http://www.w3.org/2000/svg'/>", 41 },
        { "\n <SVG/>", 8 },
        { "<?xml version='1.0'?>\n<!-- a --><svg/>", 38 },
        { "\xEF\xBB\xBF<!-- a --><svg/>", 19 },
        { "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"\"><svg/>", 57 },
    };
    for (size_t i = 0; i < sizeof DRAWINGS / sizeof *DRAWINGS; i++)
        expect_refusal(
            *state, DRAWINGS[i], SC_E_DATA, "photo.svg",
            "the photo is an SVG drawing, which articles may not bring",
            "save it as JPEG, PNG or WebP; only layouts and site files may name drawings");
}

static void test_saved_error_pages(void **state)
{
    static const sc_str PAGES[] = {
        { "<!DOCTYPE html><title>404</title>", 33 },
        { "\n\n<html><body>Forbidden", 23 },
    };
    const char *hint =
        "the download probably failed, and what the server said was saved in the photo's place";
    for (size_t i = 0; i < 2; i++)
        expect_refusal(*state, PAGES[i], SC_E_DATA, "photo.unsupported-format",
                       "the photo is an HTML page, which is none of JPEG, PNG and WebP", hint);
    expect_refusal(*state, SC_STR("{\"error\": \"not found\"}"), SC_E_DATA,
                   "photo.unsupported-format",
                   "the photo is JSON, which is none of JPEG, PNG and WebP", hint);
}

static void test_nothing_known(void **state)
{
    expect_refusal(*state, (sc_str){ NULL, 0 }, SC_E_DATA, "photo.empty",
                   "the photo is an empty file", "get a fresh copy of the file");
    static const char *const STRANGE[] = { "x",    "\xff",         "\xff\xd8",       "\x89PNG",
                                           "RIFF", "RIFF....WAVE", "just some words" };
    for (size_t i = 0; i < sizeof STRANGE / sizeof *STRANGE; i++)
        expect_refusal(*state, sc_str_of(STRANGE[i]), SC_E_DATA, "photo.unknown-format",
                       "the photo is neither JPEG, PNG nor WebP", "save it as JPEG, PNG or WebP");
}

/* ---- varieties that are not read ------------------------------------------------------------- */

static size_t frame_at(sc_str jpeg)
{
    for (size_t at = 2; at + 9 < jpeg.len; at++)
        if (jpeg.ptr[at] == '\xff' && (jpeg.ptr[at + 1] & '\xf0') == '\xc0' &&
            jpeg.ptr[at + 1] != '\xc4')
            return at;
    fail();
    return 0;
}

static sc_str patched(sc_arena *arena, sc_str bytes, size_t at, const char *patch, size_t len)
{
    char *copy = sc_arena_alloc(arena, bytes.len);
    memcpy(copy, bytes.ptr, bytes.len);
    memcpy(copy + at, patch, len);
    return (sc_str){ copy, bytes.len };
}

static void test_unusual_jpegs(void **state)
{
    sc_arena *arena = *state;
    const char *hint = "save it as an ordinary (baseline or progressive) JPEG";
    sc_picture p = sc_picture_paint(arena, 32, 32);
    sc_str arithmetic = sc_picture_jpeg(arena, p, &(sc_jpeg_options){ .is_arithmetic = true });
    expect_refusal(arena, arithmetic, SC_E_DATA, "photo.unsupported",
                   "a JPEG with arithmetic coding is not supported", hint);
    sc_str plain = sc_picture_jpeg(arena, p, &(sc_jpeg_options){ 0 });
    size_t frame = frame_at(plain);
    expect_refusal(arena, patched(arena, plain, frame + 1, "\xc3", 1), SC_E_DATA,
                   "photo.unsupported", "a lossless or hierarchical JPEG is not supported", hint);
    expect_refusal(arena, patched(arena, plain, frame + 4, "\x0c", 1), SC_E_DATA,
                   "photo.unsupported", "a JPEG of more than 8 bits a sample is not supported",
                   hint);
}

/* ---- limits ---------------------------------------------------------------------------------- */

static const char SMALLER[] = "make a smaller copy of it";

static sc_str jpeg_claiming(sc_arena *arena, int width, int height)
{
    sc_str plain = sc_picture_jpeg(arena, sc_picture_paint(arena, 32, 32), &(sc_jpeg_options){ 0 });
    const char size[] = { (char)(height >> 8), (char)height, (char)(width >> 8), (char)width };
    return patched(arena, plain, frame_at(plain) + 5, size, 4);
}

static sc_str png_claiming(sc_arena *arena, uint32_t width, uint32_t height)
{
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB };
    sc_str plain = sc_picture_png(arena, sc_picture_paint(arena, 32, 32), &o);
    const char size[] = { (char)(width >> 24), (char)(width >> 16),  (char)(width >> 8),
                          (char)width,         (char)(height >> 24), (char)(height >> 16),
                          (char)(height >> 8), (char)height };
    return patched(arena, plain, 16, size, 8);
}

static void test_claims_of_size(void **state)
{
    sc_arena *arena = *state;
    sc_str files[] = { jpeg_claiming(arena, 60000, 60000), png_claiming(arena, 60000, 60000) };
    for (size_t i = 0; i < 2; i++)
        expect_refusal(arena, files[i], SC_E_LIMIT, "photo.too-large",
                       "the photo is 60000 x 60000 px, and 16384 px a side are allowed", SMALLER);
    expect_refusal(arena, jpeg_claiming(arena, 16384, 4000), SC_E_LIMIT, "photo.too-many-pixels",
                   "the photo is 16384 x 4000 px, 65536000 pixels, and 50000000 are allowed",
                   SMALLER);
    expect_refusal(arena, png_claiming(arena, 1, 16385), SC_E_LIMIT, "photo.too-large",
                   "the photo is 1 x 16385 px, and 16384 px a side are allowed", SMALLER);
    expect_refusal(arena, png_claiming(arena, 0x80000000U, 1), SC_E_DATA, "photo.damaged",
                   "the photo is damaged: its header is wrong", "get a fresh copy of the file");
    expect_refusal(arena, png_claiming(arena, 0, 5), SC_E_DATA, "photo.damaged",
                   "the photo is damaged: it says it has no pixels",
                   "get a fresh copy of the file");
}

static void test_webp_claims_of_size(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = sc_picture_paint(arena, 32, 32);
    sc_webp_options o = { .is_animated = true };
    sc_str file = patched(arena, sc_picture_webp(arena, p, &o), 24, "\x5f\xea\0\x5f\xea\0", 6);
    expect_refusal(arena, file, SC_E_LIMIT, "photo.too-large",
                   "the photo is 60000 x 60000 px, and 16384 px a side are allowed", SMALLER);
}

static void test_settable_limits(void **state)
{
    sc_arena *arena = *state;
    sc_str file = sc_picture_jpeg(arena, sc_picture_paint(arena, 40, 30), &(sc_jpeg_options){ 0 });
    sc_diags diags = { .arena = arena };
    sc_photo_info info;
    sc_photo_limits limits = SC_PHOTO_LIMITS;
    limits.side = 40;
    limits.megapixels = 0.0012;
    limits.file_bytes = file.len;
    assert_int_equal(sc_photo_probe(arena, file, &limits, SC_NO_SPAN, &diags, &info), SC_OK);
    limits.file_bytes = file.len - 1;
    assert_int_equal(sc_photo_probe(arena, file, &limits, SC_NO_SPAN, &diags, &info), SC_E_LIMIT);
    assert_int_equal(diags.list.count, 1);
    assert_string_equal(diags.list.items[0].code, "photo.too-many-bytes");
    sc_str message =
        sc_str_fmt(arena, "the photo has %zu bytes, and %zu are allowed", file.len, file.len - 1);
    assert_str(diags.list.items[0].message, message.ptr);
}

/* A progressive JPEG whose last scan comes again and again. */
static sc_str scan_bomb(sc_arena *arena, int scans)
{
    sc_picture p = sc_picture_paint(arena, 64, 64);
    sc_str file = sc_picture_jpeg(arena, p, &(sc_jpeg_options){ .is_progressive = true });
    size_t last = 0, found, from = 0;
    int there = 0;
    while (sc_str_find(sc_str_sub(file, from, file.len), SC_STR("\xff\xda"), &found)) {
        last = from + found;
        from = last + 2;
        there++;
    }
    sc_buf bomb = sc_buf_new(arena, 1 << 24);
    sc_buf_add(&bomb, sc_str_sub(file, 0, file.len - 2));
    for (int i = there; i < scans; i++)
        sc_buf_add(&bomb, sc_str_sub(file, last, file.len - 2));
    sc_buf_add(&bomb, SC_STR("\xff\xd9"));
    return sc_buf_str(&bomb);
}

static void test_scan_bombs(void **state)
{
    sc_arena *arena = *state;
    const char *hint = "save it as a baseline JPEG, which has one";
    expect_refusal(
        arena, scan_bomb(arena, 101), SC_E_LIMIT, "photo.too-many-scans",
        "the photo is drawn in 101 scans of 4096 pixels, and 100 scans, or 500 megapixels "
        "in all, are allowed",
        hint);
    sc_str bomb = scan_bomb(arena, 60);
    const char size[] = { '\x0b', '\xb8', '\x0f', '\xa0' }; /* 3000 x 4000 */
    expect_refusal(arena, patched(arena, bomb, frame_at(bomb) + 5, size, 4), SC_E_LIMIT,
                   "photo.too-many-scans",
                   "the photo is drawn in 60 scans of 12000000 pixels, and 100 scans, or 500 "
                   "megapixels in all, are allowed",
                   hint);
    reading r;
    read_photo(&r, arena,
               sc_picture_jpeg(arena, sc_picture_paint(arena, 64, 64),
                               &(sc_jpeg_options){ .is_progressive = true }),
               false);
    assert_int_equal(r.status, SC_OK);
}

/* 57 bytes whose text chunk claims 2 GiB must not make anyone look for that much memory. */
static void test_png_chunk_bomb(void **state)
{
    sc_arena *arena = *state;
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB };
    sc_str plain = sc_picture_png(arena, sc_picture_paint(arena, 8, 8), &o);
    sc_buf bomb = sc_buf_new(arena, 1 << 16);
    sc_buf_add(&bomb, sc_str_sub(plain, 0, 33));
    sc_buf_add(&bomb, (sc_str){ "\x7f\xff\xff\xf0zTXtComment\0\0xxxxxx", 24 });
    expect_refusal(arena, sc_buf_str(&bomb), SC_E_DATA, "photo.damaged",
                   "the photo is damaged: the file ends before its picture starts",
                   "get a fresh copy of the file");
}

/* ---- damage ---------------------------------------------------------------------------------- */

typedef struct sample {
    const char *name;
    sc_str bytes;
    sc_picture picture;
} sample;

enum { SAMPLE_COUNT = 7 };

static void make_samples(sc_arena *arena, sample samples[SAMPLE_COUNT])
{
    sc_picture p = sc_picture_paint(arena, 120, 90);
    for (size_t i = 0; i < (size_t)120 * 90; i++)
        p.rgba[4 * i] ^= sc_noise_hash((int32_t)i, 0, 5) & 31;
    sc_png_options laced = { .type = PNG_COLOR_TYPE_RGB_ALPHA, .is_interlaced = true };
    sc_webp_options moving = { .is_animated = true };
    sample all[SAMPLE_COUNT] = {
        { "baseline", sc_picture_jpeg(arena, p, &(sc_jpeg_options){ 0 }), p },
        { "progressive", sc_picture_jpeg(arena, p, &(sc_jpeg_options){ .is_progressive = true }),
          p },
        { "png", sc_picture_png(arena, p, &(sc_png_options){ .type = PNG_COLOR_TYPE_RGB }), p },
        { "interlaced", sc_picture_png(arena, p, &laced), p },
        { "lossy", sc_picture_webp(arena, p, &(sc_webp_options){ .is_lossy = true }), p },
        { "lossless", sc_picture_webp(arena, p, &(sc_webp_options){ 0 }), p },
        { "animated", sc_picture_webp(arena, p, &moving), p },
    };
    memcpy(samples, all, sizeof all);
}

/* Every fiftieth of each file, and each of its last 16 bytes. */
static void test_truncations_are_never_accepted(void **state)
{
    sc_arena *arena = *state;
    sample samples[SAMPLE_COUNT];
    make_samples(arena, samples);
    for (size_t i = 0; i < SAMPLE_COUNT; i++) {
        size_t whole = samples[i].bytes.len;
        for (size_t k = 0; k < 50 + 16; k++) {
            size_t len = k < 50 ? whole * k / 50 : whole - 1 - (k - 50);
            sc_arena *own = sc_arena_new(0);
            char *exact = malloc(len + 1);
            assert_non_null(exact);
            memcpy(exact, samples[i].bytes.ptr, len);
            reading r;
            read_photo(&r, own, (sc_str){ exact, len }, false);
            if (r.status != SC_E_DATA)
                print_error("%s: %zu of %zu bytes: status %d\n", samples[i].name, len, whole,
                            (int)r.status);
            assert_int_equal(r.status, SC_E_DATA);
            assert_int_equal(r.diags.error_count, 1);
            free(exact);
            sc_arena_free(own);
        }
    }
}

static void test_damage_allowed(void **state)
{
    sc_arena *arena = *state;
    sample samples[SAMPLE_COUNT];
    make_samples(arena, samples);
    for (size_t i = 0; i < 4; i++) {
        reading r;
        sc_str part = sc_str_sub(samples[i].bytes, 0, samples[i].bytes.len * 9 / 10);
        read_photo(&r, arena, part, true);
        assert_int_equal(r.status, SC_OK);
        assert_string_equal(only_diag(&r)->code, "photo.damaged");
        assert_int_equal(only_diag(&r)->severity, SC_WARNING);
        const uint8_t *expected = samples[i].picture.rgba;
        for (int c = 0; c < 3; c++)
            assert_true(abs(channel_of(pixel_of(&r.bitmap, 0, 0), c) - expected[c]) < 24);
    }
}

static void test_words_for_damage(void **state)
{
    sc_arena *arena = *state;
    sample samples[SAMPLE_COUNT];
    make_samples(arena, samples);
    const char *hint = "get a fresh copy; --allow-damaged uses what is left of this one";
    static const char *const MESSAGES[SAMPLE_COUNT] = {
        "the photo is damaged: premature end of JPEG file",
        "the photo is damaged: premature end of JPEG file",
        "the photo is damaged: the file ends too early",
        "the photo is damaged: the file ends too early",
        "the photo is damaged: the file ends too early",
        "the photo is damaged: the file ends too early",
    };
    for (size_t i = 0; i < SAMPLE_COUNT - 1; i++) {
        sc_str part = sc_str_sub(samples[i].bytes, 0, samples[i].bytes.len / 2);
        expect_refusal(arena, part, SC_E_DATA, "photo.damaged", MESSAGES[i], hint);
    }
}

static void test_damaged_checksum(void **state)
{
    sc_arena *arena = *state;
    sample samples[SAMPLE_COUNT];
    make_samples(arena, samples);
    size_t at;
    assert_true(sc_str_find(samples[2].bytes, SC_STR("IDAT"), &at));
    sc_str bad = patched(arena, samples[2].bytes, at + 200, "\x55", 1);
    reading r;
    read_photo(&r, arena, bad, false);
    assert_int_equal(r.status, SC_E_DATA);
    assert_string_equal(only_diag(&r)->code, "photo.damaged");
    read_photo(&r, arena, bad, true);
    assert_int_equal(r.status, SC_OK);
}

/* Transparency is part of the picture; a comment is not. */
static void test_checksums_of_other_chunks(void **state)
{
    sc_arena *arena = *state;
    sc_png_options o = { .type = PNG_COLOR_TYPE_RGB, .has_transparent_key = true };
    sc_str file = sc_picture_png(arena, sc_picture_paint(arena, 40, 40), &o);
    size_t at;
    assert_true(sc_str_find(file, SC_STR("tRNS"), &at));
    expect_refusal(arena, patched(arena, file, at + 5, "\x77", 1), SC_E_DATA, "photo.damaged",
                   "the photo is damaged: tRNS: CRC error", "get a fresh copy of the file");
    assert_true(sc_str_find(file, SC_STR("Comment"), &at));
    reading r;
    read_photo(&r, arena, patched(arena, file, at, "Remark!", 7), false);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.diags.list.count, 0);
}

/* Whatever the bytes, reading them ends, and says what it thinks of them. */
static void test_random_changes(void **state)
{
    sc_arena *arena = *state;
    sample samples[SAMPLE_COUNT];
    make_samples(arena, samples);
    const uint32_t seed = 20260314;
    print_message("seed %u\n", seed);
    for (size_t i = 0; i < SAMPLE_COUNT; i++)
        for (int32_t round = 0; round < 120; round++) {
            sc_arena *own = sc_arena_new(0);
            sc_str bytes = samples[i].bytes;
            for (int32_t k = 0; k < 3; k++) {
                uint32_t random = sc_noise_hash(round, k, seed + (uint32_t)i);
                char value = (char)(random >> 24);
                size_t span = round % 2 == 0 ? bytes.len : bytes.len < 200 ? bytes.len : 200;
                bytes = patched(own, bytes, random % span, &value, 1);
            }
            reading r;
            read_photo(&r, own, bytes, round % 3 == 0);
            assert_true((r.status == SC_OK) == (r.diags.error_count == 0));
            assert_true(r.diags.error_count <= 1);
            sc_arena_free(own);
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_strangers_are_named, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_drawings, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_saved_error_pages, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_known, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_unusual_jpegs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_claims_of_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp_claims_of_size, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_settable_limits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scan_bombs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_chunk_bomb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_truncations_are_never_accepted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damage_allowed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_words_for_damage, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_damaged_checksum, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_checksums_of_other_chunks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_random_changes, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
