/*
 * Faces and glyphs in; line pitch and the vertical edges of the text box out. All of it is the
 * text's, not a line's, so that it scales with the size and does not depend on the breaks.
 *
 * The primary face gives ascent, descent and the normal line height, as in browsers; fallback
 * faces change neither. Two things go further:
 *
 * - A text mostly in a tall script (Arabic, Thai, Devanagari …) never has lines so close that the
 *   ink of one would run into that of the next, whatever pitch a design made for Latin asks for.
 * - A trimmed box ends at the capitals' height and the baseline where there are capitals. Han,
 *   kana and hangul fill a square, so it ends at their ink. Tall scripts begin at their ink, and
 *   may hang below the box as far as a Latin descender does.
 */
#include "text/extent.h"

#include "text/script.h"
#include "text/shape.h"

#include <math.h>

#define DESCENDER 0.2 /* em that letters may hang below a trimmed box, as Latin ones do */
/* Joined scripts slope and swing: the highest letter hardly ever meets the lowest one. */
#define SWING 0.85

typedef struct ink {
    double top, bottom;
} ink;

static void add_ink(ink *to, const sc_item *item, sc_glyphs glyphs)
{
    hb_font_t *font = sc_face_harfbuzz(item->face);
    double em = sc_item_em(item);
    for (size_t i = 0; i < glyphs.count; i++) {
        hb_glyph_extents_t extents;
        if (!hb_font_get_glyph_extents(font, glyphs.list[i].id, &extents))
            continue;
        double top = glyphs.list[i].y + extents.y_bearing * em;
        to->top = fmax(to->top, top);
        to->bottom = fmax(to->bottom, -(top + extents.height * em));
    }
}

static ink ink_of(const sc_items *items, const sc_shaping *shaping, unsigned traits)
{
    ink found = { 0, 0 };
    for (size_t i = 0; i < items->list.count; i++)
        if (sc_script_traits(items->list.items[i].script) & traits)
            add_ink(&found, &items->list.items[i], shaping->glyphs[i]);
    return found;
}

sc_extent sc_extent_of(const sc_items *items, const sc_itemised *itemised,
                       const sc_shaping *shaping)
{
    const sc_face_metrics *metrics = sc_face_metrics_of(items->primary);
    sc_extent extent = {
        .ascent = metrics->ascent,
        .descent = metrics->descent,
        .line_gap = metrics->line_gap,
        .top = metrics->cap_height,
    };
    unsigned traits = sc_script_traits(itemised->main_script);
    if (!(traits & (SC_SCRIPT_TALL | SC_SCRIPT_BOX)))
        return extent;
    ink shown = ink_of(items, shaping, traits & (SC_SCRIPT_TALL | SC_SCRIPT_BOX));
    if (shown.top <= 0)
        return extent;
    extent.top = shown.top;
    extent.bottom = shown.bottom;
    if (traits & SC_SCRIPT_TALL) {
        extent.bottom = fmax(shown.bottom - DESCENDER, 0);
        extent.ink_top = shown.top;
        extent.ink_bottom = shown.bottom;
        double swing = traits & SC_SCRIPT_KEEPS_FORM ? SWING : 1;
        extent.least_pitch =
            fmax(sc_script_least_pitch(itemised->main_script), swing * (shown.top + shown.bottom));
    }
    return extent;
}

double sc_extent_pitch(const sc_text *text, double size_px)
{
    const sc_extent *extent = &text->extent;
    double normal = extent->ascent + extent->descent + extent->line_gap;
    double pitch = (text->style.line_height > 0 ? text->style.line_height : normal) * size_px;
    if (text->style.line_height_px > 0)
        pitch = text->style.line_height_px;
    return fmax(pitch, extent->least_pitch * size_px);
}

double sc_extent_ascent(const sc_text *text, double size_px)
{
    const sc_extent *extent = &text->extent;
    if (text->style.trim == SC_TRIM_BOTH)
        return extent->top * size_px;
    double pitch = sc_extent_pitch(text, size_px);
    double half_leading = (pitch - (extent->ascent + extent->descent) * size_px) / 2;
    double ascent = half_leading + extent->ascent * size_px;
    if (extent->ink_top == 0)
        return ascent;
    /* The ink stays within the line's box; if it is higher than that, it leaves it on both sides.
     */
    double room = pitch - (extent->ink_top + extent->ink_bottom) * size_px;
    double highest = extent->ink_top * size_px + fmin(room / 2, 0);
    return fmax(fmin(ascent, highest + fmax(room, 0)), highest);
}

double sc_extent_height(const sc_text *text, double size_px, size_t lines)
{
    if (lines == 0)
        return 0;
    double pitch = sc_extent_pitch(text, size_px);
    if (text->style.trim == SC_TRIM_NONE)
        return (double)lines * pitch;
    double ends = (text->extent.top + text->extent.bottom) * size_px;
    return (double)(lines - 1) * pitch + ends;
}
