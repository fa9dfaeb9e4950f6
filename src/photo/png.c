/*
 * PNG by libpng: row by row into planes, interlaced or not.
 *
 * The chunks' lengths are walked first, because libpng believes them (57 bytes that claim more
 * make it take 1 GiB). Chunks that do not change the pixels are not read. libpng leaves by longjmp
 * on errors, and only into guarded(), as in jpeg.c.
 */
#include "photo/decoder.h"
#include "photo/profile.h"

#include <setjmp.h>
#include <stdlib.h>
#include <string.h>

#include <png.h>

enum {
    SIGNATURE_BYTES = 8,
    CHUNK_HEAD = 8,   /* length and type */
    CHUNK_FRAME = 12, /* and the checksum behind the data */
    COMPLAINT_BYTES = 160,
};

static bool is_png(sc_str bytes)
{
    return sc_str_eq(sc_str_sub(bytes, 0, SIGNATURE_BYTES), SC_STR("\x89PNG\r\n\x1a\n"));
}

/* ---- the walk over the chunks ---------------------------------------------------------------- */

typedef struct chunk {
    sc_str type, data;
} chunk;

static uint32_t word_at(sc_str s, size_t at)
{
    const uint8_t *b = (const uint8_t *)s.ptr + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

/* @return false, leaving `*at` alone, at the end of the file or where a chunk goes past it. */
static bool next_chunk(sc_str bytes, size_t *at, chunk *out)
{
    if (bytes.len - *at < CHUNK_FRAME)
        return false;
    size_t len = word_at(bytes, *at);
    if (len > bytes.len - *at - CHUNK_FRAME)
        return false;
    out->type = sc_str_sub(bytes, *at + 4, *at + CHUNK_HEAD);
    out->data = sc_str_sub(bytes, *at + CHUNK_HEAD, *at + CHUNK_HEAD + len);
    *at += CHUNK_FRAME + len;
    return true;
}

/* Some writers put the whole picture into one chunk, so a file cut short may have no other. */
static bool is_cut_in_pixels(sc_str bytes, size_t at)
{
    return sc_str_is(sc_str_sub(bytes, at + 4, at + CHUNK_HEAD), "IDAT");
}

static sc_status read_header(const sc_photo_job *job, sc_photo_header *out)
{
    size_t at = SIGNATURE_BYTES;
    chunk c;
    if (!next_chunk(job->bytes, &at, &c) || !sc_str_is(c.type, "IHDR") || c.data.len != 13)
        return sc_photo_broken(job, "its header is missing or cut short");
    uint32_t width = word_at(c.data, 0), height = word_at(c.data, 4);
    if (width > INT32_MAX || height > INT32_MAX)
        return sc_photo_broken(job, "its header is wrong");
    out->width = (int)width;
    out->height = (int)height;
    bool has_pixels = false, is_whole = false;
    while (!is_whole && next_chunk(job->bytes, &at, &c)) {
        is_whole = sc_str_is(c.type, "IEND");
        has_pixels |= sc_str_is(c.type, "IDAT");
        out->is_animated |= sc_str_is(c.type, "acTL");
        if (sc_str_is(c.type, "eXIf") && out->exif.len == 0)
            out->exif = c.data;
    }
    if (!has_pixels && !is_cut_in_pixels(job->bytes, at))
        return sc_photo_broken(job, "the file ends before its picture starts");
    return SC_OK;
}

/* ---- the reader ------------------------------------------------------------------------------ */

typedef struct png_reader {
    png_struct *png;
    png_info *info;
    jmp_buf jump;
    char complaint[COMPLAINT_BYTES]; /* the first about the pixels; empty if there is none */

    const sc_photo_job *job;
    size_t at; /* how far the bytes have been read */
    sc_photo *photo;
    const sc_conversion *conversion; /* NULL: none is needed */
    bool has_profile_fault;  /* libpng finds fault with the profile, but may give it all the same */
    bool is_profile_corrupt; /* its checksum is wrong */
    bool has_gamma_fault;    /* libpng finds fault with the gamma, and may leave it out */
    bool is_interlaced;
    bool has_pixels; /* `photo` has planes, which damage may leave half filled */
    uint8_t *row, *converted;
} png_reader;

static void note_complaint(png_reader *reader, const char *why)
{
    if (reader->complaint[0] != '\0')
        return;
    strncpy(reader->complaint, why, COMPLAINT_BYTES - 1);
}

_Noreturn static void on_error(png_struct *png, const char *why)
{
    png_reader *reader = png_get_error_ptr(png);
    note_complaint(reader, why);
    longjmp(reader->jump, 1);
}

/* libpng starts a message with the chunk it is about; a small letter marks one that a reader may
 * do without (PNG 1.2, 3.3), but the picture is another one without tRNS. */
static bool is_about_ancillary(const char *why)
{
    bool is_small = why[0] >= 'a' && why[0] <= 'z' && strlen(why) > 5 && why[4] == ':';
    return is_small && strncmp(why, "tRNS", 4) != 0;
}

static void on_warning(png_struct *png, const char *why)
{
    png_reader *reader = png_get_error_ptr(png);
    reader->has_profile_fault |= strncmp(why, "iCCP:", 5) == 0;
    reader->has_gamma_fault |= strncmp(why, "gAMA:", 5) == 0;
    reader->is_profile_corrupt |= strcmp(why, "iCCP: CRC error") == 0;
    if (is_about_ancillary(why))
        return;
    note_complaint(reader, why);
    if (!reader->job->limits->allow_damaged)
        longjmp(reader->jump, 1);
}

static void *on_alloc(png_struct *png, png_alloc_size_t size)
{
    (void)png;
    void *bytes = malloc(size);
    if (bytes == NULL)
        sc_out_of_memory("out of memory decoding a PNG");
    return bytes;
}

static void on_free(png_struct *png, void *bytes)
{
    (void)png;
    free(bytes);
}

static void on_read(png_struct *png, png_byte *out, size_t len)
{
    png_reader *reader = png_get_io_ptr(png);
    sc_str bytes = reader->job->bytes;
    if (len > bytes.len - reader->at)
        png_error(png, "the file ends too early");
    memcpy(out, bytes.ptr + reader->at, len);
    reader->at += len;
}

/* ---- colour ---------------------------------------------------------------------------------- */

/* The PNG specification's order: a profile, else sRGB, else gamma and primaries. */
static const sc_profile *profile_of(png_reader *reader, int colours)
{
    png_struct *png = reader->png;
    png_info *info = reader->info;
    sc_photo_header header = { 0 };
    char *name;
    int compression, intent;
    png_byte *profile;
    png_uint_32 profile_len;
    if (png_get_iCCP(png, info, &name, &compression, &profile, &profile_len) != 0 &&
        !reader->is_profile_corrupt) {
        header.profile = (sc_str){ (const char *)profile, profile_len };
        return sc_profile_open(reader->job, &header, colours);
    }
    if (reader->has_profile_fault) {
        header.profile_fault = "it is damaged, or larger than 4 MiB";
        return sc_profile_open(reader->job, &header, colours);
    }
    double gamma, c[8];
    if (png_get_sRGB(png, info, &intent) != 0)
        return NULL;
    bool has_gamma = png_get_gAMA(png, info, &gamma) != 0;
    if (!has_gamma && reader->has_gamma_fault) {
        header.profile_fault = "its gamma is damaged";
        return sc_profile_open(reader->job, &header, colours);
    }
    if (!has_gamma)
        return NULL;
    bool has_primaries =
        png_get_cHRM(png, info, &c[0], &c[1], &c[2], &c[3], &c[4], &c[5], &c[6], &c[7]) != 0;
    return sc_profile_of_gamma(reader->job, 1 / gamma, has_primaries ? c : NULL);
}

/* The pixels wanted of libpng, for a profile or, if it is NULL, as they are. */
static sc_pixel_form form_for(const sc_profile *profile, int colours, int depth, bool has_alpha)
{
    sc_pixel_form form = { .colours = has_alpha ? 3 : colours, .sample_bytes = 1 };
    if (profile != NULL) {
        form.colours = sc_profile_colours(profile);
        form.sample_bytes = depth == 16 ? 2 : 1;
    }
    form.has_alpha = has_alpha;
    form.extras = has_alpha || form.colours == 3 ? 1 : 0;
    return form;
}

static void request_form(png_struct *png, sc_pixel_form form, int colours, int depth)
{
    png_set_expand(png);
    if (depth == 16 && form.sample_bytes == 1)
        png_set_scale_16(png);
    if (form.sample_bytes == 2)
        png_set_swap(png);
    if (form.colours == 3 && colours == 1)
        png_set_gray_to_rgb(png);
    if (form.colours == 3 && !form.has_alpha)
        png_set_filler(png, 0xFFFF, PNG_FILLER_AFTER);
}

/* Any kind of PNG becomes grey, or red, green, blue and a filler or alpha, of 8 bits; of 16 where a
 * profile is to be applied to them. */
static void set_conversion(png_reader *reader)
{
    png_struct *png = reader->png;
    int type = png_get_color_type(png, reader->info);
    int depth = png_get_bit_depth(png, reader->info);
    bool has_alpha =
        (type & PNG_COLOR_MASK_ALPHA) != 0 || png_get_valid(png, reader->info, PNG_INFO_tRNS) != 0;
    int colours = (type & PNG_COLOR_MASK_COLOR) != 0 ? 3 : 1;
    const sc_profile *profile = profile_of(reader, colours);
    sc_pixel_form form = form_for(profile, colours, depth, has_alpha);
    if (profile != NULL)
        reader->conversion = sc_conversion_new(reader->job, profile, form);
    if (reader->conversion == NULL)
        form = form_for(NULL, colours, depth, has_alpha);
    request_form(png, form, colours, depth);
    png_read_update_info(png, reader->info);
    bool is_grey = form.colours == 1 && reader->conversion == NULL;
    sc_planes_alloc(reader->job->arena, reader->photo, is_grey ? 1 : has_alpha ? 4 : 3);
}

/* ---- decoding -------------------------------------------------------------------------------- */

static const uint8_t *read_row(png_reader *reader, int count)
{
    png_read_row(reader->png, reader->row, NULL);
    if (reader->conversion == NULL)
        return reader->row;
    sc_conversion_apply(reader->conversion, reader->row, reader->converted, (size_t)count);
    return reader->converted;
}

static void read_rows(png_reader *reader)
{
    for (int y = 0; y < reader->photo->height; y++)
        sc_planes_put_row(reader->photo, y, read_row(reader, reader->photo->width));
}

/* libpng gives a pass's pixels without gaps if it is not asked to combine passes. */
static void read_passes(png_reader *reader)
{
    int width = reader->photo->width, height = reader->photo->height;
    for (int pass = 0; pass < PNG_INTERLACE_ADAM7_PASSES; pass++) {
        int count = PNG_PASS_COLS(width, pass);
        int rows = count > 0 ? PNG_PASS_ROWS(height, pass) : 0;
        for (int i = 0; i < rows; i++) {
            int y = (int)PNG_ROW_FROM_PASS_ROW(i, pass);
            sc_planes_put_sparse(reader->photo, y, PNG_PASS_START_COL(pass),
                                 1 << PNG_PASS_COL_SHIFT(pass), count, read_row(reader, count));
        }
    }
}

/* What may change the pixels is read; of the rest libpng only checks the sum. */
static void skip_other_chunks(png_struct *png)
{
    static const png_byte SKIPPED[] = "bKGD\0eXIf\0hIST\0iTXt\0oFFs\0pCAL\0pHYs\0sBIT\0sCAL\0"
                                      "sPLT\0sTER\0tEXt\0tIME\0zTXt";
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, SKIPPED, sizeof SKIPPED / 5);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
}

static void decode_all(png_reader *reader)
{
    png_struct *png = reader->png;
    sc_photo *photo = reader->photo;
    png_set_read_fn(png, reader, on_read);
    skip_other_chunks(png);
    png_set_chunk_malloc_max(png, SC_PROFILE_MAX_BYTES);
    png_set_user_limits(png, (png_uint_32)photo->full_width, (png_uint_32)photo->full_height);
    if (reader->job->limits->allow_damaged)
        png_set_crc_action(png, PNG_CRC_WARN_USE, PNG_CRC_WARN_DISCARD);
    png_read_info(png, reader->info);
    reader->is_interlaced = png_get_interlace_type(png, reader->info) != PNG_INTERLACE_NONE;
    photo->width = photo->full_width;
    photo->height = photo->full_height;
    set_conversion(reader);
    reader->has_pixels = true;
    size_t row_pixels = sc_plane_padded((size_t)photo->width);
    reader->row = sc_plane_alloc(reader->job->scratch, 8 * row_pixels);
    reader->converted = sc_plane_alloc(reader->job->scratch, 4 * row_pixels);
    if (reader->is_interlaced)
        read_passes(reader);
    else
        read_rows(reader);
    png_read_end(png, NULL);
}

static void guarded(png_reader *reader)
{
    if (setjmp(reader->jump) == 0)
        decode_all(reader);
}

static sc_status decode(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo)
{
    (void)header;
    (void)min_scale;
    png_reader *reader = SC_NEW(job->scratch, png_reader);
    reader->job = job;
    reader->photo = photo;
    reader->png = png_create_read_struct_2(PNG_LIBPNG_VER_STRING, reader, on_error, on_warning,
                                           NULL, on_alloc, on_free);
    reader->info = reader->png == NULL ? NULL : png_create_info_struct(reader->png);
    if (reader->info == NULL)
        sc_out_of_memory("libpng does not start");
    guarded(reader);
    png_destroy_read_struct(&reader->png, &reader->info, NULL);
    if (reader->complaint[0] == '\0')
        return SC_OK;
    return reader->has_pixels ? sc_photo_damaged(job, reader->complaint)
                              : sc_photo_broken(job, reader->complaint);
}

const sc_photo_decoder SC_PHOTO_PNG = {
    .format = "PNG",
    .is_mine = is_png,
    .read_header = read_header,
    .decode = decode,
};
