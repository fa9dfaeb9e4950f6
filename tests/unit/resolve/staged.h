/*
 * What tests of the stages after layout share: an article, a site and a layout written as texts in
 * the test, a card of any size, and the scene they come to. What must succeed ends the test, with
 * the diagnostics, if it does not.
 */
#ifndef SC_TESTS_UNIT_RESOLVE_STAGED_H
#define SC_TESTS_UNIT_RESOLVE_STAGED_H

#include "article/read.h"
#include "lib/check.h"
#include "resolve/resolve.h"
#include "unit/data/printed.h"

enum { STAGED_PICTURES_MAX = 4 };

typedef struct staged {
    sc_arena *arena;
    sc_fonts *fonts; /* opened by the first scene */
    sc_diags diags;
    sc_site site;
    sc_article article;
    sc_layout layout;
    sc_platform platform; /* WhatsApp's, until staged_card() */
    sc_picture pictures[STAGED_PICTURES_MAX];
    size_t picture_count;
    int64_t now;
} staged;

static inline void staged_expect(staged *s, sc_status status)
{
    if (status != SC_OK)
        fail_msg("%.*s", SC_STR_ARG(printed_diags(s->arena, &s->diags)));
}

static inline const sc_source *staged_source(staged *s, const char *name, const char *text)
{
    sc_source *source = SC_NEW(s->arena, sc_source);
    *source = (sc_source){ sc_str_of(name), sc_str_copy(s->arena, sc_str_of(text)) };
    return source;
}

static inline void staged_article(staged *s, const char *yaml)
{
    staged_expect(s, sc_article_read(s->arena, staged_source(s, "article.yaml", yaml), &s->site,
                                     NULL, 0, &s->diags, &s->article));
}

static inline void staged_site(staged *s, const char *yaml)
{
    staged_expect(s,
                  sc_site_read(s->arena, staged_source(s, "site.yaml", yaml), &s->diags, &s->site));
}

static inline void staged_layout(staged *s, const char *yaml)
{
    staged_expect(s, sc_layout_parse(s->arena, staged_source(s, "layout.yaml", yaml), &s->site,
                                     &s->diags, &s->layout));
}

/* Make the card of the platform called `name`, at another size if `width` is not 0. */
static inline void staged_card(staged *s, const char *name, int width, int height)
{
    s->platform = *sc_platform_find(sc_str_of(name));
    if (width == 0)
        return;
    s->platform.width = width;
    s->platform.height = height;
}

static inline sc_picture *staged_picture(staged *s, const char *name, int width, int height)
{
    assert_true(s->picture_count < STAGED_PICTURES_MAX);
    sc_picture *picture = &s->pictures[s->picture_count++];
    *picture = (sc_picture){ .name = sc_str_of(name) };
    picture->info =
        (sc_photo_info){ .format = "JPEG", .width = width, .height = height, .orientation = 1 };
    return picture;
}

static inline staged staged_open(void)
{
    staged s = { .arena = sc_arena_new(0) };
    s.diags.arena = s.arena;
    staged_card(&s, "whatsapp", 0, 0);
    staged_expect(&s, sc_site_read(s.arena, NULL, &s.diags, &s.site));
    staged_article(&s, "headline: The river returns");
    return s;
}

static inline void staged_close(staged *s)
{
    sc_arena_free(s->arena);
}

static inline sc_status staged_resolve(staged *s, sc_scene *out)
{
    if (s->fonts == NULL)
        staged_expect(s, sc_fonts_open(s->arena, NULL, 0, &s->diags, &s->fonts));
    sc_resolve_request request = { &s->article, &s->site,         &s->layout,   s->fonts,
                                   s->pictures, s->picture_count, &s->platform, s->now };
    return sc_resolve(s->arena, &request, &s->diags, out);
}

static inline sc_scene staged_scene(staged *s)
{
    sc_scene scene;
    staged_expect(s, staged_resolve(s, &scene));
    return scene;
}

static inline const sc_scene_node *staged_below(const sc_scene_node *node, const char *name)
{
    if (sc_str_is(node->name, name))
        return node;
    for (size_t i = 0; i < node->child_count; i++) {
        const sc_scene_node *found = staged_below(node->children[i], name);
        if (found != NULL)
            return found;
    }
    return NULL;
}

/* @return whether the scene has a node of this name. */
static inline bool staged_has(const sc_scene *scene, const char *name)
{
    return staged_below(scene->card, name) != NULL;
}

/* @return the node of this name, which must be there. */
static inline const sc_scene_node *staged_node(const sc_scene *scene, const char *name)
{
    const sc_scene_node *node = staged_below(scene->card, name);
    if (node == NULL)
        fail_msg("the scene has no '%s'", name);
    return node;
}

/* @return a text node's lines, joined by " / "; a cut one ends in "…". */
static inline sc_str staged_lines(staged *s, const sc_scene *scene, const char *name)
{
    const sc_paragraph *p = &staged_node(scene, name)->text->paragraph;
    sc_buf out = sc_buf_new(s->arena, PRINTED_MAX);
    for (size_t i = 0; i < p->line_count; i++) {
        sc_buf_addz(&out, i == 0 ? "" : " / ");
        sc_buf_add(&out, p->lines[i].text);
    }
    if (p->is_cut)
        sc_buf_addz(&out, "…");
    return sc_buf_str(&out);
}

/* @return all diagnostics as they are printed. */
static inline sc_str staged_said(staged *s)
{
    return printed_diags(s->arena, &s->diags);
}

/* Doubles within `tolerance`; cmocka's own compare floats. */
#define assert_within(actual, expected, tolerance)                                                 \
    staged_check_within((actual), (expected), (tolerance), #actual, __FILE__, __LINE__)

static inline void staged_check_within(double actual, double expected, double tolerance,
                                       const char *what, const char *file, int line)
{
    double difference = actual > expected ? actual - expected : expected - actual;
    if (difference <= tolerance)
        return;
    print_error("%s is %f, not %f\n", what, actual, expected);
    _fail(file, line);
}

#define assert_box(node, x, y, width, height)                                                      \
    staged_check_box((node), (sc_rect){ (x), (y), (width), (height) }, __FILE__, __LINE__)

static inline void staged_check_box(const sc_scene_node *node, sc_rect expected, const char *file,
                                    int line)
{
    const double tolerance = 0.01;
    staged_check_within(node->box.x, expected.x, tolerance, "x", file, line);
    staged_check_within(node->box.y, expected.y, tolerance, "y", file, line);
    staged_check_within(node->box.width, expected.width, tolerance, "width", file, line);
    staged_check_within(node->box.height, expected.height, tolerance, "height", file, line);
}

#endif
