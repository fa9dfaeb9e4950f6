/*
 * Filled lines in; as many lines, but even, or with a better end, out.
 *
 * The best breaks within a limit are found line by line (Knuth and Plass, without stretch): the
 * cheapest way for so many lines to end at each stop, from the cheapest ways for one line less.
 */
#include "text/balance.h"

#include <math.h>

/* Past these, balancing is not worth its time. */
#define MAX_BALANCED_LINES 12
#define MAX_BALANCED_STOPS 400
#define BALANCE_STEP_PX 0.05
/* A last line of one word is too short below this part of the widest. */
#define SHORT_LINE 0.4
/* What a worse break costs when lines are made even, em²: as much as five em left empty. */
#define WORSE_BREAK 25.0

/* What the end of a line costs, em². */
typedef struct ends {
    double weak;  /* in an article or a short preposition */
    double bound; /* between words that belong together: 5 / km */
} ends;

/* Even lines are worth something too; pretty ones leave much empty for a better end. */
static const ends EVEN_ENDS = { 6, 25 }, PRETTY_ENDS = { 64, 400 };

typedef struct evening {
    ends ends;
    size_t lines;
    double short_px;     /* a last line of one word must not be shorter; 0: it may */
    bool last_is_free;   /* what the last line leaves empty costs nothing */
    double *cost;        /* (lines + 1) × stops: the least for that many lines up to the stop */
    uint16_t *came_from; /* the stop before */
} evening;

static evening evening_new(sc_arena *arena, size_t lines, size_t stops, const ends *costs)
{
    evening made = { .ends = *costs, .lines = lines };
    made.cost = SC_NEW_ARRAY(arena, double, (lines + 1) * stops);
    made.came_from = SC_NEW_ARRAY(arena, uint16_t, (lines + 1) * stops);
    return made;
}

static bool is_one_word(const sc_setter *set, size_t from, size_t to)
{
    for (size_t i = from + 1; i < to; i++)
        if (!sc_fill_is_worse(set->stops[i].kind))
            return false;
    return true;
}

static double end_cost(const ends *costs, const sc_edge *end)
{
    return (end->is_weak ? costs->weak : 0) + (end->is_bound ? costs->bound : 0);
}

/* @return what a line between two stops costs; INFINITY if it may not be. */
static double line_cost(const sc_setter *set, const evening *how, size_t from, size_t to)
{
    const sc_edge *end = &set->stops[to];
    double width = sc_fill_width(set, &set->stops[from], end);
    if (width > set->limit + SC_LINES_SLACK_PX || end->kind == SC_BREAK_SYLLABLE)
        return INFINITY;
    bool is_last = to == set->stop_count - 1;
    if (is_last && from > 0 && width < how->short_px && is_one_word(set, from, to))
        return INFINITY;
    double empty = (set->limit - width) / set->size_px;
    bool is_bad = end->kind == SC_BREAK_PHRASE || end->kind == SC_BREAK_HYPHEN;
    return (is_last && how->last_is_free ? 0 : empty * empty) + (is_bad ? WORSE_BREAK : 0) +
           (is_last ? 0 : end_cost(&how->ends, end));
}

/* Find the cheapest way for a line to end at stop `to`. */
static void reach_stop(const sc_setter *set, evening *how, size_t line, size_t to)
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
            sc_fill_is_hopeless(set, &set->stops[from], &set->stops[to]))
            break;
    }
    how->cost[line * stops + to] = best;
}

/* Lines within the limit that leave the least empty, squared and summed. @return whether there
 * are any. */
static bool even_out(const sc_setter *set, evening *how)
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

static void take_evened(const sc_setter *set, const evening *how, sc_lines *lines)
{
    size_t to = set->stop_count - 1;
    for (size_t line = how->lines; line > 0; line--) {
        size_t from = how->came_from[line * set->stop_count + to];
        lines->spans[line - 1] = (sc_line_span){ set->stops[from], set->stops[to] };
        to = from;
    }
}

/* @return the narrowest limit, from `low` up to `high`, that `works`; `high` must. */
static double narrowest(double low, double high, bool (*works)(sc_setter, double, void *),
                        const sc_setter *set, void *context)
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

static bool keeps_lines(sc_setter set, double limit, void *context)
{
    const sc_lines *wanted = context;
    set.limit = limit;
    set.keeps_words = true;
    sc_lines filled = sc_fill_lines(NULL, &set, wanted->count);
    return !filled.is_over && filled.worst <= wanted->worst;
}

static bool evens_out(sc_setter set, double limit, void *context)
{
    set.limit = limit;
    return even_out(&set, context);
}

static double widest_line(const sc_setter *set, const sc_lines *lines)
{
    double widest = 0;
    for (size_t i = 0; i < lines->count; i++)
        widest = fmax(widest, sc_fill_width(set, &lines->spans[i].from, &lines->spans[i].to));
    return widest;
}

static bool can_balance(const sc_setter *set, const sc_lines *lines)
{
    return lines->count > 1 && lines->count <= MAX_BALANCED_LINES &&
           set->stop_count <= MAX_BALANCED_STOPS && lines->worst < SC_BREAK_SYLLABLE;
}

/* The narrowest limit that keeps the number of lines; within it, lines as even as they can be.
 * To avoid a last line of one short word, the limit may grow again, up to the box. */
void sc_balance(sc_arena *arena, const sc_setter *box, sc_lines *lines)
{
    if (!can_balance(box, lines))
        return;
    sc_setter set = *box;
    double widest = widest_line(box, lines);
    set.limit = narrowest(0, fmin(widest, box->limit), keeps_lines, box, lines);
    evening how = evening_new(arena, lines->count, set.stop_count, &EVEN_ENDS);
    how.short_px = SHORT_LINE * set.limit;
    if (!even_out(&set, &how) && evens_out(set, box->limit, &how))
        set.limit = narrowest(set.limit, box->limit, evens_out, &set, &how);
    if (!even_out(&set, &how))
        how.short_px = 0;
    if (even_out(&set, &how))
        take_evened(&set, &how, lines);
}

static bool has_bad_end(const sc_lines *lines)
{
    for (size_t i = 0; i + 1 < lines->count; i++)
        if (lines->spans[i].to.is_weak || lines->spans[i].to.is_bound)
            return true;
    return false;
}

static bool is_last_short(const sc_setter *set, const sc_lines *lines, double short_px)
{
    const sc_line_span *last = &lines->spans[lines->count - 1];
    size_t from = 0;
    while (set->stops[from].at < last->from.at)
        from++;
    return sc_fill_width(set, &last->from, &last->to) < short_px &&
           is_one_word(set, from, set->stop_count - 1);
}

/* Full lines, unless that leaves a last line of one short word, or a line that ends in an article
 * or between words that belong together: then, in as many lines, the fullest without. */
void sc_balance_pretty(sc_arena *arena, const sc_setter *set, sc_lines *lines)
{
    if (!can_balance(set, lines))
        return;
    evening how = evening_new(arena, lines->count, set->stop_count, &PRETTY_ENDS);
    how.last_is_free = true;
    how.short_px = SHORT_LINE * set->limit;
    if (!is_last_short(set, lines, how.short_px) && !has_bad_end(lines))
        return;
    bool found = even_out(set, &how);
    how.short_px = 0;
    if (found || even_out(set, &how))
        take_evened(set, &how, lines);
}
