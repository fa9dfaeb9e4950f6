/*
 * How texts are painted beyond their colour: marks, lines along them, outlines, shadows. Part of
 * scene.h.
 */
#ifndef SC_SCENE_TYPE_H
#define SC_SCENE_TYPE_H

#include "layout/color.h"

#include <stddef.h>

/* A shadow of type, px. */
typedef struct sc_scene_type_shadow {
    double x, y;    /* how far it falls */
    double blur;    /* CSS's radius: twice the standard deviation */
    sc_color color; /* its alpha is below 0 for the text's own */
} sc_scene_type_shadow;

typedef struct sc_scene_type {
    sc_color mark_color;    /* of the glyphs in marks; its alpha is below 0 for the text's own */
    sc_color mark_ground;   /* behind them */
    sc_color bar_colors[2]; /* of decorations, those of marks second; as `mark_color` */
    double stroke_px;       /* of outlines, half of it outside; 0: none */
    sc_color stroke_color;  /* as `mark_color` */
    bool is_stroke_below;   /* the letters cover its inner half */
    const sc_scene_type_shadow *shadows; /* the first on top */
    size_t shadow_count;
} sc_scene_type;

#endif
