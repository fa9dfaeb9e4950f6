/* Colours: see color.h. Formulas: CSS Color Module Level 4, sections 4–10. */
#include "layout/color.h"

#include "base/diag.h"
#include "base/number.h"
#include "layout/color_names.h"

#include <math.h>
#include <stdint.h>

static double clamp01(double v)
{
    return v < 0 ? 0 : v > 1 ? 1 : v;
}

static int hex_digit(char c)
{
    if (sc_is_digit(c))
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/* `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`; `s` without the #. */
static bool parse_hex(sc_str s, sc_color *out)
{
    bool is_short = s.len == 3 || s.len == 4;
    if (!is_short && s.len != 6 && s.len != 8)
        return false;
    double parts[4] = { 0, 0, 0, 1 };
    size_t digits = is_short ? 1 : 2;
    for (size_t i = 0; i < s.len / digits; i++) {
        int high = hex_digit(s.ptr[i * digits]), low = hex_digit(s.ptr[i * digits + digits - 1]);
        if (high < 0 || low < 0)
            return false;
        parts[i] = (high * 16 + low) / 255.0;
    }
    *out = (sc_color){ parts[0], parts[1], parts[2], parts[3] };
    return true;
}

static bool parse_name(sc_str s, sc_color *out)
{
    if (sc_str_is_nocase(s, "transparent")) {
        *out = (sc_color){ 0, 0, 0, 0 };
        return true;
    }
    for (size_t i = 0; i < SC_COLOR_NAME_COUNT; i++) {
        uint32_t rgb = SC_COLOR_NAMES[i].rgb;
        if (!sc_str_is_nocase(s, SC_COLOR_NAMES[i].name))
            continue;
        *out = (sc_color){ (rgb >> 16) / 255.0, (rgb >> 8 & 255) / 255.0, (rgb & 255) / 255.0, 1 };
        return true;
    }
    return false;
}

/* An argument of a colour function: its number, and whether it was a percentage. */
typedef struct argument {
    double value;
    bool is_percent;
} argument;

static void skip_space(sc_str *s)
{
    while (s->len > 0 && sc_is_space(s->ptr[0]))
        *s = sc_str_sub(*s, 1, s->len);
}

static bool take(sc_str *s, char c)
{
    if (s->len == 0 || s->ptr[0] != c)
        return false;
    *s = sc_str_sub(*s, 1, s->len);
    return true;
}

static bool scan_argument(sc_str *s, argument *out)
{
    skip_space(s);
    if (sc_str_starts(*s, "none")) {
        *out = (argument){ 0, false };
        *s = sc_str_sub(*s, 4, s->len);
    } else if (!sc_number_scan(s, &out->value)) {
        return false;
    } else {
        out->is_percent = take(s, '%');
        if (!out->is_percent && sc_str_starts(*s, "deg"))
            *s = sc_str_sub(*s, 3, s->len);
    }
    skip_space(s);
    return true;
}

/* Three arguments, comma- or space-separated, and an alpha after `,` or `/`. */
static bool scan_arguments(sc_str s, argument args[3], double *alpha)
{
    bool has_commas = false;
    for (int i = 0; i < 3; i++) {
        if (i > 0 && take(&s, ','))
            has_commas = true;
        else if (i > 1 && has_commas)
            return false;
        if (!scan_argument(&s, &args[i]))
            return false;
    }
    *alpha = 1;
    if (!take(&s, has_commas ? ',' : '/'))
        return s.len == 0;
    argument a = { 0 };
    if (!scan_argument(&s, &a) || s.len != 0)
        return false;
    *alpha = clamp01(a.is_percent ? a.value / 100 : a.value);
    return true;
}

static double hue_channel(double hue, double saturation, double lightness, double n)
{
    double k = fmod(n + hue / 30, 12);
    double a = saturation * fmin(lightness, 1 - lightness);
    return lightness - a * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
}

static sc_color from_hsl(double hue, double saturation, double lightness)
{
    hue = fmod(fmod(hue, 360) + 360, 360);
    saturation = clamp01(saturation);
    lightness = clamp01(lightness);
    return (sc_color){ hue_channel(hue, saturation, lightness, 0),
                       hue_channel(hue, saturation, lightness, 8),
                       hue_channel(hue, saturation, lightness, 4), 1 };
}

static double encode_srgb(double linear)
{
    linear = clamp01(linear);
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * pow(linear, 1 / 2.4) - 0.055;
}

/* Björn Ottosson's Oklab, as CSS Color 4 gives its matrices; out of gamut channels are clipped. */
static sc_color from_oklab(double l, double a, double b)
{
    double l_ = l + 0.3963377774 * a + 0.2158037573 * b;
    double m_ = l - 0.1055613458 * a - 0.0638541728 * b;
    double s_ = l - 0.0894841775 * a - 1.2914855480 * b;
    double lc = l_ * l_ * l_, mc = m_ * m_ * m_, sc = s_ * s_ * s_;
    return (sc_color){
        encode_srgb(4.0767416621 * lc - 3.3077115913 * mc + 0.2309699292 * sc),
        encode_srgb(-1.2684380046 * lc + 2.6097574011 * mc - 0.3413193965 * sc),
        encode_srgb(-0.0041960863 * lc - 0.7034186147 * mc + 1.7076147010 * sc),
        1,
    };
}

static double fraction(argument a, double whole)
{
    return a.is_percent ? a.value / 100 : a.value / whole;
}

static sc_color make_rgb(const argument a[3])
{
    return (sc_color){ clamp01(fraction(a[0], 255)), clamp01(fraction(a[1], 255)),
                       clamp01(fraction(a[2], 255)), 1 };
}

static sc_color make_hsl(const argument a[3])
{
    return from_hsl(a[0].value, a[1].value / 100, a[2].value / 100);
}

static sc_color make_hwb(const argument a[3])
{
    double white = clamp01(a[1].value / 100), black = clamp01(a[2].value / 100);
    if (white + black >= 1) {
        double grey = white / (white + black);
        return (sc_color){ grey, grey, grey, 1 };
    }
    sc_color pure = from_hsl(a[0].value, 1, 0.5);
    double keep = 1 - white - black;
    return (sc_color){ pure.r * keep + white, pure.g * keep + white, pure.b * keep + white, 1 };
}

static sc_color make_oklab(const argument a[3])
{
    return from_oklab(clamp01(fraction(a[0], 1)), a[1].is_percent ? a[1].value * 0.004 : a[1].value,
                      a[2].is_percent ? a[2].value * 0.004 : a[2].value);
}

static sc_color make_oklch(const argument a[3])
{
    double chroma = fmax(0, a[1].is_percent ? a[1].value * 0.004 : a[1].value);
    double angle = a[2].value * M_PI / 180;
    return from_oklab(clamp01(fraction(a[0], 1)), chroma * cos(angle), chroma * sin(angle));
}

static const struct {
    const char *name;
    sc_color (*make)(const argument args[3]);
} FUNCTIONS[] = {
    { "rgb", make_rgb },     { "rgba", make_rgb },    { "hsl", make_hsl }, { "hsla", make_hsl },
    { "oklab", make_oklab }, { "oklch", make_oklch }, { "hwb", make_hwb },
};

static bool parse_function(sc_str s, sc_color *out)
{
    size_t open;
    if (!sc_str_find(s, SC_STR("("), &open) || !sc_str_ends(s, ")"))
        return false;
    sc_str name = sc_str_sub(s, 0, open), inner = sc_str_sub(s, open + 1, s.len - 1);
    for (size_t i = 0; i < sizeof FUNCTIONS / sizeof *FUNCTIONS; i++) {
        argument args[3] = { 0 };
        double alpha;
        if (!sc_str_is_nocase(name, FUNCTIONS[i].name))
            continue;
        if (!scan_arguments(inner, args, &alpha))
            return false;
        *out = FUNCTIONS[i].make(args);
        out->a = alpha;
        return true;
    }
    return false;
}

bool sc_color_parse(sc_str s, sc_color *out)
{
    s = sc_str_trim(s);
    if (sc_str_starts(s, "#"))
        return parse_hex(sc_str_sub(s, 1, s.len), out);
    return parse_name(s, out) || parse_function(s, out);
}

const char *sc_color_nearest_name(sc_str s)
{
    const char *names[SC_COLOR_NAME_COUNT];
    for (size_t i = 0; i < SC_COLOR_NAME_COUNT; i++)
        names[i] = SC_COLOR_NAMES[i].name;
    return sc_nearest(s, names, SC_COLOR_NAME_COUNT);
}

static double decode_srgb(double v)
{
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

double sc_color_luminance(sc_color c)
{
    return 0.2126 * decode_srgb(c.r) + 0.7152 * decode_srgb(c.g) + 0.0722 * decode_srgb(c.b);
}
