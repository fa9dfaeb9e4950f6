/* Names of families, for messages. */
#include "text/font_set.h"

const char *sc_fonts_nearest_family(const sc_fonts *fonts, sc_arena *arena, sc_str family)
{
    SC_VEC(const char *) names = { 0 };
    for (size_t i = 0; i < fonts->count; i++)
        for (size_t k = 0; k < fonts->faces[i].name_count; k++)
            sc_vec_push(arena, &names, sc_str_z(arena, fonts->faces[i].names[k]));
    return sc_nearest(family, names.items, names.count);
}
