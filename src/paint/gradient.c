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

enum { TABLE_SIZE = 2048, BAYER = 8 };

/* Thresholds of ordered dither, 2–254 in steps of 4. */
static const uint8_t THRESHOLDS[BAYER][BAYER] = {
    { 2, 130, 34, 162, 10, 138, 42, 170 },  { 194, 66, 226, 98, 202, 74, 234, 106 },
    { 50, 178, 18, 146, 58, 186, 26, 154 }, { 242, 114, 210, 82, 250, 122, 218, 90 },
    { 14, 142, 46, 174, 6, 134, 38, 166 },  { 206, 78, 238, 110, 198, 70, 230, 102 },
    { 62, 190, 30, 158, 54, 182, 22, 150 }, { 254, 126, 222, 94, 246, 118, 214, 86 },
};

/* Premultiplied, 0 to 255 * 256. */
typedef struct tint {
    uint16_t a, r, g, b;
} tint;

/* t = x_step * x + y_step * y + offset for a linear gradient; px of the card. */
typedef struct line {
    double x_step, y_step, offset, length;
} line;

/* The distance from a centre, in radii, for a radial one. */
typedef struct rings {
    double x, y, x_radius, y_radius;
} rings;

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

static uint16_t scaled(double v)
{
    return (uint16_t)lround(fmin(fmax(v, 0), 1) * 255 * 256);
}

static tint mix(const sc_color *from, const sc_color *to, double share)
{
    double fa = from->a * (1 - share), ta = to->a * share;
    return (tint){ scaled(fa + ta), scaled(from->r * fa + to->r * ta),
                   scaled(from->g * fa + to->g * ta), scaled(from->b * fa + to->b * ta) };
}

static void fill_table(const sc_fill *fill, const double *at, tint table[TABLE_SIZE])
{
    size_t k = 0, last = fill->stop_count - 1;
    for (int i = 0; i < TABLE_SIZE; i++) {
        double t = (double)i / (TABLE_SIZE - 1);
        while (k < last && t >= at[k + 1])
            k++;
        const sc_color *from = &fill->stops[k].color;
        if (t <= at[0])
            table[i] = mix(&fill->stops[0].color, &fill->stops[0].color, 0);
        else if (k == last)
            table[i] = mix(from, from, 0);
        else
            table[i] = mix(from, &fill->stops[k + 1].color, (t - at[k]) / (at[k + 1] - at[k]));
    }
}

/* --- pixels --------------------------------------------------------------------------------- */

static uint32_t dithered(const tint *c, uint32_t threshold)
{
    uint32_t a = (c->a + threshold) >> 8, r = (c->r + threshold) >> 8;
    uint32_t g = (c->g + threshold) >> 8, b = (c->b + threshold) >> 8;
    return a << 24 | r << 16 | g << 8 | b;
}

static const tint *tint_at(const tint *table, double t)
{
    double clamped = t < 0 ? 0 : t > 1 ? 1 : t;
    return &table[(int)(clamped * (TABLE_SIZE - 1) + 0.5)];
}

/* Straight up or down: a row has one colour, and its dither repeats. */
static void fill_row_flat(uint32_t *row, int width, const tint *color, const uint8_t *thresholds)
{
    uint32_t pattern[BAYER];
    for (int x = 0; x < BAYER; x++)
        pattern[x] = dithered(color, thresholds[x]);
    for (int x = 0; x < width; x += BAYER)
        memcpy(row + x, pattern, sizeof *row * (size_t)(width - x < BAYER ? width - x : BAYER));
}

static void fill_linear(sc_bitmap *out, sc_rect area, const line *l, const tint *table)
{
    for (int y = 0; y < out->height; y++) {
        uint32_t *row = out->pixels + (size_t)y * (size_t)out->width;
        const uint8_t *thresholds = THRESHOLDS[y % BAYER];
        double t = l->offset + l->y_step * (area.y + y + 0.5) + l->x_step * (area.x + 0.5);
        if (l->x_step == 0) {
            fill_row_flat(row, out->width, tint_at(table, t), thresholds);
            continue;
        }
        for (int x = 0; x < out->width; x++)
            row[x] = dithered(tint_at(table, t + l->x_step * x), thresholds[x % BAYER]);
    }
}

static void fill_radial(sc_bitmap *out, sc_rect area, const rings *r, const tint *table)
{
    for (int y = 0; y < out->height; y++) {
        uint32_t *row = out->pixels + (size_t)y * (size_t)out->width;
        const uint8_t *thresholds = THRESHOLDS[y % BAYER];
        double dy = (area.y + y + 0.5 - r->y) / r->y_radius;
        for (int x = 0; x < out->width; x++) {
            double dx = (area.x + x + 0.5 - r->x) / r->x_radius;
            row[x] = dithered(tint_at(table, sqrt(dx * dx + dy * dy)), thresholds[x % BAYER]);
        }
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

sc_bitmap sc_gradient_raster(sc_arena *arena, const sc_fill *fill, sc_rect box, sc_rect area,
                             const sc_length_base *base)
{
    sc_bitmap out = { .width = (int)area.width, .height = (int)area.height };
    out.stride = out.width * (int)sizeof(uint32_t);
    out.pixels =
        sc_arena_alloc_raw(arena, (size_t)out.width * (size_t)out.height, sizeof *out.pixels);
    tint *table = SC_NEW_ARRAY(arena, tint, TABLE_SIZE);
    double *at = SC_NEW_ARRAY(arena, double, fill->stop_count);
    line l = line_of(fill, box);
    rings r = rings_of(fill, box, base);
    bool is_linear = fill->kind == SC_FILL_LINEAR;
    place_stops(fill, is_linear ? l.length : r.x_radius, base, at);
    fill_table(fill, at, table);
    if (is_linear)
        fill_linear(&out, area, &l, table);
    else
        fill_radial(&out, area, &r, table);
    return out;
}
