/*
 * Photographs: bytes → upright sRGB pixels, and from those the crops that cards need. A photo is
 * decoded once, at the smallest scale that serves every card, then cropped and resampled for each.
 */
#ifndef SC_PHOTO_PHOTO_H
#define SC_PHOTO_PHOTO_H

#include "base/diag.h"
#include "base/status.h"

#include <stdint.h>

/* Pixels as Cairo wants them: premultiplied 0xAARRGGBB in native order, rows of `stride` bytes. */
typedef struct sc_bitmap {
    int width, height; /* px */
    int stride;        /* bytes */
    bool is_opaque;    /* every alpha is 255 */
    uint32_t *pixels;
} sc_bitmap;

typedef struct sc_photo_limits {
    size_t file_bytes; /* 32 MiB */
    int side;          /* 16,384 px */
    double megapixels; /* 50 */
    bool allow_damaged;
} sc_photo_limits;

extern const sc_photo_limits SC_PHOTO_LIMITS;

/* What the header says, seen upright: after its EXIF orientation. */
typedef struct sc_photo_info {
    const char *format; /* "JPEG", "PNG", "WebP", "AVIF"; of a drawing, "SVG" */
    int width, height;  /* px, upright */
    int orientation;    /* EXIF's 1–8 */
    bool is_scalable;   /* a drawing: as sharp at any size */
} sc_photo_info;

typedef struct sc_photo sc_photo;

/**
 * Read a photo's header: format by content, size, orientation. Allocates nothing of its size.
 * Reports errors only; warnings (of EXIF, colour profile) come with sc_photo_decode().
 *
 * @param bytes  borrowed.
 * @param span   where the photo was named, for messages.
 * @return SC_OK; SC_E_DATA with one of `photo.empty`, `photo.unknown-format`,
 *         `photo.unsupported-format` (GIF, HEIC, an HTML page …), `photo.svg`, `photo.unsupported`
 *         (arithmetic coding …), `photo.damaged`; SC_E_LIMIT with one of `photo.too-many-bytes`,
 *         `photo.too-large`, `photo.too-many-pixels`, `photo.too-many-scans`.
 */
sc_status sc_photo_probe(sc_arena *arena, sc_str bytes, const sc_photo_limits *limits, sc_span span,
                         sc_diags *diags, sc_photo_info *out);

/** @return whether the bytes start as an SVG drawing does: no photo, but maybe a logo. */
bool sc_photo_is_svg(sc_str bytes);

/* A crop of the upright, full-size picture, px, between pixels too. */
typedef struct sc_rect {
    double x, y, width, height;
} sc_rect;

/**
 * Decode a photo, upright and in sRGB.
 *
 * @param arena      owns the pixels (released with it).
 * @param bytes      borrowed.
 * @param min_scale  the smallest factor, of the full size, that serves every card (≤ 1): a JPEG is
 *                   decoded at a DCT scale that is not smaller, a large WebP at twice this.
 * @param diags      may gain warnings too: `photo.exif-ignored`, `photo.profile-ignored`,
 *                   `photo.animated`, `photo.damaged`.
 * @param out        written only on success.
 * @return as sc_photo_probe(); damage is an error unless `limits->allow_damaged`.
 */
sc_status sc_photo_decode(sc_arena *arena, sc_str bytes, double min_scale,
                          const sc_photo_limits *limits, sc_span span, sc_diags *diags,
                          const sc_photo **out);

/**
 * The crop of an upright `width` x `height` picture that covers a box of `box_width` x
 * `box_height`, centred on the focus (0–1 each) as far as the picture's edges allow.
 * @return px of the full-size picture.
 */
sc_rect sc_photo_cover(int width, int height, double box_width, double box_height, double focus_x,
                       double focus_y);

/**
 * Resample a crop of a decoded photo (zimg, Lanczos). A transparent photo gives a bitmap that is
 * not opaque.
 *
 * @param crop   px of the full-size upright picture, inside it.
 * @param width, height  of the result, px, > 0.
 * @param out    pixels owned by `arena`; written only on success.
 * @return SC_OK, or SC_E_BUG, `photo.resample`, if the crop is not inside the picture.
 */
sc_status sc_photo_resample(sc_arena *arena, const sc_photo *photo, sc_rect crop, int width,
                            int height, sc_diags *diags, sc_bitmap *out);

#endif
