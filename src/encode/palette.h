/* The colours of a picture that has few of them. */
#ifndef SC_ENCODE_PALETTE_H
#define SC_ENCODE_PALETTE_H

#include "photo/photo.h"

enum { SC_PALETTE_MAX = 256 };

typedef struct sc_palette {
    int count;
    uint32_t colours[SC_PALETTE_MAX]; /* 0xRRGGBB, in the order they are first seen in */
    uint8_t *indices;                 /* one a pixel, rows without padding */
} sc_palette;

/**
 * Count a picture's colours, whatever its alpha.
 *
 * @param arena  owns `out->indices`.
 * @param out    written only on success.
 * @return false if there are more than SC_PALETTE_MAX: found out after a few rows of a photograph.
 */
bool sc_palette_of(sc_arena *arena, const sc_bitmap *bitmap, sc_palette *out);

#endif
