/*
 * Ground: what a scene's texts are read on. A survey of where their letters stand, and two
 * backdrops, without the scrims and with them at full strength → samples of the pixels behind and
 * close about the letters of each line; and how an ink contrasts with them, whatever is put
 * between.
 */
#ifndef SC_CARD_GROUND_H
#define SC_CARD_GROUND_H

#include "card/survey.h"

/* Scrims are as strong as so many of these: 0 for none, all of them for full strength. */
enum { SC_STRENGTHS = 128 };

/* A pixel behind a line, sRGB: without the scrims, and with their full strength. */
typedef struct sc_ground_sample {
    uint8_t bare[3], full[3];
    int16_t x, y; /* px of the card */
} sc_ground_sample;

typedef struct sc_ground_line {
    const sc_ground_sample *samples;
    size_t count;
} sc_ground_line;

/* What levels of sRGB add to a pixel's relative luminance. */
typedef struct sc_light {
    double red[256], green[256], blue[256];
} sc_light;

/* What one text is read on. */
typedef struct sc_ground {
    const sc_scene_text *text;
    const sc_light *light;
    const sc_ground_line *lines; /* text->paragraph.line_count */
    sc_rect reach;               /* px of the card: all pixels that count, sampled or not */
} sc_ground;

/* How a text is set on its ground. */
typedef struct sc_setting {
    int scrim; /* strength of the scrims, 0–SC_STRENGTHS */
    sc_color ink;
    const sc_scene_panel *panel; /* NULL: none */
} sc_setting;

/**
 * Sample the ground of every text of a survey.
 *
 * @param arena       owns the samples.
 * @param bare, full  backdrops of the survey's scene, with its scrims at 0 and at full strength.
 * @return one for each text.
 */
const sc_ground *sc_ground_sample_all(sc_arena *arena, const sc_survey *survey,
                                      const sc_bitmap *bare, const sc_bitmap *full);

/** @return the contrast of the worst line at its 5th percentile: WCAG 2.2's ratio, 1–21. */
double sc_ground_contrast(const sc_ground *ground, const sc_setting *setting);

/** @return whether that is at least `promise`; quicker than asking how much it is. */
bool sc_ground_is_legible(const sc_ground *ground, const sc_setting *setting, double promise);

#endif
