/*
 * Items into lines, and the main sizes of the items of a line: CSS Flexbox Level 1, 9.3 and 9.7.
 */
#include "resolve/flex_container.h"

/* Sizes that add up to the line but for rounding still fit on it. */
static const double FIT_TOLERANCE = 0.01;

double sc_flex_line_main(const sc_flex_container *c, const sc_flex_line *line)
{
    double sum = line->count == 0 ? 0 : (double)(line->count - 1) * c->gap[c->main];
    for (size_t i = 0; i < line->count; i++)
        sum += line->items[i].hypothetical + sc_flex_margins(&line->items[i], c->main);
    return sum;
}

/* ---- 9.3, step 5 ---- */

/* Where a line has to end: the container, or the largest it may become. */
static double line_limit(const sc_flex_container *c)
{
    if (c->node->style.wrap == SC_FLEX_NOWRAP)
        return INFINITY;
    if (!isnan(c->inner[c->main]))
        return c->inner[c->main];
    if (!isnan(c->definite[c->main]))
        return c->definite[c->main];
    if (!isnan(c->space.line_limit))
        return c->space.line_limit;
    return sc_flex_height_in(c->node, &c->space, INFINITY) - c->edges[SC_Y];
}

void sc_flex_collect_lines(sc_flex_container *c)
{
    c->lines = SC_NEW_ARRAY(c->node->scratch, sc_flex_line, c->count);
    double limit = line_limit(c), sum = 0;
    for (size_t i = 0; i < c->count; i++) {
        sc_flex_item *item = &c->items[i];
        double outer = item->hypothetical + sc_flex_margins(item, c->main);
        sc_flex_line *line = c->line_count == 0 ? NULL : &c->lines[c->line_count - 1];
        if (line == NULL || sum + c->gap[c->main] + outer > limit + FIT_TOLERANCE) {
            c->lines[c->line_count++] = (sc_flex_line){ .items = item, .count = 1 };
            sum = outer;
        } else {
            line->count++;
            sum += c->gap[c->main] + outer;
        }
    }
}

/* ---- 9.7 ---- */

typedef struct flexing {
    int main;
    bool grows;
    double inner; /* what the border boxes may take together: margins and gaps are off */
} flexing;

static double factor(const flexing *f, const sc_flex_item *item)
{
    return f->grows ? item->node->style.grow : item->node->style.shrink;
}

/* Shrinking goes by the size of the content, so that a small item does not vanish before a large
 * one. */
static double scaled_factor(const flexing *f, const sc_flex_item *item)
{
    double inner_base = fmax(0, item->base - item->edges[f->main]);
    return f->grows ? factor(f, item) : factor(f, item) * inner_base;
}

/* Steps 2 and 3: items that cannot flex in this direction keep their hypothetical size. */
static void freeze_inflexible(const flexing *f, sc_flex_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        item->size[f->main] = item->hypothetical;
        item->is_frozen = factor(f, item) == 0 || (f->grows ? item->base > item->hypothetical
                                                            : item->base < item->hypothetical);
    }
}

/* Step 4b, without the rule of fractional sums. */
static double free_space(const flexing *f, const sc_flex_line *line)
{
    double space = f->inner;
    for (size_t i = 0; i < line->count; i++) {
        const sc_flex_item *item = &line->items[i];
        space -= item->is_frozen ? item->size[f->main] : item->base;
    }
    return space;
}

/* Step 4c. A sum of factors below 1 hands out only that share of the space. */
static void distribute(const flexing *f, sc_flex_line *line, double initial_space)
{
    double space = free_space(f, line), sum = 0, scaled_sum = 0;
    for (size_t i = 0; i < line->count; i++)
        if (!line->items[i].is_frozen) {
            sum += factor(f, &line->items[i]);
            scaled_sum += scaled_factor(f, &line->items[i]);
        }
    if (sum < 1 && fabs(initial_space * sum) < fabs(space))
        space = initial_space * sum;
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        if (item->is_frozen)
            continue;
        double share = scaled_sum > 0 ? scaled_factor(f, item) / scaled_sum : 0;
        item->size[f->main] = item->base + space * share;
    }
}

/* Steps 4d and 4e: hold the sizes to their bounds and freeze those that were on the wrong side on
 * the whole. @return whether an item is still free. */
static bool freeze_violations(const flexing *f, sc_flex_line *line)
{
    double violation = 0;
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        if (!item->is_frozen)
            violation += sc_flex_hold(item, f->main, item->size[f->main]) - item->size[f->main];
    }
    bool is_any_free = false;
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        if (item->is_frozen)
            continue;
        double held = sc_flex_hold(item, f->main, item->size[f->main]);
        double change = held - item->size[f->main];
        item->is_frozen = violation == 0 || (violation > 0 ? change > 0 : change < 0);
        item->size[f->main] = held;
        is_any_free = is_any_free || !item->is_frozen;
    }
    return is_any_free;
}

void sc_flex_resolve_lengths(const sc_flex_container *c, sc_flex_line *line)
{
    flexing f = { .main = c->main, .inner = c->inner[c->main] };
    f.grows = sc_flex_line_main(c, line) < f.inner; /* step 1 */
    f.inner -= (double)(line->count - 1) * c->gap[c->main];
    for (size_t i = 0; i < line->count; i++)
        f.inner -= sc_flex_margins(&line->items[i], c->main);
    freeze_inflexible(&f, line);
    double initial_space = free_space(&f, line);
    for (bool is_any_free = true; is_any_free;) {
        distribute(&f, line, initial_space);
        is_any_free = freeze_violations(&f, line);
    }
}
