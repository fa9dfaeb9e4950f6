/*
 * Pictures for tests, and files of them in every variety that photos come in. A picture is painted
 * so that no turn or mirroring of it looks the same. Everything is owned by the arena given.
 */
#ifndef SC_TESTS_LIB_PICTURE_H
#define SC_TESTS_LIB_PICTURE_H

#include "base/str.h"

#include <stdint.h>

typedef struct sc_picture {
    int width, height;
    uint8_t *rgba; /* straight alpha; rows without padding */
} sc_picture;

/** @return red growing across, green growing down, and a blue patch near the top left corner. */
sc_picture sc_picture_paint(sc_arena *arena, int width, int height);

/** @return random pixels, the same for the same `seed`. */
sc_picture sc_picture_noise(sc_arena *arena, int width, int height, uint32_t seed);

/** @return one colour, as red, green, blue and alpha. */
sc_picture sc_picture_flat(sc_arena *arena, int width, int height, const uint8_t rgba[4]);

/** @return the pixels to store so that EXIF's `orientation` makes `upright` of them. */
sc_picture sc_picture_stored(sc_arena *arena, sc_picture upright, int orientation);

/** @return the TIFF structure of EXIF data that says only `orientation`. */
sc_str sc_picture_exif(sc_arena *arena, int orientation, bool is_big_endian);

typedef enum sc_jpeg_colours {
    SC_JPEG_YCC,
    SC_JPEG_GREY,
    SC_JPEG_RGB,
    SC_JPEG_CMYK,       /* with Adobe's marker, so inverted */
    SC_JPEG_YCCK,       /* the same */
    SC_JPEG_CMYK_PLAIN, /* without a marker, not inverted */
} sc_jpeg_colours;

typedef struct sc_jpeg_options {
    sc_jpeg_colours colours;
    int quality;      /* 0: 95 */
    int across, down; /* luma's sampling factors; 0: 1 */
    bool is_progressive, is_arithmetic;
    bool has_restarts; /* after each row of blocks */
    sc_str exif;       /* the TIFF structure */
    sc_str profile;
    bool has_broken_profile; /* its first part is left out */
} sc_jpeg_options;

sc_str sc_picture_jpeg(sc_arena *arena, sc_picture picture, const sc_jpeg_options *options);

typedef struct sc_png_options {
    int type;  /* PNG_COLOR_TYPE_* */
    int depth; /* 0: 8 */
    bool is_interlaced;
    bool has_transparent_key; /* tRNS: the first pixel's colour; of a palette, and those before */
    sc_str exif, profile;
    double gamma; /* 0: none */
} sc_png_options;

/**
 * For palettes the picture's red is reduced to 16 levels, the other channels are taken as 0. For
 * grey, its red is used.
 */
sc_str sc_picture_png(sc_arena *arena, sc_picture picture, const sc_png_options *options);

typedef struct sc_webp_options {
    bool is_lossy, is_animated;
    sc_str exif, profile;
} sc_webp_options;

sc_str sc_picture_webp(sc_arena *arena, sc_picture picture, const sc_webp_options *options);

typedef enum sc_test_profile {
    SC_TEST_SRGB,
    SC_TEST_DISPLAY_P3,
    SC_TEST_GREY_18,   /* grey of gamma 1.8 */
    SC_TEST_EMPTY_RGB, /* says that it is for such pictures, and nothing else */
    SC_TEST_EMPTY_GREY,
    SC_TEST_EMPTY_CMYK,
    SC_TEST_CMYK, /* ink by the plain formula, but half as strong */
} sc_test_profile;

sc_str sc_picture_profile(sc_arena *arena, sc_test_profile kind);

#endif
