/*
 * WebP by libwebp. A large picture is reduced while it is decoded, to twice what is wanted, so
 * that the resampler still has detail to choose from, and memory stays small.
 */
#include "photo/decoder.h"
#include "photo/profile.h"

#include <math.h>
#include <string.h>

#include <webp/decode.h>
#include <webp/demux.h>

static bool is_webp(sc_str bytes)
{
    return sc_str_starts(bytes, "RIFF") && sc_str_eq(sc_str_sub(bytes, 8, 12), SC_STR("WEBP"));
}

static WebPData data_of(sc_str bytes)
{
    return (WebPData){ (const uint8_t *)bytes.ptr, bytes.len };
}

/* ---- the header ------------------------------------------------------------------------------ */

static sc_str chunk_of(const WebPDemuxer *demuxer, const char *name)
{
    WebPChunkIterator chunk;
    if (WebPDemuxGetChunk(demuxer, name, 1, &chunk) == 0)
        return (sc_str){ "", 0 };
    sc_str found = { (const char *)chunk.chunk.bytes, chunk.chunk.size };
    WebPDemuxReleaseChunkIterator(&chunk);
    return found;
}

/* Some writers put JPEG's prefix before the EXIF data. */
static sc_str without_prefix(sc_str exif)
{
    sc_str prefix = { "Exif\0\0", 6 };
    return sc_str_eq(sc_str_sub(exif, 0, 6), prefix) ? sc_str_sub(exif, 6, exif.len) : exif;
}

/* A file cut short parses partly; what's there of it may still be wanted. */
static WebPDemuxer *open_demuxer(const sc_photo_job *job, WebPDemuxState *state)
{
    WebPData data = data_of(job->bytes);
    return WebPDemuxPartial(&data, state);
}

static sc_status read_header(const sc_photo_job *job, sc_photo_header *out)
{
    WebPDemuxState state;
    WebPDemuxer *demuxer = open_demuxer(job, &state);
    if (demuxer == NULL)
        return sc_photo_broken(job, "its header is missing or wrong");
    out->width = (int)WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_WIDTH);
    out->height = (int)WebPDemuxGetI(demuxer, WEBP_FF_CANVAS_HEIGHT);
    out->is_animated = (WebPDemuxGetI(demuxer, WEBP_FF_FORMAT_FLAGS) & ANIMATION_FLAG) != 0;
    out->exif = without_prefix(chunk_of(demuxer, "EXIF"));
    out->profile = chunk_of(demuxer, "ICCP");
    WebPDemuxDelete(demuxer);
    return SC_OK;
}

/* ---- decoding -------------------------------------------------------------------------------- */

static const char *const FAULTS[] = {
    [VP8_STATUS_INVALID_PARAM] = "its picture makes no sense",
    [VP8_STATUS_BITSTREAM_ERROR] = "its picture is coded wrongly",
    [VP8_STATUS_UNSUPPORTED_FEATURE] = "its picture is coded in an unknown way",
    [VP8_STATUS_SUSPENDED] = "the file ends too early",
    [VP8_STATUS_USER_ABORT] = "decoding it was stopped",
    [VP8_STATUS_NOT_ENOUGH_DATA] = "the file ends too early",
};

static int scaled(int side, double scale)
{
    double wanted = ceil(side * scale);
    return wanted < side ? (int)wanted : side;
}

/* The decoded picture is one block that libwebp writes and the planes are made from. */
static sc_status decode_frame(const sc_photo_job *job, WebPData frame, WebPDecoderConfig *config,
                              int width, int height)
{
    bool is_scaled = width < config->input.width || height < config->input.height;
    config->options.use_scaling = is_scaled;
    config->options.scaled_width = width;
    config->options.scaled_height = height;
    config->output.colorspace = MODE_RGBA;
    config->output.is_external_memory = 1;
    config->output.u.RGBA.stride = (int)(4 * sc_plane_padded((size_t)width));
    config->output.u.RGBA.size = (size_t)config->output.u.RGBA.stride * (size_t)height;
    config->output.u.RGBA.rgba = sc_plane_alloc(job->scratch, config->output.u.RGBA.size);
    VP8StatusCode code = WebPDecode(frame.bytes, frame.size, config);
    if (code == VP8_STATUS_OUT_OF_MEMORY)
        sc_out_of_memory("out of memory decoding a WebP");
    return code == VP8_STATUS_OK ? SC_OK : sc_photo_damaged(job, FAULTS[code]);
}

static void fill_planes(const sc_photo_job *job, const sc_photo_header *header,
                        const WebPDecoderConfig *config, sc_photo *photo)
{
    bool has_alpha = config->input.has_alpha != 0;
    const sc_profile *profile = sc_profile_open(job, header, 3);
    sc_pixel_form form = { .colours = 3, .extras = 1, .sample_bytes = 1, .has_alpha = has_alpha };
    const sc_conversion *conversion =
        profile == NULL ? NULL : sc_conversion_new(job, profile, form);
    sc_planes_alloc(job->arena, photo, has_alpha ? 4 : 3);
    for (int y = 0; y < photo->height; y++) {
        uint8_t *row =
            config->output.u.RGBA.rgba + (size_t)config->output.u.RGBA.stride * (size_t)y;
        if (conversion != NULL)
            sc_conversion_apply(conversion, row, row, (size_t)photo->width);
        sc_planes_put_row(photo, y, row);
    }
}

/* An animation's first frame need not cover the whole: what it leaves out is cropped away. */
static sc_status decode_first(const sc_photo_job *job, const sc_photo_header *header,
                              double min_scale, const WebPIterator *frame, sc_photo *photo)
{
    WebPDecoderConfig config;
    if (WebPInitDecoderConfig(&config) == 0)
        return sc_photo_broken(job, "libwebp is of another version");
    if (WebPGetFeatures(frame->fragment.bytes, frame->fragment.size, &config.input) !=
        VP8_STATUS_OK)
        return sc_photo_broken(job, FAULTS[VP8_STATUS_NOT_ENOUGH_DATA]);
    if (config.input.width != header->width || config.input.height != header->height)
        return sc_photo_unsupported(job, "an animation whose first frame is only a part of it",
                                    "save one frame as JPEG, PNG or WebP");
    photo->width = scaled(header->width, 2 * min_scale);
    photo->height = scaled(header->height, 2 * min_scale);
    photo->scale_x = (double)photo->width / header->width;
    photo->scale_y = (double)photo->height / header->height;
    sc_status status = decode_frame(job, frame->fragment, &config, photo->width, photo->height);
    if (status == SC_OK)
        fill_planes(job, header, &config, photo);
    return status;
}

static sc_status decode(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo)
{
    WebPDemuxState state;
    WebPDemuxer *demuxer = open_demuxer(job, &state);
    WebPIterator frame;
    sc_status status = SC_OK;
    if (state != WEBP_DEMUX_DONE)
        status = sc_photo_damaged(job, "the file ends too early");
    if (status == SC_OK && WebPDemuxGetFrame(demuxer, 1, &frame) == 0)
        status = sc_photo_broken(job, "it has no picture");
    else if (status == SC_OK) {
        status = decode_first(job, header, min_scale, &frame, photo);
        WebPDemuxReleaseIterator(&frame);
    }
    WebPDemuxDelete(demuxer);
    return status;
}

const sc_photo_decoder SC_PHOTO_WEBP = {
    .format = "WebP",
    .is_mine = is_webp,
    .read_header = read_header,
    .decode = decode,
};
