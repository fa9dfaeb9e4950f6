/*
 * The items of a container and their main sizes before flexing: flex base size, automatic minimum
 * and hypothetical size (CSS Flexbox Level 1, 9.2 and 4.5).
 */
#include "resolve/flex_container.h"

bool sc_flex_is_row(const sc_flex_node *node)
{
    return node->style.direction == SC_FLEX_ROW || node->style.direction == SC_FLEX_ROW_REVERSE;
}

sc_flex_align sc_flex_align_of(const sc_flex_node *parent, const sc_flex_node *child)
{
    sc_flex_align align = child->style.align_self;
    if (align == SC_FLEX_AUTO)
        align = parent->style.align_items;
    return align == SC_FLEX_AUTO || align == SC_FLEX_NORMAL ? SC_FLEX_STRETCH : align;
}

bool sc_flex_is_stretched(const sc_flex_node *parent, const sc_flex_node *child, int axis)
{
    bool is_cross = axis == (sc_flex_is_row(parent) ? SC_Y : SC_X);
    return is_cross && sc_flex_align_of(parent, child) == SC_FLEX_STRETCH &&
           child->size[axis].unit == SC_DIM_AUTO &&
           child->style.margin[sc_flex_side_before(axis)].unit != SC_DIM_AUTO &&
           child->style.margin[sc_flex_side_after(axis)].unit != SC_DIM_AUTO;
}

double sc_flex_margins(const sc_flex_item *item, int axis)
{
    return item->margin[sc_flex_side_before(axis)] + item->margin[sc_flex_side_after(axis)];
}

double sc_flex_outer(const sc_flex_item *item, int axis)
{
    return item->size[axis] + sc_flex_margins(item, axis);
}

double sc_flex_hold(const sc_flex_item *item, int axis, double size)
{
    size = sc_flex_clamp(size, item->bounds.min[axis], item->bounds.max[axis]);
    return fmax(size, item->edges[axis]);
}

double sc_flex_definite_cross(const sc_flex_container *c, const sc_flex_item *item)
{
    int cross = c->cross;
    if (!isnan(item->own[cross]))
        return sc_flex_hold(item, cross, item->own[cross]);
    double inner = isnan(c->inner[cross]) ? c->definite[cross] : c->inner[cross];
    if (isnan(c->definite[cross]) || c->node->style.wrap != SC_FLEX_NOWRAP ||
        !sc_flex_is_stretched(c->node, item->node, cross))
        return NAN;
    return sc_flex_hold(item, cross, inner - sc_flex_margins(item, cross));
}

sc_flex_space sc_flex_item_space(const sc_flex_container *c, const sc_flex_item *item, double width,
                                 double height, bool is_definite)
{
    return (sc_flex_space){ .width = width,
                            .height = height,
                            .min_height = sc_flex_resolve(item->node->min[SC_Y], c->definite[SC_Y]),
                            .max_height = sc_flex_resolve(item->node->max[SC_Y], c->definite[SC_Y]),
                            .basis_width = c->basis_width,
                            .line_limit = NAN,
                            .is_definite = is_definite && !isnan(height),
                            .content_mode = c->space.content_mode };
}

/* ---- 9.2, step 3: the flex base size ---- */

/* The width of an item of a column before anything is known of its height. */
static double column_item_width(const sc_flex_container *c, const sc_flex_item *item)
{
    double width = sc_flex_definite_cross(c, item);
    if (!isnan(width))
        return width;
    double available = c->inner[SC_X] - sc_flex_margins(item, SC_X);
    const double basis[2] = { c->definite[SC_X], NAN };
    sc_flex_widths widths = sc_flex_auto_widths(item->node, basis, NAN);
    return sc_flex_hold(item, SC_X, sc_flex_fit_width(widths, available));
}

/* Where the lines end if the item is itself a wrapping column: at the height it would like, though
 * it is asked for that of its content. That is browsers' reading of 9.3. */
static double item_line_limit(const sc_flex_item *item, double width)
{
    double height = sc_flex_resolve(item->node->size[SC_Y], NAN);
    if (item->node->size[SC_Y].unit == SC_DIM_AUTO && item->node->style.aspect_ratio > 0)
        height = sc_flex_through_ratio(item->node, SC_Y, width);
    return isnan(height) ? NAN : fmax(0, height - item->edges[SC_Y]);
}

/* The height an item of a column of a given width takes for its content, asked in one of two
 * ways. */
static double content_height(const sc_flex_container *c, const sc_flex_item *item, double width,
                             sc_measure_mode mode)
{
    sc_flex_space space = sc_flex_item_space(c, item, width, NAN, false);
    space.line_limit = item_line_limit(item, width);
    space.content_mode = mode;
    space.ignores_ratio = true;
    return sc_flex_extent_in(item->node, &space).content_height;
}

/* An item that may not shrink keeps the size it would like to have (9.9.3). */
static sc_measure_mode base_mode(const sc_flex_container *c, const sc_flex_item *item)
{
    return item->node->style.shrink == 0 ? SC_MEASURE_MAX_CONTENT : c->space.content_mode;
}

/* B: through the aspect ratio from a definite cross size, or NAN. */
static double ratio_base(const sc_flex_container *c, const sc_flex_item *item)
{
    double cross = sc_flex_definite_cross(c, item);
    if (item->node->style.aspect_ratio == 0)
        return NAN;
    return sc_flex_through_ratio(item->node, c->main, cross);
}

/* E: from the content. */
static double content_base(const sc_flex_container *c, const sc_flex_item *item)
{
    if (c->main == SC_X) {
        double cross = sc_flex_definite_cross(c, item);
        return sc_flex_auto_widths(item->node, c->definite, cross).max;
    }
    double width = column_item_width(c, item);
    if (item->node->style.aspect_ratio > 0)
        return sc_flex_through_ratio(item->node, SC_Y, width);
    return content_height(c, item, width, base_mode(c, item));
}

static double flex_basis(const sc_flex_container *c, const sc_flex_item *item)
{
    sc_dim basis = item->node->style.basis;
    if (basis.unit == SC_DIM_AUTO)
        return item->own[c->main];
    return sc_flex_resolve(basis, c->definite[c->main]);
}

/* ---- 4.5: the automatic minimum size ---- */

static double content_suggestion(const sc_flex_container *c, const sc_flex_item *item)
{
    sc_flex_node *node = item->node;
    if (c->main == SC_X)
        return sc_flex_auto_widths(node, c->definite, sc_flex_definite_cross(c, item)).min;
    double width = column_item_width(c, item);
    double size = content_height(c, item, width, SC_MEASURE_MIN_CONTENT);
    if (node->style.aspect_ratio == 0)
        return size;
    double by_ratio = sc_flex_through_ratio(node, SC_Y, width);
    bool is_unresolved = node->size[SC_Y].unit == SC_DIM_PERCENT && isnan(item->own[SC_Y]);
    size = is_unresolved ? by_ratio : fmax(size, by_ratio);
    double min = sc_flex_through_ratio(node, SC_Y, item->bounds.min[SC_X]);
    double max = fmax(item->bounds.max[SC_X], item->edges[SC_X]);
    if (isnan(item->bounds.max[SC_X]))
        max = NAN;
    return sc_flex_clamp(size, min, sc_flex_through_ratio(node, SC_Y, max));
}

static double automatic_minimum(const sc_flex_container *c, const sc_flex_item *item)
{
    if (item->node->style.clips)
        return 0;
    double size = content_suggestion(c, item);
    double specified = item->own[c->main];
    if (!isnan(specified))
        size = fmin(size, fmax(specified, item->edges[c->main]));
    return sc_flex_clamp(size, NAN, item->bounds.max[c->main]);
}

/* ---- The items ---- */

static void resolve_margins(const sc_flex_container *c, sc_flex_item *item)
{
    for (int side = 0; side < 4; side++) {
        double margin = sc_flex_resolve(item->node->style.margin[side], c->basis_width);
        item->is_auto_margin[side] = isnan(margin);
        item->margin[side] = isnan(margin) ? 0 : margin;
    }
}

static void resolve_sizes(const sc_flex_container *c, sc_flex_item *item)
{
    item->bounds = sc_flex_bounds_in(item->node, c->definite);
    for (int axis = SC_X; axis <= SC_Y; axis++) {
        item->edges[axis] = sc_flex_edges(item->node, axis, c->basis_width);
        item->own[axis] = sc_flex_resolve(item->node->size[axis], c->definite[axis]);
    }
}

static void make_item(const sc_flex_container *c, sc_flex_item *item)
{
    int main = c->main;
    item->align = sc_flex_align_of(c->node, item->node);
    resolve_margins(c, item);
    resolve_sizes(c, item);
    double basis = flex_basis(c, item);
    if (isnan(basis))
        basis = ratio_base(c, item);
    bool is_by_ratio = main == SC_Y && item->node->style.aspect_ratio > 0;
    item->is_basis_definite = !isnan(basis) || is_by_ratio;
    item->base = fmax(isnan(basis) ? content_base(c, item) : basis, item->edges[main]);
    if (isnan(item->bounds.min[main]))
        item->bounds.min[main] = automatic_minimum(c, item);
    item->hypothetical = sc_flex_hold(item, main, item->base);
    item->size[main] = item->hypothetical;
}

void sc_flex_make_items(sc_flex_container *c)
{
    c->count = c->node->item_count;
    c->items = SC_NEW_ARRAY(c->node->scratch, sc_flex_item, c->count);
    for (size_t i = 0; i < c->count; i++) {
        c->items[i].node = c->node->items[i];
        make_item(c, &c->items[i]);
    }
}
