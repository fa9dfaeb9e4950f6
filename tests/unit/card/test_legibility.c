/*
 * The promise of legibility, measured on finished cards: JPEGs are decoded, and the pixels about
 * the letters of every line are compared with the letters' colour, by WCAG's formulas written
 * again here.
 */
#include "unit/card/rendered.h"

#include "base/number.h"
#include "card/legibility.h"
#include "card/load.h"

#include <math.h>
#include <stdlib.h>

/* --- contrast, WCAG 2.2 --------------------------------------------------------------------- */

static double light_of(double level)
{
    double v = level / 255;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance_of(const double rgb[3])
{
    return 0.2126 * light_of(rgb[0]) + 0.7152 * light_of(rgb[1]) + 0.0722 * light_of(rgb[2]);
}

/* Between ink of a colour, which may let some of it through, and a pixel behind it. */
static double contrast_on(sc_color ink, uint32_t pixel)
{
    const double behind[3] = { (pixel >> 16 & 255), (pixel >> 8 & 255), (pixel & 255) };
    const double own[3] = { ink.r * 255, ink.g * 255, ink.b * 255 };
    double seen[3];
    for (int i = 0; i < 3; i++)
        seen[i] = own[i] * ink.a + behind[i] * (1 - ink.a);
    double a = luminance_of(seen), b = luminance_of(behind);
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/* A scene without pictures. */
static void keep_legible(staged *s, sc_scene *scene)
{
    sc_survey survey = sc_survey_make(s->arena, scene);
    staged_expect(s, sc_legibility_keep(s->arena, scene, &survey, NULL, 0, &s->diags, scene));
}

/* --- measuring a card ----------------------------------------------------------------------- */

enum { NEAR = 3, FAR = 7 }; /* px of the backdrop, which has half the card's: around the letters */

static bool has_ink_within(const sc_coverage *c, int x, int y, int distance)
{
    for (int j = -distance; j <= distance; j++)
        for (int i = -distance; i <= distance; i++) {
            int px = x + i, py = y + j;
            if (px >= 0 && py >= 0 && px < c->width && py < c->height &&
                c->pixels[py * c->stride + px] > 0)
                return true;
        }
    return false;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

/* The 5th percentile of the contrast of a line with what is close about its letters. Pixels next to
 * the letters are passed over: JPEG smears ink into them. */
static double line_contrast(staged *s, const sc_scene *scene, const sc_scene_text *text,
                            const sc_line *line, const sc_bitmap *card)
{
    sc_coverage c = sc_paint_coverage(s->arena, scene, text, line);
    double *ratios = SC_NEW_ARRAY(s->arena, double, (size_t)c.width *(size_t)c.height + 1);
    size_t count = 0;
    for (int y = 0; y < c.height; y += 2)
        for (int x = 0; x < c.width; x += 2) {
            if (has_ink_within(&c, x, y, NEAR) || !has_ink_within(&c, x, y, FAR))
                continue;
            int px = 2 * (c.x + x), py = 2 * (c.y + y);
            ratios[count++] = contrast_on(text->color, card->pixels[py * card->width + px]);
        }
    qsort(ratios, count, sizeof *ratios, by_value);
    return count < 20 ? 21 : ratios[count / 20];
}

/* The warnings about contrast alone: nothing else is of interest here. */
static sc_str low_contrasts(staged *s)
{
    sc_buf out = sc_buf_new(s->arena, PRINTED_MAX);
    for (size_t i = 0; i < s->diags.list.count; i++)
        if (sc_str_is(sc_str_of(s->diags.list.items[i].code), "card.low-contrast"))
            sc_diag_print(&out, &s->diags.list.items[i], false);
    return sc_buf_str(&out);
}

typedef struct measured {
    staged *s;
    const sc_scene *scene;
    const sc_bitmap *card;
    double worst;
} measured;

static void measure_text(const sc_scene_node *node, void *context)
{
    measured *m = context;
    if (node->text == NULL)
        return;
    for (size_t i = 0; i < node->text->paragraph.line_count; i++)
        m->worst = fmin(m->worst, line_contrast(m->s, m->scene, node->text,
                                                &node->text->paragraph.lines[i], m->card));
}

static double worst_contrast(staged *s, rendered *r, const char *file)
{
    const sc_scene *scene;
    size_t count;
    staged_expect(s, sc_card_scenes(s->arena, &r->request, &s->diags, &scene, &count));
    assert_int_equal(count, 1);
    sc_bitmap card = rendered_pixels(s, r, file);
    measured m = { s, scene, &card, 21 };
    sc_scene_walk(scene, measure_text, &m);
    return m.worst;
}

/* --- photographs ---------------------------------------------------------------------------- */

static uint32_t grey(uint32_t level)
{
    return level << 16 | level << 8 | level;
}

static uint32_t white_sky(int x, int y)
{
    (void)x, (void)y;
    return grey(252);
}

static uint32_t stripes(int x, int y)
{
    (void)x;
    return y / 14 % 2 == 0 ? grey(245) : grey(20);
}

static uint32_t night(int x, int y)
{
    (void)x, (void)y;
    return 0x00005A;
}

/* Small black marks on white in columns, as a page of print from afar. */
static uint32_t newsprint(int x, int y)
{
    bool is_mark = y % 9 < 5 && x % 240 > 20 && sc_noise_uniform(x / 3, y / 9, 3) < 0.55F;
    return is_mark ? grey(25) : grey(240);
}

static uint32_t bright_noise(int x, int y)
{
    return grey(120 + (uint32_t)(135 * sc_noise_uniform(x / 2, y / 2, 9)));
}

static const char ARTICLE[] =
    "headline: The valley that gave its river room to flood\n"
    "kicker: Rivers\n"
    "lang: en-GB\n"
    "published: 2026-03-14\n"
    "authors: Nadia Okafor\n"
    "photo: { src: photo.jpg, caption: 'The Wend at Stillmere, an hour before dark' }\n";

static staged open_news(void)
{
    staged s = staged_open();
    staged_site(&s, "name: The Harbour Post");
    staged_article(&s, ARTICLE);
    staged_expect(
        &s, sc_load_layout(s.arena, "layouts/news.yaml", SC_NO_SPAN, &s.site, &s.diags, &s.layout));
    return s;
}

static void test_news_is_legible_on_any_photo(void **state)
{
    (void)state;
    static const struct {
        const char *name;
        photo_pixel pixel;
    } PHOTOS[] = { { "white sky", white_sky },
                   { "stripes", stripes },
                   { "night", night },
                   { "newsprint", newsprint },
                   { "bright noise", bright_noise } };
    static const char *const PLATFORMS[] = { "whatsapp", "pinterest" };
    staged s = open_news();
    for (size_t i = 0; i < sizeof PHOTOS / sizeof *PHOTOS; i++) {
        sc_str photo = made_photo(&s, PHOTOS[i].pixel);
        for (size_t k = 0; k < 2; k++) {
            rendered *r = rendered_of(&s, PLATFORMS[k], photo);
            rendered_now(&s, r);
            double worst = worst_contrast(&s, r, sc_str_fmt(s.arena, "%s.jpg", PLATFORMS[k]).ptr);
            if (worst < 4.5)
                fail_msg("%s on %s: %g", PHOTOS[i].name, PLATFORMS[k], worst);
        }
    }
    assert_str(low_contrasts(&s), "");
    staged_close(&s);
}

/* --- strengths ------------------------------------------------------------------------------ */

#define SCRIM_LAYOUT                                                                               \
    "card:\n"                                                                                      \
    "  color: white\n"                                                                             \
    "  padding: 60px\n"                                                                            \
    "  children:\n"                                                                                \
    "    - { image: '{{ photo }}', position: absolute, inset: 0 }\n"                               \
    "    - { position: absolute, inset: 0, scrim: %s, background: black }\n"                       \
    "    - { name: headline, text: '{{ headline }}', font-size: 80px, legibility: %s }\n"

/* The card's corner, where there is no text: how light a white photo is left, 0–255. */
static int corner_of(staged *s, const char *scrim, const char *legibility, photo_pixel pixel)
{
    staged_layout(s, sc_str_fmt(s->arena, SCRIM_LAYOUT, scrim, legibility).ptr);
    rendered *r = rendered_of(s, "whatsapp", made_photo(s, pixel));
    rendered_now(s, r);
    sc_bitmap b = rendered_pixels(s, r, "whatsapp.jpg");
    return (int)(b.pixels[10 * b.width + 10] & 255);
}

static void test_a_dark_photo_keeps_its_light(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    int blue = corner_of(&s, "auto", "5.5", night);
    assert_in_range(blue, 0x5A - 3, 0x5A + 3);
    /* A scrim that is not automatic is painted as it is written. */
    assert_in_range(corner_of(&s, "none", "5.5", night), 0, 3);
    staged_close(&s);
}

static void test_scrims_are_as_strong_as_the_promise(void **state)
{
    (void)state;
    static const char *const PROMISES[] = { "1.5", "3", "4.5", "7", "12" };
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    int before = 256;
    for (size_t i = 0; i < 5; i++) {
        double promised;
        assert_true(sc_number_parse(sc_str_of(PROMISES[i]), &promised));
        int level = corner_of(&s, "auto", PROMISES[i], white_sky);
        double ratio = 1.05 / (light_of(level) + 0.05);
        assert_true(level < before);
        assert_true(ratio >= promised);
        /* … and no stronger than it takes. */
        assert_true(ratio <= promised * 1.15);
        before = level;
    }
    assert_str(low_contrasts(&s), "");
    staged_close(&s);
}

static void test_no_promise_needs_no_scrim_search(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    assert_in_range(corner_of(&s, "auto", "0", white_sky), 0, 3);
    staged_close(&s);
}

/* --- warnings ------------------------------------------------------------------------------- */

static void test_a_promise_that_cannot_be_kept_is_told_of(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    staged_layout(&s, "card: { background: '#aaaaaa', color: white, children: [\n"
                      "  { name: headline, text: '{{ headline }}', legibility: 4.5 },\n"
                      "  { name: kicker, text: '{{ kicker }}', legibility: 2.3 },\n"
                      "  { name: free, text: free } ] }");
    rendered *r = rendered_of(&s, "whatsapp", SC_STR(""));
    r->request.picture_count = 0;
    rendered_now(&s, r);
    assert_str(low_contrasts(&s),
               "article.yaml:1:11: warning: the contrast of this text is 2.3 where the layout "
               "promises 4.5 [card.low-contrast]\n"
               "    1 | headline: The valley that gave its river room to flood\n"
               "      |           ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
               "hint: give the layout a stronger scrim, or its text another colour\n");
    staged_close(&s);
}

static void test_contrasts_are_reported(void **state)
{
    (void)state;
    static const struct {
        const char *background, *color;
        double ratio;
    } CASES[] = {
        { "black", "white", 21 },     { "white", "black", 21 },
        { "#767676", "white", 4.54 }, { "white", "#767676", 4.54 },
        { "red", "white", 4.0 },      { "black", "rgb(255 255 255 / 0.5)", 5.32 },
        { "#0d1726", "#0d1726", 1 },
    };
    staged s = staged_open();
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        staged_layout(&s,
                      sc_str_fmt(s.arena,
                                 "card: { background: '%s', children: [ { name: t, text: River, "
                                 "color: '%s', legibility: 1 } ] }",
                                 CASES[i].background, CASES[i].color)
                          .ptr);
        sc_scene scene = staged_scene(&s);
        keep_legible(&s, &scene);
        assert_within(staged_node(&scene, "t")->text->contrast, CASES[i].ratio, 0.03);
    }
    staged_close(&s);
}

/* --- panels and colours --------------------------------------------------------------------- */

#define REMEDY_LAYOUT                                                                              \
    "card:\n"                                                                                      \
    "  color: %s\n"                                                                                \
    "  legibility: 4.5\n"                                                                          \
    "  %s\n"                                                                                       \
    "  padding: 80px 60px\n"                                                                       \
    "  flex-direction: column\n"                                                                   \
    "  gap: 20px\n"                                                                                \
    "  children:\n"                                                                                \
    "    - { image: '{{ photo }}', position: absolute, inset: 0 }\n"                               \
    "    - { name: kicker, text: '{{ kicker }}', font-size: 30px, line-height: 1, legibility: 0 "  \
    "}\n"                                                                                          \
    "    - { name: headline, text: '{{ headline }}', font-size: 80px, line-height: 1 }\n"

/* The headline as it was painted, on a card that is measured too. */
static const sc_scene_text *remedied(staged *s, const char *color, const char *remedy,
                                     photo_pixel pixel, double *worst)
{
    staged_layout(s, sc_str_fmt(s->arena, REMEDY_LAYOUT, color, remedy).ptr);
    rendered *r = rendered_of(s, "whatsapp", made_photo(s, pixel));
    const sc_scene *scene;
    size_t count;
    rendered_now(s, r);
    staged_expect(s, sc_card_scenes(s->arena, &r->request, &s->diags, &scene, &count));
    const sc_scene_text *text = staged_node(scene, "headline")->text;
    sc_bitmap card = rendered_pixels(s, r, "whatsapp.jpg");
    measured m = { s, scene, &card, 21 };
    measure_text(staged_node(scene, "headline"), &m);
    *worst = m.worst;
    return text;
}

static void assert_color(sc_color actual, double r, double g, double b)
{
    assert_within(actual.r, r, 0.003);
    assert_within(actual.g, g, 0.003);
    assert_within(actual.b, b, 0.003);
}

static const struct {
    const char *name;
    photo_pixel pixel;
} HARD[] = { { "white sky", white_sky },
             { "stripes", stripes },
             { "night", night },
             { "newsprint", newsprint },
             { "bright noise", bright_noise } };

enum { HARD_COUNT = sizeof HARD / sizeof *HARD };

static void test_panels_keep_the_promise(void **state)
{
    (void)state;
    static const char *const COLORS[] = { "white", "black", "'#c8102e'", "rgb(255 255 255 / 0.8)" };
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    for (size_t i = 0; i < HARD_COUNT; i++)
        for (size_t k = 0; k < 4; k++) {
            double worst;
            const sc_scene_text *t =
                remedied(&s, COLORS[k], "remedy: panel", HARD[i].pixel, &worst);
            if (worst < 4.5 || t->contrast < 4.5)
                fail_msg("%s on %s: %g, %g", COLORS[k], HARD[i].name, worst, t->contrast);
            assert_true((t->panel != NULL) == (t->kept_by == SC_KEPT_BY_PANEL));
        }
    assert_str(low_contrasts(&s), "");
    staged_close(&s);
}

/* White on a night needs none; on white sky it is just as dark as it takes. */
static void test_a_panel_is_as_opaque_as_it_takes(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    double worst;
    const sc_scene_text *t = remedied(&s, "white", "remedy: panel", night, &worst);
    assert_null(t->panel);
    assert_int_equal(t->kept_by, SC_KEPT_BY_ITSELF);
    t = remedied(&s, "white", "remedy: panel", white_sky, &worst);
    assert_non_null(t->panel);
    assert_color(t->panel->color, 0, 0, 0);
    assert_true(t->contrast >= 4.5 * 1.2 && t->contrast <= 4.5 * 1.25);
    assert_true(t->panel->color.a > 0.4 && t->panel->color.a < 0.6);
    t = remedied(&s, "white", "remedy: panel\n  remedy-color: '#0b3d2e'", white_sky, &worst);
    assert_color(t->panel->color, 0x0b / 255.0, 0x3d / 255.0, 0x2e / 255.0);
    assert_true(worst >= 4.5);
    t = remedied(&s, "black", "remedy: panel", night, &worst);
    assert_color(t->panel->color, 1, 1, 1);
    staged_close(&s);
}

static void test_a_panel_is_about_its_text_alone(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    double worst;
    const sc_scene_text *t = remedied(&s, "white", "remedy: panel", stripes, &worst);
    const sc_rect *box = &t->panel->box;
    const sc_line *first = &t->paragraph.lines[0];
    const sc_line *last = &t->paragraph.lines[t->paragraph.line_count - 1];
    /* Half way up to the kicker, whose baseline and tails are 20 px above the headline's box. */
    assert_true(box->y < t->y + first->baseline - 0.73 * 80 && box->y > 80 + 30);
    assert_true(box->y + box->height > t->y + last->baseline + 0.25 * 80);
    assert_true(box->x > 0 && box->x < 60 && box->x + box->width < 1200);
    assert_true(box->x == (int)box->x && box->width == (int)box->width);
    staged_close(&s);
}

static void test_colours_keep_the_promise(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    for (size_t i = 0; i < HARD_COUNT; i++) {
        double worst;
        const sc_scene_text *t = remedied(&s, "white", "remedy: color", HARD[i].pixel, &worst);
        if (worst < 4.5 || t->contrast < 4.5)
            fail_msg("%s: %g, %g", HARD[i].name, worst, t->contrast);
    }
    assert_str(low_contrasts(&s), "");
    staged_close(&s);
}

static void test_a_colour_is_changed_where_that_does(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    double worst;
    const sc_scene_text *t = remedied(&s, "white", "remedy: color", night, &worst);
    assert_color(t->color, 1, 1, 1);
    assert_int_equal(t->kept_by, SC_KEPT_BY_ITSELF);
    t = remedied(&s, "white", "remedy: color", white_sky, &worst);
    assert_color(t->color, 0, 0, 0);
    assert_int_equal(t->kept_by, SC_KEPT_BY_COLOR);
    assert_null(t->panel);
    t = remedied(&s, "white", "remedy: color\n  remedy-color: '#12213f'", white_sky, &worst);
    assert_color(t->color, 0x12 / 255.0, 0x21 / 255.0, 0x3f / 255.0);
    /* On stripes none does: the better one, on a panel. */
    t = remedied(&s, "white", "remedy: color", stripes, &worst);
    assert_int_equal(t->kept_by, SC_KEPT_BY_PANEL);
    assert_non_null(t->panel);
    staged_close(&s);
}

/* Texts with a remedy of their own do not call for a stronger scrim. */
static void test_scrims_are_for_those_that_rely_on_them(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { background: white, color: white, legibility: 4.5, children: [\n"
                      "  { name: shade, position: absolute, inset: 0, scrim: auto,\n"
                      "    background: black },\n"
                      "  { name: t, text: River, remedy: panel } ] }");
    sc_scene scene = staged_scene(&s);
    keep_legible(&s, &scene);
    assert_within(staged_node(&scene, "shade")->strength, 0, 0);
    assert_int_equal(staged_node(&scene, "t")->text->kept_by, SC_KEPT_BY_PANEL);
    staged_close(&s);
}

static void test_a_panel_of_a_poor_colour_is_told_of(void **state)
{
    (void)state;
    staged s = staged_open();
    staged_layout(&s, "card: { background: white, color: white, legibility: 4.5, children: [\n"
                      "  { name: t, text: River, remedy: panel, remedy-color: '#aaaaaa' } ] }");
    sc_scene scene = staged_scene(&s);
    keep_legible(&s, &scene);
    assert_str(low_contrasts(&s),
               "layout.yaml:2:20: warning: the contrast of this text is 2.3 where the layout "
               "promises 4.5 [card.low-contrast]\n"
               "    2 |   { name: t, text: River, remedy: panel, remedy-color: '#aaaaaa' } ] }\n"
               "      |                    ^~~~~\n"
               "hint: give remedy-color a colour farther from the text's\n");
    staged_close(&s);
}

static void test_the_manifest_tells_what_was_done(void **state)
{
    (void)state;
    static const struct {
        const char *remedy, *told;
    } CASES[] = {
        { "remedy: color", "\"remedy\": \"color\",\n          \"color\": \"#000000\"" },
        { "remedy: panel", "\"remedy\": \"panel\",\n          \"strength\": 0.5" },
        { "remedy: shade", "\"remedy\": \"none\",\n          \"dropped\": false" },
    };
    staged s = staged_open();
    staged_article(&s, ARTICLE);
    for (size_t i = 0; i < 3; i++) {
        staged_layout(&s, sc_str_fmt(s.arena, REMEDY_LAYOUT, "white", CASES[i].remedy).ptr);
        rendered *r = rendered_of(&s, "whatsapp", made_photo(&s, white_sky));
        rendered_now(&s, r);
        sc_str manifest = rendered_file(r, "card.json");
        if (!sc_str_find(manifest, sc_str_of(CASES[i].told), NULL))
            fail_msg("%s\nis not in\n%.*s", CASES[i].told, SC_STR_ARG(manifest));
    }
    staged_close(&s);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_news_is_legible_on_any_photo),
        cmocka_unit_test(test_a_dark_photo_keeps_its_light),
        cmocka_unit_test(test_scrims_are_as_strong_as_the_promise),
        cmocka_unit_test(test_no_promise_needs_no_scrim_search),
        cmocka_unit_test(test_a_promise_that_cannot_be_kept_is_told_of),
        cmocka_unit_test(test_contrasts_are_reported),
        cmocka_unit_test(test_panels_keep_the_promise),
        cmocka_unit_test(test_a_panel_is_as_opaque_as_it_takes),
        cmocka_unit_test(test_a_panel_is_about_its_text_alone),
        cmocka_unit_test(test_colours_keep_the_promise),
        cmocka_unit_test(test_a_colour_is_changed_where_that_does),
        cmocka_unit_test(test_scrims_are_for_those_that_rely_on_them),
        cmocka_unit_test(test_a_panel_of_a_poor_colour_is_told_of),
        cmocka_unit_test(test_the_manifest_tells_what_was_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
