/* Surveys: see survey.h. Maps have a byte a pixel, 0 or 1, and are read eight at a time. */
#include "card/survey.h"

#include "paint/paint.h"

#include <limits.h>
#include <string.h>

enum { SPOTS_MAX = 2000, REACH = 3, WORD = sizeof(uint64_t) };

/* --- maps ----------------------------------------------------------------------------------- */

/* Rows of whole words; what is right of the width is 0. */
typedef struct map {
    uint8_t *pixels;
    int width, height, stride;
} map;

static map new_map(sc_arena *arena, int width, int height)
{
    int stride = (width + WORD - 1) / WORD * WORD;
    return (map){ SC_NEW_ARRAY(arena, uint8_t, (size_t)stride * (size_t)height), width, height,
                  stride };
}

static uint64_t word_at(const uint8_t *pixels)
{
    uint64_t word;
    memcpy(&word, pixels, sizeof word);
    return word;
}

/* Add the marks of `from` to those of `to`. */
static void mark(uint8_t *restrict to, const uint8_t *restrict from, int count)
{
    int at = 0;
    for (; at + WORD <= count; at += WORD) {
        uint64_t both = word_at(to + at) | word_at(from + at);
        memcpy(to + at, &both, sizeof both);
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

/* The same of a row's columns, in the rows of a map above and below it. */
static void widen_down(const uint8_t *from, const map *to, int row)
{
    int last = row + REACH < to->height ? row + REACH : to->height - 1;
    for (int y = row < REACH ? 0 : row - REACH; y <= last; y++)
        mark(to->pixels + y * to->stride, from, to->width);
}

/* Mark what a row of a line's room has that is covered. @return whether there is any. */
static bool find_covered(const sc_coverage *c, int row, uint8_t *out)
{
    const uint8_t *pixels = c->pixels + row * c->stride;
    uint8_t any = 0;
    for (int x = 0; x < c->width; x++) {
        out[x] = pixels[x] >> 7;
        any |= out[x];
    }
    return any != 0;
}

/* Letters are read against what is around them as much as what is behind: marked is each pixel of
 * a line's room that is covered or within REACH of one. */
static map ground_of(sc_arena *arena, const sc_coverage *c)
{
    map ground = new_map(arena, c->width, c->height);
    uint8_t *covered = SC_NEW_ARRAY(arena, uint8_t, (size_t)c->width);
    uint8_t *across = SC_NEW_ARRAY(arena, uint8_t, (size_t)c->width);
    for (int y = 0; y < c->height; y++) {
        if (!find_covered(c, y, covered))
            continue;
        memset(across, 0, (size_t)c->width);
        widen_across(covered, across, c->width);
        widen_down(across, &ground, y);
    }
    return ground;
}

/* A sum of eight bytes that are 0 or 1 comes to stand in the highest of their product. */
static size_t marks_in(uint64_t word)
{
    return word * 0x0101010101010101U >> 56;
}

static size_t marks_of(const map *m)
{
    size_t count = 0;
    for (int at = 0; at < m->stride * m->height; at += WORD)
        count += marks_in(word_at(m->pixels + at));
    return count;
}

/* --- spots ---------------------------------------------------------------------------------- */

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

/* Every n-th marked pixel. */
typedef struct choosing {
    sc_spot *next;
    size_t step, left; /* until the next is chosen */
    int x, y;          /* where the map begins */
    bounds *reach;
} choosing;

static void choose(choosing *c, int x, int y)
{
    extend(c->reach, x, y);
    if (--c->left > 0)
        return;
    *c->next++ = (sc_spot){ (int16_t)x, (int16_t)y };
    c->left = c->step;
}

static void choose_all(choosing *c, const map *m)
{
    for (int y = 0; y < m->height; y++)
        for (int x = 0; x < m->stride; x += WORD) {
            const uint8_t *pixels = m->pixels + y * m->stride + x;
            if (word_at(pixels) == 0)
                continue;
            for (int i = 0; i < WORD; i++)
                if (pixels[i])
                    choose(c, c->x + x + i, c->y + y);
        }
}

static sc_spots survey_line(sc_arena *arena, const sc_scene *scene, const sc_scene_text *text,
                            const sc_line *line, bounds *reach)
{
    sc_arena *scratch = sc_arena_new(0);
    sc_coverage coverage = sc_paint_coverage(scratch, scene, text, line);
    map ground = ground_of(scratch, &coverage);
    size_t count = marks_of(&ground), step = count / SPOTS_MAX + 1;
    sc_spot *spots = SC_NEW_ARRAY(arena, sc_spot, count / step + 1);
    choosing c = { spots, step, 1, coverage.x, coverage.y, reach };
    choose_all(&c, &ground);
    sc_arena_free(scratch);
    return (sc_spots){ spots, (size_t)(c.next - spots) };
}

/* --- texts ---------------------------------------------------------------------------------- */

typedef struct surveying {
    sc_arena *arena;
    const sc_scene *scene;
    sc_survey texts;
} surveying;

static sc_rect card_rect(const bounds *b)
{
    if (b->right <= b->left)
        return (sc_rect){ 0 };
    return (sc_rect){ b->left * SC_BACKDROP_STEP, b->top * SC_BACKDROP_STEP,
                      (b->right - b->left) * SC_BACKDROP_STEP,
                      (b->bottom - b->top) * SC_BACKDROP_STEP };
}

static void survey_text(const sc_scene_node *node, void *context)
{
    surveying *s = context;
    const sc_scene_text *text = node->text;
    if (text == NULL || text->legibility <= 0)
        return;
    size_t count = text->paragraph.line_count;
    sc_spots *lines = SC_NEW_ARRAY(s->arena, sc_spots, count);
    bounds reach = { INT_MAX, INT_MAX, 0, 0 };
    for (size_t i = 0; i < count; i++)
        lines[i] = survey_line(s->arena, s->scene, text, &text->paragraph.lines[i], &reach);
    sc_surveyed surveyed = { text, lines, card_rect(&reach) };
    sc_vec_push(s->arena, &s->texts, surveyed);
}

sc_survey sc_survey_make(sc_arena *arena, const sc_scene *scene)
{
    surveying s = { .arena = arena, .scene = scene };
    sc_scene_walk(scene, survey_text, &s);
    return s.texts;
}
