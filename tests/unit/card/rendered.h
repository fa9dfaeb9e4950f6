/*
 * What tests of the pipeline share: photographs made in the test, an article that shows one, and
 * its cards, rendered and decoded.
 */
#ifndef SC_TESTS_UNIT_CARD_RENDERED_H
#define SC_TESTS_UNIT_CARD_RENDERED_H

#include "card/card.h"
#include "encode/encode.h"
#include "lib/noise.h"
#include "unit/resolve/staged.h"

enum { RENDERED_PLATFORMS_MAX = 8 };

/* A photo's pixel: 0xRRGGBB. */
typedef uint32_t (*photo_pixel)(int x, int y);

/* @return a JPEG of 1600 x 1067 px; owned by the arena. */
static inline sc_str made_photo(staged *s, photo_pixel pixel)
{
    sc_bitmap b = { .width = 1600, .height = 1067, .stride = 6400, .is_opaque = true };
    b.pixels = SC_NEW_ARRAY(s->arena, uint32_t, (size_t)b.width * (size_t)b.height);
    for (int y = 0; y < b.height; y++)
        for (int x = 0; x < b.width; x++)
            b.pixels[y * b.width + x] = 0xFF000000u | pixel(x, y);
    sc_encode_request request = { .format = SC_FORMAT_JPEG, .quality = 92 };
    sc_encoded encoded;
    staged_expect(s, sc_encode(s->arena, &b, &request, "the photo", &s->diags, &encoded));
    return encoded.bytes;
}

/* What is rendered; `request` may be changed before rendered_now(). */
typedef struct rendered {
    sc_card_picture picture;
    const sc_platform *platforms[RENDERED_PLATFORMS_MAX];
    sc_card_request request;
    sc_card_files files;
} rendered;

/* `platforms`: a list as after --platform. The photo, if any, is called photo.jpg. */
static inline rendered *rendered_of(staged *s, const char *platforms, sc_str photo)
{
    rendered *r = SC_NEW(s->arena, rendered);
    const sc_platform *const *rows;
    size_t count;
    staged_expect(s, sc_platform_parse_list(s->arena, sc_str_of(platforms), SC_NO_SPAN, &s->diags,
                                            &rows, &count));
    if (s->fonts == NULL)
        staged_expect(s, sc_fonts_open(s->arena, NULL, 0, &s->diags, &s->fonts));
    r->picture = (sc_card_picture){ .name = SC_STR("photo.jpg"), .bytes = photo };
    r->request = (sc_card_request){ .article = &s->article,
                                    .site = &s->site,
                                    .layout = &s->layout,
                                    .fonts = s->fonts,
                                    .pictures = &r->picture,
                                    .picture_count = photo.len > 0 ? 1 : 0,
                                    .platforms = rows,
                                    .platform_count = count,
                                    .limits = SC_PHOTO_LIMITS,
                                    .version = "test" };
    return r;
}

static inline void rendered_now(staged *s, rendered *r)
{
    staged_expect(s, sc_card_render(s->arena, &r->request, &s->diags, &r->files));
}

/* @return the bytes of one of the files, which must be there. */
static inline sc_str rendered_file(const rendered *r, const char *name)
{
    for (size_t i = 0; i < r->files.count; i++)
        if (sc_str_is(r->files.items[i].name, name))
            return r->files.items[i].bytes;
    fail_msg("there is no file '%s'", name);
    return SC_STR("");
}

/* @return a card's pixels, decoded. */
static inline sc_bitmap rendered_pixels(staged *s, const rendered *r, const char *name)
{
    sc_str bytes = rendered_file(r, name);
    sc_photo_info info;
    const sc_photo *photo;
    sc_bitmap out;
    staged_expect(s,
                  sc_photo_probe(s->arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, &s->diags, &info));
    staged_expect(
        s, sc_photo_decode(s->arena, bytes, 1, &SC_PHOTO_LIMITS, SC_NO_SPAN, &s->diags, &photo));
    sc_rect whole = { 0, 0, info.width, info.height };
    staged_expect(
        s, sc_photo_resample(s->arena, photo, whole, info.width, info.height, &s->diags, &out));
    return out;
}

#endif
