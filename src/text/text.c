/*
 * A text and a style in; a shaped text out, and what is asked of it: its widths, its lines.
 */
#include "text/break.h"
#include "text/chars.h"
#include "text/edge.h"
#include "text/extent.h"
#include "text/fallback.h"
#include "text/hyphen.h"
#include "text/itemise.h"
#include "text/justify.h"
#include "text/layout.h"
#include "text/missing.h"
#include "text/shape.h"

#include <math.h>

sc_status sc_text_shape(sc_fonts *fonts, sc_arena *arena, sc_str text, const sc_text_style *style,
                        sc_span span, const char *field, sc_diags *diags, const sc_text **out)
{
    sc_text *made = SC_NEW(arena, sc_text);
    made->style = *style;
    made->style.lang = sc_str_copy(arena, style->lang);
    made->style.features = (sc_str){ "", 0 };
    made->style.families = NULL;
    made->style.family_count = 0;
    made->style.marked = NULL;
    const sc_text_style *looks[SC_LOOK_COUNT] = { style, style->marked };
    for (int i = 0; i < SC_LOOK_COUNT && looks[i] != NULL; i++) {
        made->decorations[i] = looks[i]->decoration;
        made->wanted[i] = (sc_face_style){ .weight = looks[i]->weight,
                                           .is_italic = looks[i]->is_italic,
                                           .stretch = looks[i]->stretch };
    }
    sc_status status = sc_chars_read(arena, text, span, field, diags, &made->chars);
    if (status != SC_OK)
        return status;
    made->itemised = sc_itemise(arena, made->chars, style->direction, style->lang);
    status = sc_fallback_pick(fonts, arena, made->chars, made->itemised, style, span, field, diags,
                              &made->items);
    if (status != SC_OK)
        return status;
    made->shaper = sc_shaper_make(arena, made->chars, style);
    made->shaping = sc_shape_items(arena, &made->shaper, made->items);
    if (made->shaping->notdef >= 0 && !made->items->has_missing) {
        sc_missing_report(fonts, made->chars, made->shaping->notdef, span, field, style->missing,
                          diags);
        if (style->missing == SC_MISSING_ERROR)
            return SC_E_CONFIG;
    }
    bool is_display = style->wrap == SC_WRAP_BALANCE || style->wrap == SC_WRAP_PRETTY;
    uint8_t *breaks = sc_breaks_find(arena, made->chars, made->itemised, style->lang, is_display);
    made->hyphenation =
        sc_hyphenation_new(arena, sc_fonts_dictionaries(fonts), made->chars, made->style.lang);
    sc_hyphen_mark(made, breaks);
    if (style->align == SC_ALIGN_JUSTIFY)
        made->gaps = sc_justify_gaps(arena, made->chars, made->itemised);
    made->cache = sc_edge_cache_new(arena);
    made->edges = sc_edges_make(arena, made, breaks, &made->edge_count);
    made->extent = sc_extent_of(made->items, made->itemised, made->shaping);
    *out = made;
    return SC_OK;
}

/* The widest line between edges that `ends_line` accepts. */
static double widest_between(const sc_text *text, double size_px, bool (*ends_line)(sc_break))
{
    double widest = 0;
    const sc_edge *from = &text->edges[0];
    for (size_t i = 1; i < text->edge_count; i++) {
        if (!ends_line(text->edges[i].kind))
            continue;
        widest = fmax(widest, sc_edge_width(text, size_px, from, &text->edges[i]));
        from = &text->edges[i];
    }
    return widest;
}

static bool is_forced(sc_break kind)
{
    return kind == SC_BREAK_HARD;
}

static bool keeps_words(sc_break kind)
{
    return kind != SC_BREAK_SYLLABLE;
}

double sc_text_max_content(const sc_text *text, double size_px)
{
    return widest_between(text, size_px, is_forced);
}

double sc_text_min_content(const sc_text *text, double size_px)
{
    return widest_between(text, size_px,
                          text->style.wrap == SC_WRAP_NOWRAP ? is_forced : keeps_words);
}

void sc_text_layout(sc_arena *arena, const sc_text *text, double size_px, double width,
                    size_t max_lines, sc_paragraph *out)
{
    sc_lines lines = sc_lines_choose(arena, text, size_px, width, max_lines);
    sc_layout_place(arena, text, &lines, size_px, width, out);
}
