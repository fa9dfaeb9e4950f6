/*
 * Colours in every form. The expected channels are worked out from the definitions of CSS Color 4:
 * primaries and greys of hsl and hwb by hand, oklab from its inverse matrices.
 */
#include "layout/color.h"
#include "layout/color_names.h"
#include "unit/layout/reading.h"

#include <string.h>

static const struct {
    const char *text;
    double r, g, b, a; /* of 255, but for alpha */
} GOOD[] = {
    { "#fff", 255, 255, 255, 1 },
    { "#F80", 255, 136, 0, 1 },
    { "#f808", 255, 136, 0, 136 / 255.0 },
    { "#0d1726", 13, 23, 38, 1 },
    { "#0d172680", 13, 23, 38, 128 / 255.0 },
    { "white", 255, 255, 255, 1 },
    { "RebeccaPurple", 102, 51, 153, 1 },
    { "lightgoldenrodyellow", 250, 250, 210, 1 },
    { "grey", 128, 128, 128, 1 },
    { "gray", 128, 128, 128, 1 },
    { "transparent", 0, 0, 0, 0 },
    { "  black ", 0, 0, 0, 1 },
    { "rgb(1, 2, 3)", 1, 2, 3, 1 },
    { "rgb(1,2,3)", 1, 2, 3, 1 },
    { "rgb(1 2 3)", 1, 2, 3, 1 },
    { "rgb( 1 2 3 / 0.5 )", 1, 2, 3, 0.5 },
    { "rgb(1 2 3/50%)", 1, 2, 3, 0.5 },
    { "rgba(1, 2, 3, 0.25)", 1, 2, 3, 0.25 },
    { "rgb(1, 2, 3, 25%)", 1, 2, 3, 0.25 },
    { "RGB(100% 0% 20%)", 255, 0, 51, 1 },
    { "rgb(300 -5 0)", 255, 0, 0, 1 },
    { "rgb(1 2 3 / 7)", 1, 2, 3, 1 },
    { "rgb(1 2 3 / -7)", 1, 2, 3, 0 },
    { "rgb(none 2 3)", 0, 2, 3, 1 },
    { "hsl(0 100% 50%)", 255, 0, 0, 1 },
    { "hsl(120deg 100% 50%)", 0, 255, 0, 1 },
    { "hsl(240, 100%, 50%)", 0, 0, 255, 1 },
    { "hsl(-120 100% 50%)", 0, 0, 255, 1 },
    { "hsl(480 100% 50%)", 0, 255, 0, 1 },
    { "hsl(60 100% 25%)", 127.5, 127.5, 0, 1 },
    { "hsla(0, 0%, 50%, 0.5)", 127.5, 127.5, 127.5, 0.5 },
    { "hsl(30 100% 50%)", 255, 127.5, 0, 1 },
    { "hwb(0 0% 0%)", 255, 0, 0, 1 },
    { "hwb(120 20% 40%)", 51, 153, 51, 1 },
    { "hwb(0 60% 60% / 0.5)", 127.5, 127.5, 127.5, 0.5 },
    { "oklab(1 0 0)", 255, 255, 255, 1 },
    { "oklab(0% 0 0)", 0, 0, 0, 1 },
    { "oklch(100% 0 0)", 255, 255, 255, 1 },
    { "oklab(0.627955 0.224863 0.125846)", 255, 0, 0, 1 },
    { "oklch(0.627955 0.257683 29.2339)", 255, 0, 0, 1 },
    { "oklch(62.7955% 64.42075% 29.2339deg / 0.5)", 255, 0, 0, 0.5 },
    { "oklch(0.866440 0.294827 142.4953)", 0, 255, 0, 1 },
    { "oklch(0.866440 0.294827 0.395820turn)", 0, 255, 0, 1 },
    { "hsl(200grad 100% 50%)", 0, 255, 255, 1 },
    { "lab(100 0 0)", 255, 255, 255, 1 },
    { "lab(54.2905% 80.8049 69.8909)", 255, 0, 0, 1 },
    { "lch(54.2905 106.837 40.8576 / 0.5)", 255, 0, 0, 0.5 },
    { "color-mix(in srgb, red, blue)", 127.5, 0, 127.5, 1 },
    { "color-mix(in srgb, red 25%, blue)", 63.75, 0, 191.25, 1 },
    { "color-mix(in srgb, 25% red, blue)", 63.75, 0, 191.25, 1 },
    { "color-mix(in srgb, red, blue 25%)", 191.25, 0, 63.75, 1 },
    { "color-mix(in srgb, red 60%, blue 60%)", 127.5, 0, 127.5, 1 },
    { "color-mix(in srgb, red 20%, blue 20%)", 127.5, 0, 127.5, 0.4 },
    { "color-mix(in srgb, red, transparent)", 255, 0, 0, 0.5 },
    { "color-mix(in srgb, rgb(255 0 0 / 0.5), blue)", 85, 0, 170, 0.75 },
    { "color-mix(in hsl, red, lime)", 255, 255, 0, 1 },
    { "color-mix(in hsl longer hue, red, lime)", 0, 0, 255, 1 },
    { "color-mix(in hsl decreasing hue, red, lime)", 0, 0, 255, 1 },
    { "color-mix(in hsl longer hue, red, red)", 0, 255, 255, 1 },
    { "color-mix(in hwb, white, red)", 255, 127.5, 127.5, 1 },
    { "color-mix(in srgb-linear, black, white)", 187.516, 187.516, 187.516, 1 },
    { "color-mix(in oklch, red 100%, blue)", 255, 0, 0, 1 },
    { "color-mix(red, red)", 255, 0, 0, 1 },
    { "color-mix(in lab, color-mix(in srgb, red, red), rgb(255, 0, 0))", 255, 0, 0, 1 },
};

static const char *const BAD[] = {
    "",
    "color-mix()",
    "color-mix(in srgb, red)",
    "color-mix(in srgb, red, blue, lime)",
    "color-mix(in srgb, red, blue",
    "color-mix(in rgb, red, blue)",
    "color-mix(srgb, red, blue)",
    "color-mix(in srgb longer hue, red, blue)",
    "color-mix(in hsl longer, red, blue)",
    "color-mix(in srgb, red 0%, blue 0%)",
    "color-mix(in srgb, red 110%, blue)",
    "color-mix(in srgb, red -1%, blue)",
    "color-mix(in srgb, red 1% 2%, blue)",
    "color-mix(in srgb, red bleu, blue)",
    "color-mix(in srgb, 50%, blue)",
    "color-mix(in srgb, bleu, blue)",
    "#",
    "#f",
    "#ff",
    "#fffff",
    "#fffffff",
    "#fffffffff",
    "#ggg",
    "fff",
    "bleu",
    "rgb",
    "rgb()",
    "rgb(1 2)",
    "rgb(1 2 3",
    "rgb 1 2 3)",
    "rgb(1 2 3 4)",
    "rgb(1, 2 3)",
    "rgb(1 2 3, 0.5)",
    "rgb(1,2,3/0.5)",
    "rgb(1 2 3 /)",
    "rgb(a b c)",
    "rgb(1 2 3) x",
    "hsv(1 2 3)",
    "color(srgb 1 0 0)",
    "#fff #000",
    "rgb(1,,2,3)",
    "rgb(1 2 3 / 0.5 0.5)",
};

static void assert_channel(const char *text, double actual, double expected)
{
    if (actual < expected - 0.002 || actual > expected + 0.002)
        fail_msg("%s: %d thousandths, not %d", text, (int)(actual * 1000), (int)(expected * 1000));
}

static void every_form(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_color c;
        if (!sc_color_parse(sc_str_of(GOOD[i].text), &c))
            fail_msg("'%s' was not taken for a colour", GOOD[i].text);
        assert_channel(GOOD[i].text, c.r, GOOD[i].r / 255);
        assert_channel(GOOD[i].text, c.g, GOOD[i].g / 255);
        assert_channel(GOOD[i].text, c.b, GOOD[i].b / 255);
        assert_channel(GOOD[i].text, c.a, GOOD[i].a);
    }
}

static void what_is_no_colour(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_color c = { 7, 7, 7, 7 };
        if (sc_color_parse(sc_str_of(BAD[i]), &c))
            fail_msg("'%s' was taken for a colour", BAD[i]);
        assert_true(c.r == 7 && c.g == 7 && c.b == 7 && c.a == 7);
    }
}

/* CSS Color 4, section 6.1: alphabetical, gray and grey alike, each name read back by its number.
 */
static void names(void **state)
{
    (void)state;
    for (size_t i = 0; i < SC_COLOR_NAME_COUNT; i++) {
        sc_color c;
        const sc_color_name *row = &SC_COLOR_NAMES[i];
        assert_true(sc_color_parse(sc_str_of(row->name), &c));
        uint32_t rgb = (uint32_t)(c.r * 255 + 0.5) << 16 | (uint32_t)(c.g * 255 + 0.5) << 8 |
                       (uint32_t)(c.b * 255 + 0.5);
        assert_int_equal(rgb, row->rgb);
        if (i > 0 && strcmp(SC_COLOR_NAMES[i - 1].name, row->name) >= 0)
            fail_msg("'%s' is out of order", row->name);
    }
}

static void nearest_names(void **state)
{
    (void)state;
    assert_string_equal(sc_color_nearest_name(SC_STR("bleu")), "blue");
    assert_string_equal(sc_color_nearest_name(SC_STR("darkblu")), "darkblue");
    assert_string_equal(sc_color_nearest_name(SC_STR("slategrya")), "slategray");
    assert_null(sc_color_nearest_name(SC_STR("frobnication")));
}

static void luminance(void **state)
{
    (void)state;
    assert_near(sc_color_luminance((sc_color){ 1, 1, 1, 1 }), 1, 1e-9);
    assert_near(sc_color_luminance((sc_color){ 0, 0, 0, 1 }), 0, 1e-9);
    assert_near(sc_color_luminance((sc_color){ 1, 0, 0, 1 }), 0.2126, 1e-9);
    /* #767676 is the lightest grey of 4.5:1 on white. */
    double grey = 118 / 255.0,
           on_white = 1.05 / (sc_color_luminance((sc_color){ grey, grey, grey, 1 }) + 0.05);
    assert_near(on_white, 4.54, 0.005);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form), cmocka_unit_test(what_is_no_colour),
        cmocka_unit_test(names),      cmocka_unit_test(nearest_names),
        cmocka_unit_test(luminance),
    };
    return cmocka_run_group_tests_name("layout/color", tests, NULL, NULL);
}
