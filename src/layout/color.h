/*
 * Colours as CSS writes them (CSS Color Module Level 4 and 5): hexadecimal, the named ones, rgb(),
 * hsl(), hwb(), lab(), lch(), oklab(), oklch() and color-mix(), in sRGB. Not here: color(), and
 * colours made relative to others.
 */
#ifndef SC_LAYOUT_COLOR_H
#define SC_LAYOUT_COLOR_H

#include "base/str.h"

/* sRGB, not premultiplied, each 0–1. */
typedef struct sc_color {
    double r, g, b, a;
} sc_color;

/** Read the whole of `s` as a colour. @return false, leaving `*out` alone, if it is none. */
bool sc_color_parse(sc_str s, sc_color *out);

/** @return the nearest named colour to a misspelt name, or NULL. */
const char *sc_color_nearest_name(sc_str s);

/** @return the relative luminance of an opaque colour, 0–1 (WCAG 2.2). */
double sc_color_luminance(sc_color color);

#endif
