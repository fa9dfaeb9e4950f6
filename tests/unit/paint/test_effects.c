/*
 * Shadows, filters, masks, blending and transforms by their pixels, where what they must be can be
 * worked out; how they look as a whole, a browser judges (test_browser_paint.c). And what holds of
 * them together: order, groups in groups, backdrops at half the size, hostile values.
 */
#include "unit/paint/painted.h"

/* A card of 60 x 60 px with one box of 20 x 20 px in its middle. */
static sc_bitmap boxed(staged *s, const char *style)
{
    return painted(s, 60, 60,
                   sc_str_fmt(s->arena,
                              "card: { children: [ { position: absolute, inset: 20px, %s } ] }",
                              style)
                       .ptr);
}

/* --- shadows -------------------------------------------------------------------------------- */

static void test_hard_shadows(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "background: lime, box-shadow: '5px -6px 0 2px blue'");
    assert_pixel(&b, 30, 30, 0, 255, 0);
    assert_pixel(&b, 23, 12, 0, 0, 255); /* 20 + 5 - 2, 20 - 6 - 2 */
    assert_pixel(&b, 22, 12, 255, 255, 255);
    assert_pixel(&b, 23, 11, 255, 255, 255);
    assert_pixel(&b, 46, 35, 0, 0, 255);
    assert_pixel(&b, 46, 36, 255, 255, 255);
    staged_close(&s);
}

static void test_nothing_is_painted_beneath_the_box(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "box-shadow: '0 0 0 5px blue, 0 0 9px black'");
    assert_pixel(&b, 30, 30, 255, 255, 255);
    assert_pixel(&b, 20, 20, 255, 255, 255);
    assert_pixel(&b, 19, 20, 0, 0, 255);
    assert_pixel(&b, 15, 15, 0, 0, 255);
    staged_close(&s);
}

/* Half at the edge of what casts it, and the Gaussian's integral about that. */
static void test_blurred_shadows(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 200, 60,
                          "card: { children: [ { position: absolute, inset: -200px 100px -200px "
                          "-200px, box-shadow: 20px 0 16px black } ] }");
    for (int x = 101; x < 200; x++) {
        double beyond = x + 0.5 - 120;
        int grey = (int)lround(255 * (1 - erfc(beyond / (8 * M_SQRT2)) / 2));
        assert_pixel_near(&b, x, 30, grey, grey, grey, 2);
    }
    staged_close(&s);
}

static void test_the_first_shadow_is_on_top(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "box-shadow: '0 0 0 4px red, 0 0 0 8px blue'");
    assert_pixel(&b, 17, 30, 255, 0, 0);
    assert_pixel(&b, 13, 30, 0, 0, 255);
    staged_close(&s);
}

static void test_inset_shadows(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "background: lime, border: 2px solid red, "
                            "box-shadow: 'inset 3px 1px 0 blue'");
    assert_pixel(&b, 20, 30, 255, 0, 0);
    assert_pixel(&b, 22, 30, 0, 0, 255);
    assert_pixel(&b, 24, 30, 0, 0, 255);
    assert_pixel(&b, 25, 30, 0, 255, 0);
    assert_pixel(&b, 30, 22, 0, 0, 255);
    assert_pixel(&b, 30, 23, 0, 255, 0);
    assert_pixel(&b, 37, 37, 0, 255, 0);
    assert_pixel(&b, 19, 30, 255, 255, 255);
    staged_close(&s);
}

static void test_a_shadow_has_the_texts_colour(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "color: red, box-shadow: 4px 0");
    assert_pixel(&b, 42, 30, 255, 0, 0);
    staged_close(&s);
}

/* --- filters -------------------------------------------------------------------------------- */

static void test_filters_of_colour(void **state)
{
    (void)state;
    static const struct {
        const char *filter;
        int r, g, b; /* of 200, 100, 50 */
    } CASES[] = {
        { "brightness(0.5)", 100, 50, 25 },
        { "brightness(3)", 255, 255, 150 },
        { "contrast(0)", 128, 128, 128 },
        { "contrast(2)", 255, 73, 0 },
        { "invert(1)", 55, 155, 205 },
        { "invert(0.5)", 128, 128, 128 },
        { "grayscale(1)", 118, 118, 118 },
        { "saturate(0)", 118, 118, 118 },
        { "saturate(1)", 200, 100, 50 },
        { "sepia(1)", 165, 147, 114 },
        { "hue-rotate(0)", 200, 100, 50 },
        { "hue-rotate(180deg)", 36, 136, 186 },
        { "opacity(0.5)", 228, 178, 153 },
        { "brightness(0.5) invert(1)", 155, 205, 230 },
        { "invert(1) brightness(0.5)", 28, 78, 103 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_bitmap b = boxed(
            &s,
            sc_str_fmt(s.arena, "background: 'rgb(200 100 50)', filter: %s", CASES[i].filter).ptr);
        assert_pixel_near(&b, 30, 30, CASES[i].r, CASES[i].g, CASES[i].b, 1);
        assert_pixel(&b, 10, 10, 255, 255, 255);
    }
    staged_close(&s);
}

/* What the overflow of a box above cuts off is blurred first; what is off the card comes in. */
static void test_blur_sees_what_is_off_the_card(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 60, 60,
                          "card: { children: [ { position: absolute, inset: 0 50px 0 -50px, "
                          "background: black, filter: blur(4px) } ] }");
    assert_in_range(pixel_at(&b, 0, 30).g, 0, 3);
    assert_in_range(pixel_at(&b, 9, 30).g, 105, 150);
    assert_int_equal(pixel_at(&b, 30, 30).g, 255);
    staged_close(&s);
}

static void test_filters_are_of_the_group(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "background: red, filter: invert(1), children: [ { position: absolute, "
                            "inset: 10px -10px 0 10px, background: white, opacity: 0.5 } ]");
    assert_pixel(&b, 25, 25, 0, 255, 255);
    assert_pixel_near(&b, 35, 35, 0, 127, 127, 1);
    assert_pixel_near(&b, 45, 35, 128, 128, 128, 1);
    staged_close(&s);
}

static void test_drop_shadows_follow_the_shape(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "filter: drop-shadow(0 20px 0 blue), children: [ { width: 5px, height: "
                            "5px, background: red } ]");
    assert_pixel(&b, 22, 22, 255, 0, 0);
    assert_pixel(&b, 22, 42, 0, 0, 255);
    assert_pixel(&b, 30, 45, 255, 255, 255);
    staged_close(&s);
}

/* --- masks, blending ------------------------------------------------------------------------ */

static void test_masks(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = boxed(&s, "background: black, box-shadow: '0 0 0 5px red', mask: "
                            "'linear-gradient(to right, black 50%, rgb(0 0 0 / 0.5) 0)'");
    assert_pixel(&b, 25, 30, 0, 0, 0);
    assert_pixel_near(&b, 35, 30, 127, 127, 127, 1);
    assert_pixel(&b, 17, 30, 255, 255, 255); /* a mask ends at the border */
    staged_close(&s);
}

static void test_blending(void **state)
{
    (void)state;
    static const char LAYOUT[] =
        "card: { background: 'rgb(200 100 50)', children: [ { position: absolute, inset: 10px, %s "
        "children: [ { position: absolute, inset: 0, background: 'rgb(100 200 255)', "
        "mix-blend-mode: %s } ] } ] }";
    static const struct {
        const char *group, *mode;
        int r, g, b;
    } CASES[] = {
        { "", "normal", 100, 200, 255 },
        { "", "multiply", 78, 78, 50 },
        { "", "screen", 222, 222, 255 },
        { "", "darken", 100, 100, 50 },
        { "", "lighten", 200, 200, 255 },
        { "", "difference", 100, 100, 205 },
        /* A group of its own has nothing behind it. */
        { "opacity: 0.999,", "multiply", 100, 200, 255 },
        { "transform: rotate(0),", "multiply", 100, 200, 255 },
        { "filter: brightness(1),", "multiply", 100, 200, 255 },
        { "overflow: hidden,", "multiply", 78, 78, 50 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str layout = sc_str_fmt(s.arena, LAYOUT, CASES[i].group, CASES[i].mode);
        sc_bitmap b = painted(&s, 40, 40, layout.ptr);
        assert_pixel_near(&b, 20, 20, CASES[i].r, CASES[i].g, CASES[i].b, 1);
        assert_pixel(&b, 5, 5, 200, 100, 50);
    }
    staged_close(&s);
}

/* --- transforms ----------------------------------------------------------------------------- */

static void test_transforms(void **state)
{
    (void)state;
    static const struct {
        const char *style;
        int in_x, in_y, out_x, out_y;
    } CASES[] = {
        { "transform: 'translate(10px, -50%)'", 49, 10, 29, 30 },
        { "transform: scale(2)", 10, 10, 9, 9 },
        { "transform: scale(2), transform-origin: left top", 59, 59, 19, 19 },
        { "transform: rotate(45deg)", 30, 17, 21, 21 },
        { "transform: 'rotate(90deg) translate(20px, 0)'", 30, 55, 55, 30 },
        { "transform: 'translate(20px, 0) rotate(90deg)'", 55, 30, 30, 55 },
        { "transform: scaleX(-1), transform-origin: 0 0", 5, 30, 30, 30 },
        { "transform: skewX(45deg)", 47, 38, 12, 38 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_bitmap b = boxed(&s, sc_str_fmt(s.arena, "background: black, %s", CASES[i].style).ptr);
        assert_pixel(&b, CASES[i].in_x, CASES[i].in_y, 0, 0, 0);
        assert_pixel(&b, CASES[i].out_x, CASES[i].out_y, 255, 255, 255);
    }
    staged_close(&s);
}

/* What cannot be seen, or not be held, is not painted; the rest is. */
static void test_transforms_without_end(void **state)
{
    (void)state;
    static const char *const CASES[] = {
        "transform: scale(0)",
        "transform: 'scale(0, 1)'",
        "transform: skewX(90deg)",
        "transform: 'scale(100) scale(100) scale(100)'",
        "transform: 'rotate(45deg) skew(89.999999deg, 89.999999deg)'",
        "transform: 'translate(32000px, 32000px)'",
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_str layout =
            sc_str_fmt(s.arena,
                       "card: { background: lime, children: [ { position: absolute, inset: 20px, "
                       "background: red, filter: blur(2px), box-shadow: '0 0 5px red', %s } ] }",
                       CASES[i]);
        sc_bitmap b = painted(&s, 60, 60, layout.ptr);
        assert_pixel(&b, 1, 1, 0, 255, 0);
    }
    staged_close(&s);
}

/* --- together ------------------------------------------------------------------------------- */

/* At half the size everything stands where it does at the full one. */
static void test_backdrops_of_effects(void **state)
{
    (void)state;
    static const char BOXES[] =
        "card:\n"
        "  background: 'conic-gradient(#c8102e, #ffd200, #2f6bff, #c8102e)'\n"
        "  children:\n"
        "    - { position: absolute, inset: 20px 90px 20px 20px, background: white,\n"
        "        box-shadow: 0 8px 24px black, transform: rotate(20deg) }\n"
        "    - { position: absolute, inset: 30px 20px 30px 110px, background: '#0b6b50',\n"
        "        filter: blur(6px), border-radius: 30px }\n"
        "    - { position: absolute, inset: 80px 10px 10px 10px, background: '#ffd200',\n"
        "        mix-blend-mode: multiply, mask: 'linear-gradient(black, transparent)' }\n";
    static const char TEXT[] = "    - { text: River, font-size: 100px, legibility: 4.5 }\n";
    staged s = staged_open();
    sc_bitmap whole = painted(&s, 200, 120, BOXES), half;
    staged_layout(&s, sc_str_fmt(s.arena, "%s%s", BOXES, TEXT).ptr);
    sc_scene scene = staged_scene(&s);
    staged_expect(&s, sc_paint_backdrop(s.arena, &scene, NULL, 0, &s.diags, &half));
    double apart = 0;
    for (int y = 0; y < 50; y++)
        for (int x = 0; x < 90; x++) {
            int sum = 0;
            for (int i = 0; i < 4; i++)
                sum += pixel_at(&whole, 2 * x + i % 2, 2 * y + i / 2).g;
            apart += abs(sum / 4 - pixel_at(&half, x, y).g);
        }
    assert_true(apart / (50 * 90) < 3);
    staged_close(&s);
}

/* Where a turned text's ink is, at half the size. */
static void test_coverage_of_turned_text(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 400, 300,
                          "card: { children: [ { name: t, text: River, position: absolute, left: "
                          "90px, top: 90px, font-size: 90px, font-weight: 800, transform: "
                          "rotate(-30deg) } ] }");
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *text = staged_node(&scene, "t")->text;
    sc_coverage c = sc_paint_coverage(s.arena, &scene, text, &text->paragraph.lines[0]);
    assert_covers_ink(&c, &b);
    staged_close(&s);
}

/* Many wide blurs in each other: what they would need of memory is bounded, and they are painted.
 */
static void test_groups_in_groups(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_buf layout = sc_buf_new(s.arena, 1 << 16);
    sc_buf_addz(&layout, "card: { background: white, children: [ ");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&layout, "{ position: absolute, inset: 0, background: black, filter: "
                             "blur(250px) opacity(0.9), children: [ ");
    for (int i = 0; i < 20; i++)
        sc_buf_addz(&layout, "] } ");
    sc_buf_addz(&layout, "] }");
    sc_bitmap b = painted(&s, 200, 200, sc_str_z(s.arena, sc_buf_str(&layout)));
    assert_in_range(pixel_at(&b, 100, 100).g, 0, 250);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_hard_shadows),
        cmocka_unit_test(test_nothing_is_painted_beneath_the_box),
        cmocka_unit_test(test_blurred_shadows),
        cmocka_unit_test(test_the_first_shadow_is_on_top),
        cmocka_unit_test(test_inset_shadows),
        cmocka_unit_test(test_a_shadow_has_the_texts_colour),
        cmocka_unit_test(test_filters_of_colour),
        cmocka_unit_test(test_blur_sees_what_is_off_the_card),
        cmocka_unit_test(test_filters_are_of_the_group),
        cmocka_unit_test(test_drop_shadows_follow_the_shape),
        cmocka_unit_test(test_masks),
        cmocka_unit_test(test_blending),
        cmocka_unit_test(test_transforms),
        cmocka_unit_test(test_transforms_without_end),
        cmocka_unit_test(test_backdrops_of_effects),
        cmocka_unit_test(test_coverage_of_turned_text),
        cmocka_unit_test(test_groups_in_groups),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
