/*
 * Reading an article or a site file out of a text, for tests: what came of it as compact JSON, and
 * its diagnostics as the command line prints them.
 */
#ifndef SC_TESTS_UNIT_ARTICLE_READING_H
#define SC_TESTS_UNIT_ARTICLE_READING_H

#include "article/read.h"
#include "article/write.h"
#include "unit/data/printed.h"

#include <stdlib.h>
#include <string.h>

typedef struct reading {
    sc_arena *arena;
    sc_source source, site_source;
    sc_site site;
    sc_diags diags;
    sc_status status;
    sc_article article;
    const char *printed;
} reading;

/* A copy of exactly the text's size, so that a sanitizer sees a read past its end. */
static inline sc_str exact_copy(sc_arena *arena, sc_str text)
{
    char *copy = malloc(text.len == 0 ? 1 : text.len);
    if (text.len > 0)
        memcpy(copy, text.ptr, text.len);
    sc_arena_defer(arena, free, copy);
    return (sc_str){ copy, text.len };
}

static inline int begin_reading(void **state)
{
    sc_arena *arena = sc_arena_new(0);
    reading *r = SC_NEW(arena, reading);
    r->arena = arena;
    r->diags.arena = arena;
    *state = r;
    return sc_site_read(arena, NULL, &r->diags, &r->site);
}

static inline int end_reading(void **state)
{
    sc_arena_free(((reading *)*state)->arena);
    return 0;
}

static inline void use_site(reading *r, const char *yaml)
{
    r->site_source = (sc_source){ SC_STR("site.yaml"), sc_str_of(yaml) };
    r->diags.list.count = r->diags.error_count = 0;
    sc_status status = sc_site_read(r->arena, &r->site_source, &r->diags, &r->site);
    if (status != SC_OK)
        fail_msg("%.*s", SC_STR_ARG(printed_diags(r->arena, &r->diags)));
}

static inline void read_bytes(reading *r, const char *name, sc_str text, const sc_assignment *sets,
                              size_t set_count)
{
    r->source = (sc_source){ sc_str_of(name), exact_copy(r->arena, text) };
    r->diags.list.count = r->diags.error_count = 0;
    r->article = (sc_article){ 0 };
    r->status =
        sc_article_read(r->arena, &r->source, &r->site, sets, set_count, &r->diags, &r->article);
    r->printed = sc_str_z(r->arena, printed_diags(r->arena, &r->diags));
}

static inline void read_text(reading *r, const char *name, const char *text)
{
    read_bytes(r, name, sc_str_of(text), NULL, 0);
}

/* As read_text(), with `--set field=value`. */
static inline void read_set(reading *r, const char *text, const char *field, const char *value)
{
    sc_assignment set = { sc_str_of(field), sc_str_of(value) };
    read_bytes(r, "a.yaml", sc_str_of(text), &set, 1);
}

/* The article as one line of JSON; fails the test if there were errors. */
static inline sc_str article_json(reading *r)
{
    if (r->status != SC_OK)
        fail_msg("%s", r->printed);
    sc_buf out = sc_buf_new(r->arena, PRINTED_MAX);
    sc_json json = sc_json_new(&out);
    json.is_compact = true;
    sc_article_write_json(r->arena, &r->article, &json);
    return sc_buf_str(&out);
}

#endif
