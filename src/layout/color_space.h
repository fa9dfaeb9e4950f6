/*
 * Mixing colours (CSS Color Module Level 4, sections 10 and 12; Level 5, section 3): for
 * `color-mix()` and for gradients that say `in oklch` and the like.
 */
#ifndef SC_LAYOUT_COLOR_SPACE_H
#define SC_LAYOUT_COLOR_SPACE_H

#include "layout/color.h"

typedef enum sc_color_space {
    SC_SPACE_SRGB,
    SC_SPACE_SRGB_LINEAR,
    SC_SPACE_HSL,
    SC_SPACE_HWB,
    SC_SPACE_LAB,
    SC_SPACE_LCH,
    SC_SPACE_OKLAB,
    SC_SPACE_OKLCH,
} sc_color_space;

/* The way round from one hue to another. */
typedef enum sc_hue_path {
    SC_HUE_SHORTER,
    SC_HUE_LONGER,
    SC_HUE_INCREASING,
    SC_HUE_DECREASING
} sc_hue_path;

/* How to mix; all 0: in sRGB. */
typedef struct sc_mixing {
    sc_color_space space;
    sc_hue_path hue;
} sc_mixing;

/** @return the space called `name`, or -1. */
int sc_color_space_find(sc_str name);

/** @return whether the space has a hue, so that there are two ways round. */
bool sc_color_space_has_hue(sc_color_space space);

/** @return the sc_hue_path called `name`, or -1. */
int sc_hue_path_find(sc_str name);

/**
 * Mix two colours, premultiplied; a grey has the other's hue.
 *
 * @param share  of `to`, 0–1.
 * @return in sRGB; its channels may leave 0–1 where the space is larger.
 */
sc_color sc_color_mix(sc_mixing how, sc_color from, sc_color to, double share);

/** @return the sRGB of a colour's three components in a space; channels may leave 0–1. */
sc_color sc_color_from_space(sc_color_space space, const double components[3], double alpha);

#endif
