/*
 * Cropping by content: where in a decoded photo there is something to see, and the crop that keeps
 * it. Nothing is recognised: heads are skin-coloured blobs of a head's shape, subjects are what
 * differs from all that touches the picture's edges. The same pixels give the same crop.
 */
#ifndef SC_PHOTO_CROP_H
#define SC_PHOTO_CROP_H

#include "photo/photo.h"

/* What draws the eye in one photo. */
typedef struct sc_attention sc_attention;

/** Look at a photo. @return owned by `arena`; `photo` is not kept. */
const sc_attention *sc_photo_attention(sc_arena *arena, const sc_photo *photo);

/** List the heads that were found, px of the full-size upright picture. @return how many. */
size_t sc_photo_heads(sc_arena *arena, const sc_attention *attention, const sc_rect **out);

/**
 * Move a crop to where it keeps most of what draws the eye, heads before all, and away from what
 * will be covered.
 *
 * @param crop     px of the full-size upright picture; its size stays, its place breaks ties.
 * @param covered  `count` rectangles that type will cover, 0–1 of the crop.
 * @return the crop at its best place, inside the picture.
 */
sc_rect sc_photo_crop(const sc_attention *attention, sc_rect crop, const sc_rect *covered,
                      size_t count);

#endif
