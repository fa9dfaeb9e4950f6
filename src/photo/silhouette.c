/*
 * Heads by their outline: where no skin tells them, in photographs without colour or against the
 * light. What stands apart from the picture's edges is cut out of it; a part of that which is as
 * compact as a head, with what is as wide as shoulders below it, is taken for one.
 */
#include "photo/attention.h"

#include <stdlib.h>

enum { LEVELS = 64 };

/* Shoulders are this much wider than the head above them, in tenths; they begin within this much of
 * its height below it. */
enum { SHOULDERS_TENTHS = 15 };
static const double SHOULDERS_WITHIN = 0.7;

/* Between a head that is worth keeping and one that fills the picture: parts of its height. */
static const double LEAST_HEIGHT = 0.06, MOST_HEIGHT = 0.75;

/* As sure of it as of skin of this part of its area. */
static const double TRUST = 0.6;

typedef struct cutting {
    const sc_attention *a;
    uint8_t *mask;     /* 1: stands apart, and not yet looked at */
    int *pending;      /* cells to look at */
    int *left, *right; /* of one shape, for each row; left > right: it has nothing there */
} cutting;

/* --- what stands apart ---------------------------------------------------------------------- */

/* The level that divides values into two groups best: Otsu, "A threshold selection method from
 * gray-level histograms" (1979). */
static int dividing_level(const int histogram[LEVELS], int count)
{
    double sum = 0, below = 0, weight = 0, best = -1;
    int level = 0;
    for (int i = 0; i < LEVELS; i++)
        sum += (double)i * histogram[i];
    for (int i = 0; i < LEVELS - 1; i++) {
        weight += histogram[i];
        below += (double)i * histogram[i];
        if (weight == 0 || weight == count)
            continue;
        double apart = below / weight - (sum - below) / (count - weight);
        double between = weight * (count - weight) * apart * apart;
        if (between > best) {
            best = between;
            level = i;
        }
    }
    return level;
}

static void cut_out(cutting *c, const double *barriers)
{
    int count = c->a->width * c->a->height, histogram[LEVELS] = { 0 };
    double most = 1;
    for (int i = 0; i < count; i++)
        most = barriers[i] > most ? barriers[i] : most;
    for (int i = 0; i < count; i++)
        histogram[(int)(barriers[i] / most * (LEVELS - 1))]++;
    double level = (dividing_level(histogram, count) + 1) * most / (LEVELS - 1);
    for (int i = 0; i < count; i++)
        c->mask[i] = barriers[i] >= level;
}

/* --- shapes --------------------------------------------------------------------------------- */

static void visit(cutting *c, int x, int y, int *count)
{
    if (x < 0 || y < 0 || x >= c->a->width || y >= c->a->height)
        return;
    int at = y * c->a->width + x;
    if (c->mask[at] == 0)
        return;
    c->mask[at] = 0;
    c->pending[(*count)++] = at;
    c->left[y] = x < c->left[y] ? x : c->left[y];
    c->right[y] = x > c->right[y] ? x : c->right[y];
}

/* The outline of the shape that has a cell at x, y. */
static void outline_from(cutting *c, int x, int y)
{
    int count = 0, width = c->a->width;
    for (int row = 0; row < c->a->height; row++) {
        c->left[row] = width;
        c->right[row] = -1;
    }
    for (visit(c, x, y, &count); count > 0;) {
        int at = c->pending[--count], cx = at % width, cy = at / width;
        visit(c, cx - 1, cy, &count);
        visit(c, cx + 1, cy, &count);
        visit(c, cx, cy - 1, &count);
        visit(c, cx, cy + 1, &count);
    }
}

static int width_at(const cutting *c, int row)
{
    return row < c->a->height && c->right[row] >= c->left[row] ? c->right[row] - c->left[row] + 1
                                                               : 0;
}

/* --- heads ---------------------------------------------------------------------------------- */

/* The widest row from `top` down to where shoulders begin, or the shape ends: `*end`. */
static int widest_before_shoulders(const cutting *c, int top, int *end)
{
    int widest = 0, row = top;
    for (; width_at(c, row) > 0; row++) {
        int width = width_at(c, row);
        bool is_rounded = row - top >= widest / 2;
        if (is_rounded && widest > 0 && width * 10 >= widest * SHOULDERS_TENTHS)
            break;
        widest = width > widest && !(is_rounded && row - top > widest) ? width : widest;
    }
    *end = row;
    return widest;
}

/* Whether the shape that starts at row `top` is a head on shoulders. */
static bool is_head(const cutting *c, int top, sc_head *head)
{
    int end, width = widest_before_shoulders(c, top, &end);
    double height = end - top, whole = c->a->height;
    bool has_shoulders = width_at(c, end) > 0;
    if (!has_shoulders || width < 4 || height < LEAST_HEIGHT * whole ||
        height > MOST_HEIGHT * whole)
        return false;
    if (height < 0.8 * width || height > (1.3 + SHOULDERS_WITHIN) * width)
        return false;
    int left = c->a->width, right = 0;
    for (int row = top; row < end; row++) {
        left = c->left[row] < left ? c->left[row] : left;
        right = c->right[row] + 1 > right ? c->right[row] + 1 : right;
    }
    *head = (sc_head){ left, top, right, end, TRUST * width * height };
    return true;
}

void sc_attention_find_silhouettes(sc_arena *scratch, const double *barriers, sc_attention *a)
{
    size_t count = (size_t)a->width * (size_t)a->height;
    cutting c = { a, SC_NEW_ARRAY(scratch, uint8_t, count), SC_NEW_ARRAY(scratch, int, count),
                  SC_NEW_ARRAY(scratch, int, (size_t)a->height),
                  SC_NEW_ARRAY(scratch, int, (size_t)a->height) };
    cut_out(&c, barriers);
    for (int y = 0; y < a->height; y++)
        for (int x = 0; x < a->width && a->head_count < SC_ATTENTION_HEADS; x++) {
            if (c.mask[y * a->width + x] == 0)
                continue;
            outline_from(&c, x, y);
            a->head_count += is_head(&c, y, &a->heads[a->head_count]);
        }
}
