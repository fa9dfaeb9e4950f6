/*
 * Stops and a limit in; lines filled to the full out.
 *
 * Filling takes the last place between words that fits; if none fits, the last worse place
 * (inside a phrase, inside a Korean word); if none fits either, the word is divided with
 * a hyphen, or broken. A wider limit
 * never gives more lines: from a later start, it always reaches a later end.
 */
#include "text/fill.h"

#include "text/chars.h"
#include "text/edge.h"
#include "text/hyphen.h"
#include "text/script.h"

double sc_fill_width(const sc_setter *set, const sc_edge *from, const sc_edge *to)
{
    return sc_edge_width(set->text, set->size_px, from, to);
}

bool sc_fill_fits(const sc_setter *set, const sc_edge *from, const sc_edge *to)
{
    return sc_fill_width(set, from, to) <= set->limit + SC_LINES_SLACK_PX;
}

bool sc_fill_is_hopeless(const sc_setter *set, const sc_edge *from, const sc_edge *to)
{
    return sc_fill_width(set, from, to) > set->limit + 2 * set->size_px;
}

bool sc_fill_is_worse(sc_break kind)
{
    return kind == SC_BREAK_PHRASE || kind == SC_BREAK_SYLLABLE;
}

/* @return the last stop from `first` on that ends a fitting line, or NULL. */
static const sc_edge *last_fitting(const sc_setter *set, const sc_edge *from, size_t first)
{
    const sc_edge *good = NULL, *worse = NULL;
    for (size_t i = first; i < set->stop_count; i++) {
        const sc_edge *stop = &set->stops[i];
        if (sc_fill_fits(set, from, stop))
            *(sc_fill_is_worse(stop->kind) ? &worse : &good) = stop;
        else if (sc_fill_is_hopeless(set, from, stop))
            break;
        if (stop->kind == SC_BREAK_HARD)
            break;
    }
    return good != NULL ? good : worse;
}

static const sc_edge *next_forced(const sc_setter *set, size_t first)
{
    while (first + 1 < set->stop_count && set->stops[first].kind != SC_BREAK_HARD)
        first++;
    return &set->stops[first];
}

int32_t sc_fill_last_grapheme(const sc_setter *set, const sc_edge *from, int32_t end)
{
    const sc_text *text = set->text;
    int32_t at = sc_chars_next_grapheme(text->chars, from->at);
    for (int32_t next = at; next < end; next = sc_chars_next_grapheme(text->chars, next)) {
        double advance = text->shaping->pen[next] - text->shaping->pen[from->at];
        /* A part of a ligature may fit where the whole, which the pen counts, does not. */
        bool is_whole = (text->shaping->places[next] & SC_PLACE_CLUSTER) ||
                        !(sc_script_traits(text->itemised->scripts[next]) & SC_SCRIPT_HYPHEN);
        if (advance * set->size_px > set->limit && is_whole)
            break;
        at = next;
    }
    return at;
}

/* Divide a word before unit `last` or, if that does not fit, sooner, as a dictionary has it. */
static bool divide_word(const sc_setter *set, const sc_edge *from, int32_t first, int32_t last,
                        sc_edge *out)
{
    if (set->text->style.hyphens == SC_HYPHENS_NONE)
        return false;
    for (int32_t at = last; at > first; at--) {
        if (!sc_hyphen_divides(set->text->hyphenation, at))
            continue;
        *out = sc_edge_inside(set->text, at);
        if (sc_fill_fits(set, from, out))
            return true;
    }
    return false;
}

/* Break the word that runs up to `next`. */
static sc_edge break_inside(const sc_setter *set, const sc_edge *from, const sc_edge *next)
{
    const sc_chars *chars = set->text->chars;
    int32_t first = sc_chars_next_grapheme(chars, from->at);
    int32_t at = sc_fill_last_grapheme(set, from, next->end);
    if (at >= next->end) {
        sc_edge whole = *next;
        whole.kind = next->kind == SC_BREAK_HARD ? SC_BREAK_HARD : SC_BREAK_INSIDE;
        return whole;
    }
    sc_edge edge;
    if (divide_word(set, from, first, at, &edge))
        return edge;
    edge = sc_edge_inside(set->text, at);
    while (at > first && !sc_fill_fits(set, from, &edge)) {
        at = sc_chars_previous_grapheme(chars, at);
        edge = sc_edge_inside(set->text, at);
    }
    return edge;
}

static sc_edge line_end(const sc_setter *set, const sc_edge *from, size_t first, sc_break *worst)
{
    if (set->only_forced)
        return *next_forced(set, first);
    const sc_edge *stop = last_fitting(set, from, first);
    if (stop == NULL && set->keeps_words) {
        *worst = SC_BREAK_INSIDE;
        return set->stops[first];
    }
    sc_edge end = stop != NULL ? *stop : break_inside(set, from, &set->stops[first]);
    sc_break kind = stop == NULL ? SC_BREAK_INSIDE : end.kind;
    if (kind != SC_BREAK_HARD && kind > *worst)
        *worst = kind;
    return end;
}

typedef SC_VEC(sc_line_span) span_list;

sc_lines sc_fill_lines(sc_arena *arena, const sc_setter *set, size_t max_lines)
{
    sc_lines lines = { .worst = SC_BREAK_NONE };
    span_list spans = { 0 };
    sc_edge from = set->stops[0];
    int32_t text_end = set->stops[set->stop_count - 1].at;
    for (size_t first = 1; from.at < text_end; lines.count++) {
        if (max_lines > 0 && lines.count == max_lines) {
            lines.is_over = true;
            break;
        }
        while (set->stops[first].at <= from.at)
            first++;
        sc_line_span span = { from, line_end(set, &from, first, &lines.worst) };
        if (set->keeps_words && lines.worst == SC_BREAK_INSIDE) {
            lines.is_over = true;
            break;
        }
        if (arena != NULL)
            sc_vec_push(arena, &spans, span);
        from = span.to;
    }
    lines.spans = spans.items;
    return lines;
}
