/*
 * Ground: see ground.h. A scrim at strength s lies over what is behind it as s times its full
 * effect, so two backdrops, without and with it, give every strength between by mixing; and so does
 * a panel, which has one colour.
 */
#include "card/ground.h"

#include <limits.h>
#include <math.h>
#include <string.h>

enum { SAMPLES_MAX = 2000, PERCENTILE = 5, COVERED = 160, REACH = 3 };

/* --- contrast ------------------------------------------------------------------------------- */

/* WCAG 2.2, "contrast ratio". */
static double contrast(double a, double b)
{
    return a > b ? (a + 0.05) / (b + 0.05) : (b + 0.05) / (a + 0.05);
}

static bool is_inside(const sc_rect *r, double x, double y)
{
    return x >= r->x && y >= r->y && x < r->x + r->width && y < r->y + r->height;
}

/* Put a panel over a pixel, if it is there. */
static void cover(const sc_scene_panel *panel, const sc_ground_sample *s, double behind[3])
{
    if (panel == NULL || !is_inside(&panel->box, s->x, s->y))
        return;
    const double own[3] = { panel->color.r, panel->color.g, panel->color.b };
    for (int i = 0; i < 3; i++)
        behind[i] += (own[i] - behind[i]) * panel->color.a;
}

/* The luminance of a pixel, by a table of what its levels stand for: it is asked for often. */
static double luminance(const double light[256], const double rgb[3])
{
    return 0.2126 * light[(int)(rgb[0] * 255 + 0.5)] + 0.7152 * light[(int)(rgb[1] * 255 + 0.5)] +
           0.0722 * light[(int)(rgb[2] * 255 + 0.5)];
}

/* What all samples of a line are asked for. */
typedef struct question {
    const double *light; /* of 256 levels */
    const sc_setting *set;
    double ink_light; /* of an ink that is opaque */
} question;

static question question_of(const double *light, const sc_setting *set)
{
    const double ink[3] = { set->ink.r, set->ink.g, set->ink.b };
    return (question){ light, set, luminance(light, ink) };
}

static double ink_light(const question *q, const double behind[3])
{
    const sc_color *c = &q->set->ink;
    if (c->a >= 1)
        return q->ink_light;
    const double rest = 1 - c->a,
                 seen[3] = { c->r * c->a + behind[0] * rest, c->g * c->a + behind[1] * rest,
                             c->b * c->a + behind[2] * rest };
    return luminance(q->light, seen);
}

static double clamped(double value)
{
    return value < 0 ? 0 : value > 1 ? 1 : value;
}

/* The contrast of an ink with one pixel behind it, on which it may not be opaque. */
static double sample_contrast(const question *q, const sc_ground_sample *s)
{
    double behind[3];
    for (int i = 0; i < 3; i++)
        behind[i] = clamped(s->bare[i] + q->set->scrim * s->change[i]);
    cover(q->set->panel, s, behind);
    return contrast(ink_light(q, behind), luminance(q->light, behind));
}

static void swap(double *a, double *b)
{
    double was = *a;
    *a = *b;
    *b = was;
}

/* The one of `count` values that `index` others come before in order (Hoare's selection). */
static double nth(double *values, size_t count, size_t index)
{
    size_t low = 0, high = count - 1;
    while (low < high) {
        double pivot = values[low + (high - low) / 2];
        size_t i = low, k = high + 1;
        for (;;) {
            while (values[i] < pivot)
                i++;
            while (values[--k] > pivot) {
            }
            if (i >= k)
                break;
            swap(&values[i++], &values[k]);
        }
        if (index <= k)
            high = k;
        else
            low = k + 1;
    }
    return values[index];
}

static double line_contrast(const double light[256], const sc_ground_line *line,
                            const sc_setting *set)
{
    if (line->count == 0)
        return 21;
    sc_arena *scratch = sc_arena_new(0);
    double *ratios = SC_NEW_ARRAY(scratch, double, line->count);
    question q = question_of(light, set);
    for (size_t i = 0; i < line->count; i++)
        ratios[i] = sample_contrast(&q, &line->samples[i]);
    double ratio = nth(ratios, line->count, line->count * PERCENTILE / 100);
    sc_arena_free(scratch);
    return ratio;
}

double sc_ground_contrast(const sc_ground *ground, const sc_setting *setting)
{
    double worst = 21;
    for (size_t i = 0; i < ground->line_count; i++)
        worst = fmin(worst, line_contrast(ground->light, &ground->lines[i], setting));
    return worst;
}

/* Whether no more of a line's samples than its worst PERCENTILE fall short. */
static bool is_line_legible(const double light[256], const sc_ground_line *line,
                            const sc_setting *set, double promise)
{
    size_t short_of_it = 0, allowed = line->count * PERCENTILE / 100;
    question q = question_of(light, set);
    for (size_t i = 0; i < line->count && short_of_it <= allowed; i++)
        short_of_it += sample_contrast(&q, &line->samples[i]) < promise;
    return short_of_it <= allowed;
}

bool sc_ground_is_legible(const sc_ground *ground, const sc_setting *setting, double promise)
{
    for (size_t i = 0; i < ground->line_count; i++)
        if (!is_line_legible(ground->light, &ground->lines[i], setting, promise))
            return false;
    return true;
}

/* --- samples -------------------------------------------------------------------------------- */

typedef struct sampling {
    sc_arena *arena;
    const sc_scene *scene;
    const sc_bitmap *bare, *full;
    double *light; /* of 256 levels */
    sc_grounds grounds;
} sampling;

static void channels(const sc_bitmap *bitmap, int x, int y, float out[3])
{
    uint32_t pixel = bitmap->pixels[(size_t)y * (size_t)(bitmap->stride / 4) + (size_t)x];
    out[0] = (float)(pixel >> 16 & 255) / 255;
    out[1] = (float)(pixel >> 8 & 255) / 255;
    out[2] = (float)(pixel & 255) / 255;
}

/* x, y: px of the backdrops. */
static sc_ground_sample sample_at(const sampling *m, int x, int y)
{
    sc_ground_sample s = { .x = (int16_t)(x * SC_BACKDROP_STEP),
                           .y = (int16_t)(y * SC_BACKDROP_STEP) };
    float full[3];
    channels(m->bare, x, y, s.bare);
    channels(m->full, x, y, full);
    for (int i = 0; i < 3; i++)
        s.change[i] = full[i] - s.bare[i];
    return s;
}

/* Add the marks of `from` to those of `to`, eight at a time. */
static void mark(uint8_t *restrict to, const uint8_t *restrict from, int count)
{
    int at = 0;
    for (; at + (int)sizeof(uint64_t) <= count; at += (int)sizeof(uint64_t)) {
        uint64_t own, other;
        memcpy(&own, to + at, sizeof own);
        memcpy(&other, from + at, sizeof other);
        own |= other;
        memcpy(to + at, &own, sizeof own);
    }
    for (; at < count; at++)
        to[at] |= from[at];
}

/* Mark the pixels of a row that are within REACH of one that is marked in `from`. */
static void widen_across(const uint8_t *from, uint8_t *to, int count)
{
    for (int by = 0; by <= REACH && by < count; by++) {
        mark(to + by, from, count - by);
        mark(to, from + by, count - by);
    }
}

/* The same of a row's columns, in the rows of `to` above and below it. */
static void widen_down(const uint8_t *from, uint8_t *to, int row, int width, int height)
{
    int last = row + REACH < height ? row + REACH : height - 1;
    for (int y = row < REACH ? 0 : row - REACH; y <= last; y++)
        mark(to + y * width, from, width);
}

/* Mark what a row of a line's room has that is covered. @return whether there is any. */
static bool find_covered(const sc_coverage *c, int row, uint8_t *out)
{
    bool is_any = false;
    const uint8_t *pixels = c->pixels + row * c->stride;
    for (int x = 0; x < c->width; x++) {
        out[x] = pixels[x] >= COVERED;
        is_any |= out[x];
    }
    return is_any;
}

/* Letters are read against what is around them as much as what is behind: 1 for each pixel of a
 * line's room that is covered or within REACH of one. */
static uint8_t *ground_of(sc_arena *arena, const sc_coverage *c)
{
    size_t width = (size_t)c->width, count = width * (size_t)c->height;
    uint8_t *covered = SC_NEW_ARRAY(arena, uint8_t, width);
    uint8_t *across = SC_NEW_ARRAY(arena, uint8_t, width);
    uint8_t *ground = SC_NEW_ARRAY(arena, uint8_t, count);
    for (int y = 0; y < c->height; y++) {
        if (!find_covered(c, y, covered))
            continue;
        memset(across, 0, width);
        widen_across(covered, across, c->width);
        widen_down(across, ground, y, c->width, c->height);
    }
    return ground;
}

/* The pixels of a backdrop that count: `right` and `bottom` are past them. */
typedef struct bounds {
    int left, top, right, bottom;
} bounds;

static void extend(bounds *b, int x, int y)
{
    b->left = x < b->left ? x : b->left;
    b->top = y < b->top ? y : b->top;
    b->right = x >= b->right ? x + 1 : b->right;
    b->bottom = y >= b->bottom ? y + 1 : b->bottom;
}

/* Every n-th pixel of the ground, so that there are at most SAMPLES_MAX. */
static sc_ground_line sample_line(const sampling *m, const sc_scene_text *text, const sc_line *line,
                                  bounds *reach)
{
    sc_coverage c = sc_paint_coverage(m->arena, m->scene, text, line);
    const uint8_t *ground = ground_of(m->arena, &c);
    size_t count = 0, seen = 0;
    for (int i = 0; i < c.width * c.height; i++)
        count += ground[i];
    size_t step = count / SAMPLES_MAX + 1;
    sc_ground_sample *samples = SC_NEW_ARRAY(m->arena, sc_ground_sample, count / step + 1);
    sc_ground_line out = { samples, 0 };
    for (int y = 0; y < c.height; y++)
        for (int x = 0; x < c.width; x++) {
            if (!ground[y * c.width + x])
                continue;
            extend(reach, c.x + x, c.y + y);
            if (seen++ % step == 0)
                samples[out.count++] = sample_at(m, c.x + x, c.y + y);
        }
    return out;
}

static sc_rect card_rect(const bounds *b)
{
    if (b->right <= b->left)
        return (sc_rect){ 0 };
    return (sc_rect){ b->left * SC_BACKDROP_STEP, b->top * SC_BACKDROP_STEP,
                      (b->right - b->left) * SC_BACKDROP_STEP,
                      (b->bottom - b->top) * SC_BACKDROP_STEP };
}

static void sample_text(const sc_scene_node *node, void *context)
{
    sampling *m = context;
    const sc_scene_text *text = node->text;
    if (text == NULL || text->legibility <= 0)
        return;
    size_t count = text->paragraph.line_count;
    sc_ground_line *lines = SC_NEW_ARRAY(m->arena, sc_ground_line, count);
    bounds reach = { INT_MAX, INT_MAX, 0, 0 };
    for (size_t i = 0; i < count; i++)
        lines[i] = sample_line(m, text, &text->paragraph.lines[i], &reach);
    sc_ground ground = { text, m->light, lines, count, card_rect(&reach) };
    sc_vec_push(m->arena, &m->grounds, ground);
}

sc_grounds sc_ground_sample_all(sc_arena *arena, const sc_scene *scene, const sc_bitmap *bare,
                                const sc_bitmap *full)
{
    sampling m = { .arena = arena, .scene = scene, .bare = bare, .full = full };
    m.light = SC_NEW_ARRAY(arena, double, 256);
    for (int i = 0; i < 256; i++)
        m.light[i] = sc_color_luminance((sc_color){ i / 255.0, i / 255.0, i / 255.0, 1 });
    sc_scene_walk(scene, sample_text, &m);
    return m.grounds;
}
