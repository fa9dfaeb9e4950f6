/*
 * Legibility: how strong a scene's scrims must be for its texts to keep the contrast they promise.
 */
#ifndef SC_CARD_LEGIBILITY_H
#define SC_CARD_LEGIBILITY_H

#include "base/status.h"
#include "paint/paint.h"
#include "scene/scene.h"

/* What was measured of one text: the contrast of its worst line. */
typedef struct sc_contrast {
    const sc_scene_text *text;
    double ratio; /* WCAG 2.2, 1–21 */
} sc_contrast;

typedef struct sc_legibility {
    double strength;              /* of the scrims, 0–1 */
    const sc_contrast *contrasts; /* one for each text that promises any, in paint order */
    size_t count;
} sc_legibility;

/**
 * Find the least strength of the scrims at which every text keeps its promise: the contrast
 * between its colour and the pixels behind its glyphs, at the 5th percentile of its worst line.
 *
 * @param arena     owns everything reachable from `*out`.
 * @param pictures  as for sc_paint().
 * @param diags     gains `card.low-contrast` for a text whose promise no strength keeps.
 * @param out       written only on success.
 * @return SC_OK, or what painting answered.
 * @see  WCAG 2.2, "contrast ratio" and "relative luminance".
 */
sc_status sc_legibility_find(sc_arena *arena, const sc_scene *scene,
                             const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                             sc_legibility *out);

#endif
