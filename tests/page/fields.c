/*
 * What is read from pages: where each field was found, and the article that comes of it.
 *
 *   fields [-s SITE] PAGE...
 */
#include "article/write.h"
#include "card/load.h"

#include <stdio.h>
#include <string.h>

enum { PRINTED_MAX = 1 << 20 };

static void print_origins(const sc_loaded *loaded, sc_buf *out)
{
    for (size_t i = 0; i < loaded->origin_count; i++) {
        const sc_page_origin *o = &loaded->origins[i];
        sc_position at = sc_span_position(o->span);
        sc_buf_addf(out, "%s (%s, %zu:%zu): %.*s\n", o->field, o->from, at.line, at.column,
                    SC_STR_ARG(o->value));
    }
}

static int print_page(const char *site, const char *path)
{
    sc_arena *arena = sc_arena_new(0);
    sc_diags diags = { .arena = arena };
    sc_load_request request = { .article = path, .site = site };
    sc_loaded loaded;
    sc_buf out = sc_buf_new(arena, PRINTED_MAX);
    sc_status status = sc_load_article(arena, &request, &diags, &loaded);
    const char *slash = strrchr(path, '/');
    sc_buf_addf(&out, "=== %s\n", slash == NULL ? path : slash + 1);
    for (size_t i = 0; i < diags.list.count; i++)
        sc_buf_addf(&out, "%s: %.*s\n", diags.list.items[i].code,
                    SC_STR_ARG(diags.list.items[i].message));
    if (status == SC_OK) {
        print_origins(&loaded, &out);
        sc_json json = sc_json_new(&out);
        sc_article_write_json(arena, &loaded.article, &json);
        sc_buf_addc(&out, '\n');
    }
    printf("%.*s\n", SC_STR_ARG(sc_buf_str(&out)));
    sc_arena_free(arena);
    return status;
}

int main(int argc, char **argv)
{
    bool has_site = argc > 2 && strcmp(argv[1], "-s") == 0;
    for (int i = has_site ? 3 : 1; i < argc; i++)
        print_page(has_site ? argv[2] : NULL, argv[i]);
    return 0;
}
