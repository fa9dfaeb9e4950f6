/* Crops by content: where they go, and that they are always crops. Subjects: tests/crop. */
#include "photo/crop.h"

#include "lib/noise.h"
#include "photo/attention.h"
#include "unit/photo/reading.h"

#include <string.h>

static const uint8_t GREY[4] = { 150, 152, 155, 255 }, RED[4] = { 200, 30, 30, 255 };
static const uint8_t SKIN[4] = { 222, 170, 132, 255 };

static void put_block(sc_picture *p, sc_rect at, const uint8_t rgba[4])
{
    for (int y = (int)at.y; y < (int)(at.y + at.height); y++)
        for (int x = (int)at.x; x < (int)(at.x + at.width); x++)
            memcpy(p->rgba + 4 * ((size_t)y * (size_t)p->width + (size_t)x), rgba, 4);
}

static const sc_attention *look_at(sc_arena *arena, sc_picture picture, int orientation)
{
    reading r;
    sc_jpeg_options options = { .exif = sc_picture_exif(arena, orientation, false) };
    sc_picture stored = sc_picture_stored(arena, picture, orientation);
    read_photo(&r, arena, sc_picture_jpeg(arena, stored, &options), false);
    assert_int_equal(r.status, SC_OK);
    return sc_photo_attention(arena, r.photo);
}

static sc_rect crop_of(const sc_attention *look, double width, double height)
{
    sc_rect crop = sc_photo_cover(look->full_width, look->full_height, width, height, 0.5, 0.4);
    return sc_photo_crop(look, crop, NULL, 0);
}

static bool holds(sc_rect crop, sc_rect box)
{
    return crop.x <= box.x && crop.y <= box.y && crop.x + crop.width >= box.x + box.width &&
           crop.y + crop.height >= box.y + box.height;
}

/* Wherever the one thing is, and however the file is turned. */
static void test_follows_the_subject(void **state)
{
    (void)state;
    for (int i = 0; i < 8; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_rect box = { 20 + 60 * i, 120, 90, 100 };
        sc_picture wide = sc_picture_flat(arena, 600, 300, GREY);
        put_block(&wide, box, RED);
        assert_true(holds(crop_of(look_at(arena, wide, i + 1), 200, 300), box));
        sc_picture tall = sc_picture_flat(arena, 300, 600, GREY);
        sc_rect below = { 120, box.x, 100, 90 };
        put_block(&tall, below, RED);
        assert_true(holds(crop_of(look_at(arena, tall, i + 1), 300, 160), below));
        sc_arena_free(arena);
    }
}

/* A face counts more than something larger and louder. */
static void test_heads_come_first(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 600, 300, GREY);
    sc_rect face = { 60, 100, 50, 65 };
    put_block(&p, (sc_rect){ 380, 60, 180, 200 }, RED);
    put_block(&p, face, SKIN);
    const sc_attention *look = look_at(arena, p, 1);
    assert_int_equal(look->head_count, 1);
    assert_true(holds(crop_of(look, 300, 300), face));
    sc_arena_free(arena);
}

/* Where two heads do not fit, one is whole and the other out of sight. */
static void test_no_head_is_cut_for_another(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 600, 300, GREY);
    const sc_rect faces[2] = { { 40, 100, 60, 78 }, { 250, 100, 60, 78 } };
    for (int i = 0; i < 2; i++)
        put_block(&p, faces[i], SKIN);
    const sc_attention *look = look_at(arena, p, 1);
    assert_int_equal(look->head_count, 2);
    sc_rect crop = crop_of(look, 200, 300);
    int whole = 0;
    for (int i = 0; i < 2; i++) {
        bool is_out = faces[i].x + faces[i].width <= crop.x || faces[i].x >= crop.x + crop.width;
        whole += holds(crop, faces[i]);
        assert_true(is_out || holds(crop, faces[i]));
    }
    assert_int_equal(whole, 1);
    sc_arena_free(arena);
}

static const uint8_t LIGHT[4] = { 205, 205, 205, 255 }, DARK[4] = { 70, 70, 70, 255 };

/* In black and white: even, compact, with two dark eyes. Without them it is a window. */
static void test_heads_without_colour(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 600, 300, DARK);
    sc_rect face = { 60, 90, 100, 125 };
    put_block(&p, face, LIGHT);
    assert_int_equal(look_at(arena, p, 1)->head_count, 0);
    put_block(&p, (sc_rect){ 82, 134, 18, 9 }, DARK);
    put_block(&p, (sc_rect){ 122, 134, 18, 9 }, DARK);
    const sc_attention *look = look_at(arena, p, 1);
    assert_int_equal(look->head_count, 1);
    assert_true(holds(crop_of(look, 300, 300), face));
    sc_arena_free(arena);
}

/* Against the light: a dark shape as wide as shoulders below and as a head above. */
static void test_heads_by_their_outline(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 300, 600, LIGHT);
    put_block(&p, (sc_rect){ 110, 200, 80, 110 }, DARK);
    put_block(&p, (sc_rect){ 60, 310, 180, 290 }, DARK);
    const sc_attention *look = look_at(arena, p, 1);
    assert_int_equal(look->head_count, 1);
    assert_true(holds(crop_of(look, 300, 160), (sc_rect){ 110, 202, 80, 100 }));
    sc_picture box = sc_picture_flat(arena, 300, 600, LIGHT);
    put_block(&box, (sc_rect){ 110, 200, 80, 400 }, DARK);
    assert_int_equal(look_at(arena, box, 1)->head_count, 0);
    sc_arena_free(arena);
}

/* The bar of skin colour that crosses the picture is no head; nor is what is far too wide. */
static void test_walls_are_no_heads(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 600, 300, GREY);
    put_block(&p, (sc_rect){ 0, 200, 600, 100 }, SKIN);
    put_block(&p, (sc_rect){ 100, 20, 300, 60 }, SKIN);
    assert_int_equal(look_at(arena, p, 1)->head_count, 0);
    sc_arena_free(arena);
}

/* Two things alike: the one that type would cover loses. */
static void test_avoids_what_type_covers(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 300, 600, GREY);
    put_block(&p, (sc_rect){ 110, 250, 80, 80 }, RED);
    const sc_attention *look = look_at(arena, p, 1);
    sc_rect crop = sc_photo_cover(300, 600, 300, 300, 0.5, 0.4);
    const sc_rect foot = { 0, 0.6, 1, 0.4 }, top = { 0, 0, 1, 0.4 };
    double below = sc_photo_crop(look, crop, &foot, 1).y,
           above = sc_photo_crop(look, crop, &top, 1).y;
    assert_true(below > above);
    assert_true(250 + 80 <= below + 0.62 * 300);
    assert_true(250 >= above + 0.38 * 300);
    sc_arena_free(arena);
}

/* Nothing to see, or no room to move: the crop stays. */
static void test_stays_without_a_reason(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_attention *look = look_at(arena, sc_picture_flat(arena, 400, 300, GREY), 1);
    sc_rect crop = sc_photo_cover(400, 300, 100, 100, 0.5, 0.4);
    assert_float_equal(sc_photo_crop(look, crop, NULL, 0).x, crop.x, 3);
    sc_rect all = sc_photo_crop(look, (sc_rect){ 0, 0, 400, 300 }, NULL, 0);
    assert_float_equal(all.x, 0, 0);
    assert_float_equal(all.width, 400, 0);
    sc_arena_free(arena);
}

static void expect_inside(const sc_attention *look, double width, double height)
{
    sc_rect wanted = sc_photo_cover(look->full_width, look->full_height, width, height, 0.5, 0.4);
    const sc_rect everywhere[] = { { 0, 0, 1, 1 }, { 0.2, 0.9, 0.5, 0.1 } };
    sc_rect crop = sc_photo_crop(look, wanted, everywhere, 2);
    assert_true(crop.x >= 0 && crop.y >= 0);
    assert_true(crop.x + crop.width <= look->full_width + 1e-9);
    assert_true(crop.y + crop.height <= look->full_height + 1e-9);
    assert_float_equal(crop.width, wanted.width, 0);
    assert_float_equal(crop.height, wanted.height, 0);
}

/* Of any size and pixels, the crop keeps its size and is inside the picture, and the map adds up.
 */
static void test_is_always_a_crop(void **state)
{
    (void)state;
    static const int SIZES[][2] = { { 1, 1 }, { 2, 1 },     { 1, 900 }, { 900, 1 },
                                    { 7, 5 }, { 192, 193 }, { 401, 77 } };
    for (size_t i = 0; i < sizeof SIZES / sizeof *SIZES; i++) {
        sc_arena *arena = sc_arena_new(0);
        sc_picture p = sc_picture_noise(arena, SIZES[i][0], SIZES[i][1], 5 + (uint32_t)i);
        const sc_attention *look = look_at(arena, p, 1 + (int)i);
        double sum = 0;
        for (int k = 0; k < look->width * look->height; k++)
            sum += look->weights[k];
        assert_true(sum >= 0 && sum < 1 + 1e-9);
        expect_inside(look, 1200, 630);
        expect_inside(look, 1000, 1500);
        expect_inside(look, 1, 1000);
        sc_arena_free(arena);
    }
}

/* Grey and transparent pictures are looked at too. */
static void test_every_kind_of_planes(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    sc_picture p = sc_picture_flat(arena, 600, 300, GREY);
    sc_rect box = { 480, 100, 80, 100 };
    put_block(&p, box, (const uint8_t[4]){ 20, 20, 20, 255 });
    const sc_jpeg_options grey = { .colours = SC_JPEG_GREY };
    const sc_png_options rgba = { .type = 6 };
    sc_str files[] = { sc_picture_jpeg(arena, p, &grey), sc_picture_png(arena, p, &rgba) };
    for (size_t i = 0; i < 2; i++) {
        reading r;
        read_photo(&r, arena, files[i], false);
        assert_int_equal(r.status, SC_OK);
        assert_true(holds(crop_of(sc_photo_attention(arena, r.photo), 200, 300), box));
    }
    sc_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_follows_the_subject),
        cmocka_unit_test(test_heads_come_first),
        cmocka_unit_test(test_walls_are_no_heads),
        cmocka_unit_test(test_no_head_is_cut_for_another),
        cmocka_unit_test(test_heads_without_colour),
        cmocka_unit_test(test_heads_by_their_outline),
        cmocka_unit_test(test_avoids_what_type_covers),
        cmocka_unit_test(test_stays_without_a_reason),
        cmocka_unit_test(test_is_always_a_crop),
        cmocka_unit_test(test_every_kind_of_planes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
