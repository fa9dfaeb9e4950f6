/* Cards with what they are made of drawn over them: what is drawn, where, and what is left alone.
 */
#include "unit/paint/painted.h"

#include "paint/debug.h"

enum { WIDTH = 1200, HEIGHT = 630 };

static const pixel BOX = { 0, 191, 255 }, TEXT = { 255, 89, 179 }, IMAGE = { 64, 217, 102 },
                   CUT = { 255, 51, 38 }, PANEL = { 184, 128, 255 }, FOCUS = { 255, 217, 26 },
                   HEAD = { 255, 158, 26 }, SAFE = { 255, 255, 255 };

/* A card and, over it, what it is made of. */
typedef struct drawn {
    sc_scene scene;
    sc_bitmap card, picture;
} drawn;

static drawn draw(staged *s, const char *platform, const sc_debug_picture *pictures, size_t count)
{
    drawn d = { .scene = staged_scene(s) };
    d.card = painted_scene(s, &d.scene);
    const sc_debug_request request = { .scene = &d.scene,
                                       .card = &d.card,
                                       .platform = sc_platform_find(sc_str_of(platform)),
                                       .pictures = pictures,
                                       .picture_count = count,
                                       .fonts = s->fonts };
    staged_expect(s, sc_paint_debug(s->arena, &request, &s->diags, &d.picture));
    return d;
}

static drawn draw_layout(staged *s, const char *layout)
{
    staged_layout(s, layout);
    return draw(s, "whatsapp", NULL, 0);
}

/* How many px of a part of the picture have a colour, nearly. */
static int count_of(const sc_bitmap *b, pixel color, int x, int y, int width, int height)
{
    int count = 0;
    for (int j = y; j < y + height && j < b->height; j++)
        for (int i = x; i < x + width && i < b->width; i++)
            count += is_near(pixel_at(b, i, j), color, 12);
    return count;
}

/* --- what is drawn -------------------------------------------------------------------------- */

static void test_the_card_is_left_alone_between_the_lines(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw_layout(&s, "card: { background: '#204060', children: [\n"
                              "  { name: bar, position: absolute, inset: 300px 400px 200px 500px,"
                              " background: '#806040' } ] }");
    assert_int_equal(d.picture.width, WIDTH);
    assert_true(d.picture.height > HEIGHT + 100 && d.picture.height < HEIGHT + 600);
    assert_pixel(&d.picture, 700, 400, 0x80, 0x60, 0x40);
    assert_pixel(&d.picture, 200, 500, 0x20, 0x40, 0x60);
    assert_pixel(&d.card, 501, 400, 0x80, 0x60, 0x40);
    staged_close(&s);
}

static void test_boxes_are_outlined(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw_layout(&s, "card: { background: '#204060', children: [\n"
                              "  { name: bar, position: absolute, inset: 300px 400px 200px 500px,"
                              " background: '#806040' } ] }");
    /* Just inside the edges of 500, 300, 800, 430, and of the card. */
    assert_true(count_of(&d.picture, BOX, 498, 360, 6, 1) >= 1);
    assert_true(count_of(&d.picture, BOX, 796, 360, 6, 1) >= 1);
    assert_true(count_of(&d.picture, BOX, 700, 298, 1, 6) >= 1);
    assert_true(count_of(&d.picture, BOX, 700, 426, 1, 6) >= 1);
    assert_true(count_of(&d.picture, BOX, 0, 100, 6, 1) >= 1);
    assert_int_equal(count_of(&d.picture, BOX, 510, 360, 280, 1), 0);
    staged_close(&s);
}

/* A label is a patch of the kind's colour with dark words in it. */
static void test_names_are_told(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw_layout(&s, "card: { children: [ { name: some-name, position: absolute,"
                              " inset: 300px 400px 200px 500px, background: '#806040' } ] }");
    int patch = count_of(&d.picture, BOX, 500, 300, 110, 24);
    int ink = count_of(&d.picture, (pixel){ 0, 0, 0 }, 500, 300, 110, 24);
    assert_true(patch > 1000);
    assert_true(ink > 50);
    drawn bare = draw_layout(&s, "card: { children: [ { position: absolute,"
                                 " inset: 300px 400px 200px 500px, background: '#806040' } ] }");
    assert_true(count_of(&bare.picture, BOX, 500, 300, 110, 24) < 250);
    staged_close(&s);
}

static void test_texts_have_baselines(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d = draw_layout(&s, "card: { background: white, padding: 200px 100px, children: [\n"
                              "  { name: h, text: 'River', font-size: 80px, width: 600px } ] }");
    const sc_scene_text *text = staged_node(&d.scene, "h")->text;
    const sc_line *line = &text->paragraph.lines[0];
    int base = (int)lround(text->y + line->baseline);
    assert_in_range(count_of(&d.picture, TEXT, 100, base, 600, 1), (int)line->width - 4,
                    (int)line->width + 1);
    /* Its outline stands outside the box, and the words in it are whole. */
    assert_true(count_of(&d.picture, TEXT, 96, base - 30, 4, 1) >= 1);
    assert_true(count_of(&d.picture, (pixel){ 0, 0, 0 }, 100, base - 50, 200, 45) > 500);
    staged_close(&s);
}

static void test_cuts_are_marked(void **state)
{
    (void)state;
    staged s = staged_open();
    drawn d =
        draw_layout(&s, "card: { padding: 200px 100px, children: [ { name: h, line-clamp: 1,"
                        " text: 'one two three four five', font-size: 80px, width: 400px } ] }");
    const sc_scene_text *text = staged_node(&d.scene, "h")->text;
    const sc_line *line = &text->paragraph.lines[0];
    int end = (int)(text->x + line->x + line->width), base = (int)(text->y + line->baseline);
    assert_true(text->paragraph.is_cut);
    assert_true(count_of(&d.picture, CUT, end - 2, base - 60, 10, 60) > 250);
    drawn whole = draw_layout(&s, "card: { padding: 200px 100px, children: [ { name: h,"
                                  " text: 'one', font-size: 80px, width: 400px } ] }");
    assert_int_equal(count_of(&whole.picture, CUT, 0, 0, WIDTH, whole.picture.height), 0);
    staged_close(&s);
}

static void test_safe_areas_are_those_of_the_platform(void **state)
{
    (void)state;
    static const struct {
        const char *platform;
        bool is_cut;
    } CASES[] = { { "whatsapp", true }, { "telegram", true }, { "facebook", false } };
    staged s = staged_open();
    staged_layout(&s, "card: { background: '#204060' }");
    for (size_t i = 0; i < 3; i++) {
        drawn d = draw(&s, CASES[i].platform, NULL, 0);
        int left = count_of(&d.picture, SAFE, 283, 100, 6, 400);
        int right = count_of(&d.picture, SAFE, 911, 100, 6, 400);
        /* Dashes: not the whole height. */
        assert_true(CASES[i].is_cut ? left > 150 && left < 400 && right > 150 : left + right == 0);
    }
    staged_close(&s);
}

static const sc_scene_text *with_panel(const sc_scene_text *text, void *context)
{
    static const sc_scene_panel PANEL_AT = { { 300, 200, 400, 100 }, 6, { 0, 0, 0, 1 } };
    sc_scene_text *copy = SC_NEW((sc_arena *)context, sc_scene_text);
    *copy = *text;
    copy->panel = &PANEL_AT;
    return copy;
}

static void test_panels_and_drops_are_told(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { background: white, children: [ { name: h, text: River } ] }");
    drawn d = draw(&s, "whatsapp", NULL, 0);
    assert_int_equal(count_of(&d.picture, PANEL, 0, 0, WIDTH, d.picture.height), 0);
    sc_scene scene = sc_scene_with_texts(s.arena, &d.scene, with_panel, s.arena);
    static const sc_scene_drop DROPS[] = { { SC_STR("caption"), SC_STR("caption") } };
    scene.drops = DROPS;
    scene.drop_count = 1;
    const sc_debug_request request = { .scene = &scene,
                                       .card = &d.card,
                                       .platform = sc_platform_find(SC_STR("whatsapp")),
                                       .fonts = s.fonts };
    sc_bitmap picture;
    staged_expect(&s, sc_paint_debug(s.arena, &request, &s.diags, &picture));
    assert_true(count_of(&picture, PANEL, 310, 200, 380, 4) > 150);
    /* A line of the legend each. */
    assert_int_equal(picture.height - d.picture.height, 2 * 28);
    staged_close(&s);
}

/* --- pictures ------------------------------------------------------------------------------- */

static void test_crops_and_what_they_are_for(void **state)
{
    (void)state;
    static const sc_rect HEADS[] = { { 1400, 500, 200, 300 } };
    staged s = staged_open();
    sc_picture *photo = staged_picture(&s, "photo.jpg", 2000, 2000);
    photo->has_focus = true;
    photo->focus_x = 0.25;
    photo->focus_y = 0.5;
    staged_article(&s, "{ headline: x, photo: photo.jpg }");
    staged_layout(&s, "card: { children: [ { name: p, image: '{{ photo }}', position: absolute,"
                      " inset: 0 } ] }");
    sc_bitmap whole = { .width = 260, .height = 260, .stride = 260 * 4, .is_opaque = true };
    whole.pixels = SC_NEW_ARRAY(s.arena, uint32_t, 260 * 260);
    const sc_debug_picture picture = { .name = SC_STR("photo.jpg"),
                                       .width = 2000,
                                       .height = 2000,
                                       .whole = &whole,
                                       .has_focus = true,
                                       .focus_x = 0.25,
                                       .focus_y = 0.5,
                                       .heads = HEADS,
                                       .head_count = 1 };
    drawn d = draw(&s, "whatsapp", &picture, 1);
    /* On the card, where 2000 px of the photo are 1200: the focus at a quarter of its width. */
    const sc_rect *crop = &staged_node(&d.scene, "p")->image->crop;
    int y = (int)((1000 - crop->y) * 0.6);
    assert_true(count_of(&d.picture, FOCUS, 300 - 15, y - 15, 30, 30) > 40);
    assert_int_equal(count_of(&d.picture, FOCUS, 900, y - 15, 30, 30), 0);
    assert_true(count_of(&d.picture, HEAD, 840, (int)((500 - crop->y) * 0.6), 120, 4) > 60);
    /* Below it, the whole of it: black, with the crop's outline across. */
    int top = HEIGHT + 16 + 28, from = top + (int)(crop->y * 0.13);
    assert_true(count_of(&d.picture, IMAGE, 310, from - 1, 240, 5) > 200);
    assert_true(count_of(&d.picture, FOCUS, 350, top + 115, 30, 30) > 15);
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_the_card_is_left_alone_between_the_lines),
        cmocka_unit_test(test_boxes_are_outlined),
        cmocka_unit_test(test_names_are_told),
        cmocka_unit_test(test_texts_have_baselines),
        cmocka_unit_test(test_cuts_are_marked),
        cmocka_unit_test(test_safe_areas_are_those_of_the_platform),
        cmocka_unit_test(test_panels_and_drops_are_told),
        cmocka_unit_test(test_crops_and_what_they_are_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
