/*
 * Write a photograph to measure with, the same on every machine:
 *
 *     photo WIDTH HEIGHT FILE.jpg
 *
 * Soft shapes, hard edges and the grain of a camera's sensor, at JPEG quality 90 and 4:2:0, as
 * phones write them: about two bits a pixel. It is meant to be as hard to decode as a photograph,
 * not to look like one; for that see tests/lib/landscape.h.
 */
#include "lib/noise.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

static uint8_t sample(float value)
{
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

/* Everything is in parts of the height, so that a small photo shows what a large one does. */
static void paint_row(uint8_t *row, int width, int height, int y)
{
    enum { TILES = 9 };
    float v = (float)y / (float)height;
    for (int x = 0; x < width; x++) {
        float u = (float)x / (float)height;
        float light =
            0.5F + 0.4F * sc_noise_at(2 * u, 2 * v, 1) + 0.2F * sc_noise_at(24 * u, 24 * v, 2);
        float tile = sc_noise_uniform((int32_t)(u * TILES), (int32_t)(v * TILES), 3);
        float grain = 14 * sc_noise_uniform(x, y, 4) - 7;
        for (int c = 0; c < 3; c++, row++)
            *row = sample(255 * light * (1 - 0.2F * (float)c * tile) + 40 * tile + grain);
    }
}

static bool write_photo(FILE *file, int width, int height)
{
    uint8_t *row = malloc((size_t)width * 3);
    if (row == NULL)
        return false;
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 90, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (int y = 0; y < height; y++) {
        paint_row(row, width, height, y);
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(row);
    return true;
}

int main(int argc, char **argv)
{
    int width = argc == 4 ? atoi(argv[1]) : 0, height = argc == 4 ? atoi(argv[2]) : 0;
    if (width < 16 || height < 16 || width > 16384 || height > 16384) {
        fprintf(stderr, "usage: photo WIDTH HEIGHT FILE, 16 to 16384 px a side\n");
        return 64;
    }
    FILE *file = fopen(argv[3], "wb");
    bool is_written = file != NULL && write_photo(file, width, height);
    if (file == NULL || fclose(file) != 0 || !is_written) {
        fprintf(stderr, "photo: cannot write '%s'\n", argv[3]);
        return 74;
    }
    return 0;
}
