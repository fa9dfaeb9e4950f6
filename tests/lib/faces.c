/* See faces.h. Every scene is a kind, a back, and people's looks, chosen by its number. */
#include "lib/faces.h"

#include "lib/noise.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>

typedef struct colour {
    double r, g, b;
} colour;

typedef struct stage {
    cairo_t *cr;
    double width, height;
    int index;
    double light; /* how much of it falls on people: 1, or little of it against the light */
    sc_faces_scene *scene;
} stage;

static double chance(const stage *s, int which)
{
    return sc_noise_uniform(s->index, which, 91);
}

static void set(const stage *s, colour c)
{
    cairo_set_source_rgb(s->cr, c.r * s->light, c.g * s->light, c.b * s->light);
}

static void ellipse(const stage *s, double x, double y, double rx, double ry)
{
    cairo_save(s->cr);
    cairo_translate(s->cr, x, y);
    cairo_scale(s->cr, rx, ry);
    cairo_new_sub_path(s->cr);
    cairo_arc(s->cr, 0, 0, 1, 0, 2 * M_PI);
    cairo_restore(s->cr);
    cairo_fill(s->cr);
}

/* --- backs ---------------------------------------------------------------------------------- */

static void fade(const stage *s, double from, double to, colour top, colour bottom)
{
    cairo_pattern_t *p = cairo_pattern_create_linear(0, from, 0, to);
    cairo_pattern_add_color_stop_rgb(p, 0, top.r, top.g, top.b);
    cairo_pattern_add_color_stop_rgb(p, 1, bottom.r, bottom.g, bottom.b);
    cairo_set_source(s->cr, p);
    cairo_rectangle(s->cr, 0, from, s->width, to - from);
    cairo_fill(s->cr);
    cairo_pattern_destroy(p);
}

static void sky(const stage *s)
{
    fade(s, 0, .7 * s->height, (colour){ .5, .68, .9 }, (colour){ .85, .91, .96 });
    fade(s, .7 * s->height, s->height, (colour){ .42, .55, .3 }, (colour){ .28, .42, .18 });
}

static void studio(const stage *s)
{
    fade(s, 0, s->height, (colour){ .3, .31, .33 }, (colour){ .2, .2, .22 });
}

/* Shelves of books: detail everywhere. */
static void shelves(const stage *s)
{
    fade(s, 0, s->height, (colour){ .3, .24, .18 }, (colour){ .2, .16, .12 });
    for (int row = 0; row < 5; row++)
        for (int i = 0; i < 60; i++) {
            double h = sc_noise_uniform(i, row, 5), w = s->width / 60;
            cairo_set_source_rgb(s->cr, .2 + .5 * sc_noise_uniform(i, row, 6),
                                 .2 + .4 * sc_noise_uniform(i, row, 7),
                                 .2 + .4 * sc_noise_uniform(i, row, 8));
            cairo_rectangle(s->cr, i * w, s->height * (row + .1 + .2 * h) / 5, w - 1,
                            s->height * (.85 - .2 * h) / 5);
            cairo_fill(s->cr);
        }
}

/* Out of focus, with lights. */
static void blur(const stage *s)
{
    fade(s, 0, s->height, (colour){ .36, .4, .36 }, (colour){ .22, .26, .2 });
    for (int i = 0; i < 40; i++) {
        double u = .06 * s->height * (.5 + sc_noise_uniform(i, 3, 9));
        cairo_set_source_rgba(s->cr, .7, .75, .6, .12);
        cairo_new_path(s->cr);
        cairo_arc(s->cr, s->width * sc_noise_uniform(i, 1, 9),
                  s->height * sc_noise_uniform(i, 2, 9), u, 0, 2 * M_PI);
        cairo_fill(s->cr);
    }
}

static void bright(const stage *s)
{
    fade(s, 0, s->height, (colour){ .98, .95, .88 }, (colour){ .9, .78, .6 });
}

/* --- people --------------------------------------------------------------------------------- */

static const colour SKINS[] = {
    { .96, .8, .69 }, { .87, .67, .52 }, { .72, .5, .36 }, { .52, .34, .23 }, { .3, .19, .13 }
};
static const colour HAIRS[] = {
    { .12, .08, .06 }, { .45, .3, .15 }, { .85, .72, .4 }, { .6, .6, .6 }
};
static const colour CLOTHES[] = {
    { .7, .15, .15 }, { .15, .25, .5 }, { .9, .9, .88 }, { .1, .1, .12 }, { .2, .45, .35 }
};

static colour darker(colour c, double by)
{
    return (colour){ c.r * by, c.g * by, c.b * by };
}

/* Lit from the left: the far side is darker. */
static void face(const stage *s, double x, double y, double rx, double ry, colour skin)
{
    cairo_pattern_t *p = cairo_pattern_create_linear(x - rx, 0, x + rx, 0);
    colour dark = darker(skin, .62);
    cairo_pattern_add_color_stop_rgb(p, 0, skin.r * s->light, skin.g * s->light, skin.b * s->light);
    cairo_pattern_add_color_stop_rgb(p, .6, skin.r * s->light * .92, skin.g * s->light * .92,
                                     skin.b * s->light * .92);
    cairo_pattern_add_color_stop_rgb(p, 1, dark.r * s->light, dark.g * s->light, dark.b * s->light);
    cairo_set_source(s->cr, p);
    cairo_save(s->cr);
    cairo_translate(s->cr, x, y);
    cairo_scale(s->cr, rx, ry);
    cairo_new_sub_path(s->cr);
    cairo_arc(s->cr, 0, 0, 1, 0, 2 * M_PI);
    cairo_restore(s->cr);
    cairo_fill(s->cr);
    cairo_pattern_destroy(p);
}

static void features(const stage *s, double x, double y, double u, colour skin)
{
    set(s, darker(skin, .35));
    for (int side = -1; side <= 1; side += 2) {
        ellipse(s, x + side * .13 * u, y - .5 * u, .055 * u, .028 * u);
        ellipse(s, x + side * .13 * u, y - .58 * u, .08 * u, .015 * u);
    }
    set(s, darker(skin, .75));
    ellipse(s, x + .02 * u, y - .38 * u, .04 * u, .07 * u);
    set(s, (colour){ skin.r * .75, skin.g * .45, skin.b * .45 });
    ellipse(s, x, y - .24 * u, .11 * u, .028 * u);
}

typedef enum look { FRONT, PROFILE } look;

/* A head of height `u` with its chin at y, on shoulders. */
static void person(stage *s, double x, double y, double u, int who, look seen)
{
    int pick = s->index / 9 + who;
    colour skin = SKINS[pick % 5], hair = HAIRS[(pick + s->index) % 4];
    set(s, CLOTHES[(pick + s->index / 2) % 5]);
    ellipse(s, x, y + 1.25 * u, .95 * u, 1.1 * u);
    cairo_rectangle(s->cr, x - .95 * u, y + 1.2 * u, 1.9 * u, 3 * u);
    cairo_fill(s->cr);
    set(s, darker(skin, .8));
    cairo_rectangle(s->cr, x - .17 * u, y - .25 * u, .34 * u, .5 * u);
    cairo_fill(s->cr);
    set(s, hair);
    double back = seen == PROFILE ? .1 * u : 0;
    ellipse(s, x + back, y - .57 * u, .4 * u, .43 * u);
    face(s, x - back, y - .42 * u, .33 * u, .41 * u, skin);
    if (seen == PROFILE)
        ellipse(s, x - .44 * u, y - .38 * u, .06 * u, .07 * u);
    else
        features(s, x, y, u, skin);
    s->scene->heads[s->scene->head_count++] = (sc_subject_box){ x - .42 * u, y - u, .84 * u, u };
}

/* --- kinds ---------------------------------------------------------------------------------- */

static void far_apart(stage *s)
{
    double u = .26 * s->height;
    person(s, .12 * s->width, .62 * s->height, u, 0, FRONT);
    person(s, .87 * s->width, .6 * s->height, u, 2, FRONT);
}

static void three_across(stage *s)
{
    double u = .2 * s->height;
    person(s, .1 * s->width, .6 * s->height, u, 0, FRONT);
    person(s, .46 * s->width, .58 * s->height, u, 1, FRONT);
    person(s, .9 * s->width, .6 * s->height, u, 2, FRONT);
}

static void near_top(stage *s)
{
    double u = .3 * s->width;
    person(s, s->width * (.35 + .3 * chance(s, 1)), .01 * s->height + u, u, 0, FRONT);
}

static void small(stage *s)
{
    double u = .055 * s->height + .03 * s->height * chance(s, 2);
    person(s, s->width * (.12 + .76 * chance(s, 1)), .6 * s->height, u, 0, FRONT);
}

static void portrait(stage *s)
{
    double u = .42 * fmin(s->width, s->height);
    person(s, s->width * (.2 + .6 * chance(s, 1)), .62 * s->height, u, 0, FRONT);
}

static void profile(stage *s)
{
    double u = .38 * fmin(s->width, s->height);
    person(s, s->width * (.2 + .6 * chance(s, 1)), .6 * s->height, u, 0, PROFILE);
}

static void pair(stage *s)
{
    double u = .26 * fmin(s->width, s->height), x = s->width * (.25 + .5 * chance(s, 1));
    person(s, x - .6 * u, .55 * s->height, u, 0, FRONT);
    person(s, x + .6 * u, .6 * s->height, .95 * u, 3, FRONT);
}

/* --- scenes --------------------------------------------------------------------------------- */

static const struct {
    const char *name;
    void (*draw)(stage *s);
    bool is_grey;
    double light;
} KINDS[] = {
    { "far apart", far_apart, false, 1 },   { "three across", three_across, false, 1 },
    { "near the top", near_top, false, 1 }, { "small", small, false, 1 },
    { "grey portrait", portrait, true, 1 }, { "grey pair", pair, true, 1 },
    { "backlit", portrait, false, .22 },    { "profile", profile, false, 1 },
    { "portrait", portrait, false, 1 },
};

static const struct {
    const char *name;
    void (*draw)(const stage *s);
} BACKS[] = { { "sky", sky }, { "studio", studio }, { "shelves", shelves }, { "blur", blur } };

static const struct {
    int width, height;
} SHAPES[] = { { 600, 400 }, { 400, 600 }, { 640, 360 }, { 500, 500 } };

/* Grain, and grey for pictures without colour. */
static void develop(cairo_surface_t *surface, bool is_grey)
{
    cairo_surface_flush(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++)
        for (int x = 0; x < cairo_image_surface_get_width(surface); x++) {
            unsigned char *p = pixels + y * stride + 4 * x;
            int grey = (p[0] + 6 * p[1] + 3 * p[2]) / 10;
            for (int c = 0; c < 3; c++) {
                int value = is_grey ? grey : p[c];
                value += (int)(12 * sc_noise_uniform(4 * x + (is_grey ? 0 : c), y, 9)) - 6;
                p[c] = (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value);
            }
        }
    cairo_surface_mark_dirty(surface);
}

sc_faces_scene sc_faces_draw(int index)
{
    enum { KIND_COUNT = sizeof KINDS / sizeof *KINDS };
    int kind = index % KIND_COUNT, round = index / KIND_COUNT;
    bool is_tall = KINDS[kind].draw == near_top;
    int shape = is_tall ? 1 : (round + kind) % 4;
    if (KINDS[kind].draw == far_apart || KINDS[kind].draw == three_across)
        shape = round % 2 == 0 ? 0 : 2;
    sc_faces_scene scene = { 0 };
    scene.surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, SHAPES[shape].width, SHAPES[shape].height);
    stage s = { cairo_create(scene.surface), SHAPES[shape].width,
                SHAPES[shape].height,        index,
                KINDS[kind].light,           &scene };
    bool is_backlit = KINDS[kind].light < 1;
    (is_backlit ? bright : BACKS[round % 4].draw)(&s);
    KINDS[kind].draw(&s);
    cairo_destroy(s.cr);
    develop(scene.surface, KINDS[kind].is_grey);
    snprintf(scene.name, sizeof scene.name, "face %d %s, %s", index, KINDS[kind].name,
             is_backlit ? "bright" : BACKS[round % 4].name);
    return scene;
}
