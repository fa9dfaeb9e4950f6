/*
 * Resampling by zimg: planes of a decoded photo → pixels for Cairo.
 *
 * The picture is resampled as it is stored. zimg hands over finished rows one at a time, and each
 * is written where the upright picture wants it, as a row or as a column: turning costs no pass and
 * no copy of its own.
 */
#include "photo/planes.h"

#include <math.h>
#include <string.h>

#include <zimg.h>

enum { BLOCK = 16, LANCZOS_TAPS = 3 };

/* Where finished rows go. */
typedef struct writer {
    const uint8_t *planes[4]; /* finished rows: zimg's ring of them, or the photo's own */
    size_t stride;
    unsigned mask;
    int plane_count;
    size_t width, height;   /* px, as finished */
    uint32_t *block;        /* BLOCK finished rows on their way to a turned or mirrored result */
    uint32_t *first;        /* the result's pixel for the first one of the first row */
    ptrdiff_t across, down; /* pixels of the result from one to the next, and from row to row */
} writer;

/* ---- pixels ---------------------------------------------------------------------------------- */

static inline uint32_t opaque(unsigned red, unsigned green, unsigned blue)
{
    return 0xFF000000U | red << 16 | green << 8 | blue;
}

/* Blocks of constant length are what the compiler makes vector code of. */
static void merge_rgb(uint32_t *restrict to, const uint8_t *restrict red,
                      const uint8_t *restrict green, const uint8_t *restrict blue, size_t count)
{
    size_t at = 0;
    for (; at + BLOCK <= count; at += BLOCK)
        for (size_t i = at; i < at + BLOCK; i++)
            to[i] = opaque(red[i], green[i], blue[i]);
    for (; at < count; at++)
        to[at] = opaque(red[at], green[at], blue[at]);
}

/* Lanczos overshoots: a colour must not end up brighter than its alpha. */
static unsigned at_most(unsigned value, unsigned limit)
{
    return value < limit ? value : limit;
}

static void merge_rgba(uint32_t *to, const uint8_t *const rows[4], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        unsigned a = rows[3][i];
        to[i] = a << 24 | at_most(rows[0][i], a) << 16 | at_most(rows[1][i], a) << 8 |
                at_most(rows[2][i], a);
    }
}

static void merge(const writer *w, const uint8_t *const rows[4], uint32_t *to, size_t count)
{
    if (w->plane_count == 1)
        merge_rgb(to, rows[0], rows[0], rows[0], count);
    else if (w->plane_count == 3)
        merge_rgb(to, rows[0], rows[1], rows[2], count);
    else
        merge_rgba(to, rows, count);
}

/* A turned picture's columns are written in pieces of BLOCK rows: single pixels, a row of the
 * result apart each, would miss the processor's cache every time. */
static void write_turned(const writer *w, const uint8_t *const rows[4], size_t row, size_t left,
                         size_t count)
{
    size_t filled = row % BLOCK;
    merge(w, rows, w->block + filled * w->width + left, count);
    if (filled + 1 < BLOCK && row + 1 < w->height)
        return;
    uint32_t *first = w->first + w->down * (ptrdiff_t)(row - filled);
    for (size_t x = left; x < left + count; x++) {
        uint32_t *to = first + w->across * (ptrdiff_t)x;
        const uint32_t *from = w->block + x;
        for (size_t i = 0; i <= filled; i++, to += w->down, from += w->width)
            *to = *from;
    }
}

static void write_mirrored(const writer *w, const uint8_t *const rows[4], uint32_t *to,
                           size_t count)
{
    merge(w, rows, w->block, count);
    for (size_t i = 0; i < count; i++)
        to[-(ptrdiff_t)i] = w->block[i];
}

/* zimg's callback for columns `left` to `right` of a finished row. It finishes all rows of some
 * columns, then all of the next. */
static int write_row(void *user, unsigned row, unsigned left, unsigned right)
{
    const writer *w = user;
    const uint8_t *rows[4];
    for (int i = 0; i < w->plane_count; i++)
        rows[i] = w->planes[i] + w->stride * (row & w->mask) + left;
    size_t count = (right < w->width ? right : w->width) - left;
    uint32_t *to = w->first + w->down * (ptrdiff_t)row + w->across * (ptrdiff_t)left;
    if (w->across == 1)
        merge(w, rows, to, count);
    else if (w->across == -1)
        write_mirrored(w, rows, to, count);
    else
        write_turned(w, rows, row, left, count);
    return 0;
}

/* ---- geometry -------------------------------------------------------------------------------- */

static void swap(double *a, double *b)
{
    double was = *a;
    *a = *b;
    *b = was;
}

/* A crop of the upright full picture → the same of the decoded one, as stored. */
static sc_rect stored_crop(const sc_photo *photo, sc_rect crop)
{
    sc_turn turn = sc_turn_of(photo->orientation);
    double width = turn.is_transposed ? photo->full_height : photo->full_width;
    double height = turn.is_transposed ? photo->full_width : photo->full_height;
    if (turn.flips_across)
        crop.x = width - crop.x - crop.width;
    if (turn.flips_down)
        crop.y = height - crop.y - crop.height;
    if (turn.is_transposed) {
        swap(&crop.x, &crop.y);
        swap(&crop.width, &crop.height);
    }
    return (sc_rect){ crop.x * photo->scale_x, crop.y * photo->scale_y, crop.width * photo->scale_x,
                      crop.height * photo->scale_y };
}

/* Rounding may have moved a crop past an edge by the smallest of amounts. */
static bool is_inside(sc_rect *crop, double width, double height)
{
    const double slack = 1e-6;
    bool is_sane = crop->width > 0 && crop->height > 0 && crop->x >= -slack * width &&
                   crop->y >= -slack * height && crop->x + crop->width <= width * (1 + slack) &&
                   crop->y + crop->height <= height * (1 + slack);
    if (!is_sane)
        return false;
    crop->x = fmax(crop->x, 0);
    crop->y = fmax(crop->y, 0);
    crop->width = fmin(crop->width, width - crop->x);
    crop->height = fmin(crop->height, height - crop->y);
    return true;
}

/* ---- zimg ------------------------------------------------------------------------------------ */

static void delete_graph(void *graph)
{
    zimg_filter_graph_free(graph);
}

static zimg_image_format format_of(const sc_photo *photo, int width, int height)
{
    zimg_image_format format;
    zimg_image_format_default(&format, ZIMG_API_VERSION);
    format.width = (unsigned)width;
    format.height = (unsigned)height;
    format.pixel_type = ZIMG_PIXEL_BYTE;
    format.pixel_range = ZIMG_RANGE_FULL;
    format.color_family = photo->plane_count == 1 ? ZIMG_COLOR_GREY : ZIMG_COLOR_RGB;
    format.matrix_coefficients =
        photo->plane_count == 1 ? ZIMG_MATRIX_UNSPECIFIED : ZIMG_MATRIX_RGB;
    format.alpha = photo->plane_count == 4 ? ZIMG_ALPHA_PREMULTIPLIED : ZIMG_ALPHA_NONE;
    return format;
}

static zimg_filter_graph *graph_new(sc_arena *scratch, const sc_photo *photo, sc_rect crop,
                                    int width, int height)
{
    zimg_image_format from = format_of(photo, photo->width, photo->height);
    from.active_region.left = crop.x;
    from.active_region.top = crop.y;
    from.active_region.width = crop.width;
    from.active_region.height = crop.height;
    zimg_image_format to = format_of(photo, width, height);
    zimg_graph_builder_params params;
    zimg_graph_builder_params_default(&params, ZIMG_API_VERSION);
    params.resample_filter = ZIMG_RESIZE_LANCZOS;
    params.filter_param_a = LANCZOS_TAPS;
    zimg_filter_graph *graph = zimg_filter_graph_build(&from, &to, &params);
    sc_arena_defer(scratch, delete_graph, graph);
    return graph;
}

static zimg_image_buffer_const input_of(const sc_photo *photo)
{
    zimg_image_buffer_const input = { .version = ZIMG_API_VERSION };
    for (int i = 0; i < photo->plane_count; i++) {
        input.plane[i].data = photo->planes[i];
        input.plane[i].stride = (ptrdiff_t)photo->stride;
        input.plane[i].mask = ZIMG_BUFFER_MAX;
    }
    return input;
}

static zimg_image_buffer output_of(sc_arena *scratch, const zimg_filter_graph *graph, writer *w)
{
    zimg_image_buffer output = { .version = ZIMG_API_VERSION };
    unsigned lines = 1;
    zimg_filter_graph_get_output_buffering(graph, &lines);
    w->mask = zimg_select_buffer_mask(lines);
    w->stride = sc_plane_padded(w->width);
    size_t rows = w->mask == ZIMG_BUFFER_MAX ? w->height : (size_t)w->mask + 1;
    for (int i = 0; i < w->plane_count; i++) {
        void *ring = sc_plane_alloc(scratch, rows * w->stride);
        w->planes[i] = output.plane[i].data = ring;
        output.plane[i].stride = (ptrdiff_t)w->stride;
        output.plane[i].mask = w->mask;
    }
    return output;
}

static writer writer_to(sc_arena *scratch, const sc_photo *photo, const sc_bitmap *bitmap)
{
    sc_turn turn = sc_turn_of(photo->orientation);
    ptrdiff_t row = bitmap->stride / 4;
    ptrdiff_t last_x = turn.flips_across ? bitmap->width - 1 : 0;
    ptrdiff_t last_y = turn.flips_down ? bitmap->height - 1 : 0;
    ptrdiff_t x_step = turn.flips_across ? -1 : 1;
    ptrdiff_t y_step = turn.flips_down ? -row : row;
    size_t width = (size_t)(turn.is_transposed ? bitmap->height : bitmap->width);
    size_t height = (size_t)(turn.is_transposed ? bitmap->width : bitmap->height);
    return (writer){
        .plane_count = photo->plane_count,
        .width = width,
        .height = height,
        .block = sc_arena_alloc(scratch, BLOCK * 4 * width),
        .first = bitmap->pixels + last_y * row + last_x,
        .across = turn.is_transposed ? y_step : x_step,
        .down = turn.is_transposed ? x_step : y_step,
    };
}

static bool resample(sc_arena *scratch, const sc_photo *photo, sc_rect crop, writer *w)
{
    zimg_filter_graph *graph = graph_new(scratch, photo, crop, (int)w->width, (int)w->height);
    size_t work_bytes;
    if (graph == NULL || zimg_filter_graph_get_tmp_size(graph, &work_bytes) != ZIMG_ERROR_SUCCESS)
        return false;
    zimg_image_buffer_const input = input_of(photo);
    zimg_image_buffer output = output_of(scratch, graph, w);
    return zimg_filter_graph_process(graph, &input, &output, sc_plane_alloc(scratch, work_bytes),
                                     NULL, NULL, write_row, w) == ZIMG_ERROR_SUCCESS;
}

/* ---- photos that have the right size --------------------------------------------------------- */

static bool is_whole(double value)
{
    return fabs(value - round(value)) < 1e-6;
}

/* A photo of 12 or 24 megapixels, decoded at half or three eighths of its size, is as high as a
 * card of 1000 x 1500. */
static bool is_in_place(sc_rect crop, const writer *w)
{
    return fabs(crop.width - (double)w->width) < 1e-6 &&
           fabs(crop.height - (double)w->height) < 1e-6 && is_whole(crop.x) && is_whole(crop.y);
}

static void copy(const sc_photo *photo, sc_rect crop, writer *w)
{
    w->stride = photo->stride;
    w->mask = ZIMG_BUFFER_MAX;
    for (int i = 0; i < photo->plane_count; i++)
        w->planes[i] =
            photo->planes[i] + (size_t)round(crop.y) * photo->stride + (size_t)round(crop.x);
    for (size_t row = 0; row < w->height; row++)
        write_row(w, (unsigned)row, 0, (unsigned)w->width);
}

/* ---- the whole ------------------------------------------------------------------------------- */

static bool fill(sc_arena *scratch, const sc_photo *photo, sc_rect crop, const sc_bitmap *bitmap)
{
    writer w = writer_to(scratch, photo, bitmap);
    if (!is_in_place(crop, &w))
        return resample(scratch, photo, crop, &w);
    copy(photo, crop, &w);
    return true;
}

sc_status sc_photo_resample(sc_arena *arena, const sc_photo *photo, sc_rect crop, int width,
                            int height, sc_diags *diags, sc_bitmap *out)
{
    sc_rect stored = stored_crop(photo, crop);
    bool is_done = false;
    if (width > 0 && height > 0 && is_inside(&stored, photo->width, photo->height)) {
        sc_bitmap bitmap = { .width = width, .height = height, .stride = 4 * width };
        bitmap.is_opaque = photo->plane_count != 4;
        bitmap.pixels = sc_arena_alloc_raw(arena, (size_t)width * (size_t)height, 4);
        sc_arena *scratch = sc_arena_new(0);
        is_done = fill(scratch, photo, stored, &bitmap);
        sc_arena_free(scratch);
        if (is_done)
            *out = bitmap;
    }
    if (is_done)
        return SC_OK;
    sc_diag_error(diags, SC_NO_SPAN, "photo.resample", NULL,
                  "the photo cannot be cropped and resampled to %d x %d px", width, height);
    return SC_E_BUG;
}
