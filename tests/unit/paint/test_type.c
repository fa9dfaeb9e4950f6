/*
 * What is painted of a text besides its letters: lines along it, grounds and colours of marks,
 * outlines, shadows. Every px that a test looks at is inside one colour or far outside of it.
 */
#include "unit/paint/painted.h"

#define CARD(node)                                                                                 \
    "card: { background: white, children: [ { text: \"" node                                       \
    ", position: absolute, left: 20px, top: 20px, font-size: 60px, line-height: 80px } ] }"

/* How many px of a box are nearer to a colour than 40 on each channel. */
static int count_near(const sc_bitmap *bitmap, int left, int top, int right, int bottom, pixel like)
{
    int count = 0;
    for (int y = top; y < bottom; y++)
        for (int x = left; x < right; x++)
            count += is_near(pixel_at(bitmap, x, y), like, 40);
    return count;
}

static const pixel RED = { 255, 0, 0 }, BLUE = { 0, 0, 255 }, YELLOW = { 255, 255, 0 };

static void test_lines_along_a_text(void **state)
{
    (void)state;
    static const struct {
        const char *layout;
        int least, most; /* red px */
    } CASES[] = {
        { CARD("xxxx\", color: blue"), 0, 0 },
        { CARD("xxxx\", color: blue, text-decoration: underline red 4px"), 4 * 110, 4 * 150 },
        { CARD("xxxx\", color: blue, text-decoration: underline double red 4px"), 8 * 110,
          8 * 150 },
        { CARD("xxxx\", color: blue, text-decoration: underline dotted red 4px"), 2 * 80, 4 * 90 },
        { CARD("xxxx\", color: blue, text-decoration: underline dashed red 4px"), 4 * 60, 4 * 110 },
        { CARD("xxxx\", color: blue, text-decoration: underline wavy red 4px"), 4 * 60, 4 * 200 },
        { CARD("xxxx\", color: blue, text-decoration: overline red 4px"), 4 * 110, 4 * 150 },
        { CARD("xxxx\", color: blue, text-decoration: underline overline red 4px"), 8 * 110,
          8 * 150 },
        { CARD("xxxx\", color: transparent, text-decoration: line-through red 6px"), 6 * 110,
          6 * 150 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_bitmap bitmap = painted(&s, 240, 140, CASES[i].layout);
        int red = count_near(&bitmap, 0, 0, 240, 140, RED);
        if (red < CASES[i].least || red > CASES[i].most)
            fail_msg("%s: %d red px", CASES[i].layout, red);
    }
    staged_close(&s);
}

/* A line has the text's colour unless it says otherwise, and stands on whole px. */
static void test_underlines_are_sharp(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap bitmap = painted(
        &s, 240, 140,
        CARD("xxxx\", color: red, text-decoration: underline 4px, text-underline-offset: 10px"));
    int rows = 0;
    for (int y = 85; y < 130; y++) {
        pixel p = pixel_at(&bitmap, 60, y);
        if (!is_near(p, RED, 0) && !is_near(p, (pixel){ 255, 255, 255 }, 0))
            fail_msg("row %d is half painted", y);
        rows += is_near(p, RED, 0);
    }
    assert_int_equal(rows, 4);
    staged_close(&s);
}

static void test_marks_have_their_colours(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap bitmap = painted(
        &s, 400, 140, CARD("mm *mm* mm\", color: blue, marks: { color: red, background: yellow }"));
    int first = count_near(&bitmap, 20, 20, 130, 100, BLUE);
    assert_true(first > 200);
    assert_int_equal(count_near(&bitmap, 20, 20, 130, 100, RED), 0);
    assert_true(count_near(&bitmap, 130, 20, 280, 100, RED) > 200);
    assert_true(count_near(&bitmap, 130, 20, 280, 100, YELLOW) > 2000);
    assert_true(count_near(&bitmap, 20, 20, 120, 100, YELLOW) == 0);
    staged_close(&s);
}

/* Half of a stroke is outside the letters; the other half covers them, or is covered. */
static void test_strokes_lie_on_the_edge(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap plain = painted(&s, 240, 140, CARD("II\", color: blue, font-weight: 900"));
    int letters = count_near(&plain, 0, 0, 240, 140, BLUE);
    sc_bitmap above =
        painted(&s, 240, 140, CARD("II\", color: blue, font-weight: 900, text-stroke: 4px red"));
    sc_bitmap below = painted(
        &s, 240, 140,
        CARD("II\", color: blue, font-weight: 900, text-stroke: 4px red, paint-order: stroke"));
    int outer = count_near(&below, 0, 0, 240, 140, RED);
    int both = count_near(&above, 0, 0, 240, 140, RED);
    assert_true(abs(count_near(&below, 0, 0, 240, 140, BLUE) - letters) < letters / 20);
    assert_true(count_near(&above, 0, 0, 240, 140, BLUE) < letters * 9 / 10);
    assert_true(both > outer * 3 / 2 && both < outer * 5 / 2);
    staged_close(&s);
}

static void test_hard_shadows_are_the_letters_moved(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap bitmap = painted(
        &s, 400, 140, CARD("II\", color: blue, font-weight: 900, text-shadow: 100px 10px 0 red"));
    int letters = count_near(&bitmap, 0, 0, 110, 140, BLUE);
    int shadow = count_near(&bitmap, 110, 0, 400, 140, RED);
    assert_true(letters > 300);
    assert_true(abs(shadow - letters) < letters / 20);
    assert_int_equal(count_near(&bitmap, 110, 0, 400, 140, BLUE), 0);
    staged_close(&s);
}

/* A blur spreads ink, and loses none of it. */
static void test_soft_shadows_keep_their_ink(void **state)
{
    (void)state;
    staged s = staged_open();
    long ink[2] = { 0, 0 };
    const char *const layouts[] = {
        CARD("II\", color: transparent, font-weight: 900, text-shadow: 60px 20px 0 black"),
        CARD("II\", color: transparent, font-weight: 900, text-shadow: 60px 20px 16px black"),
    };
    for (int i = 0; i < 2; i++) {
        sc_bitmap bitmap = painted(&s, 240, 180, layouts[i]);
        for (int y = 0; y < 180; y++)
            for (int x = 0; x < 240; x++)
                ink[i] += 255 - pixel_at(&bitmap, x, y).g;
    }
    assert_true(labs(ink[0] - ink[1]) < ink[0] / 50);
    staged_close(&s);
}

static void test_the_first_shadow_is_on_top(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap bitmap = painted(&s, 240, 140,
                               CARD("II\", color: transparent, font-weight: 900, "
                                    "text-shadow: '4px 4px 0 red, 4px 4px 0 blue'"));
    assert_true(count_near(&bitmap, 0, 0, 240, 140, RED) > 300);
    assert_int_equal(count_near(&bitmap, 0, 0, 240, 140, BLUE), 0);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_along_a_text),
        cmocka_unit_test(test_underlines_are_sharp),
        cmocka_unit_test(test_marks_have_their_colours),
        cmocka_unit_test(test_strokes_lie_on_the_edge),
        cmocka_unit_test(test_hard_shadows_are_the_letters_moved),
        cmocka_unit_test(test_soft_shadows_keep_their_ink),
        cmocka_unit_test(test_the_first_shadow_is_on_top),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
