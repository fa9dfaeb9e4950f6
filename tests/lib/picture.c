/* See picture.h. */
#include "lib/picture.h"

#include "lib/noise.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>
#include <lcms2.h>
#include <webp/encode.h>

static void need(bool is_well, const char *what)
{
    if (is_well)
        return;
    fprintf(stderr, "picture: %s\n", what);
    abort();
}

/* ---- pixels ---------------------------------------------------------------------------------- */

static sc_picture picture_new(sc_arena *arena, int width, int height)
{
    size_t count = (size_t)width * (size_t)height;
    return (sc_picture){ width, height, sc_arena_alloc_array(arena, count, 4) };
}

static uint8_t *pixel(sc_picture p, int x, int y)
{
    return p.rgba + 4 * ((size_t)y * (size_t)p.width + (size_t)x);
}

sc_picture sc_picture_paint(sc_arena *arena, int width, int height)
{
    sc_picture p = picture_new(arena, width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            bool is_patch = x < width / 3 && y < height / 4;
            uint8_t *at = pixel(p, x, y);
            at[0] = (uint8_t)(20 + 200 * x / width);
            at[1] = (uint8_t)(30 + 180 * y / height);
            at[2] = is_patch ? 220 : 60;
            at[3] = 255;
        }
    return p;
}

sc_picture sc_picture_noise(sc_arena *arena, int width, int height, uint32_t seed)
{
    sc_picture p = picture_new(arena, width, height);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            uint32_t value = sc_noise_hash(x, y, seed);
            uint8_t *at = pixel(p, x, y);
            at[0] = (uint8_t)value;
            at[1] = (uint8_t)(value >> 8);
            at[2] = (uint8_t)(value >> 16);
            at[3] = 255;
        }
    return p;
}

sc_picture sc_picture_flat(sc_arena *arena, int width, int height, const uint8_t rgba[4])
{
    sc_picture p = picture_new(arena, width, height);
    for (size_t i = 0; i < (size_t)width * (size_t)height; i++)
        memcpy(p.rgba + 4 * i, rgba, 4);
    return p;
}

/* Where EXIF's words ("row 0 is the visual right side …") put the upright pixel x, y. */
static void stored_place(int orientation, int width, int height, int *x, int *y)
{
    int across = *x, down = *y, right = width - 1 - *x, bottom = height - 1 - *y;
    const int places[9][2] = {
        [1] = { across, down },   [2] = { right, down },    [3] = { right, bottom },
        [4] = { across, bottom }, [5] = { down, across },   [6] = { down, right },
        [7] = { bottom, right },  [8] = { bottom, across },
    };
    *x = places[orientation][0];
    *y = places[orientation][1];
}

sc_picture sc_picture_stored(sc_arena *arena, sc_picture upright, int orientation)
{
    int width = orientation >= 5 ? upright.height : upright.width;
    int height = orientation >= 5 ? upright.width : upright.height;
    sc_picture stored = picture_new(arena, width, height);
    for (int y = 0; y < upright.height; y++)
        for (int x = 0; x < upright.width; x++) {
            int to_x = x, to_y = y;
            stored_place(orientation, upright.width, upright.height, &to_x, &to_y);
            memcpy(pixel(stored, to_x, to_y), pixel(upright, x, y), 4);
        }
    return stored;
}

sc_str sc_picture_exif(sc_arena *arena, int orientation, bool is_big_endian)
{
    char big[] = "MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0?\0\0\0\0\0\0";
    char little[] = "II*\0\10\0\0\0\1\0\22\1\3\0\1\0\0\0?\0\0\0\0\0\0\0";
    big[19] = little[18] = (char)orientation;
    sc_str exif = { is_big_endian ? big : little, 26 };
    return sc_str_copy(arena, exif);
}

/* ---- JPEG ------------------------------------------------------------------------------------ */

static void ink_of(const uint8_t *rgb, uint8_t *ink, bool is_inverted)
{
    int light = rgb[0] > rgb[1] ? rgb[0] : rgb[1];
    light = rgb[2] > light ? rgb[2] : light;
    for (int c = 0; c < 3; c++) {
        int shade = light == 0 ? 255 : (rgb[c] * 255 + light / 2) / light;
        ink[c] = (uint8_t)(is_inverted ? shade : 255 - shade);
    }
    ink[3] = (uint8_t)(is_inverted ? light : 255 - light);
}

static void jpeg_row(sc_picture p, int y, const sc_jpeg_options *o, uint8_t *row)
{
    for (int x = 0; x < p.width; x++) {
        const uint8_t *from = pixel(p, x, y);
        if (o->colours == SC_JPEG_GREY)
            *row++ = from[0];
        else if (o->colours >= SC_JPEG_CMYK) {
            ink_of(from, row, o->colours != SC_JPEG_CMYK_PLAIN);
            row += 4;
        } else {
            memcpy(row, from, 3);
            row += 3;
        }
    }
}

static const struct {
    J_COLOR_SPACE given, stored;
    int components;
} JPEG_SPACES[] = {
    [SC_JPEG_YCC] = { JCS_RGB, JCS_YCbCr, 3 },
    [SC_JPEG_GREY] = { JCS_GRAYSCALE, JCS_GRAYSCALE, 1 },
    [SC_JPEG_RGB] = { JCS_RGB, JCS_RGB, 3 },
    [SC_JPEG_CMYK] = { JCS_CMYK, JCS_CMYK, 4 },
    [SC_JPEG_YCCK] = { JCS_CMYK, JCS_YCCK, 4 },
    [SC_JPEG_CMYK_PLAIN] = { JCS_CMYK, JCS_CMYK, 4 },
};

static void set_jpeg(struct jpeg_compress_struct *jpeg, sc_picture p, const sc_jpeg_options *o)
{
    jpeg->image_width = (JDIMENSION)p.width;
    jpeg->image_height = (JDIMENSION)p.height;
    jpeg->input_components = JPEG_SPACES[o->colours].components;
    jpeg->in_color_space = JPEG_SPACES[o->colours].given;
    jpeg_set_defaults(jpeg);
    jpeg_set_colorspace(jpeg, JPEG_SPACES[o->colours].stored);
    jpeg_set_quality(jpeg, o->quality == 0 ? 95 : o->quality, TRUE);
    jpeg->comp_info[0].h_samp_factor = o->across == 0 ? 1 : o->across;
    jpeg->comp_info[0].v_samp_factor = o->down == 0 ? 1 : o->down;
    if (o->colours == SC_JPEG_YCCK) {
        jpeg->comp_info[3].h_samp_factor = jpeg->comp_info[0].h_samp_factor;
        jpeg->comp_info[3].v_samp_factor = jpeg->comp_info[0].v_samp_factor;
    }
    if (o->colours == SC_JPEG_CMYK_PLAIN)
        jpeg->write_Adobe_marker = FALSE;
    if (o->is_progressive)
        jpeg_simple_progression(jpeg);
    jpeg->arith_code = o->is_arithmetic;
    jpeg->restart_in_rows = o->has_restarts ? 1 : 0;
}

static void write_exif(sc_arena *arena, struct jpeg_compress_struct *jpeg, sc_str exif)
{
    sc_buf marker = sc_buf_new(arena, 1 << 17);
    sc_buf_add(&marker, (sc_str){ "Exif\0\0", 6 });
    sc_buf_add(&marker, exif);
    jpeg_write_marker(jpeg, JPEG_APP0 + 1, (const JOCTET *)marker.ptr, (unsigned)marker.len);
}

/* In parts of 400 bytes, the last one first, as the standard allows. */
static void write_profile(sc_arena *arena, struct jpeg_compress_struct *jpeg, sc_str profile,
                          bool is_broken)
{
    enum { PART = 400 };
    int parts = (int)((profile.len + PART - 1) / PART);
    for (int i = parts; i > (is_broken ? 1 : 0); i--) {
        sc_buf marker = sc_buf_new(arena, 1 << 16);
        sc_buf_add(&marker, (sc_str){ "ICC_PROFILE\0", 12 });
        sc_buf_addc(&marker, (char)i);
        sc_buf_addc(&marker, (char)parts);
        sc_buf_add(&marker, sc_str_sub(profile, (size_t)(i - 1) * PART, (size_t)i * PART));
        jpeg_write_marker(jpeg, JPEG_APP0 + 2, (const JOCTET *)marker.ptr, (unsigned)marker.len);
    }
}

sc_str sc_picture_jpeg(sc_arena *arena, sc_picture picture, const sc_jpeg_options *options)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &bytes, &len);
    set_jpeg(&jpeg, picture, options);
    jpeg_start_compress(&jpeg, TRUE);
    if (options->exif.len > 0)
        write_exif(arena, &jpeg, options->exif);
    write_profile(arena, &jpeg, options->profile, options->has_broken_profile);
    uint8_t *row = sc_arena_alloc(arena, 4 * (size_t)picture.width);
    for (int y = 0; y < picture.height; y++) {
        jpeg_row(picture, y, options, row);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    sc_str file = sc_str_copy(arena, (sc_str){ (const char *)bytes, len });
    free(bytes);
    return file;
}

/* ---- PNG ------------------------------------------------------------------------------------- */

static void png_to_buf(png_struct *png, png_byte *bytes, size_t len)
{
    sc_buf_add(png_get_io_ptr(png), (sc_str){ (const char *)bytes, len });
}

static void png_flush_buf(png_struct *png)
{
    (void)png;
}

static void set_bits(uint8_t *row, int x, int depth, unsigned value)
{
    int at = x * depth;
    row[at / 8] = (uint8_t)(row[at / 8] | value << (8 - depth - at % 8));
}

static void put_sample(uint8_t **row, unsigned value, int depth)
{
    *(*row)++ = (uint8_t)value;
    if (depth == 16)
        *(*row)++ = (uint8_t)value; /* value * 257 */
}

static void png_row(sc_picture p, int y, const sc_png_options *o, int depth, uint8_t *row)
{
    memset(row, 0, 8 * (size_t)p.width);
    bool is_packed = o->type == PNG_COLOR_TYPE_PALETTE || depth < 8;
    bool has_colour = (o->type & PNG_COLOR_MASK_COLOR) != 0;
    for (int x = 0; x < p.width; x++) {
        const uint8_t *from = pixel(p, x, y);
        if (is_packed) {
            int levels = o->type == PNG_COLOR_TYPE_PALETTE && depth > 4 ? 4 : depth;
            set_bits(row, x, depth, (unsigned)from[0] >> (8 - levels));
            continue;
        }
        for (int c = 0; c < (has_colour ? 3 : 1); c++)
            put_sample(&row, from[c], depth);
        if ((o->type & PNG_COLOR_MASK_ALPHA) != 0)
            put_sample(&row, from[3], depth);
    }
}

static void set_palette(png_struct *png, png_info *info, int depth)
{
    int levels = 1 << (depth > 4 ? 4 : depth);
    png_color palette[16];
    for (int i = 0; i < levels; i++)
        palette[i] = (png_color){ (png_byte)(255 * i / (levels - 1)), 0, 0 };
    png_set_PLTE(png, info, palette, levels);
}

static void set_transparent_key(png_struct *png, png_info *info, sc_picture p, int depth)
{
    unsigned scale = depth == 16 ? 257 : 1;
    const uint8_t *first = pixel(p, 0, 0);
    const png_byte see_through[16] = { 0 };
    int first_entry = first[0] >> (8 - (depth > 4 ? 4 : depth));
    unsigned grey = depth < 8 ? (unsigned)first[0] >> (8 - depth) : first[0] * scale;
    png_color_16 key = { .red = (png_uint_16)(first[0] * scale),
                         .green = (png_uint_16)(first[1] * scale),
                         .blue = (png_uint_16)(first[2] * scale),
                         .gray = (png_uint_16)grey };
    png_set_tRNS(png, info, see_through, first_entry + 1, &key);
}

static void set_png(png_struct *png, png_info *info, sc_picture p, const sc_png_options *o,
                    int depth)
{
    png_set_IHDR(png, info, (png_uint_32)p.width, (png_uint_32)p.height, depth, o->type,
                 o->is_interlaced ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE,
                 PNG_COMPRESSION_TYPE_BASE, PNG_FILTER_TYPE_BASE);
    if (o->type == PNG_COLOR_TYPE_PALETTE)
        set_palette(png, info, depth);
    if (o->has_transparent_key)
        set_transparent_key(png, info, p, depth);
    if (o->profile.len > 0)
        png_set_iCCP(png, info, "profile", PNG_COMPRESSION_TYPE_BASE,
                     (png_const_bytep)o->profile.ptr, (png_uint_32)o->profile.len);
    if (o->gamma != 0)
        png_set_gAMA(png, info, o->gamma);
    png_text text = { .compression = PNG_TEXT_COMPRESSION_zTXt,
                      .key = "Comment",
                      .text = "a picture" };
    png_set_text(png, info, &text, 1);
}

sc_str sc_picture_png(sc_arena *arena, sc_picture picture, const sc_png_options *options)
{
    int depth = options->depth == 0 ? 8 : options->depth;
    sc_buf out = sc_buf_new(arena, 1 << 28);
    png_struct *png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
    png_info *info = png_create_info_struct(png);
    png_set_write_fn(png, &out, png_to_buf, png_flush_buf);
    set_png(png, info, picture, options, depth);
    sc_str exif = sc_str_copy(arena, options->exif);
    if (exif.len > 0)
        png_set_eXIf_1(png, info, (png_uint_32)exif.len, (png_bytep)(uintptr_t)exif.ptr);
    png_write_info(png, info);
    png_byte **rows = SC_NEW_ARRAY(arena, png_byte *, picture.height);
    for (int y = 0; y < picture.height; y++) {
        rows[y] = sc_arena_alloc(arena, 8 * (size_t)picture.width);
        png_row(picture, y, options, depth, rows[y]);
    }
    png_write_image(png, rows);
    png_write_end(png, info);
    png_destroy_write_struct(&png, &info);
    return sc_buf_str(&out);
}

/* ---- WebP ------------------------------------------------------------------------------------ */

static void add_le(sc_buf *out, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        sc_buf_addc(out, (char)(value >> (8 * i)));
}

static void add_chunk(sc_buf *out, const char *name, sc_str data)
{
    sc_buf_addz(out, name);
    add_le(out, (uint32_t)data.len, 4);
    sc_buf_add(out, data);
    if (data.len % 2 == 1)
        sc_buf_addc(out, '\0');
}

static sc_str animation_frame(sc_arena *arena, sc_picture p, sc_str image)
{
    sc_buf frame = sc_buf_new(arena, 1 << 26);
    add_le(&frame, 0, 6);
    add_le(&frame, (uint32_t)p.width - 1, 3);
    add_le(&frame, (uint32_t)p.height - 1, 3);
    add_le(&frame, 100, 3);
    add_le(&frame, 0, 1);
    sc_buf_add(&frame, image);
    return sc_buf_str(&frame);
}

/* The extended file format, around the image chunks of a simple file. */
static sc_str extended(sc_arena *arena, sc_picture p, sc_str simple, const sc_webp_options *o)
{
    enum { HAS_PROFILE = 0x20, HAS_ALPHA = 0x10, HAS_EXIF = 0x08, IS_ANIMATED = 0x02 };
    sc_str image = sc_str_sub(simple, 12, simple.len);
    sc_buf head = sc_buf_new(arena, 64), body = sc_buf_new(arena, 1 << 27);
    add_le(&head,
           (o->profile.len > 0 ? HAS_PROFILE : 0) | (o->exif.len > 0 ? HAS_EXIF : 0) |
               (o->is_animated ? IS_ANIMATED : 0) | (o->is_lossy ? 0 : HAS_ALPHA),
           4);
    add_le(&head, (uint32_t)p.width - 1, 3);
    add_le(&head, (uint32_t)p.height - 1, 3);
    add_chunk(&body, "VP8X", sc_buf_str(&head));
    if (o->profile.len > 0)
        add_chunk(&body, "ICCP", o->profile);
    if (o->is_animated) {
        add_chunk(&body, "ANIM", (sc_str){ "\0\0\0\0\0\0", 6 });
        add_chunk(&body, "ANMF", animation_frame(arena, p, image));
        add_chunk(&body, "ANMF", animation_frame(arena, p, image));
    } else
        sc_buf_add(&body, image);
    if (o->exif.len > 0)
        add_chunk(&body, "EXIF", o->exif);
    sc_buf file = sc_buf_new(arena, 1 << 28);
    sc_buf_addz(&file, "RIFF");
    add_le(&file, (uint32_t)body.len + 4, 4);
    sc_buf_addz(&file, "WEBP");
    sc_buf_add(&file, sc_buf_str(&body));
    return sc_buf_str(&file);
}

sc_str sc_picture_webp(sc_arena *arena, sc_picture picture, const sc_webp_options *options)
{
    uint8_t *bytes = NULL;
    int stride = 4 * picture.width;
    size_t len =
        options->is_lossy
            ? WebPEncodeRGBA(picture.rgba, picture.width, picture.height, stride, 90, &bytes)
            : WebPEncodeLosslessRGBA(picture.rgba, picture.width, picture.height, stride, &bytes);
    need(len > 0, "libwebp fails");
    sc_str simple = sc_str_copy(arena, (sc_str){ (const char *)bytes, len });
    WebPFree(bytes);
    bool is_simple = options->exif.len == 0 && options->profile.len == 0 && !options->is_animated;
    return is_simple ? simple : extended(arena, picture, simple, options);
}

/* ---- profiles -------------------------------------------------------------------------------- */

static cmsHPROFILE display_p3(void)
{
    cmsCIExyY white = { 0.3127, 0.3290, 1 };
    cmsCIExyYTRIPLE primaries = { { 0.680, 0.320, 1 }, { 0.265, 0.690, 1 }, { 0.150, 0.060, 1 } };
    cmsFloat64Number curve[] = { 2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045 };
    cmsToneCurve *tone = cmsBuildParametricToneCurve(NULL, 4, curve);
    cmsToneCurve *tones[] = { tone, tone, tone };
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, tones);
    cmsFreeToneCurve(tone);
    return profile;
}

static cmsHPROFILE grey_18(void)
{
    cmsToneCurve *tone = cmsBuildGamma(NULL, 1.8);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), tone);
    cmsFreeToneCurve(tone);
    return profile;
}

static int sample_ink(const cmsUInt16Number ink[], cmsUInt16Number lab[], void *to_lab)
{
    cmsUInt16Number rgb[3];
    for (int c = 0; c < 3; c++) {
        double light = (1 - ink[c] / 131070.0) * (1 - ink[3] / 131070.0);
        rgb[c] = (cmsUInt16Number)(65535 * light);
    }
    cmsDoTransform(to_lab, rgb, lab, 1);
    return 1;
}

static cmsHPROFILE cmyk(void)
{
    cmsHPROFILE srgb = cmsCreate_sRGBProfile(), lab = cmsCreateLab2Profile(NULL);
    cmsHTRANSFORM to_lab = cmsCreateTransform(srgb, TYPE_RGB_16, lab, TYPE_LabV2_16,
                                              INTENT_RELATIVE_COLORIMETRIC, cmsFLAGS_NOOPTIMIZE);
    cmsPipeline *pipeline = cmsPipelineAlloc(NULL, 4, 3);
    cmsStage *table = cmsStageAllocCLut16bit(NULL, 9, 4, 3, NULL);
    need(cmsStageSampleCLut16bit(table, sample_ink, to_lab, 0), "no ink table");
    cmsPipelineInsertStage(pipeline, cmsAT_END, table);
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    cmsSetProfileVersion(profile, 2.4);
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, cmsSigCmykData);
    cmsSetPCS(profile, cmsSigLabData);
    need(cmsWriteTag(profile, cmsSigAToB0Tag, pipeline), "no ink tag");
    need(cmsWriteTag(profile, cmsSigAToB1Tag, pipeline), "no ink tag");
    cmsPipelineFree(pipeline);
    cmsDeleteTransform(to_lab);
    cmsCloseProfile(srgb);
    cmsCloseProfile(lab);
    return profile;
}

static cmsHPROFILE srgb_profile(void)
{
    return cmsCreate_sRGBProfile();
}

static cmsHPROFILE empty(cmsColorSpaceSignature space)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(NULL);
    cmsSetProfileVersion(profile, 2.4);
    cmsSetDeviceClass(profile, space == cmsSigCmykData ? cmsSigOutputClass : cmsSigDisplayClass);
    cmsSetColorSpace(profile, space);
    cmsSetPCS(profile, space == cmsSigCmykData ? cmsSigLabData : cmsSigXYZData);
    cmsMLU *text = cmsMLUalloc(NULL, 1);
    cmsMLUsetASCII(text, cmsNoLanguage, cmsNoCountry, "nothing");
    need(cmsWriteTag(profile, cmsSigCopyrightTag, text), "no copyright tag");
    cmsMLUfree(text);
    return profile;
}

static cmsHPROFILE empty_rgb(void)
{
    return empty(cmsSigRgbData);
}

static cmsHPROFILE empty_grey(void)
{
    return empty(cmsSigGrayData);
}

static cmsHPROFILE empty_cmyk(void)
{
    return empty(cmsSigCmykData);
}

sc_str sc_picture_profile(sc_arena *arena, sc_test_profile kind)
{
    static cmsHPROFILE (*const MAKERS[])(void) = {
        [SC_TEST_SRGB] = srgb_profile,
        [SC_TEST_DISPLAY_P3] = display_p3,
        [SC_TEST_GREY_18] = grey_18,
        [SC_TEST_EMPTY_RGB] = empty_rgb,
        [SC_TEST_EMPTY_GREY] = empty_grey,
        [SC_TEST_EMPTY_CMYK] = empty_cmyk,
        [SC_TEST_CMYK] = cmyk,
    };
    cmsHPROFILE profile = MAKERS[kind]();
    cmsUInt32Number len = 0;
    need(profile != NULL && cmsSaveProfileToMem(profile, NULL, &len), "no profile");
    char *bytes = sc_arena_alloc(arena, len);
    need(cmsSaveProfileToMem(profile, bytes, &len), "no profile");
    cmsCloseProfile(profile);
    return (sc_str){ bytes, len };
}
