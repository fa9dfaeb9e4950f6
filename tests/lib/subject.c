/* See subject.h. Every scene is a back, a subject and a place for it, chosen by its number. */
#include "lib/subject.h"

#include "lib/noise.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

typedef struct colour {
    double r, g, b;
} colour;

/* What is drawn: `u` is the subject's unit, px; x, y the middle of its foot. */
typedef struct stage {
    cairo_t *cr;
    double width, height;
    int index;
    sc_subject_scene *scene;
} stage;

static void set(cairo_t *cr, colour c)
{
    cairo_set_source_rgb(cr, c.r, c.g, c.b);
}

static void ellipse(cairo_t *cr, double x, double y, double rx, double ry)
{
    cairo_save(cr);
    cairo_translate(cr, x, y);
    cairo_scale(cr, rx, ry);
    cairo_new_sub_path(cr);
    cairo_arc(cr, 0, 0, 1, 0, 2 * M_PI);
    cairo_restore(cr);
    cairo_fill(cr);
}

static void block(cairo_t *cr, double x, double y, double width, double height)
{
    cairo_rectangle(cr, x, y, width, height);
    cairo_fill(cr);
}

static double chance(int index, int which)
{
    return sc_noise_uniform(index, which, 77);
}

/* --- backs ---------------------------------------------------------------------------------- */

static void fade(stage *s, double from, double to, colour top, colour bottom)
{
    cairo_pattern_t *p = cairo_pattern_create_linear(0, from, 0, to);
    cairo_pattern_add_color_stop_rgb(p, 0, top.r, top.g, top.b);
    cairo_pattern_add_color_stop_rgb(p, 1, bottom.r, bottom.g, bottom.b);
    cairo_set_source(s->cr, p);
    block(s->cr, 0, from, s->width, to - from);
    cairo_pattern_destroy(p);
}

static void meadow(stage *s)
{
    fade(s, 0, .55 * s->height, (colour){ .45, .65, .9 }, (colour){ .82, .9, .96 });
    fade(s, .55 * s->height, s->height, (colour){ .42, .58, .3 }, (colour){ .25, .42, .16 });
}

static void sea(stage *s)
{
    fade(s, 0, .5 * s->height, (colour){ .95, .75, .55 }, (colour){ .98, .9, .75 });
    fade(s, .5 * s->height, s->height, (colour){ .35, .5, .58 }, (colour){ .1, .22, .32 });
}

static void studio(stage *s)
{
    fade(s, 0, s->height, (colour){ .78, .79, .8 }, (colour){ .58, .59, .61 });
}

static void street(stage *s)
{
    fade(s, 0, s->height, (colour){ .72, .74, .76 }, (colour){ .4, .4, .42 });
    for (int i = 0; i < 9; i++) {
        double x = s->width * i / 9, top = s->height * (.1 + .3 * chance(s->index, 20 + i));
        double grey = .38 + .25 * chance(s->index, 40 + i);
        set(s->cr, (colour){ grey, grey * .98, grey * .95 });
        block(s->cr, x, top, s->width / 9 - 3, s->height * .75 - top);
    }
}

static void night(stage *s)
{
    fade(s, 0, s->height, (colour){ .03, .04, .1 }, (colour){ .1, .08, .12 });
    for (int i = 0; i < 60; i++) {
        cairo_set_source_rgba(s->cr, .9, .7 + .2 * chance(i, 3), .4, .35);
        ellipse(s->cr, s->width * chance(i, 1), s->height * (.35 + .6 * chance(i, 2)), 4, 4);
    }
}

static void beach(stage *s)
{
    fade(s, 0, .45 * s->height, (colour){ .5, .72, .92 }, (colour){ .8, .9, .95 });
    fade(s, .45 * s->height, s->height, (colour){ .88, .8, .66 }, (colour){ .8, .7, .55 });
}

static void woods(stage *s)
{
    fade(s, 0, s->height, (colour){ .16, .3, .14 }, (colour){ .1, .2, .1 });
    for (int i = 0; i < 500; i++) {
        double g = .2 + .25 * chance(i, 6);
        set(s->cr, (colour){ g * .6, g, g * .4 });
        ellipse(s->cr, s->width * chance(i, 4), s->height * chance(i, 5), 9, 6);
    }
}

static void bricks(stage *s)
{
    set(s->cr, (colour){ .62, .6, .57 });
    block(s->cr, 0, 0, s->width, s->height);
    for (int y = 0; y * 14 < s->height; y++)
        for (int x = -1; x * 36 < s->width; x++) {
            double g = chance(x, 100 + y) * .12;
            set(s->cr, (colour){ .5 + g, .3 + g, .25 + g });
            block(s->cr, x * 36 + (y % 2) * 18, y * 14, 33, 11);
        }
}

/* --- subjects ------------------------------------------------------------------------------- */

static const colour SKINS[] = {
    { .96, .8, .69 }, { .87, .67, .52 }, { .72, .5, .36 }, { .52, .34, .23 }, { .36, .22, .15 }
};
static const colour HAIRS[] = {
    { .12, .08, .06 }, { .45, .3, .15 }, { .85, .72, .4 }, { .5, .5, .5 }
};
static const colour CLOTHES[] = { { .75, .12, .15 }, { .15, .25, .55 }, { .9, .9, .88 },
                                  { .1, .1, .12 },   { .2, .5, .35 },   { .85, .6, .1 } };

static void include(sc_subject_box *box, double x, double y, double width, double height)
{
    double right = fmax(box->x + box->width, x + width);
    double bottom = fmax(box->y + box->height, y + height);
    bool is_first = box->width <= 0;
    *box = (sc_subject_box){ is_first ? x : fmin(box->x, x), is_first ? y : fmin(box->y, y), 0, 0 };
    box->width = (is_first ? x + width : right) - box->x;
    box->height = (is_first ? y + height : bottom) - box->y;
}

/* A head of height `u` whose chin is at y. */
static void head(stage *s, double x, double y, double u, int who)
{
    set(s->cr, HAIRS[(s->index + who) % 4]);
    ellipse(s->cr, x, y - .58 * u, .4 * u, .42 * u);
    set(s->cr, SKINS[(s->index + who) % 5]);
    block(s->cr, x - .14 * u, y - .2 * u, .28 * u, .4 * u);
    ellipse(s->cr, x, y - .42 * u, .32 * u, .4 * u);
    set(s->cr, (colour){ .15, .1, .08 });
    ellipse(s->cr, x - .13 * u, y - .48 * u, .04 * u, .03 * u);
    ellipse(s->cr, x + .13 * u, y - .48 * u, .04 * u, .03 * u);
    set(s->cr, (colour){ .55, .2, .2 });
    block(s->cr, x - .1 * u, y - .22 * u, .2 * u, .04 * u);
    include(&s->scene->head, x - .4 * u, y - u, .8 * u, u);
    include(&s->scene->subject, x - .4 * u, y - u, .8 * u, u);
}

static void person(stage *s, double x, double foot, double size, int who)
{
    double u = size / 6.5, chin = foot - size + u;
    set(s->cr, CLOTHES[(s->index / 2 + who) % 6]);
    block(s->cr, x - .75 * u, chin + .15 * u, 1.5 * u, 2.6 * u);
    set(s->cr, (colour){ .2, .22, .3 });
    block(s->cr, x - .6 * u, chin + 2.6 * u, .5 * u, 2.9 * u);
    block(s->cr, x + .1 * u, chin + 2.6 * u, .5 * u, 2.9 * u);
    head(s, x, chin, u, who);
    include(&s->scene->subject, x - .75 * u, foot - size, 1.5 * u, size);
}

static void standing(stage *s, double x)
{
    person(s, x, .95 * s->height, .62 * s->height, 0);
}

static void couple(stage *s, double x)
{
    double size = .55 * s->height;
    person(s, x - .11 * size, .95 * s->height, size, 0);
    person(s, x + .16 * size, .95 * s->height, .9 * size, 1);
}

/* From the chest up, the lower edge cutting the body. */
static void bust(stage *s, double x)
{
    double u = .36 * fmin(s->height, s->width), chin = s->height - .9 * u;
    set(s->cr, CLOTHES[s->index / 2 % 6]);
    ellipse(s->cr, x, s->height + .1 * u, .85 * u, .95 * u);
    head(s, x, chin, u, 0);
}

static void house(stage *s, double x)
{
    double u = .3 * fmin(s->height, s->width), foot = .8 * s->height;
    set(s->cr, (colour){ .93, .9, .84 });
    block(s->cr, x - .5 * u, foot - .7 * u, u, .7 * u);
    set(s->cr, (colour){ .6, .16, .12 });
    cairo_move_to(s->cr, x - .6 * u, foot - .7 * u);
    cairo_line_to(s->cr, x + .6 * u, foot - .7 * u);
    cairo_line_to(s->cr, x, foot - 1.2 * u);
    cairo_fill(s->cr);
    set(s->cr, (colour){ .2, .25, .35 });
    for (int i = 0; i < 3; i++)
        block(s->cr, x - .4 * u + .3 * u * i, foot - .5 * u, .16 * u, .22 * u);
    include(&s->scene->subject, x - .6 * u, foot - 1.2 * u, 1.2 * u, 1.2 * u);
}

static void boat(stage *s, double x)
{
    double u = .34 * fmin(s->height, s->width), foot = .72 * s->height;
    set(s->cr, (colour){ .95, .95, .93 });
    cairo_move_to(s->cr, x, foot - .2 * u);
    cairo_line_to(s->cr, x, foot - u);
    cairo_line_to(s->cr, x + .42 * u, foot - .2 * u);
    cairo_fill(s->cr);
    set(s->cr, (colour){ .7, .15, .12 });
    cairo_move_to(s->cr, x - .5 * u, foot - .18 * u);
    cairo_line_to(s->cr, x + .5 * u, foot - .18 * u);
    cairo_line_to(s->cr, x + .35 * u, foot);
    cairo_line_to(s->cr, x - .35 * u, foot);
    cairo_fill(s->cr);
    include(&s->scene->subject, x - .5 * u, foot - u, u, u);
}

static void animal(stage *s, double x)
{
    double u = .34 * fmin(s->height, s->width), foot = .85 * s->height;
    set(s->cr, (colour){ .28, .2, .15 });
    ellipse(s->cr, x, foot - .55 * u, .42 * u, .22 * u);
    ellipse(s->cr, x + .46 * u, foot - .78 * u, .15 * u, .12 * u);
    for (int i = 0; i < 4; i++)
        block(s->cr, x - .36 * u + .2 * u * i, foot - .5 * u, .08 * u, .5 * u);
    include(&s->scene->subject, x - .42 * u, foot - .9 * u, 1.03 * u, .9 * u);
}

static void bird(stage *s, double x)
{
    double u = .2 * fmin(s->height, s->width), y = .3 * s->height;
    set(s->cr, (colour){ .08, .08, .1 });
    ellipse(s->cr, x, y, .3 * u, .12 * u);
    ellipse(s->cr, x - .3 * u, y - .12 * u, .28 * u, .06 * u);
    ellipse(s->cr, x + .3 * u, y - .12 * u, .28 * u, .06 * u);
    include(&s->scene->subject, x - .58 * u, y - .18 * u, 1.16 * u, .3 * u);
}

/* --- scenes --------------------------------------------------------------------------------- */

typedef struct back {
    const char *name;
    void (*draw)(stage *s);
} back;

/* Each subject with the backs that it is seen before. */
static const struct {
    const char *name;
    void (*draw)(stage *s, double x);
    back backs[4];
} SUBJECTS[] = {
    { "standing",
      standing,
      { { "meadow", meadow }, { "street", street }, { "beach", beach }, { "woods", woods } } },
    { "bust",
      bust,
      { { "studio", studio }, { "street", street }, { "night", night }, { "bricks", bricks } } },
    { "couple",
      couple,
      { { "beach", beach }, { "street", street }, { "meadow", meadow }, { "bricks", bricks } } },
    { "house",
      house,
      { { "meadow", meadow }, { "beach", beach }, { "woods", woods }, { "sea", sea } } },
    { "boat", boat, { { "sea", sea }, { "sea", sea }, { "beach", beach }, { "sea", sea } } },
    { "animal",
      animal,
      { { "meadow", meadow }, { "beach", beach }, { "studio", studio }, { "street", street } } },
    { "bird",
      bird,
      { { "sea", sea }, { "meadow", meadow }, { "beach", beach }, { "studio", studio } } },
    { "standing far",
      standing,
      { { "sea", sea }, { "bricks", bricks }, { "night", night }, { "studio", studio } } },
};

static const double PLACES[] = { .2, .8, .35, .5, .68, .26, .74 };
static const struct {
    int width, height;
} SHAPES[] = { { 600, 400 }, { 640, 360 }, { 400, 600 }, { 600, 450 } };

/* What sensors add; without it, flat areas are flatter than any photograph's. */
static void add_grain(cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < cairo_image_surface_get_height(surface); y++)
        for (int x = 0; x < cairo_image_surface_get_width(surface) * 4; x++) {
            int value = pixels[y * stride + x] + (int)(12 * sc_noise_uniform(x, y, 9)) - 6;
            pixels[y * stride + x] = (unsigned char)(value < 0 ? 0 : value > 255 ? 255 : value);
        }
    cairo_surface_mark_dirty(surface);
}

static void clip(sc_subject_box *box, double width, double height)
{
    double right = fmin(box->x + box->width, width), bottom = fmin(box->y + box->height, height);
    box->x = fmax(box->x, 0);
    box->y = fmax(box->y, 0);
    box->width = fmax(0, right - box->x);
    box->height = fmax(0, bottom - box->y);
}

sc_subject_scene sc_subject_draw(int index)
{
    enum { SUBJECT_COUNT = sizeof SUBJECTS / sizeof *SUBJECTS };
    int which = index % SUBJECT_COUNT, round = index / SUBJECT_COUNT;
    const back *behind = &SUBJECTS[which].backs[round % 4];
    int shape = (round + which) % 4;
    sc_subject_scene scene = { 0 };
    scene.surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, SHAPES[shape].width, SHAPES[shape].height);
    stage s = { cairo_create(scene.surface), SHAPES[shape].width, SHAPES[shape].height, index,
                &scene };
    behind->draw(&s);
    SUBJECTS[which].draw(&s, PLACES[(round * 3 + which) % 7] * s.width);
    cairo_destroy(s.cr);
    clip(&scene.subject, s.width, s.height);
    clip(&scene.head, s.width, s.height);
    add_grain(scene.surface);
    snprintf(scene.name, sizeof scene.name, "%d %s, %s", index, SUBJECTS[which].name, behind->name);
    return scene;
}
