/*
 * Rasterising gradients: see gradient.h. Geometry: CSS Images Module Level 4, sections 3.1–3.5.
 *
 * A gradient is a function of t, 0 to 1 along its line, its radii or its turn: a table holds its
 * premultiplied colours with eight bits behind the point, and an 8 x 8 Bayer matrix rounds them, so
 * that neighbouring pixels share the error out.
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

/* The channels of two tints side by side, for the processor's vectors: what compilers make of loops
 * over a table is several times as slow. */
typedef uint64_t tints __attribute__((vector_size(16)));
typedef uint16_t channels __attribute__((vector_size(16)));
typedef uint8_t levels __attribute__((vector_size(8)));

/* A row's thresholds, as they are added to the channels of two pixels after two. */
typedef struct dither {
    channels pairs[BAYER / 2];
} dither;

/* t = x_step * x + y_step * y + offset for a linear gradient; px of the card. */
typedef struct line {
    double x_step, y_step, offset, length;
} line;

/* The distance from a centre, in radii, for a radial one; for a conic one the part of a turn about
 * it, clockwise from straight up, less `start`. */
typedef struct rings {
    double x, y, x_radius, y_radius, start;
} rings;

struct sc_gradient {
    sc_fill_kind kind;
    bool is_repeating;
    sc_matrix to_card;
    line line;
    rings rings;
    double low, high; /* the part of t that the table spans */
    tint table[TABLE_SIZE];
};

/* --- stops ---------------------------------------------------------------------------------- */

/* A stop at its place; `hint` is the place of the hint after it, as a share of the way to the next,
 * where the two are mixed half and half. */
typedef struct placed {
    sc_color color;
    double at, hint;
} placed;

typedef struct placed_list {
    placed *items;
    size_t count;
} placed_list;

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

/* The colours at their places, hints put into them. */
static placed_list placed_stops(sc_arena *arena, const sc_fill *fill, double length,
                                const sc_length_base *base, double strength)
{
    double *at = SC_NEW_ARRAY(arena, double, fill->stop_count);
    placed_list out = { SC_NEW_ARRAY(arena, placed, fill->stop_count), 0 };
    place_stops(fill, length, base, at);
    for (size_t i = 0; i < fill->stop_count; i++) {
        const sc_stop *stop = &fill->stops[i];
        if (stop->is_hint) {
            double way = at[i + 1] - at[i - 1];
            out.items[out.count - 1].hint = way > 0 ? (at[i] - at[i - 1]) / way : 0.5;
            continue;
        }
        placed *to = &out.items[out.count++];
        *to = (placed){ stop->color, at[i], 0.5 };
        to->color.a *= strength;
    }
    return out;
}

/* --- the table ------------------------------------------------------------------------------ */

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

/* CSS Images 4, section 3.5.3: half of each at the hint, by a power. */
static double hinted(double share, double hint)
{
    if (hint == 0.5)
        return share;
    if (hint <= 0 || hint >= 1)
        return hint <= 0 ? 1 : 0;
    return pow(share, log(0.5) / log(hint));
}

static tint tint_at(const placed_list *stops, size_t k, double t, sc_mixing mixing)
{
    const placed *from = &stops->items[k], *to = from + 1;
    if (k + 1 == stops->count || t <= from->at)
        return mix(&from->color, &from->color, 0);
    double share = hinted((t - from->at) / (to->at - from->at), from->hint);
    if (mixing.space == SC_SPACE_SRGB)
        return mix(&from->color, &to->color, share);
    sc_color color = sc_color_mix(mixing, from->color, to->color, share);
    color = (sc_color){ fmin(fmax(color.r, 0), 1), fmin(fmax(color.g, 0), 1),
                        fmin(fmax(color.b, 0), 1), color.a };
    return mix(&color, &color, 0);
}

/* Its ends are the colours before the first stop and after the last. */
static void fill_table(sc_gradient *g, const placed_list *stops, sc_mixing mixing)
{
    size_t k = 0, last = stops->count - 1;
    for (int i = 0; i < TABLE_SIZE; i++) {
        double t = g->low + (g->high - g->low) * i / (TABLE_SIZE - 1);
        while (k < last && t >= stops->items[k + 1].at && !(i == 0 && t == stops->items[0].at))
            k++;
        g->table[i] = tint_at(stops, k, t, mixing);
    }
}

/* --- pixels --------------------------------------------------------------------------------- */

static dither dither_of(const uint8_t thresholds[BAYER])
{
    dither d;
    for (int i = 0; i < BAYER / 2; i++) {
        uint16_t a = thresholds[2 * i], b = thresholds[2 * i + 1];
        d.pairs[i] = (channels){ a, a, a, a, b, b, b, b };
    }
    return d;
}

/* Two pixels. No channel carries into the next: 255 * 256 and the greatest threshold are less than
 * 65536. */
static inline void put_pair(uint32_t *pixels, tint a, tint b, channels thresholds)
{
    channels sum = ((channels)(tints){ a, b } + thresholds) >> 8;
    levels rounded = __builtin_convertvector(sum, levels);
    memcpy(pixels, &rounded, sizeof rounded);
}

/* Straight up or down: a row has one colour, and its dither repeats. */
static void fill_row_flat(uint32_t *row, int width, tint color, const dither *d)
{
    uint32_t pattern[BAYER];
    for (int x = 0; x < BAYER; x += 2)
        put_pair(pattern + x, color, color, d->pairs[x / 2]);
    for (int x = 0; x < width; x += BAYER)
        memcpy(row + x, pattern, sizeof *row * (size_t)(width - x < BAYER ? width - x : BAYER));
}

/* Where a block of pixels starts, and what one more px adds, in whatever the kind counts in. */
typedef struct stride {
    float x, y, x_step, y_step;
} stride;

/* Blocks of constant length are what the compiler makes vector code of. */
static void find_linear(const stride *s, float out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++)
        out[i] = s->x + s->x_step * (float)i;
}

static void find_radial(const stride *s, float out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++) {
        float x = s->x + s->x_step * (float)i, y = s->y + s->y_step * (float)i;
        out[i] = sqrtf(x * x + y * y);
    }
}

static void find_conic(const stride *s, float start, float out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++) {
        float x = s->x + s->x_step * (float)i, y = s->y + s->y_step * (float)i;
        float turn = atan2f(x, -y) * (float)(0.5 / M_PI) - start;
        out[i] = turn - floorf(turn);
    }
}

/* The table's places for a block of t. */
static void find_clamped(const float t[restrict BLOCK], float low, float scale,
                         int out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++) {
        float at = (t[i] - low) * scale;
        at = at > 0 ? at : 0;
        at = at < TABLE_SIZE - 1 ? at : TABLE_SIZE - 1;
        out[i] = (int)(at + 0.5F);
    }
}

static void find_repeated(const float t[restrict BLOCK], float low, float scale,
                          int out[restrict BLOCK])
{
    for (int i = 0; i < BLOCK; i++) {
        float at = (t[i] - low) * (scale / (TABLE_SIZE - 1));
        out[i] = (int)((at - floorf(at)) * (TABLE_SIZE - 1) + 0.5F);
    }
}

static void put_block(uint32_t row[restrict BLOCK], const tint *table, const int *indices,
                      const dither *d)
{
    for (int at = 0; at < BLOCK; at += BAYER)
        for (int i = 0; i < BAYER; i += 2)
            put_pair(row + at + i, table[indices[at + i]], table[indices[at + i + 1]],
                     d->pairs[i / 2]);
}

/* The last block of a row may be a part of one. */
static void put_part(uint32_t *row, int count, const tint *table, const int *indices,
                     const dither *d)
{
    uint32_t block[BLOCK];
    put_block(block, table, indices, d);
    memcpy(row, block, sizeof *row * (size_t)count);
}

/* What the gradient's kind counts in, at a point of the card, and along one px of the raster. */
static stride stride_at(const sc_gradient *g, double x, double y)
{
    const sc_matrix *m = &g->to_card;
    const rings *r = &g->rings;
    if (g->kind == SC_FILL_LINEAR)
        return (stride){ (float)(g->line.offset + g->line.x_step * x + g->line.y_step * y), 0,
                         (float)(g->line.x_step * m->xx + g->line.y_step * m->yx), 0 };
    return (stride){ (float)((x - r->x) / r->x_radius), (float)((y - r->y) / r->y_radius),
                     (float)(m->xx / r->x_radius), (float)(m->yx / r->y_radius) };
}

static void find_block(const sc_gradient *g, const stride *s, int indices[BLOCK])
{
    float t[BLOCK], scale = (float)((TABLE_SIZE - 1) / (g->high - g->low));
    if (g->kind == SC_FILL_LINEAR)
        find_linear(s, t);
    else if (g->kind == SC_FILL_RADIAL)
        find_radial(s, t);
    else
        find_conic(s, (float)g->rings.start, t);
    if (g->is_repeating)
        find_repeated(t, (float)g->low, scale, indices);
    else
        find_clamped(t, (float)g->low, scale, indices);
}

/* `x`, `y`: px of the raster, the middle of the row's first pixel. */
static void fill_row(const sc_gradient *g, uint32_t *row, int width, double x, double y,
                     const dither *d)
{
    const sc_matrix *m = &g->to_card;
    int indices[BLOCK];
    for (int at = 0; at < width; at += BLOCK) {
        double px = x + at;
        stride s = stride_at(g, m->xx * px + m->xy * y + m->x0, m->yx * px + m->yy * y + m->y0);
        find_block(g, &s, indices);
        if (at == 0 && g->kind == SC_FILL_LINEAR && s.x_step == 0) {
            fill_row_flat(row, width, g->table[indices[0]], d);
            return;
        }
        if (width - at >= BLOCK)
            put_block(row + at, g->table, indices, d);
        else
            put_part(row + at, width - at, g->table, indices, d);
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

/* The radii that CSS Images 3, section 3.2.1, gives their names; sides are those of the box. */
static void set_radii(const sc_fill *fill, double x, double y, sc_rect box,
                      const sc_length_base *base, rings *out)
{
    bool is_far = fill->extent == SC_FARTHEST_CORNER || fill->extent == SC_FARTHEST_SIDE;
    double left = fabs(x), right = fabs(box.width - x);
    double top = fabs(y), bottom = fabs(box.height - y);
    double across = is_far ? fmax(left, right) : fmin(left, right);
    double down = is_far ? fmax(top, bottom) : fmin(top, bottom);
    bool is_corner = fill->extent == SC_FARTHEST_CORNER || fill->extent == SC_CLOSEST_CORNER;
    if (fill->extent == SC_EXTENT_GIVEN) {
        across = center_of(fill->radius_x, box.width, base);
        down = center_of(fill->radius_y, box.height, base);
    } else if (fill->is_circle) {
        across = is_corner ? hypot(across, down) : is_far ? fmax(across, down) : fmin(across, down);
        down = across;
    } else if (is_corner) {
        across *= M_SQRT2; /* of the same shape as to the sides */
        down *= M_SQRT2;
    }
    out->x_radius = fmax(across, 1e-3);
    out->y_radius = fmax(down, 1e-3);
}

static rings rings_of(const sc_fill *fill, sc_rect box, const sc_length_base *base)
{
    double x = center_of(fill->center_x, box.width, base);
    double y = center_of(fill->center_y, box.height, base);
    rings r = { box.x + x, box.y + y, 1, 1, fill->angle_deg / 360 };
    if (fill->kind == SC_FILL_RADIAL)
        set_radii(fill, x, y, box, base, &r);
    return r;
}

/* The table spans what of the stops can be seen; what lies beyond has the colour of its end. */
static void set_span(sc_gradient *g, const placed_list *stops, sc_rect box)
{
    double first = stops->items[0].at, last = stops->items[stops->count - 1].at;
    double least = g->kind == SC_FILL_LINEAR ? -1 : 0, greatest = 2;
    if (g->kind == SC_FILL_RADIAL)
        greatest =
            2 *
            (hypot(box.width, box.height) + fabs(g->rings.x - box.x) + fabs(g->rings.y - box.y)) /
            fmin(g->rings.x_radius, g->rings.y_radius);
    g->low = first;
    g->high = last;
    if (!g->is_repeating) {
        g->low = fmin(fmax(first, least), greatest);
        g->high = fmin(fmax(last, least), greatest);
    }
    if (g->high - g->low > 1e-6)
        return;
    if (g->is_repeating) /* nothing to repeat: all of it is the last colour */
        g->low = -greatest;
    g->is_repeating = false;
    g->high = g->low + 1e-6;
}

sc_gradient *sc_gradient_new(sc_arena *arena, const sc_fill *fill, sc_rect box,
                             const sc_length_base *base, double strength, sc_matrix to_card)
{
    sc_gradient *g = SC_NEW(arena, sc_gradient);
    g->kind = fill->kind;
    g->is_repeating = fill->is_repeating;
    g->to_card = to_card;
    g->line = line_of(fill, box);
    g->rings = rings_of(fill, box, base);
    double length = g->kind == SC_FILL_LINEAR   ? g->line.length
                    : g->kind == SC_FILL_RADIAL ? g->rings.x_radius
                                                : 0;
    placed_list stops = placed_stops(arena, fill, length, base, strength);
    set_span(g, &stops, box);
    fill_table(g, &stops, fill->mixing);
    return g;
}

bool sc_gradient_is_opaque(const sc_gradient *g)
{
    for (int i = 0; i < TABLE_SIZE; i++)
        if (g->table[i] >> 48 < 255 * 256)
            return false;
    return true;
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
    for (int i = 0; i < (int)area.height; i++) {
        uint32_t *row = out->pixels + (size_t)i * (size_t)(out->stride / 4);
        dither d = dither_of(THRESHOLDS[i % BAYER]);
        fill_row(g, row, (int)area.width, area.x + 0.5, area.y + i + 0.5, &d);
    }
}
