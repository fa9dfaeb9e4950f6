/*
 * Pictures for goldens:
 *
 *     picture reduce CARD N OUT.png               a card, N times smaller on each axis
 *     picture compare EXPECTED ACTUAL OUT.png     status 1 and a picture of where they differ
 *
 * Comparison is weighted by the local gradient: where the expected picture is flat, 3 levels of 255
 * are the most; where it has an edge, half the edge more, so that edges may move a little.
 */
#include "base/file.h"
#include "base/number.h"
#include "encode/encode.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 32 << 20, FLAT = 3, EDGE_SHARE = 2 };

typedef struct tool {
    sc_arena *arena;
    sc_diags diags;
} tool;

static int fail(tool *t, const char *what)
{
    sc_buf out = sc_buf_new(t->arena, 1 << 20);
    for (size_t i = 0; i < t->diags.list.count; i++)
        sc_diag_print(&out, &t->diags.list.items[i], false);
    fprintf(stderr, "picture: %s\n%.*s", what, SC_STR_ARG(sc_buf_str(&out)));
    return 2;
}

static bool read_picture(tool *t, const char *path, sc_bitmap *out)
{
    sc_str bytes;
    sc_photo_info info;
    const sc_photo *photo;
    if (sc_file_read(t->arena, path, FILE_MAX, "the picture", SC_NO_SPAN, &t->diags, &bytes) !=
            SC_OK ||
        sc_photo_probe(t->arena, bytes, &SC_PHOTO_LIMITS, SC_NO_SPAN, &t->diags, &info) != SC_OK ||
        sc_photo_decode(t->arena, bytes, 1, &SC_PHOTO_LIMITS, SC_NO_SPAN, &t->diags, &photo) !=
            SC_OK)
        return false;
    sc_rect whole = { 0, 0, info.width, info.height };
    return sc_photo_resample(t->arena, photo, whole, info.width, info.height, &t->diags, out) ==
           SC_OK;
}

static bool write_png(tool *t, const sc_bitmap *bitmap, const char *path)
{
    const sc_encode_request request = { .format = SC_FORMAT_PNG };
    sc_encoded encoded;
    if (sc_encode(t->arena, bitmap, &request, path, &t->diags, &encoded) != SC_OK)
        return false;
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    bool is_written = fwrite(encoded.bytes.ptr, 1, encoded.bytes.len, file) == encoded.bytes.len;
    return fclose(file) == 0 && is_written;
}

static sc_bitmap new_bitmap(tool *t, int width, int height)
{
    sc_bitmap b = { .width = width, .height = height, .stride = width * 4, .is_opaque = true };
    b.pixels = SC_NEW_ARRAY(t->arena, uint32_t, (size_t)width * (size_t)height);
    return b;
}

static int channel(const sc_bitmap *b, int x, int y, int shift)
{
    return (int)(b->pixels[(size_t)y * (size_t)(b->stride / 4) + (size_t)x] >> shift & 255);
}

static int average(const sc_bitmap *from, int x, int y, int n, int shift)
{
    int sum = 0;
    for (int i = 0; i < n * n; i++)
        sum += channel(from, x * n + i % n, y * n + i / n, shift);
    return (sum + n * n / 2) / (n * n);
}

static int reduce(tool *t, const char *path, const char *times, const char *to)
{
    sc_bitmap from;
    int64_t n = 0;
    if (!sc_integer_parse(sc_str_of(times), 100, &n) || n < 1 || !read_picture(t, path, &from))
        return fail(t, "cannot read");
    sc_bitmap out = new_bitmap(t, from.width / (int)n, from.height / (int)n);
    for (int y = 0; y < out.height; y++)
        for (int x = 0; x < out.width; x++)
            for (int shift = 0; shift <= 16; shift += 8)
                out.pixels[y * out.width + x] |= (uint32_t)average(&from, x, y, (int)n, shift)
                                                 << shift;
    return write_png(t, &out, to) ? 0 : fail(t, "cannot write");
}

/* --- comparing ------------------------------------------------------------------------------ */

/* The greatest difference among a px and the eight about it. */
static int gradient_at(const sc_bitmap *b, int x, int y, int shift)
{
    int least = 255, greatest = 0;
    for (int i = 0; i < 9; i++) {
        int px = x + i % 3 - 1, py = y + i / 3 - 1;
        if (px < 0 || py < 0 || px >= b->width || py >= b->height)
            continue;
        int level = channel(b, px, py, shift);
        least = level < least ? level : least;
        greatest = level > greatest ? level : greatest;
    }
    return greatest - least;
}

static int allowed_at(const sc_bitmap *b, int x, int y, int shift)
{
    return FLAT + gradient_at(b, x, y, shift) / EDGE_SHARE;
}

/* @return how many px differ by more than is allowed; they are white in `out`. */
static int count_differences(const sc_bitmap *a, const sc_bitmap *b, sc_bitmap *out)
{
    int count = 0;
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width; x++) {
            bool is_apart = false;
            for (int shift = 0; shift <= 16; shift += 8) {
                int apart = abs(channel(a, x, y, shift) - channel(b, x, y, shift));
                is_apart = is_apart || apart > allowed_at(a, x, y, shift);
                out->pixels[y * out->width + x] |= (uint32_t)(apart / 2) << shift;
            }
            if (is_apart)
                out->pixels[y * out->width + x] = 0xFFFFFF;
            count += is_apart;
        }
    return count;
}

static int compare(tool *t, const char *expected, const char *actual, const char *to)
{
    sc_bitmap a, b;
    if (!read_picture(t, expected, &a) || !read_picture(t, actual, &b))
        return fail(t, "cannot read");
    if (a.width != b.width || a.height != b.height) {
        printf("%dx%d, expected %dx%d\n", b.width, b.height, a.width, a.height);
        return 1;
    }
    sc_bitmap out = new_bitmap(t, a.width, a.height);
    int count = count_differences(&a, &b, &out);
    if (!write_png(t, &out, to))
        return fail(t, "cannot write");
    if (count > 0)
        printf("%d px of %d differ\n", count, a.width * a.height);
    return count > 0;
}

int main(int argc, char **argv)
{
    tool t = { .arena = sc_arena_new(0) };
    t.diags.arena = t.arena;
    int status = 64;
    if (argc == 5 && strcmp(argv[1], "reduce") == 0)
        status = reduce(&t, argv[2], argv[3], argv[4]);
    else if (argc == 5 && strcmp(argv[1], "compare") == 0)
        status = compare(&t, argv[2], argv[3], argv[4]);
    else
        fprintf(stderr, "usage: picture reduce CARD N OUT | compare EXPECTED ACTUAL OUT\n");
    sc_arena_free(t.arena);
    return status;
}
