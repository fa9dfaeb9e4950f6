/*
 * Pixels → image bytes under a byte budget: the choice of a format, and what is said when the
 * budget is not met. The formats are in jpeg.c, png.c and webp.c.
 */
#include "encode/encode.h"

#include "encode/writers.h"

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

/* The formats, in the order of sc_format. */
static const struct {
    bool (*encode)(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                   sc_encoded *out);
    int most_px; /* a side */
} WRITERS[] = {
    [SC_FORMAT_JPEG] = { sc_encode_jpeg, 65500 },
    [SC_FORMAT_PNG] = { sc_encode_png, 1000000 },
    [SC_FORMAT_WEBP] = { sc_encode_webp, 16383 },
};

static sc_status check_size(const sc_bitmap *bitmap, sc_format format, const char *what,
                            sc_diags *diags)
{
    int most = WRITERS[format].most_px;
    if (bitmap->width <= most && bitmap->height <= most)
        return SC_OK;
    sc_diag_error(diags, SC_NO_SPAN, "encode.too-large", NULL,
                  "%s has %d x %d px, and %s can have %d a side", what, bitmap->width,
                  bitmap->height, sc_format_name(format), most);
    return SC_E_LIMIT;
}

sc_status sc_encode(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    const char *what, sc_diags *diags, sc_encoded *out)
{
    sc_encode_request full = with_defaults(request);
    sc_status status = check_size(bitmap, full.format, what, diags);
    if (status != SC_OK)
        return status;
    sc_arena *scratch = sc_arena_new(0);
    sc_encoded encoded = { 0 };
    bool fits = WRITERS[full.format].encode(scratch, bitmap, &full, &encoded);
    if (fits)
        encoded.bytes = sc_str_copy(arena, encoded.bytes);
    sc_arena_free(scratch);
    if (!fits)
        return over_limit(diags, what, full.hard_bytes);
    if (encoded.bytes.len > full.aim_bytes)
        sc_diag_warn(diags, SC_NO_SPAN, "encode.over-aim", LIMIT_HINT,
                     "%s has %zu bytes, over the %zu that are aimed for", what, encoded.bytes.len,
                     full.aim_bytes);
    encoded.format = full.format;
    *out = encoded;
    return SC_OK;
}
