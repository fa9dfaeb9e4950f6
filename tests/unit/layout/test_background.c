/* Backgrounds: colours, gradients and layers, and what is wrong with them. */
#include "base/number.h"
#include "layout/background.h"
#include "unit/layout/reading.h"

static void add_length(sc_buf *buf, sc_length length)
{
    static const char *const UNITS[] = { "auto", "px",  "%",     "em",   "rem",
                                         "cqw",  "cqh", "cqmin", "cqmax" };
    sc_number_add(buf, length.value, 3);
    sc_buf_addz(buf, UNITS[length.unit]);
}

static void add_color(sc_buf *buf, sc_color c)
{
    sc_buf_addf(buf, "#%02x%02x%02x%02x", (unsigned)(c.r * 255 + 0.5), (unsigned)(c.g * 255 + 0.5),
                (unsigned)(c.b * 255 + 0.5), (unsigned)(c.a * 255 + 0.5));
}

static void add_shape(sc_buf *buf, const sc_fill *fill)
{
    static const char *const EXTENTS[] = { "", "farthest-side ", "closest-corner ",
                                           "closest-side " };
    sc_buf_addz(buf, fill->is_circle ? "circle " : "ellipse ");
    if (fill->extent != SC_EXTENT_GIVEN) {
        sc_buf_addz(buf, EXTENTS[fill->extent]);
        return;
    }
    add_length(buf, fill->radius_x);
    sc_buf_addc(buf, ' ');
    add_length(buf, fill->radius_y);
    sc_buf_addc(buf, ' ');
}

static void add_geometry(sc_buf *buf, const sc_fill *fill)
{
    bool has_center = fill->kind != SC_FILL_LINEAR;
    if (fill->kind == SC_FILL_RADIAL)
        add_shape(buf, fill);
    if (fill->is_to_corner)
        sc_buf_addf(buf, "corner %d %d", fill->corner_x, fill->corner_y);
    else if (fill->kind != SC_FILL_RADIAL) {
        sc_number_add(buf, fill->angle_deg, 3);
        sc_buf_addz(buf, has_center ? "deg " : "deg");
    }
    if (has_center) {
        add_length(buf, fill->center_x);
        sc_buf_addc(buf, ' ');
        add_length(buf, fill->center_y);
    }
}

static void add_fill(sc_buf *buf, const sc_fill *fill)
{
    if (fill->kind == SC_FILL_COLOR) {
        add_color(buf, fill->color);
        return;
    }
    if (fill->kind == SC_FILL_PICTURE) {
        const sc_template_part *part = &fill->picture.parts[0];
        sc_buf_addf(buf, "%s of ", fill->is_contained ? "contain" : "cover");
        sc_buf_add(buf, part->field != NULL ? sc_str_of(part->field->name) : part->literal);
        sc_buf_addc(buf, ' ');
        add_length(buf, fill->center_x);
        sc_buf_addc(buf, ' ');
        add_length(buf, fill->center_y);
        return;
    }
    sc_buf_addz(buf, fill->is_repeating ? "repeating " : "");
    if (fill->mixing.space != SC_SPACE_SRGB)
        sc_buf_addf(buf, "in %d %d ", (int)fill->mixing.space, (int)fill->mixing.hue);
    add_geometry(buf, fill);
    for (size_t i = 0; i < fill->stop_count; i++) {
        sc_buf_addz(buf, ", ");
        if (fill->stops[i].is_hint)
            sc_buf_addz(buf, "hint");
        else
            add_color(buf, fill->stops[i].color);
        if (!fill->stops[i].has_position)
            continue;
        sc_buf_addc(buf, ' ');
        add_length(buf, fill->stops[i].position);
    }
}

#define PICTURE_HINT "write 'url(texture.png) center / cover'"

static const struct {
    const char *text, *layers;
} GOOD[] = {
    { "none", "" },
    { "red", "#ff0000ff" },
    { "rgb(0 0 0 / 0.5)", "#00000080" },
    { "linear-gradient(red, blue)", "180deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(0, red, blue)", "0deg, #ff0000ff, #0000ffff" },
    { "repeating-linear-gradient(red, blue 20px)", "repeating 180deg, #ff0000ff, #0000ffff 20px" },
    { "linear-gradient(red, 30%, blue)", "180deg, #ff0000ff, hint 30%, #0000ffff" },
    { "linear-gradient(in oklch, red, blue)", "in 7 0 180deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(in oklch longer hue to right, red, blue)",
      "in 7 1 90deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(45deg in oklab, red, blue)", "in 6 0 45deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(in hsl decreasing hue, red, blue)", "in 2 3 180deg, #ff0000ff, #0000ffff" },
    { "radial-gradient(circle 20px, red, blue)", "circle 20px 20px 50% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(20px, red, blue)", "circle 20px 20px 50% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(20% 3em at top, red, blue)",
      "ellipse 20% 3em 50% 0%, #ff0000ff, #0000ffff" },
    { "radial-gradient(closest-side circle, red, blue)",
      "circle closest-side 50% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(closest-corner at top left, red, blue)",
      "ellipse closest-corner 0% 0%, #ff0000ff, #0000ffff" },
    { "radial-gradient(at center left, red, blue)", "ellipse 0% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(at top center, red, blue)", "ellipse 50% 0%, #ff0000ff, #0000ffff" },
    { "radial-gradient(at bottom, red, blue)", "ellipse 50% 100%, #ff0000ff, #0000ffff" },
    { "conic-gradient(red, blue)", "0deg 50% 50%, #ff0000ff, #0000ffff" },
    { "url(a.png) / cover", "cover of a.png 0auto 0auto" },
    { "url('a b.png') center/contain", "contain of a b.png 50% 50%" },
    { "url(\"{{ photo }}\") left 20% / cover no-repeat, red", "cover of photo 0% 20%; #ff0000ff" },
    { "url({{ site.logo }}) bottom right no-repeat / contain", "contain of site.logo 100% 100%" },
    { "conic-gradient(from 0.25turn at 10px 20%, red 90deg, blue 50% 1turn)",
      "90deg 10px 20%, #ff0000ff 25%, #0000ffff 50%, #0000ffff 100%" },
    { "repeating-conic-gradient(at left, red 0 10deg, blue 0 20deg)",
      "repeating 0deg 0% 50%, #ff0000ff 0%, #ff0000ff 2.778%, #0000ffff 0%, #0000ffff 5.556%" },
    { "linear-gradient(to top, red, blue)", "0deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(to  right , red, blue)", "90deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(to left, red, blue)", "270deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(to bottom right, red, blue)", "corner 1 1, #ff0000ff, #0000ffff" },
    { "linear-gradient(to left top, red, blue)", "corner -1 -1, #ff0000ff, #0000ffff" },
    { "linear-gradient(45deg, red, blue)", "45deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(-0.25turn, red, blue)", "-90deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(100grad, red, blue)", "90deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(3.14159265rad, red, blue)", "180deg, #ff0000ff, #0000ffff" },
    { "linear-gradient(red 10%, blue 40px 50%, rgb(1, 2, 3))",
      "180deg, #ff0000ff 10%, #0000ffff 40px, #0000ffff 50%, #010203ff" },
    { "radial-gradient(red, blue)", "ellipse 50% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(circle, red, blue)", "circle 50% 50%, #ff0000ff, #0000ffff" },
    { "radial-gradient(circle farthest-corner at 30% 20px, red, blue)",
      "circle 30% 20px, #ff0000ff, #0000ffff" },
    { "radial-gradient(at right top, red, blue)", "ellipse 100% 0%, #ff0000ff, #0000ffff" },
    { "radial-gradient(at center, red, blue)", "ellipse 50% 50%, #ff0000ff, #0000ffff" },
    { "linear-gradient(red, blue), #fff", "180deg, #ff0000ff, #0000ffff; #ffffffff" },
};

static const char COLOR_HINT[] =
    "write a colour as #rrggbb, rgb(0 0 0 / 0.5), hsl(210 50% 40%) or by name";

static const struct {
    const char *text, *said, *hint;
} BAD[] = {
    { "", "1:1+0: it: a colour or a gradient is missing", NULL },
    { "bleu", "1:1+4: it: 'bleu' is not a colour", "did you mean 'blue'?" },
    { "frobnication", "1:1+12: it: 'frobnication' is not a colour", COLOR_HINT },
    { "red, , blue", "1:1+11: it: '' is not a colour", COLOR_HINT },
    { "iconic-gradient(red, blue)", "1:1+26: it: 'iconic-gradient(red, blue)' is not a colour",
      COLOR_HINT },
    { "url(a.png)", "1:1+10: it: a picture needs a size, 'cover' or 'contain'", PICTURE_HINT },
    { "url(a.png) center /", "1:1+19: it: a picture needs a size, 'cover' or 'contain'",
      PICTURE_HINT },
    { "url(a.png", "1:1+9: it: a ')' is missing at the end", NULL },
    { "url() / cover", "1:1+13: it: a picture's name is missing", PICTURE_HINT },
    { "url({{ headline }}) / cover", "1:5+14: it: the field 'headline' is no picture",
      "pictures are 'photo', 'author.photo' and 'site.logo'" },
    { "url(a.png) / 40px", "1:14+4: it: '40px' is not understood here", PICTURE_HINT },
    { "url(a.png) middle / cover", "1:12+6: it: 'middle' is not a length", PICTURE_HINT },
    { "url(a.png) 1px 2px 3px / cover",
      "1:20+3: it: '3px' is not understood here: a position has two parts", PICTURE_HINT },
    { "url(a.png) 10px right / cover",
      "1:17+5: it: 'right' is of the same direction as the part before it", PICTURE_HINT },
    { "conic-gradient(from red, blue)", "1:21+3: it: 'red' is not an angle",
      "write an angle such as 45deg" },
    { "conic-gradient(45deg, red, blue)", "1:16+5: it: '45deg' is not understood here",
      "write 'from 45deg at 50% 50%'" },
    { "conic-gradient(red 10px, blue)", "1:20+4: it: '10px' is not an angle",
      "a stop is a colour and a position such as 90deg" },
    { "conic-gradient(red 10, blue)", "1:20+2: it: '10' has no unit",
      "a stop is a colour and a position such as 90deg" },
    { "linear-gradient(45, red, blue)", "1:17+2: it: '45' is not an angle",
      "write an angle such as 45deg" },
    { "linear-gradient(45deg to top, red, blue)", "1:23+2: it: 'to' is not understood here",
      "write an angle such as 45deg, or 'to right'" },
    { "linear-gradient(in oklhc, red, blue)", "1:20+5: it: 'oklhc' is not a colour space",
      "write 'in oklch', 'in oklab', 'in srgb' …" },
    { "linear-gradient(in oklch longer, red, blue)", "1:26+6: it: 'hue' is missing",
      "write 'in oklch longer hue'" },
    { "linear-gradient(in srgb longer hue, red, blue)", "1:25+6: it: this colour space has no hue",
      NULL },
    { "linear-gradient(red, 30%)", "1:17+8: it: a gradient needs at least two colours", NULL },
    { "linear-gradient(red, 30%, 40%, blue)",
      "1:17+19: it: a position without a colour stands between two colours",
      "write 'red, 30%, blue', or 'red 30%, blue'" },
    { "linear-gradient(red, blue, 40%)",
      "1:17+14: it: a position without a colour stands between two colours",
      "write 'red, 30%, blue', or 'red 30%, blue'" },
    { "radial-gradient(ellipse 20px, red, blue)", "1:17+7: it: an ellipse has two radii",
      "write 'circle 80px at 30% 20%', or 'ellipse 80px 40px'" },
    { "radial-gradient(circle 20%, red, blue)", "1:17+6: it: a circle's radius cannot be in %",
      "write 'circle 80px at 30% 20%', or 'ellipse 80px 40px'" },
    { "radial-gradient(circle -20px, red, blue)", "1:24+5: it: '-20px' is less than 0",
      "write 'circle at 30% 20%'" },
    { "radial-gradient(circle 20, red, blue)", "1:24+2: it: '20' has no unit",
      "write 'circle at 30% 20%'" },
    { "radial-gradient(circle of 20px, red, blue)", "1:24+2: it: 'of' is not understood here",
      "write 'circle at 30% 20%'" },
    { "linear-gradient(red)", "1:17+3: it: a gradient needs at least two colours", NULL },
    { "linear-gradient()", "1:1+17: it: a gradient needs at least two colours", NULL },
    { "linear-gradient(to top)", "1:17+6: it: a gradient needs at least two colours", NULL },
    { "linear-gradient(red, blue", "1:1+25: it: a ')' is missing at the end", NULL },
    { "linear-gradient(red, bleu)", "1:22+4: it: 'bleu' is not a colour", "did you mean 'blue'?" },
    { "linear-gradient(red,, blue)", "1:1+27: it: a colour is missing between two commas", NULL },
    { "linear-gradient(to botom, red, blue)", "1:20+5: it: 'botom' is not a side",
      "write 'to bottom', 'to top right' …" },
    { "linear-gradient(to top bottom, red, blue)", "1:24+6: it: 'bottom' is not a side",
      "write 'to bottom', 'to top right' …" },
    { "linear-gradient(red 10, blue)", "1:21+2: it: '10' has no unit",
      "a stop is a colour and a position such as 40%" },
    { "linear-gradient(red 1% 2% 3%, blue)", "1:27+2: it: '3%' is one position too many",
      "a stop is a colour and a position such as 40%" },
    { "radial-gradient(circle 20px 30px, red, blue)", "1:17+6: it: a circle has one radius",
      "write 'circle 80px at 30% 20%', or 'ellipse 80px 40px'" },
    { "radial-gradient(circle at 20px 5, red, blue)", "1:32+1: it: '5' has no unit",
      "a position is written 'at 30% 20%'" },
    { "radial-gradient(circle at, red, blue)", "1:24+2: it: 'at' is the last word",
      "a position is written 'at 30% 20%'" },
    { "conic-gradient(at left right, red, blue)",
      "1:24+5: it: 'right' is of the same direction as the part before it",
      "a position is written 'at 30% 20%'" },
    { "radial-gradient(at 1px 2px 3px, red, blue)",
      "1:28+3: it: '3px' is not understood here: a position has two parts",
      "a position is written 'at 30% 20%'" },
    { "radial-gradient(circle, red)", "1:17+11: it: a gradient needs at least two colours", NULL },
    { "radial-gradient()", "1:1+17: it: a gradient needs at least two colours", NULL },
};

static void good_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof GOOD / sizeof *GOOD; i++) {
        sc_reader reader = reader_of(t, GOOD[i].text);
        sc_background background;
        bool is_read = sc_background_read(&reader, &background);
        assert_str(said(t), "");
        assert_true(is_read);
        sc_buf buf = sc_buf_new(t->arena, 4096);
        for (size_t k = 0; k < background.count; k++) {
            sc_buf_addz(&buf, k == 0 ? "" : "; ");
            add_fill(&buf, &background.layers[k]);
        }
        assert_str(sc_buf_str(&buf), GOOD[i].layers);
    }
}

static void bad_ones(void **state)
{
    sc_test *t = *state;
    for (size_t i = 0; i < sizeof BAD / sizeof *BAD; i++) {
        sc_reader reader = reader_of(t, BAD[i].text);
        sc_background background = { NULL, 77 };
        /* A source without text has no place to show. */
        sc_str expected = sc_str_fmt(
            t->arena, "%s [layout.bad-value]%s%s%s",
            BAD[i].text[0] == '\0' ? BAD[i].said + 7 : BAD[i].said, BAD[i].hint == NULL ? "" : " <",
            BAD[i].hint == NULL ? "" : BAD[i].hint, BAD[i].hint == NULL ? "" : ">");
        assert_false(sc_background_read(&reader, &background));
        assert_int_equal(background.count, 77);
        assert_str(said(t), expected.ptr);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = { test(good_ones), test(bad_ones) };
    return cmocka_run_group_tests_name("layout/background", tests, NULL, NULL);
}
