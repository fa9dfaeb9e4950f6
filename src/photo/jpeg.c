/*
 * JPEG by libjpeg-turbo: decoded at the smallest scale that suffices, row by row into planes.
 *
 * libjpeg leaves by longjmp on errors. It only ever jumps back into guarded(), whose frame holds
 * nothing that changes after setjmp(); all state is in a jpeg_reader, and jpeg_destroy_decompress()
 * follows on either way out.
 */
#include "photo/decoder.h"
#include "photo/jpeg_survey.h"
#include "photo/profile.h"
#include "photo/relay.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

typedef struct jpeg_reader {
    struct jpeg_error_mgr errors; /* first, for from_errors() */
    struct jpeg_decompress_struct cinfo;
    jmp_buf jump;
    char complaint[JMSG_LENGTH_MAX]; /* the first; empty if there is none */
    bool is_over;                    /* it was an error, and not one that libjpeg goes on after */

    const sc_photo_job *job;
    const sc_photo_header *header;
    double min_scale;
    sc_photo *photo;
    const sc_conversion *conversion; /* NULL: none is needed */
    bool has_pixels;                 /* `photo` has planes … */
    int rows;                        /* … and this many are passed on to be filled */
    sc_relay *relay;
    uint8_t *converted; /* room for a row; the relay's */
} jpeg_reader;

static bool is_jpeg(sc_str bytes)
{
    return sc_str_starts(bytes, "\xFF\xD8\xFF");
}

/* ---- the header ------------------------------------------------------------------------------ */

enum { SOF_BASELINE = 0xC0, SOF_PROGRESSIVE = 0xC2, SOF_ARITHMETIC = 0xC9 };

static sc_status check_frame(const sc_photo_job *job, const sc_jpeg_survey *survey)
{
    static const char HINT[] = "save it as an ordinary (baseline or progressive) JPEG";
    if (survey->frame == 0)
        return sc_photo_broken(job, "the file ends before its picture starts");
    if (survey->frame >= SOF_ARITHMETIC)
        return sc_photo_unsupported(job, "a JPEG with arithmetic coding", HINT);
    if (survey->frame > SOF_PROGRESSIVE)
        return sc_photo_unsupported(job, "a lossless or hierarchical JPEG", HINT);
    if (survey->precision != 8)
        return sc_photo_unsupported(job, "a JPEG of more than 8 bits a sample", HINT);
    if (survey->components != 1 && survey->components != 3 && survey->components != 4)
        return sc_photo_unsupported(job, "a JPEG of other than 1, 3 or 4 colours", HINT);
    return SC_OK;
}

static sc_status read_header(const sc_photo_job *job, sc_photo_header *out)
{
    sc_jpeg_survey survey;
    sc_jpeg_survey_of(job->bytes, &survey);
    sc_status status = check_frame(job, &survey);
    if (status != SC_OK)
        return status;
    out->width = survey.width;
    out->height = survey.height;
    out->scans = survey.scans;
    out->exif = survey.exif;
    out->profile_fault = survey.profile_fault;
    if (survey.profile_bytes > SC_PROFILE_MAX_BYTES)
        out->profile_fault = "it is larger than 4 MiB";
    if (out->profile_fault == NULL && survey.profile_bytes > 0)
        out->profile = sc_jpeg_profile(job->scratch, &survey);
    return SC_OK;
}

/* ---- libjpeg's errors ------------------------------------------------------------------------ */

static jpeg_reader *reader_of(j_common_ptr cinfo)
{
    return (jpeg_reader *)cinfo->err;
}

static void note_complaint(j_common_ptr cinfo)
{
    jpeg_reader *reader = reader_of(cinfo);
    if (reader->complaint[0] == '\0')
        cinfo->err->format_message(cinfo, reader->complaint);
}

_Noreturn static void on_error(j_common_ptr cinfo)
{
    jpeg_reader *reader = reader_of(cinfo);
    if (cinfo->err->msg_code == JERR_OUT_OF_MEMORY)
        sc_out_of_memory("out of memory decoding a JPEG");
    note_complaint(cinfo);
    reader->is_over = true;
    longjmp(reader->jump, 1);
}

/* None changes the pixels: a version of the file header, a colour transform that is told by the
 * number of components just as well, and fields of a baseline scan that mean nothing there. */
static bool is_harmless(int code)
{
    return code == JWRN_JFIF_MAJOR || code == JWRN_ADOBE_XFORM || code == JWRN_NOT_SEQUENTIAL;
}

/* libjpeg fills the rest of a broken picture with grey, and calls that a warning. */
static void on_message(j_common_ptr cinfo, int level)
{
    if (level >= 0 || is_harmless(cinfo->err->msg_code))
        return;
    note_complaint(cinfo);
    if (!reader_of(cinfo)->job->limits->allow_damaged)
        longjmp(reader_of(cinfo)->jump, 1);
}

static void on_output(j_common_ptr cinfo)
{
    (void)cinfo;
}

/* ---- scale ----------------------------------------------------------------------------------- */

/*
 * In eighths. 1, 2, 4 and 8 have vector code: 4/8 is decoded faster than 3/8, and 8/8 faster than
 * 5, 6 and 7/8 (measured: 42 to 48 ms, and 49 to 65, 72 and 100). Those three are used only for
 * pictures so large that their memory matters more.
 */
static unsigned scale_for(double min_scale, double pixels)
{
    static const unsigned FAST[] = { 1, 2, 4 };
    const double roomy = 6e6;
    for (size_t i = 0; i < sizeof FAST / sizeof *FAST; i++)
        if (FAST[i] >= min_scale * 8)
            return FAST[i];
    if (pixels <= roomy)
        return 8;
    unsigned eighths = 5;
    while (eighths < min_scale * 8)
        eighths++;
    return eighths < 8 ? eighths : 8;
}

/* ---- colour ---------------------------------------------------------------------------------- */

/* The plain formula, for ink without a profile. */
static void ink_to_rgb(uint8_t *row, size_t count, bool is_inverted)
{
    unsigned flip = is_inverted ? 0 : 255;
    for (size_t i = 0; i < count; i++, row += 4) {
        unsigned light = row[3] ^ flip;
        for (int c = 0; c < 3; c++)
            row[c] = (uint8_t)(((row[c] ^ flip) * light + 127) / 255);
    }
}

static int colours_of(J_COLOR_SPACE space)
{
    if (space == JCS_GRAYSCALE)
        return 1;
    return space == JCS_CMYK || space == JCS_YCCK ? 4 : 3;
}

/* Choose what libjpeg gives, and what is made of it. */
static int choose_colours(jpeg_reader *reader)
{
    struct jpeg_decompress_struct *cinfo = &reader->cinfo;
    int colours = colours_of(cinfo->jpeg_color_space);
    const sc_profile *profile = sc_profile_open(reader->job, reader->header, colours);
    sc_pixel_form form = { .colours = colours, .sample_bytes = 1 };
    if (profile != NULL)
        form.colours = sc_profile_colours(profile);
    form.extras = form.colours == 3 ? 1 : 0;
    form.is_inverted = form.colours == 4 && cinfo->saw_Adobe_marker;
    if (profile != NULL)
        reader->conversion = sc_conversion_new(reader->job, profile, form);
    static const J_COLOR_SPACE WANTED[] = {
        [1] = JCS_GRAYSCALE, [3] = JCS_EXT_RGBX, [4] = JCS_CMYK
    };
    cinfo->out_color_space = WANTED[form.colours];
    return form.colours == 1 && reader->conversion == NULL ? 1 : 3;
}

/* ---- decoding -------------------------------------------------------------------------------- */

static void put_row(void *context, int y, uint8_t *row)
{
    const jpeg_reader *reader = context;
    size_t count = (size_t)reader->photo->width;
    if (reader->conversion != NULL)
        sc_conversion_apply(reader->conversion, row, reader->converted, count);
    else if (reader->cinfo.out_color_space == JCS_CMYK)
        ink_to_rgb(row, count, reader->cinfo.saw_Adobe_marker);
    sc_planes_put_row(reader->photo, y, reader->conversion != NULL ? reader->converted : row);
}

/* Converting the colours of a row takes longer than decoding it; putting it into planes, a tenth.
 */
static void read_rows(jpeg_reader *reader)
{
    struct jpeg_decompress_struct *cinfo = &reader->cinfo;
    const sc_photo *photo = reader->photo;
    size_t bytes = 4 * sc_plane_padded((size_t)photo->width);
    reader->converted = sc_plane_alloc(reader->job->scratch, bytes);
    bool is_converted = reader->conversion != NULL || cinfo->out_color_space == JCS_CMYK;
    reader->relay = sc_relay_begin(reader->job->scratch, bytes, is_converted, put_row, reader);
    while (cinfo->output_scanline < cinfo->output_height) {
        int y = (int)cinfo->output_scanline, room;
        JSAMPARRAY rows = sc_relay_room(reader->relay, &room);
        int count = (int)jpeg_read_scanlines(cinfo, rows, (JDIMENSION)room);
        sc_relay_pass(reader->relay, y, count);
        reader->rows = y + count;
    }
}

/* The limits were held against what the survey found. */
static void check_size(jpeg_reader *reader)
{
    if ((int)reader->cinfo.image_width != reader->header->width ||
        (int)reader->cinfo.image_height != reader->header->height)
        ERREXIT(&reader->cinfo, JERR_SOF_DUPLICATE);
}

static void decode_all(jpeg_reader *reader)
{
    struct jpeg_decompress_struct *cinfo = &reader->cinfo;
    sc_photo *photo = reader->photo;
    jpeg_create_decompress(cinfo);
    jpeg_mem_src(cinfo, (const unsigned char *)reader->job->bytes.ptr,
                 (unsigned long)reader->job->bytes.len);
    jpeg_read_header(cinfo, TRUE);
    check_size(reader);
    int plane_count = choose_colours(reader);
    cinfo->scale_num = scale_for(reader->min_scale, (double)photo->full_width * photo->full_height);
    cinfo->scale_denom = 8;
    jpeg_start_decompress(cinfo);
    photo->width = (int)cinfo->output_width;
    photo->height = (int)cinfo->output_height;
    photo->scale_x = photo->scale_y = cinfo->scale_num / 8.0;
    sc_planes_alloc_raw(reader->job->arena, photo, plane_count);
    reader->has_pixels = true;
    read_rows(reader);
    jpeg_finish_decompress(cinfo); /* reads on to the end of the file, and complains if it's gone */
}

static void guarded(jpeg_reader *reader)
{
    if (setjmp(reader->jump) == 0)
        decode_all(reader);
}

static sc_status decode(const sc_photo_job *job, const sc_photo_header *header, double min_scale,
                        sc_photo *photo)
{
    jpeg_reader *reader = SC_NEW(job->scratch, jpeg_reader);
    reader->job = job;
    reader->header = header;
    reader->min_scale = min_scale;
    reader->photo = photo;
    reader->cinfo.err = jpeg_std_error(&reader->errors);
    reader->errors.error_exit = on_error;
    reader->errors.emit_message = on_message;
    reader->errors.output_message = on_output;
    guarded(reader);
    if (reader->relay != NULL)
        sc_relay_end(reader->relay);
    jpeg_destroy_decompress(&reader->cinfo);
    if (reader->has_pixels)
        sc_planes_clear_from(photo, reader->rows);
    if (reader->complaint[0] == '\0')
        return SC_OK;
    return reader->has_pixels || !reader->is_over ? sc_photo_damaged(job, reader->complaint)
                                                  : sc_photo_broken(job, reader->complaint);
}

const sc_photo_decoder SC_PHOTO_JPEG = {
    .format = "JPEG",
    .is_mine = is_jpeg,
    .read_header = read_header,
    .decode = decode,
};
