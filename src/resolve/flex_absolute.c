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
    if (c->is_reversed[axis] && where != AT_MIDDLE)
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

static bool fills_height(const absolute *a)
{
    sc_flex_align align = a->node->style.align_self;
    return is_between_insets(a, SC_Y) &&
           (align == SC_FLEX_AUTO || align == SC_FLEX_NORMAL || align == SC_FLEX_STRETCH);
}

/* The height, if it does not come from the content. */
static double definite_height(const absolute *a)
{
    double height = sc_flex_resolve(a->node->size[SC_Y], a->around[SC_Y]);
    if (isnan(height) && fills_height(a))
        height = fmax(0, room(a, SC_Y));
    return isnan(height) ? NAN : hold(a, SC_Y, height);
}

static double width_of(const absolute *a, double height)
{
    double width = sc_flex_resolve(a->node->size[SC_X], a->around[SC_X]);
    bool is_by_ratio = a->node->style.aspect_ratio > 0 && !isnan(height);
    if (isnan(width) && is_between_insets(a, SC_X) && !is_by_ratio)
        width = fmax(0, room(a, SC_X));
    if (isnan(width))
        width = sc_flex_fit_width(sc_flex_auto_widths(a->node, a->around, height), room(a, SC_X));
    return hold(a, SC_X, width);
}

static void make_size(absolute *a, sc_flex_space *space)
{
    double height = definite_height(a);
    a->size[SC_X] = width_of(a, height);
    bool has_ratio = a->node->style.aspect_ratio > 0;
    if (has_ratio && a->node->size[SC_Y].unit == SC_DIM_AUTO && is_between_insets(a, SC_X))
        height = NAN;
    *space = (sc_flex_space){ .width = a->size[SC_X],
                              .height = height,
                              .min_height = a->bounds.min[SC_Y],
                              .max_height = a->bounds.max[SC_Y],
                              .basis_width = a->around[SC_X],
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

/* From the container's border box. */
static double position(const absolute *a, int axis)
{
    int before = sc_flex_side_before(axis), after = sc_flex_side_after(axis);
    double first = a->from[axis] + a->margin[before];
    double last = a->to[axis] - a->margin[after] - a->size[axis];
    double at = a->stand[axis] == AT_START ? first
                : a->stand[axis] == AT_END ? last
                                           : (first + last) / 2;
    return a->c->node->style.border[before] + at;
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
