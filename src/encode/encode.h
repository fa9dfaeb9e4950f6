/*
 * Pixels → image bytes under a byte budget.
 */
#ifndef SC_ENCODE_ENCODE_H
#define SC_ENCODE_ENCODE_H

#include "photo/photo.h"
#include "platform/platform.h"

/* Of JPEG and WebP: the quality wanted where nothing else is. */
enum { SC_ENCODE_QUALITY = 88 };

typedef struct sc_encode_request {
    sc_format format;
    size_t aim_bytes;  /* searched for; exceeding it is a warning; 0: no aim */
    size_t hard_bytes; /* never exceeded: an error if it cannot be had; 0: no limit */
    int quality;       /* the quality wanted when the aim allows it; 0: SC_ENCODE_QUALITY */
    sc_str credit;     /* written into the file, as whose photo it shows; may be empty */
    sc_str copyright;  /* the same, as whose it is */
} sc_encode_request;

typedef struct sc_encoded {
    sc_str bytes; /* the file; not text */
    sc_format format;
    int quality; /* 1–100; 0: exact */
    int chroma;  /* 444 or 420; 0: exact */
} sc_encoded;

/**
 * Encode an opaque picture, declared to be sRGB.
 *
 * JPEG: baseline, 4:4:4, at the wanted quality if it fits the aim; else the highest quality that
 * does, found by search; below quality 60, 4:2:0. PNG: exact, with a palette if the picture has no
 * more than 256 colours. WebP: exact in so few colours; else lossy, at a quality found as JPEG's
 * is. Of the photo, files hold its pixels only, and what the request says of its owners. The same
 * pixels and request give the same bytes.
 *
 * @param arena  owns `out->bytes`.
 * @param what   names the picture in messages: "the whatsapp card".
 * @param diags  gains a warning, `encode.over-aim`, if only `hard_bytes` is met.
 * @param out    written only on success.
 * @return SC_OK; SC_E_LIMIT, `encode.over-limit`, if `hard_bytes` cannot be met, or
 *         `encode.too-large`, if the picture has more pixels a side than the format can have.
 */
sc_status sc_encode(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    const char *what, sc_diags *diags, sc_encoded *out);

#endif
