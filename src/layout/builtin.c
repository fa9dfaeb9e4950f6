/* The layouts built into the program, so that it runs from any folder. */
#include "layout/builtin.h"

#include "layout/layout.h"

const sc_source *sc_layout_builtin(sc_arena *arena, sc_str name)
{
    for (size_t i = 0; i < SC_BUILTIN_LAYOUT_COUNT; i++) {
        const sc_builtin_file *file = &SC_BUILTIN_LAYOUTS[i];
        if (!sc_str_is(name, file->name))
            continue;
        sc_source *source = SC_NEW(arena, sc_source);
        source->name = sc_str_fmt(arena, "<built-in>/%s.yaml", file->name);
        source->text = (sc_str){ file->text, file->len };
        return source;
    }
    return NULL;
}

const char *sc_layout_builtin_nearest(sc_arena *arena, sc_str name)
{
    const char **names = SC_NEW_ARRAY(arena, const char *, SC_BUILTIN_LAYOUT_COUNT);
    for (size_t i = 0; i < SC_BUILTIN_LAYOUT_COUNT; i++)
        names[i] = SC_BUILTIN_LAYOUTS[i].name;
    return sc_nearest(name, names, SC_BUILTIN_LAYOUT_COUNT);
}

/* Some only serve others that extend them. */
static bool has_card(const sc_builtin_file *file)
{
    sc_str text = { file->text, file->len };
    return sc_str_starts(text, "card:") || sc_str_find(text, SC_STR("\ncard:"), NULL);
}

sc_str sc_layout_builtin_names(sc_arena *arena)
{
    sc_buf names = sc_buf_new(arena, 4096);
    for (size_t i = 0; i < SC_BUILTIN_LAYOUT_COUNT; i++)
        if (has_card(&SC_BUILTIN_LAYOUTS[i]))
            sc_buf_addf(&names, "%s%s", names.len == 0 ? "" : ", ", SC_BUILTIN_LAYOUTS[i].name);
    return sc_buf_str(&names);
}

static sc_status fail_unknown(sc_arena *arena, sc_str name, sc_span blame, sc_diags *diags)
{
    const char *near = sc_layout_builtin_nearest(arena, name);
    sc_str names = sc_layout_builtin_names(arena);
    sc_str hint = near == NULL ? sc_str_fmt(arena, "built-in layouts: %.*s; or name a file",
                                            SC_STR_ARG(names))
                               : sc_str_fmt(arena, "did you mean '%s'?", near);
    sc_diag_error(diags, blame, "layout.unknown", hint.ptr, "there is no layout '%.*s'",
                  SC_STR_ARG(name));
    return SC_E_INPUT;
}

sc_str sc_layout_stem(sc_str file)
{
    bool has_ending = sc_str_ends(file, ".yaml");
    return has_ending ? sc_str_sub(file, 0, file.len - sizeof ".yaml" + 1) : file;
}

sc_status sc_layout_find_builtin(sc_arena *arena, sc_str name, sc_span blame, sc_diags *diags,
                                 const sc_source **out)
{
    const sc_source *source = sc_layout_builtin(arena, sc_layout_stem(name));
    if (source == NULL)
        return fail_unknown(arena, name, blame, diags);
    *out = source;
    return SC_OK;
}
