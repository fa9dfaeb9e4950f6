/*
 * A walk over a JPEG's markers: what it is and what it carries, without decoding or allocating
 * anything. (ITU-T T.81, annex B.)
 */
#ifndef SC_PHOTO_JPEG_SURVEY_H
#define SC_PHOTO_JPEG_SURVEY_H

#include "base/str.h"

/* The numbers of a profile's parts are bytes; they start at 1. */
enum { SC_JPEG_PROFILE_PARTS = 256 };

typedef struct sc_jpeg_survey {
    int frame;         /* the low byte of the frame's marker, 0xC0 to 0xCF; 0: there is none */
    int precision;     /* bits of a sample */
    int width, height; /* px */
    int components;
    int scans;
    sc_str exif; /* without its "Exif\0\0"; borrowed; may be empty */
    sc_str profile_parts[SC_JPEG_PROFILE_PARTS]; /* of an ICC profile, by number; borrowed */
    size_t profile_bytes;                        /* in all of them */
    const char *profile_fault;                   /* NULL if they are one whole profile, or none */
} sc_jpeg_survey;

/** Walk over `bytes`, borrowed, as far as they go. */
void sc_jpeg_survey_of(sc_str bytes, sc_jpeg_survey *out);

/** @return the ICC profile of a survey without fault, put together; owned by `arena`. */
sc_str sc_jpeg_profile(sc_arena *arena, const sc_jpeg_survey *survey);

#endif
