/*
 * Pixels → image bytes under a byte budget: the choice of a format, and what is said when the
 * budget is not met. The formats are in jpeg.c and png.c.
 */
#include "encode/encode.h"

#include "encode/writers.h"

#include <string.h>

static const char LIMIT_HINT[] = "a plainer picture, or JPEG, needs fewer bytes";

/* 0 stands for no limit. */
static size_t limit_of(size_t bytes)
{
    return bytes == 0 ? SIZE_MAX : bytes;
}

static sc_encode_request with_defaults(const sc_encode_request *request)
{
    sc_encode_request full = *request;
    full.hard_bytes = limit_of(request->hard_bytes);
    full.aim_bytes = limit_of(request->aim_bytes);
    if (full.aim_bytes > full.hard_bytes)
        full.aim_bytes = full.hard_bytes;
    if (full.quality <= 0)
        full.quality = SC_ENCODE_QUALITY;
    if (full.quality > 100)
        full.quality = 100;
    return full;
}

static sc_status over_limit(sc_diags *diags, const char *what, size_t hard_bytes)
{
    sc_diag_error(diags, SC_NO_SPAN, "encode.over-limit", LIMIT_HINT,
                  "%s cannot be encoded in the %zu bytes that are allowed", what, hard_bytes);
    return SC_E_LIMIT;
}

sc_status sc_encode(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    const char *what, sc_diags *diags, sc_encoded *out)
{
    if (request->format != SC_FORMAT_JPEG && request->format != SC_FORMAT_PNG) {
        sc_diag_error(diags, SC_NO_SPAN, "encode.unsupported-format", "use jpeg or png",
                      "%s cannot be written as %s", what, sc_format_name(request->format));
        return SC_E_USAGE;
    }
    sc_encode_request full = with_defaults(request);
    sc_arena *scratch = sc_arena_new(0);
    sc_encoded encoded = { 0 };
    bool fits = full.format == SC_FORMAT_JPEG ? sc_encode_jpeg(scratch, bitmap, &full, &encoded)
                                              : sc_encode_png(scratch, bitmap, &full, &encoded);
    if (fits)
        encoded.bytes = sc_str_copy(arena, encoded.bytes);
    sc_arena_free(scratch);
    if (!fits)
        return over_limit(diags, what, full.hard_bytes);
    if (encoded.bytes.len > full.aim_bytes)
        sc_diag_warn(diags, SC_NO_SPAN, "encode.over-aim", LIMIT_HINT,
                     "%s has %zu bytes, over the %zu that are aimed for", what, encoded.bytes.len,
                     full.aim_bytes);
    *out = encoded;
    return SC_OK;
}
