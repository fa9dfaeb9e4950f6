/*
 * Where items stand on their line and lines in their container: CSS Flexbox Level 1, 9.5 and 9.6.
 */
#include "resolve/flex_container.h"

/* px from where the axis starts to the first box, and between two besides the gap. */
typedef struct spread {
    double before, between;
} spread;

/* Spread `count` boxes over what they leave free (less than 0: they need more than there is).
 * `is_backward`: the axis runs against the direction of the text. */
static spread spread_over(sc_flex_align align, double free, size_t count, bool is_backward)
{
    double n = (double)count;
    spread s = { 0, 0 };
    bool is_short = free < 0; /* then boxes are not spread, and none leaves at the top or left */
    double safe = is_short && is_backward ? free : 0;
    switch (align) {
    case SC_FLEX_END:
        s.before = free;
        break;
    case SC_FLEX_CENTER:
        s.before = free / 2;
        break;
    case SC_FLEX_SPACE_BETWEEN:
        s.between = is_short || count < 2 ? 0 : free / (n - 1);
        break;
    case SC_FLEX_SPACE_AROUND:
        s.between = is_short ? 0 : free / n;
        s.before = is_short ? safe : s.between / 2;
        break;
    case SC_FLEX_SPACE_EVENLY:
        s.between = is_short ? 0 : free / (n + 1);
        s.before = is_short ? safe : s.between;
        break;
    case SC_FLEX_AUTO:
    case SC_FLEX_NORMAL:
    case SC_FLEX_START:
    case SC_FLEX_BASELINE:
    case SC_FLEX_STRETCH:
        break;
    }
    return s;
}

static int start_side(const sc_flex_container *c, int axis)
{
    return c->is_reversed[axis] ? sc_flex_side_after(axis) : sc_flex_side_before(axis);
}

/* ---- 9.5, step 12: along the main axis ---- */

static bool share_among_auto_margins(sc_flex_item *items, size_t count, int axis, double free)
{
    const int sides[] = { sc_flex_side_before(axis), sc_flex_side_after(axis) };
    size_t margins = 0;
    for (size_t i = 0; i < count; i++)
        for (size_t s = 0; s < 2; s++)
            margins += items[i].is_auto_margin[sides[s]];
    if (margins == 0 || free <= 0)
        return false;
    for (size_t i = 0; i < count; i++)
        for (size_t s = 0; s < 2; s++)
            if (items[i].is_auto_margin[sides[s]])
                items[i].margin[sides[s]] = free / (double)margins;
    return true;
}

static bool is_backward(const sc_flex_container *c)
{
    sc_flex_direction direction = c->node->style.direction;
    return direction == SC_FLEX_ROW_REVERSE || direction == SC_FLEX_COLUMN_REVERSE;
}

static void justify_line(const sc_flex_container *c, sc_flex_line *line)
{
    int main = c->main;
    double free = c->inner[main] - (double)(line->count - 1) * c->gap[main];
    for (size_t i = 0; i < line->count; i++)
        free -= sc_flex_outer(&line->items[i], main);
    spread s = { 0, 0 };
    if (!share_among_auto_margins(line->items, line->count, main, free))
        s = spread_over(c->node->style.justify_content, free, line->count, is_backward(c));
    double at = s.before;
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        item->offset[main] = at + item->margin[start_side(c, main)];
        at += sc_flex_outer(item, main) + c->gap[main] + s.between;
    }
}

/* ---- 9.6, steps 13 and 14: items across their line ---- */

/* An automatic margin takes what is left. If that is less than nothing, the one at the end of the
 * text's direction does, so that the item keeps to the start. */
static void settle_cross_margins(const sc_flex_container *c, sc_flex_item *item, double free)
{
    if (share_among_auto_margins(item, 1, c->cross, free))
        return;
    bool is_rtl_column = c->cross == SC_X && c->node->style.is_rtl;
    int end = is_rtl_column ? sc_flex_side_before(c->cross) : sc_flex_side_after(c->cross);
    item->margin[end] += free;
}

static double shift_across(const sc_flex_line *line, const sc_flex_item *item, double free)
{
    switch (item->align) {
    case SC_FLEX_END:
        return free;
    case SC_FLEX_CENTER:
        return free / 2;
    case SC_FLEX_BASELINE:
        return line->ascent - item->ascent;
    default:
        return 0;
    }
}

static void align_item(const sc_flex_container *c, const sc_flex_line *line, sc_flex_item *item)
{
    int cross = c->cross;
    double free = line->cross - sc_flex_outer(item, cross), shift = 0;
    if (item->is_auto_margin[sc_flex_side_before(cross)] ||
        item->is_auto_margin[sc_flex_side_after(cross)])
        settle_cross_margins(c, item, free);
    else
        shift = shift_across(line, item, free);
    item->offset[cross] = line->offset + shift + item->margin[start_side(c, cross)];
}

/* ---- 9.6, step 16: lines in the container ---- */

static void align_lines(const sc_flex_container *c)
{
    if (c->line_count == 0)
        return;
    double free = c->inner[c->cross] - (double)(c->line_count - 1) * c->gap[c->cross];
    for (size_t i = 0; i < c->line_count; i++)
        free -= c->lines[i].cross;
    spread s = spread_over(c->node->style.align_content, free, c->line_count,
                           c->node->style.wrap == SC_FLEX_WRAP_REVERSE);
    double at = s.before;
    for (size_t i = 0; i < c->line_count; i++) {
        c->lines[i].offset = at;
        at += c->lines[i].cross + c->gap[c->cross] + s.between;
    }
}

void sc_flex_align_all(sc_flex_container *c)
{
    align_lines(c);
    for (size_t i = 0; i < c->line_count; i++) {
        sc_flex_line *line = &c->lines[i];
        justify_line(c, line);
        for (size_t j = 0; j < line->count; j++)
            align_item(c, line, &line->items[j]);
    }
}
