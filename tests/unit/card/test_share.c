/* Crops that share their resampling: which can, and how they are brought onto each other's px. */
#include "card/share.h"

#include "lib/check.h"

#include <math.h>

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

/* The full width of a picture of 1800x1200, shown 1200 px wide: 1.5 of its px are one of the
 * card. */
static sc_scene_image band(double y, int height)
{
    return (sc_scene_image){ .crop = { 0, y, 1800, 1.5 * height }, .box = { 0, 0, 1200, height } };
}

static sc_scene scene_of(sc_arena *arena, const sc_scene_image *image)
{
    sc_scene_node *card = SC_NEW(arena, sc_scene_node);
    *card = (sc_scene_node){ .kind = SC_SCENE_IMAGE, .image = image };
    return (
        sc_scene){ .width = (int)image->box.width, .height = (int)image->box.height, .card = card };
}

static void test_rows(void **state)
{
    (void)state;
    sc_scene_image a = band(30, 630), b = band(36, 627);
    double rows;
    assert_true(sc_share_rows(&a, &b, &rows));
    assert_true(fabs(rows - 4) < 1e-9);
    assert_true(sc_share_rows(&b, &a, &rows));
    assert_true(fabs(rows + 4) < 1e-9);
}

static void test_what_cannot_share(void **state)
{
    (void)state;
    const sc_scene_image a = band(30, 630);
    sc_scene_image others[] = { a, a, a, a, a };
    double rows = -1;
    others[0].picture = 1;
    others[1].crop.x = 3;
    others[2].crop.width = 1700;
    others[3].box.width = 1000;
    others[4].crop.height = 900;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_false(sc_share_rows(&a, &others[i], &rows));
    assert_true(rows == -1);
}

/* @return where a crop at `y`, of a picture of `full` px height, is moved by one at `before`. */
static double aligned(sc_arena *arena, double before, double y, int full)
{
    sc_scene_image a = band(before, 630), b = band(y, 627);
    sc_scene first = scene_of(arena, &a), second = scene_of(arena, &b);
    sc_picture header = { .info = { .width = 1800, .height = full } };
    sc_scene moved = sc_share_align(arena, &second, &first, 1, &header);
    assert_true(moved.card->image->crop.height == b.crop.height);
    return moved.card->image->crop.y;
}

static void test_aligned_to_the_nearest_row(void **state)
{
    assert_true(fabs(aligned(*state, 30, 36.4, 1200) - 36) < 1e-9);
    assert_true(fabs(aligned(*state, 30, 37.1, 1200) - 37.5) < 1e-9);
    assert_true(fabs(aligned(*state, 30, 30, 1200) - 30) < 1e-9);
    assert_true(fabs(aligned(*state, 30, 21.3, 1200) - 21) < 1e-9);
}

/* The nearest row may be outside. A crop of 627 rows is 940.5 px high. */
static void test_aligned_inside_the_picture(void **state)
{
    assert_true(fabs(aligned(*state, 1, 0, 1200) - 1) < 1e-9);
    assert_true(fabs(aligned(*state, 0, 259.5, 1200) - 259.5) < 1e-9);
    assert_true(fabs(aligned(*state, 0.7, 258.8, 1200) - 258.7) < 1e-9);
    /* No room at all: it stays. */
    assert_true(fabs(aligned(*state, 0.7, 0, 941) - 0) < 1e-9);
}

/* Far from each other, or a drawing, which is as sharp anywhere. */
static void test_left_alone(void **state)
{
    sc_arena *arena = *state;
    assert_true(aligned(arena, 0, 1000.3, 3000) == 1000.3);
    sc_scene_image a = band(30, 630), b = band(36.4, 627);
    sc_scene first = scene_of(arena, &a), second = scene_of(arena, &b);
    sc_picture drawing = { .info = { .width = 1800, .height = 1200, .is_scalable = true } };
    sc_scene moved = sc_share_align(arena, &second, &first, 1, &drawing);
    assert_true(moved.card->image->crop.y == 36.4);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_rows),
        cmocka_unit_test(test_what_cannot_share),
        cmocka_unit_test_setup_teardown(test_aligned_to_the_nearest_row, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_aligned_inside_the_picture, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_left_alone, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
