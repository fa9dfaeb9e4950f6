/*
 * Scene → pixels, by Cairo.
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

/**
 * As sc_paint(), but a picture that fills the card, with nothing to be seen below it, is painted
 * over instead of being copied first: `*out` may be its bitmap, and its pixels are then no more its
 * own.
 */
sc_status sc_paint_over(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                        size_t count, sc_diags *diags, sc_bitmap *out);

/* How many px of the card one px of a backdrop stands for, on each axis. */
enum { SC_BACKDROP_STEP = 2 };

/**
 * As sc_paint(), without the texts and in SC_BACKDROP_STEP times fewer px: what is behind those
 * that promise legibility. Pixels that no such text can cover may be left as they are.
 */
sc_status sc_paint_backdrop(sc_arena *arena, const sc_scene *scene,
                            const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                            sc_bitmap *out);

/* Where a line of text covers a backdrop: 0–255 a pixel, where there are outlines all or nothing.
 */
typedef struct sc_coverage {
    int x, y, width, height; /* px of the backdrop; may be empty */
    int stride;              /* bytes */
    const uint8_t *pixels;
} sc_coverage;

/** Tell which pixels of a backdrop a line's glyphs cover. @return pixels owned by `arena`. */
sc_coverage sc_paint_coverage(sc_arena *arena, const sc_scene *scene, const sc_scene_text *text,
                              const sc_line *line);

#endif
