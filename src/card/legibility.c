/*
 * Legibility: see legibility.h. A scrim at strength s lies over what is behind it as s times its
 * full effect, so two backdrops, without and with it, give every strength between by mixing.
 */
#include "card/legibility.h"

#include "base/number.h"

#include <math.h>
#include <stdlib.h>

/* JPEG and rounding move colours a little: aim a little higher than is promised. */
static const double MARGIN = 1.1;

enum { SAMPLES_MAX = 2000, PERCENTILE = 5, STEPS = 7, COVERED = 160, REACH = 3 };

/* A pixel behind a glyph, sRGB 0–1: without the scrim, and what full strength changes. */
typedef struct sample {
    float bare[3], change[3];
} sample;

typedef struct line_samples {
    const sc_scene_text *text;
    const sample *samples;
    size_t count;
} line_samples;

typedef struct measuring {
    sc_arena *arena;
    const sc_scene *scene;
    const sc_bitmap *bare, *full;
    double linear[256]; /* light of an sRGB level, 0–1 */
    SC_VEC(line_samples) lines;
} measuring;

/* --- contrast ------------------------------------------------------------------------------- */

/* The relative luminance of a pixel, by a table of what its 256 levels stand for. */
static double luminance(const measuring *m, const double rgb[3])
{
    return 0.2126 * m->linear[(int)(rgb[0] * 255 + 0.5)] +
           0.7152 * m->linear[(int)(rgb[1] * 255 + 0.5)] +
           0.0722 * m->linear[(int)(rgb[2] * 255 + 0.5)];
}

static void fill_linear(double linear[256])
{
    for (int i = 0; i < 256; i++)
        linear[i] = sc_color_luminance((sc_color){ i / 255.0, i / 255.0, i / 255.0, 1 });
}

static double contrast(double a, double b)
{
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

/* The contrast of a text's colour with one pixel behind it, on which it may not be opaque. */
static double sample_contrast(const measuring *m, const sample *s, double strength,
                              const sc_color *c)
{
    const double ink[3] = { c->r, c->g, c->b };
    double behind[3], seen[3];
    for (int i = 0; i < 3; i++) {
        behind[i] = fmin(fmax(s->bare[i] + strength * s->change[i], 0), 1);
        seen[i] = ink[i] * c->a + behind[i] * (1 - c->a);
    }
    return contrast(luminance(m, seen), luminance(m, behind));
}

static int by_value(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

static double line_contrast(const measuring *m, const line_samples *line, double strength)
{
    if (line->count == 0)
        return 21;
    sc_arena *scratch = sc_arena_new(0);
    double *ratios = SC_NEW_ARRAY(scratch, double, line->count);
    for (size_t i = 0; i < line->count; i++)
        ratios[i] = sample_contrast(m, &line->samples[i], strength, &line->text->color);
    qsort(ratios, line->count, sizeof *ratios, by_value);
    double ratio = ratios[line->count * PERCENTILE / 100];
    sc_arena_free(scratch);
    return ratio;
}

/* --- samples -------------------------------------------------------------------------------- */

static void channels(const sc_bitmap *bitmap, int x, int y, float out[3])
{
    uint32_t pixel = bitmap->pixels[(size_t)y * (size_t)(bitmap->stride / 4) + (size_t)x];
    out[0] = (float)(pixel >> 16 & 255) / 255;
    out[1] = (float)(pixel >> 8 & 255) / 255;
    out[2] = (float)(pixel & 255) / 255;
}

static sample sample_at(const measuring *m, int x, int y)
{
    sample s;
    float full[3];
    channels(m->bare, x, y, s.bare);
    channels(m->full, x, y, full);
    for (int i = 0; i < 3; i++)
        s.change[i] = full[i] - s.bare[i];
    return s;
}

/* Mark `count` pixels, `step` apart, that are within REACH of one that is marked in `from`. */
static void widen(const uint8_t *from, uint8_t *to, int count, int step)
{
    int left = 0; /* how many more are in reach of the last one marked */
    for (int i = 0; i < count + REACH; i++) {
        if (i < count && from[i * step])
            left = 2 * REACH + 1;
        if (i >= REACH && left > 0)
            to[(i - REACH) * step] = 1;
        left -= left > 0;
    }
}

/* Letters are read against what is around them as much as what is behind: 1 for each pixel of a
 * line's room that is covered or within REACH of one. */
static uint8_t *ground_of(sc_arena *arena, const sc_coverage *c)
{
    size_t count = (size_t)c->width * (size_t)c->height;
    uint8_t *covered = SC_NEW_ARRAY(arena, uint8_t, count);
    uint8_t *across = SC_NEW_ARRAY(arena, uint8_t, count);
    uint8_t *ground = SC_NEW_ARRAY(arena, uint8_t, count);
    for (int y = 0; y < c->height; y++) {
        for (int x = 0; x < c->width; x++)
            covered[y * c->width + x] = c->pixels[y * c->stride + x] >= COVERED;
        widen(covered + y * c->width, across + y * c->width, c->width, 1);
    }
    for (int x = 0; x < c->width; x++)
        widen(across + x, ground + x, c->height, c->width);
    return ground;
}

/* Every n-th pixel of the ground, so that there are at most SAMPLES_MAX. */
static line_samples sample_line(const measuring *m, const sc_scene_text *text, const sc_line *line)
{
    sc_coverage c = sc_paint_coverage(m->arena, m->scene, text, line);
    const uint8_t *ground = ground_of(m->arena, &c);
    size_t count = 0, seen = 0;
    for (int i = 0; i < c.width * c.height; i++)
        count += ground[i];
    size_t step = count / SAMPLES_MAX + 1;
    sample *samples = SC_NEW_ARRAY(m->arena, sample, count / step + 1);
    line_samples out = { text, samples, 0 };
    for (int y = 0; y < c.height; y++)
        for (int x = 0; x < c.width; x++)
            if (ground[y * c.width + x] && seen++ % step == 0)
                samples[out.count++] = sample_at(m, c.x + x, c.y + y);
    return out;
}

static void sample_text(const sc_scene_node *node, void *context)
{
    measuring *m = context;
    if (node->text == NULL || node->text->legibility <= 0)
        return;
    for (size_t i = 0; i < node->text->paragraph.line_count; i++)
        sc_vec_push(m->arena, &m->lines,
                    sample_line(m, node->text, &node->text->paragraph.lines[i]));
}

/* --- the search ----------------------------------------------------------------------------- */

/* Whether no more of a line's samples than its worst PERCENTILE fall short of the promise. */
static bool is_line_legible(const measuring *m, const line_samples *line, double strength)
{
    double promise = line->text->legibility * MARGIN;
    size_t short_of_it = 0, allowed = line->count * PERCENTILE / 100;
    for (size_t i = 0; i < line->count && short_of_it <= allowed; i++)
        short_of_it +=
            sample_contrast(m, &line->samples[i], strength, &line->text->color) < promise;
    return short_of_it <= allowed;
}

static bool is_legible(const measuring *m, double strength)
{
    for (size_t i = 0; i < m->lines.count; i++)
        if (!is_line_legible(m, &m->lines.items[i], strength))
            return false;
    return true;
}

/* What a stronger scrim does to a text it only does more of: the least strength that keeps every
 * promise is found by bisection. */
static double least_strength(const measuring *m)
{
    double low = 0, high = 1;
    if (is_legible(m, 0))
        return 0;
    for (int i = 0; i < STEPS; i++) {
        double middle = (low + high) / 2;
        if (is_legible(m, middle))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static void warn(const sc_contrast *c, sc_diags *diags, sc_arena *arena)
{
    sc_buf ratio = sc_buf_new(arena, 64), promised = sc_buf_new(arena, 64);
    sc_number_add(&ratio, c->ratio, 1);
    sc_number_add(&promised, c->text->legibility, 1);
    sc_diag_warn(diags, c->text->span, "card.low-contrast",
                 "give the layout a stronger scrim, or its text another colour",
                 "the contrast of this text is %.*s where the layout promises %.*s",
                 SC_STR_ARG(sc_buf_str(&ratio)), SC_STR_ARG(sc_buf_str(&promised)));
}

/* The worst line of each text; lines of a text stand together. */
static void report(const measuring *m, double strength, sc_arena *arena, sc_diags *diags,
                   sc_legibility *out)
{
    sc_contrast *contrasts = SC_NEW_ARRAY(arena, sc_contrast, m->lines.count);
    *out = (sc_legibility){ .strength = strength, .contrasts = contrasts };
    for (size_t i = 0; i < m->lines.count; i++) {
        const line_samples *line = &m->lines.items[i];
        double ratio = line_contrast(m, line, strength);
        sc_contrast *last = out->count == 0 ? NULL : &contrasts[out->count - 1];
        if (last != NULL && last->text == line->text)
            last->ratio = fmin(last->ratio, ratio);
        else
            contrasts[out->count++] = (sc_contrast){ line->text, ratio };
    }
    for (size_t i = 0; i < out->count; i++)
        if (contrasts[i].ratio < contrasts[i].text->legibility)
            warn(&contrasts[i], diags, m->arena);
}

/* What a scene has of what legibility is about. */
typedef struct content {
    bool has_promise, has_scrim;
} content;

static void find_content(const sc_scene_node *node, void *context)
{
    content *c = context;
    c->has_promise |= node->text != NULL && node->text->legibility > 0;
    c->has_scrim |= node->is_scrim;
}

/* Without a scrim there is nothing to find: what is behind the texts is painted once. */
static sc_status find_strength(sc_arena *arena, sc_arena *scratch, const sc_scene *scene,
                               bool has_scrim, const sc_paint_picture *pictures, size_t count,
                               sc_diags *diags, sc_legibility *out)
{
    sc_bitmap bare, full;
    sc_status status = sc_paint_backdrop(scratch, scene, pictures, count, diags, &full);
    bare = full;
    if (status == SC_OK && has_scrim) {
        sc_scene without = sc_scene_with_scrim(scratch, scene, 0);
        status = sc_paint_backdrop(scratch, &without, pictures, count, diags, &bare);
    }
    if (status != SC_OK)
        return status;
    measuring m = { .arena = scratch, .scene = scene, .bare = &bare, .full = &full };
    fill_linear(m.linear);
    sc_scene_walk(scene, sample_text, &m);
    report(&m, has_scrim ? least_strength(&m) : 1, arena, diags, out);
    return SC_OK;
}

sc_status sc_legibility_find(sc_arena *arena, const sc_scene *scene,
                             const sc_paint_picture *pictures, size_t count, sc_diags *diags,
                             sc_legibility *out)
{
    content c = { false, false };
    sc_scene_walk(scene, find_content, &c);
    *out = (sc_legibility){ .strength = 1 };
    if (!c.has_promise)
        return SC_OK;
    sc_arena *scratch = sc_arena_new(0);
    sc_status status =
        find_strength(arena, scratch, scene, c.has_scrim, pictures, count, diags, out);
    sc_arena_free(scratch);
    return status;
}
