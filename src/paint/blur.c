/*
 * Blurring: see blur.h. The two axes of a Gaussian are independent: rows are blurred, then columns,
 * in floating point.
 *
 * A wide Gaussian leaves no detail, so it is taken of a picture whose cells are averages of several
 * pixels, and read off between the cells. Averaging (a box) and reading between (a tent) blur a
 * little too: the Gaussian between them is narrower by just that.
 */
#include "paint/blur.h"

#include <math.h>
#include <string.h>

/* A cell is as large as leaves the Gaussian this many cells wide: below that the cells would show.
 */
static const double CELLS_MIN = 3;

/* Wider ones make any card one colour; it also bounds the cells' size. */
static const double SIGMA_MAX = 4096;

/* Beyond 3 sigma a Gaussian holds 0.3 % of itself, less than a level of 255. */
static const double REACH = 3;

enum { BLOCK = 16, TAPS_MAX = 64 };

/* One axis: cells of `size` px, and the weights of those about each. */
typedef struct axis {
    int size;   /* px a cell */
    int radius; /* cells on each side of the middle one */
    float weights[TAPS_MAX];
} axis;

/* Cells with a border about them that is wide enough for both Gaussians. Values are 0–255. */
typedef struct plane {
    int channels;            /* values a cell */
    int width, height;       /* cells, without the border */
    int border_x, border_y;  /* cells */
    size_t stride;           /* values a row, and a BLOCK to spill into */
    float *values, *blurred; /* two of a kind */
} plane;

static double clamped(double sigma)
{
    return isfinite(sigma) ? fmin(fmax(sigma, 0), SIGMA_MAX) : 0;
}

int sc_blur_reach(double sigma)
{
    return (int)ceil(REACH * clamped(sigma));
}

/* How much a place counts, `at` standard deviations away. */
typedef double (*falloff)(double at);

static double gaussian(double at)
{
    return exp(-at * at / 2);
}

/* Three boxes in a row, each of two standard deviations: a quadratic spline. */
static double three_boxes(double at)
{
    double boxes = fabs(at) / 2;
    if (boxes < 0.5)
        return 0.75 - boxes * boxes;
    return boxes < 1.5 ? (1.5 - boxes) * (1.5 - boxes) / 2 : 0;
}

static axis axis_of(double sigma, falloff fall)
{
    axis a = { .size = 1 };
    sigma = clamped(sigma);
    while (sigma / (2 * a.size) >= CELLS_MIN)
        a.size *= 2;
    /* The variances of a box of `size` px and, on average over its places, of a tent. */
    double box = (a.size * a.size - 1) / 12.0, tent = a.size == 1 ? 0 : a.size * a.size / 6.0;
    double cells = sqrt(fmax(0, sigma * sigma - box - tent)) / a.size, sum = 0;
    a.radius = (int)ceil(REACH * cells);
    a.weights[0] = 1;
    if (a.radius == 0)
        return a;
    for (int i = -a.radius; i <= a.radius; i++)
        sum += fall(i / cells);
    for (int i = -a.radius; i <= a.radius; i++)
        a.weights[i + a.radius] = (float)(fall(i / cells) / sum);
    return a;
}

/* --- the convolution ------------------------------------------------------------------------ */

/*
 * out[i] = the sum of weights[k] * in[i + k * step], for `count` values (rounded up to BLOCKs). A
 * block's sums stay in registers: the inner loops have constant bounds for the compiler to make
 * vector code of.
 */
static void convolve(float *restrict out, const float *restrict in, size_t count, size_t step,
                     const axis *a)
{
    for (size_t at = 0; at < count; at += BLOCK) {
        float sums[BLOCK] = { 0 };
        for (int k = 0; k <= 2 * a->radius; k++) {
            const float *from = in + at + (size_t)k * step;
            float weight = a->weights[k];
            for (int i = 0; i < BLOCK; i++)
                sums[i] += weight * from[i];
        }
        memcpy(out + at, sums, sizeof sums);
    }
}

/* The value of a cell; -1 and `width` are the border's nearest cells. */
static float *cell(const plane *p, float *values, int x, int y)
{
    return values + (size_t)(y + p->border_y) * p->stride +
           (size_t)(x + p->border_x) * (size_t)p->channels;
}

/* Reading between cells looks one cell past the edge, so that one is blurred too. */
static void blur_plane(plane *p, const axis *across, const axis *down)
{
    size_t count = (size_t)(p->width + 2) * (size_t)p->channels;
    for (int y = 0; y < p->height; y++)
        convolve(cell(p, p->blurred, -1, y), cell(p, p->values, -1 - across->radius, y), count,
                 (size_t)p->channels, across);
    for (int y = -1; y <= p->height; y++)
        convolve(cell(p, p->values, -1, y), cell(p, p->blurred, -1, y - down->radius), count,
                 p->stride, down);
}

/* --- pixels to cells and back --------------------------------------------------------------- */

/* Rows of bytes, `channels` a pixel. */
typedef struct pixels {
    uint8_t *bytes;
    int width, height, stride, channels;
} pixels;

static plane new_plane(sc_arena *arena, const pixels *from, const axis *across, const axis *down)
{
    plane p = { .channels = from->channels,
                .width = (from->width + across->size - 1) / across->size,
                .height = (from->height + down->size - 1) / down->size,
                .border_x = across->radius + 1,
                .border_y = down->radius + 1 };
    size_t row = (size_t)(p.width + 2 * p.border_x) * (size_t)p.channels;
    p.stride = row + BLOCK;
    size_t count = p.stride * (size_t)(p.height + 2 * p.border_y);
    p.values = SC_NEW_ARRAY(arena, float, count);
    p.blurred = SC_NEW_ARRAY(arena, float, count);
    return p;
}

/* `sums` gains the bytes of `count` px, channel by channel. */
static inline void sum_bytes(const uint8_t *bytes, int count, int channels, uint32_t sums[4])
{
    for (int x = 0; x < count; x++)
        for (int c = 0; c < channels; c++)
            sums[c] += bytes[x * channels + c];
}

static void add_row(const plane *p, const uint8_t *row, int width, int size, float *cells)
{
    for (int x = 0; x < width; x += size, cells += p->channels) {
        uint32_t sums[4] = { 0 };
        int count = x + size < width ? size : width - x;
        if (p->channels == 1) /* twice, for the compiler to know how many there are */
            sum_bytes(row + x, count, 1, sums);
        else
            sum_bytes(row + x * 4, count, 4, sums);
        for (int c = 0; c < p->channels; c++)
            cells[c] += (float)sums[c];
    }
}

/* What a cell lacks of its pixels at the right and lower edges counts as 0. */
static void fill_cells(plane *p, const pixels *from, const axis *across, const axis *down)
{
    float share = 1.0F / (float)(across->size * down->size);
    for (int y = 0; y < from->height; y++)
        add_row(p, from->bytes + (size_t)y * (size_t)from->stride, from->width, across->size,
                cell(p, p->values, 0, y / down->size));
    for (int y = 0; y < p->height && share < 1; y++) {
        float *row = cell(p, p->values, 0, y);
        for (int i = 0; i < p->width * p->channels; i++)
            row[i] *= share;
    }
}

/* Where a pixel's middle lies among the middles of cells: between `cell` and the next. */
typedef struct between {
    int cell;
    float share; /* of the next */
} between;

static between between_at(int at, int size)
{
    double place = (at + 0.5) / size - 0.5, whole = floor(place);
    return (between){ (int)whole, (float)(place - whole) };
}

/* Two rows of cells, mixed, into `p->blurred`'s first row, which is not needed any more. */
static const float *mixed_row(plane *p, between y)
{
    int count = (p->width + 2) * p->channels;
    const float *above = cell(p, p->values, -1, y.cell);
    const float *below = y.share > 0 ? cell(p, p->values, -1, y.cell + 1) : above;
    for (int i = 0; i < count; i++)
        p->blurred[i] = above[i] * (1 - y.share) + below[i] * y.share;
    return p->blurred;
}

static inline void read_pixel(const float *left, between b, int channels, uint8_t *out)
{
    for (int c = 0; c < channels; c++) {
        float value = left[c] * (1 - b.share) + left[c + channels] * b.share + 0.5F;
        out[c] = (uint8_t)(value < 255 ? value : 255);
    }
}

/* `places`: of each px of a row. The cell after the last is there, if of no weight. */
static void read_row(const plane *p, const float *row, const between *places, uint8_t *out,
                     int width)
{
    for (int x = 0; x < width; x++) {
        const float *left = row + (places[x].cell + 1) * p->channels;
        if (p->channels == 1)
            read_pixel(left, places[x], 1, out + x);
        else
            read_pixel(left, places[x], 4, out + x * 4);
    }
}

static between *places_of(sc_arena *arena, int width, int size)
{
    between *places = SC_NEW_ARRAY(arena, between, width);
    for (int x = 0; x < width; x++)
        places[x] = between_at(x, size);
    return places;
}

static void blur(pixels image, sc_sigma sigma, falloff fall)
{
    if (image.width <= 0 || image.height <= 0 || (clamped(sigma.x) == 0 && clamped(sigma.y) == 0))
        return;
    sc_arena *scratch = sc_arena_new(0);
    axis across = axis_of(sigma.x, fall), down = axis_of(sigma.y, fall);
    plane p = new_plane(scratch, &image, &across, &down);
    fill_cells(&p, &image, &across, &down);
    blur_plane(&p, &across, &down);
    const between *places = places_of(scratch, image.width, across.size);
    for (int y = 0; y < image.height; y++)
        read_row(&p, mixed_row(&p, between_at(y, down.size)), places,
                 image.bytes + (size_t)y * (size_t)image.stride, image.width);
    sc_arena_free(scratch);
}

static pixels pixels_of_mask(const sc_mask *m)
{
    return (pixels){ m->pixels, m->width, m->height, m->stride, 1 };
}

void sc_blur_mask(const sc_mask *mask, sc_sigma sigma)
{
    blur(pixels_of_mask(mask), sigma, gaussian);
}

static pixels pixels_of(const sc_bitmap *b)
{
    return (pixels){ (uint8_t *)b->pixels, b->width, b->height, b->stride, 4 };
}

void sc_blur_bitmap(const sc_bitmap *bitmap, sc_sigma sigma)
{
    blur(pixels_of(bitmap), sigma, gaussian);
}

/* The standard deviation of three boxes of whole px: an even width is two of it and one wider. */
static double of_boxes(double sigma)
{
    if (sigma < 2 || sigma > SIGMA_MAX)
        return sigma;
    double width = floor(sigma * 3 * sqrt(2 * M_PI) / 4 + 0.5), last = width + 1 - fmod(width, 2);
    return sqrt((2 * (width * width - 1) + last * last - 1) / 12);
}

static void blur_boxes(pixels image, sc_sigma sigma)
{
    bool is_wide = sigma.x >= 2 || sigma.y >= 2;
    blur(image, (sc_sigma){ of_boxes(sigma.x), of_boxes(sigma.y) },
         is_wide ? three_boxes : gaussian);
}

void sc_blur_boxes(const sc_bitmap *bitmap, sc_sigma sigma)
{
    blur_boxes(pixels_of(bitmap), sigma);
}

void sc_blur_mask_boxes(const sc_mask *mask, sc_sigma sigma)
{
    blur_boxes(pixels_of_mask(mask), sigma);
}
