/*
 * Photographs that type is hard to read on:
 *
 *     photo NUMBER FILE.jpg
 *
 * 40 of them, 0 to 39, 1500 x 1000 px or upright: white skies, striped shirts, newsprint, nights
 * with lights, fog, noise, each in several strengths. The same on every run.
 */
#include "lib/landscape.h"
#include "lib/noise.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

enum { COUNT = 40, KINDS = 10, LONG = 1500, SHORT = 1000 };

typedef struct place {
    int x, y, width, height;
    int variant; /* 0 to 3 */
} place;

static uint8_t level(float value)
{
    return (uint8_t)(value < 0 ? 0 : value > 255 ? 255 : value);
}

static void grey(uint8_t *rgb, float value)
{
    rgb[0] = rgb[1] = rgb[2] = level(value);
}

static void white_sky(place p, uint8_t *rgb)
{
    grey(rgb, 255 - 4 * (float)p.variant - 10 * (float)p.y / (float)p.height);
}

static void stripes(place p, uint8_t *rgb)
{
    int period = 8 << p.variant;
    grey(rgb, p.y / period % 2 == 0 ? 245 : 25);
}

static void upright_stripes(place p, uint8_t *rgb)
{
    int period = 10 << p.variant;
    bool is_light = p.x / period % 2 == 0;
    rgb[0] = is_light ? 250 : 30;
    rgb[1] = is_light ? 250 : 50;
    rgb[2] = is_light ? 245 : 130;
}

static void newsprint(place p, uint8_t *rgb)
{
    int size = 2 + p.variant;
    bool is_ink = p.y / size % 3 != 0 && sc_noise_uniform(p.x / size, p.y / (3 * size), 3) < 0.5F;
    grey(rgb, is_ink ? 30 : 235);
}

static void night(place p, uint8_t *rgb)
{
    int cell = 30 + 20 * p.variant;
    float glow = sc_noise_uniform(p.x / cell, p.y / cell, 5);
    float value = glow > 0.93F ? 250 : 12;
    rgb[0] = level(value);
    rgb[1] = level(value * 0.9F);
    rgb[2] = level(glow > 0.93F ? 170 : 26);
}

static void grain(place p, uint8_t *rgb)
{
    for (int c = 0; c < 3; c++)
        rgb[c] =
            level(60.0F * (float)p.variant + 130 * sc_noise_uniform(p.x, p.y, 7U + (uint32_t)c));
}

static void clouds(place p, uint8_t *rgb)
{
    float v = sc_noise_fractal((float)p.x / 200, (float)p.y / 200, 5, 11U + (uint32_t)p.variant);
    rgb[0] = level(200 + 90 * v);
    rgb[1] = level(210 + 80 * v);
    rgb[2] = level(225 + 60 * v);
}

static void colours(place p, uint8_t *rgb)
{
    static const uint8_t HUES[][3] = {
        { 255, 220, 0 }, { 0, 230, 230 }, { 255, 120, 180 }, { 120, 255, 90 }
    };
    int k = (p.variant + (p.x / 160 + p.y / 160) % 2) % 4;
    for (int c = 0; c < 3; c++)
        rgb[c] = HUES[k][c];
}

static void horizon(place p, uint8_t *rgb)
{
    grey(rgb, p.y * 10 < p.height * (5 + p.variant) ? 250 : 20);
}

static void fill(void (*kind)(place, uint8_t *), place p, uint8_t *pixels)
{
    for (p.y = 0; p.y < p.height; p.y++)
        for (p.x = 0; p.x < p.width; p.x++)
            kind(p, pixels + 3 * ((size_t)p.y * (size_t)p.width + (size_t)p.x));
}

static void paint(int number, place p, uint8_t *pixels)
{
    static void (*const PAINTED[])(place, uint8_t *) = { white_sky, stripes, upright_stripes,
                                                         newsprint, night,   grain,
                                                         clouds,    colours, horizon };
    if (number % KINDS < KINDS - 1)
        fill(PAINTED[number % KINDS], p, pixels);
    else
        sc_landscape_paint(SC_LANDSCAPE_NAMES[p.variant], (size_t)p.width, (size_t)p.height,
                           pixels);
}

static bool write_jpeg(const char *path, place p, uint8_t *pixels)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = (JDIMENSION)p.width;
    jpeg.image_height = (JDIMENSION)p.height;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 92, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = pixels + 3 * (size_t)p.width * jpeg.next_scanline;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fclose(file) == 0;
}

int main(int argc, char **argv)
{
    int number = argc == 3 ? atoi(argv[1]) : -1;
    if (number < 0 || number >= COUNT) {
        fprintf(stderr, "usage: photo NUMBER FILE.jpg, 0 to 39\n");
        return 64;
    }
    bool is_upright = number / KINDS % 2 == 1;
    place p = { .width = is_upright ? SHORT : LONG, .height = is_upright ? LONG : SHORT };
    p.variant = number / KINDS;
    uint8_t *pixels = malloc(3 * (size_t)LONG * SHORT);
    if (pixels == NULL)
        return 71;
    paint(number, p, pixels);
    bool is_written = write_jpeg(argv[2], p, pixels);
    free(pixels);
    return is_written ? 0 : 74;
}
