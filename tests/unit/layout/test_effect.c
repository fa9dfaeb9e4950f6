/* Shadows, filters and transforms: what is read, and what is wrong with the rest. */
#include "base/number.h"
#include "layout/effect.h"
#include "unit/layout/reading.h"
#include "unit/layout/show.h"

/* --- as text -------------------------------------------------------------------------------- */

static void add_lengths(sc_buf *buf, const sc_length *lengths, int count)
{
    for (int i = 0; i < count; i++) {
        sc_buf_addz(buf, i > 0 ? " " : "");
        show_length(buf, lengths[i]);
    }
}

static void add_shadow(sc_buf *buf, const sc_shadow_rule *s)
{
    const sc_length lengths[] = { s->x, s->y, s->blur, s->spread };
    sc_buf_addz(buf, s->is_inset ? "inset " : "");
    add_lengths(buf, lengths, 4);
    if (!s->has_color)
        return;
    sc_buf_addc(buf, ' ');
    show_color(buf, s->color);
}

static void add_filter(sc_buf *buf, const sc_filter_rule *f)
{
    sc_buf_addf(buf, "%s ", sc_effect_name(f->kind));
    if (f->kind == SC_EFFECT_BLUR)
        show_length(buf, f->blur);
    else if (f->kind == SC_EFFECT_DROP_SHADOW)
        add_shadow(buf, &f->shadow);
    else
        sc_number_add(buf, f->amount, 3);
}

static void add_transform(sc_buf *buf, const sc_transform_rule *t)
{
    static const char *const NAMES[] = { "translate", "rotate", "scale", "skew" };
    const sc_length lengths[] = { t->x, t->y };
    sc_buf_addf(buf, "%s ", NAMES[t->kind]);
    if (t->kind == SC_TRANSLATE) {
        add_lengths(buf, lengths, 2);
        return;
    }
    sc_number_add(buf, t->across, 3);
    sc_buf_addc(buf, ' ');
    sc_number_add(buf, t->down, 3);
}

typedef bool (*reading)(sc_test *t, const char *text, sc_buf *out);

static bool read_shadows(sc_test *t, const char *text, sc_buf *out)
{
    sc_reader reader = reader_of(t, text);
    sc_shadows shadows;
    if (!sc_shadows_read(&reader, SC_SHADOW_OF_BOX, &shadows))
        return false;
    for (size_t i = 0; i < shadows.count; i++) {
        sc_buf_addz(out, i > 0 ? "; " : "");
        add_shadow(out, &shadows.items[i]);
    }
    return true;
}

static bool read_text_shadows(sc_test *t, const char *text, sc_buf *out)
{
    sc_reader reader = reader_of(t, text);
    sc_shadows shadows;
    (void)out;
    return sc_shadows_read(&reader, SC_SHADOW_OF_TEXT, &shadows);
}

static bool read_filters(sc_test *t, const char *text, sc_buf *out)
{
    sc_reader reader = reader_of(t, text);
    sc_filters filters;
    if (!sc_filters_read(&reader, &filters))
        return false;
    for (size_t i = 0; i < filters.count; i++) {
        sc_buf_addz(out, i > 0 ? "; " : "");
        add_filter(out, &filters.items[i]);
    }
    return true;
}

static bool read_transforms(sc_test *t, const char *text, sc_buf *out)
{
    sc_reader reader = reader_of(t, text);
    sc_transforms transforms;
    if (!sc_transforms_read(&reader, &transforms))
        return false;
    for (size_t i = 0; i < transforms.count; i++) {
        sc_buf_addz(out, i > 0 ? "; " : "");
        add_transform(out, &transforms.items[i]);
    }
    return true;
}

/* --- cases ---------------------------------------------------------------------------------- */

typedef struct sample {
    const char *text, *outcome;
} sample;

static void check(sc_test *t, reading read, const sample *samples, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        sc_buf buf = sc_buf_new(t->arena, 4096);
        bool is_read = read(t, samples[i].text, &buf);
        sc_str errors = said(t);
        assert_int_equal(is_read, errors.len == 0);
        assert_str(is_read ? sc_buf_str(&buf) : errors, samples[i].outcome);
    }
}

#define CHECK(state, read, samples)                                                                \
    check(*(state), (read), (samples), sizeof(samples) / sizeof *(samples))

#define SHADOW_HINT " <write '0 4px 12px rgb(0 0 0 / 0.4)': across, down, blur, colour>"

static void shadows(void **state)
{
    static const sample SAMPLES[] = {
        { "none", "" },
        { "1px 2px", "1px 2px 0px 0px" },
        { "0 4px 12px rgb(0 0 0 / 0.4)", "0px 4px 12px 0px #00000066" },
        { "red 1px 2px 3px -4px", "1px 2px 3px -4px #ff0000ff" },
        { "inset 0 0 0 1px white", "inset 0px 0px 0px 1px #ffffffff" },
        { "-1em 2cqw 0 blue inset", "inset -1em 2cqw 0px 0px #0000ffff" },
        { "0 1px red, 0 2px blue", "0px 1px 0px 0px #ff0000ff; 0px 2px 0px 0px #0000ffff" },
        { "1px",
          "1:1+3: it: a shadow needs two lengths, across and down [layout.bad-value]" SHADOW_HINT },
        { "red",
          "1:1+3: it: a shadow needs two lengths, across and down [layout.bad-value]" SHADOW_HINT },
        { "1px 2", "1:5+1: it: '2' has no unit [layout.bad-value] <write '2px'>" },
        { "1px 2pt", "1:5+3: it: '2pt' has an unknown unit [layout.bad-value] <write a number with "
                     "px, em, rem, cqw, cqh, cqmin or cqmax>" },
        { "1px 10%", "1:5+3: it: '10%' cannot be in % [layout.bad-value]" },
        { "1px 2px -3px", "1:9+4: it: '-3px' is outside its range, 0 to 500 [layout.bad-value]" },
        { "1px 2px 501px", "1:9+5: it: '501px' is outside its range, 0 to 500 [layout.bad-value]" },
        { "1px 2px 1e300px",
          "1:9+7: it: '1e300px' is outside its range, 0 to 500 [layout.bad-value]" },
        { "1px 99999px",
          "1:5+7: it: '99999px' is outside its range, -32000 to 32000 [layout.bad-value]" },
        { "1px 2px 3px 4px 5px",
          "1:17+3: it: '5px' is one length too many [layout.bad-value]" SHADOW_HINT },
        { "1px 2px red blue",
          "1:13+4: it: 'blue' is not understood here [layout.bad-value]" SHADOW_HINT },
        { "1px 2px bleu",
          "1:9+4: it: 'bleu' is not a colour [layout.bad-value] <did you mean 'blue'?>" },
        { "1px 2px, ", "1px 2px 0px 0px" },
        { " ", "1:1+1: it: a value is missing [layout.bad-value]" },
    };
    static const sample OF_TEXTS[] = {
        { "1px 2px 3px 4px red",
          "1:13+3: it: '4px' is one length too many [layout.bad-value]" SHADOW_HINT },
        { "inset 1px 2px",
          "1:1+5: it: 'inset' is not a colour [layout.bad-value] <write a colour as "
          "#rrggbb, rgb(0 0 0 / 0.5), hsl(210 50% 40%) or by name>" },
        { "1px 2px 3px red", "" },
    };
    CHECK(state, read_shadows, SAMPLES);
    CHECK(state, read_text_shadows, OF_TEXTS);
}

static void many_shadows(void **state)
{
    sc_test *t = *state;
    sc_buf text = sc_buf_new(t->arena, 1 << 20), ignored = sc_buf_new(t->arena, 1 << 20);
    for (int i = 0; i < 10000; i++)
        sc_buf_addz(&text, i == 0 ? "1px 1px" : ",1px 1px");
    assert_false(read_shadows(t, sc_str_z(t->arena, sc_buf_str(&text)), &ignored));
    assert_str(said(t), "1:129+7: it: takes at most 16 shadows [layout.bad-value]");
}

#define FILTER_HINT " <write 'blur(4px)', 'brightness(0.8)', 'grayscale(1)' …>"

static void filters(void **state)
{
    static const sample SAMPLES[] = {
        { "none", "" },
        { "blur(4px)", "blur 4px" },
        { "blur()", "blur 0px" },
        { "brightness(50%) contrast(1.5)", "brightness 0.5; contrast 1.5" },
        { "grayscale()sepia(0)", "grayscale 1; sepia 0" },
        { "grayscale(7) invert(200%) opacity(2)", "grayscale 1; invert 1; opacity 1" },
        { "saturate(7)", "saturate 7" },
        { "hue-rotate(0.5turn) hue-rotate()", "hue-rotate 180; hue-rotate 0" },
        { "drop-shadow(0 2px 4px rgb(0, 0, 0, 0.5))", "drop-shadow 0px 2px 4px 0px #00000080" },
        { "drop-shadow(red 1px 1px)", "drop-shadow 1px 1px 0px 0px #ff0000ff" },
        { "blur", "1:1+4: it: 'blur' is not understood here [layout.bad-value]" FILTER_HINT },
        { "blur(4px", "1:1+8: it: a ')' is missing at the end [layout.bad-value]" FILTER_HINT },
        { "blr(4px)",
          "1:1+3: it: there is no 'blr()' [layout.bad-value] <did you mean 'blur()'?>" },
        { "frobnicate(4px)",
          "1:1+10: it: there is no 'frobnicate()' [layout.bad-value]" FILTER_HINT },
        { "blur(4)", "1:6+1: it: '4' has no unit [layout.bad-value] <write '4px'>" },
        { "blur(-4px)", "1:6+4: it: '-4px' is outside its range, 0 to 250 [layout.bad-value]" },
        { "blur(1e9px)", "1:6+5: it: '1e9px' is outside its range, 0 to 250 [layout.bad-value]" },
        { "blur(10%)", "1:6+3: it: '10%' cannot be in % [layout.bad-value]" },
        { "blur(1px, 2px)", "1:1+14: it: 'blur(1px, 2px)' has too many values [layout.bad-value]" },
        { "sepia(1, 2, 3, 4)",
          "1:1+17: it: 'sepia(1, 2, 3, 4)' has too many values [layout.bad-value]" },
        { "sepia(-1)", "1:7+2: it: '-1' is outside its range, 0 to 1000 [layout.bad-value]" },
        { "sepia(much)",
          "1:7+4: it: 'much' is not a number [layout.bad-value] <write a number such "
          "as 0.5, or 50%>" },
        { "hue-rotate(90)", "1:12+2: it: '90' is not an angle [layout.bad-value] <write an angle "
                            "such as 45deg>" },
        { "drop-shadow()", "1:1+13: it: 'drop-shadow()' needs a value [layout.bad-value]" },
        { "drop-shadow(inset 1px 1px)", "1:13+5: it: 'inset' is not a colour [layout.bad-value] "
                                        "<write a colour as #rrggbb, rgb(0 0 0 / 0.5), hsl(210 50% "
                                        "40%) or by name>" },
        { "blur(1px) and sepia(1)",
          "1:11+9: it: there is no 'and sepia()' [layout.bad-value]" FILTER_HINT },
    };
    CHECK(state, read_filters, SAMPLES);
}

#define TRANSFORM_HINT " <write 'rotate(-3deg)', 'translate(10px, 5%)', 'scale(1.1)' …>"

static void transforms(void **state)
{
    static const sample SAMPLES[] = {
        { "none", "" },
        { "translate(10px)", "translate 10px 0px" },
        { "translate(10px, -5%)", "translate 10px -5%" },
        { "translateX(1em) translateY(50%)", "translate 1em 0px; translate 0px 50%" },
        { "rotate(-3deg)", "rotate -3 0" },
        { "rotate(0)", "rotate 0 0" },
        { "scale(1.5)", "scale 1.5 1.5" },
        { "scale(1.5, 50%)", "scale 1.5 0.5" },
        { "scaleX(-1)scaleY(2)", "scale -1 1; scale 1 2" },
        { "skew(10deg) skew(1deg, 2deg)", "skew 10 0; skew 1 2" },
        { "skewX(1deg) skewY(2deg)", "skew 1 0; skew 0 2" },
        { "rotate()", "1:1+8: it: 'rotate()' needs a value [layout.bad-value]" },
        { "rotate(3)", "1:8+1: it: '3' is not an angle [layout.bad-value] <write an angle such as "
                       "45deg>" },
        { "rotate(nan)", "1:8+3: it: 'nan' is not an angle [layout.bad-value] <write an angle such "
                         "as 45deg>" },
        { "rotate(1e9deg)", "1:8+6: it: '1e9deg' is outside its range, -36000 to 36000 "
                            "[layout.bad-value]" },
        { "scale(1e4)", "1:7+3: it: '1e4' is outside its range, -100 to 100 [layout.bad-value]" },
        { "translate(1px, 2px, 3px)", "1:1+24: it: 'translate(1px, 2px, 3px)' has too many values "
                                      "[layout.bad-value]" },
        { "matrix(1, 0, 0, 1, 0, 0)",
          "1:1+6: it: there is no 'matrix()' [layout.bad-value]" TRANSFORM_HINT },
        { "translateX(1px, 2px)", "1:1+20: it: 'translateX(1px, 2px)' has too many values "
                                  "[layout.bad-value]" },
        { "translate(5)", "1:11+1: it: '5' has no unit [layout.bad-value] <write '5px'>" },
        { "rotat(5deg)", "1:1+5: it: there is no 'rotat()' [layout.bad-value] <did you mean "
                         "'rotate()'?>" },
        { "perspective(5px)",
          "1:1+11: it: there is no 'perspective()' [layout.bad-value]" TRANSFORM_HINT },
        { "5deg", "1:1+4: it: '5deg' is not understood here [layout.bad-value]" TRANSFORM_HINT },
    };
    CHECK(state, read_transforms, SAMPLES);
}

static void many_functions(void **state)
{
    sc_test *t = *state;
    sc_buf text = sc_buf_new(t->arena, 1 << 20), ignored = sc_buf_new(t->arena, 1 << 20);
    for (int i = 0; i < 10000; i++)
        sc_buf_addz(&text, "scale(9)");
    assert_false(read_transforms(t, sc_str_z(t->arena, sc_buf_str(&text)), &ignored));
    assert_str(said(t), "1:129+8: it: takes at most 16 transforms [layout.bad-value]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        test(shadows), test(many_shadows), test(filters), test(transforms), test(many_functions),
    };
    return cmocka_run_group_tests_name("layout/effect", tests, NULL, NULL);
}
