/* Colours: see color.h. Forms: CSS Color Module Level 4, sections 4–10; Level 5, section 3. */
#include "layout/color.h"

#include "base/diag.h"
#include "base/number.h"
#include "layout/color_names.h"
#include "layout/color_space.h"
#include "layout/reader.h"

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

/* Angles come to degrees; a plain number is one in degrees. */
static void take_angle_unit(sc_str *s, double *value)
{
    static const struct {
        const char *name;
        double degrees;
    } UNITS[] = { { "deg", 1 }, { "turn", 360 }, { "grad", 0.9 }, { "rad", 57.29577951308232 } };
    for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++)
        if (sc_str_starts(*s, UNITS[i].name)) {
            *value *= UNITS[i].degrees;
            *s = sc_str_sub(*s, sc_str_of(UNITS[i].name).len, s->len);
            return;
        }
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
        take_angle_unit(s, &out->value);
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

/* What leaves sRGB is clipped, channel by channel, as browsers do. */
static sc_color clipped(sc_color c)
{
    return (sc_color){ clamp01(c.r), clamp01(c.g), clamp01(c.b), clamp01(c.a) };
}

static sc_color from_space(sc_color_space space, double x, double y, double z)
{
    const double components[3] = { x, y, z };
    return clipped(sc_color_from_space(space, components, 1));
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

static double turned_hue(double degrees)
{
    return fmod(fmod(degrees, 360) + 360, 360);
}

static sc_color make_hsl(const argument a[3])
{
    return from_space(SC_SPACE_HSL, turned_hue(a[0].value), clamp01(a[1].value / 100),
                      clamp01(a[2].value / 100));
}

static sc_color make_hwb(const argument a[3])
{
    return from_space(SC_SPACE_HWB, turned_hue(a[0].value), clamp01(a[1].value / 100),
                      clamp01(a[2].value / 100));
}

/* A percentage is of `whole`, a number is taken as it is. */
static double share_of(argument a, double whole)
{
    return a.is_percent ? a.value / 100 * whole : a.value;
}

static sc_color make_lab(const argument a[3])
{
    return from_space(SC_SPACE_LAB, fmin(fmax(share_of(a[0], 100), 0), 100), share_of(a[1], 125),
                      share_of(a[2], 125));
}

static sc_color make_lch(const argument a[3])
{
    return from_space(SC_SPACE_LCH, fmin(fmax(share_of(a[0], 100), 0), 100),
                      fmax(0, share_of(a[1], 150)), a[2].value);
}

static sc_color make_oklab(const argument a[3])
{
    return from_space(SC_SPACE_OKLAB, clamp01(share_of(a[0], 1)), share_of(a[1], 0.4),
                      share_of(a[2], 0.4));
}

static sc_color make_oklch(const argument a[3])
{
    return from_space(SC_SPACE_OKLCH, clamp01(share_of(a[0], 1)), fmax(0, share_of(a[1], 0.4)),
                      a[2].value);
}

static const struct {
    const char *name;
    sc_color (*make)(const argument args[3]);
} FUNCTIONS[] = {
    { "rgb", make_rgb },  { "rgba", make_rgb },    { "hsl", make_hsl },
    { "hsla", make_hsl }, { "oklab", make_oklab }, { "oklch", make_oklch },
    { "hwb", make_hwb },  { "lab", make_lab },     { "lch", make_lch },
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

/* --- color-mix() ---------------------------------------------------------------------------- */

/* Mixes may stand in mixes, so deep. */
enum { MIX_DEPTH_MAX = 8 };

static bool parse(sc_str s, int depth, sc_color *out);

/* `in oklch longer hue` */
static bool parse_mixing(sc_str s, sc_mixing *out)
{
    sc_str word;
    int space, path;
    if (!sc_reader_split(&s, ' ', &word) || !sc_str_is(word, "in") ||
        !sc_reader_split(&s, ' ', &word) || (space = sc_color_space_find(word)) < 0)
        return false;
    *out = (sc_mixing){ .space = (sc_color_space)space };
    if (!sc_reader_split(&s, ' ', &word))
        return true;
    if ((path = sc_hue_path_find(word)) < 0 || !sc_color_space_has_hue(out->space))
        return false;
    out->hue = (sc_hue_path)path;
    return sc_reader_split(&s, ' ', &word) && sc_str_is(word, "hue") && s.len == 0;
}

/* `red`, `red 30%` or `30% red`; a share that is not given is less than 0. */
static bool parse_mixed(sc_str s, int depth, sc_color *out, double *share)
{
    bool has_color = false;
    sc_str word;
    *share = -1;
    while (sc_reader_split(&s, ' ', &word)) {
        sc_str rest = word;
        double percent;
        if (sc_number_scan(&rest, &percent) && sc_str_is(rest, "%")) {
            if (*share >= 0 || percent < 0 || percent > 100)
                return false;
            *share = percent / 100;
            continue;
        }
        if (has_color || !parse(word, depth, out))
            return false;
        has_color = true;
    }
    return has_color;
}

/* CSS Color 5, section 3.1: shares that are not given fill up to 100%, those of more are scaled
 * down, and those of less are made up for by being transparent. */
static bool parse_mix(sc_str s, int depth, sc_color *out)
{
    static const char OPENING[] = "color-mix(";
    sc_mixing how = { .space = SC_SPACE_OKLAB };
    sc_color colors[2];
    double shares[2], sum;
    sc_str part;
    if (depth == MIX_DEPTH_MAX || !sc_str_starts(s, OPENING) || !sc_str_ends(s, ")"))
        return false;
    s = sc_str_sub(s, sizeof OPENING - 1, s.len - 1);
    if (sc_str_starts(s, "in ") && (!sc_reader_split(&s, ',', &part) || !parse_mixing(part, &how)))
        return false;
    for (int i = 0; i < 2; i++)
        if (!sc_reader_split(&s, ',', &part) ||
            !parse_mixed(part, depth + 1, &colors[i], &shares[i]))
            return false;
    if (shares[0] < 0)
        shares[0] = shares[1] < 0 ? 0.5 : 1 - shares[1];
    if (shares[1] < 0)
        shares[1] = 1 - shares[0];
    sum = shares[0] + shares[1];
    if (s.len > 0 || sum <= 0)
        return false;
    *out = sc_color_mix(how, colors[0], colors[1], shares[1] / sum);
    out->a *= fmin(sum, 1);
    *out = clipped(*out);
    return true;
}

static bool parse(sc_str s, int depth, sc_color *out)
{
    s = sc_str_trim(s);
    if (sc_str_starts(s, "#"))
        return parse_hex(sc_str_sub(s, 1, s.len), out);
    return parse_name(s, out) || parse_mix(s, depth, out) || parse_function(s, out);
}

bool sc_color_parse(sc_str s, sc_color *out)
{
    sc_color color;
    if (!parse(s, 0, &color))
        return false;
    *out = color;
    return true;
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
