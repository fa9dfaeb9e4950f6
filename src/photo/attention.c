/*
 * Looking at a photo: a thumbnail of at most 192 px a side → a weight for each of its cells.
 *
 * Four things weigh, each as far as it exceeds its own average, so that what is everywhere weighs
 * nothing: how much a cell differs from all that touches the picture's edges, how much detail it
 * has, how saturated its colour is, and how rare. Heads are found apart, in heads.c.
 */
#include "photo/attention.h"

#include "photo/planes.h"

#include <stdlib.h>

/* The shares of the four in the map. */
static const double BARRIER_SHARE = 0.6, DETAIL_SHARE = 0.15, SATURATION_SHARE = 0.05,
                    RARITY_SHARE = 0.2;

/* Samples of a cell, on each axis: enough for an average, and few enough for 12 megapixels. */
enum { SAMPLES = 3 };

typedef struct looking {
    sc_arena *scratch;
    int width, height;
    uint8_t *rgb; /* upright, three bytes a cell */
    double *barriers;
} looking;

/* --- the thumbnail -------------------------------------------------------------------------- */

/* The average of a cell of the picture as stored. */
static void average(const sc_photo *photo, const int columns[SAMPLES], const int rows[SAMPLES],
                    uint8_t out[3])
{
    for (int c = 0; c < 3; c++) {
        const uint8_t *plane = photo->planes[photo->plane_count == 1 ? 0 : c];
        unsigned sum = 0;
        for (int y = 0; y < SAMPLES; y++) {
            const uint8_t *row = plane + (size_t)rows[y] * photo->stride;
            for (int x = 0; x < SAMPLES; x++)
                sum += row[columns[x]];
        }
        out[c] = (uint8_t)(sum / (SAMPLES * SAMPLES));
    }
}

/* Where samples of cell `index` of `count` stand along `pixels`. */
static void spread(int index, int count, int pixels, int out[SAMPLES])
{
    for (int i = 0; i < SAMPLES; i++)
        out[i] = (int)(((int64_t)index * SAMPLES + i) * pixels / ((int64_t)count * SAMPLES));
}

static void fill_thumbnail(looking *l, const sc_photo *photo)
{
    sc_turn turn = sc_turn_of(photo->orientation);
    int width = turn.is_transposed ? l->height : l->width;
    int height = turn.is_transposed ? l->width : l->height;
    int columns[SC_ATTENTION_SIDE][SAMPLES], rows[SAMPLES];
    for (int x = 0; x < width; x++)
        spread(x, width, photo->width, columns[x]);
    for (int y = 0; y < height; y++) {
        spread(y, height, photo->height, rows);
        for (int x = 0; x < width; x++) {
            int across = turn.is_transposed ? y : x, down = turn.is_transposed ? x : y;
            across = turn.flips_across ? l->width - 1 - across : across;
            down = turn.flips_down ? l->height - 1 - down : down;
            average(photo, columns[x], rows, l->rgb + 3 * (down * l->width + across));
        }
    }
}

/* --- what stands apart ---------------------------------------------------------------------- */

/* A way from the picture's edge to a cell: the least and greatest of each channel on it. */
typedef struct way {
    uint8_t low[3], high[3];
    uint16_t cost; /* the sum of their distances */
} way;

static inline uint8_t lesser(uint8_t a, uint8_t b)
{
    return a < b ? a : b;
}

static inline uint8_t greater(uint8_t a, uint8_t b)
{
    return a > b ? a : b;
}

/* Go by way of a neighbour if that is easier. */
static inline void improve(const looking *l, way *ways, int at, int neighbour)
{
    const uint8_t *rgb = l->rgb + 3 * at;
    const way *from = &ways[neighbour];
    if (from->cost >= ways[at].cost)
        return;
    way w;
    for (int c = 0; c < 3; c++) {
        w.low[c] = lesser(rgb[c], from->low[c]);
        w.high[c] = greater(rgb[c], from->high[c]);
    }
    w.cost = (uint16_t)(w.high[0] - w.low[0] + w.high[1] - w.low[1] + w.high[2] - w.low[2]);
    if (w.cost < ways[at].cost)
        ways[at] = w;
}

/* The edges that a way may begin at: people stand on the lower one. */
static void begin_ways(const looking *l, way *ways)
{
    for (int y = 0; y < l->height; y++)
        for (int x = 0; x < l->width; x++) {
            const uint8_t *p = l->rgb + 3 * (y * l->width + x);
            bool is_edge = y == 0 || x == 0 || x == l->width - 1;
            way w = { { p[0], p[1], p[2] }, { p[0], p[1], p[2] }, is_edge ? 0 : UINT16_MAX };
            ways[y * l->width + x] = w;
        }
}

static void scan_down(const looking *l, way *ways)
{
    for (int y = 1; y < l->height; y++)
        for (int x = 1; x < l->width; x++) {
            improve(l, ways, y * l->width + x, (y - 1) * l->width + x);
            improve(l, ways, y * l->width + x, y * l->width + x - 1);
        }
}

static void scan_up(const looking *l, way *ways)
{
    for (int y = l->height - 2; y >= 0; y--)
        for (int x = l->width - 2; x >= 0; x--) {
            improve(l, ways, y * l->width + x, (y + 1) * l->width + x);
            improve(l, ways, y * l->width + x, y * l->width + x + 1);
        }
}

/* The barrier between each cell and the edges: how much colour changes on the easiest way there.
 * Raster scans, as in Zhang et al., "Minimum Barrier Salient Object Detection at 80 FPS" (2015). */
static void measure_barriers(const looking *l, double *out)
{
    way *ways = SC_NEW_ARRAY(l->scratch, way, (size_t)(l->width * l->height));
    begin_ways(l, ways);
    for (int i = 0; i < 2; i++) {
        scan_down(l, ways);
        scan_up(l, ways);
    }
    for (int i = 0; i < l->width * l->height; i++)
        out[i] = ways[i].cost;
}

/* --- detail and saturation ------------------------------------------------------------------ */

static int light(const looking *l, int x, int y)
{
    const uint8_t *p = l->rgb + 3 * (y * l->width + x);
    return 2 * p[0] + 5 * p[1] + p[2];
}

static void measure_detail(const looking *l, double *out)
{
    for (int y = 1; y + 1 < l->height; y++)
        for (int x = 1; x + 1 < l->width; x++)
            out[y * l->width + x] = abs(light(l, x + 1, y) - light(l, x - 1, y)) +
                                    abs(light(l, x, y + 1) - light(l, x, y - 1));
}

static void measure_saturation(const looking *l, double *out)
{
    for (int i = 0; i < l->width * l->height; i++) {
        const uint8_t *p = l->rgb + 3 * i;
        int high = p[0] > p[1] ? p[0] : p[1], low = p[0] < p[1] ? p[0] : p[1];
        high = p[2] > high ? p[2] : high;
        low = p[2] < low ? p[2] : low;
        out[i] = high - low;
    }
}

/* How far a cell's chroma is from the picture's, squared: a red one among greens counts for many.
 */
static void measure_rarity(const looking *l, double *out)
{
    int count = l->width * l->height;
    int64_t sum[2] = { 0 };
    for (int i = 0; i < count; i++) {
        const uint8_t *p = l->rgb + 3 * i;
        sum[0] += p[0] - p[1];
        sum[1] += p[0] + p[1] - 2 * p[2];
    }
    for (int i = 0; i < count; i++) {
        const uint8_t *p = l->rgb + 3 * i;
        double warm = p[0] - p[1] - (double)sum[0] / count;
        double yellow = (p[0] + p[1] - 2 * p[2] - (double)sum[1] / count) / 2;
        out[i] = warm * warm + yellow * yellow;
    }
}

/* --- the map -------------------------------------------------------------------------------- */

/* Add what of `map` exceeds its average, so that it adds up to `share`. */
static void add_excess(const double *map, int count, double share, double *weights)
{
    double sum = 0, excess = 0;
    for (int i = 0; i < count; i++)
        sum += map[i];
    for (int i = 0; i < count; i++)
        excess += map[i] > sum / count ? map[i] - sum / count : 0;
    for (int i = 0; i < count && excess > 0; i++)
        weights[i] += map[i] > sum / count ? share * (map[i] - sum / count) / excess : 0;
}

static void fill_weights(looking *l, sc_attention *a)
{
    static const struct {
        void (*measure)(const looking *, double *);
        const double *share;
    } PARTS[] = { { measure_barriers, &BARRIER_SHARE },
                  { measure_detail, &DETAIL_SHARE },
                  { measure_saturation, &SATURATION_SHARE },
                  { measure_rarity, &RARITY_SHARE } };
    int count = a->width * a->height;
    for (size_t i = 0; i < sizeof PARTS / sizeof *PARTS; i++) {
        double *map = SC_NEW_ARRAY(l->scratch, double, (size_t)count);
        PARTS[i].measure(l, map);
        l->barriers = PARTS[i].measure == measure_barriers ? map : l->barriers;
        add_excess(map, count, *PARTS[i].share, a->weights);
    }
}

static void fill_sums(sc_attention *a)
{
    int stride = a->width + 1;
    for (int y = 0; y < a->height; y++) {
        double row = 0;
        for (int x = 0; x < a->width; x++) {
            row += a->weights[y * a->width + x];
            a->sums[(y + 1) * stride + x + 1] = a->sums[y * stride + x + 1] + row;
        }
    }
}

static int cells(int side, int longest)
{
    int count =
        longest <= SC_ATTENTION_SIDE ? side : (int)((int64_t)side * SC_ATTENTION_SIDE / longest);
    return count < 1 ? 1 : count;
}

const sc_attention *sc_photo_attention(sc_arena *arena, const sc_photo *photo)
{
    bool is_turned = sc_turn_of(photo->orientation).is_transposed;
    int width = is_turned ? photo->height : photo->width;
    int height = is_turned ? photo->width : photo->height;
    int longest = width > height ? width : height;
    sc_attention *a = SC_NEW(arena, sc_attention);
    a->full_width = is_turned ? photo->full_height : photo->full_width;
    a->full_height = is_turned ? photo->full_width : photo->full_height;
    a->width = cells(width, longest);
    a->height = cells(height, longest);
    size_t count = (size_t)a->width * (size_t)a->height;
    a->weights = SC_NEW_ARRAY(arena, double, count);
    a->sums = SC_NEW_ARRAY(arena, double, (size_t)(a->width + 1) * (size_t)(a->height + 1));
    sc_arena *scratch = sc_arena_new(0);
    looking l = { scratch, a->width, a->height, SC_NEW_ARRAY(scratch, uint8_t, 3 * count), NULL };
    fill_thumbnail(&l, photo);
    fill_weights(&l, a);
    fill_sums(a);
    sc_attention_find_heads(scratch, l.rgb, a);
    if (a->head_count == 0)
        sc_attention_find_silhouettes(scratch, l.barriers, a);
    sc_attention_weigh_heads(a);
    sc_arena_free(scratch);
    return a;
}
