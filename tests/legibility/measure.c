/*
 * Legibility, measured from a finished card:
 *
 *     measure SCENE.json CARD.jpg
 *
 * It knows of the card what `sharecard scene` says: where lines stand, in which colour, and the
 * contrast that is promised. Of the JPEG's pixels about each line, those that are nearly of the
 * ink's colour are ink; those 3 to 9 px from ink are what the ink is read on. The contrast (WCAG
 * 2.2) of the worst twentieth of them with the ink, as it looks on them, must be what is promised.
 * A line about which nearly all is of the ink's colour cannot be read.
 *
 * Prints each line that falls short; status 1 if there is one. It uses none of the program's code.
 */
#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jpeglib.h>

enum { NEAREST = 3, FARTHEST = 9, WORST_PART = 20, SAMPLES_MIN = 30 };

/* Pixels so near to the ink are it. */
static const double INK_CONTRAST = 1.12;

typedef struct picture {
    int width, height;
    unsigned char *rgb;
} picture;

typedef struct ink {
    double rgb[3], alpha;
} ink;

typedef struct area {
    int left, top, right, bottom;
} area;

static void *allocate(size_t size)
{
    void *block = calloc(size == 0 ? 1 : size, 1);
    if (block == NULL)
        exit(71);
    return block;
}

static picture read_card(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL) {
        fprintf(stderr, "measure: cannot read '%s'\n", path);
        exit(66);
    }
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_stdio_src(&jpeg, file);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.out_color_space = JCS_RGB;
    jpeg_start_decompress(&jpeg);
    picture p = { (int)jpeg.output_width, (int)jpeg.output_height, NULL };
    p.rgb = allocate(3 * (size_t)p.width * (size_t)p.height);
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = p.rgb + 3 * (size_t)p.width * jpeg.output_scanline;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_destroy_decompress(&jpeg);
    fclose(file);
    return p;
}

/* --- contrast, WCAG 2.2 --------------------------------------------------------------------- */

static double light(double level)
{
    double v = level / 255;
    return v <= 0.04045 ? v / 12.92 : pow((v + 0.055) / 1.055, 2.4);
}

static double luminance(const double rgb[3])
{
    return 0.2126 * light(rgb[0]) + 0.7152 * light(rgb[1]) + 0.0722 * light(rgb[2]);
}

/* Of ink on a pixel; ink that is not opaque takes of the pixel's colour. */
static double contrast(const ink *i, const unsigned char *pixel)
{
    double behind[3] = { pixel[0], pixel[1], pixel[2] }, seen[3];
    for (int c = 0; c < 3; c++)
        seen[c] = i->rgb[c] * i->alpha + behind[c] * (1 - i->alpha);
    double a = luminance(seen) + 0.05, b = luminance(behind) + 0.05;
    return a > b ? a / b : b / a;
}

/* --- a line --------------------------------------------------------------------------------- */

static const unsigned char *pixel_at(const picture *p, int x, int y)
{
    return p->rgb + 3 * ((size_t)y * (size_t)p->width + (size_t)x);
}

/* How far each pixel of an area is from ink: 0 for ink, FARTHEST + 1 for all that is farther. */
static unsigned char *distances(const picture *p, const ink *i, area a, size_t *ink_count)
{
    int width = a.right - a.left, height = a.bottom - a.top;
    unsigned char *out = allocate((size_t)width * (size_t)height);
    const ink opaque = { { i->rgb[0], i->rgb[1], i->rgb[2] }, 1 };
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            /* Ink that is not opaque is darker than it says: what is most of its way is ink. */
            double limit = i->alpha < 1 ? 1.6 : INK_CONTRAST;
            bool is_ink = contrast(&opaque, pixel_at(p, a.left + x, a.top + y)) < limit;
            out[y * width + x] = is_ink ? 0 : FARTHEST + 1;
            *ink_count += is_ink;
        }
    for (int step = 1; step <= FARTHEST; step++)
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++) {
                unsigned char *at = &out[y * width + x];
                bool is_next =
                    (x > 0 && at[-1] == step - 1) || (x + 1 < width && at[1] == step - 1) ||
                    (y > 0 && at[-width] == step - 1) || (y + 1 < height && at[width] == step - 1);
                if (*at > step && is_next)
                    *at = (unsigned char)step;
            }
    return out;
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

static double line_contrast(const picture *p, const ink *i, area a)
{
    size_t cells = (size_t)(a.right - a.left) * (size_t)(a.bottom - a.top), count = 0, inks = 0;
    unsigned char *distance = distances(p, i, a, &inks);
    double *ratios = allocate(cells * sizeof *ratios);
    for (size_t k = 0; k < cells; k++) {
        int x = a.left + (int)(k % (size_t)(a.right - a.left));
        int y = a.top + (int)(k / (size_t)(a.right - a.left));
        if (distance[k] > NEAREST && distance[k] <= FARTHEST)
            ratios[count++] = contrast(i, pixel_at(p, x, y));
    }
    qsort(ratios, count, sizeof *ratios, by_value);
    double ratio = count >= SAMPLES_MIN ? ratios[count / WORST_PART] : inks * 2 > cells ? 1 : 21;
    free(ratios);
    free(distance);
    return ratio;
}

static int clamped(double value, int high)
{
    return value < 0 ? 0 : value > high ? high : (int)value;
}

static double number(const json_t *object, const char *key)
{
    return json_number_value(json_object_get(object, key));
}

static int check_text(const picture *p, const json_t *node, double promise)
{
    const json_t *color = json_object_get(node, "color"), *line;
    ink i = { { 0 }, json_number_value(json_array_get(color, 3)) };
    int failed = 0;
    size_t k;
    for (size_t c = 0; c < 3; c++)
        i.rgb[c] = json_number_value(json_array_get(color, c));
    json_array_foreach(json_object_get(node, "lines"), k, line)
    {
        double em = number(line, "font_size"), base = number(line, "baseline");
        double x = number(line, "x");
        area a = { clamped(x - 4, p->width), clamped(base - 0.8 * em, p->height),
                   clamped(x + number(line, "width") + 4, p->width),
                   clamped(base + 0.3 * em, p->height) };
        double ratio = a.left < a.right && a.top < a.bottom ? line_contrast(p, &i, a) : 21;
        if (ratio >= promise)
            continue;
        printf("# %s, line %zu: %.2f, not %.2f\n", json_string_value(json_object_get(node, "name")),
               k + 1, ratio, promise);
        failed++;
    }
    return failed;
}

int main(int argc, char **argv)
{
    json_error_t error;
    json_t *scene = argc == 3 ? json_load_file(argv[1], 0, &error) : NULL, *node;
    if (scene == NULL) {
        fprintf(stderr, "usage: measure SCENE.json CARD.jpg\n");
        return 64;
    }
    picture card = read_card(argv[2]);
    int failed = 0;
    size_t k;
    json_array_foreach(json_object_get(scene, "nodes"), k, node)
    {
        double promise = number(node, "legibility");
        if (promise > 0)
            failed += check_text(&card, node, promise);
    }
    free(card.rgb);
    json_decref(scene);
    return failed > 0;
}
