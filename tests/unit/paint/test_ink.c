/*
 * Glyphs by FreeType's rasteriser and by Cairo's: the same letters to the eye, in every script,
 * turned, clipped, and where they touch each other.
 */
#include "unit/resolve/staged.h"

#include "paint/glyph.h"

#include <stdlib.h>

enum { WIDTH = 900, HEIGHT = 260 };

typedef struct canvas {
    cairo_surface_t *surface;
    cairo_t *cr;
} canvas;

/* @param turn  degrees. */
static canvas canvas_open(double turn)
{
    canvas c;
    c.surface = cairo_image_surface_create(CAIRO_FORMAT_A8, WIDTH, HEIGHT);
    c.cr = cairo_create(c.surface);
    cairo_rectangle(c.cr, 7, 9, WIDTH - 20, HEIGHT - 20);
    cairo_clip(c.cr);
    cairo_translate(c.cr, WIDTH / 2.0, HEIGHT / 2.0);
    cairo_rotate(c.cr, turn * 3.14159265 / 180);
    cairo_translate(c.cr, -WIDTH / 2.0, -HEIGHT / 2.0);
    cairo_set_source_rgba(c.cr, 0, 0, 0, 0.5); /* what is painted twice shows */
    return c;
}

static void canvas_close(canvas *c)
{
    cairo_destroy(c->cr);
    cairo_surface_destroy(c->surface);
}

static void each_run(canvas *c, const sc_scene_text *text,
                     void (*paint)(cairo_t *cr, const sc_glyph_run *run, double x, double y))
{
    for (size_t i = 0; i < text->paragraph.line_count; i++)
        for (size_t k = 0; k < text->paragraph.lines[i].run_count; k++)
            paint(c->cr, &text->paragraph.lines[i].runs[k], text->x, text->y);
    cairo_surface_flush(c->surface);
}

static void by_cairo(cairo_t *cr, const sc_glyph_run *run, double x, double y)
{
    cairo_new_path(cr);
    sc_glyph_outlines(cr, run, x, y, 0);
    cairo_fill(cr);
}

static void by_paint(cairo_t *cr, const sc_glyph_run *run, double x, double y)
{
    sc_glyph_paint(cr, run, x, y, 1);
}

/* How two canvases differ, in levels of 255. */
typedef struct difference {
    int most;
    double mean; /* of the px that have ink */
} difference;

static difference compare(const canvas *a, const canvas *b)
{
    const unsigned char *p = cairo_image_surface_get_data(a->surface);
    const unsigned char *q = cairo_image_surface_get_data(b->surface);
    int count = cairo_image_surface_get_stride(a->surface) * HEIGHT, inked = 0, sum = 0, most = 0;
    for (int i = 0; i < count; i++) {
        int d = abs(p[i] - q[i]);
        most = d > most ? d : most;
        sum += d;
        inked += p[i] > 0 || q[i] > 0;
    }
    assert_true(inked > 500);
    return (difference){ most, (double)sum / inked };
}

static const char *const TEXTS[] = {
    "The valley, AVATAR, fjord",
    "Đường về nhà, naïve Ångström",
    "العربية المتصلة",
    "الصور المُشكَّلة",
    "हिन्दी शीर्षक रेखा",
    "বাংলা শিরোনাম",
    "ภาษาไทยที่มีสระ",
    "日本語の見出し",
    "עברית עם נִקּוּד",
    "ქართული Ελληνικά Кириллица",
    "ဗမာစာ ខ្មែរ",
};

/* Cairo has 15 rows to a px, and rounds. */
enum { MOST = 20, MEAN = 2 };

static difference check(const char *text, double size, const char *style, double turn)
{
    staged s = staged_open();
    staged_card(&s, "whatsapp", WIDTH, HEIGHT);
    staged_layout(&s, sc_str_fmt(s.arena,
                                 "card: { children: [ { name: t, text: '%s', font-size: %gpx, "
                                 "position: absolute, left: 20.3px, top: 30.7px%s } ] }",
                                 text, size, style)
                          .ptr);
    sc_scene scene = staged_scene(&s);
    const sc_scene_text *set = staged_node(&scene, "t")->text;
    canvas expected = canvas_open(turn), actual = canvas_open(turn);
    each_run(&expected, set, by_cairo);
    each_run(&actual, set, by_paint);
    difference d = compare(&expected, &actual);
    if (d.most > MOST || d.mean > MEAN)
        print_error("%s, %g px, turned by %g: %d at most, %.1f on average\n", text, size, turn,
                    d.most, d.mean);
    assert_true(d.most <= MOST && d.mean <= MEAN);
    canvas_close(&expected);
    canvas_close(&actual);
    staged_close(&s);
    return d;
}

/* Or the rest would compare Cairo with itself. */
static void test_both_are_used(void **state)
{
    (void)state;
    assert_true(check(TEXTS[0], 64, "", 0).most > 0);
}

static void test_every_script(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        check(TEXTS[i], 64, "", 0);
        check(TEXTS[i], 17.3, "", 0);
    }
}

static void test_turned(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++)
        check(TEXTS[i], 51, "", 8);
}

/* Most of it is out of sight. */
static void test_larger_than_the_card(void **state)
{
    (void)state;
    check(TEXTS[0], 700, ", text-wrap: nowrap", 0);
    check(TEXTS[2], 400, ", text-wrap: nowrap", 10);
}

static void test_letters_pushed_into_each_other(void **state)
{
    (void)state;
    check(TEXTS[0], 60, ", letter-spacing: -8px", 0);
    check(TEXTS[0], 60, ", font-style: italic", 0);
    check("H HHHHH", 80, ", letter-spacing: -90px, word-spacing: 250px, text-wrap: nowrap", 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_both_are_used),
        cmocka_unit_test(test_every_script),
        cmocka_unit_test(test_turned),
        cmocka_unit_test(test_larger_than_the_card),
        cmocka_unit_test(test_letters_pushed_into_each_other),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
