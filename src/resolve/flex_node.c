/*
 * From boxes to nodes: numbers that are not finite or not allowed become the initial value or the
 * nearest bound, children are sorted, and measurements are remembered.
 */
#include "resolve/flex_node.h"

#include <stdlib.h>

static double sane(double value, double least, double most, double otherwise)
{
    if (isnan(value))
        return otherwise;
    return value < least ? least : value > most ? most : value;
}

/* `least`: -SC_FLEX_MOST or 0. A number that is none is `auto`. */
static sc_dim sane_dim(sc_dim dim, double least)
{
    if (dim.unit != SC_DIM_PX && dim.unit != SC_DIM_PERCENT)
        return dim;
    if (isnan(dim.value))
        return (sc_dim){ SC_DIM_AUTO, 0 };
    return (sc_dim){ dim.unit, sane(dim.value, least, SC_FLEX_MOST, 0) };
}

static double sane_ratio(double ratio)
{
    if (!(ratio > 0))
        return 0;
    return sane(ratio, 1 / SC_FLEX_MOST, SC_FLEX_MOST, 0);
}

static void make_sane(sc_flex_node *node)
{
    sc_flex_style *style = &node->style;
    style->grow = sane(style->grow, 0, SC_FLEX_MOST, 0);
    style->shrink = sane(style->shrink, 0, SC_FLEX_MOST, 1);
    style->basis = sane_dim(style->basis, 0);
    style->aspect_ratio = sane_ratio(style->aspect_ratio);
    for (int side = 0; side < 4; side++) {
        style->padding[side] = sane_dim(style->padding[side], 0);
        style->border[side] = sane(style->border[side], 0, SC_FLEX_MOST, 0);
        style->margin[side] = sane_dim(style->margin[side], -SC_FLEX_MOST);
        style->inset[side] = sane_dim(style->inset[side], -SC_FLEX_MOST);
    }
    node->size[SC_X] = sane_dim(style->width, 0);
    node->size[SC_Y] = sane_dim(style->height, 0);
    node->min[SC_X] = sane_dim(style->min_width, 0);
    node->min[SC_Y] = sane_dim(style->min_height, 0);
    node->max[SC_X] = sane_dim(style->max_width, 0);
    node->max[SC_Y] = sane_dim(style->max_height, 0);
    node->gap[SC_X] = sane_dim(style->column_gap, 0);
    node->gap[SC_Y] = sane_dim(style->row_gap, 0);
}

/* CSS Flexbox 5.4: by `order`, and as they stand in the tree where that is the same. */
static int compare_by_order(const void *left, const void *right)
{
    const sc_flex_node *a = *(sc_flex_node *const *)left, *b = *(sc_flex_node *const *)right;
    if (a->style.order != b->style.order)
        return a->style.order < b->style.order ? -1 : 1;
    return (a->index > b->index) - (a->index < b->index);
}

static void clear_results(sc_flex_box *box)
{
    box->x = box->y = box->width = box->height = 0;
}

static sc_flex_node *new_node(sc_arena *scratch, sc_flex_box *box, int depth)
{
    sc_flex_node *node = SC_NEW(scratch, sc_flex_node);
    node->box = box;
    node->scratch = scratch;
    node->style = box->style;
    make_sane(node);
    clear_results(box);
    node->items = SC_NEW_ARRAY(scratch, sc_flex_node *, box->child_count);
    node->absolutes = SC_NEW_ARRAY(scratch, sc_flex_node *, box->child_count);
    if (depth == SC_FLEX_MAX_DEPTH)
        return node;
    for (size_t i = 0; i < box->child_count; i++) {
        sc_flex_node *child = new_node(scratch, box->children[i], depth + 1);
        child->index = i;
        if (child->style.is_absolute)
            node->absolutes[node->absolute_count++] = child;
        else
            node->items[node->item_count++] = child;
    }
    if (node->item_count > 1)
        qsort(node->items, node->item_count, sizeof(sc_flex_node *), compare_by_order);
    return node;
}

sc_flex_node *sc_flex_node_new(sc_arena *scratch, sc_flex_box *box)
{
    return new_node(scratch, box, 1);
}

static bool is_same_question(const sc_measure *a, const sc_measure *b)
{
    return a->width_mode == b->width_mode && a->height_mode == b->height_mode &&
           (a->width_mode != SC_MEASURE_EXACT || sc_flex_same(a->width, b->width)) &&
           (a->height_mode != SC_MEASURE_EXACT || sc_flex_same(a->height, b->height));
}

sc_content_size sc_flex_measure(sc_flex_node *node, const sc_measure *wanted)
{
    if (node->box->measure == NULL)
        return (sc_content_size){ 0, 0, -1 };
    for (size_t i = 0; i < node->measures.count; i++)
        if (is_same_question(&node->measures.items[i].wanted, wanted))
            return node->measures.items[i].size;
    sc_content_size size = node->box->measure(node->box->context, wanted);
    size.width = sane(size.width, 0, SC_FLEX_MOST, 0);
    size.height = sane(size.height, 0, SC_FLEX_MOST, 0);
    size.baseline = sane(size.baseline, -1, SC_FLEX_MOST, -1);
    sc_vec_push(node->scratch, &node->measures, ((sc_flex_known_measure){ *wanted, size }));
    return size;
}

double sc_flex_resolve(sc_dim dim, double basis)
{
    switch (dim.unit) {
    case SC_DIM_PX:
        return dim.value;
    case SC_DIM_PERCENT:
        return basis * dim.value / 100;
    case SC_DIM_AUTO:
    case SC_DIM_CONTENT:
        break;
    }
    return NAN;
}

double sc_flex_edge(const sc_flex_node *node, int side, double basis_width)
{
    double padding = sc_flex_resolve(node->style.padding[side], basis_width);
    return node->style.border[side] + (isnan(padding) ? 0 : padding);
}

double sc_flex_edges(const sc_flex_node *node, int axis, double basis_width)
{
    return sc_flex_edge(node, sc_flex_side_before(axis), basis_width) +
           sc_flex_edge(node, sc_flex_side_after(axis), basis_width);
}

double sc_flex_clamp(double size, double min, double max)
{
    if (size > max)
        size = max;
    return size < min ? min : size;
}

bool sc_flex_same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}
