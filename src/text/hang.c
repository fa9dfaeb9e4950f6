/*
 * An edge in; how much of the mark beside it hangs out of the line, out. A mark that the text's
 * direction does not put at the line's edge stays inside. (CSS Text 3, 8.3)
 */
#include "text/hang.h"

#include "text/chars.h"

#include <unicode/uchar.h>

static bool is_quote(UChar unit)
{
    int8_t category = u_charType(unit);
    return category == U_INITIAL_PUNCTUATION || category == U_FINAL_PUNCTUATION || unit == '"' ||
           unit == '\'' || unit == 0x201E || unit == 0x201A;
}

static bool opens(UChar unit)
{
    return u_charType(unit) == U_START_PUNCTUATION || is_quote(unit);
}

static bool closes(UChar unit)
{
    return u_charType(unit) == U_END_PUNCTUATION || is_quote(unit);
}

static bool is_stop(UChar unit)
{
    static const UChar STOPS[] = { ',',    '.',    0x060C, 0x06D4, 0x3001, 0x3002, 0xFF0C,
                                   0xFF0E, 0xFE50, 0xFE51, 0xFE52, 0xFF61, 0xFF64 };
    for (size_t i = 0; i < sizeof STOPS / sizeof *STOPS; i++)
        if (STOPS[i] == unit)
            return true;
    return false;
}

/* @return the advance of the cluster at `unit`, if it stands at the line's edge. */
static double advance_at(const sc_text *text, int32_t unit)
{
    int32_t next = sc_chars_next_grapheme(text->chars, unit);
    if (text->itemised->levels[unit] != text->itemised->base_level)
        return 0;
    return text->shaping->pen[next] - text->shaping->pen[unit];
}

static int32_t first_visible(const sc_chars *chars)
{
    int32_t at = 0;
    while (at < chars->count && (chars->flags[at] & SC_CHAR_HANGS))
        at++;
    return at;
}

double sc_hang_before(const sc_text *text, const sc_edge *edge)
{
    const sc_chars *chars = text->chars;
    int32_t first = first_visible(chars);
    bool is_first = edge->at <= first && first < chars->count;
    if (!(text->style.hangs & SC_HANG_FIRST) || !is_first || !opens(chars->units[first]))
        return 0;
    return advance_at(text, first);
}

static bool hangs_after(const sc_text *text, const sc_edge *edge, UChar unit)
{
    bool is_last = edge->at >= text->chars->count;
    return ((text->style.hangs & SC_HANG_LAST) && is_last && closes(unit)) ||
           ((text->style.hangs & SC_HANG_ENDS) && is_stop(unit));
}

double sc_hang_after(const sc_text *text, const sc_edge *edge)
{
    if (edge->end < 1 || edge->tail != SC_TAIL_NONE)
        return 0;
    int32_t last = sc_chars_previous_grapheme(text->chars, edge->end);
    if (!hangs_after(text, edge, text->chars->units[last]))
        return 0;
    return advance_at(text, last);
}
