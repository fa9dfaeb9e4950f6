/* Reading photos in tests: a file's bytes → upright pixels of its full size, and what was said. */
#ifndef SC_TESTS_UNIT_PHOTO_READING_H
#define SC_TESTS_UNIT_PHOTO_READING_H

#include "lib/check.h"
#include "lib/picture.h"
#include "photo/photo.h"

#include <stdlib.h>

typedef struct reading {
    sc_arena *arena;
    sc_diags diags;
    sc_photo_info info;
    sc_status status;
    const sc_photo *photo; /* NULL if it could not be decoded */
    sc_bitmap bitmap;      /* all of it at full size */
} reading;

/* Read as the program does: probe, decode, resample. */
static inline void read_photo(reading *r, sc_arena *arena, sc_str bytes, bool allow_damaged)
{
    sc_photo_limits limits = SC_PHOTO_LIMITS;
    limits.allow_damaged = allow_damaged;
    *r = (reading){ .arena = arena, .diags = { .arena = arena } };
    r->status = sc_photo_probe(arena, bytes, &limits, SC_NO_SPAN, &r->diags, &r->info);
    if (r->status == SC_OK)
        r->status = sc_photo_decode(arena, bytes, 1, &limits, SC_NO_SPAN, &r->diags, &r->photo);
    if (r->status != SC_OK)
        return;
    sc_rect all = { 0, 0, r->info.width, r->info.height };
    r->status = sc_photo_resample(arena, r->photo, all, r->info.width, r->info.height, &r->diags,
                                  &r->bitmap);
}

static inline uint32_t pixel_of(const sc_bitmap *bitmap, int x, int y)
{
    return bitmap->pixels[(size_t)y * (size_t)bitmap->stride / 4 + (size_t)x];
}

/* One colour of a pixel: 0 red, 1 green, 2 blue, 3 alpha. */
static inline int channel_of(uint32_t pixel, int channel)
{
    static const int SHIFTS[] = { 16, 8, 0, 24 };
    return (int)(pixel >> SHIFTS[channel] & 255);
}

/* The mean difference of the opaque colours of all pixels, 0 to 255. */
static inline double difference(const sc_bitmap *actual, sc_picture expected)
{
    assert_int_equal(actual->width, expected.width);
    assert_int_equal(actual->height, expected.height);
    double sum = 0;
    for (int y = 0; y < expected.height; y++)
        for (int x = 0; x < expected.width; x++)
            for (int c = 0; c < 3; c++) {
                size_t at = (size_t)y * (size_t)expected.width + (size_t)x;
                sum +=
                    abs(channel_of(pixel_of(actual, x, y), c) - expected.rgba[4 * at + (size_t)c]);
            }
    return sum / (3.0 * expected.width * expected.height);
}

/* The only diagnostic there is. */
static inline const sc_diag *only_diag(const reading *r)
{
    assert_int_equal(r->diags.list.count, 1);
    return &r->diags.list.items[0];
}

#endif
