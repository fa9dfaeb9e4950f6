/*
 * Pixels → image bytes under a byte budget.
 */
#ifndef SC_ENCODE_ENCODE_H
#define SC_ENCODE_ENCODE_H

#include "photo/photo.h"
#include "platform/platform.h"

/* JPEG: the quality wanted where nothing else is. */
enum { SC_ENCODE_QUALITY = 88 };

typedef struct sc_encode_request {
    sc_format format;  /* JPEG or PNG */
    size_t aim_bytes;  /* searched for; exceeding it is a warning; 0: no aim */
    size_t hard_bytes; /* never exceeded: an error if it cannot be had; 0: no limit */
    int quality;       /* JPEG: the quality wanted when the aim allows it; 0: SC_ENCODE_QUALITY */
} sc_encode_request;

typedef struct sc_encoded {
    sc_str bytes; /* the file; not text */
    int quality;  /* JPEG: 1–100; 0 for PNG */
    int chroma;   /* JPEG: 444 or 420; 0 for PNG */
} sc_encoded;

/**
 * Encode an opaque picture (JPEG and PNG carry no alpha, sRGB is declared).
 *
 * JPEG: baseline, 4:4:4, at the wanted quality if it fits the aim; else the highest quality that
 * does, found by search; below quality 60, 4:2:0. PNG: 8-bit RGB. Neither holds anything of the
 * photo but its pixels. The same pixels and request give the same bytes.
 *
 * @param arena  owns `out->bytes`.
 * @param what   names the picture in messages: "the whatsapp card".
 * @param diags  gains a warning, `encode.over-aim`, if only `hard_bytes` is met.
 * @param out    written only on success.
 * @return SC_OK; SC_E_LIMIT, `encode.over-limit`, if `hard_bytes` cannot be met; SC_E_USAGE,
 *         `encode.unsupported-format`, for another format.
 */
sc_status sc_encode(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    const char *what, sc_diags *diags, sc_encoded *out);

#endif
