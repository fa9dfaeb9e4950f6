/*
 * Encoding: under the budget, of the kind promised, near the picture, and the same every time.
 * Files are read back by the libraries, not by our own decoder.
 */
#include "encode/encode.h"

#include "lib/check.h"
#include "lib/noise.h"
#include "lib/picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
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

/* As Cairo lays pixels out, with rows longer than the picture needs. */
static sc_bitmap bitmap_of(sc_arena *arena, sc_picture p)
{
    sc_bitmap b = { .width = p.width, .height = p.height, .stride = 4 * (p.width + 3) };
    b.is_opaque = true;
    b.pixels = sc_arena_alloc_array(arena, (size_t)(p.width + 3) * (size_t)p.height, 4);
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++) {
            const uint8_t *from = p.rgba + 4 * (y * p.width + x);
            b.pixels[y * (p.width + 3) + x] =
                0xFF000000U | (uint32_t)from[0] << 16 | (uint32_t)from[1] << 8 | from[2];
        }
    return b;
}

/* A card's kind of picture: a photograph's shades and grain, and a coloured bar with hard edges. */
static sc_picture card(sc_arena *arena, int width, int height)
{
    sc_picture p = sc_picture_paint(arena, width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            uint8_t *at = p.rgba + 4 * (y * width + x);
            int grain = (int)(sc_noise_hash(x, y, 1) % 9);
            bool is_bar = y > height * 3 / 4 && x % 16 < 8;
            at[0] = is_bar ? 200 : (uint8_t)(at[0] + grain);
            at[1] = is_bar ? 16 : (uint8_t)(at[1] + grain);
            at[2] = is_bar ? 46 : (uint8_t)(at[2] + grain);
        }
    return p;
}

typedef struct result {
    sc_status status;
    sc_diags diags;
    sc_encoded encoded;
} result;

static result encode(sc_arena *arena, const sc_bitmap *bitmap, sc_encode_request request)
{
    result r = { .diags = { .arena = arena } };
    r.status = sc_encode(arena, bitmap, &request, "the whatsapp card", &r.diags, &r.encoded);
    return r;
}

static result encode_well(sc_arena *arena, const sc_bitmap *bitmap, sc_encode_request request)
{
    result r = encode(arena, bitmap, request);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.diags.list.count, 0);
    return r;
}

/* ---- reading back ---------------------------------------------------------------------------- */

typedef struct jpeg_facts {
    int luma_across, luma_down, components;
    bool is_progressive, is_jfif, is_adobe;
    double difference; /* mean, of all samples */
} jpeg_facts;

static jpeg_facts read_jpeg(sc_str bytes, sc_picture expected)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, (const unsigned char *)bytes.ptr, bytes.len);
    jpeg_read_header(&jpeg, TRUE);
    jpeg_start_decompress(&jpeg);
    assert_int_equal(jpeg.output_width, expected.width);
    assert_int_equal(jpeg.output_height, expected.height);
    uint8_t *row = malloc((size_t)expected.width * 3);
    assert_non_null(row);
    double sum = 0;
    for (int y = 0; y < expected.height; y++) {
        jpeg_read_scanlines(&jpeg, &row, 1);
        for (int x = 0; x < expected.width; x++)
            for (int c = 0; c < 3; c++)
                sum += abs(row[3 * x + c] - expected.rgba[4 * (y * expected.width + x) + c]);
    }
    free(row);
    jpeg_facts facts = {
        .luma_across = jpeg.comp_info[0].h_samp_factor,
        .luma_down = jpeg.comp_info[0].v_samp_factor,
        .components = jpeg.num_components,
        .is_progressive = jpeg.progressive_mode,
        .is_jfif = jpeg.saw_JFIF_marker,
        .is_adobe = jpeg.saw_Adobe_marker,
        .difference = sum / (3.0 * expected.width * expected.height),
    };
    jpeg_finish_decompress(&jpeg);
    assert_int_equal(errors.num_warnings, 0);
    jpeg_destroy_decompress(&jpeg);
    return facts;
}

/* The markers, as letters, before the picture's data. */
static void markers_of(sc_str bytes, char *out)
{
    size_t at = 2;
    while (at + 4 <= bytes.len) {
        unsigned marker = (uint8_t)bytes.ptr[at + 1];
        out += sprintf(out, "%02X ", marker);
        if (marker == 0xDA)
            return;
        at += 2 + ((size_t)(uint8_t)bytes.ptr[at + 2] << 8 | (uint8_t)bytes.ptr[at + 3]);
    }
}

/* ---- JPEG ------------------------------------------------------------------------------------ */

static void test_jpeg_is_baseline_and_whole(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = card(arena, 203, 131);
    sc_bitmap b = bitmap_of(arena, p);
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_JPEG });
    assert_int_equal(r.encoded.quality, 88);
    assert_int_equal(r.encoded.chroma, 444);
    jpeg_facts facts = read_jpeg(r.encoded.bytes, p);
    assert_int_equal(facts.components, 3);
    assert_int_equal(facts.luma_across, 1);
    assert_int_equal(facts.luma_down, 1);
    assert_false(facts.is_progressive);
    assert_false(facts.is_adobe);
    assert_true(facts.is_jfif);
    assert_true(facts.difference < 3);
    char markers[128];
    markers_of(r.encoded.bytes, markers);
    assert_string_equal(markers, "E0 DB DB C0 C4 C4 C4 C4 DA ");
    sc_str end = sc_str_sub(r.encoded.bytes, r.encoded.bytes.len - 2, r.encoded.bytes.len);
    assert_memory_equal(end.ptr, "\xff\xd9", 2);
}

static void test_jpeg_quality_as_wanted(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = card(arena, 160, 120);
    sc_bitmap b = bitmap_of(arena, p);
    size_t before = 0;
    for (int quality = 10; quality <= 100; quality += 10) {
        sc_encode_request request = { .format = SC_FORMAT_JPEG, .quality = quality };
        result r = encode_well(arena, &b, request);
        assert_int_equal(r.encoded.quality, quality);
        assert_int_equal(r.encoded.chroma, quality < 60 ? 420 : 444);
        assert_int_equal(read_jpeg(r.encoded.bytes, p).luma_across, quality < 60 ? 2 : 1);
        assert_int_equal(read_jpeg(r.encoded.bytes, p).luma_down, quality < 60 ? 2 : 1);
        assert_true(r.encoded.bytes.len > before);
        before = r.encoded.bytes.len;
    }
}

/* Under every aim, and with the highest quality that fits: one more would not. */
static void test_jpeg_search(void **state)
{
    sc_arena *arena = *state;
    sc_picture pictures[] = { card(arena, 160, 120), sc_picture_noise(arena, 160, 120, 5) };
    static const size_t AIMS[] = { 40000, 20000, 12000, 9000, 7000, 5000, 3000 };
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof AIMS / sizeof *AIMS; i++) {
            sc_bitmap b = bitmap_of(arena, pictures[k]);
            sc_encode_request request = { .format = SC_FORMAT_JPEG, .aim_bytes = AIMS[i] };
            result r = encode_well(arena, &b, request);
            assert_true(r.encoded.bytes.len <= AIMS[i]);
            assert_true(r.encoded.quality >= 1 && r.encoded.quality <= 88);
            read_jpeg(r.encoded.bytes, pictures[k]);
            if (r.encoded.quality == 88)
                continue;
            sc_encode_request better = { .format = SC_FORMAT_JPEG,
                                         .quality = r.encoded.quality + 1 };
            assert_true(encode_well(arena, &b, better).encoded.bytes.len > AIMS[i]);
        }
}

static void test_jpeg_exactly_at_the_aim(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, card(arena, 160, 120));
    size_t len = encode_well(arena, &b, (sc_encode_request){ 0 }).encoded.bytes.len;
    result at = encode_well(arena, &b, (sc_encode_request){ .aim_bytes = len });
    assert_int_equal(at.encoded.quality, 88);
    assert_int_equal(at.encoded.bytes.len, len);
    result below = encode_well(arena, &b, (sc_encode_request){ .aim_bytes = len - 1 });
    assert_true(below.encoded.quality < 88);
    assert_true(below.encoded.bytes.len < len);
}

static void test_jpeg_over_the_aim(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_noise(arena, 160, 120, 5));
    sc_encode_request request = { .format = SC_FORMAT_JPEG, .aim_bytes = 600, .hard_bytes = 9000 };
    result r = encode(arena, &b, request);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.encoded.quality, 1);
    assert_int_equal(r.diags.list.count, 1);
    assert_int_equal(r.diags.list.items[0].severity, SC_WARNING);
    assert_string_equal(r.diags.list.items[0].code, "encode.over-aim");
    sc_str message =
        sc_str_fmt(arena, "the whatsapp card has %zu bytes, over the 600 that are aimed for",
                   r.encoded.bytes.len);
    assert_str(r.diags.list.items[0].message, message.ptr);
}

static void test_never_over_the_maximum(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_noise(arena, 160, 120, 5));
    for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_PNG; format++) {
        sc_encode_request request = { .format = (sc_format)format,
                                      .aim_bytes = 500,
                                      .hard_bytes = 600 };
        result r = encode(arena, &b, request);
        assert_int_equal(r.status, SC_E_LIMIT);
        assert_int_equal(r.encoded.bytes.len, 0);
        assert_int_equal(r.diags.list.count, 1);
        assert_string_equal(r.diags.list.items[0].code, "encode.over-limit");
        assert_str(r.diags.list.items[0].message,
                   "the whatsapp card cannot be encoded in the 600 bytes that are allowed");
        assert_str(r.diags.list.items[0].hint, "a plainer picture, or JPEG, needs fewer bytes");
    }
    /* An aim above the maximum does not lift it. */
    sc_encode_request request = { .aim_bytes = 1 << 20, .hard_bytes = 9000 };
    assert_true(encode_well(arena, &b, request).encoded.bytes.len <= 9000);
}

/* ---- PNG ------------------------------------------------------------------------------------- */

static void test_png_is_exact(void **state)
{
    sc_arena *arena = *state;
    sc_picture pictures[] = { card(arena, 97, 61), sc_picture_noise(arena, 33, 90, 8),
                              sc_picture_paint(arena, 1, 1) };
    for (size_t k = 0; k < 3; k++) {
        sc_picture p = pictures[k];
        sc_bitmap b = bitmap_of(arena, p);
        sc_str bytes =
            encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG }).encoded.bytes;
        png_image image = { .version = PNG_IMAGE_VERSION };
        assert_true(png_image_begin_read_from_memory(&image, bytes.ptr, bytes.len));
        assert_int_equal(image.width, p.width);
        assert_int_equal(image.height, p.height);
        assert_int_equal(image.format & PNG_FORMAT_FLAG_ALPHA, 0);
        image.format = PNG_FORMAT_RGBA;
        uint8_t *pixels = sc_arena_alloc(arena, PNG_IMAGE_SIZE(image));
        assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
        assert_memory_equal(pixels, p.rgba, (size_t)p.width * (size_t)p.height * 4);
    }
}

static void test_png_chunks(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_paint(arena, 40, 40));
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG });
    assert_int_equal(r.encoded.quality, 0);
    assert_int_equal(r.encoded.chroma, 0);
    char names[256] = "";
    sc_str s = r.encoded.bytes;
    for (size_t at = 8; at + 12 <= s.len;) {
        const uint8_t *head = (const uint8_t *)s.ptr + at;
        strncat(names, (const char *)head + 4, 4);
        strcat(names, " ");
        at += 12 + ((size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3]);
    }
    assert_string_equal(names, "IHDR sRGB IDAT IEND ");
}

static void test_png_over_the_aim(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_noise(arena, 60, 50, 8));
    result r = encode(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG, .aim_bytes = 1000 });
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(r.diags.list.count, 1);
    assert_string_equal(r.diags.list.items[0].code, "encode.over-aim");
}

/* ---- both ------------------------------------------------------------------------------------ */

static void test_same_bytes_every_time(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, card(arena, 160, 120));
    for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_PNG; format++) {
        sc_encode_request request = { .format = (sc_format)format, .hard_bytes = 1 << 20 };
        sc_str first = encode_well(arena, &b, request).encoded.bytes;
        sc_str again = encode_well(arena, &b, request).encoded.bytes;
        assert_true(sc_str_eq(first, again));
    }
}

static void test_other_formats_are_refused(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_paint(arena, 8, 8));
    result r = encode(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP });
    assert_int_equal(r.status, SC_E_USAGE);
    assert_int_equal(r.diags.list.count, 1);
    assert_string_equal(r.diags.list.items[0].code, "encode.unsupported-format");
    assert_str(r.diags.list.items[0].message, "the whatsapp card cannot be written as webp");
    assert_str(r.diags.list.items[0].hint, "use jpeg or png");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_jpeg_is_baseline_and_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_quality_as_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_search, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_exactly_at_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_over_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_never_over_the_maximum, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_chunks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_over_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_bytes_every_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_other_formats_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
