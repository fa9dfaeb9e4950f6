/*
 * Ground: see ground.h. A scrim at part of its strength lies over what is behind it as that part of
 * its full effect, so two backdrops, without and with it, give every strength between by mixing;
 * and so does a panel, which has one colour.
 */
#include "card/ground.h"

#include "paint/paint.h"

#include <math.h>

enum { PERCENTILE = 5 };

/* --- contrast ------------------------------------------------------------------------------- */

/* What all samples of a line are asked for. */
typedef struct question {
    const sc_light *light;
    const sc_setting *set;
    double ink[3]; /* levels of sRGB, 0–255 */
    double ink_light;
} question;

static int level_of(double value)
{
    return (int)(value * 255 + 0.5);
}

/* WCAG 2.2, "relative luminance". */
static double luminance(const sc_light *light, const int level[3])
{
    return light->red[level[0]] + light->green[level[1]] + light->blue[level[2]];
}

static question question_of(const sc_light *light, const sc_setting *set)
{
    const sc_color *c = &set->ink;
    const int ink[3] = { level_of(c->r), level_of(c->g), level_of(c->b) };
    return (question){ light, set, { c->r * 255, c->g * 255, c->b * 255 }, luminance(light, ink) };
}

static bool is_inside(const sc_rect *r, double x, double y)
{
    return x >= r->x && y >= r->y && x < r->x + r->width && y < r->y + r->height;
}

/* Put a panel over a pixel, if it is there. */
static void cover(const sc_scene_panel *panel, const sc_ground_sample *s, int level[3])
{
    if (panel == NULL || !is_inside(&panel->box, s->x, s->y))
        return;
    const double own[3] = { panel->color.r * 255, panel->color.g * 255, panel->color.b * 255 };
    for (int i = 0; i < 3; i++)
        level[i] = (int)(level[i] + (own[i] - level[i]) * panel->color.a + 0.5);
}

/* Of an ink that lets some of what is behind it through. */
static double blended_light(const question *q, const int behind[3])
{
    double alpha = q->set->ink.a;
    int seen[3];
    for (int i = 0; i < 3; i++)
        seen[i] = (int)(q->ink[i] * alpha + behind[i] * (1 - alpha) + 0.5);
    return luminance(q->light, seen);
}

/* Two luminances, with what a screen adds to both. WCAG 2.2, "contrast ratio". */
typedef struct lights {
    double lighter, darker;
} lights;

/* Of the ink and one pixel behind it. */
static lights lights_at(const question *q, const sc_ground_sample *s)
{
    int behind[3];
    for (int i = 0; i < 3; i++)
        behind[i] = (s->bare[i] * (SC_STRENGTHS - q->set->scrim) + s->full[i] * q->set->scrim +
                     SC_STRENGTHS / 2) /
                    SC_STRENGTHS;
    cover(q->set->panel, s, behind);
    double a = (q->set->ink.a >= 1 ? q->ink_light : blended_light(q, behind)) + 0.05;
    double b = luminance(q->light, behind) + 0.05;
    return a > b ? (lights){ a, b } : (lights){ b, a };
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

static double line_contrast(const question *q, const sc_ground_line *line)
{
    if (line->count == 0)
        return 21;
    sc_arena *scratch = sc_arena_new(0);
    double *ratios = SC_NEW_ARRAY(scratch, double, line->count);
    for (size_t i = 0; i < line->count; i++) {
        lights at = lights_at(q, &line->samples[i]);
        ratios[i] = at.lighter / at.darker;
    }
    double ratio = nth(ratios, line->count, line->count * PERCENTILE / 100);
    sc_arena_free(scratch);
    return ratio;
}

double sc_ground_contrast(const sc_ground *ground, const sc_setting *setting)
{
    double worst = 21;
    question q = question_of(ground->light, setting);
    for (size_t i = 0; i < ground->text->paragraph.line_count; i++)
        worst = fmin(worst, line_contrast(&q, &ground->lines[i]));
    return worst;
}

/* Whether no more of a line's samples than its worst PERCENTILE fall short. */
static bool is_line_legible(const question *q, const sc_ground_line *line, double promise)
{
    size_t short_of_it = 0, allowed = line->count * PERCENTILE / 100;
    for (size_t i = 0; i < line->count && short_of_it <= allowed; i++) {
        lights at = lights_at(q, &line->samples[i]);
        short_of_it += at.lighter < promise * at.darker;
    }
    return short_of_it <= allowed;
}

bool sc_ground_is_legible(const sc_ground *ground, const sc_setting *setting, double promise)
{
    question q = question_of(ground->light, setting);
    for (size_t i = 0; i < ground->text->paragraph.line_count; i++)
        if (!is_line_legible(&q, &ground->lines[i], promise))
            return false;
    return true;
}

/* --- samples -------------------------------------------------------------------------------- */

static void levels_at(const sc_bitmap *bitmap, sc_spot spot, uint8_t out[3])
{
    uint32_t pixel = bitmap->pixels[spot.y * (bitmap->stride / 4) + spot.x];
    out[0] = pixel >> 16 & 255;
    out[1] = pixel >> 8 & 255;
    out[2] = pixel & 255;
}

static sc_ground_line sample_line(sc_arena *arena, const sc_spots *spots, const sc_bitmap *bare,
                                  const sc_bitmap *full)
{
    sc_ground_sample *samples = SC_NEW_ARRAY(arena, sc_ground_sample, spots->count);
    for (size_t i = 0; i < spots->count; i++) {
        sc_spot at = spots->items[i];
        levels_at(bare, at, samples[i].bare);
        levels_at(full, at, samples[i].full);
        samples[i].x = (int16_t)(at.x * SC_BACKDROP_STEP);
        samples[i].y = (int16_t)(at.y * SC_BACKDROP_STEP);
    }
    return (sc_ground_line){ samples, spots->count };
}

static const sc_light *light_of_levels(sc_arena *arena)
{
    sc_light *light = SC_NEW(arena, sc_light);
    for (int i = 0; i < 256; i++) {
        light->red[i] = sc_color_luminance((sc_color){ i / 255.0, 0, 0, 1 });
        light->green[i] = sc_color_luminance((sc_color){ 0, i / 255.0, 0, 1 });
        light->blue[i] = sc_color_luminance((sc_color){ 0, 0, i / 255.0, 1 });
    }
    return light;
}

const sc_ground *sc_ground_sample_all(sc_arena *arena, const sc_survey *survey,
                                      const sc_bitmap *bare, const sc_bitmap *full)
{
    sc_ground *grounds = SC_NEW_ARRAY(arena, sc_ground, survey->count);
    const sc_light *light = light_of_levels(arena);
    for (size_t i = 0; i < survey->count; i++) {
        const sc_surveyed *s = &survey->items[i];
        size_t count = s->text->paragraph.line_count;
        sc_ground_line *lines = SC_NEW_ARRAY(arena, sc_ground_line, count);
        for (size_t k = 0; k < count; k++)
            lines[k] = sample_line(arena, &s->lines[k], bare, full);
        grounds[i] = (sc_ground){ s->text, light, lines, s->reach };
    }
    return grounds;
}
