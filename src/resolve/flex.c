/*
 * A tree of styled boxes in, positions and sizes out: CSS Flexbox Level 1, section 9, whose
 * numbers stand beside each step. A container is sized and aligned as often as a question about
 * it needs it (sc_flex_container_extent(), whose answers are kept), and placed once.
 *
 * Not here: base sizes (flex_item.c), lines and flexing (flex_line.c), alignment (flex_align.c),
 * sizes by content (flex_size.c), absolute children (flex_absolute.c).
 */
#include "resolve/flex.h"

#include "resolve/flex_container.h"

/* ---- The container ---- */

/* Rows run with the direction of the text, and so do the lines of columns. */
static void set_axes(sc_flex_container *c)
{
    const sc_flex_style *style = &c->node->style;
    bool is_row = sc_flex_is_row(c->node);
    bool is_back =
        style->direction == SC_FLEX_ROW_REVERSE || style->direction == SC_FLEX_COLUMN_REVERSE;
    c->main = is_row ? SC_X : SC_Y;
    c->cross = is_row ? SC_Y : SC_X;
    c->is_reversed[c->main] = is_back;
    c->is_reversed[c->cross] = style->wrap == SC_FLEX_WRAP_REVERSE;
    c->is_reversed[SC_X] = c->is_reversed[SC_X] != style->is_rtl;
}

/* 9.8, and CSS Sizing 4, 5.1: an aspect ratio makes a height definite too. */
static double definite_inner_height(const sc_flex_container *c)
{
    if (!isnan(c->space.height))
        return c->space.is_definite ? c->inner[SC_Y] : NAN;
    if (c->node->style.aspect_ratio == 0 || c->space.ignores_ratio)
        return NAN;
    return sc_flex_height_in(c->node, &c->space, 0) - c->edges[SC_Y];
}

sc_flex_container sc_flex_container_of(sc_flex_node *node, const sc_flex_space *space)
{
    sc_flex_container c = { .node = node, .space = *space };
    set_axes(&c);
    for (int axis = SC_X; axis <= SC_Y; axis++)
        c.edges[axis] = sc_flex_edges(node, axis, space->basis_width);
    c.inner[SC_X] = fmax(0, space->width - c.edges[SC_X]);
    c.inner[SC_Y] = isnan(space->height) ? NAN : fmax(0, space->height - c.edges[SC_Y]);
    c.definite[SC_X] = c.basis_width = c.inner[SC_X];
    c.definite[SC_Y] = definite_inner_height(&c);
    for (int axis = SC_X; axis <= SC_Y; axis++) {
        double gap = sc_flex_resolve(node->gap[axis], c.definite[axis]);
        c.gap[axis] = isnan(gap) ? 0 : gap;
    }
    return c;
}

/* Take down the height of the content, and settle the container's if it follows from it. */
static void settle_height(sc_flex_container *c, double content)
{
    c->content_height = content + c->edges[SC_Y];
    c->inner[SC_Y] = sc_flex_height_in(c->node, &c->space, c->content_height) - c->edges[SC_Y];
}

/* ---- 9.2, step 4: the main size of the container ---- */

static void size_main_axis(sc_flex_container *c)
{
    if (c->main == SC_X)
        return;
    double longest = 0;
    for (size_t i = 0; i < c->line_count; i++)
        longest = fmax(longest, sc_flex_line_main(c, &c->lines[i]));
    settle_height(c, longest);
}

/* ---- 9.4, steps 7 to 11: cross sizes ---- */

static void size_row_item(const sc_flex_container *c, sc_flex_item *item)
{
    double height = sc_flex_definite_cross(c, item);
    item->space = sc_flex_item_space(c, item, item->size[SC_X], height, true);
    item->size[SC_Y] = sc_flex_extent_in(item->node, &item->space).height;
}

/* The width fits into what is available: the container, or the line once its width is known. */
static void size_column_item(const sc_flex_container *c, sc_flex_item *item, double available)
{
    bool is_definite = !isnan(c->definite[SC_Y]) || item->is_basis_definite;
    double width = sc_flex_definite_cross(c, item), height = item->size[SC_Y];
    if (isnan(width)) {
        bool has_ratio = item->node->style.aspect_ratio > 0;
        sc_flex_widths widths =
            sc_flex_auto_widths(item->node, c->definite, is_definite || has_ratio ? height : NAN);
        width = sc_flex_fit_width(widths, available - sc_flex_margins(item, SC_X));
        if (has_ratio && item->node->size[SC_Y].unit == SC_DIM_AUTO)
            width = sc_flex_through_ratio(item->node, SC_X, height);
        width = sc_flex_hold(item, SC_X, width);
    }
    item->size[SC_X] = width;
    item->space = sc_flex_item_space(c, item, width, height, is_definite);
}

/* Step 7: the hypothetical cross size. */
static void size_items_across(const sc_flex_container *c)
{
    for (size_t i = 0; i < c->count; i++) {
        if (c->main == SC_X)
            size_row_item(c, &c->items[i]);
        else
            size_column_item(c, &c->items[i], c->inner[SC_X]);
    }
}

static bool is_baseline_aligned(const sc_flex_container *c, const sc_flex_item *item)
{
    return item->align == SC_FLEX_BASELINE &&
           !item->is_auto_margin[sc_flex_side_before(c->cross)] &&
           !item->is_auto_margin[sc_flex_side_after(c->cross)];
}

/* How far an item reaches from its baseline to the cross start, its margin included. Across a
 * column there are no baselines; browsers take the left edge for one. */
static double ascent_of(const sc_flex_container *c, const sc_flex_item *item)
{
    double baseline = c->cross == SC_X ? 0 : sc_flex_baseline(item->node, &item->space);
    if (isnan(baseline)) /* 8.5: synthesised from the border box */
        baseline = item->size[SC_Y];
    double ascent = item->margin[sc_flex_side_before(c->cross)] + baseline;
    return c->is_reversed[c->cross] ? sc_flex_outer(item, c->cross) - ascent : ascent;
}

/* Step 8: the cross size of a line's content. */
static double line_content(const sc_flex_container *c, sc_flex_line *line)
{
    double largest = 0, descent = -INFINITY;
    line->ascent = -INFINITY;
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        double outer = sc_flex_outer(item, c->cross);
        if (!is_baseline_aligned(c, item)) {
            largest = fmax(largest, outer);
            continue;
        }
        item->ascent = ascent_of(c, item);
        line->ascent = fmax(line->ascent, item->ascent);
        descent = fmax(descent, outer - item->ascent);
    }
    return fmax(largest, line->ascent + descent);
}

/* Step 9: with `align-content: stretch`, the lines share what is left. */
static void stretch_lines(sc_flex_container *c, double left)
{
    sc_flex_align align = c->node->style.align_content;
    bool stretches = align == SC_FLEX_NORMAL || align == SC_FLEX_STRETCH || align == SC_FLEX_AUTO;
    if (!stretches || left <= 0)
        return;
    for (size_t i = 0; i < c->line_count; i++)
        c->lines[i].cross += left / (double)c->line_count;
}

/* Steps 8, 9 and 15. The line of a container that cannot wrap is as large as the container. */
static void size_lines(sc_flex_container *c)
{
    double sum = c->line_count == 0 ? 0 : (double)(c->line_count - 1) * c->gap[c->cross];
    for (size_t i = 0; i < c->line_count; i++) {
        c->lines[i].cross = line_content(c, &c->lines[i]);
        sum += c->lines[i].cross;
    }
    if (c->cross == SC_Y)
        settle_height(c, sum);
    if (c->node->style.wrap != SC_FLEX_NOWRAP)
        stretch_lines(c, c->inner[c->cross] - sum);
    else if (c->line_count > 0)
        c->lines[0].cross = c->inner[c->cross];
}

/* A stretched item's size counts as definite (9.8). */
static void stretch_item(const sc_flex_container *c, const sc_flex_line *line, sc_flex_item *item)
{
    int cross = c->cross;
    double size = sc_flex_hold(item, cross, line->cross - sc_flex_margins(item, cross));
    if (item->node->style.aspect_ratio > 0 && size == item->size[cross])
        return; /* percentages in it go by the aspect ratio, as browsers have it */
    item->size[cross] = size;
    if (cross == SC_X) {
        item->space.width = size;
    } else {
        item->space.height = size;
        item->space.is_definite = true;
    }
}

/* Step 11: the used cross size. */
static void size_items_in_line(const sc_flex_container *c, const sc_flex_line *line)
{
    for (size_t i = 0; i < line->count; i++) {
        sc_flex_item *item = &line->items[i];
        if (sc_flex_is_stretched(c->node, item->node, c->cross))
            stretch_item(c, line, item);
        else if (c->cross == SC_X)
            size_column_item(c, item, line->cross);
        if (c->cross == SC_X && is_baseline_aligned(c, item))
            item->ascent = ascent_of(c, item);
    }
}

sc_flex_container sc_flex_size_all(sc_flex_node *node, const sc_flex_space *space)
{
    sc_flex_container c = sc_flex_container_of(node, space);
    sc_flex_make_items(&c);
    sc_flex_collect_lines(&c);
    size_main_axis(&c);
    for (size_t i = 0; i < c.line_count; i++)
        sc_flex_resolve_lengths(&c, &c.lines[i]);
    size_items_across(&c);
    size_lines(&c);
    for (size_t i = 0; i < c.line_count; i++)
        size_items_in_line(&c, &c.lines[i]);
    return c;
}

/* ---- What others ask of a container ---- */

double sc_flex_position(const sc_flex_container *c, int axis, double offset, double size)
{
    double start = sc_flex_edge(c->node, sc_flex_side_before(axis), c->space.basis_width);
    return start + (c->is_reversed[axis] ? c->inner[axis] - offset - size : offset);
}

/* 8.5: the first item of the first line that is aligned by its baseline, or just the first. Where
 * items or lines run backwards, browsers take the last, which stands at the left or top. */
static const sc_flex_item *baseline_item(const sc_flex_container *c)
{
    if (c->line_count == 0)
        return NULL;
    const sc_flex_style *style = &c->node->style;
    bool is_last_line = style->wrap == SC_FLEX_WRAP_REVERSE;
    bool is_last_item =
        style->direction == SC_FLEX_ROW_REVERSE || style->direction == SC_FLEX_COLUMN_REVERSE;
    const sc_flex_line *line = &c->lines[is_last_line ? c->line_count - 1 : 0];
    for (size_t i = 0; i < line->count && c->main == SC_X; i++)
        if (is_baseline_aligned(c, &line->items[i]))
            return &line->items[i];
    return &line->items[is_last_item ? line->count - 1 : 0];
}

sc_flex_extent sc_flex_container_extent(sc_flex_node *node, const sc_flex_space *space)
{
    sc_flex_container c = sc_flex_size_all(node, space);
    sc_flex_align_all(&c);
    const sc_flex_item *item = baseline_item(&c);
    sc_flex_extent extent = { .height = c.inner[SC_Y] + c.edges[SC_Y],
                              .content_height = c.content_height };
    if (item != NULL) {
        extent.baseline_item = item->node;
        extent.baseline_space = item->space;
        extent.baseline_item_top = sc_flex_position(&c, SC_Y, item->offset[SC_Y], item->size[SC_Y]);
    }
    return extent;
}

double sc_flex_lines_width(sc_flex_node *node, double width, double height, double line_limit)
{
    sc_flex_space space = { .width = width + sc_flex_edges(node, SC_X, 0),
                            .height = height + sc_flex_edges(node, SC_Y, 0),
                            .min_height = NAN,
                            .max_height = NAN,
                            .line_limit = line_limit,
                            .is_definite = !isnan(height),
                            .content_mode = SC_MEASURE_MAX_CONTENT,
                            .ignores_ratio = true };
    sc_flex_container c = sc_flex_container_of(node, &space);
    c.definite[SC_X] = NAN; /* the width that percentages go by is what is looked for */
    c.basis_width = 0;
    if (node->gap[SC_X].unit == SC_DIM_PERCENT)
        c.gap[SC_X] = 0;
    sc_flex_make_items(&c);
    sc_flex_collect_lines(&c);
    for (size_t i = 0; i < c.count; i++) {
        sc_flex_item *item = &c.items[i];
        double outer = sc_flex_contribution(node, item->node, height).max;
        item->size[SC_X] = outer - sc_flex_margins(item, SC_X);
    }
    double sum = c.line_count == 0 ? 0 : (double)(c.line_count - 1) * c.gap[SC_X];
    for (size_t i = 0; i < c.line_count; i++)
        sum += line_content(&c, &c.lines[i]);
    return sum;
}

/* ---- Placing ---- */

/* How far `position: relative` moves an item along an axis (CSS Positioned Layout 3, 3.4). */
static double relative_shift(const sc_flex_container *c, const sc_flex_node *node, int axis)
{
    const sc_dim *inset = node->style.inset;
    double before = sc_flex_resolve(inset[sc_flex_side_before(axis)], c->definite[axis]);
    double after = sc_flex_resolve(inset[sc_flex_side_after(axis)], c->definite[axis]);
    bool after_wins = isnan(before) || (axis == SC_X && c->node->style.is_rtl);
    if (!isnan(after) && after_wins)
        return -after;
    return isnan(before) ? 0 : before;
}

static void place_items(const sc_flex_container *c)
{
    for (size_t i = 0; i < c->count; i++) {
        const sc_flex_item *item = &c->items[i];
        double at[2];
        for (int axis = SC_X; axis <= SC_Y; axis++)
            at[axis] = sc_flex_position(c, axis, item->offset[axis], item->size[axis]) +
                       relative_shift(c, item->node, axis);
        sc_flex_place(item->node, &item->space, at[SC_X], at[SC_Y]);
    }
}

void sc_flex_place(sc_flex_node *node, const sc_flex_space *space, double x, double y)
{
    sc_flex_container c;
    if (node->item_count == 0) {
        c = sc_flex_container_of(node, space);
        c.inner[SC_Y] = sc_flex_extent_in(node, space).height - c.edges[SC_Y];
    } else {
        c = sc_flex_size_all(node, space);
        sc_flex_align_all(&c);
    }
    node->box->x = x;
    node->box->y = y;
    node->box->width = space->width;
    node->box->height = c.inner[SC_Y] + c.edges[SC_Y];
    place_items(&c);
    sc_flex_place_absolutes(&c);
}

/* ---- The door ---- */

sc_flex_style sc_flex_style_initial(void)
{
    sc_flex_style style = { .direction = SC_FLEX_ROW,
                            .wrap = SC_FLEX_NOWRAP,
                            .justify_content = SC_FLEX_NORMAL,
                            .align_items = SC_FLEX_NORMAL,
                            .align_content = SC_FLEX_NORMAL,
                            .align_self = SC_FLEX_AUTO,
                            .shrink = 1 };
    for (int side = 0; side < 4; side++)
        style.padding[side] = style.margin[side] = (sc_dim){ SC_DIM_PX, 0 };
    return style;
}

void sc_flex_layout(sc_arena *scratch, sc_flex_box *root, double width, double height)
{
    sc_flex_node *node = sc_flex_node_new(scratch, root);
    width = sc_flex_clamp(isnan(width) ? 0 : width, 0, SC_FLEX_MOST);
    height = sc_flex_clamp(isnan(height) ? 0 : height, 0, SC_FLEX_MOST);
    sc_flex_space space = { .width = fmax(width, sc_flex_edges(node, SC_X, width)),
                            .height = fmax(height, sc_flex_edges(node, SC_Y, width)),
                            .min_height = NAN,
                            .max_height = NAN,
                            .line_limit = NAN,
                            .basis_width = width,
                            .is_definite = true,
                            .content_mode = SC_MEASURE_MAX_CONTENT };
    sc_flex_place(node, &space, 0, 0);
}
