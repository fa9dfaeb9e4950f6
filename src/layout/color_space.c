/*
 * Colour spaces: see color_space.h. Matrices and formulas: CSS Color Module Level 4, section 17
 * (Björn Ottosson's Oklab; CIE Lab of D50, by Bradford's adaptation). Components are in CSS's own
 * order and scale: lightness of lab and lch 0–100, hues in degrees, all else 0–1.
 */
#include "layout/color_space.h"

#include <math.h>

/* Less colour than this is none: the hue is noise. */
static const double GREY = 1e-4;

static const double LAB_EPSILON = 216.0 / 24389, LAB_KAPPA = 24389.0 / 27;
static const double WHITE[3] = { 0.3457 / 0.3585, 1, (1 - 0.3457 - 0.3585) / 0.3585 };

static double encode(double linear)
{
    double v = fabs(linear);
    v = v <= 0.0031308 ? 12.92 * v : 1.055 * pow(v, 1 / 2.4) - 0.055;
    return copysign(v, linear);
}

static double decode(double encoded)
{
    double v = fabs(encoded);
    v = v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
    return copysign(v, encoded);
}

static void multiply(const double m[3][3], const double v[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
}

/* --- each space: to and from sRGB ----------------------------------------------------------- */

static void same(const double in[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = in[i];
}

static void to_linear(const double rgb[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = decode(rgb[i]);
}

static void from_linear(const double linear[3], double out[3])
{
    for (int i = 0; i < 3; i++)
        out[i] = encode(linear[i]);
}

static double greatest(const double v[3])
{
    return fmax(v[0], fmax(v[1], v[2]));
}

static double least(const double v[3])
{
    return fmin(v[0], fmin(v[1], v[2]));
}

static double hue_of(const double rgb[3])
{
    double top = greatest(rgb), range = top - least(rgb);
    if (range < GREY)
        return 0;
    if (top == rgb[0])
        return fmod((rgb[1] - rgb[2]) / range + 6, 6) * 60;
    if (top == rgb[1])
        return ((rgb[2] - rgb[0]) / range + 2) * 60;
    return ((rgb[0] - rgb[1]) / range + 4) * 60;
}

static void to_hsl(const double rgb[3], double out[3])
{
    double top = greatest(rgb), bottom = least(rgb), lightness = (top + bottom) / 2;
    double room = 1 - fabs(2 * lightness - 1);
    out[0] = hue_of(rgb);
    out[1] = room < GREY ? 0 : (top - bottom) / room;
    out[2] = lightness;
}

static void from_hsl(const double hsl[3], double out[3])
{
    static const double TURN[3] = { 0, 8, 4 };
    double amplitude = hsl[1] * fmin(hsl[2], 1 - hsl[2]);
    for (int i = 0; i < 3; i++) {
        double k = fmod(TURN[i] + fmod(hsl[0], 360) / 30 + 12, 12);
        out[i] = hsl[2] - amplitude * fmax(-1, fmin(fmin(k - 3, 9 - k), 1));
    }
}

static void to_hwb(const double rgb[3], double out[3])
{
    out[0] = hue_of(rgb);
    out[1] = least(rgb);
    out[2] = 1 - greatest(rgb);
}

static void from_hwb(const double hwb[3], double out[3])
{
    const double pure[3] = { hwb[0], 1, 0.5 };
    double whole = hwb[1] + hwb[2], white = hwb[1];
    if (whole >= 1) {
        out[0] = out[1] = out[2] = white / whole;
        return;
    }
    from_hsl(pure, out);
    for (int i = 0; i < 3; i++)
        out[i] = out[i] * (1 - whole) + white;
}

static void to_oklab(const double rgb[3], double out[3])
{
    static const double LMS[3][3] = { { 0.4122214708, 0.5363325363, 0.0514459929 },
                                      { 0.2119034982, 0.6806995451, 0.1073969566 },
                                      { 0.0883024619, 0.2817188376, 0.6299787005 } };
    static const double LAB[3][3] = { { 0.2104542553, 0.7936177850, -0.0040720468 },
                                      { 1.9779984951, -2.4285922050, 0.4505937099 },
                                      { 0.0259040371, 0.7827717662, -0.8086757660 } };
    double linear[3], lms[3];
    to_linear(rgb, linear);
    multiply(LMS, linear, lms);
    for (int i = 0; i < 3; i++)
        lms[i] = cbrt(lms[i]);
    multiply(LAB, lms, out);
}

static void from_oklab(const double lab[3], double out[3])
{
    static const double LMS[3][3] = { { 1, 0.3963377774, 0.2158037573 },
                                      { 1, -0.1055613458, -0.0638541728 },
                                      { 1, -0.0894841775, -1.2914855480 } };
    static const double RGB[3][3] = { { 4.0767416621, -3.3077115913, 0.2309699292 },
                                      { -1.2684380046, 2.6097574011, -0.3413193965 },
                                      { -0.0041960863, -0.7034186147, 1.7076147010 } };
    double lms[3], linear[3];
    multiply(LMS, lab, lms);
    for (int i = 0; i < 3; i++)
        lms[i] = lms[i] * lms[i] * lms[i];
    multiply(RGB, lms, linear);
    from_linear(linear, out);
}

static void to_lab(const double rgb[3], double out[3])
{
    static const double XYZ[3][3] = {
        { 0.436065742824811, 0.3851514688337912, 0.14307845442264197 },
        { 0.22249319175623702, 0.7168870538238823, 0.06061979053616537 },
        { 0.013923904500943465, 0.09708128566574634, 0.7140993584005155 }
    };
    double linear[3], xyz[3], f[3];
    to_linear(rgb, linear);
    multiply(XYZ, linear, xyz);
    for (int i = 0; i < 3; i++) {
        double v = xyz[i] / WHITE[i];
        f[i] = v > LAB_EPSILON ? cbrt(v) : (LAB_KAPPA * v + 16) / 116;
    }
    out[0] = 116 * f[1] - 16;
    out[1] = 500 * (f[0] - f[1]);
    out[2] = 200 * (f[1] - f[2]);
}

static void from_lab(const double lab[3], double out[3])
{
    static const double RGB[3][3] = {
        { 3.1341358529001178, -1.617385998018042, -0.4906622179110975 },
        { -0.978795478467, 1.9162543773959884, 0.03344287339036693 },
        { 0.07195539255794733, -0.22897675981518200, 1.405386035113115 }
    };
    double f1 = (lab[0] + 16) / 116, xyz[3], linear[3];
    const double f[3] = { lab[1] / 500 + f1, f1, f1 - lab[2] / 200 };
    for (int i = 0; i < 3; i++) {
        double cube = f[i] * f[i] * f[i];
        xyz[i] = WHITE[i] * (cube > LAB_EPSILON ? cube : (116 * f[i] - 16) / LAB_KAPPA);
    }
    multiply(RGB, xyz, linear);
    from_linear(linear, out);
}

/* The two that are lightness, chroma and hue of another. */
static void to_polar(const double lab[3], double out[3])
{
    out[0] = lab[0];
    out[1] = hypot(lab[1], lab[2]);
    out[2] = fmod(atan2(lab[2], lab[1]) * 180 / M_PI + 360, 360);
}

static void from_polar(const double lch[3], double out[3])
{
    double angle = lch[2] * M_PI / 180;
    out[0] = lch[0];
    out[1] = lch[1] * cos(angle);
    out[2] = lch[1] * sin(angle);
}

static void to_lch(const double rgb[3], double out[3])
{
    double lab[3];
    to_lab(rgb, lab);
    to_polar(lab, out);
}

static void from_lch(const double lch[3], double out[3])
{
    double lab[3];
    from_polar(lch, lab);
    from_lab(lab, out);
}

static void to_oklch(const double rgb[3], double out[3])
{
    double lab[3];
    to_oklab(rgb, lab);
    to_polar(lab, out);
}

static void from_oklch(const double lch[3], double out[3])
{
    double lab[3];
    from_polar(lch, lab);
    from_oklab(lab, out);
}

/* In the order of sc_color_space. */
static const struct {
    const char *name;
    void (*from_srgb)(const double rgb[3], double out[3]);
    void (*to_srgb)(const double in[3], double rgb[3]);
    int hue;          /* which component is the hue; -1: none */
    int colourful;    /* which one is 0 for a grey; of hwb, none alone is */
    double grey_most; /* up to how much of it is grey */
} SPACES[] = {
    { "srgb", same, same, -1, 0, 0 },
    { "srgb-linear", to_linear, from_linear, -1, 0, 0 },
    { "hsl", to_hsl, from_hsl, 0, 1, 1e-4 },
    { "hwb", to_hwb, from_hwb, 0, -1, 0 },
    { "lab", to_lab, from_lab, -1, 0, 0 },
    { "lch", to_lch, from_lch, 2, 1, 0.015 },
    { "oklab", to_oklab, from_oklab, -1, 0, 0 },
    { "oklch", to_oklch, from_oklch, 2, 1, 1e-4 },
};
enum { SPACE_COUNT = sizeof SPACES / sizeof *SPACES };

static const char *const PATHS[] = { "shorter", "longer", "increasing", "decreasing" };

int sc_color_space_find(sc_str name)
{
    for (int i = 0; i < SPACE_COUNT; i++)
        if (sc_str_is_nocase(name, SPACES[i].name))
            return i;
    return -1;
}

bool sc_color_space_has_hue(sc_color_space space)
{
    return SPACES[space].hue >= 0;
}

int sc_hue_path_find(sc_str name)
{
    for (int i = 0; i < (int)(sizeof PATHS / sizeof *PATHS); i++)
        if (sc_str_is_nocase(name, PATHS[i]))
            return i;
    return -1;
}

/* --- mixing --------------------------------------------------------------------------------- */

static bool is_grey(sc_color_space space, const double components[3])
{
    if (SPACES[space].colourful < 0)
        return components[1] + components[2] >= 1 - GREY;
    return components[SPACES[space].colourful] <= SPACES[space].grey_most;
}

/* CSS Color 4, section 12.4: `to` moved by a turn so that the way between is the one wanted. */
static double turned(sc_hue_path path, double from, double to)
{
    double way = to - from;
    if (path == SC_HUE_SHORTER)
        return way > 180 ? to - 360 : way < -180 ? to + 360 : to;
    if (path == SC_HUE_LONGER)
        return fabs(way) >= 180 ? to : way > 0 ? to - 360 : to + 360;
    if (path == SC_HUE_INCREASING)
        return way < 0 ? to + 360 : to;
    return way > 0 ? to - 360 : to;
}

static void meet_hues(sc_mixing how, double from[3], double to[3])
{
    int hue = SPACES[how.space].hue;
    if (hue < 0)
        return;
    bool from_grey = is_grey(how.space, from), to_grey = is_grey(how.space, to);
    if (from_grey)
        from[hue] = to[hue];
    else if (to_grey)
        to[hue] = from[hue];
    if (from_grey == to_grey)
        to[hue] = turned(how.hue, from[hue], to[hue]);
}

sc_color sc_color_from_space(sc_color_space space, const double components[3], double alpha)
{
    double rgb[3];
    SPACES[space].to_srgb(components, rgb);
    return (sc_color){ rgb[0], rgb[1], rgb[2], alpha };
}

sc_color sc_color_mix(sc_mixing how, sc_color from, sc_color to, double share)
{
    const double a[3] = { from.r, from.g, from.b }, b[3] = { to.r, to.g, to.b };
    double start[3], end[3], mixed[3];
    double alpha = from.a * (1 - share) + to.a * share;
    SPACES[how.space].from_srgb(a, start);
    SPACES[how.space].from_srgb(b, end);
    meet_hues(how, start, end);
    for (int i = 0; i < 3; i++) {
        double from_weight = from.a * (1 - share) / (alpha > 0 ? alpha : 1);
        double to_weight = to.a * share / (alpha > 0 ? alpha : 1);
        bool is_hue = i == SPACES[how.space].hue;
        mixed[i] = is_hue ? start[i] * (1 - share) + end[i] * share
                          : start[i] * from_weight + end[i] * to_weight;
    }
    return sc_color_from_space(how.space, mixed, alpha);
}
