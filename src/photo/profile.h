/*
 * Colour: pixels of a photo's own colour space → sRGB. A photo without a profile, or whose profile
 * is sRGB under whatever name, costs nothing: it has no conversion (NULL).
 */
#ifndef SC_PHOTO_PROFILE_H
#define SC_PHOTO_PROFILE_H

#include "photo/decoder.h"

enum { SC_PROFILE_MAX_BYTES = 4 * 1024 * 1024 };

/* Packed pixels before conversion. */
typedef struct sc_pixel_form {
    int colours;      /* 1 grey, 3 red green blue, 4 cyan magenta yellow black */
    int extras;       /* after them: 1 for alpha or a filler, else 0 */
    int sample_bytes; /* 1, or 2 in native order */
    bool has_alpha;   /* the extra is alpha, to be kept */
    bool is_inverted; /* 255 is no ink, as Adobe writes CMYK */
} sc_pixel_form;

typedef struct sc_profile sc_profile;

/**
 * Open an embedded profile for a picture of `colours` colours.
 *
 * @param header  whose `profile` is used.
 * @return NULL if there is none, it is sRGB, or it can't be used: then `job->diags` gains a
 * warning, `photo.profile-ignored`. Owned by `job->scratch`.
 */
const sc_profile *sc_profile_open(const sc_photo_job *job, const sc_photo_header *header,
                                  int colours);

/**
 * As sc_profile_open() from a transfer curve and, possibly, primaries (PNG's gAMA and cHRM).
 *
 * @param gamma       of the curve that decodes: 2.2, or 1 for linear light.
 * @param chromaticity white x y, then red, green, blue; NULL: sRGB's.
 * @return NULL if it comes to sRGB, or makes no sense.
 */
const sc_profile *sc_profile_of_gamma(const sc_photo_job *job, double gamma,
                                      const double chromaticity[8]);

/** @return how many colours the pixels to convert must have: 1, 3 or 4. */
int sc_profile_colours(const sc_profile *profile);

typedef struct sc_conversion sc_conversion;

/** @return a conversion of rows from `profile` to sRGB, owned by `job->scratch`; NULL, with a
 * warning, if the profile turns out to be unusable. */
const sc_conversion *sc_conversion_new(const sc_photo_job *job, const sc_profile *profile,
                                       sc_pixel_form form);

/** Convert `count` pixels to 8-bit red, green, blue and alpha (or a filler). */
void sc_conversion_apply(const sc_conversion *conversion, const void *from, uint8_t *rgba,
                         size_t count);

#endif
