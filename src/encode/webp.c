/*
 * WebP by libwebp. A picture of few colours is coded exactly, which is smaller than lossy coding
 * and leaves type sharp; any other at the highest quality that fits. Lossy WebP always halves
 * chroma; the more careful of libwebp's ways of doing it keeps coloured type readable.
 */
#include "encode/metadata.h"
#include "encode/palette.h"
#include "encode/writers.h"

#include <string.h>

#include <webp/encode.h>
#include <webp/mux.h>

enum { LOWEST_QUALITY = 1 };

typedef struct webp_writer {
    sc_arena *arena; /* owns the files */
    const sc_bitmap *bitmap;
    sc_str profile, xmp;
    WebPPicture picture;
} webp_writer;

/* ---- the picture ----------------------------------------------------------------------------- */

static void free_picture(void *picture)
{
    WebPPictureFree(picture);
}

/* libwebp's pixels are Cairo's, but for the alpha, which Cairo leaves undefined in opaque ones. */
static void fill_picture(webp_writer *writer)
{
    const sc_bitmap *bitmap = writer->bitmap;
    WebPPicture *picture = &writer->picture;
    if (WebPPictureInit(picture) == 0)
        sc_out_of_memory("libwebp does not start");
    picture->use_argb = 1;
    picture->width = bitmap->width;
    picture->height = bitmap->height;
    if (WebPPictureAlloc(picture) == 0)
        sc_out_of_memory("out of memory encoding a WebP");
    sc_arena_defer(writer->arena, free_picture, picture);
    for (int y = 0; y < bitmap->height; y++) {
        const uint32_t *from = bitmap->pixels + (size_t)y * (size_t)bitmap->stride / 4;
        uint32_t *to = picture->argb + (size_t)y * (size_t)picture->argb_stride;
        for (int x = 0; x < bitmap->width; x++)
            to[x] = from[x] | 0xFF000000U;
    }
}

static webp_writer *writer_new(sc_arena *arena, const sc_bitmap *bitmap,
                               const sc_encode_request *request)
{
    webp_writer *writer = SC_NEW(arena, webp_writer);
    writer->arena = arena;
    writer->bitmap = bitmap;
    writer->profile = sc_metadata_srgb(arena);
    writer->xmp = sc_metadata_xmp(arena, request);
    fill_picture(writer);
    return writer;
}

/* ---- the container --------------------------------------------------------------------------- */

static void set_chunk(WebPMux *mux, const char *name, sc_str bytes)
{
    WebPData data = { (const uint8_t *)bytes.ptr, bytes.len };
    if (bytes.len > 0 && WebPMuxSetChunk(mux, name, &data, 0) != WEBP_MUX_OK)
        sc_out_of_memory("out of memory encoding a WebP");
}

/* The coded picture, the profile and the packet, in one file. */
static sc_str assemble(const webp_writer *writer, const WebPMemoryWriter *coded)
{
    WebPData picture = { coded->mem, coded->size }, file;
    WebPMux *mux = WebPMuxNew();
    if (mux == NULL || WebPMuxSetImage(mux, &picture, 0) != WEBP_MUX_OK)
        sc_out_of_memory("out of memory encoding a WebP");
    set_chunk(mux, "ICCP", writer->profile);
    set_chunk(mux, "XMP ", writer->xmp);
    if (WebPMuxAssemble(mux, &file) != WEBP_MUX_OK)
        sc_out_of_memory("out of memory encoding a WebP");
    sc_str bytes = sc_str_copy(writer->arena, (sc_str){ (const char *)file.bytes, file.size });
    WebPDataClear(&file);
    WebPMuxDelete(mux);
    return bytes;
}

/* ---- one attempt ----------------------------------------------------------------------------- */

static bool encode_as(webp_writer *writer, const WebPConfig *config, size_t limit, sc_str *out)
{
    WebPMemoryWriter coded;
    WebPMemoryWriterInit(&coded);
    writer->picture.writer = WebPMemoryWrite;
    writer->picture.custom_ptr = &coded;
    bool is_coded = WebPEncode(config, &writer->picture) != 0;
    if (!is_coded && writer->picture.error_code != VP8_ENC_ERROR_PARTITION0_OVERFLOW)
        sc_out_of_memory("out of memory encoding a WebP");
    sc_str file = is_coded ? assemble(writer, &coded) : SC_STR("");
    WebPMemoryWriterClear(&coded);
    if (!is_coded || file.len > limit)
        return false;
    *out = file;
    return true;
}

static WebPConfig config_of(int quality)
{
    WebPConfig config;
    if (WebPConfigPreset(&config, WEBP_PRESET_DEFAULT, (float)quality) == 0)
        sc_out_of_memory("libwebp is of another version");
    return config;
}

static bool attempt(webp_writer *writer, int quality, size_t limit, sc_encoded *out)
{
    WebPConfig config = config_of(quality);
    config.use_sharp_yuv = 1;
    if (!encode_as(writer, &config, limit, &out->bytes))
        return false;
    out->quality = quality;
    out->chroma = 420;
    return true;
}

static bool attempt_exact(webp_writer *writer, size_t limit, sc_encoded *out)
{
    WebPConfig config = config_of(75); /* of lossless coding: effort */
    config.lossless = 1;
    out->quality = out->chroma = 0;
    return encode_as(writer, &config, limit, &out->bytes);
}

/* ---- the search ------------------------------------------------------------------------------ */

static bool search(webp_writer *writer, size_t limit, int too_high, sc_encoded *out)
{
    bool has_found = false;
    for (int low = LOWEST_QUALITY, high = too_high; low < high;) {
        int quality = (low + high) / 2;
        bool fits = attempt(writer, quality, limit, out);
        has_found |= fits;
        low = fits ? quality + 1 : low;
        high = fits ? high : quality;
    }
    return has_found;
}

bool sc_encode_webp(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    sc_encoded *out)
{
    sc_palette palette;
    webp_writer *writer = writer_new(arena, bitmap, request);
    return (sc_palette_of(arena, bitmap, &palette) &&
            attempt_exact(writer, request->aim_bytes, out)) ||
           attempt(writer, request->quality, request->aim_bytes, out) ||
           search(writer, request->aim_bytes, request->quality, out) ||
           attempt(writer, LOWEST_QUALITY, request->hard_bytes, out);
}
