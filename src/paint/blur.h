/*
 * Gaussian blur of pixels, in place: for shadows and filters. A real Gaussian, to within two
 * levels of 255, at a cost that does not grow with its width.
 */
#ifndef SC_PAINT_BLUR_H
#define SC_PAINT_BLUR_H

#include "photo/photo.h"

/* The Gaussian's standard deviation along each axis, px; 0 or less leaves the axis as it is. CSS's
 * blur radius of a shadow is twice this; that of `filter: blur()` is this. */
typedef struct sc_sigma {
    double x, y;
} sc_sigma;

/* Coverage, one byte a pixel, as in Cairo's A8. */
typedef struct sc_mask {
    int width, height; /* px */
    int stride;        /* bytes */
    uint8_t *pixels;
} sc_mask;

/** @return how many px away nothing of a pixel is to be seen any more; at least 0. */
int sc_blur_reach(double sigma);

/** Blur coverage. What is outside counts as 0, so leave sc_blur_reach() px of room about it. */
void sc_blur_mask(const sc_mask *mask, sc_sigma sigma);

/** Blur premultiplied pixels, all four bytes of each alike. As above. */
void sc_blur_bitmap(const sc_bitmap *bitmap, sc_sigma sigma);

/**
 * As the two above, but by three boxes from a standard deviation of 2 px on: the approximation
 * that Filter Effects 1, section 9.6.4, tells browsers to take, and they do.
 */
void sc_blur_boxes(const sc_bitmap *bitmap, sc_sigma sigma);
void sc_blur_mask_boxes(const sc_mask *mask, sc_sigma sigma);

#endif
