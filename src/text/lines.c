/*
 * Edges and a width in; lines out, by the style's wrap: filled, balanced, pretty, or cut.
 */
#include "text/lines.h"

#include "text/balance.h"
#include "text/chars.h"
#include "text/edge.h"
#include "text/fill.h"

/* ---- cutting ---- */

/* The last place between words (or, if there is none, inside a phrase) where the text up to it and
 * an ellipsis fit in one line. */
static bool cut_at_word(const sc_setter *set, const sc_edge *from, sc_edge *out)
{
    bool found = false, found_word = false;
    for (size_t i = 1; i < set->stop_count; i++) {
        const sc_edge *stop = &set->stops[i];
        bool is_word = !sc_fill_is_worse(stop->kind);
        if (stop->at <= from->at || stop->kind == SC_BREAK_SYLLABLE || (found_word && !is_word))
            continue;
        if (stop->at >= set->text->chars->count || sc_fill_is_hopeless(set, from, stop))
            break;
        sc_edge cut = sc_edge_cut(set->text, from->at, stop->at, SC_BREAK_WORD);
        if (cut.end > from->at && sc_fill_fits(set, from, &cut)) {
            *out = cut;
            found = true;
            found_word = is_word;
        }
        if (stop->kind == SC_BREAK_HARD)
            break;
    }
    return found;
}

static sc_edge cut_inside(const sc_setter *set, const sc_edge *from)
{
    const sc_chars *chars = set->text->chars;
    int32_t first = sc_chars_next_grapheme(chars, from->at);
    int32_t at = sc_fill_last_grapheme(set, from, chars->count);
    sc_edge cut = sc_edge_cut(set->text, from->at, at, SC_BREAK_INSIDE);
    while (at > first && !sc_fill_fits(set, from, &cut)) {
        at = sc_chars_previous_grapheme(chars, at);
        cut = sc_edge_cut(set->text, from->at, at, SC_BREAK_INSIDE);
    }
    return cut;
}

/* End the lines with an ellipsis: behind the last word that leaves room for it, on the last line
 * or, if none does, on one before. */
static void cut_lines(const sc_setter *set, sc_lines *lines)
{
    lines->is_cut = true;
    lines->is_over = false;
    for (size_t i = lines->count; i-- > 0;) {
        if (!cut_at_word(set, &lines->spans[i].from, &lines->spans[i].to))
            continue;
        lines->count = i + 1;
        return;
    }
    sc_line_span *last = &lines->spans[lines->count - 1];
    last->to = cut_inside(set, &last->from);
}

/* Lines that may not wrap are cut where they leave the box. */
static void cut_each(const sc_setter *set, sc_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        sc_line_span *span = &lines->spans[i];
        if (sc_fill_fits(set, &span->from, &span->to))
            continue;
        lines->is_cut = true;
        int32_t next = span->to.at;
        if (!cut_at_word(set, &span->from, &span->to))
            span->to = cut_inside(set, &span->from);
        span->to.at = next;
    }
}

/* @return the stops up to where the text was cut, the cut being the last. */
static sc_setter stops_before_cut(sc_arena *arena, const sc_setter *set, const sc_edge *cut)
{
    sc_edge *stops = SC_NEW_ARRAY(arena, sc_edge, set->stop_count + 1);
    sc_setter shorter = *set;
    shorter.stops = stops;
    shorter.stop_count = 0;
    for (size_t i = 0; i < set->stop_count && set->stops[i].at < cut->at; i++)
        if (i == 0 || set->stops[i].end < cut->end)
            stops[shorter.stop_count++] = set->stops[i];
    stops[shorter.stop_count++] = *cut;
    return shorter;
}

/* ---- choosing ---- */

static sc_setter setter_of(const sc_text *text, double size_px, double width)
{
    return (sc_setter){
        .text = text,
        .size_px = size_px,
        .limit = width,
        .stops = text->edges,
        .stop_count = text->edge_count,
        .only_forced = text->style.wrap == SC_WRAP_NOWRAP,
    };
}

sc_lines sc_lines_count(const sc_text *text, double size_px, double width, size_t max_lines)
{
    sc_setter set = setter_of(text, size_px, width);
    set.keeps_words = true;
    sc_lines lines = sc_fill_lines(NULL, &set, max_lines);
    if (set.only_forced && sc_text_max_content(text, size_px) > width + SC_LINES_SLACK_PX)
        lines.worst = SC_BREAK_INSIDE;
    return lines;
}

sc_lines sc_lines_choose(sc_arena *arena, const sc_text *text, double size_px, double width,
                         size_t max_lines)
{
    sc_setter set = setter_of(text, size_px, width);
    sc_lines lines = sc_fill_lines(arena, &set, max_lines);
    if (lines.is_over)
        cut_lines(&set, &lines);
    if (set.only_forced && max_lines > 0)
        cut_each(&set, &lines);
    if (lines.count == 0 || set.only_forced)
        return lines;
    sc_setter shown = set;
    if (lines.is_cut)
        shown = stops_before_cut(arena, &set, &lines.spans[lines.count - 1].to);
    bool was_cut = lines.is_cut;
    sc_break worst = lines.worst;
    if (text->style.wrap == SC_WRAP_BALANCE)
        sc_balance(arena, &shown, &lines);
    else if (text->style.wrap == SC_WRAP_PRETTY)
        sc_balance_pretty(arena, &shown, &lines);
    lines.is_cut = was_cut;
    lines.worst = worst;
    return lines;
}
