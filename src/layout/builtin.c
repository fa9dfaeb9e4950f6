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

sc_str sc_layout_builtin_names(sc_arena *arena)
{
    sc_buf names = sc_buf_new(arena, 4096);
    for (size_t i = 0; i < SC_BUILTIN_LAYOUT_COUNT; i++)
        sc_buf_addf(&names, "%s%s", i == 0 ? "" : ", ", SC_BUILTIN_LAYOUTS[i].name);
    return sc_buf_str(&names);
}
