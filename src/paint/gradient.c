/*
 * Rasterising gradients: see gradient.h. Geometry: CSS Images Module Level 3, sections 3.1–3.4.
 *
 * A gradient is a function of t, 0 to 1 along its line: a table holds its premultiplied colours
 * with eight bits behind the point, and an 8 x 8 Bayer matrix rounds them, so that neighbouring
 * pixels share the error out.
 */
#include "paint/gradient.h"

#include <math.h>
#include <string.h>

enum { TABLE_SIZE = 2048, BAYER = 8, BLOCK = 16 };

/* Thresholds of ordered dither, 2–254 in steps of 4. */
static const uint8_t THRESHOLDS[BAYER][BAYER] = {
    { 2, 130, 34, 162, 10, 138, 42, 170 },  { 194, 66, 226, 98, 202, 74, 234, 106 },
    { 50, 178, 18, 146, 58, 186, 26, 154 }, { 242, 114, 210, 82, 250, 122, 218, 90 },
    { 14, 142, 46, 174, 6, 134, 38, 166 },  { 206, 78, 238, 110, 198, 70, 230, 102 },
    { 62, 190, 30, 158, 54, 182, 22, 150 }, { 254, 126, 222, 94, 246, 118, 214, 86 },
};

/* A premultiplied colour, its channels 0 to 255 * 256: blue in the lowest 16 bits, then green, red
 * and alpha, so that one addition dithers all four. */
typedef uint64_t tint;

/* t = x_step * x + y_step * y + offset for a linear gradient; px of the card. */
typedef struct line {
    double x_step, y_step, offset, length;
} line;

/* The distance from a centre, in radii, for a radial one. */
typedef struct rings {
    double x, y, x_radius, y_radius;
} rings;

struct sc_gradient {
    bool is_linear;
    int step;
    line line;
    rings rings;
    tint table[TABLE_SIZE];
};

/* --- the table ------------------------------------------------------------------------------ */

static double position_of(sc_length position, double length, const sc_length_base *base)
{
    if (position.unit == SC_UNIT_PERCENT)
        return position.value / 100;
    return length == 0 ? 0 : sc_length_px(position, base) / length;
}

/* CSS Images 3, section 3.4.3: ends default to 0 and 1, none stands before another, the rest are
 * spread evenly. */
static void place_stops(const sc_fill *fill, double length, const sc_length_base *base, double *at)
{
    size_t n = fill->stop_count;
    double greatest = -INFINITY;
    for (size_t i = 0; i < n; i++) {
        const sc_stop *stop = &fill->stops[i];
        at[i] = i == 0 ? 0 : i == n - 1 ? 1 : NAN;
        if (stop->has_position)
            at[i] = position_of(stop->position, length, base);
        if (!isnan(at[i]))
            greatest = at[i] = fmax(at[i], greatest);
    }
    for (size_t i = 1; i < n; i++) {
        size_t next = i;
        while (isnan(at[next]))
            next++;
        for (size_t k = i; k < next; k++)
            at[k] =
                at[i - 1] + (at[next] - at[i - 1]) * (double)(k - i + 1) / (double)(next - i + 1);
    }
}

static uint64_t scaled(double v)
{
    return (uint64_t)lround(fmin(fmax(v, 0), 1) * 255 * 256);
}

static tint mix(const sc_color *from, const sc_color *to, double share)
{
    double fa = from->a * (1 - share), ta = to->a * share;
    return scaled(fa + ta) << 48 | scaled(from->r * fa + to->r * ta) << 32 |
           scaled(from->g * fa + to->g * ta) << 16 | scaled(from->b * fa + to->b * ta);
}

/* `strength`: of all alphas. */
static void fill_table(const sc_fill *fill, const double *at, double strength,
                       tint table[TABLE_SIZE])
{
    size_t k = 0, last = fill->stop_count - 1;
    for (int i = 0; i < TABLE_SIZE; i++) {
        double t = (double)i / (TABLE_SIZE - 1), share = 0;
        while (k < last && t >= at[k + 1])
            k++;
        sc_color from = fill->stops[k].color, to = fill->stops[k < last ? k + 1 : k].color;
        if (t > at[0] && k < last)
            share = (t - at[k]) / (at[k + 1] - at[k]);
        from.a *= strength;
        to.a *= strength;
        table[i] = mix(&from, &to, share);
    }
}

/* --- pixels --------------------------------------------------------------------------------- */

/* No channel carries into the next: 255 * 256 and the greatest threshold are less than 65536. */
static inline uint32_t dithered(tint c, uint32_t threshold)
{
    uint64_t x = (c + threshold * UINT64_C(0x0001000100010001)) >> 8 & UINT64_C(0x00ff00ff00ff00ff);
    x = (x | x >> 8) & UINT64_C(0x0000ffff0000ffff);
    return (uint32_t)(x | x >> 16);
}

static inline int index_of(float t)
{
    float clamped = t < 0 ? 0 : t > 1 ? 1 : t;
    return (int)(clamped * (TABLE_SIZE - 1) + 0.5F);
}

/* Straight up or down: a row has one colour, and its dither repeats. */
static void fill_row_flat(uint32_t *row, int width, tint color, const uint8_t *thresholds)
{
    uint32_t pattern[BAYER];
    for (int x = 0; x < BAYER; x++)
        pattern[x] = dithered(color, thresholds[x]);
    for (int x = 0; x < width; x += BAYER)
        memcpy(row + x, pattern, sizeof *row * (size_t)(width - x < BAYER ? width - x : BAYER));
}

/* A block of constant length, and no look at errno, are what the compiler makes vector code of. */
__attribute__((optimize("no-math-errno"))) static void
find_radial(float dx, float dx_step, float dy2, int out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++) {
        float x = dx + dx_step * (float)i, t = sqrtf(x * x + dy2);
        out[i] = (int)((t > 1 ? 1 : t) * (TABLE_SIZE - 1) + 0.5F);
    }
}

static void find_linear(float t, float t_step, int out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++)
        out[i] = index_of(t + t_step * (float)i);
}

static void put_block(uint32_t *row, int count, const tint *table, const int *indices,
                      const uint8_t *thresholds)
{
    for (int i = 0; i < count; i++)
        row[i] = dithered(table[indices[i]], thresholds[i % BAYER]);
}

/* `x`, `y`: px of the card, the middle of the row's first pixel. */
static void fill_linear(const sc_gradient *g, uint32_t *row, int width, double x, double y,
                        const uint8_t *thresholds)
{
    double t = g->line.offset + g->line.y_step * y + g->line.x_step * x;
    double step = g->line.x_step * g->step;
    if (step == 0) {
        fill_row_flat(row, width, g->table[index_of((float)t)], thresholds);
        return;
    }
    for (int at = 0; at < width; at += BLOCK) {
        int indices[BLOCK];
        find_linear((float)(t + step * at), (float)step, indices);
        put_block(row + at, width - at < BLOCK ? width - at : BLOCK, g->table, indices, thresholds);
    }
}

static void fill_radial(const sc_gradient *g, uint32_t *row, int width, double x, double y,
                        const uint8_t *thresholds)
{
    const rings *r = &g->rings;
    double dy = (y - r->y) / r->y_radius, dx = (x - r->x) / r->x_radius;
    double step = g->step / r->x_radius;
    for (int at = 0; at < width; at += BLOCK) {
        int indices[BLOCK];
        find_radial((float)(dx + step * at), (float)step, (float)(dy * dy), indices);
        put_block(row + at, width - at < BLOCK ? width - at : BLOCK, g->table, indices, thresholds);
    }
}

/* --- geometry ------------------------------------------------------------------------------- */

/* The angle of `to top left` and its like: the line of 50% runs through the other two corners. */
static double corner_angle(const sc_fill *fill, sc_rect box)
{
    double angle = atan2(box.height * fill->corner_x, -box.width * fill->corner_y);
    return angle;
}

static line line_of(const sc_fill *fill, sc_rect box)
{
    double angle = fill->is_to_corner ? corner_angle(fill, box) : fill->angle_deg * M_PI / 180;
    double dx = sin(angle), dy = -cos(angle);
    dx = fabs(dx) < 1e-9 ? 0 : dx;
    dy = fabs(dy) < 1e-9 ? 0 : dy;
    double length = fmax(fabs(box.width * dx) + fabs(box.height * dy), 1e-9);
    double cx = box.x + box.width / 2, cy = box.y + box.height / 2;
    return (line){ dx / length, dy / length, 0.5 - (cx * dx + cy * dy) / length, length };
}

static double center_of(sc_length at, double size, const sc_length_base *base)
{
    return at.unit == SC_UNIT_PERCENT ? at.value / 100 * size : sc_length_px(at, base);
}

/* To the farthest corner; an ellipse keeps the shape of the one to the farthest sides. */
static rings rings_of(const sc_fill *fill, sc_rect box, const sc_length_base *base)
{
    double x = center_of(fill->center_x, box.width, base);
    double y = center_of(fill->center_y, box.height, base);
    double far_x = fmax(fmax(fabs(x), fabs(box.width - x)), 1e-3);
    double far_y = fmax(fmax(fabs(y), fabs(box.height - y)), 1e-3);
    double radius = hypot(far_x, far_y);
    if (fill->is_circle)
        return (rings){ box.x + x, box.y + y, radius, radius };
    return (rings){ box.x + x, box.y + y, far_x * M_SQRT2, far_y * M_SQRT2 };
}

sc_gradient *sc_gradient_new(sc_arena *arena, const sc_fill *fill, sc_rect box,
                             const sc_length_base *base, double strength, int step)
{
    sc_gradient *g = SC_NEW(arena, sc_gradient);
    double *at = SC_NEW_ARRAY(arena, double, fill->stop_count);
    g->line = line_of(fill, box);
    g->rings = rings_of(fill, box, base);
    g->is_linear = fill->kind == SC_FILL_LINEAR;
    g->step = step;
    place_stops(fill, g->is_linear ? g->line.length : g->rings.x_radius, base, at);
    fill_table(fill, at, strength, g->table);
    return g;
}

sc_bitmap sc_gradient_raster(sc_arena *arena, const sc_gradient *g, sc_rect area)
{
    sc_bitmap out = { .width = (int)area.width, .height = (int)area.height };
    out.stride = out.width * (int)sizeof(uint32_t);
    out.pixels =
        sc_arena_alloc_raw(arena, (size_t)out.width * (size_t)out.height, sizeof *out.pixels);
    sc_gradient_fill(g, area, &out);
    return out;
}

void sc_gradient_fill(const sc_gradient *g, sc_rect area, sc_bitmap *out)
{
    double x = (area.x + 0.5) * g->step;
    for (int i = 0; i < (int)area.height; i++) {
        uint32_t *row = out->pixels + (size_t)i * (size_t)(out->stride / 4);
        double y = (area.y + i + 0.5) * g->step;
        const uint8_t *thresholds = THRESHOLDS[i % BAYER];
        if (g->is_linear)
            fill_linear(g, row, (int)area.width, x, y, thresholds);
        else
            fill_radial(g, row, (int)area.width, x, y, thresholds);
    }
}
