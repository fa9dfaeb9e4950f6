/* Scenes to pixels: fills, borders, corners, opacity, clips, pictures, glyphs, coverage. */
#include "unit/paint/painted.h"

#include <string.h>

/* --- fills ---------------------------------------------------------------------------------- */

static void test_cards_start_white_and_opaque(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 30, 20, "card: {}");
    assert_int_equal(b.width, 30);
    assert_int_equal(b.height, 20);
    assert_true(b.is_opaque);
    assert_pixel(&b, 0, 0, 255, 255, 255);
    assert_pixel(&b, 29, 19, 255, 255, 255);
    staged_close(&s);
}

static void test_fills_are_exact(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40,
                          "card:\n"
                          "  background: '#123456'\n"
                          "  padding: 10px\n"
                          "  children: [ { width: 20px, height: 20px, background: '#fedcba' } ]\n");
    for (int y = 0; y < 40; y++)
        for (int x = 0; x < 40; x++) {
            bool is_inside = x >= 10 && x < 30 && y >= 10 && y < 30;
            if (is_inside)
                assert_pixel(&b, x, y, 0xfe, 0xdc, 0xba);
            else
                assert_pixel(&b, x, y, 0x12, 0x34, 0x56);
        }
    staged_close(&s);
}

/* Two boxes that meet between two px meet on a whole one: neither a gap nor an overlap shows. */
static void test_edges_stand_on_whole_px(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 30, 10,
                          "card:\n"
                          "  children:\n"
                          "    - { width: 10.4px, background: red, flex-shrink: 0 }\n"
                          "    - { width: 10.4px, background: lime, flex-shrink: 0 }\n");
    assert_pixel(&b, 9, 5, 255, 0, 0);
    assert_pixel(&b, 10, 5, 0, 255, 0);
    assert_pixel(&b, 20, 5, 0, 255, 0);
    assert_pixel(&b, 21, 5, 255, 255, 255);
    staged_close(&s);
}

static void test_layers_first_on_top(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b =
        painted(&s, 10, 10, "card: { background: 'rgb(0 0 255 / 0.5), rgb(255 0 0 / 0.5), lime' }");
    /* Lime; half red over it; half blue over that. */
    assert_pixel_near(&b, 5, 5, 64, 64, 128, 1);
    staged_close(&s);
}

static void test_paint_order_is_document_order(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 10, 10,
                          "card:\n"
                          "  children:\n"
                          "    - { position: absolute, inset: 0, background: red, children: [\n"
                          "        { position: absolute, inset: 0, background: blue } ] }\n"
                          "    - { position: absolute, inset: 0 5px 0 0, background: lime }\n");
    assert_pixel(&b, 2, 5, 0, 255, 0);
    assert_pixel(&b, 7, 5, 0, 0, 255);
    staged_close(&s);
}

static void test_nothing_outside_the_card_matters(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 10, 10,
                          "card:\n"
                          "  background: lime\n"
                          "  children:\n"
                          "    - { position: absolute, left: -32000px, top: 20px, width: 3px,\n"
                          "        height: 3px, background: 'linear-gradient(red, blue)' }\n"
                          "    - { position: absolute, inset: -9px 11px 5px -9px,\n"
                          "        background: 'linear-gradient(red, red)', border-radius: 3px }\n"
                          "    - { text: 'far', position: absolute, left: 20000px }\n");
    assert_pixel(&b, 0, 0, 0, 255, 0);
    assert_pixel(&b, 9, 9, 0, 255, 0);
    staged_close(&s);
}

/* --- corners -------------------------------------------------------------------------------- */

/* Cairo samples a px at 15 heights: upper and lower corners differ by a shade. */
static void test_round_corners_are_symmetric(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 60, 60,
                          "card: { padding: 10px, children: [ { flex: 1, background: black, "
                          "border-radius: 15px } ] }");
    for (int y = 0; y < 60; y++)
        for (int x = 0; x < 60; x++) {
            pixel p = pixel_at(&b, x, y);
            assert_true(is_near(p, pixel_at(&b, 59 - x, y), 8));
            assert_true(is_near(p, pixel_at(&b, x, 59 - y), 8));
            assert_true(is_near(p, pixel_at(&b, y, x), 8));
        }
    assert_pixel(&b, 10, 10, 255, 255, 255);
    assert_pixel(&b, 10, 25, 0, 0, 0);
    staged_close(&s);
}

/* The part of a px inside a circle about `c`, from 16 x 16 points of it. */
static double inside_circle(int x, int y, double c, double radius)
{
    int inside = 0;
    for (int i = 0; i < 256; i++) {
        double dx = x + (i % 16 + 0.5) / 16 - c, dy = y + (i / 16 + 0.5) / 16 - c;
        inside += dx * dx + dy * dy <= radius * radius;
    }
    return inside / 256.0;
}

static void test_half_the_side_makes_a_circle(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40, "card: { background: black, border-radius: 50% }");
    for (int y = 0; y < 40; y++)
        for (int x = 0; x < 40; x++) {
            int grey = (int)lround(255 * (1 - inside_circle(x, y, 20, 20)));
            assert_pixel_near(&b, x, y, grey, grey, grey, 12);
        }
    staged_close(&s);
}

static void test_each_corner_has_its_own_radius(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40, "card: { background: black, border-radius: 20px 0 8px 0 }");
    assert_pixel(&b, 0, 0, 255, 255, 255);
    assert_pixel(&b, 4, 4, 255, 255, 255);
    assert_pixel(&b, 39, 0, 0, 0, 0);
    assert_pixel(&b, 39, 39, 255, 255, 255);
    assert_pixel(&b, 36, 36, 0, 0, 0);
    assert_pixel(&b, 0, 39, 0, 0, 0);
    staged_close(&s);
}

/* --- borders -------------------------------------------------------------------------------- */

static void test_borders_of_different_sides(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 60, 60,
                          "card:\n"
                          "  background: white\n"
                          "  border-top: 4px solid red\n"
                          "  border-right: 6px solid lime\n"
                          "  border-bottom: 8px solid blue\n"
                          "  border-left: 10px solid black\n");
    assert_pixel(&b, 30, 0, 255, 0, 0);
    assert_pixel(&b, 30, 3, 255, 0, 0);
    assert_pixel(&b, 30, 4, 255, 255, 255);
    assert_pixel(&b, 59, 30, 0, 255, 0);
    assert_pixel(&b, 54, 30, 0, 255, 0);
    assert_pixel(&b, 53, 30, 255, 255, 255);
    assert_pixel(&b, 30, 59, 0, 0, 255);
    assert_pixel(&b, 30, 52, 0, 0, 255);
    assert_pixel(&b, 30, 51, 255, 255, 255);
    assert_pixel(&b, 0, 30, 0, 0, 0);
    assert_pixel(&b, 9, 30, 0, 0, 0);
    assert_pixel(&b, 10, 30, 255, 255, 255);
    /* Mitres: the corner is cut from the outer to the inner one. */
    assert_pixel(&b, 8, 1, 255, 0, 0);
    assert_pixel(&b, 1, 3, 0, 0, 0);
    staged_close(&s);
}

static void test_one_border_alone(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 20, 20, "card: { background: lime, border-bottom: 3px solid red }");
    assert_pixel(&b, 0, 16, 0, 255, 0);
    assert_pixel(&b, 0, 17, 255, 0, 0);
    assert_pixel(&b, 19, 19, 255, 0, 0);
    staged_close(&s);
}

static void test_round_borders(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(
        &s, 40, 40, "card: { background: lime, border: 5px solid blue, border-radius: 20px }");
    assert_pixel(&b, 0, 0, 255, 255, 255);
    assert_pixel(&b, 20, 2, 0, 0, 255);
    assert_pixel(&b, 2, 20, 0, 0, 255);
    assert_pixel(&b, 20, 6, 0, 255, 0);
    /* On the diagonal the ring lies between 20 and 15 px from the middle. */
    assert_pixel(&b, 7, 7, 0, 0, 255);
    assert_pixel(&b, 10, 10, 0, 255, 0);
    staged_close(&s);
}

static void test_translucent_borders_lie_on_the_background(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b =
        painted(&s, 20, 20, "card: { background: red, border: 5px solid rgb(0 0 255 / 0.5) }");
    assert_pixel_near(&b, 2, 10, 128, 0, 128, 1);
    assert_pixel_near(&b, 2, 2, 128, 0, 128, 1);
    assert_pixel(&b, 10, 10, 255, 0, 0);
    staged_close(&s);
}

/* --- groups --------------------------------------------------------------------------------- */

/* Opacity is of the node with all it holds: what overlaps inside does not show through. */
static void test_opacity_is_of_the_group(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b =
        painted(&s, 20, 20,
                "card:\n"
                "  children:\n"
                "    - position: absolute\n"
                "      inset: 0\n"
                "      opacity: 0.5\n"
                "      background: red\n"
                "      children:\n"
                "        - { position: absolute, inset: 0 0 0 10px, background: blue }\n");
    assert_pixel_near(&b, 5, 10, 255, 128, 128, 1);
    assert_pixel_near(&b, 15, 10, 128, 128, 255, 1);
    staged_close(&s);
}

static void test_opacities_multiply_and_zero_is_nothing(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b =
        painted(&s, 20, 20,
                "card:\n"
                "  children:\n"
                "    - { position: absolute, inset: 0 10px 0 0, opacity: 0.5, children: [\n"
                "        { position: absolute, inset: 0, opacity: 0.5, background: black } ] }\n"
                "    - { position: absolute, inset: 0 0 0 10px, opacity: 0, background: black }\n");
    assert_pixel_near(&b, 5, 10, 191, 191, 191, 1);
    assert_pixel(&b, 15, 10, 255, 255, 255);
    staged_close(&s);
}

static void test_clips(void **state)
{
    (void)state;
    static const char LAYOUT[] =
        "card:\n"
        "  children:\n"
        "    - position: absolute\n"
        "      inset: 10px\n"
        "      border: 2px solid blue\n"
        "      overflow: %s\n"
        "      children:\n"
        "        - { position: absolute, inset: -8px, background: lime }\n";
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40, sc_str_fmt(s.arena, LAYOUT, "hidden").ptr);
    assert_pixel(&b, 9, 20, 255, 255, 255);
    assert_pixel(&b, 11, 20, 0, 0, 255);
    assert_pixel(&b, 12, 20, 0, 255, 0);
    b = painted(&s, 40, 40, sc_str_fmt(s.arena, LAYOUT, "visible").ptr);
    assert_pixel(&b, 9, 20, 0, 255, 0);
    assert_pixel(&b, 11, 20, 0, 255, 0);
    assert_pixel(&b, 3, 20, 255, 255, 255);
    staged_close(&s);
}

static void test_clips_end_with_their_node(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40,
                          "card:\n"
                          "  children:\n"
                          "    - { position: absolute, inset: 20px, overflow: hidden,\n"
                          "        opacity: 0.5 }\n"
                          "    - { position: absolute, inset: 0, background: lime }\n");
    assert_pixel(&b, 1, 1, 0, 255, 0);
    staged_close(&s);
}

static void test_round_clips(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 40, 40,
                          "card: { overflow: hidden, border-radius: 20px, children: [ { position: "
                          "absolute, inset: 0, background: lime } ] }");
    assert_pixel(&b, 1, 1, 255, 255, 255);
    assert_pixel(&b, 20, 1, 0, 255, 0);
    assert_pixel(&b, 20, 20, 0, 255, 0);
    staged_close(&s);
}

static void test_scrims_at_a_strength(void **state)
{
    (void)state;
    static const struct {
        double strength;
        int grey;
    } CASES[] = { { 0, 255 }, { 0.25, 204 }, { 0.5, 153 }, { 1, 51 } };
    staged s = staged_open();
    staged_card(&s, "whatsapp", 20, 20);
    staged_layout(&s, "card: { children: [ { position: absolute, inset: 0, scrim: auto, "
                      "background: rgb(0 0 0 / 0.8) } ] }");
    sc_scene scene = staged_scene(&s);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_scene at = sc_scene_with_scrim(s.arena, &scene, CASES[i].strength);
        sc_bitmap b = painted_scene(&s, &at);
        int grey = CASES[i].grey;
        assert_pixel_near(&b, 10, 10, grey, grey, grey, 1);
    }
    staged_close(&s);
}

/* --- pictures ------------------------------------------------------------------------------- */

static sc_bitmap two_colours(sc_arena *arena, int width, int height)
{
    sc_bitmap b = { .width = width, .height = height, .stride = width * 4, .is_opaque = true };
    b.pixels = SC_NEW_ARRAY(arena, uint32_t, (size_t)width * (size_t)height);
    for (int i = 0; i < width * height; i++)
        b.pixels[i] = i % width < width / 2 ? 0xFFFF0000u : 0xFF0000FFu;
    return b;
}

static sc_bitmap painted_picture(staged *s, const char *style)
{
    staged_card(s, "whatsapp", 40, 40);
    staged_layout(s, sc_str_fmt(s->arena,
                                "card: { children: [ { name: p, image: a.jpg, position: absolute, "
                                "inset: 10px, %s } ] }",
                                style)
                         .ptr);
    sc_scene scene = staged_scene(s);
    const sc_scene_image *image = staged_node(&scene, "p")->image;
    sc_paint_picture picture = { image, two_colours(s->arena, (int)image->box.width,
                                                    (int)image->box.height) };
    sc_bitmap out;
    staged_expect(s, sc_paint(s->arena, &scene, &picture, 1, &s->diags, &out));
    return out;
}

static void test_pictures_are_copied_px_by_px(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_picture(&s, "a.jpg", 20, 20);
    sc_bitmap b = painted_picture(&s, "object-fit: cover");
    assert_pixel(&b, 9, 20, 255, 255, 255);
    assert_pixel(&b, 10, 10, 255, 0, 0);
    assert_pixel(&b, 19, 29, 255, 0, 0);
    assert_pixel(&b, 20, 10, 0, 0, 255);
    assert_pixel(&b, 29, 29, 0, 0, 255);
    assert_pixel(&b, 30, 20, 255, 255, 255);
    b = painted_picture(&s, "border-radius: 10px");
    assert_pixel(&b, 10, 10, 255, 255, 255);
    assert_pixel(&b, 15, 20, 255, 0, 0);
    b = painted_picture(&s, "border: 2px solid lime, border-radius: 10px");
    assert_pixel(&b, 11, 20, 0, 255, 0);
    assert_pixel(&b, 13, 20, 255, 0, 0);
    assert_pixel(&b, 13, 13, 0, 255, 0);
    staged_close(&s);
}

/* A picture that was not given leaves its background. */
static void test_pictures_that_are_not_given(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_picture(&s, "a.jpg", 20, 20);
    sc_bitmap b = painted(&s, 40, 40, "card: { children: [ { image: a.jpg, background: lime } ] }");
    assert_pixel(&b, 5, 5, 0, 255, 0);
    staged_close(&s);
}

/* --- glyphs --------------------------------------------------------------------------------- */

static sc_bitmap painted_text(staged *s, const char *left)
{
    staged_card(s, "whatsapp", 200, 60);
    staged_layout(s, sc_str_fmt(s->arena,
                                "card: { children: [ { text: minimum, position: absolute, top: 0, "
                                "left: %s, font-size: 30px } ] }",
                                left)
                         .ptr);
    sc_scene scene = staged_scene(s);
    return painted_scene(s, &scene);
}

/* The ink's centre of gravity, px. */
static double ink_centre(const sc_bitmap *b)
{
    double ink = 0, moment = 0;
    for (int y = 0; y < b->height; y++)
        for (int x = 0; x < b->width; x++) {
            double dark = 255 - pixel_at(b, x, y).g;
            ink += dark;
            moment += dark * (x + 0.5);
        }
    assert_true(ink > 0);
    return moment / ink;
}

static void test_glyphs_stand_between_px(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap a = painted_text(&s, "10px"), b = painted_text(&s, "10.5px");
    sc_bitmap c = painted_text(&s, "11px"), d = painted_text(&s, "10.25px");
    assert_within(ink_centre(&b) - ink_centre(&a), 0.5, 0.02);
    assert_within(ink_centre(&d) - ink_centre(&a), 0.25, 0.02);
    assert_within(ink_centre(&c) - ink_centre(&a), 1, 0.01);
    assert_memory_not_equal(a.pixels, b.pixels, (size_t)a.stride * (size_t)a.height);
    /* A whole px further, the same picture. */
    for (int x = 0; x < 199; x++)
        for (int y = 0; y < 60; y++)
            assert_true(is_near(pixel_at(&a, x, y), pixel_at(&c, x + 1, y), 2));
    staged_close(&s);
}

/* Baselines stand on whole px, so that the feet of letters are sharp. */
static void test_baselines_are_sharp(void **state)
{
    (void)state;
    static const char *const TOPS[] = { "0", "0.3px", "0.5px", "0.8px" };
    staged s = staged_open();
    for (size_t i = 0; i < 4; i++) {
        sc_str layout = sc_str_fmt(s.arena,
                                   "card: { children: [ { name: t, text: HHH, position: absolute, "
                                   "top: %s, left: 4px, font-size: 40px, font-weight: 900 } ] }",
                                   TOPS[i]);
        sc_bitmap b = painted(&s, 200, 80, layout.ptr);
        sc_scene scene = staged_scene(&s);
        const sc_scene_text *text = staged_node(&scene, "t")->text;
        int baseline = (int)round(text->y + text->paragraph.lines[0].baseline);
        int x = 0;
        while (pixel_at(&b, x, baseline - 10).g != 0)
            x++;
        assert_pixel(&b, x, baseline - 1, 0, 0, 0);
        assert_pixel(&b, x, baseline, 255, 255, 255);
    }
    staged_close(&s);
}

static void test_text_has_its_colour_and_opacity(void **state)
{
    (void)state;
    staged s = staged_open();
    static const char LAYOUT[] = "card: { background: white, children: [ { text: ■■■, font-size: "
                                 "60px, color: '%s', opacity: %s } ] }";
    sc_bitmap b = painted(&s, 120, 80, sc_str_fmt(s.arena, LAYOUT, "#102030", "1").ptr);
    int found = 0;
    for (int x = 0; x < 120; x++)
        found += is_near(pixel_at(&b, x, 40), (pixel){ 16, 32, 48 }, 0);
    assert_true(found > 20);
    b = painted(&s, 120, 80, sc_str_fmt(s.arena, LAYOUT, "#000000", "0.5").ptr);
    found = 0;
    for (int x = 0; x < 120; x++)
        found += is_near(pixel_at(&b, x, 40), (pixel){ 128, 128, 128 }, 1);
    assert_true(found > 20);
    staged_close(&s);
}

static void test_emoji_are_in_colour(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 100, 100, "card: { children: [ { text: 🌊, font-size: 60px } ] }");
    int colourful = 0;
    for (int y = 0; y < 100; y++)
        for (int x = 0; x < 100; x++) {
            pixel p = pixel_at(&b, x, y);
            colourful += p.b - p.r > 40;
        }
    assert_true(colourful > 300);
    staged_close(&s);
}

/* --- backdrops ------------------------------------------------------------------------------ */

/* Only what a text that promises legibility can cover is painted. */
static void test_backdrops_have_no_text(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 101, 51);
    staged_layout(&s, "card: { background: '#336699', children: [ { text: River, color: white, "
                      "background: lime, position: absolute, inset: 0 51px 0 0, "
                      "legibility: 3, font-size: 40px } ] }");
    sc_scene scene = staged_scene(&s);
    sc_bitmap b;
    staged_expect(&s, sc_paint_backdrop(s.arena, &scene, NULL, 0, &s.diags, &b));
    assert_int_equal(b.width, 51);
    assert_int_equal(b.height, 26);
    for (int y = 0; y < 20; y++)
        for (int x = 0; x < 32; x++)
            if (x < 25)
                assert_pixel(&b, x, y, 0, 255, 0);
            else
                assert_pixel(&b, x, y, 0x33, 0x66, 0x99);
    staged_close(&s);
}

/* What a line covers is where its ink is, at half the size. */
static void test_coverage_is_where_the_ink_is(void **state)
{
    (void)state;
    staged s = staged_open();
    sc_bitmap b = painted(&s, 400, 200,
                          "card: { children: [ { name: t, text: River, position: absolute, left: "
                          "40px, top: 40px, font-size: 90px, font-weight: 800 } ] }");
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *text = staged_node(&scene, "t")->text;
    sc_coverage c = sc_paint_coverage(s.arena, &scene, text, &text->paragraph.lines[0]);
    assert_covers_ink(&c, &b);
    staged_close(&s);
}

static void test_coverage_off_the_card_is_empty(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: t, text: River, position: absolute, left: "
                      "5000px } ] }");
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *text = staged_node(&scene, "t")->text;
    sc_coverage c = sc_paint_coverage(s.arena, &scene, text, &text->paragraph.lines[0]);
    assert_true(c.width == 0 && c.height == 0 && c.pixels == NULL);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cards_start_white_and_opaque),
        cmocka_unit_test(test_fills_are_exact),
        cmocka_unit_test(test_edges_stand_on_whole_px),
        cmocka_unit_test(test_layers_first_on_top),
        cmocka_unit_test(test_paint_order_is_document_order),
        cmocka_unit_test(test_nothing_outside_the_card_matters),
        cmocka_unit_test(test_round_corners_are_symmetric),
        cmocka_unit_test(test_half_the_side_makes_a_circle),
        cmocka_unit_test(test_each_corner_has_its_own_radius),
        cmocka_unit_test(test_borders_of_different_sides),
        cmocka_unit_test(test_one_border_alone),
        cmocka_unit_test(test_round_borders),
        cmocka_unit_test(test_translucent_borders_lie_on_the_background),
        cmocka_unit_test(test_opacity_is_of_the_group),
        cmocka_unit_test(test_opacities_multiply_and_zero_is_nothing),
        cmocka_unit_test(test_clips),
        cmocka_unit_test(test_clips_end_with_their_node),
        cmocka_unit_test(test_round_clips),
        cmocka_unit_test(test_scrims_at_a_strength),
        cmocka_unit_test(test_pictures_are_copied_px_by_px),
        cmocka_unit_test(test_pictures_that_are_not_given),
        cmocka_unit_test(test_glyphs_stand_between_px),
        cmocka_unit_test(test_baselines_are_sharp),
        cmocka_unit_test(test_text_has_its_colour_and_opacity),
        cmocka_unit_test(test_emoji_are_in_colour),
        cmocka_unit_test(test_backdrops_have_no_text),
        cmocka_unit_test(test_coverage_is_where_the_ink_is),
        cmocka_unit_test(test_coverage_off_the_card_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
