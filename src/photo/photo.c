/*
 * Photos: telling formats apart, holding headers against the limits, and handing the work to the
 * format's decoder. Resampling is in resample.c.
 */
#include "photo/photo.h"

#include "photo/decoder.h"
#include "photo/exif.h"
#include "photo/profile.h"

#include <string.h>

const sc_photo_limits SC_PHOTO_LIMITS = {
    .file_bytes = 32 * 1024 * 1024,
    .side = 16384,
    .megapixels = 50,
    .allow_damaged = false,
};

/* A progressive JPEG can go over its picture as often as it likes, at a few bytes a time. */
enum { MAX_SCANS = 100, MAX_SCAN_MEGAPIXELS = 500 };

static const sc_photo_decoder *const DECODERS[] = { &SC_PHOTO_JPEG, &SC_PHOTO_PNG, &SC_PHOTO_WEBP,
                                                    &SC_PHOTO_AVIF };

/* ---- what else a file may be ----------------------------------------------------------------- */

/* Files that are taken for photos, by their first bytes. */
static const struct {
    size_t offset;
    const char *start; /* lower case; compared without case */
    const char *what;
} STRANGERS[] = {
    { 0, "gif8", "a GIF picture" },
    { 4, "ftypavif", "an AVIF picture" },
    { 4, "ftypavis", "an AVIF picture" },
    { 4, "ftypheic", "a HEIC picture" },
    { 4, "ftypheix", "a HEIC picture" },
    { 4, "ftyphevc", "a HEIC picture" },
    { 4, "ftypmif1", "a HEIF picture" },
    { 4, "ftypmsf1", "a HEIF picture" },
    { 4, "ftyp", "a video" },
    { 0, "ii*", "a TIFF picture" },
    { 0, "mm", "a TIFF picture" },
    { 0, "bm", "a BMP picture" },
    { 0, "\xff\x0a", "a JPEG XL picture" },
    { 4, "jxl ", "a JPEG XL picture" },
    { 4, "jp  ", "a JPEG 2000 picture" },
    { 0, "8bps", "a Photoshop file" },
    { 0, "%pdf", "a PDF file" },
    { 0, "%!ps", "a PostScript file" },
    { 0, "<!doctype html", "an HTML page" },
    { 0, "<html", "an HTML page" },
    { 0, "<head", "an HTML page" },
    { 0, "{", "JSON" },
    { 0, "version https://git-lfs", "a Git LFS pointer" },
};

static const char PAGE_HINT[] =
    "the download probably failed, and what the server said was saved in the photo's place";
static const char FORMAT_HINT[] = "save it as JPEG, PNG or WebP";

static bool starts_at(sc_str bytes, size_t offset, const char *start)
{
    size_t len = strlen(start);
    return sc_str_is_nocase(sc_str_sub(bytes, offset, offset + len), start);
}

/* An XML declaration and a comment may stand before what tells an SVG. */
bool sc_photo_is_svg(sc_str bytes)
{
    sc_str text = sc_str_trim(sc_str_sub(bytes, 0, 4096));
    if (sc_str_starts(text, "\xEF\xBB\xBF"))
        text = sc_str_trim(sc_str_sub(text, 3, text.len));
    bool is_xml = starts_at(text, 0, "<?xml") || starts_at(text, 0, "<!--");
    return starts_at(text, 0, "<svg") || starts_at(text, 0, "<!doctype svg") ||
           (is_xml && sc_str_find(text, SC_STR("<svg"), NULL));
}

static const char *stranger(sc_str bytes)
{
    sc_str text = sc_str_trim(sc_str_sub(bytes, 0, 1024));
    for (size_t i = 0; i < sizeof STRANGERS / sizeof *STRANGERS; i++)
        if (starts_at(STRANGERS[i].offset == 0 ? text : bytes, STRANGERS[i].offset,
                      STRANGERS[i].start))
            return STRANGERS[i].what;
    return NULL;
}

static sc_status refuse_stranger(const sc_photo_job *job)
{
    const char *what = stranger(job->bytes);
    if (job->bytes.len == 0)
        sc_diag_error(job->diags, job->span, "photo.empty", "get a fresh copy of the file",
                      "the photo is an empty file");
    else if (sc_photo_is_svg(job->bytes))
        sc_diag_error(job->diags, job->span, "photo.svg",
                      "save it as JPEG, PNG or WebP; only layouts and site files may name drawings",
                      "the photo is an SVG drawing, which articles may not bring");
    else if (what == NULL)
        sc_diag_error(job->diags, job->span, "photo.unknown-format", FORMAT_HINT,
                      "the photo is neither JPEG, PNG nor WebP");
    else
        sc_diag_error(job->diags, job->span, "photo.unsupported-format",
                      strstr(what, "HTML") != NULL || strcmp(what, "JSON") == 0 ? PAGE_HINT
                                                                                : FORMAT_HINT,
                      "the photo is %s, which is none of JPEG, PNG and WebP", what);
    return SC_E_DATA;
}

/* ---- messages -------------------------------------------------------------------------------- */

static const char DAMAGE_HINT[] = "get a fresh copy; --allow-damaged uses what is left of this one";

/* Libraries' words start with a capital and may end in a full stop. */
static sc_str in_our_words(sc_arena *arena, const char *why)
{
    sc_str s = sc_str_of(why);
    if (sc_str_ends(s, "."))
        s.len--;
    char *z = sc_str_z(arena, s);
    bool is_word = z[0] >= 'A' && z[0] <= 'Z' && z[1] >= 'a' && z[1] <= 'z';
    if (is_word)
        z[0] = (char)(z[0] - 'A' + 'a');
    return sc_str_of(z);
}

sc_status sc_photo_broken(const sc_photo_job *job, const char *why)
{
    sc_str words = in_our_words(job->scratch, why);
    sc_diag_error(job->diags, job->span, "photo.damaged", "get a fresh copy of the file",
                  "the photo is damaged: %.*s", SC_STR_ARG(words));
    return SC_E_DATA;
}

sc_status sc_photo_damaged(const sc_photo_job *job, const char *why)
{
    sc_str words = in_our_words(job->scratch, why);
    if (job->limits->allow_damaged) {
        sc_diag_warn(job->diags, job->span, "photo.damaged", "get a fresh copy of the file",
                     "the photo is damaged: %.*s", SC_STR_ARG(words));
        return SC_OK;
    }
    sc_diag_error(job->diags, job->span, "photo.damaged", DAMAGE_HINT, "the photo is damaged: %.*s",
                  SC_STR_ARG(words));
    return SC_E_DATA;
}

sc_status sc_photo_unsupported(const sc_photo_job *job, const char *what, const char *hint)
{
    sc_diag_error(job->diags, job->span, "photo.unsupported", hint, "%s is not supported", what);
    return SC_E_DATA;
}

/* ---- limits ---------------------------------------------------------------------------------- */

static sc_status check_size(const sc_photo_job *job, const sc_photo_header *header)
{
    double pixels = (double)header->width * header->height;
    double allowed = job->limits->megapixels * 1e6;
    if (header->width > job->limits->side || header->height > job->limits->side) {
        sc_diag_error(job->diags, job->span, "photo.too-large", "make a smaller copy of it",
                      "the photo is %d x %d px, and %d px a side are allowed", header->width,
                      header->height, job->limits->side);
        return SC_E_LIMIT;
    }
    if (pixels > allowed) {
        sc_diag_error(job->diags, job->span, "photo.too-many-pixels", "make a smaller copy of it",
                      "the photo is %d x %d px, %.0f pixels, and %.0f are allowed", header->width,
                      header->height, pixels, allowed);
        return SC_E_LIMIT;
    }
    return SC_OK;
}

static sc_status check_scans(const sc_photo_job *job, const sc_photo_header *header)
{
    double pixels = (double)header->width * header->height;
    if (header->scans <= MAX_SCANS && header->scans * pixels <= MAX_SCAN_MEGAPIXELS * 1e6)
        return SC_OK;
    sc_diag_error(
        job->diags, job->span, "photo.too-many-scans", "save it as a baseline JPEG, which has one",
        "the photo is drawn in %d scans of %.0f pixels, and %d scans, or %d megapixels in "
        "all, are allowed",
        header->scans, pixels, MAX_SCANS, MAX_SCAN_MEGAPIXELS);
    return SC_E_LIMIT;
}

/* ---- reading --------------------------------------------------------------------------------- */

static sc_status read_header(const sc_photo_job *job, const sc_photo_decoder **decoder,
                             sc_photo_header *header)
{
    if (job->bytes.len > job->limits->file_bytes) {
        sc_diag_error(job->diags, job->span, "photo.too-many-bytes", "make a smaller copy of it",
                      "the photo has %zu bytes, and %zu are allowed", job->bytes.len,
                      job->limits->file_bytes);
        return SC_E_LIMIT;
    }
    *decoder = NULL;
    for (size_t i = 0; i < sizeof DECODERS / sizeof *DECODERS && *decoder == NULL; i++)
        if (DECODERS[i]->is_mine(job->bytes))
            *decoder = DECODERS[i];
    if (*decoder == NULL)
        return refuse_stranger(job);
    *header = (sc_photo_header){ .scans = 1 };
    sc_status status = (*decoder)->read_header(job, header);
    if (status != SC_OK)
        return status;
    if (header->width <= 0 || header->height <= 0)
        return sc_photo_broken(job, "it says it has no pixels");
    status = check_size(job, header);
    return status != SC_OK ? status : check_scans(job, header);
}

static sc_status probe(const sc_photo_job *job, sc_photo_info *out)
{
    const sc_photo_decoder *decoder;
    sc_photo_header header;
    sc_status status = read_header(job, &decoder, &header);
    if (status != SC_OK)
        return status;
    const char *fault;
    int orientation = header.orientation;
    if (orientation == 0)
        orientation = sc_exif_orientation(job->scratch, header.exif, &fault);
    bool is_turned = sc_turn_of(orientation).is_transposed;
    *out = (sc_photo_info){
        .format = decoder->format,
        .width = is_turned ? header.height : header.width,
        .height = is_turned ? header.width : header.height,
        .orientation = orientation,
    };
    return SC_OK;
}

sc_status sc_photo_probe(sc_arena *arena, sc_str bytes, const sc_photo_limits *limits, sc_span span,
                         sc_diags *diags, sc_photo_info *out)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_photo_job job = { arena, scratch, bytes, limits, span, diags };
    sc_status status = probe(&job, out);
    sc_arena_free(scratch);
    return status;
}

static int orientation_of(const sc_photo_job *job, const sc_photo_header *header)
{
    const char *fault;
    if (header->orientation != 0)
        return header->orientation;
    int orientation = sc_exif_orientation(job->scratch, header->exif, &fault);
    if (fault != NULL)
        sc_diag_warn(job->diags, job->span, "photo.exif-ignored", NULL,
                     "the photo's EXIF data is ignored: %s", fault);
    return orientation;
}

static sc_status decode(const sc_photo_job *job, double min_scale, const sc_photo **out)
{
    const sc_photo_decoder *decoder;
    sc_photo_header header;
    sc_status status = read_header(job, &decoder, &header);
    if (status != SC_OK)
        return status;
    sc_photo *photo = SC_NEW(job->arena, sc_photo);
    photo->full_width = header.width;
    photo->full_height = header.height;
    photo->scale_x = photo->scale_y = 1;
    photo->orientation = orientation_of(job, &header);
    if (header.is_animated)
        sc_diag_warn(job->diags, job->span, "photo.animated", NULL,
                     "the photo is an animation: its first frame is used");
    status = decoder->decode(job, &header, min_scale > 0 && min_scale < 1 ? min_scale : 1, photo);
    if (status == SC_OK)
        *out = photo;
    return status;
}

sc_status sc_photo_decode(sc_arena *arena, sc_str bytes, double min_scale,
                          const sc_photo_limits *limits, sc_span span, sc_diags *diags,
                          const sc_photo **out)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_photo_job job = { arena, scratch, bytes, limits, span, diags };
    sc_status status = decode(&job, min_scale, out);
    sc_arena_free(scratch);
    return status;
}

/* ---- cropping -------------------------------------------------------------------------------- */

static double clamp(double value, double low, double high)
{
    return value < low ? low : value > high ? high : value;
}

sc_rect sc_photo_cover(int width, int height, double box_width, double box_height, double focus_x,
                       double focus_y)
{
    sc_rect crop = { 0, 0, width, height };
    if (box_width * height > box_height * width)
        crop.height = width * box_height / box_width;
    else
        crop.width = height * box_width / box_height;
    crop.x = clamp(focus_x * width - crop.width / 2, 0, width - crop.width);
    crop.y = clamp(focus_y * height - crop.height / 2, 0, height - crop.height);
    return crop;
}
