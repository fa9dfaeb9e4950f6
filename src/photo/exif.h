/* EXIF: all that is wanted of it is which way is up. */
#ifndef SC_PHOTO_EXIF_H
#define SC_PHOTO_EXIF_H

#include "base/str.h"

/**
 * Find a photo's orientation.
 *
 * @param scratch  for a working copy.
 * @param exif     the TIFF structure, without an "Exif\0\0" before it; may be empty.
 * @param fault    what is wrong with it, a literal, or NULL.
 * @return 1–8; 1 if there is none, or it makes no sense.
 */
int sc_exif_orientation(sc_arena *scratch, sc_str exif, const char **fault);

#endif
