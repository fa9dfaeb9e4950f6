/*
 * Baseline JPEG by libjpeg-turbo, straight from Cairo's pixels.
 *
 * The Huffman tables are made for each picture: that saves 4 to 9 % of the bytes, and a card is
 * made once and sent many thousand times. They are made from an excerpt, every sixth band
 * of blocks: that takes half the time of making them from the whole picture (5 ms, not 9.7, for
 * 1200 x 630 px at quality 88; 3.7 with the standard's tables) and none of the memory for all its
 * coefficients, and files are half a per cent larger.
 *
 * libjpeg leaves by longjmp when the bytes don't fit, and only into guarded(), whose frame holds
 * nothing that changes after setjmp().
 */
#include "encode/huffman.h"
#include "encode/metadata.h"
#include "encode/writers.h"

#include <setjmp.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>

#include <jerror.h>

/* Below this, half the colour detail is worth less than what it costs. */
enum { FULL_CHROMA_QUALITY = 60, LOWEST_QUALITY = 1 };

/* Tables are learnt from every EXCERPT-th band, if that makes enough of them; a band is one row of
 * blocks. */
enum { BAND = DCTSIZE, EXCERPT = 6, ENOUGH_BANDS = 8, TABLES = 2 };

/* One attempt at a quality. The same structure serves all of a search's attempts. */
typedef struct jpeg_writer {
    struct jpeg_error_mgr errors;     /* first, for from errors to the writer */
    struct jpeg_destination_mgr dest; /* a buffer of `capacity` bytes that may run full */
    struct jpeg_compress_struct cinfo;
    jmp_buf jump;
    const sc_bitmap *bitmap;
    sc_str profile, iptc, xmp; /* to be embedded; the last two may be empty */
    int quality;
    unsigned char *buffer;
    size_t capacity, written;
    bool is_done;
    bool is_learning; /* the tables from an excerpt: no bytes are wanted */
    JHUFF_TBL dc[TABLES], ac[TABLES];
} jpeg_writer;

static int chroma_of(int quality)
{
    return quality >= FULL_CHROMA_QUALITY ? 444 : 420;
}

/* ---- libjpeg's errors and output ------------------------------------------------------------- */

_Noreturn static void on_error(j_common_ptr cinfo)
{
    if (cinfo->err->msg_code == JERR_OUT_OF_MEMORY)
        sc_out_of_memory("out of memory encoding a JPEG");
    longjmp(((jpeg_writer *)cinfo->err)->jump, 1);
}

static void on_message(j_common_ptr cinfo, int level)
{
    (void)cinfo;
    (void)level;
}

static void dest_start(j_compress_ptr cinfo)
{
    jpeg_writer *writer = (jpeg_writer *)cinfo->err;
    cinfo->dest->next_output_byte = writer->buffer;
    cinfo->dest->free_in_buffer = writer->capacity;
}

static boolean dest_full(j_compress_ptr cinfo)
{
    jpeg_writer *writer = (jpeg_writer *)cinfo->err;
    if (writer->is_learning) {
        dest_start(cinfo);
        return TRUE;
    }
    longjmp(((jpeg_writer *)cinfo->err)->jump, 1);
}

static void dest_end(j_compress_ptr cinfo)
{
    jpeg_writer *writer = (jpeg_writer *)cinfo->err;
    writer->written = writer->capacity - cinfo->dest->free_in_buffer;
}

/* ---- one attempt ----------------------------------------------------------------------------- */

static J_COLOR_SPACE cairo_order(void)
{
    const uint32_t probe = 1;
    unsigned char first;
    memcpy(&first, &probe, 1);
    return first == 1 ? JCS_EXT_BGRX : JCS_EXT_XRGB;
}

static void set_up(jpeg_writer *writer, int height)
{
    struct jpeg_compress_struct *cinfo = &writer->cinfo;
    jpeg_create_compress(cinfo);
    cinfo->dest = &writer->dest;
    cinfo->image_width = (JDIMENSION)writer->bitmap->width;
    cinfo->image_height = (JDIMENSION)height;
    cinfo->input_components = 4;
    cinfo->in_color_space = cairo_order();
    jpeg_set_defaults(cinfo);
    jpeg_set_quality(cinfo, writer->quality, TRUE);
    int factor = chroma_of(writer->quality) == 444 ? 1 : 2;
    cinfo->comp_info[0].h_samp_factor = factor;
    cinfo->comp_info[0].v_samp_factor = factor;
}

static void embed(jpeg_writer *writer, int app, const char *name, sc_str body)
{
    if (body.len == 0)
        return;
    size_t name_len = strlen(name) + 1;
    jpeg_write_m_header(&writer->cinfo, JPEG_APP0 + app, (unsigned)(name_len + body.len));
    for (size_t i = 0; i < name_len; i++)
        jpeg_write_m_byte(&writer->cinfo, name[i]);
    for (size_t i = 0; i < body.len; i++)
        jpeg_write_m_byte(&writer->cinfo, (uint8_t)body.ptr[i]);
}

static void write_metadata(jpeg_writer *writer)
{
    embed(writer, 1, "http://ns.adobe.com/xap/1.0/", writer->xmp);
    jpeg_write_icc_profile(&writer->cinfo, (const JOCTET *)writer->profile.ptr,
                           (unsigned)writer->profile.len);
    embed(writer, 13, "Photoshop 3.0", writer->iptc);
}

/* Write every `step`-th band of the picture, the middle one of so many. */
static void write_bands(jpeg_writer *writer, int step)
{
    struct jpeg_compress_struct *cinfo = &writer->cinfo;
    size_t stride = (size_t)writer->bitmap->stride;
    while (cinfo->next_scanline < cinfo->image_height) {
        size_t top = (size_t)step * cinfo->next_scanline + (size_t)(step / 2) * BAND;
        unsigned char *first = (unsigned char *)writer->bitmap->pixels + stride * top;
        JSAMPROW rows[BAND];
        JDIMENSION count = 0;
        for (; count < BAND && cinfo->next_scanline + count < cinfo->image_height; count++)
            rows[count] = first + stride * count;
        jpeg_write_scanlines(cinfo, rows, count);
    }
}

/* Encode an excerpt with tables of its own, and keep those. */
static void learn_tables(jpeg_writer *writer, int bands)
{
    struct jpeg_compress_struct *cinfo = &writer->cinfo;
    writer->is_learning = true;
    set_up(writer, BAND * bands);
    cinfo->optimize_coding = TRUE;
    jpeg_start_compress(cinfo, TRUE);
    write_bands(writer, EXCERPT);
    jpeg_finish_compress(cinfo);
    for (int i = 0; i < TABLES; i++) {
        writer->dc[i] = *cinfo->dc_huff_tbl_ptrs[i];
        writer->ac[i] = *cinfo->ac_huff_tbl_ptrs[i];
        sc_huffman_complete(&writer->dc[i], SC_HUFFMAN_DC);
        sc_huffman_complete(&writer->ac[i], SC_HUFFMAN_AC);
    }
    jpeg_destroy_compress(cinfo);
    writer->is_learning = false;
}

static void set_tables(jpeg_writer *writer)
{
    for (int i = 0; i < TABLES; i++) {
        *writer->cinfo.dc_huff_tbl_ptrs[i] = writer->dc[i];
        *writer->cinfo.ac_huff_tbl_ptrs[i] = writer->ac[i];
        writer->cinfo.dc_huff_tbl_ptrs[i]->sent_table = FALSE;
        writer->cinfo.ac_huff_tbl_ptrs[i]->sent_table = FALSE;
    }
}

static void encode_all(jpeg_writer *writer)
{
    struct jpeg_compress_struct *cinfo = &writer->cinfo;
    int bands = (writer->bitmap->height / BAND + (EXCERPT - 1) / 2) / EXCERPT;
    bool is_learnt = bands >= ENOUGH_BANDS && chroma_of(writer->quality) == 444;
    if (is_learnt)
        learn_tables(writer, bands);
    set_up(writer, writer->bitmap->height);
    cinfo->optimize_coding = !is_learnt;
    if (is_learnt)
        set_tables(writer);
    jpeg_start_compress(cinfo, TRUE);
    write_metadata(writer);
    write_bands(writer, 1);
    jpeg_finish_compress(cinfo);
    writer->is_done = true;
}

static void guarded(jpeg_writer *writer)
{
    if (setjmp(writer->jump) == 0)
        encode_all(writer);
}

/* @return whether the picture fits the buffer at `quality`; its bytes are in `written` of it then.
 */
static bool attempt(jpeg_writer *writer, int quality)
{
    writer->quality = quality;
    writer->is_done = writer->is_learning = false;
    guarded(writer);
    jpeg_destroy_compress(&writer->cinfo);
    return writer->is_done;
}

/* ---- the search ------------------------------------------------------------------------------ */

static jpeg_writer *writer_new(sc_arena *arena, const sc_bitmap *bitmap,
                               const sc_encode_request *request)
{
    jpeg_writer *writer = SC_NEW(arena, jpeg_writer);
    writer->bitmap = bitmap;
    writer->profile = sc_metadata_srgb(arena);
    writer->iptc = sc_metadata_iptc(arena, request);
    writer->xmp = sc_metadata_xmp(arena, request);
    writer->cinfo.err = jpeg_std_error(&writer->errors);
    writer->errors.error_exit = on_error;
    writer->errors.emit_message = on_message;
    writer->dest.init_destination = dest_start;
    writer->dest.empty_output_buffer = dest_full;
    writer->dest.term_destination = dest_end;
    return writer;
}

/* More than any JPEG of this picture takes: noise at quality 100 takes 4 bytes a pixel. Metadata
 * has three segments of 64 KiB at most. */
static size_t ample_bytes(const sc_bitmap *bitmap)
{
    return 256 * 1024 + 8 * (size_t)bitmap->width * (size_t)bitmap->height;
}

static void provide(sc_arena *arena, jpeg_writer *writer, size_t limit)
{
    size_t ample = ample_bytes(writer->bitmap);
    writer->capacity = (limit < ample ? limit : ample) + 1; /* libjpeg takes full for too full */
    writer->buffer = sc_arena_alloc_raw(arena, writer->capacity, 1);
}

static sc_encoded result_of(const jpeg_writer *writer)
{
    return (sc_encoded){
        .bytes = { (const char *)writer->buffer, writer->written },
        .quality = writer->quality,
        .chroma = chroma_of(writer->quality),
    };
}

/* The highest quality below `too_high` that fits, by bisection: a picture grows with quality. */
static bool search(sc_arena *arena, jpeg_writer *writer, size_t limit, int too_high,
                   sc_encoded *out)
{
    bool has_found = false;
    for (int low = LOWEST_QUALITY, high = too_high; low < high;) {
        int quality = (low + high) / 2;
        if (!attempt(writer, quality)) {
            high = quality;
            continue;
        }
        low = quality + 1;
        has_found = true;
        *out = result_of(writer);
        provide(arena, writer, limit);
    }
    return has_found;
}

bool sc_encode_jpeg(sc_arena *arena, const sc_bitmap *bitmap, const sc_encode_request *request,
                    sc_encoded *out)
{
    jpeg_writer *writer = writer_new(arena, bitmap, request);
    provide(arena, writer, request->aim_bytes);
    if (attempt(writer, request->quality)) {
        *out = result_of(writer);
        return true;
    }
    if (search(arena, writer, request->aim_bytes, request->quality, out))
        return true;
    provide(arena, writer, request->hard_bytes);
    if (!attempt(writer, LOWEST_QUALITY))
        return false;
    *out = result_of(writer);
    return true;
}
