/* Whole layouts to scenes: what is left out, what fits, where pictures go, and what is said of it.
 */
#include "unit/resolve/staged.h"

#include <math.h>
#include <string.h>

#define LONG_HEADLINE                                                                              \
    "After forty years of rising water the last keeper of the valley lock explains why the river " \
    "should choose its own path"

/* --- what is there -------------------------------------------------------------------------- */

static void test_texts_with_nothing_to_show_are_left_out(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  flex-direction: column\n"
                      "  gap: 10px\n"
                      "  children:\n"
                      "    - { name: kicker, text: '{{ kicker }}' }\n"
                      "    - { name: by, text: 'By {{ author }}', background: red }\n"
                      "    - { name: blank, text: '   ' }\n"
                      "    - { name: headline, text: '{{ headline }}' }\n"
                      "    - { name: hidden, text: x, when: photo }\n");
    sc_scene scene = staged_scene(&s);
    assert_int_equal(scene.card->child_count, 1);
    assert_within(staged_node(&scene, "headline")->box.y, 0, 0);
    assert_str(staged_node(&scene, "headline")->text->field, "headline");
    staged_close(&s);
}

static void test_boxes_stay_even_if_empty(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: bar, width: 44px, height: 6px }\n"
                      "    - { name: row, children: [ { text: '{{ kicker }}' } ] }\n"
                      "    - { name: gone, when: kicker, children: [ { name: inside } ] }\n");
    sc_scene scene = staged_scene(&s);
    assert_box(staged_node(&scene, "bar"), 0, 0, 44, 6);
    assert_int_equal(staged_node(&scene, "row")->child_count, 0);
    assert_false(staged_has(&scene, "gone") || staged_has(&scene, "inside"));
    staged_close(&s);
}

static void test_missing_images_are_left_out(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: photo, image: '{{ photo }}', width: 100px }\n"
                      "    - { name: logo, image: logo.png, width: 100px }\n");
    staged_picture(&s, "logo.png", 200, 100);
    sc_scene scene = staged_scene(&s);
    assert_false(staged_has(&scene, "photo"));
    assert_int_equal(staged_node(&scene, "logo")->image->picture, 0);
    staged_close(&s);
}

static void test_percent_and_em(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 1000, 500);
    staged_layout(&s, "card:\n"
                      "  font-size: 20px\n"
                      "  children:\n"
                      "    - name: outer\n"
                      "      font-size: 2em\n"
                      "      children:\n"
                      "        - name: inner\n"
                      "          font-size: 50%\n"
                      "          children: [ { name: deep, text: x, font-size: 1.5em } ]\n"
                      "    - { name: root, text: x, font-size: 3rem }\n"
                      "    - { name: box, font-size: 2em, width: 3em, height: 10cqmin }\n");
    sc_scene scene = staged_scene(&s);
    assert_within(staged_node(&scene, "deep")->text->paragraph.size_px, 30, 0);
    assert_within(staged_node(&scene, "root")->text->paragraph.size_px, 60, 0);
    assert_within(staged_node(&scene, "box")->box.width, 120, 0);
    assert_within(staged_node(&scene, "box")->box.height, 50, 0);
    staged_close(&s);
}

/* --- fit ------------------------------------------------------------------------------------ */

/* A headline in a box that is too small for it, with one more node below. */
static void use_tight_fit(staged *s, const char *then)
{
    staged_layout(s, sc_str_fmt(s->arena,
                                "card:\n"
                                "  flex-direction: column\n"
                                "  align-items: flex-start\n"
                                "  children:\n"
                                "    - name: headline\n"
                                "      text: '{{ headline }}'\n"
                                "      width: 500px\n"
                                "      fit: { min: 40px, max: 60px, lines: 2, then: %s }\n"
                                "    - { name: foot, text: foot, font-size: 20px }\n",
                                then)
                         .ptr);
}

static void test_fit_then_clamp(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "{ headline: " LONG_HEADLINE ", short_headline: The keeper }");
    use_tight_fit(&s, "clamp");
    sc_scene scene = staged_scene(&s);
    const sc_paragraph *p = &staged_node(&scene, "headline")->text->paragraph;
    assert_true(p->is_cut);
    assert_int_equal(p->line_count, 2);
    assert_within(p->size_px, 40, 0);
    assert_int_equal(scene.drop_count, 0);
    assert_true(sc_str_find(staged_said(&s),
                            SC_STR("warning: the headline is cut after 2 lines on the whatsapp "
                                   "card [resolve.text-cut]\n"),
                            NULL));
    staged_close(&s);
}

static void test_fit_then_short(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "{ headline: " LONG_HEADLINE ", short_headline: The keeper }");
    use_tight_fit(&s, "short");
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *text = staged_node(&scene, "headline")->text;
    assert_str(staged_lines(&s, &scene, "headline"), "The keeper");
    assert_str(text->field, "short_headline");
    assert_within(text->paragraph.size_px, 60, 0);
    assert_false(text->paragraph.is_cut);
    /* Without a short headline, and with one that is no shorter, it is cut. */
    staged_article(&s, "headline: " LONG_HEADLINE);
    scene = staged_scene(&s);
    assert_true(staged_node(&scene, "headline")->text->paragraph.is_cut);
    assert_str(staged_node(&scene, "headline")->text->field, "headline");
    staged_article(&s, "{ headline: " LONG_HEADLINE ", short_headline: " LONG_HEADLINE " }");
    scene = staged_scene(&s);
    assert_true(staged_node(&scene, "headline")->text->paragraph.is_cut);
    staged_close(&s);
}

/* What fits is shown as it is, whatever `then` says. */
static void test_fit_leaves_what_fits(void **state)
{
    (void)state;
    static const char *const THENS[] = { "clamp", "short", "drop", "fail" };
    staged s = staged_open();
    staged_article(&s, "{ headline: The river returns, short_headline: x }");
    for (size_t i = 0; i < 4; i++) {
        use_tight_fit(&s, THENS[i]);
        sc_scene scene = staged_scene(&s);
        assert_str(staged_lines(&s, &scene, "headline"), "The river returns");
    }
    staged_close(&s);
}

static void test_fit_then_drop_lays_out_the_rest_again(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: " LONG_HEADLINE);
    use_tight_fit(&s, "drop");
    sc_scene scene = staged_scene(&s);
    assert_false(staged_has(&scene, "headline"));
    assert_within(staged_node(&scene, "foot")->box.y, 0, 0);
    assert_int_equal(scene.drop_count, 1);
    assert_str(scene.drops[0].node, "headline");
    assert_str(scene.drops[0].field, "headline");
    staged_close(&s);
}

static void test_fit_then_fail(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: " LONG_HEADLINE);
    use_tight_fit(&s, "fail");
    sc_scene scene = { .width = -1 };
    assert_int_equal(staged_resolve(&s, &scene), SC_E_DATA);
    assert_int_equal(scene.width, -1);
    assert_int_equal(s.diags.list.count, 1);
    const sc_diag *said = &s.diags.list.items[0];
    assert_string_equal(said->code, "resolve.does-not-fit");
    assert_str(said->message, "the headline does not fit on the whatsapp card");
    assert_str(said->hint, "shorten it, or let the layout's fit say 'then: clamp'");
    assert_str(said->span.source->name, "article.yaml");
    staged_close(&s);
}

/* Several texts that are dropped one after the other; the last has room then. */
static void test_drops_settle(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: " LONG_HEADLINE);
    staged_layout(&s, "card:\n"
                      "  flex-direction: column\n"
                      "  children:\n"
                      "    - name: a\n"
                      "      text: '{{ headline }}'\n"
                      "      height: 20px\n"
                      "      fit: { min: 40px, max: 40px, then: drop }\n"
                      "    - name: b\n"
                      "      text: '{{ headline }}'\n"
                      "      width: 100px\n"
                      "      fit: { min: 40px, max: 40px, lines: 1, then: drop }\n"
                      "    - { name: c, text: '{{ headline }}', fit: { min: 20px, max: 40px } }\n");
    sc_scene scene = staged_scene(&s);
    assert_int_equal(scene.drop_count, 2);
    assert_int_equal(scene.card->child_count, 1);
    assert_within(staged_node(&scene, "c")->text->paragraph.size_px, 40, 0);
    staged_close(&s);
}

/* A column of a given height, with a headline and a text that does not give way. */
static double size_in_column(staged *s, int height)
{
    staged_card(s, "whatsapp", 800, height);
    staged_layout(s, "card:\n"
                     "  flex-direction: column\n"
                     "  children:\n"
                     "    - name: headline\n"
                     "      text: '{{ headline }}'\n"
                     "      line-height: 1\n"
                     "      fit: { min: 30px, max: 90px }\n"
                     "    - { name: foot, height: 60px, flex-shrink: 0 }\n");
    sc_scene scene = staged_scene(s);
    const sc_scene_node *headline = staged_node(&scene, "headline");
    const sc_scene_node *foot = staged_node(&scene, "foot");
    assert_within(foot->box.height, 60, 0.01);
    assert_true(foot->box.y >= headline->box.y + headline->box.height - 0.01);
    if (headline->text->paragraph.size_px > 30)
        assert_true(foot->box.y + 60 <= height + 0.01);
    return headline->text->paragraph.size_px;
}

static void test_fit_shrinks_in_a_full_column(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: " LONG_HEADLINE);
    double before = 0;
    for (int height = 80; height <= 900; height += 41) {
        double size = size_in_column(&s, height);
        assert_true(size >= 30 && size <= 90);
        assert_true(size >= before);
        before = size;
    }
    assert_within(before, 90, 0);
    assert_within(size_in_column(&s, 80), 30, 0);
    staged_close(&s);
}

static void test_fit_in_relative_lengths(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 1000, 500);
    staged_layout(&s, "card:\n"
                      "  font-size: 10px\n"
                      "  children: [ { name: a, text: x, fit: { min: 1em, max: 20cqh } } ]\n");
    sc_scene scene = staged_scene(&s);
    assert_within(staged_node(&scene, "a")->text->paragraph.size_px, 100, 0);
    staged_close(&s);
}

static void test_line_clamp(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: " LONG_HEADLINE);
    staged_layout(&s, "card:\n"
                      "  align-items: flex-start\n"
                      "  children:\n"
                      "    - { name: a, text: '{{ headline }}', width: 300px, line-clamp: 2 }\n");
    sc_scene scene = staged_scene(&s);
    const sc_paragraph *p = &staged_node(&scene, "a")->text->paragraph;
    assert_int_equal(p->line_count, 2);
    assert_true(p->is_cut);
    assert_within(staged_node(&scene, "a")->box.height, p->height, 0.01);
    staged_close(&s);
}

/* --- texts ---------------------------------------------------------------------------------- */

static void test_alignment_follows_the_article(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 400);
    staged_layout(&s, "card:\n"
                      "  flex-direction: column\n"
                      "  children:\n"
                      "    - { name: start, text: River 1 }\n"
                      "    - { name: end, text: River 1, text-align: end }\n"
                      "    - { name: left, text: River 1, text-align: left }\n"
                      "    - { name: center, text: River 1, text-align: center }\n");
    for (int is_rtl = 0; is_rtl <= 1; is_rtl++) {
        s.article.lang.text = is_rtl ? SC_STR("ar") : SC_STR("en");
        sc_scene scene = staged_scene(&s);
        const sc_line *start = &staged_node(&scene, "start")->text->paragraph.lines[0];
        const sc_line *end = &staged_node(&scene, "end")->text->paragraph.lines[0];
        const sc_line *left = &staged_node(&scene, "left")->text->paragraph.lines[0];
        const sc_line *center = &staged_node(&scene, "center")->text->paragraph.lines[0];
        double spare = 600 - start->width;
        assert_within(start->x, is_rtl ? spare : 0, 0.05);
        assert_within(end->x, is_rtl ? 0 : spare, 0.05);
        assert_within(left->x, 0, 0.05);
        assert_within(center->x, spare / 2, 0.05);
    }
    staged_close(&s);
}

static void test_rows_follow_the_article(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 400);
    staged_layout(&s, "card:\n"
                      "  padding-inline-start: 30px\n"
                      "  children:\n"
                      "    - { name: first, width: 100px }\n"
                      "    - { name: second, width: 100px, margin-inline-start: 10px }\n");
    sc_scene scene = staged_scene(&s);
    assert_within(staged_node(&scene, "first")->box.x, 30, 0.01);
    assert_within(staged_node(&scene, "second")->box.x, 140, 0.01);
    s.article.lang.text = SC_STR("he");
    scene = staged_scene(&s);
    assert_within(staged_node(&scene, "first")->box.x, 470, 0.01);
    assert_within(staged_node(&scene, "second")->box.x, 360, 0.01);
    staged_close(&s);
}

static void test_case_is_transformed_in_the_texts_language(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  text-transform: uppercase\n"
                      "  children:\n"
                      "    - { name: a, text: istanbul }\n"
                      "    - { name: b, text: istanbul, lang: tr }\n"
                      "    - { name: c, text: Straße, text-transform: none }\n"
                      "    - { name: d, text: FLUSS, text-transform: lowercase }\n");
    sc_scene scene = staged_scene(&s);
    assert_str(staged_lines(&s, &scene, "a"), "ISTANBUL");
    assert_str(staged_lines(&s, &scene, "b"), "İSTANBUL");
    assert_str(staged_lines(&s, &scene, "c"), "Straße");
    assert_str(staged_lines(&s, &scene, "d"), "fluss");
    staged_close(&s);
}

static void test_a_character_without_a_font_names_its_field(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: \"River \\U0010FFFD\"");
    staged_layout(&s, "card: { children: [ { text: '{{ headline }}' } ] }");
    sc_scene scene;
    assert_int_equal(staged_resolve(&s, &scene), SC_E_CONFIG);
    const sc_diag *said = &s.diags.list.items[0];
    assert_string_equal(said->code, "text.missing-glyph");
    assert_true(sc_str_find(said->message, SC_STR("headline"), NULL));
    assert_true(sc_str_find(said->message, SC_STR("U+10FFFD"), NULL));
    staged_close(&s);
}

/* --- pictures ------------------------------------------------------------------------------- */

typedef struct crop_case {
    const char *style;
    sc_rect box, crop;
} crop_case;

static void check_rect(const char *what, sc_rect actual, sc_rect expected)
{
    bool is_same = fabs(actual.x - expected.x) < 0.01 && fabs(actual.y - expected.y) < 0.01 &&
                   fabs(actual.width - expected.width) < 0.01 &&
                   fabs(actual.height - expected.height) < 0.01;
    if (!is_same)
        fail_msg("%s: %g %g %g %g, expected %g %g %g %g", what, actual.x, actual.y, actual.width,
                 actual.height, expected.x, expected.y, expected.width, expected.height);
}

static sc_scene scene_of_picture(staged *s, const char *style)
{
    staged_layout(s, sc_str_fmt(s->arena,
                                "card: { children: [ { name: p, image: a.jpg, position: absolute, "
                                "inset: 0, %s } ] }",
                                style)
                         .ptr);
    return staged_scene(s);
}

/* A picture of 2000 x 1000 px in a card of 600 x 600. */
static void test_object_fit_and_position(void **state)
{
    (void)state;
    static const crop_case CASES[] = {
        { "object-fit: cover", { 0, 0, 600, 600 }, { 500, 0, 1000, 1000 } },
        { "object-fit: fill", { 0, 0, 600, 600 }, { 0, 0, 2000, 1000 } },
        { "object-fit: contain", { 0, 150, 600, 300 }, { 0, 0, 2000, 1000 } },
        { "object-position: left", { 0, 0, 600, 600 }, { 0, 0, 1000, 1000 } },
        { "object-position: right top", { 0, 0, 600, 600 }, { 1000, 0, 1000, 1000 } },
        { "object-position: 25% 50%", { 0, 0, 600, 600 }, { 250, 0, 1000, 1000 } },
        { "object-position: center", { 0, 0, 600, 600 }, { 500, 0, 1000, 1000 } },
        { "padding: 100px 0 100px 200px", { 200, 100, 400, 400 }, { 500, 0, 1000, 1000 } },
        { "border: 50px solid red, object-fit: fill", { 50, 50, 500, 500 }, { 0, 0, 2000, 1000 } },
    };
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 600);
    staged_picture(&s, "a.jpg", 2000, 1000);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_scene scene = scene_of_picture(&s, CASES[i].style);
        const sc_scene_image *image = staged_node(&scene, "p")->image;
        check_rect(CASES[i].style, image->box, CASES[i].box);
        check_rect(CASES[i].style, image->crop, CASES[i].crop);
    }
    staged_close(&s);
}

/* CSS: `object-position: contain` too leaves the spare room by that share. */
static void test_object_position_of_contained(void **state)
{
    (void)state;
    static const crop_case CASES[] = {
        { "object-fit: contain, object-position: top", { 0, 0, 600, 300 }, { 0, 0, 2000, 1000 } },
        { "object-fit: contain, object-position: 0% 100%",
          { 0, 300, 600, 300 },
          { 0, 0, 2000, 1000 } },
        { "object-fit: contain, object-position: 50% 20px",
          { 0, 20, 600, 300 },
          { 0, 0, 2000, 1000 } },
    };
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 600);
    staged_picture(&s, "a.jpg", 2000, 1000);
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        sc_scene scene = scene_of_picture(&s, CASES[i].style);
        const sc_scene_image *image = staged_node(&scene, "p")->image;
        check_rect(CASES[i].style, image->box, CASES[i].box);
        check_rect(CASES[i].style, image->crop, CASES[i].crop);
    }
    staged_close(&s);
}

/* A length moves the picture by so many px of the card, not of the picture. */
static void test_object_position_in_px(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 500, 500);
    staged_picture(&s, "a.jpg", 2000, 1000);
    sc_scene scene = scene_of_picture(&s, "object-position: -100px 0");
    check_rect("crop", staged_node(&scene, "p")->image->crop, (sc_rect){ 200, 0, 1000, 1000 });
    staged_close(&s);
}

static void test_focus_stays_in_frame(void **state)
{
    (void)state;
    static const struct {
        double x, y, left;
    } CASES[] = { { 0, 0, 0 }, { 1, 1, 1000 }, { 0.5, 0.5, 500 }, { 0.3, 0.9, 100 } };
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 600);
    sc_picture *picture = staged_picture(&s, "a.jpg", 2000, 1000);
    picture->has_focus = true;
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        picture->focus_x = CASES[i].x;
        picture->focus_y = CASES[i].y;
        sc_scene scene = scene_of_picture(&s, "object-fit: cover");
        sc_rect expected = { CASES[i].left, 0, 1000, 1000 };
        check_rect("focus", staged_node(&scene, "p")->image->crop, expected);
    }
    /* What the layout says of the position wins. */
    sc_scene scene = scene_of_picture(&s, "object-position: right");
    check_rect("position", staged_node(&scene, "p")->image->crop, (sc_rect){ 1000, 0, 1000, 1000 });
    staged_close(&s);
}

/* Without a focus, tall pictures are cut a little above their middle, where heads are. */
static void test_default_focus(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 600);
    staged_picture(&s, "a.jpg", 1000, 2000);
    sc_scene scene = scene_of_picture(&s, "object-fit: cover");
    check_rect("crop", staged_node(&scene, "p")->image->crop, (sc_rect){ 0, 300, 1000, 1000 });
    staged_close(&s);
}

static void test_pictures_stand_on_whole_px(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_picture(&s, "a.jpg", 2000, 1000);
    staged_layout(&s, "card: { padding: 10.4px 0 0 10.6px, align-items: flex-start, children: [ "
                      "{ name: p, image: a.jpg, width: 99.2px, height: 50.7px } ] }");
    sc_scene scene = staged_scene(&s);
    check_rect("box", staged_node(&scene, "p")->image->box, (sc_rect){ 11, 10, 99, 51 });
    staged_close(&s);
}

static void test_pictures_keep_their_shape(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_picture(&s, "a.jpg", 400, 200);
    staged_layout(&s, "card: { align-items: flex-start, children: [\n"
                      "  { name: own, image: a.jpg },\n"
                      "  { name: narrow, image: a.jpg, width: 100px },\n"
                      "  { name: low, image: a.jpg, height: 100px },\n"
                      "  { name: square, image: a.jpg, width: 100px, aspect-ratio: 1 } ] }");
    sc_scene scene = staged_scene(&s);
    assert_box(staged_node(&scene, "own"), 0, 0, 400, 200);
    assert_box(staged_node(&scene, "narrow"), 400, 0, 100, 50);
    assert_box(staged_node(&scene, "low"), 500, 0, 200, 100);
    assert_box(staged_node(&scene, "square"), 700, 0, 100, 100);
    staged_close(&s);
}

static void test_enlarged_pictures_are_told_of(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, "headline: x\nphoto: a.jpg");
    staged_card(&s, "whatsapp", 600, 600);
    sc_picture *picture = staged_picture(&s, "a.jpg", 400, 400);
    staged_layout(&s, "card: { children: [ { name: p, image: '{{ photo }}', position: absolute, "
                      "inset: 0 } ] }");
    staged_scene(&s);
    assert_str(staged_said(&s), "");
    picture->info.width = picture->info.height = 250;
    staged_scene(&s);
    assert_str(staged_said(&s),
               "article.yaml:2:8: warning: the picture is enlarged 2.4 times on the whatsapp card "
               "and will look soft [resolve.photo-enlarged]\n"
               "    2 | photo: a.jpg\n"
               "      |        ^~~~~\n"
               "hint: use a larger picture, or a layout that shows it smaller\n");
    staged_close(&s);
}

/* --- names of pictures ---------------------------------------------------------------------- */

static sc_str names_of(staged *s)
{
    sc_resolve_request request = { .article = &s->article, .site = &s->site, .layout = &s->layout };
    sc_picture_names names = { 0 };
    sc_resolve_picture_names(s->arena, &request, &names);
    sc_buf out = sc_buf_new(s->arena, 4096);
    for (size_t i = 0; i < names.count; i++)
        sc_buf_addf(&out, "%s%.*s", i > 0 ? " " : "", SC_STR_ARG(names.items[i].text));
    return sc_buf_str(&out);
}

static void test_names_of_pictures(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_site(&s, "{ name: The Post, logo: logo.png }");
    staged_article(&s, "{ headline: x, photo: river.jpg, authors: [ { name: A, photo: a.jpg } ] }");
    staged_layout(&s, "card:\n"
                      "  children:\n"
                      "    - { name: photo, image: '{{ photo }}' }\n"
                      "    - { image: '{{ photo }}' }\n"
                      "    - children: [ { name: logo, image: '{{ site.logo }}', when: photo } ]\n"
                      "    - { text: '{{ author.photo }}' }\n"
                      "variants:\n"
                      "  portrait: { photo: { image: tall.jpg } }\n"
                      "  pinterest: { photo: { image: '{{ author.photo }}' } }\n");
    assert_str(names_of(&s), "river.jpg logo.png tall.jpg a.jpg");
    staged_article(&s, "headline: x");
    assert_str(names_of(&s), "logo.png tall.jpg");
    staged_close(&s);
}

/* --- paint ---------------------------------------------------------------------------------- */

static void test_radii_are_scaled_to_fit(void **state)
{
    (void)state;
    static const struct {
        const char *radius;
        double across[4], down[4];
    } CASES[] = {
        { "10px", { 10, 10, 10, 10 }, { 10, 10, 10, 10 } },
        { "50%", { 100, 100, 100, 100 }, { 50, 50, 50, 50 } },
        { "1000px", { 50, 50, 50, 50 }, { 50, 50, 50, 50 } },
        { "100px 0", { 100, 0, 100, 0 }, { 100, 0, 100, 0 } },
        { "200px 0 0 0", { 100, 0, 0, 0 }, { 100, 0, 0, 0 } },
        { "80px 120px 0 0", { 66.6667, 100, 0, 0 }, { 66.6667, 100, 0, 0 } },
        { "0 60px 60px 0", { 0, 50, 50, 0 }, { 0, 50, 50, 0 } },
        { "1em", { 20, 20, 20, 20 }, { 20, 20, 20, 20 } },
        { "40px / 20px", { 40, 40, 40, 40 }, { 20, 20, 20, 20 } },
        { "40px 0 / 20px 30px", { 40, 0, 40, 0 }, { 20, 0, 20, 0 } },
        { "200px / 100px", { 100, 100, 100, 100 }, { 50, 50, 50, 50 } },
        { "10% 20% / 30%", { 20, 40, 20, 40 }, { 30, 30, 30, 30 } },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        staged_layout(&s,
                      sc_str_fmt(s.arena,
                                 "card: { align-items: flex-start, font-size: 20px, children: "
                                 "[ { name: a, width: 200px, height: 100px, border-radius: '%s' "
                                 "} ] }",
                                 CASES[i].radius)
                          .ptr);
        sc_scene scene = staged_scene(&s);
        for (int k = 0; k < 4; k++) {
            assert_within(staged_node(&scene, "a")->radius[k].x, CASES[i].across[k], 0.001);
            assert_within(staged_node(&scene, "a")->radius[k].y, CASES[i].down[k], 0.001);
        }
    }
    staged_close(&s);
}

/* A background with a picture becomes nodes of its own, from the lowest. */
static void test_pictures_in_backgrounds(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_picture(&s, "river.jpg", 400, 200);
    staged_article(&s, "{ headline: x, photo: river.jpg }");
    staged_layout(&s,
                  "card:\n"
                  "  align-items: flex-start\n"
                  "  children:\n"
                  "    - name: a\n"
                  "      width: 120px\n"
                  "      height: 120px\n"
                  "      border: 10px solid red\n"
                  "      border-radius: 30px\n"
                  "      background: 'linear-gradient(red, blue), url({{ photo }}) left / cover, "
                  "url({{ author.photo }}) / cover, lime'\n");
    sc_scene scene = staged_scene(&s);
    const sc_scene_node *a = staged_node(&scene, "a");
    assert_int_equal(a->background.count, 0);
    assert_int_equal(a->ground_count, 3); /* there is no portrait */
    assert_int_equal(a->ground[0]->background.layers[0].kind, SC_FILL_COLOR);
    const sc_scene_image *image = a->ground[1]->image;
    assert_non_null(image);
    assert_within(image->box.x, 10, 0);
    assert_within(image->box.width, 100, 0);
    assert_within(image->crop.x, 0, 0);
    assert_within(image->crop.width, 200, 0);
    assert_int_equal(image->framing, SC_FRAMED_LAYOUT);
    assert_within(a->ground[1]->radius[0].x, 20, 0);
    assert_int_equal(a->ground[2]->background.layers[0].kind, SC_FILL_LINEAR);
    assert_within(a->ground[2]->border_width[0], 10, 0);
    sc_picture_names names = { 0 };
    sc_resolve_request request = { .article = &s.article, .site = &s.site, .layout = &s.layout };
    sc_resolve_picture_names(s.arena, &request, &names);
    assert_int_equal(names.count, 1);
    assert_str(names.items[0].text, "river.jpg");
    staged_close(&s);
}

/* Boxes with four shadows each. */
static sc_str shadowed(sc_arena *arena, int count)
{
    sc_buf layout = sc_buf_new(arena, 1 << 20);
    sc_buf_addz(&layout, "card:\n  children:\n");
    for (int i = 0; i < count; i++)
        sc_buf_addz(&layout, "    - { box-shadow: '0 0 9px red, 0 0 9px red, 0 0 9px red, inset 0 "
                             "0 9px red' }\n");
    return sc_buf_str(&layout);
}

static void test_effects_have_an_end(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, sc_str_z(s.arena, shadowed(s.arena, 32)));
    staged_scene(&s);
    staged_layout(&s, sc_str_z(s.arena, shadowed(s.arena, 33)));
    sc_scene scene;
    assert_int_equal(staged_resolve(&s, &scene), SC_E_CONFIG);
    sc_str said = staged_said(&s), line;
    assert_true(sc_str_split(&said, '\n', &line));
    assert_str(line,
               "layout.yaml:35:7: error: the card has 132 shadows, filters, masks and blended "
               "nodes; 128 are the most [resolve.too-many-effects]");
    staged_close(&s);
}

/* Boxes as large as the card, with the paint given; what resolving them says, or nothing. */
static sc_str said_of_boxes(staged *s, int count, const char *paint)
{
    sc_buf layout = sc_buf_new(s->arena, 1 << 20);
    sc_buf_addz(&layout, "card:\n  children:\n");
    for (int i = 0; i < count; i++)
        sc_buf_addf(&layout, "    - { position: absolute, inset: 0, %s }\n", paint);
    staged_layout(s, sc_str_z(s->arena, sc_buf_str(&layout)));
    sc_scene scene;
    if (staged_resolve(s, &scene) == SC_OK)
        return (sc_str){ 0 };
    sc_str said = staged_said(s), line;
    assert_true(sc_str_split(&said, '\n', &line));
    return line;
}

static void test_painting_has_an_end(void **state)
{
    (void)state;
    static const struct {
        const char *paint;
        int enough, too_many; /* of 1200 x 630 px */
    } CASES[] = {
        { "background: 'linear-gradient(red, blue)'", 190, 200 },
        { "background: 'conic-gradient(red, blue)'", 49, 50 },
        { "box-shadow: inset 0 0 9px red", 66, 67 },
        { "text: A, text-shadow: 0 0 9px red", 65, 67 },
        { "filter: blur(9px)", 17, 18 },
        { "filter: blur(9px), transform: rotate(5deg)", 17, 18 },
        { "filter: drop-shadow(0 0 9px red)", 24, 25 },
        { "mix-blend-mode: color", 32, 33 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        staged s = staged_open();
        staged_card(&s, "whatsapp", 1200, 630);
        assert_str(said_of_boxes(&s, CASES[i].enough, CASES[i].paint), "");
        sc_str said = said_of_boxes(&s, CASES[i].too_many, CASES[i].paint);
        assert_true(sc_str_ends(said, "[resolve.too-much-painting]"));
        staged_close(&s);
    }
    staged s = staged_open();
    staged_card(&s, "whatsapp", 1200, 630);
    assert_str(said_of_boxes(&s, 50, "background: 'conic-gradient(red, blue)'"),
               "layout.yaml:52:7: error: the card's gradients, shadows, filters and blending come "
               "to 152 million pixels; 150 million are the most [resolve.too-much-painting]");
    staged_close(&s);
}

/* What is small, or outside, costs next to nothing however much is done to it. */
static void test_painting_counts_what_is_seen(void **state)
{
    (void)state;
    static const char *const PAINTS[] = {
        "left: 1300px, filter: 'blur(9px) blur(9px)'",
        "transform: scale(0.1), filter: 'blur(9px) blur(9px)'",
        "transform: scale(0), box-shadow: '0 0 9px red, inset 0 0 9px red'",
        "opacity: 0, filter: 'blur(9px) blur(9px)'",
        "transform: scale(0.1), filter: 'grayscale(1) sepia(1)'",
    };
    for (size_t i = 0; i < sizeof PAINTS / sizeof *PAINTS; i++) {
        staged s = staged_open();
        staged_card(&s, "whatsapp", 1200, 630);
        assert_str(said_of_boxes(&s, 64, PAINTS[i]), "");
        staged_close(&s);
    }
}

/* What a box holds counts with it, though it is outside. */
static void test_a_filter_is_paid_for_all_in_a_box(void **state)
{
    (void)state;
    static const char *const FILTERS[] = { "blur(9px)",
                                           "blur(9px) blur(9px) blur(9px) blur(9px) blur(9px) "
                                           "blur(9px) blur(9px) blur(9px) blur(9px) blur(9px) "
                                           "blur(9px) blur(9px) blur(9px) blur(9px)" };
    for (int i = 0; i < 4; i++) {
        staged s = staged_open();
        staged_card(&s, "whatsapp", 1200, 630);
        sc_str layout = sc_str_fmt(s.arena,
                                   "card:\n  children:\n"
                                   "    - { width: 1px, height: 1px, filter: '%s', children: [\n"
                                   "        { position: absolute, width: %s, height: 630px,\n"
                                   "          filter: '%s' } ] }\n",
                                   FILTERS[i % 2], i < 2 ? "10px" : "1200px", FILTERS[i % 2]);
        staged_layout(&s, layout.ptr);
        sc_scene scene;
        assert_int_equal(staged_resolve(&s, &scene), i == 3 ? SC_E_CONFIG : SC_OK);
        staged_close(&s);
    }
}

static void test_what_is_painted_is_passed_on(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card:\n"
                      "  legibility: 4.5\n"
                      "  children:\n"
                      "    - name: a\n"
                      "      background: 'linear-gradient(red, lime), blue'\n"
                      "      border-top: 2px solid lime\n"
                      "      border-left: 0.1em solid red\n"
                      "      opacity: 0.5\n"
                      "      overflow: hidden\n"
                      "      scrim: auto\n"
                      "      children: [ { name: t, text: x, color: lime } ]\n");
    sc_scene scene = staged_scene(&s);
    const sc_scene_node *a = staged_node(&scene, "a");
    assert_int_equal(a->background.count, 2);
    assert_true(a->is_scrim && a->clips && a->strength == 1 && a->opacity == 0.5);
    assert_within(a->border_width[0], 2, 0);
    assert_within(a->border_width[1], 0, 0);
    assert_within(a->border_width[3], 3.2, 0);
    assert_within(a->border_color[0].g, 1, 0);
    assert_within(a->border_color[3].r, 1, 0);
    assert_false(scene.card->is_scrim || scene.card->clips);
    const sc_scene_text *text = staged_node(&scene, "t")->text;
    assert_within(text->legibility, 4.5, 0);
    assert_within(text->color.g, 1, 0);
    staged_close(&s);
}

/* A text stands inside its padding and border; percentages are of the parent's content width. */
static void test_content_boxes(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_card(&s, "whatsapp", 600, 400);
    staged_layout(&s, "card:\n"
                      "  padding: 0 50px\n"
                      "  align-items: flex-start\n"
                      "  children:\n"
                      "    - name: t\n"
                      "      text: x\n"
                      "      padding: 10%\n"
                      "      border: 4px solid red\n"
                      "      margin-left: 6px\n");
    sc_scene scene = staged_scene(&s);
    const sc_scene_node *node = staged_node(&scene, "t");
    assert_within(node->box.x, 56, 0.01);
    assert_within(node->text->x, 56 + 4 + 50, 0.01);
    assert_within(node->text->y, 4 + 50, 0.01);
    staged_close(&s);
}

/* A layout may ask for the photo's own shape; other pictures' do not matter. */
static void test_the_shape_of_the_photo(void **state)
{
    (void)state;
    static const struct {
        int width, height;
        const char *shape;
    } CASES[] = { { 800, 1200, "portrait" }, { 1200, 800, "landscape" }, { 900, 900, "square" } };
    static const char *const SHAPES[] = { "portrait", "landscape", "square" };
    for (size_t i = 0; i < 3; i++)
        for (size_t k = 0; k < 3; k++) {
            staged s = staged_open();
            staged_article(&s, "headline: River\nphoto: a.jpg");
            staged_picture(&s, "logo.png", 200, 100);
            staged_picture(&s, "a.jpg", CASES[i].width, CASES[i].height);
            staged_layout(&s, sc_str_fmt(s.arena,
                                         "card: { children: [ { image: '{{ photo }}' }, { name: t, "
                                         "text: x, when: photo.shape == '%s' } ] }",
                                         SHAPES[k])
                                  .ptr);
            sc_scene scene = staged_scene(&s);
            assert_int_equal(staged_has(&scene, "t"), strcmp(CASES[i].shape, SHAPES[k]) == 0);
            staged_close(&s);
        }
    staged s = staged_open();
    staged_layout(&s, "card: { children: [ { name: t, text: x, when: photo.shape == 'square' }, "
                      "{ name: u, text: x, when: photo.shape != 'square' } ] }");
    sc_scene scene = staged_scene(&s);
    assert_false(staged_has(&scene, "t"));
    assert_true(staged_has(&scene, "u"));
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts_with_nothing_to_show_are_left_out),
        cmocka_unit_test(test_boxes_stay_even_if_empty),
        cmocka_unit_test(test_missing_images_are_left_out),
        cmocka_unit_test(test_percent_and_em),
        cmocka_unit_test(test_fit_then_clamp),
        cmocka_unit_test(test_fit_then_short),
        cmocka_unit_test(test_fit_leaves_what_fits),
        cmocka_unit_test(test_fit_then_drop_lays_out_the_rest_again),
        cmocka_unit_test(test_fit_then_fail),
        cmocka_unit_test(test_drops_settle),
        cmocka_unit_test(test_fit_shrinks_in_a_full_column),
        cmocka_unit_test(test_fit_in_relative_lengths),
        cmocka_unit_test(test_line_clamp),
        cmocka_unit_test(test_alignment_follows_the_article),
        cmocka_unit_test(test_rows_follow_the_article),
        cmocka_unit_test(test_case_is_transformed_in_the_texts_language),
        cmocka_unit_test(test_a_character_without_a_font_names_its_field),
        cmocka_unit_test(test_object_fit_and_position),
        cmocka_unit_test(test_object_position_of_contained),
        cmocka_unit_test(test_object_position_in_px),
        cmocka_unit_test(test_focus_stays_in_frame),
        cmocka_unit_test(test_default_focus),
        cmocka_unit_test(test_pictures_stand_on_whole_px),
        cmocka_unit_test(test_pictures_keep_their_shape),
        cmocka_unit_test(test_enlarged_pictures_are_told_of),
        cmocka_unit_test(test_names_of_pictures),
        cmocka_unit_test(test_radii_are_scaled_to_fit),
        cmocka_unit_test(test_pictures_in_backgrounds),
        cmocka_unit_test(test_effects_have_an_end),
        cmocka_unit_test(test_painting_has_an_end),
        cmocka_unit_test(test_painting_counts_what_is_seen),
        cmocka_unit_test(test_a_filter_is_paid_for_all_in_a_box),
        cmocka_unit_test(test_what_is_painted_is_passed_on),
        cmocka_unit_test(test_content_boxes),
        cmocka_unit_test(test_the_shape_of_the_photo),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
