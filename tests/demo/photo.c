/*
 * Write a generated photograph:
 *
 *     photo NAME WIDTH HEIGHT FILE
 *
 * NAME is one that lib/landscape.h knows; FILE ends in .jpg, .png or .webp.
 */
#include "lib/landscape.h"

#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <webp/encode.h>

#include <jpeglib.h>

typedef struct picture {
    size_t width, height;
    uint8_t *pixels; /* R G B */
} picture;

static bool write_jpeg(const picture *p, const char *path)
{
    FILE *file = fopen(path, "wb");
    if (file == NULL)
        return false;
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, file);
    jpeg.image_width = (JDIMENSION)p->width;
    jpeg.image_height = (JDIMENSION)p->height;
    jpeg.input_components = 3;
    jpeg.in_color_space = JCS_RGB;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 90, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    for (size_t y = 0; y < p->height; y++) {
        JSAMPROW row = p->pixels + y * p->width * 3;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    return fclose(file) == 0;
}

static bool write_png(const picture *p, const char *path)
{
    png_image image = { .version = PNG_IMAGE_VERSION, .format = PNG_FORMAT_RGB };
    image.width = (png_uint_32)p->width;
    image.height = (png_uint_32)p->height;
    return png_image_write_to_file(&image, path, 0, p->pixels, 0, NULL) != 0;
}

static bool write_webp(const picture *p, const char *path)
{
    uint8_t *bytes = NULL;
    int width = (int)p->width, height = (int)p->height;
    size_t len = WebPEncodeRGB(p->pixels, width, height, width * 3, 85, &bytes);
    FILE *file = fopen(path, "wb");
    bool is_written = file != NULL && len > 0 && fwrite(bytes, 1, len, file) == len;
    if (file != NULL && fclose(file) != 0)
        is_written = false;
    WebPFree(bytes);
    return is_written;
}

static const struct {
    const char *suffix;
    bool (*write)(const picture *p, const char *path);
} FORMATS[] = { { ".jpg", write_jpeg }, { ".png", write_png }, { ".webp", write_webp } };

static bool write_picture(const picture *p, const char *path)
{
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot != NULL && i < sizeof FORMATS / sizeof *FORMATS; i++)
        if (strcmp(dot, FORMATS[i].suffix) == 0)
            return FORMATS[i].write(p, path);
    return false;
}

int main(int argc, char **argv)
{
    if (argc != 5) {
        fprintf(stderr, "usage: photo NAME WIDTH HEIGHT FILE\n");
        return 64;
    }
    picture p = { strtoul(argv[2], NULL, 10), strtoul(argv[3], NULL, 10), NULL };
    if (p.width < 64 || p.height < 64 || p.width > 16384 || p.height > 16384) {
        fprintf(stderr, "photo: sides are 64 to 16384 pixels\n");
        return 64;
    }
    p.pixels = malloc(p.width * p.height * 3);
    if (p.pixels == NULL || !sc_landscape_paint(argv[1], p.width, p.height, p.pixels)) {
        fprintf(stderr, "photo: no landscape '%s'\n", argv[1]);
        return 64;
    }
    bool is_written = write_picture(&p, argv[4]);
    free(p.pixels);
    if (!is_written)
        fprintf(stderr, "photo: cannot write '%s'\n", argv[4]);
    return is_written ? 0 : 74;
}
