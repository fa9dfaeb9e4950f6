/*
 * A place in a text in; how much of the glyph beside it is blank paper, out. An opening quote of
 * Chinese or Japanese stands in the right half of its square, a closing one or a comma in the left:
 * at a line's edge the other half looks like an indent. (JLREQ 3.1.5; CSS text-spacing-trim) It is
 * measured on the glyph, as fonts for Taiwan centre their commas.
 */
#include "text/blank.h"

#include "text/script.h"

#include <math.h>
#include <unicode/uchar.h>

#define FULL 0.95  /* em: advances from here on are full-width */
#define MOST 0.5   /* em */
#define LEAST 0.25 /* em: less is not a half */
#define AIR 0.06   /* em that stay */

typedef struct mark {
    const sc_face *face;
    const sc_shaped *glyph;
} mark;

/* @return the full-width glyph of the character at `unit`; a NULL glyph if it is none. */
static mark mark_at(const sc_text *text, int32_t unit)
{
    for (size_t i = 0; i < text->items->list.count; i++) {
        const sc_item *item = &text->items->list.items[i];
        if (unit < item->start || unit >= item->end)
            continue;
        sc_glyphs glyphs = text->shaping->glyphs[i];
        bool is_box = sc_script_traits(item->script) & SC_SCRIPT_BOX;
        for (size_t k = 0; is_box && k < glyphs.count; k++)
            if (glyphs.list[k].cluster == unit && glyphs.list[k].advance >= FULL)
                return (mark){ item->face, &glyphs.list[k] };
    }
    return (mark){ NULL, NULL };
}

static bool opens(UChar unit)
{
    int8_t category = u_charType(unit);
    return category == U_START_PUNCTUATION || category == U_INITIAL_PUNCTUATION;
}

static bool closes(UChar unit)
{
    static const UChar STOPS[] = u"、。，．：；";
    int8_t category = u_charType(unit);
    for (const UChar *stop = STOPS; *stop != 0; stop++)
        if (*stop == unit)
            return true;
    return category == U_END_PUNCTUATION || category == U_FINAL_PUNCTUATION;
}

static double half(double blank)
{
    double spare = fmin(blank - AIR, MOST);
    return spare >= LEAST ? spare : 0;
}

double sc_blank_before(const sc_text *text, int32_t at)
{
    hb_glyph_extents_t ink;
    if (at >= text->chars->count || !opens(text->chars->units[at]))
        return 0;
    mark found = mark_at(text, at);
    if (found.glyph == NULL ||
        !hb_font_get_glyph_extents(sc_face_harfbuzz(found.face), found.glyph->id, &ink))
        return 0;
    return half((double)ink.x_bearing / sc_face_upem(found.face));
}

double sc_blank_after(const sc_text *text, int32_t end)
{
    hb_glyph_extents_t ink;
    if (end < 1 || !closes(text->chars->units[end - 1]))
        return 0;
    mark found = mark_at(text, end - 1);
    if (found.glyph == NULL ||
        !hb_font_get_glyph_extents(sc_face_harfbuzz(found.face), found.glyph->id, &ink))
        return 0;
    double right = (double)(ink.x_bearing + ink.width) / sc_face_upem(found.face);
    return half(found.glyph->advance - right);
}
