/*
 * Edges and a width in; lines out: filled to the full, balanced, pretty, or cut.
 *
 * Filling takes the last place between words that fits; if none fits, the last worse place
 * (inside a phrase, inside a Korean word); if none fits either, the word is broken. A wider limit
 * never gives more lines: from a later start, it always reaches a later end.
 */
#include "text/lines.h"

#include "text/chars.h"
#include "text/edge.h"

#include <math.h>
#include <string.h>

/* Past these, balancing is not worth its time. */
#define MAX_BALANCED_LINES 12
#define MAX_BALANCED_STOPS 400
#define BALANCE_STEP_PX 0.05
/* A last line of one word is too short below this part of the widest. */
#define SHORT_LINE 0.4
/* What a worse break costs when lines are made even, em²: as much as five em left empty. */
#define WORSE_BREAK 25.0
/* What a line costs that ends in an article or a short preposition, em². */
#define WEAK_END 6.0

typedef struct setter {
    const sc_text *text;
    double size_px;
    double limit; /* px */
    const sc_edge *stops;
    size_t stop_count;
    bool only_forced;
} setter;

/* ---- filling ---- */

static double span_width(const setter *set, const sc_edge *from, const sc_edge *to)
{
    return sc_edge_width(set->text, set->size_px, from, to);
}

static bool fits(const setter *set, const sc_edge *from, const sc_edge *to)
{
    return span_width(set, from, to) <= set->limit + SC_LINES_SLACK_PX;
}

/* Nothing further on can fit: a fix or a hyphen is less than two em. */
static bool is_hopeless(const setter *set, const sc_edge *from, const sc_edge *to)
{
    return span_width(set, from, to) > set->limit + 2 * set->size_px;
}

static bool is_worse(sc_break kind)
{
    return kind == SC_BREAK_PHRASE || kind == SC_BREAK_SYLLABLE;
}

/* @return the last stop from `first` on that ends a fitting line, or NULL. */
static const sc_edge *last_fitting(const setter *set, const sc_edge *from, size_t first)
{
    const sc_edge *good = NULL, *worse = NULL;
    for (size_t i = first; i < set->stop_count; i++) {
        const sc_edge *stop = &set->stops[i];
        if (fits(set, from, stop))
            *(is_worse(stop->kind) ? &worse : &good) = stop;
        else if (is_hopeless(set, from, stop))
            break;
        if (stop->kind == SC_BREAK_HARD)
            break;
    }
    return good != NULL ? good : worse;
}

static const sc_edge *next_forced(const setter *set, size_t first)
{
    while (first + 1 < set->stop_count && set->stops[first].kind != SC_BREAK_HARD)
        first++;
    return &set->stops[first];
}

/* @return the last grapheme boundary before `end` whose line is, roughly, no wider than the
 * limit; at least one grapheme after `from`. */
static int32_t last_grapheme(const setter *set, const sc_edge *from, int32_t end)
{
    const sc_text *text = set->text;
    int32_t at = sc_chars_next_grapheme(text->chars, from->at);
    for (int32_t next = at; next < end; next = sc_chars_next_grapheme(text->chars, next)) {
        double advance = text->shaping->pen[next] - text->shaping->pen[from->at];
        if (advance * set->size_px > set->limit)
            break;
        at = next;
    }
    return at;
}

static int32_t previous_grapheme(const sc_chars *chars, int32_t at)
{
    do
        at--;
    while (at > 0 && !(chars->flags[at] & SC_CHAR_GRAPHEME));
    return at;
}

/* Break the word that runs up to `next`. */
static sc_edge break_inside(const setter *set, const sc_edge *from, const sc_edge *next)
{
    const sc_chars *chars = set->text->chars;
    int32_t first = sc_chars_next_grapheme(chars, from->at);
    int32_t at = last_grapheme(set, from, next->end);
    if (at >= next->end) {
        sc_edge whole = *next;
        whole.kind = next->kind == SC_BREAK_HARD ? SC_BREAK_HARD : SC_BREAK_INSIDE;
        return whole;
    }
    sc_edge edge = sc_edge_inside(set->text, at);
    while (at > first && !fits(set, from, &edge)) {
        at = previous_grapheme(chars, at);
        edge = sc_edge_inside(set->text, at);
    }
    return edge;
}

static sc_edge line_end(const setter *set, const sc_edge *from, size_t first, sc_break *worst)
{
    if (set->only_forced)
        return *next_forced(set, first);
    const sc_edge *stop = last_fitting(set, from, first);
    sc_edge end = stop != NULL ? *stop : break_inside(set, from, &set->stops[first]);
    sc_break kind = stop == NULL ? SC_BREAK_INSIDE : end.kind;
    if (kind != SC_BREAK_HARD && kind > *worst)
        *worst = kind;
    return end;
}

typedef SC_VEC(sc_line_span) span_list;

/* @param spans  gains the lines if `arena` is not NULL. */
static sc_lines fill_lines(sc_arena *arena, const setter *set, size_t max_lines)
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
        if (arena != NULL)
            sc_vec_push(arena, &spans, span);
        from = span.to;
    }
    lines.spans = spans.items;
    return lines;
}

/* ---- cutting ---- */

/* The last place between words (or, if there is none, inside a phrase) where the text up to it and
 * an ellipsis fit in one line. */
static bool cut_at_word(const setter *set, const sc_edge *from, sc_edge *out)
{
    bool found = false, found_word = false;
    for (size_t i = 1; i < set->stop_count; i++) {
        const sc_edge *stop = &set->stops[i];
        bool is_word = !is_worse(stop->kind);
        if (stop->at <= from->at || stop->kind == SC_BREAK_SYLLABLE || (found_word && !is_word))
            continue;
        if (stop->at >= set->text->chars->count || is_hopeless(set, from, stop))
            break;
        sc_edge cut = sc_edge_cut(set->text, from->at, stop->at);
        if (cut.end > from->at && fits(set, from, &cut)) {
            *out = cut;
            found = true;
            found_word = is_word;
        }
        if (stop->kind == SC_BREAK_HARD)
            break;
    }
    return found;
}

static sc_edge cut_inside(const setter *set, const sc_edge *from)
{
    const sc_chars *chars = set->text->chars;
    int32_t first = sc_chars_next_grapheme(chars, from->at);
    int32_t at = last_grapheme(set, from, chars->count);
    sc_edge cut = sc_edge_cut(set->text, from->at, at);
    while (at > first && !fits(set, from, &cut)) {
        at = previous_grapheme(chars, at);
        cut = sc_edge_cut(set->text, from->at, at);
    }
    return cut;
}

/* End the lines with an ellipsis: behind the last word that leaves room for it, on the last line
 * or, if none does, on one before. */
static void cut_lines(const setter *set, sc_lines *lines)
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
static void cut_each(const setter *set, sc_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++) {
        sc_line_span *span = &lines->spans[i];
        if (fits(set, &span->from, &span->to))
            continue;
        lines->is_cut = true;
        int32_t next = span->to.at;
        if (!cut_at_word(set, &span->from, &span->to))
            span->to = cut_inside(set, &span->from);
        span->to.at = next;
    }
}

/* @return the stops up to where the text was cut, the cut being the last. */
static setter stops_before_cut(sc_arena *arena, const setter *set, const sc_edge *cut)
{
    sc_edge *stops = SC_NEW_ARRAY(arena, sc_edge, set->stop_count + 1);
    setter shorter = *set;
    shorter.stops = stops;
    shorter.stop_count = 0;
    for (size_t i = 0; i < set->stop_count && set->stops[i].at < cut->at; i++)
        if (i == 0 || set->stops[i].end < cut->end)
            stops[shorter.stop_count++] = set->stops[i];
    stops[shorter.stop_count++] = *cut;
    return shorter;
}

/* ---- evening out ---- */

typedef struct evening {
    size_t lines;
    double short_px;     /* a last line of one word must not be shorter; 0: it may */
    bool last_is_free;   /* what the last line leaves empty costs nothing */
    double *cost;        /* (lines + 1) × stops: the least for that many lines up to the stop */
    uint16_t *came_from; /* the stop before */
} evening;

static evening evening_new(sc_arena *arena, size_t lines, size_t stops)
{
    evening made = { .lines = lines };
    made.cost = SC_NEW_ARRAY(arena, double, (lines + 1) * stops);
    made.came_from = SC_NEW_ARRAY(arena, uint16_t, (lines + 1) * stops);
    return made;
}

static bool is_one_word(const setter *set, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (!is_worse(set->stops[i].kind))
            return false;
    return true;
}

/* @return what a line between two stops costs; INFINITY if it may not be. */
static double line_cost(const setter *set, const evening *how, size_t from, size_t to)
{
    const sc_edge *end = &set->stops[to];
    double width = span_width(set, &set->stops[from], end);
    if (width > set->limit + SC_LINES_SLACK_PX || end->kind == SC_BREAK_SYLLABLE)
        return INFINITY;
    bool is_last = to == set->stop_count - 1;
    if (is_last && from > 0 && width < how->short_px && is_one_word(set, from, to))
        return INFINITY;
    double empty = (set->limit - width) / set->size_px;
    bool is_bad = end->kind == SC_BREAK_PHRASE || end->kind == SC_BREAK_HYPHEN;
    return (is_last && how->last_is_free ? 0 : empty * empty) + (is_bad ? WORSE_BREAK : 0) +
           (end->is_weak && !is_last ? WEAK_END : 0);
}

/* Find the cheapest way for a line to end at stop `to`. */
static void reach_stop(const setter *set, evening *how, size_t line, size_t to)
{
    size_t stops = set->stop_count;
    const double *before = how->cost + (line - 1) * stops;
    double best = INFINITY;
    for (size_t from = to; from-- > 0;) {
        if (before[from] < INFINITY) {
            double cost = before[from] + line_cost(set, how, from, to);
            if (cost < best) {
                best = cost;
                how->came_from[line * stops + to] = (uint16_t)from;
            }
        }
        if (set->stops[from].kind == SC_BREAK_HARD ||
            is_hopeless(set, &set->stops[from], &set->stops[to]))
            break;
    }
    how->cost[line * stops + to] = best;
}

/* Lines within the limit that leave the least empty, squared and summed. @return whether there
 * are any. */
static bool even_out(const setter *set, evening *how)
{
    size_t stops = set->stop_count;
    for (size_t to = 0; to < stops; to++)
        how->cost[to] = to == 0 ? 0 : INFINITY;
    for (size_t line = 1; line <= how->lines; line++) {
        how->cost[line * stops] = INFINITY;
        for (size_t to = 1; to < stops; to++)
            reach_stop(set, how, line, to);
    }
    return how->cost[how->lines * stops + stops - 1] < INFINITY;
}

static void take_evened(const setter *set, const evening *how, sc_lines *lines)
{
    size_t to = set->stop_count - 1;
    for (size_t line = how->lines; line > 0; line--) {
        size_t from = how->came_from[line * set->stop_count + to];
        lines->spans[line - 1] = (sc_line_span){ set->stops[from], set->stops[to] };
        to = from;
    }
}

/* @return the narrowest limit, from `low` up to `high`, that `works`; `high` must. */
static double narrowest(double low, double high, bool (*works)(setter, double, void *),
                        const setter *set, void *context)
{
    while (high - low > BALANCE_STEP_PX) {
        double middle = (low + high) / 2;
        if (works(*set, middle, context))
            high = middle;
        else
            low = middle;
    }
    return high;
}

static bool keeps_lines(setter set, double limit, void *context)
{
    const sc_lines *wanted = context;
    set.limit = limit;
    sc_lines filled = fill_lines(NULL, &set, wanted->count);
    return !filled.is_over && filled.worst <= wanted->worst;
}

static bool evens_out(setter set, double limit, void *context)
{
    set.limit = limit;
    return even_out(&set, context);
}

static double widest_line(const setter *set, const sc_lines *lines)
{
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++)
        widest = fmax(widest, span_width(set, &lines->spans[i].from, &lines->spans[i].to));
    return widest;
}

static bool can_balance(const setter *set, const sc_lines *lines)
{
    return lines->count > 1 && lines->count <= MAX_BALANCED_LINES &&
           set->stop_count <= MAX_BALANCED_STOPS && lines->worst < SC_BREAK_SYLLABLE;
}

/* The narrowest limit that keeps the number of lines; within it, lines as even as they can be.
 * To avoid a last line of one short word, the limit may grow again, up to the box. */
static void balance(sc_arena *arena, const setter *box, sc_lines *lines)
{
    if (!can_balance(box, lines))
        return;
    setter set = *box;
    double widest = widest_line(box, lines);
    set.limit = narrowest(0, fmin(widest, box->limit), keeps_lines, box, lines);
    evening how = evening_new(arena, lines->count, set.stop_count);
    how.short_px = SHORT_LINE * set.limit;
    if (!even_out(&set, &how) && evens_out(set, box->limit, &how))
        set.limit = narrowest(set.limit, box->limit, evens_out, &set, &how);
    if (!even_out(&set, &how))
        how.short_px = 0;
    if (even_out(&set, &how))
        take_evened(&set, &how, lines);
    else
        *lines = fill_lines(arena, &set, 0);
}

static bool has_weak_end(const sc_lines *lines)
{
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (lines->spans[i].to.is_weak)
            return true;
    return false;
}

static bool is_last_short(const setter *set, const sc_lines *lines, double short_px)
{
    const sc_line_span *last = &lines->spans[lines->count - 1];
    size_t from = 0;
    while (set->stops[from].at < last->from.at)
        from++;
    return span_width(set, &last->from, &last->to) < short_px &&
           is_one_word(set, from, set->stop_count - 1);
}

/* Full lines, unless that leaves a last line of one short word, or a line that ends in an article:
 * then, in as many lines, the fullest without. */
static void make_pretty(sc_arena *arena, const setter *set, sc_lines *lines)
{
    if (!can_balance(set, lines))
        return;
    evening how = evening_new(arena, lines->count, set->stop_count);
    how.last_is_free = true;
    how.short_px = SHORT_LINE * set->limit;
    if (!is_last_short(set, lines, how.short_px) && !has_weak_end(lines))
        return;
    bool found = even_out(set, &how);
    how.short_px = 0;
    if (found || even_out(set, &how))
        take_evened(set, &how, lines);
}

/* ---- choosing ---- */

static setter setter_of(const sc_text *text, double size_px, double width)
{
    return (setter){
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
    setter set = setter_of(text, size_px, width);
    sc_lines lines = fill_lines(NULL, &set, max_lines);
    if (set.only_forced && sc_text_max_content(text, size_px) > width + SC_LINES_SLACK_PX)
        lines.worst = SC_BREAK_INSIDE;
    return lines;
}

sc_lines sc_lines_choose(sc_arena *arena, const sc_text *text, double size_px, double width,
                         size_t max_lines)
{
    setter set = setter_of(text, size_px, width);
    sc_lines lines = fill_lines(arena, &set, max_lines);
    if (lines.is_over)
        cut_lines(&set, &lines);
    if (set.only_forced && max_lines > 0)
        cut_each(&set, &lines);
    if (lines.count == 0 || set.only_forced)
        return lines;
    setter shown = set;
    if (lines.is_cut)
        shown = stops_before_cut(arena, &set, &lines.spans[lines.count - 1].to);
    bool was_cut = lines.is_cut;
    sc_break worst = lines.worst;
    if (text->style.wrap == SC_WRAP_BALANCE)
        balance(arena, &shown, &lines);
    else if (text->style.wrap == SC_WRAP_PRETTY)
        make_pretty(arena, &shown, &lines);
    lines.is_cut = was_cut;
    lines.worst = worst;
    return lines;
}
