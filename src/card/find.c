/* Finding layouts: see find.h. */
#include "card/find.h"

#include "base/file.h"

#include <stdlib.h>
#include <string.h>

enum { LAYOUT_FILE_MAX = 128 << 10 };

bool sc_find_is_path(const char *name)
{
    sc_str s = sc_str_of(name);
    return strchr(name, '/') != NULL || sc_str_ends(s, ".yaml") || sc_str_ends(s, ".yml");
}

/* What is wrong with a layout's bytes is a fault of the configuration. */
static sc_status read_file(sc_arena *arena, const char *path, sc_span blame, sc_diags *diags,
                           const sc_source **out)
{
    sc_str bytes;
    sc_status status =
        sc_file_read(arena, path, LAYOUT_FILE_MAX, "the layout", blame, diags, &bytes);
    if (status == SC_OK)
        status = sc_file_as_text(arena, path, bytes, diags, out);
    return status == SC_E_DATA ? SC_E_CONFIG : status;
}

static const char *named_file(sc_arena *arena, const char *name)
{
    const char *path = sc_str_fmt(arena, "layouts/%s.yaml", name).ptr;
    return sc_file_exists(path) ? path : NULL;
}

sc_status sc_find_layout(sc_arena *arena, const char *name, sc_span blame, sc_diags *diags,
                         const sc_source **out)
{
    const char *path = sc_find_is_path(name) ? name : named_file(arena, name);
    if (path != NULL)
        return read_file(arena, path, SC_NO_SPAN, diags, out);
    return sc_layout_find_builtin(arena, sc_str_of(name), blame, diags, out);
}

/* --- bases ---------------------------------------------------------------------------------- */

/* A file by any of its paths. */
typedef struct found {
    const char *real_path; /* NULL: a built-in layout */
    const sc_source *source;
} found;

typedef struct finder {
    sc_arena *arena;
    SC_VEC(found) found;
} finder;

static void free_path(void *path)
{
    free(path);
}

static const char *real_path_of(finder *f, const char *path)
{
    char *real = realpath(path, NULL);
    sc_arena_defer(f->arena, free_path, real);
    return real;
}

static const sc_source *known(const finder *f, const char *real_path)
{
    for (size_t i = 0; real_path != NULL && i < f->found.count; i++) {
        const char *other = f->found.items[i].real_path;
        if (other != NULL && strcmp(other, real_path) == 0)
            return f->found.items[i].source;
    }
    return NULL;
}

static sc_status open_base(finder *f, const char *path, sc_span blame, sc_diags *diags,
                           const sc_source **out)
{
    const char *real_path = real_path_of(f, path);
    *out = known(f, real_path);
    if (*out != NULL)
        return SC_OK;
    sc_status status = read_file(f->arena, path, blame, diags, out);
    if (status == SC_OK)
        sc_vec_push(f->arena, &f->found, ((found){ real_path, *out }));
    return status;
}

static bool is_builtin(const sc_source *source)
{
    return sc_str_starts(source->name, "<built-in>/");
}

/* The file that a path or name means, seen from another; NULL if there is none. */
static const char *base_path(finder *f, const sc_source *from, sc_str name)
{
    const char *beside = sc_str_z(f->arena, from->name), *word = sc_str_z(f->arena, name);
    if (sc_find_is_path(word)) {
        const char *path = sc_path_beside(f->arena, beside, name);
        bool is_elsewhere = !sc_file_exists(path) && strchr(word, '/') == NULL &&
                            sc_layout_builtin(f->arena, sc_layout_stem(name)) != NULL;
        return is_elsewhere ? NULL : path;
    }
    sc_str file = sc_str_fmt(f->arena, "%s.yaml", word);
    const char *paths[] = { sc_path_beside(f->arena, beside, file), named_file(f->arena, word) };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        bool is_there = paths[i] != NULL && sc_file_exists(paths[i]);
        if (is_there && known(f, real_path_of(f, paths[i])) != from)
            return paths[i];
    }
    return NULL;
}

static sc_status find_base(void *context, const sc_source *from, sc_str name, sc_span blame,
                           sc_diags *diags, const sc_source **out)
{
    finder *f = context;
    const char *path = is_builtin(from) ? NULL : base_path(f, from, name);
    if (path != NULL)
        return open_base(f, path, blame, diags, out);
    return sc_layout_find_builtin(f->arena, name, blame, diags, out);
}

sc_layout_finder sc_find_bases(sc_arena *arena, const sc_source *root)
{
    finder *f = SC_NEW(arena, finder);
    f->arena = arena;
    if (!is_builtin(root))
        sc_vec_push(arena, &f->found,
                    ((found){ real_path_of(f, sc_str_z(arena, root->name)), root }));
    return (sc_layout_finder){ find_base, f };
}
