/*
 * Ground: what a scene's texts are read on. Two backdrops, without the scrims and with them at full
 * strength → samples of the pixels behind and close about the letters of each line; and how an ink
 * contrasts with them, whatever is put between. Coordinates are px of the card.
 */
#ifndef SC_CARD_GROUND_H
#define SC_CARD_GROUND_H

#include "paint/paint.h"
#include "scene/scene.h"

/* A pixel behind a line, sRGB 0–1: without the scrims, and what their full strength changes. */
typedef struct sc_ground_sample {
    float bare[3], change[3];
    int16_t x, y;
} sc_ground_sample;

typedef struct sc_ground_line {
    const sc_ground_sample *samples;
    size_t count;
} sc_ground_line;

/* What one text is read on. */
typedef struct sc_ground {
    const sc_scene_text *text;
    const double *light; /* of 256 levels of sRGB, 0–1 */
    const sc_ground_line *lines;
    size_t line_count;
    sc_rect reach; /* all pixels that count, sampled or not */
} sc_ground;

typedef SC_VEC(sc_ground) sc_grounds;

/* How a text is set on its ground. */
typedef struct sc_setting {
    double scrim; /* strength of the scrims, 0–1 */
    sc_color ink;
    const sc_scene_panel *panel; /* NULL: none */
} sc_setting;

/**
 * Sample the ground of every text that promises contrast, in paint order.
 *
 * @param arena       owns the samples.
 * @param bare, full  backdrops of `scene`, see sc_paint_backdrop(), with its scrims at 0 and at 1.
 */
sc_grounds sc_ground_sample_all(sc_arena *arena, const sc_scene *scene, const sc_bitmap *bare,
                                const sc_bitmap *full);

/** @return the contrast of the worst line at its 5th percentile: WCAG 2.2's ratio, 1–21. */
double sc_ground_contrast(const sc_ground *ground, const sc_setting *setting);

/** @return whether that is at least `promise`; quicker than asking how much it is. */
bool sc_ground_is_legible(const sc_ground *ground, const sc_setting *setting, double promise);

#endif
