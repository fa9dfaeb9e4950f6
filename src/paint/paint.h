/*
 * Scene → pixels, by Cairo. Outlines of glyphs are filled as paths, so that every glyph stands at
 * its exact place: Cairo 1.16 would round it to whole pixels.
 */
#ifndef SC_PAINT_PAINT_H
#define SC_PAINT_PAINT_H

#include "base/status.h"
#include "scene/scene.h"

/* A picture resampled to the box of the scene's image that shows it. */
typedef struct sc_paint_picture {
    const sc_scene_image *image;
    sc_bitmap bitmap; /* image->box.width x image->box.height px */
} sc_paint_picture;

/**
 * Paint a card.
 *
 * @param arena     owns the pixels.
 * @param pictures  `count`, one for each image of the scene; borrowed.
 * @param out       opaque; written only on success.
 * @return SC_OK; SC_E_BUG, `paint.failed`, with Cairo's own words.
 */
sc_status sc_paint(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                   size_t count, sc_diags *diags, sc_bitmap *out);

#endif
