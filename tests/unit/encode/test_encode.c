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
#include <lcms2.h>
#include <png.h>
#include <webp/decode.h>
#include <webp/demux.h>

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
    assert_string_equal(markers, "E0 E2 DB DB C0 C4 C4 C4 C4 DA ");
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

/* The length of the same file with tables that libjpeg makes from all of its coefficients. */
static size_t optimal_bytes(sc_str bytes)
{
    struct jpeg_decompress_struct from;
    struct jpeg_compress_struct to;
    struct jpeg_error_mgr errors;
    unsigned char *out = NULL;
    unsigned long len = 0;
    from.err = to.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&from);
    jpeg_mem_src(&from, (const unsigned char *)bytes.ptr, bytes.len);
    for (int i = 1; i < 16; i++)
        jpeg_save_markers(&from, JPEG_APP0 + i, 0xFFFF);
    jpeg_read_header(&from, TRUE);
    jvirt_barray_ptr *coefficients = jpeg_read_coefficients(&from);
    jpeg_create_compress(&to);
    jpeg_mem_dest(&to, &out, &len);
    jpeg_copy_critical_parameters(&from, &to);
    to.optimize_coding = TRUE;
    jpeg_write_coefficients(&to, coefficients);
    for (jpeg_saved_marker_ptr m = from.marker_list; m != NULL; m = m->next)
        jpeg_write_marker(&to, m->marker, m->data, m->data_length);
    jpeg_finish_compress(&to);
    jpeg_destroy_compress(&to);
    jpeg_finish_decompress(&from);
    jpeg_destroy_decompress(&from);
    free(out);
    return len;
}

/* Large pictures have tables from an excerpt: nearly as good, whatever is outside of it. */
static void test_jpeg_of_a_large_picture(void **state)
{
    enum { WIDTH = 800, HEIGHT = 630 };
    sc_arena *arena = *state;
    sc_picture half = sc_picture_noise(arena, WIDTH, HEIGHT, 5);
    memset(half.rgba, 255, (size_t)4 * WIDTH * (HEIGHT / 2));
    sc_picture pictures[] = { card(arena, WIDTH, HEIGHT), half };
    for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++) {
        sc_bitmap b = bitmap_of(arena, pictures[i]);
        sc_str bytes = encode_well(arena, &b, (sc_encode_request){ 0 }).encoded.bytes;
        size_t optimal = optimal_bytes(bytes);
        read_jpeg(bytes, pictures[i]);
        assert_true(bytes.len >= optimal && bytes.len <= optimal + optimal / 25);
    }
}

/* One line of noise where no excerpt sees it needs symbols that were never met. */
static void test_jpeg_with_a_surprise(void **state)
{
    sc_arena *arena = *state;
    sc_picture plain = sc_picture_paint(arena, 320, 400);
    sc_picture noise = sc_picture_noise(arena, 320, 400, 5);
    memset(plain.rgba, 255, (size_t)4 * 320 * 400);
    memcpy(plain.rgba + 4 * 320 * 30, noise.rgba, (size_t)4 * 320);
    sc_bitmap b = bitmap_of(arena, plain);
    sc_encode_request finest = { .quality = 100 };
    sc_str bytes = encode_well(arena, &b, finest).encoded.bytes;
    assert_true(read_jpeg(bytes, plain).difference < 0.1);
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
    for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_WEBP; format++) {
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

/* The names of a PNG's chunks. */
static sc_str chunks_of(sc_arena *arena, sc_str s)
{
    sc_buf names = sc_buf_new(arena, 1024);
    for (size_t at = 8; at + 12 <= s.len;) {
        const uint8_t *head = (const uint8_t *)s.ptr + at;
        sc_buf_add(&names, sc_str_sub(s, at + 4, at + 8));
        sc_buf_addc(&names, ' ');
        at += 12 + ((size_t)head[0] << 24 | (size_t)head[1] << 16 | (size_t)head[2] << 8 | head[3]);
    }
    return sc_buf_str(&names);
}

static void test_png_chunks(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_paint(arena, 40, 40));
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG });
    assert_int_equal(r.encoded.quality, 0);
    assert_int_equal(r.encoded.chroma, 0);
    assert_str(chunks_of(arena, r.encoded.bytes), "IHDR sRGB IDAT IEND ");
}

/* `colours` of them, in vertical stripes that stand apart in every channel. */
static sc_picture stripes(sc_arena *arena, int colours)
{
    sc_picture p = sc_picture_paint(arena, colours, 7);
    for (int y = 0; y < p.height; y++)
        for (int x = 0; x < p.width; x++) {
            uint8_t *at = p.rgba + 4 * (y * p.width + x);
            at[0] = (uint8_t)(x * 37);
            at[1] = (uint8_t)(x / 256 * 90 + x * 11);
            at[2] = (uint8_t)(255 - x);
        }
    return p;
}

static sc_str pixels_of_png(sc_arena *arena, sc_str bytes)
{
    png_image image = { .version = PNG_IMAGE_VERSION };
    assert_true(png_image_begin_read_from_memory(&image, bytes.ptr, bytes.len));
    image.format = PNG_FORMAT_RGBA;
    char *pixels = sc_arena_alloc(arena, PNG_IMAGE_SIZE(image));
    assert_true(png_image_finish_read(&image, NULL, pixels, 0, NULL));
    return (sc_str){ pixels, PNG_IMAGE_SIZE(image) };
}

/* Up to 256 colours: the smallest depth that can tell them apart, and every pixel as it was. */
static void test_png_palette(void **state)
{
    static const struct {
        int colours, depth;
    } CASES[] = { { 1, 1 },  { 2, 1 },  { 3, 2 },   { 4, 2 },  { 5, 4 },
                  { 16, 4 }, { 17, 8 }, { 255, 8 }, { 256, 8 } };
    sc_arena *arena = *state;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_picture p = stripes(arena, CASES[i].colours);
        sc_bitmap b = bitmap_of(arena, p);
        result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG });
        assert_str(chunks_of(arena, r.encoded.bytes), "IHDR sRGB PLTE IDAT IEND ");
        assert_int_equal(r.encoded.bytes.ptr[24], CASES[i].depth);
        assert_int_equal(r.encoded.bytes.ptr[25], PNG_COLOR_TYPE_PALETTE);
        sc_str pixels = pixels_of_png(arena, r.encoded.bytes);
        assert_memory_equal(pixels.ptr, p.rgba, pixels.len);
    }
    sc_bitmap b = bitmap_of(arena, stripes(arena, 257));
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_PNG });
    assert_int_equal(r.encoded.bytes.ptr[25], PNG_COLOR_TYPE_RGB);
}

/* Cairo leaves what would be the alpha of an opaque pixel undefined. */
static void test_alpha_means_nothing(void **state)
{
    sc_arena *arena = *state;
    for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_WEBP; format++) {
        sc_encode_request request = { .format = (sc_format)format };
        sc_bitmap b = bitmap_of(arena, stripes(arena, 100));
        sc_str clean = encode_well(arena, &b, request).encoded.bytes;
        for (int i = 0; i < b.height * b.stride / 4; i++)
            b.pixels[i] = (b.pixels[i] & 0xFFFFFF) | (uint32_t)i << 24;
        assert_true(sc_str_eq(encode_well(arena, &b, request).encoded.bytes, clean));
    }
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

/* ---- WebP ------------------------------------------------------------------------------------ */

typedef struct webp_facts {
    bool is_exact;
    double difference; /* mean, of all samples */
} webp_facts;

static webp_facts read_webp(sc_str bytes, sc_picture expected)
{
    enum { LOSSY = 1, LOSSLESS };
    WebPBitstreamFeatures features;
    const uint8_t *data = (const uint8_t *)bytes.ptr;
    assert_int_equal(WebPGetFeatures(data, bytes.len, &features), VP8_STATUS_OK);
    assert_int_equal(features.width, expected.width);
    assert_int_equal(features.height, expected.height);
    assert_false(features.has_alpha);
    assert_false(features.has_animation);
    uint8_t *pixels = WebPDecodeRGBA(data, bytes.len, NULL, NULL);
    assert_non_null(pixels);
    double sum = 0;
    int count = 4 * expected.width * expected.height;
    for (int i = 0; i < count; i++)
        sum += i % 4 == 3 ? 0 : abs(pixels[i] - expected.rgba[i]);
    WebPFree(pixels);
    return (webp_facts){ features.format == LOSSLESS, sum / (0.75 * count) };
}

static void test_webp_of_a_photo(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = card(arena, 203, 131);
    sc_bitmap b = bitmap_of(arena, p);
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP });
    assert_int_equal(r.encoded.quality, 88);
    assert_int_equal(r.encoded.chroma, 420);
    webp_facts facts = read_webp(r.encoded.bytes, p);
    assert_false(facts.is_exact);
    assert_true(facts.difference < 5);
}

static void test_webp_of_few_colours_is_exact(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = stripes(arena, 256);
    sc_bitmap b = bitmap_of(arena, p);
    result r = encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP });
    assert_int_equal(r.encoded.quality, 0);
    assert_int_equal(r.encoded.chroma, 0);
    webp_facts facts = read_webp(r.encoded.bytes, p);
    assert_true(facts.is_exact);
    assert_true(facts.difference == 0);
}

static void test_webp_search(void **state)
{
    sc_arena *arena = *state;
    sc_picture pictures[] = { card(arena, 160, 120), sc_picture_noise(arena, 160, 120, 5) };
    static const size_t AIMS[] = { 20000, 12000, 9000, 7000 };
    for (size_t k = 0; k < 2; k++)
        for (size_t i = 0; i < sizeof AIMS / sizeof *AIMS; i++) {
            sc_bitmap b = bitmap_of(arena, pictures[k]);
            sc_encode_request request = { .format = SC_FORMAT_WEBP, .aim_bytes = AIMS[i] };
            result r = encode_well(arena, &b, request);
            assert_true(r.encoded.bytes.len <= AIMS[i]);
            assert_true(r.encoded.quality >= 1 && r.encoded.quality <= 88);
            read_webp(r.encoded.bytes, pictures[k]);
            if (r.encoded.quality == 88)
                continue;
            sc_encode_request better = { .format = SC_FORMAT_WEBP,
                                         .quality = r.encoded.quality + 1 };
            assert_true(encode_well(arena, &b, better).encoded.bytes.len > AIMS[i]);
        }
}

/* ---- metadata -------------------------------------------------------------------------------- */

static const char CREDIT[] = "Nadia <Okafor> & Søn \"River\" / The Harbour Post";
static const char COPYRIGHT[] = "© 河 Media";
static const char PACKET[] =
    "<photoshop:Credit>Nadia &lt;Okafor&gt; &amp; Søn \"River\" / The Harbour Post"
    "</photoshop:Credit><dc:rights><rdf:Alt><rdf:li xml:lang=\"x-default\">© 河 Media</rdf:li>"
    "</rdf:Alt></dc:rights></rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end=\"r\"?>";

static sc_encode_request credited(sc_format format)
{
    return (sc_encode_request){ .format = format,
                                .credit = sc_str_of(CREDIT),
                                .copyright = sc_str_of(COPYRIGHT) };
}

static bool holds(sc_str bytes, const char *text)
{
    return sc_str_find(bytes, sc_str_of(text), NULL);
}

static void test_credit_in_a_jpeg(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = card(arena, 60, 40);
    sc_bitmap b = bitmap_of(arena, p);
    sc_str bytes = encode_well(arena, &b, credited(SC_FORMAT_JPEG)).encoded.bytes;
    read_jpeg(bytes, p);
    char markers[128];
    markers_of(bytes, markers);
    assert_string_equal(markers, "E0 E1 E2 ED DB DB C0 C4 C4 C4 C4 DA ");
    assert_true(holds(bytes, PACKET));
    sc_str name = { "http://ns.adobe.com/xap/1.0/\0<?xpacket begin=", 45 };
    assert_true(sc_str_find(bytes, name, NULL));
    /* The block: its name and size; the character set, the version, the credit, the copyright. */
    static const char BLOCK[] =
        "Photoshop 3.0\0"
        "8BIM\x04\x04\0\0\0\0\0\x55"
        "\x1C\x01\x5A\0\x03\x1B%G"
        "\x1C\x02\0\0\x02\0\x04"
        "\x1C\x02\x6E\0\x30Nadia <Okafor> & Søn \"River\" / The Harbour Post"
        "\x1C\x02\x74\0\x0C© 河 Media";
    sc_str block = { BLOCK, sizeof BLOCK - 1 };
    assert_int_equal(strlen(CREDIT), 0x30);
    assert_true(sc_str_find(bytes, block, NULL));
}

static void test_credit_in_a_png(void **state)
{
    sc_arena *arena = *state;
    for (int colours = 10; colours <= 300; colours += 290) {
        sc_picture p = stripes(arena, colours);
        sc_bitmap b = bitmap_of(arena, p);
        sc_str bytes = encode_well(arena, &b, credited(SC_FORMAT_PNG)).encoded.bytes;
        assert_str(chunks_of(arena, bytes),
                   colours == 10 ? "IHDR sRGB PLTE iTXt IDAT IEND " : "IHDR sRGB iTXt IDAT IEND ");
        assert_true(holds(bytes, PACKET));
        sc_str start = { "iTXtXML:com.adobe.xmp\0\0\0\0\0<?xpacket", 35 };
        assert_true(sc_str_find(bytes, start, NULL));
        sc_str pixels = pixels_of_png(arena, bytes);
        assert_memory_equal(pixels.ptr, p.rgba, pixels.len);
    }
}

static sc_str webp_chunk(sc_arena *arena, sc_str bytes, const char *name)
{
    WebPData data = { (const uint8_t *)bytes.ptr, bytes.len };
    WebPDemuxer *demuxer = WebPDemux(&data);
    assert_non_null(demuxer);
    WebPChunkIterator found;
    sc_str chunk = SC_STR("");
    if (WebPDemuxGetChunk(demuxer, name, 1, &found) != 0) {
        chunk = sc_str_copy(arena, (sc_str){ (const char *)found.chunk.bytes, found.chunk.size });
        WebPDemuxReleaseChunkIterator(&found);
    }
    WebPDemuxDelete(demuxer);
    return chunk;
}

static void test_credit_in_a_webp(void **state)
{
    sc_arena *arena = *state;
    sc_picture p = card(arena, 60, 40);
    sc_bitmap b = bitmap_of(arena, p);
    sc_str bytes = encode_well(arena, &b, credited(SC_FORMAT_WEBP)).encoded.bytes;
    read_webp(bytes, p);
    assert_true(holds(webp_chunk(arena, bytes, "XMP "), PACKET));
    assert_int_equal(webp_chunk(arena, bytes, "EXIF").len, 0);
    sc_str silent =
        encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP }).encoded.bytes;
    assert_int_equal(webp_chunk(arena, silent, "XMP ").len, 0);
}

/* One without the other; and a text far too long is cut between characters, and still fits. */
static void test_credits_short_and_long(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, card(arena, 60, 40));
    sc_encode_request request = { .credit = SC_STR("X") };
    sc_str bytes = encode_well(arena, &b, request).encoded.bytes;
    assert_true(holds(bytes, "<photoshop:Credit>X</photoshop:Credit></rdf:Description>"));
    assert_false(holds(bytes, "dc:rights>"));
    sc_buf text = sc_buf_new(arena, 1 << 20);
    sc_buf_addz(&text, "&");
    for (int i = 0; i < 200000; i++)
        sc_buf_addz(&text, "河");
    request.copyright = sc_buf_str(&text);
    bytes = encode_well(arena, &b, request).encoded.bytes;
    assert_true(holds(bytes, "河河</rdf:li>"));
    char markers[128];
    markers_of(bytes, markers);
    assert_string_equal(markers, "E0 E1 E2 ED DB DB C0 C4 C4 C4 C4 DA ");
}

/* Little CMS takes the profile for what it is: it changes no colour. */
static void test_profile_is_srgb(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, card(arena, 60, 40));
    sc_str bytes =
        encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP }).encoded.bytes;
    sc_str profile = webp_chunk(arena, bytes, "ICCP");
    assert_int_equal(profile.len, 480);
    sc_str jpeg = encode_well(arena, &b, (sc_encode_request){ 0 }).encoded.bytes;
    assert_true(sc_str_find(jpeg, profile, NULL));
    cmsHPROFILE ours = cmsOpenProfileFromMem(profile.ptr, (unsigned)profile.len);
    cmsHPROFILE srgb = cmsCreate_sRGBProfile();
    assert_non_null(ours);
    assert_true(cmsIsMatrixShaper(ours));
    cmsHTRANSFORM transform =
        cmsCreateTransform(ours, TYPE_RGB_16, srgb, TYPE_RGB_16, INTENT_RELATIVE_COLORIMETRIC, 0);
    assert_non_null(transform);
    for (unsigned i = 0; i < 1000; i++) {
        uint16_t from[3], to[3];
        for (int c = 0; c < 3; c++)
            from[c] = (uint16_t)sc_noise_hash((int32_t)i, c, 7);
        cmsDoTransform(transform, from, to, 1);
        for (int c = 0; c < 3; c++)
            assert_in_range(abs(from[c] - to[c]), 0, 128); /* half a level of 8 bits */
    }
    cmsDeleteTransform(transform);
    cmsCloseProfile(srgb);
    cmsCloseProfile(ours);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void test_same_bytes_every_time(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, card(arena, 160, 120));
    for (int format = SC_FORMAT_JPEG; format <= SC_FORMAT_WEBP; format++) {
        sc_encode_request request = { .format = (sc_format)format, .hard_bytes = 1 << 20 };
        sc_str first = encode_well(arena, &b, request).encoded.bytes;
        sc_str again = encode_well(arena, &b, request).encoded.bytes;
        assert_true(sc_str_eq(first, again));
    }
}

static void test_sides_that_no_file_can_have(void **state)
{
    sc_arena *arena = *state;
    sc_bitmap b = bitmap_of(arena, sc_picture_paint(arena, 16384, 1));
    result r = encode(arena, &b, (sc_encode_request){ .format = SC_FORMAT_WEBP });
    assert_int_equal(r.status, SC_E_LIMIT);
    assert_int_equal(r.diags.list.count, 1);
    assert_string_equal(r.diags.list.items[0].code, "encode.too-large");
    assert_str(r.diags.list.items[0].message,
               "the whatsapp card has 16384 x 1 px, and webp can have 16383 a side");
    encode_well(arena, &b, (sc_encode_request){ .format = SC_FORMAT_JPEG });
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_jpeg_is_baseline_and_whole, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_quality_as_wanted, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_search, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_of_a_large_picture, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_with_a_surprise, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_exactly_at_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_jpeg_over_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_never_over_the_maximum, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_chunks, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_over_the_aim, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_same_bytes_every_time, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sides_that_no_file_can_have, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_png_palette, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_alpha_means_nothing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp_of_a_photo, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp_of_few_colours_is_exact, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_webp_search, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_credit_in_a_jpeg, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_credit_in_a_png, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_credit_in_a_webp, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_credits_short_and_long, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_profile_is_srgb, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
