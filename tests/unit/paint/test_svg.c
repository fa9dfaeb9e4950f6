/* Drawings: their sizes, sharpness at every scale, and what they cannot do. */
#include "paint/svg.h"

#include "lib/check.h"
#include "lib/child.h"
#include "lib/scratch.h"

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

typedef struct result {
    sc_status status;
    sc_diags diags;
    sc_photo_info info;
    sc_bitmap bitmap;
} result;

static result probe(sc_arena *arena, const char *svg)
{
    result r = { .diags = { .arena = arena } };
    r.status = sc_svg_probe(arena, sc_str_of(svg), &SC_PHOTO_LIMITS, SC_NO_SPAN, &r.diags, &r.info);
    return r;
}

static result draw(sc_arena *arena, const char *svg, sc_rect crop, int width, int height)
{
    result r = { .diags = { .arena = arena } };
    r.status =
        sc_svg_draw(arena, sc_str_of(svg), crop, width, height, SC_NO_SPAN, &r.diags, &r.bitmap);
    return r;
}

static uint32_t pixel(const result *r, int x, int y)
{
    return r->bitmap.pixels[y * r->bitmap.stride / 4 + x];
}

#define OPEN "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "

static void test_sizes(void **state)
{
    static const struct {
        const char *svg;
        int width, height;
    } CASES[] = {
        { OPEN "width='40' height='20'/>", 40, 20 },
        { OPEN "width='40px' height='20.6px'/>", 40, 21 },
        { OPEN "width='1in' height='0.5in'/>", 96, 48 },
        { OPEN "viewBox='0 0 640 480'/>", 640, 480 },
        { OPEN "viewBox='-5 -5 0.2 0.1'/>", 1, 1 },
        { OPEN "width='100' height='50' viewBox='0 0 640 480'/>", 100, 50 },
        { OPEN "width='100%' height='100%' viewBox='0 0 30 20'/>", 30, 20 },
        { OPEN "/>", 300, 150 },
    };
    for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++) {
        result r = probe(*state, CASES[i].svg);
        assert_int_equal(r.status, SC_OK);
        assert_int_equal(r.info.width, CASES[i].width);
        assert_int_equal(r.info.height, CASES[i].height);
        assert_int_equal(r.info.orientation, 1);
        assert_true(r.info.is_scalable);
        assert_string_equal(r.info.format, "SVG");
    }
}

/* Half red, half nothing: at any size the edge is one pixel wide at most. */
static void test_sharp_at_every_scale(void **state)
{
    static const char SVG[] = OPEN "width='20' height='10'><rect width='10' height='10' "
                                   "fill='#f00'/></svg>";
    static const int WIDTHS[] = { 2, 20, 200, 1200 };
    for (size_t i = 0; i < sizeof WIDTHS / sizeof *WIDTHS; i++) {
        int width = WIDTHS[i];
        result r = draw(*state, SVG, (sc_rect){ 0, 0, 20, 10 }, width, width / 2);
        assert_int_equal(r.status, SC_OK);
        assert_int_equal(r.bitmap.width, width);
        assert_int_equal(r.bitmap.height, width / 2);
        assert_false(r.bitmap.is_opaque);
        for (int x = 0; x < width; x++)
            assert_int_equal(pixel(&r, x, width / 4), x < width / 2 ? 0xFFFF0000 : 0);
    }
}

static void test_parts_and_stretching(void **state)
{
    static const char SVG[] = OPEN "width='20' height='10'><rect width='10' height='10' "
                                   "fill='#00f'/></svg>";
    result r = draw(*state, SVG, (sc_rect){ 5, 0, 10, 10 }, 50, 50);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(pixel(&r, 24, 0), 0xFF0000FF);
    assert_int_equal(pixel(&r, 25, 49), 0);
    r = draw(*state, SVG, (sc_rect){ 0, 0, 20, 10 }, 20, 100);
    assert_int_equal(pixel(&r, 9, 99), 0xFF0000FF);
    assert_int_equal(pixel(&r, 10, 99), 0);
}

static void test_transparency_is_kept(void **state)
{
    result r = draw(*state,
                    OPEN "width='4' height='4'><rect width='4' height='4' fill='#fff' "
                         "opacity='.5'/></svg>",
                    (sc_rect){ 0, 0, 4, 4 }, 8, 8);
    assert_int_equal(r.status, SC_OK);
    assert_in_range(pixel(&r, 4, 4) >> 24, 127, 128);
    assert_int_equal(pixel(&r, 4, 4) & 255, pixel(&r, 4, 4) >> 24);
}

/* A picture beside the drawing stays unread, by whatever name. */
static void test_nothing_outside_is_read(void **state)
{
    sc_arena *arena = *state;
    const char *path = sc_scratch_write(
        arena, sc_scratch_new(arena), "green.svg",
        SC_STR(OPEN "width='9' height='9'><rect width='9' height='9' fill='#0f0'/></svg>"));
    static const char *const FORMS[] = {
        OPEN "width='9' height='9'><image xlink:href='%s' width='9' height='9'/></svg>",
        OPEN "width='9' height='9'><image href='file://%s' width='9' height='9'/></svg>",
        OPEN "width='9' height='9'><use href='file://%s#a' width='9' height='9'/></svg>",
        "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY e SYSTEM 'file://%s'>]>" OPEN
        "width='9' height='9'>&e;</svg>",
        OPEN "xmlns:xi='http://www.w3.org/2001/XInclude' width='9' height='9'>"
             "<xi:include href='file://%s'/></svg>",
        "<?xml version='1.0'?><?xml-stylesheet type='text/css' href='file://%s'?>" OPEN
        "width='9' height='9'/>",
    };
    for (size_t i = 0; i < sizeof FORMS / sizeof *FORMS; i++) {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
        sc_str svg = sc_str_fmt(arena, FORMS[i], path);
#pragma GCC diagnostic pop
        result r = draw(arena, svg.ptr, (sc_rect){ 0, 0, 9, 9 }, 9, 9);
        for (int at = 0; r.status == SC_OK && at < 81; at++)
            assert_int_equal(r.bitmap.pixels[at], 0);
    }
}

static void test_scripts_do_not_run(void **state)
{
    result r =
        draw(*state,
             OPEN "width='9' height='9' onload=\"a()\"><rect id='r' width='9' height='9' "
                  "fill='#f00'/><script>document.getElementById('r').remove()</script></svg>",
             (sc_rect){ 0, 0, 9, 9 }, 9, 9);
    assert_int_equal(r.status, SC_OK);
    assert_int_equal(pixel(&r, 4, 4), 0xFFFF0000);
}

static void test_what_is_no_drawing(void **state)
{
    static const char *const BAD[] = { "", "<svg", "<html/>", OPEN ">", OPEN "><a></b></svg>" };
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        result r = probe(*state, BAD[i]);
        assert_int_equal(r.status, SC_E_CONFIG);
        assert_int_equal(r.diags.list.count, 1);
        assert_string_equal(r.diags.list.items[0].code, "paint.svg-damaged");
        assert_true(sc_str_starts(r.diags.list.items[0].message, "the drawing cannot be read: "));
        assert_str(r.diags.list.items[0].hint, "see whether a browser shows it");
        r = draw(*state, BAD[i], (sc_rect){ 0, 0, 9, 9 }, 9, 9);
        assert_int_equal(r.status, SC_E_CONFIG);
        assert_null(r.bitmap.pixels);
    }
}

static void test_limits(void **state)
{
    result r = probe(*state, OPEN "width='20000' height='10'/>");
    assert_int_equal(r.status, SC_E_LIMIT);
    assert_string_equal(r.diags.list.items[0].code, "paint.svg-too-large");
    assert_str(r.diags.list.items[0].message,
               "the drawing is 20000 x 10 px, and 16384 px a side are allowed");
    sc_photo_limits limits = SC_PHOTO_LIMITS;
    limits.file_bytes = 10;
    sc_diags diags = { .arena = *state };
    assert_int_equal(
        sc_svg_probe(*state, SC_STR("<svg width='1'/>"), &limits, SC_NO_SPAN, &diags, &r.info),
        SC_E_LIMIT);
    assert_str(diags.list.items[0].message, "the drawing has 16 bytes, and 10 are allowed");
}

/* A part of a drawing, `count` times. */
static void add_times(sc_buf *to, int count, const char *part)
{
    for (int i = 0; i < count; i++)
        sc_buf_add(to, sc_str_of(part));
}

/* Filters that take minutes, in threads of librsvg's own. */
static void draw_slowly(void *arena)
{
    sc_buf svg = sc_buf_new(arena, 1 << 20);
    add_times(&svg, 1, OPEN "width='900' height='900'><filter id='f'>");
    add_times(&svg, 5000,
              "<feDiffuseLighting><feDistantLight azimuth='30' elevation='40'/>"
              "</feDiffuseLighting>");
    add_times(&svg, 1, "</filter><rect width='900' height='900' filter='url(#f)'/></svg>");
    draw(arena, sc_str_z(arena, sc_buf_str(&svg)), (sc_rect){ 0, 0, 900, 900 }, 900, 900);
}

/* Styles that take minutes to match. */
static void probe_slowly(void *arena)
{
    sc_buf svg = sc_buf_new(arena, 1 << 20);
    add_times(&svg, 1, OPEN "width='9' height='9'><style>");
    add_times(&svg, 6000, "rect ~ rect ~ rect ~ rect ~ .x.y{fill:red} ");
    add_times(&svg, 600, ".z ~ rect ~ rect ~ rect{fill:red} ");
    add_times(&svg, 1, "</style><g>");
    add_times(&svg, 6000, "<rect class='q'/>");
    add_times(&svg, 1, "</g></svg>");
    probe(arena, sc_str_z(arena, sc_buf_str(&svg)));
}

static void expect_too_slow(void (*work)(void *arena), void *arena)
{
    sc_child_end end = sc_child_run(work, arena);
    assert_int_equal(end.status, SC_E_LIMIT);
    assert_string_equal(
        end.errors, "sharecard: error: drawing it takes more than 5 seconds [paint.svg-too-slow]\n"
                    "hint: take its filters out, or use a PNG\n");
}

static void test_slow_drawings_end_the_program(void **state)
{
    expect_too_slow(draw_slowly, *state);
    expect_too_slow(probe_slowly, *state);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_sizes, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_sharp_at_every_scale, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_parts_and_stretching, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_transparency_is_kept, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_nothing_outside_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_scripts_do_not_run, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_what_is_no_drawing, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_limits, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_slow_drawings_end_the_program, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
