/*
 * Absolutely positioned children: CSS Positioned Layout 3, 3.5 and 4, in the padding box of their
 * container, with the static position of CSS Flexbox Level 1, 4.1.
 */
#include "resolve/flex_container.h"

/* How a box stands in the room it is given on an axis. */
typedef enum stand { AT_START, AT_MIDDLE, AT_END } stand;

/* All coordinates are in the container's padding box. */
typedef struct absolute {
    const sc_flex_container *c;
    sc_flex_node *node;
    double around[2]; /* the padding box's size */
    sc_flex_bounds bounds;
    double edges[2];
    double margin[4];
    bool is_auto_margin[4];
    double inset[4];       /* NAN: auto */
    double from[2], to[2]; /* the room: the inset-modified containing block */
    stand stand[2];
    double size[2]; /* height NAN: from the content */
} absolute;

/* ---- Room ---- */

static stand stand_of(sc_flex_align align)
{
    switch (align) {
    case SC_FLEX_END:
        return AT_END;
    case SC_FLEX_CENTER:
    case SC_FLEX_SPACE_AROUND:
    case SC_FLEX_SPACE_EVENLY:
        return AT_MIDDLE;
    default:
        return AT_START;
    }
}

/* Where the box would stand if it were the container's only item. */
static stand static_stand(const absolute *a, int axis)
{
    const sc_flex_container *c = a->c;
    sc_flex_align align =
        axis == c->main ? c->node->style.justify_content : sc_flex_align_of(c->node, a->node);
    stand where = stand_of(align);
    bool is_reversed = c->is_reversed[axis];
    if (axis == c->cross && align == SC_FLEX_BASELINE) /* as `start`, which no wrapping turns */
        is_reversed = axis == SC_X && c->node->style.is_rtl;
    if (is_reversed && where != AT_MIDDLE)
        where = where == AT_START ? AT_END : AT_START;
    return where;
}

/* The room of a box whose insets are both automatic: as much as lies around the place in the
 * content box that it is aligned to. */
static void make_static_room(absolute *a, int axis)
{
    const sc_flex_container *c = a->c;
    int before = sc_flex_side_before(axis);
    double start = sc_flex_position(c, axis, c->is_reversed[axis] ? c->inner[axis] : 0, 0) -
                   c->node->style.border[before];
    double end = start + c->inner[axis], middle = (start + end) / 2;
    double half = fmin(middle, a->around[axis] - middle);
    a->stand[axis] = static_stand(a, axis);
    a->from[axis] = a->stand[axis] == AT_START ? start
                    : a->stand[axis] == AT_END ? 0
                                               : middle - half;
    a->to[axis] = a->stand[axis] == AT_START ? a->around[axis]
                  : a->stand[axis] == AT_END ? end
                                             : middle + half;
}

static stand stand_between_insets(const absolute *a, int axis)
{
    if (axis == SC_Y)
        return stand_of(a->node->style.align_self);
    return a->c->node->style.is_rtl ? AT_END : AT_START;
}

static void make_room(absolute *a, int axis)
{
    double before = a->inset[sc_flex_side_before(axis)], after = a->inset[sc_flex_side_after(axis)];
    if (isnan(before) && isnan(after)) {
        make_static_room(a, axis);
        return;
    }
    a->from[axis] = isnan(before) ? 0 : before;
    a->to[axis] = a->around[axis] - (isnan(after) ? 0 : after);
    a->stand[axis] = isnan(before)  ? AT_END
                     : isnan(after) ? AT_START
                                    : stand_between_insets(a, axis);
    if (a->to[axis] >= a->from[axis])
        return;
    bool is_rtl = axis == SC_X && a->c->node->style.is_rtl;
    if (isnan(before) || (is_rtl && !isnan(after)))
        a->from[axis] = a->to[axis];
    else
        a->to[axis] = a->from[axis];
}

static bool is_between_insets(const absolute *a, int axis)
{
    return !isnan(a->inset[sc_flex_side_before(axis)]) &&
           !isnan(a->inset[sc_flex_side_after(axis)]);
}

static double room(const absolute *a, int axis)
{
    return a->to[axis] - a->from[axis] - a->margin[sc_flex_side_before(axis)] -
           a->margin[sc_flex_side_after(axis)];
}

/* ---- Size ---- */

static double hold(const absolute *a, int axis, double size)
{
    return fmax(sc_flex_clamp(size, a->bounds.min[axis], a->bounds.max[axis]), a->edges[axis]);
}

/* Whether the height is meant to reach from inset to inset. */
static bool spans_height(const absolute *a)
{
    sc_flex_align align = a->node->style.align_self;
    bool is_aligned = align != SC_FLEX_AUTO && align != SC_FLEX_NORMAL && align != SC_FLEX_STRETCH;
    return is_between_insets(a, SC_Y) && !is_aligned;
}

/* A box with an aspect ratio spans it only if its width does not follow from anything else, or if
 * it is told to. */
static bool fills_height(const absolute *a)
{
    bool has_width = a->node->size[SC_X].unit != SC_DIM_AUTO || is_between_insets(a, SC_X);
    bool is_by_ratio = a->node->style.aspect_ratio > 0 && has_width;
    return spans_height(a) && (!is_by_ratio || a->node->style.align_self == SC_FLEX_STRETCH);
}

/* The height, if it does not come from the content. */
static double definite_height(const absolute *a)
{
    double height = sc_flex_resolve(a->node->size[SC_Y], a->around[SC_Y]);
    if (isnan(height) && fills_height(a))
        height = fmax(0, room(a, SC_Y));
    return isnan(height) ? NAN : hold(a, SC_Y, height);
}

/* The bounds of the height, brought over by the aspect ratio, hold for an automatic width too. */
static double hold_through_ratio(const absolute *a, double width)
{
    if (a->node->style.aspect_ratio == 0)
        return width;
    double min_height = fmax(a->bounds.min[SC_Y], a->edges[SC_Y]);
    return sc_flex_clamp(width, sc_flex_through_ratio(a->node, SC_X, min_height),
                         sc_flex_through_ratio(a->node, SC_X, a->bounds.max[SC_Y]));
}

static double automatic_width(const absolute *a, double height)
{
    bool is_by_ratio = a->node->style.aspect_ratio > 0 && !isnan(height);
    if (is_between_insets(a, SC_X) && !is_by_ratio)
        return hold_through_ratio(a, fmax(0, room(a, SC_X)));
    sc_flex_widths widths = sc_flex_auto_widths(a->node, a->around, height);
    return sc_flex_fit_width(widths, room(a, SC_X));
}

/* A styled width of a box whose height could give it another through the aspect ratio does not
 * fall below the content, which is browsers' reading of CSS Sizing 4, 5.2. */
static double styled_width(const absolute *a, double width)
{
    sc_flex_node *node = a->node;
    bool has_height = node->size[SC_Y].unit != SC_DIM_AUTO || spans_height(a);
    if (node->style.aspect_ratio == 0 || !has_height || !sc_flex_has_automatic_minimum(node, SC_X))
        return width;
    double height = definite_height(a);
    return fmax(width, sc_flex_min_content_width(node, a->around, height));
}

static void make_size(absolute *a, sc_flex_space *space)
{
    double height = definite_height(a);
    double width = sc_flex_resolve(a->node->size[SC_X], a->around[SC_X]);
    width = isnan(width) ? automatic_width(a, height) : styled_width(a, width);
    a->size[SC_X] = hold(a, SC_X, width);
    bool is_from_width = a->node->style.aspect_ratio > 0 &&
                         a->node->size[SC_Y].unit == SC_DIM_AUTO &&
                         a->node->style.align_self != SC_FLEX_STRETCH;
    if (is_from_width)
        height = NAN;
    *space = (sc_flex_space){ .width = a->size[SC_X],
                              .height = height,
                              .min_height = a->bounds.min[SC_Y],
                              .max_height = a->bounds.max[SC_Y],
                              .basis_width = a->around[SC_X],
                              .line_limit = NAN,
                              .is_definite = !isnan(height),
                              .content_mode = SC_MEASURE_MAX_CONTENT };
    a->size[SC_Y] = sc_flex_extent_in(a->node, space).height;
}

/* ---- Place ---- */

/* Automatic margins take what is left between two insets; if it is less than nothing, only the
 * one at the end does. */
static void settle_margins(absolute *a, int axis)
{
    int before = sc_flex_side_before(axis), after = sc_flex_side_after(axis);
    if (!is_between_insets(a, axis))
        return;
    double left = room(a, axis) - a->size[axis];
    if (a->is_auto_margin[before] && a->is_auto_margin[after]) {
        if (left >= 0 || axis == SC_Y)
            a->margin[before] = a->margin[after] = left / 2;
    } else if (a->is_auto_margin[before]) {
        a->margin[before] = left;
    } else if (a->is_auto_margin[after]) {
        a->margin[after] = left;
    }
}

/* CSS Positioned Layout 3, 4.4: a box that is aligned and too large for its room overflows it, but
 * keeps within the containing block, its start before its end. */
static double keep_within(const absolute *a, int axis, double at)
{
    bool is_aligned = axis == SC_Y && is_between_insets(a, axis) &&
                      a->node->style.align_self != SC_FLEX_AUTO &&
                      a->node->style.align_self != SC_FLEX_NORMAL;
    if (!is_aligned)
        return at;
    double before = a->margin[sc_flex_side_before(axis)];
    double after = a->margin[sc_flex_side_after(axis)];
    double least = fmin(0, a->from[axis]) + before;
    double most = fmax(a->around[axis], a->to[axis]) - after - a->size[axis];
    if (a->c->node->style.clips && !a->c->is_reversed[axis]) /* the end could be scrolled to */
        most = INFINITY;
    if (a->c->node->style.clips && a->c->is_reversed[axis])
        least = -INFINITY;
    return fmax(least, fmin(most, at));
}

/* From the container's border box. */
static double position(const absolute *a, int axis)
{
    int before = sc_flex_side_before(axis), after = sc_flex_side_after(axis);
    double first = a->from[axis] + a->margin[before];
    double last = a->to[axis] - a->margin[after] - a->size[axis];
    double at = a->stand[axis] == AT_START ? first
                : a->stand[axis] == AT_END ? last
                                           : (first + last) / 2;
    return a->c->node->style.border[before] + keep_within(a, axis, at);
}

static absolute absolute_of(const sc_flex_container *c, sc_flex_node *node)
{
    absolute a = { .c = c, .node = node };
    for (int axis = SC_X; axis <= SC_Y; axis++) {
        a.around[axis] = c->inner[axis] + c->edges[axis] -
                         c->node->style.border[sc_flex_side_before(axis)] -
                         c->node->style.border[sc_flex_side_after(axis)];
        a.edges[axis] = sc_flex_edges(node, axis, a.around[SC_X]);
    }
    a.bounds = sc_flex_bounds_in(node, a.around);
    for (int side = 0; side < 4; side++) {
        bool is_vertical = side == SC_TOP || side == SC_BOTTOM;
        double margin = sc_flex_resolve(node->style.margin[side], a.around[SC_X]);
        a.is_auto_margin[side] = isnan(margin);
        a.margin[side] = isnan(margin) ? 0 : margin;
        a.inset[side] =
            sc_flex_resolve(node->style.inset[side], a.around[is_vertical ? SC_Y : SC_X]);
    }
    return a;
}

void sc_flex_place_absolutes(const sc_flex_container *c)
{
    for (size_t i = 0; i < c->node->absolute_count; i++) {
        absolute a = absolute_of(c, c->node->absolutes[i]);
        sc_flex_space space;
        make_room(&a, SC_X);
        make_room(&a, SC_Y);
        make_size(&a, &space);
        settle_margins(&a, SC_X);
        settle_margins(&a, SC_Y);
        sc_flex_place(a.node, &space, position(&a, SC_X), position(&a, SC_Y));
    }
}
