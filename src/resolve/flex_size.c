/*
 * The sizes a box asks for by itself. Section numbers are those of CSS Flexbox Level 1 where
 * nothing else is said.
 */
#include "resolve/flex_size.h"

#include "resolve/flex_container.h"

sc_flex_bounds sc_flex_bounds_in(const sc_flex_node *node, const double basis[2])
{
    sc_flex_bounds bounds;
    for (int axis = SC_X; axis <= SC_Y; axis++) {
        double min = sc_flex_resolve(node->min[axis], basis[axis]);
        bool is_auto = node->min[axis].unit == SC_DIM_AUTO;
        bounds.min[axis] = isnan(min) && !is_auto ? 0 : min;
        bounds.max[axis] = sc_flex_resolve(node->max[axis], basis[axis]);
    }
    return bounds;
}

double sc_flex_fit_width(sc_flex_widths widths, double available)
{
    return sc_flex_clamp(available, widths.min, widths.max);
}

bool sc_flex_has_automatic_minimum(const sc_flex_node *node, int axis)
{
    return node->min[axis].unit == SC_DIM_AUTO && !node->style.clips;
}

double sc_flex_through_ratio(const sc_flex_node *node, int axis, double size)
{
    double ratio = node->style.aspect_ratio;
    return axis == SC_X ? size * ratio : size / ratio;
}

/* ---- 9.9: widths of the content ---- */

static double fixed_margin(const sc_flex_node *node, int side)
{
    double margin = sc_flex_resolve(node->style.margin[side], NAN);
    return isnan(margin) ? 0 : margin;
}

static double fixed_margins(const sc_flex_node *node, int axis)
{
    return fixed_margin(node, sc_flex_side_before(axis)) +
           fixed_margin(node, sc_flex_side_after(axis));
}

/* A child's height where it does not depend on its width: its own, or the one a row of known
 * height stretches it to (9.8). */
static double definite_height(const sc_flex_node *parent, const sc_flex_node *child,
                              double parent_height)
{
    double height = sc_flex_resolve(child->size[SC_Y], parent_height);
    if (isnan(height) && sc_flex_is_stretched(parent, child, SC_Y) &&
        parent->style.wrap == SC_FLEX_NOWRAP)
        height = parent_height - fixed_margins(child, SC_Y);
    if (isnan(height))
        return NAN;
    double min = sc_flex_resolve(child->min[SC_Y], parent_height);
    double max = sc_flex_resolve(child->max[SC_Y], parent_height);
    return fmax(sc_flex_clamp(height, min, max), sc_flex_edges(child, SC_Y, 0));
}

/* 4.5: the automatic minimum size, where no percentage of the width is known. */
static double automatic_minimum(sc_flex_node *child, const double basis[2], double height)
{
    if (child->style.clips)
        return 0;
    double own = sc_flex_resolve(child->size[SC_X], NAN);
    double max = sc_flex_resolve(child->max[SC_X], NAN);
    double size = sc_flex_auto_widths(child, basis, height).min;
    size = isnan(own) ? size : fmin(own, size);
    return sc_flex_clamp(size, NAN, max);
}

/* 9.9.3: an item of a row that cannot grow adds no more than its flex base size, and one that
 * cannot shrink no less. It is so only where the flex base size is a length. */
static double flexed_contribution(const sc_flex_node *child, double size, double edges)
{
    if (child->style.basis.unit != SC_DIM_PX)
        return size;
    double base = fmax(child->style.basis.value, edges);
    if (child->style.grow == 0)
        size = fmin(size, base);
    return child->style.shrink == 0 ? fmax(size, base) : size;
}

/* What a child adds to its parent's width, margins included. Percentages of that width count as
 * `auto`, or 0 in padding and margins (CSS Sizing 3, 5.2.1). */
sc_flex_widths sc_flex_contribution(const sc_flex_node *parent, sc_flex_node *child,
                                    double parent_height)
{
    const double basis[2] = { NAN, parent_height };
    sc_flex_bounds bounds = sc_flex_bounds_in(child, basis);
    double height = definite_height(parent, child, parent_height);
    double least = bounds.min[SC_X], edges = sc_flex_edges(child, SC_X, 0);
    double own = sc_flex_resolve(child->size[SC_X], NAN);
    sc_flex_widths widths = { own, own };
    if (isnan(own))
        widths = sc_flex_auto_widths(child, basis, height);
    if (sc_flex_is_row(parent)) {
        if (parent->style.wrap == SC_FLEX_NOWRAP)
            widths.min = flexed_contribution(child, widths.min, edges);
        widths.max = flexed_contribution(child, widths.max, edges);
        if (isnan(least))
            least = automatic_minimum(child, basis, height);
    }
    double margins = fixed_margins(child, SC_X);
    widths.min = fmax(edges, sc_flex_clamp(widths.min, least, bounds.max[SC_X])) + margins;
    widths.max = fmax(edges, sc_flex_clamp(widths.max, least, bounds.max[SC_X])) + margins;
    return widths;
}

static sc_flex_widths row_widths(const sc_flex_node *node, double height)
{
    sc_flex_widths sum = { 0, 0 };
    double widest_min = 0;
    for (size_t i = 0; i < node->item_count; i++) {
        sc_flex_widths one = sc_flex_contribution(node, node->items[i], height);
        sum.min += one.min;
        sum.max += one.max;
        widest_min = fmax(widest_min, one.min);
    }
    double gap = sc_flex_resolve(node->gap[SC_X], 0);
    double gaps = isnan(gap) || node->item_count == 0 ? 0 : gap * (double)(node->item_count - 1);
    sum.max += gaps;
    sum.min = node->style.wrap == SC_FLEX_NOWRAP ? sum.min + gaps : widest_min;
    return sum;
}

/* The largest width of a wrapping column is that of its lines side by side, each as wide as its
 * widest item. */
static sc_flex_widths column_widths(sc_flex_node *node, double height, double line_limit)
{
    sc_flex_widths widest = { 0, 0 };
    for (size_t i = 0; i < node->item_count; i++) {
        sc_flex_widths one = sc_flex_contribution(node, node->items[i], height);
        widest.min = fmax(widest.min, one.min);
        widest.max = fmax(widest.max, one.max);
    }
    if (node->style.wrap != SC_FLEX_NOWRAP)
        widest.max = sc_flex_lines_width(node, widest.max, height, line_limit);
    return widest;
}

static sc_flex_widths leaf_widths(sc_flex_node *node)
{
    sc_measure wanted = { SC_MEASURE_MIN_CONTENT, SC_MEASURE_MAX_CONTENT, 0, 0 };
    sc_flex_widths widths;
    widths.min = sc_flex_measure(node, &wanted).width;
    wanted.width_mode = SC_MEASURE_MAX_CONTENT;
    widths.max = fmax(widths.min, sc_flex_measure(node, &wanted).width);
    return widths;
}

/* Of the content box, and so are `height` and `line_limit`, or NAN. */
static sc_flex_widths content_widths(sc_flex_node *node, double height, double line_limit)
{
    if (node->item_count == 0)
        return leaf_widths(node);
    for (size_t i = 0; i < node->widths.count; i++) {
        const sc_flex_known_widths *known = &node->widths.items[i];
        if (sc_flex_same(known->height, height) && sc_flex_same(known->line_limit, line_limit))
            return known->widths;
    }
    sc_flex_known_widths found = { .height = height, .line_limit = line_limit };
    found.widths =
        sc_flex_is_row(node) ? row_widths(node, height) : column_widths(node, height, line_limit);
    found.widths.min = fmax(found.widths.min, 0);
    found.widths.max = fmax(found.widths.max, found.widths.min);
    sc_vec_push(node->scratch, &node->widths, found);
    return found.widths;
}

/* ---- Automatic widths ---- */

/* Without regard to an aspect ratio. */
static sc_flex_widths border_box_widths(sc_flex_node *node, const double basis[2], double height)
{
    double basis_width = isnan(basis[SC_X]) ? 0 : basis[SC_X];
    double edges[] = { sc_flex_edges(node, SC_X, basis_width),
                       sc_flex_edges(node, SC_Y, basis_width) };
    double most = sc_flex_resolve(node->max[SC_Y], basis[SC_Y]);
    double line_limit = isnan(most) || !isnan(height) ? NAN : fmax(0, most - edges[SC_Y]);
    double inner = isnan(height) ? NAN : fmax(0, height - edges[SC_Y]);
    sc_flex_widths widths = content_widths(node, inner, line_limit);
    return (sc_flex_widths){ widths.min + edges[SC_X], widths.max + edges[SC_X] };
}

double sc_flex_min_content_width(sc_flex_node *node, const double basis[2], double height)
{
    return border_box_widths(node, basis, height).min;
}

sc_flex_widths sc_flex_auto_widths(sc_flex_node *node, const double basis[2], double height)
{
    double basis_width = isnan(basis[SC_X]) ? 0 : basis[SC_X];
    sc_flex_widths widths = border_box_widths(node, basis, height);
    if (node->style.aspect_ratio == 0)
        return widths;
    double least = sc_flex_has_automatic_minimum(node, SC_X) ? widths.min : 0;
    if (!isnan(height)) {
        double width = fmax(least, sc_flex_through_ratio(node, SC_X, height));
        return (sc_flex_widths){ width, width };
    }
    sc_flex_bounds bounds = sc_flex_bounds_in(node, basis);
    double min_height = fmax(bounds.min[SC_Y], sc_flex_edges(node, SC_Y, basis_width));
    double min = sc_flex_through_ratio(node, SC_X, min_height);
    double max = sc_flex_through_ratio(node, SC_X, bounds.max[SC_Y]);
    widths.min = sc_flex_clamp(widths.min, min, max);
    widths.max = sc_flex_clamp(widths.max, min, max);
    return widths;
}

/* ---- Height and baseline in a space ---- */

/* CSS Sizing 4, 5.1 and 5.2: an automatic height comes from the aspect ratio if there is one, but
 * does not fall below the content. */
double sc_flex_height_in(const sc_flex_node *node, const sc_flex_space *space,
                         double content_height)
{
    double edges = sc_flex_edges(node, SC_Y, space->basis_width);
    if (!isnan(space->height))
        return fmax(space->height, edges);
    double height = content_height, min = space->min_height;
    if (node->style.aspect_ratio > 0 && !space->ignores_ratio) {
        height = sc_flex_through_ratio(node, SC_Y, space->width);
        if (sc_flex_has_automatic_minimum(node, SC_Y) && node->size[SC_Y].unit == SC_DIM_AUTO)
            min = sc_flex_clamp(content_height, NAN, space->max_height);
    }
    return fmax(edges, sc_flex_clamp(height, min, space->max_height));
}

/* The question a leaf is asked in a space. */
static sc_content_size measure_leaf(sc_flex_node *node, const sc_flex_space *space, double height)
{
    double edges_x = sc_flex_edges(node, SC_X, space->basis_width);
    double edges_y = sc_flex_edges(node, SC_Y, space->basis_width);
    sc_measure wanted = { SC_MEASURE_EXACT, space->content_mode, fmax(0, space->width - edges_x),
                          0 };
    if (!isnan(height)) {
        wanted.height_mode = SC_MEASURE_EXACT;
        wanted.height = fmax(0, height - edges_y);
    }
    return sc_flex_measure(node, &wanted);
}

static sc_flex_extent leaf_extent(sc_flex_node *node, const sc_flex_space *space)
{
    sc_flex_extent extent = { .height = space->height, .content_height = NAN };
    if (!isnan(space->height))
        return extent;
    extent.content_height =
        measure_leaf(node, space, NAN).height + sc_flex_edges(node, SC_Y, space->basis_width);
    extent.height = sc_flex_height_in(node, space, extent.content_height);
    return extent;
}

static bool is_same_space(const sc_flex_space *a, const sc_flex_space *b)
{
    return a->width == b->width && sc_flex_same(a->height, b->height) &&
           sc_flex_same(a->min_height, b->min_height) &&
           sc_flex_same(a->max_height, b->max_height) && a->basis_width == b->basis_width &&
           sc_flex_same(a->line_limit, b->line_limit) && a->is_definite == b->is_definite &&
           a->content_mode == b->content_mode && a->ignores_ratio == b->ignores_ratio;
}

sc_flex_extent sc_flex_extent_in(sc_flex_node *node, const sc_flex_space *space)
{
    if (node->item_count == 0)
        return leaf_extent(node, space);
    for (size_t i = 0; i < node->extents.count; i++)
        if (is_same_space(&node->extents.items[i].space, space))
            return node->extents.items[i].extent;
    sc_flex_extent extent = sc_flex_container_extent(node, space);
    sc_vec_push(node->scratch, &node->extents, ((sc_flex_known_extent){ *space, extent }));
    return extent;
}

static double own_baseline(sc_flex_node *node, const sc_flex_space *space)
{
    if (node->item_count == 0) {
        double baseline = measure_leaf(node, space, space->height).baseline;
        return baseline < 0 ? NAN : sc_flex_edge(node, SC_TOP, space->basis_width) + baseline;
    }
    sc_flex_extent extent = sc_flex_extent_in(node, space);
    if (extent.baseline_item == NULL)
        return NAN;
    double baseline = sc_flex_baseline(extent.baseline_item, &extent.baseline_space);
    if (isnan(baseline)) /* 8.5: synthesised from the bottom of the border box */
        baseline = sc_flex_extent_in(extent.baseline_item, &extent.baseline_space).height;
    return extent.baseline_item_top + baseline;
}

double sc_flex_baseline(sc_flex_node *node, const sc_flex_space *space)
{
    double baseline = own_baseline(node, space);
    if (!node->style.clips || isnan(baseline))
        return baseline;
    return sc_flex_clamp(baseline, 0, sc_flex_extent_in(node, space).height);
}
