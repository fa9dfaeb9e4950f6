/*
 * AVIF by libavif, which is loaded when the first such photo comes: the AV1 decoders behind it
 * would take longer to load than a card takes to make. Where the program was built without its
 * headers, or runs without it, an AVIF photo is refused as any other strange format.
 *
 * What turns an AVIF is its own `irot` and `imir`; EXIF's orientation means nothing in it (MIAF,
 * 7.3.6.7). Colours are told by an ICC profile, else by numbers (ITU-T H.273).
 */
#include "photo/decoder.h"
#include "photo/profile.h"

#if __has_include(<avif/avif.h>)

#include "base/library.h"

#include <avif/avif.h>
#include <stddef.h>

/* Its structs are part of what a version of the library promises. */
#if AVIF_VERSION_MAJOR >= 1
static const char LIBRARY[] = "libavif.so.16";
#else
static const char LIBRARY[] = "libavif.so.15";
#endif

enum { STRIP_ROWS = 64, PQ = 16, HLG = 18, LINEAR = 8 };

typedef struct functions {
    avifDecoder *(*create)(void);
    void (*destroy)(avifDecoder *decoder);
    avifResult (*set_memory)(avifDecoder *decoder, const uint8_t *bytes, size_t len);
    avifResult (*parse)(avifDecoder *decoder);
    avifResult (*next_image)(avifDecoder *decoder);
    const char *(*words)(avifResult result);
    avifImage *(*new_image)(void);
    void (*destroy_image)(avifImage *image);
    avifResult (*view)(avifImage *to, const avifImage *from, const avifCropRect *rect);
    void (*set_rgb)(avifRGBImage *rgb, const avifImage *image);
    avifResult (*to_rgb)(const avifImage *image, avifRGBImage *rgb);
} functions;

#define AT(member) offsetof(functions, member)

static const sc_symbol SYMBOLS[] = {
    { "avifDecoderCreate", AT(create) },          { "avifDecoderDestroy", AT(destroy) },
    { "avifDecoderSetIOMemory", AT(set_memory) }, { "avifDecoderParse", AT(parse) },
    { "avifDecoderNextImage", AT(next_image) },   { "avifResultToString", AT(words) },
    { "avifImageCreateEmpty", AT(new_image) },    { "avifImageDestroy", AT(destroy_image) },
    { "avifImageSetViewRect", AT(view) },         { "avifRGBImageSetDefaults", AT(set_rgb) },
    { "avifImageYUVToRGB", AT(to_rgb) },
};

static bool load(functions *lib)
{
    return sc_library_load(LIBRARY, SYMBOLS, sizeof SYMBOLS / sizeof *SYMBOLS, lib);
}

/* By the brands of the file's first box. */
static bool is_avif(sc_str bytes)
{
    functions lib;
    sc_str brands = sc_str_sub(bytes, 8, 40);
    bool is_box = sc_str_eq(sc_str_sub(bytes, 4, 8), SC_STR("ftyp"));
    bool has_brand =
        sc_str_find(brands, SC_STR("avif"), NULL) || sc_str_find(brands, SC_STR("avis"), NULL);
    return is_box && has_brand && load(&lib);
}

/* ---- the header ------------------------------------------------------------------------------ */

typedef struct avif_reader {
    functions lib;
    avifDecoder *decoder;
} avif_reader;

static void destroy_decoder(void *context)
{
    avif_reader *reader = context;
    reader->lib.destroy(reader->decoder);
}

/* Tolerant of what writers of early files left out. */
static avif_reader *reader_new(const sc_photo_job *job, avifResult *result)
{
    avif_reader *reader = SC_NEW(job->scratch, avif_reader);
    if (!load(&reader->lib) || (reader->decoder = reader->lib.create()) == NULL)
        sc_out_of_memory("libavif does not start");
    sc_arena_defer(job->scratch, destroy_decoder, reader);
    avifDecoder *decoder = reader->decoder;
    decoder->maxThreads = 1;
    decoder->strictFlags = AVIF_STRICT_DISABLED;
    decoder->ignoreExif = decoder->ignoreXMP = AVIF_TRUE;
    *result = reader->lib.set_memory(decoder, (const uint8_t *)job->bytes.ptr, job->bytes.len);
    if (*result == AVIF_RESULT_OK)
        *result = reader->lib.parse(decoder);
    if (*result == AVIF_RESULT_OUT_OF_MEMORY)
        sc_out_of_memory("out of memory decoding an AVIF");
    return reader;
}

/* As EXIF numbers them: turned anticlockwise in quarters first, then mirrored. */
static int orientation_of(const avifImage *image)
{
    static const int TURNED[] = { 1, 8, 3, 6 };
    static const int MIRRORED[2][4] = { { 4, 5, 2, 7 }, { 2, 7, 4, 5 } };
    int quarters = (image->transformFlags & AVIF_TRANSFORM_IROT) != 0 ? image->irot.angle & 3 : 0;
    if ((image->transformFlags & AVIF_TRANSFORM_IMIR) == 0)
        return TURNED[quarters];
#if AVIF_VERSION_MAJOR >= 1
    return MIRRORED[image->imir.axis & 1][quarters];
#else
    return MIRRORED[image->imir.mode & 1][quarters];
#endif
}

static sc_status read_header(const sc_photo_job *job, sc_photo_header *out)
{
    avifResult result;
    avif_reader *reader = reader_new(job, &result);
    const avifImage *image = reader->decoder->image;
    if (result != AVIF_RESULT_OK)
        return sc_photo_broken(job, reader->lib.words(result));
    int transfer = (int)image->transferCharacteristics;
    if (image->icc.size == 0 && (transfer == PQ || transfer == HLG))
        return sc_photo_unsupported(job, "an AVIF of high dynamic range",
                                    "save it in sRGB or Display P3");
    if (image->width > INT32_MAX || image->height > INT32_MAX)
        return sc_photo_broken(job, "its header is wrong");
    out->width = (int)image->width;
    out->height = (int)image->height;
    out->orientation = orientation_of(image);
    out->is_animated = reader->decoder->imageCount > 1;
    out->profile = (sc_str){ (const char *)image->icc.data, image->icc.size };
    return SC_OK;
}

/* ---- colour ---------------------------------------------------------------------------------- */

/* Of H.273: white x y, then red, green, blue. What is not here is taken for sRGB's. */
static const struct {
    int number;
    double chromaticity[8];
} PRIMARIES[] = {
    { 9, { 0.3127, 0.3290, 0.708, 0.292, 0.170, 0.797, 0.131, 0.046 } },  /* BT.2020 */
    { 12, { 0.3127, 0.3290, 0.680, 0.320, 0.265, 0.690, 0.150, 0.060 } }, /* Display P3 */
};

static const sc_profile *profile_of(const sc_photo_job *job, const sc_photo_header *header,
                                    const avifImage *image)
{
    if (header->profile.len > 0)
        return sc_profile_open(job, header, 3);
    double gamma = (int)image->transferCharacteristics == LINEAR ? 1 : 2.2;
    for (size_t i = 0; i < sizeof PRIMARIES / sizeof *PRIMARIES; i++)
        if (PRIMARIES[i].number == (int)image->colorPrimaries)
            return sc_profile_of_gamma(job, gamma, PRIMARIES[i].chromaticity);
    return sc_profile_of_gamma(job, gamma, NULL);
}

/* ---- decoding -------------------------------------------------------------------------------- */

typedef struct strip {
    avifRGBImage rgb;
    const sc_conversion *conversion; /* NULL: none is needed */
} strip;

static strip strip_new(const sc_photo_job *job, const sc_photo_header *header,
                       const avif_reader *reader)
{
    const avifImage *image = reader->decoder->image;
    bool has_alpha = image->alphaPlane != NULL;
    strip s = { .conversion = NULL };
    const sc_profile *profile = profile_of(job, header, image);
    sc_pixel_form form = { .colours = 3, .extras = 1, .sample_bytes = 1, .has_alpha = has_alpha };
    reader->lib.set_rgb(&s.rgb, image);
    s.rgb.depth = 8;
    s.rgb.format = AVIF_RGB_FORMAT_RGBA;
    s.rgb.rowBytes = (uint32_t)(4 * sc_plane_padded(image->width));
    s.rgb.pixels = sc_plane_alloc(job->scratch, (size_t)s.rgb.rowBytes * STRIP_ROWS);
    if (profile != NULL)
        s.conversion = sc_conversion_new(job, profile, form);
    return s;
}

static void put_strip(const strip *s, sc_photo *photo, int top)
{
    for (int y = 0; y < (int)s->rgb.height; y++) {
        uint8_t *row = s->rgb.pixels + (size_t)s->rgb.rowBytes * (size_t)y;
        if (s->conversion != NULL)
            sc_conversion_apply(s->conversion, row, row, (size_t)photo->width);
        sc_planes_put_row(photo, top + y, row);
    }
}

/* In strips, so that the picture is never there as packed pixels too. */
static avifResult fill_planes(const sc_photo_job *job, const sc_photo_header *header,
                              const avif_reader *reader, sc_photo *photo)
{
    const avifImage *image = reader->decoder->image;
    strip s = strip_new(job, header, reader);
    avifImage *view = reader->lib.new_image();
    avifResult result = view == NULL ? AVIF_RESULT_OUT_OF_MEMORY : AVIF_RESULT_OK;
    for (int top = 0; top < photo->height && result == AVIF_RESULT_OK; top += STRIP_ROWS) {
        int rows = photo->height - top < STRIP_ROWS ? photo->height - top : STRIP_ROWS;
        avifCropRect rect = { 0, (uint32_t)top, image->width, (uint32_t)rows };
        s.rgb.height = (uint32_t)rows;
        result = reader->lib.view(view, image, &rect);
        if (result == AVIF_RESULT_OK)
            result = reader->lib.to_rgb(view, &s.rgb);
        if (result == AVIF_RESULT_OK)
            put_strip(&s, photo, top);
    }
    if (view != NULL)
        reader->lib.destroy_image(view);
    return result;
}

static sc_status decode(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo)
{
    (void)min_scale;
    avifResult result;
    avif_reader *reader = reader_new(job, &result);
    if (result == AVIF_RESULT_OK)
        result = reader->lib.next_image(reader->decoder);
    if (result != AVIF_RESULT_OK)
        return sc_photo_broken(job, reader->lib.words(result));
    const avifImage *image = reader->decoder->image;
    if ((int)image->width != photo->full_width || (int)image->height != photo->full_height)
        return sc_photo_broken(job, "its picture has another size than its header says");
    photo->width = photo->full_width;
    photo->height = photo->full_height;
    sc_planes_alloc(job->arena, photo, image->alphaPlane != NULL ? 4 : 3);
    result = fill_planes(job, header, reader, photo);
    return result == AVIF_RESULT_OK ? SC_OK : sc_photo_broken(job, reader->lib.words(result));
}

#else

static bool is_avif(sc_str bytes)
{
    (void)bytes;
    return false;
}

static sc_status read_header(const sc_photo_job *job, sc_photo_header *out)
{
    (void)out;
    return sc_photo_unsupported(job, "an AVIF", NULL);
}

static sc_status decode(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo)
{
    (void)header;
    (void)min_scale;
    (void)photo;
    return sc_photo_unsupported(job, "an AVIF", NULL);
}

#endif

const sc_photo_decoder SC_PHOTO_AVIF = {
    .format = "AVIF",
    .is_mine = is_avif,
    .read_header = read_header,
    .decode = decode,
};
