/*
 * The codec floor: what no program that makes these cards from this photo can do without.
 *
 *     floor PHOTO.jpg EIGHTHS QUALITY CARD.jpg...
 *
 * It decodes the photo once, at EIGHTHS/8 of its size, and encodes each card's pixels as the
 * program does: baseline, 4:4:4, its own Huffman tables. Nothing is cropped, resampled or drawn:
 * the cards' pixels are loaded before the clock starts. It prints the processor time in ms of
 * decoding, of encoding, of both, and the peak of memory in KiB.
 */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include <jpeglib.h>

enum { MAX_CARDS = 16 };

typedef struct bytes {
    unsigned char *ptr;
    unsigned long len;
} bytes;

typedef struct picture {
    JDIMENSION width, height;
    unsigned char *pixels; /* blue, green, red, filler */
} picture;

static void fail(const char *what, const char *path)
{
    fprintf(stderr, "floor: %s '%s'\n", what, path);
    exit(74);
}

static void *allocate(size_t size)
{
    void *block = malloc(size);
    if (block == NULL)
        fail("no memory for", "a picture");
    return block;
}

static bytes load(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (file == NULL || fseek(file, 0, SEEK_END) != 0)
        fail("cannot read", path);
    long len = ftell(file);
    rewind(file);
    bytes loaded = { allocate((size_t)len + 1), (unsigned long)len };
    if (fread(loaded.ptr, 1, loaded.len, file) != loaded.len)
        fail("cannot read", path);
    fclose(file);
    return loaded;
}

static picture decode(bytes from, unsigned eighths)
{
    struct jpeg_decompress_struct jpeg;
    struct jpeg_error_mgr errors;
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&jpeg);
    jpeg_mem_src(&jpeg, from.ptr, from.len);
    jpeg_read_header(&jpeg, TRUE);
    jpeg.scale_num = eighths;
    jpeg.scale_denom = 8;
    jpeg.out_color_space = JCS_EXT_BGRX;
    jpeg_start_decompress(&jpeg);
    size_t stride = (size_t)jpeg.output_width * 4;
    picture p = { jpeg.output_width, jpeg.output_height, allocate(stride * jpeg.output_height) };
    while (jpeg.output_scanline < jpeg.output_height) {
        JSAMPROW row = p.pixels + stride * jpeg.output_scanline;
        jpeg_read_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_decompress(&jpeg);
    jpeg_destroy_decompress(&jpeg);
    return p;
}

static void encode(const picture *p, int quality)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    bytes out = { NULL, 0 };
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_mem_dest(&jpeg, &out.ptr, &out.len);
    jpeg.image_width = p->width;
    jpeg.image_height = p->height;
    jpeg.input_components = 4;
    jpeg.in_color_space = JCS_EXT_BGRX;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, quality, TRUE);
    jpeg.optimize_coding = TRUE;
    jpeg.comp_info[0].h_samp_factor = jpeg.comp_info[0].v_samp_factor = 1;
    jpeg_start_compress(&jpeg, TRUE);
    while (jpeg.next_scanline < jpeg.image_height) {
        JSAMPROW row = p->pixels + (size_t)p->width * 4 * jpeg.next_scanline;
        jpeg_write_scanlines(&jpeg, &row, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(out.ptr);
}

static double cpu_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

int main(int argc, char **argv)
{
    int count = argc - 4;
    if (count < 1 || count > MAX_CARDS) {
        fprintf(stderr, "usage: floor PHOTO EIGHTHS QUALITY CARD...\n");
        return 64;
    }
    picture cards[MAX_CARDS];
    for (int i = 0; i < count; i++) {
        bytes card = load(argv[4 + i]);
        cards[i] = decode(card, 8);
        free(card.ptr);
    }
    bytes photo = load(argv[1]);
    double start = cpu_ms();
    picture decoded = decode(photo, (unsigned)atoi(argv[2]));
    double between = cpu_ms();
    for (int i = 0; i < count; i++)
        encode(&cards[i], atoi(argv[3]));
    double end = cpu_ms();
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("%.1f %.1f %.1f %ld\n", between - start, end - between, end - start, usage.ru_maxrss);
    for (int i = 0; i < count; i++)
        free(cards[i].pixels);
    free(decoded.pixels);
    free(photo.ptr);
    return 0;
}
