/* The formats' encoders, inside the encode stage. In their requests 0 no longer means a default. */
#ifndef SC_ENCODE_WRITERS_H
#define SC_ENCODE_WRITERS_H

#include "encode/encode.h"

/**
 * Encode at the highest quality, up to the one wanted, that fits `aim_bytes`; if none does, at the
 * lowest, if that fits `hard_bytes`.
 *
 * @param arena  owns `out->bytes`, and whatever was tried.
 * @param out    written only on success.
 * @return false if `hard_bytes` cannot be met.
 */
bool sc_encode_jpeg(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    sc_encoded *out);

/** As sc_encode_jpeg(). */
bool sc_encode_webp(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    sc_encoded *out);

/** As sc_encode_jpeg(); a PNG has one quality, so `aim_bytes` changes nothing. */
bool sc_encode_png(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                   sc_encoded *out);

#endif
