/*
 * Show cards side by side in one picture, for the README and for people who compare layouts:
 *
 *     sheet OUT.png TALL.jpg WIDE.jpg...
 *
 * The first card stands at the left, the others are stacked beside it, scaled to the same height.
 */
#include <cairo.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { HEIGHT = 800, GAP = 20, MARGIN = 32, CARDS_MAX = 8 };

static cairo_surface_t *read_card(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return NULL;
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&jpeg);
    int width = (int)jpeg.output_width, height = (int)jpeg.output_height;
    cairo_surface_t *card = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);
    unsigned char *pixels = cairo_image_surface_get_data(card);
    int stride = cairo_image_surface_get_stride(card);
    while (pixels != NULL && jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = pixels + (size_t)stride * jpeg.output_scanline;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_destroy_decompress(&jpeg);
    fclose(file);
    cairo_surface_mark_dirty(card);
    return card;
}

/* The width of a card that is scaled to `height`. */
static double scaled_width(cairo_surface_t *card, double height)
{
    return height * cairo_image_surface_get_width(card) / cairo_image_surface_get_height(card);
}

static void draw_card(cairo_t *cr, cairo_surface_t *card, double x, double y, double height)
{
    double scale = height / cairo_image_surface_get_height(card);
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, scale, scale);
    cairo_set_source_surface(cr, card, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cr), CAIRO_FILTER_BEST);
    cairo_pattern_set_extend(cairo_get_source(cr), CAIRO_EXTEND_PAD);
    cairo_rectangle(cr, 0, 0, cairo_image_surface_get_width(card),
                    cairo_image_surface_get_height(card));
    cairo_fill(cr);
    cairo_restore(cr);
}

static cairo_status_t draw_sheet(cairo_surface_t **cards, int count, const char *path)
{
    int stacked = count - 1;
    double small = stacked > 0 ? (HEIGHT - GAP * (stacked - 1.0)) / stacked : 0;
    double tall_width = scaled_width(cards[0], HEIGHT);
    double wide = stacked > 0 ? scaled_width(cards[1], small) + GAP : 0;
    int width = (int)(2 * MARGIN + tall_width + wide + .5);
    cairo_surface_t *sheet =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, HEIGHT + 2 * MARGIN);
    cairo_t *cr = cairo_create(sheet);
    cairo_set_source_rgb(cr, .93, .93, .92);
    cairo_paint(cr);
    draw_card(cr, cards[0], MARGIN, MARGIN, HEIGHT);
    for (int i = 0; i < stacked; i++)
        draw_card(cr, cards[i + 1], MARGIN + tall_width + GAP, MARGIN + i * (small + GAP), small);
    cairo_status_t status = cairo_status(cr);
    cairo_destroy(cr);
    if (status == CAIRO_STATUS_SUCCESS)
        status = cairo_surface_write_to_png(sheet, path);
    cairo_surface_destroy(sheet);
    return status;
}

int main(int argc, char **argv)
{
    cairo_surface_t *cards[CARDS_MAX];
    int count = argc - 2;
    if (count < 1 || count > CARDS_MAX) {
        fprintf(stderr, "usage: sheet OUT.png TALL.jpg WIDE.jpg...\n");
        return 64;
    }
    for (int i = 0; i < count; i++) {
        cards[i] = read_card(argv[i + 2]);
        if (cards[i] == NULL) {
            fprintf(stderr, "sheet: cannot read '%s'\n", argv[i + 2]);
            return 66;
        }
    }
    cairo_status_t status = draw_sheet(cards, count, argv[1]);
    for (int i = 0; i < count; i++)
        cairo_surface_destroy(cards[i]);
    if (status != CAIRO_STATUS_SUCCESS)
        fprintf(stderr, "sheet: cannot write '%s': %s\n", argv[1], cairo_status_to_string(status));
    return status == CAIRO_STATUS_SUCCESS ? 0 : 74;
}
