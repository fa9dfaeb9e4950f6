/*
 * What is painted of a text besides its letters: lines along it, grounds and colours of marks,
 * outlines, shadows. Every px that a test looks at is inside one colour or far outside of it.
 */
#include "paint/bar.h"
#include "paint/glyph.h"
#include "unit/paint/painted.h"

#include <string.h>

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

#define SIDE 120

/* A bar on a surface of its own, in black. */
static sc_bitmap bar_on_its_own(sc_arena *arena, sc_text_bar bar)
{
    sc_bitmap bitmap = { .width = SIDE, .height = SIDE, .stride = SIDE * 4 };
    bitmap.pixels = SC_NEW_ARRAY(arena, uint32_t, SIDE * SIDE);
    cairo_surface_t *surface = cairo_image_surface_create_for_data(
        (unsigned char *)bitmap.pixels, CAIRO_FORMAT_ARGB32, SIDE, SIDE, bitmap.stride);
    cairo_t *cr = cairo_create(surface);
    bar.kind = SC_DECORATE_UNDER;
    const sc_line line = { .bars = &bar, .bar_count = 1 };
    sc_bars_paint(cr, &line, SC_DECORATE_UNDER, false, 0, 0);
    cairo_destroy(cr);
    cairo_surface_flush(surface);
    cairo_surface_destroy(surface);
    return bitmap;
}

static bool are_same(const sc_bitmap *a, const sc_bitmap *b)
{
    return memcmp(a->pixels, b->pixels, (size_t)a->stride * (size_t)a->height) == 0;
}

static bool has_ink(const sc_bitmap *bitmap)
{
    for (int i = 0; i < SIDE * SIDE; i++)
        if (bitmap->pixels[i] != 0)
            return true;
    return false;
}

static const sc_text_stroke_style PATTERNS[] = { SC_STROKE_DOTTED, SC_STROKE_DASHED,
                                                 SC_STROKE_WAVY };

/* A line as wide as a text that nothing breaks has the pattern that a short one has there. */
static void test_patterns_stay_where_they_are(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        sc_text_bar bar = { .style = PATTERNS[i], .x = -48, .y = 40, .width = 300, .thickness = 4 };
        sc_bitmap near = bar_on_its_own(arena, bar);
        bar.x -= 24e6;
        bar.width += 64e6;
        sc_bitmap far = bar_on_its_own(arena, bar);
        assert_true(has_ink(&near));
        assert_true(are_same(&near, &far));
    }
    sc_arena_free(arena);
}

/* And none is made of a thousand million pieces. */
static void test_lines_are_a_px_thick_at_least(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    for (size_t i = 0; i < sizeof PATTERNS / sizeof *PATTERNS; i++) {
        sc_text_bar bar = { .style = PATTERNS[i], .x = 10, .y = 40, .width = 90, .thickness = 1 };
        sc_bitmap one = bar_on_its_own(arena, bar);
        bar.thickness = 1e-6;
        sc_bitmap thin = bar_on_its_own(arena, bar);
        assert_true(has_ink(&one));
        assert_true(are_same(&one, &thin));
    }
    sc_arena_free(arena);
}

/* Waves keep to the three thicknesses below a bar's upper edge: what leaves out ink counts on it.
 */
static void test_waves_are_three_times_as_high(void **state)
{
    (void)state;
    sc_arena *arena = sc_arena_new(0);
    const sc_text_bar bar = {
        .style = SC_STROKE_WAVY, .x = 10, .y = 40, .width = 90, .thickness = 10
    };
    sc_bitmap wave = bar_on_its_own(arena, bar);
    int top = SIDE, bottom = 0;
    for (int i = 0; i < SIDE * SIDE; i++)
        if (wave.pixels[i] >> 24 > 128) {
            top = i / SIDE < top ? i / SIDE : top;
            bottom = i / SIDE;
        }
    assert_in_range(top, 40, 41);
    assert_in_range(bottom, 68, 69);
    sc_arena_free(arena);
}

static int count_outlines(const sc_glyph_run *run, double x, double y, double reach)
{
    cairo_surface_t *surface = cairo_image_surface_create(CAIRO_FORMAT_A8, SIDE, SIDE);
    cairo_t *cr = cairo_create(surface);
    sc_glyph_outlines(cr, run, x, y, reach);
    cairo_path_t *path = cairo_copy_path(cr);
    int count = path->num_data;
    cairo_path_destroy(path);
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    return count;
}

/* A text may be a hundred times as wide as its card: only what can be seen is worth a path. */
static void test_letters_out_of_sight_are_left_out(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", SIDE, SIDE);
    staged_layout(&s, "card: { children: [ { text: H, font-size: 20px } ] }");
    sc_scene scene = staged_scene(&s);
    const sc_glyph_run *run = &scene.card->children[0]->text->paragraph.lines[0].runs[0];
    int whole = count_outlines(run, 20, 20, 0);
    assert_true(whole > 0);
    static const double FAR[][2] = { { -100, 20 }, { 300, 20 }, { 20, -100 }, { 20, 300 } };
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(count_outlines(run, FAR[i][0], FAR[i][1], 0), 0);
        assert_int_equal(count_outlines(run, FAR[i][0], FAR[i][1], 200), whole);
    }
    assert_int_equal(count_outlines(run, -8, 20, 0), whole);
    assert_int_equal(count_outlines(run, SIDE - 4, 20, 0), whole);
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

/* What keeps a text legible may change its colour when all else is known: outlines and shadows
 * without a colour of their own change with it. */
static void expect_to_follow(const char *layout)
{
    staged s = staged_open();
    staged_card(&s, "whatsapp", 240, 140);
    staged_layout(&s, layout);
    sc_scene scene = staged_scene(&s);
    sc_scene_node card = *scene.card, node = *card.children[0];
    const sc_scene_node *const children[] = { &node };
    sc_scene_text text = *node.text;
    text.color = (sc_color){ 1, 0, 0, 1 };
    node.text = &text;
    card.children = children;
    scene.card = &card;
    sc_bitmap bitmap = painted_scene(&s, &scene);
    assert_true(count_near(&bitmap, 0, 0, 240, 140, RED) > 500);
    assert_int_equal(count_near(&bitmap, 0, 0, 240, 140, BLUE), 0);
    staged_close(&s);
}

static void test_strokes_follow_the_text(void **state)
{
    (void)state;
    expect_to_follow(CARD("HH\", color: blue, text-stroke: 8px"));
}

static void test_shadows_follow_the_text(void **state)
{
    (void)state;
    expect_to_follow(CARD("HH\", color: blue, text-shadow: 4px 4px"));
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

/* A shadow is transformed with its letters, not as a picture of them. */
static void test_shadows_of_large_type_are_sharp(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap bitmap = painted(&s, 480, 280,
                               "card: { background: white, children: [ { text: II, color: blue, "
                               "font-weight: 900, position: absolute, left: 5px, top: 0, "
                               "font-size: 10px, transform: scale(20), transform-origin: left top, "
                               "text-shadow: 10px 0 0 red } ] }");
    int letters = count_near(&bitmap, 0, 0, 205, 280, BLUE);
    int shadow = count_near(&bitmap, 205, 0, 480, 280, RED);
    assert_true(letters > 3000);
    if (abs(shadow - letters) > letters / 50)
        fail_msg("%d px of letters, %d of their shadow", letters, shadow);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines_along_a_text),
        cmocka_unit_test(test_underlines_are_sharp),
        cmocka_unit_test(test_patterns_stay_where_they_are),
        cmocka_unit_test(test_lines_are_a_px_thick_at_least),
        cmocka_unit_test(test_waves_are_three_times_as_high),
        cmocka_unit_test(test_letters_out_of_sight_are_left_out),
        cmocka_unit_test(test_marks_have_their_colours),
        cmocka_unit_test(test_strokes_lie_on_the_edge),
        cmocka_unit_test(test_strokes_follow_the_text),
        cmocka_unit_test(test_shadows_follow_the_text),
        cmocka_unit_test(test_hard_shadows_are_the_letters_moved),
        cmocka_unit_test(test_soft_shadows_keep_their_ink),
        cmocka_unit_test(test_the_first_shadow_is_on_top),
        cmocka_unit_test(test_shadows_of_large_type_are_sharp),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
