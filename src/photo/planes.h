/*
 * A decoded photo inside the photo stage: planes of 8-bit samples, as the resampler wants them, in
 * the orientation the file stores. Turning it upright costs nothing then: the resampler's output is
 * written in turned order.
 */
#ifndef SC_PHOTO_PLANES_H
#define SC_PHOTO_PLANES_H

#include "photo/photo.h"

/* Rows of planes, and row buffers, start at and are padded to multiples of this many bytes. */
enum { SC_PLANE_ALIGN = 64 };

struct sc_photo {
    int full_width, full_height; /* px, of the file, as stored */
    int width, height;           /* px, as decoded */
    double scale_x, scale_y;     /* decoded px for one of full size */
    int orientation;             /* EXIF's 1–8 */
    int plane_count;             /* 1: grey; 3: red, green, blue; 4: and alpha, premultiplied */
    size_t stride;               /* bytes, of every plane */
    uint8_t *planes[4];
};

/* What EXIF's orientation does to a stored picture, in this order. */
typedef struct sc_turn {
    bool is_transposed;            /* rows become columns */
    bool flips_across, flips_down; /* then mirrored left to right, top to bottom */
} sc_turn;

/** @return what makes a picture of EXIF orientation 1–8 upright. */
sc_turn sc_turn_of(int orientation);

/** @return `bytes` rounded up to SC_PLANE_ALIGN. */
size_t sc_plane_padded(size_t bytes);

/** @return zeroed memory that starts at a multiple of SC_PLANE_ALIGN, owned by `arena`. */
void *sc_plane_alloc(sc_arena *arena, size_t bytes);

/** Give `photo`, whose `width` and `height` are set, `plane_count` empty planes. */
void sc_planes_alloc(sc_arena *arena, sc_photo *photo, int plane_count);

/** As sc_planes_alloc(), for who will put every row: the planes hold anything until then. */
void sc_planes_alloc_raw(sc_arena *arena, sc_photo *photo, int plane_count);

/** Empty the rows from `y` on. */
void sc_planes_clear_from(sc_photo *photo, int y);

/**
 * Store a row of 8-bit pixels.
 *
 * @param row  grey samples for one plane; red, green, blue and a filler for three; with straight
 *             alpha for four, which is multiplied in. The buffer is padded to SC_PLANE_ALIGN
 * pixels.
 */
void sc_planes_put_row(sc_photo *photo, int y, const void *row);

/** As sc_planes_put_row() for `count` pixels at columns `x`, `x + step`, … (interlaced PNG). */
void sc_planes_put_sparse(sc_photo *photo, int y, int x, int step, int count, const void *row);

#endif
