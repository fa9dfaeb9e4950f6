/*
 * Placing a crop: of all places along the axis that a crop can move on, the one of the best score.
 * See crop.h, and attention.c for what is weighed.
 */
#include "photo/crop.h"

#include "photo/attention.h"

#include <math.h>

/* Against everything there is to see, 1: a head that is cut, what type covers, the distance from
 * where the crop would be without a look. */
static const double HEAD_COST = 1.5, CUT_COST = 1.2, COVER_COST = 0.5, DISTANCE_COST = 0.03,
                    BODY_COST = 0.25, TOP_COST = 0.2;

/* Of a head, lost: from here on it is as bad as half of it. */
static const double CUT_SURELY = 0.15;

/* What stands in the middle of a crop counts in full, what stands at its edges not at all. */
static const double FULL_UNTIL = 0.7;

/* A crop in cells; between cells too. */
typedef struct placing {
    const sc_attention *a;
    sc_rect crop;
    const sc_rect *covered;
    size_t count;
    bool is_across;  /* it moves from left to right; else from top to bottom */
    double *profile; /* the weights of the columns, or rows */
} placing;

static double overlap(double a_from, double a_to, double b_from, double b_to)
{
    double from = a_from > b_from ? a_from : b_from, to = a_to < b_to ? a_to : b_to;
    return to > from ? to - from : 0;
}

static int cell_of(double at, int count)
{
    return at < 0 ? 0 : at > count ? count : (int)(at + 0.5);
}

static double weight_in(const sc_attention *a, sc_rect r)
{
    int left = cell_of(r.x, a->width), right = cell_of(r.x + r.width, a->width);
    int top = cell_of(r.y, a->height), bottom = cell_of(r.y + r.height, a->height);
    int stride = a->width + 1;
    return a->sums[bottom * stride + right] - a->sums[top * stride + right] -
           a->sums[bottom * stride + left] + a->sums[top * stride + left];
}

/* --- the score ------------------------------------------------------------------------------ */

static double seen(const placing *p, double from, double length)
{
    int cells = p->is_across ? p->a->width : p->a->height;
    double sum = 0;
    for (int i = 0; i < cells; i++) {
        double off = (i + 0.5 - from) / length * 2 - 1, distance = off < 0 ? -off : off;
        if (distance < 1)
            sum += p->profile[i] * (distance < FULL_UNTIL ? 1 : (1 - distance) / (1 - FULL_UNTIL));
    }
    return sum;
}

/* How much of what stands below a head is cut off: a grown person is six and a half heads high. */
static double body_lost(const sc_attention *a, const sc_head *h, double from, double length)
{
    double end = h->bottom + 4.6 * (h->bottom - h->top);
    end = end < a->height ? end : a->height;
    end = end < h->top + length ? end : h->top + length;
    if (end <= h->bottom)
        return 0;
    return 1 - overlap(h->bottom, end, from, from + length) / (end - h->bottom);
}

/* 1 for a head that is cut through, less for one of which next to nothing is lost, or left. */
static double cut(double lost)
{
    double nearest = lost < 0.5 ? lost : 1 - lost;
    return nearest < CUT_SURELY ? nearest / CUT_SURELY : 1;
}

static double head_cost(const placing *p, double from, double length)
{
    double cost = 0;
    for (int i = 0; i < p->a->head_count; i++) {
        const sc_head *h = &p->a->heads[i];
        double start = p->is_across ? h->left : h->top, end = p->is_across ? h->right : h->bottom;
        double lost = 1 - overlap(start, end, from, from + length) / (end - start);
        cost += h->weight * (HEAD_COST * lost + CUT_COST * cut(lost));
        if (!p->is_across)
            cost += h->weight * BODY_COST * body_lost(p->a, h, from, length);
    }
    return cost;
}

static double covered_heads(const sc_attention *a, sc_rect r)
{
    double share = 0;
    for (int i = 0; i < a->head_count; i++) {
        const sc_head *h = &a->heads[i];
        double area = (double)(h->right - h->left) * (h->bottom - h->top);
        share += h->weight * overlap(h->left, h->right, r.x, r.x + r.width) *
                 overlap(h->top, h->bottom, r.y, r.y + r.height) / area;
    }
    return share;
}

static double cover_cost(const placing *p, sc_rect crop)
{
    double cost = 0;
    for (size_t i = 0; i < p->count; i++) {
        const sc_rect *c = &p->covered[i];
        sc_rect r = { crop.x + c->x * crop.width, crop.y + c->y * crop.height,
                      c->width * crop.width, c->height * crop.height };
        cost += COVER_COST * (weight_in(p->a, r) + covered_heads(p->a, r));
    }
    return cost;
}

/* What rises highest is what a picture is of: its top is lost last. */
static double top_cost(const placing *p, double from)
{
    double above = 0;
    for (int i = 0; !p->is_across && i < from; i++)
        above += p->profile[i];
    return TOP_COST * above;
}

static sc_rect moved(const placing *p, double to)
{
    sc_rect crop = p->crop;
    *(p->is_across ? &crop.x : &crop.y) = to;
    return crop;
}

static double score(const placing *p, double from, double spare)
{
    double length = p->is_across ? p->crop.width : p->crop.height;
    double away = (from - (p->is_across ? p->crop.x : p->crop.y)) / spare;
    return seen(p, from, length) - head_cost(p, from, length) - cover_cost(p, moved(p, from)) -
           top_cost(p, from) - DISTANCE_COST * away * away;
}

/* --- the search ----------------------------------------------------------------------------- */

static void fill_profile(placing *p)
{
    for (int y = 0; y < p->a->height; y++)
        for (int x = 0; x < p->a->width; x++)
            p->profile[p->is_across ? x : y] += p->a->weights[y * p->a->width + x];
}

static double best_place(const placing *p, double spare)
{
    double best = 0, best_score = 0;
    int steps = (int)(spare + 0.5) < 1 ? 1 : (int)(spare + 0.5);
    for (int i = 0; i <= steps; i++) {
        double from = spare * i / steps, now = score(p, from, spare);
        if (i > 0 && now <= best_score)
            continue;
        best = from;
        best_score = now;
    }
    return best;
}

/* On a whole pixel, at whatever number of eighths of its size the photo was decoded: where that is
 * the size of the card, nothing has to be resampled. */
static double on_grain(double at, double spare)
{
    const double grain = 8;
    double moved = round(at / grain) * grain;
    return moved <= spare ? moved : at;
}

sc_rect sc_photo_crop(const sc_attention *a, sc_rect crop, const sc_rect *covered, size_t count)
{
    double profile[SC_ATTENTION_SIDE] = { 0 };
    double across = (double)a->full_width / a->width, down = (double)a->full_height / a->height;
    double spare_x = a->full_width - crop.width, spare_y = a->full_height - crop.height;
    placing p = { .a = a, .covered = covered, .count = count, .profile = profile };
    p.is_across = spare_x / across >= spare_y / down;
    p.crop = (sc_rect){ crop.x / across, crop.y / down, crop.width / across, crop.height / down };
    double spare = p.is_across ? spare_x / across : spare_y / down;
    if (spare < 0.5)
        return crop;
    fill_profile(&p);
    double at = best_place(&p, spare) / spare;
    if (p.is_across)
        crop.x = on_grain(at * spare_x, spare_x);
    else
        crop.y = on_grain(at * spare_y, spare_y);
    return crop;
}

size_t sc_photo_heads(sc_arena *arena, const sc_attention *a, const sc_rect **out)
{
    double across = (double)a->full_width / a->width, down = (double)a->full_height / a->height;
    sc_rect *heads = SC_NEW_ARRAY(arena, sc_rect, (size_t)a->head_count);
    for (int i = 0; i < a->head_count; i++) {
        const sc_head *h = &a->heads[i];
        heads[i] = (sc_rect){ h->left * across, h->top * down, (h->right - h->left) * across,
                              (h->bottom - h->top) * down };
    }
    *out = heads;
    return (size_t)a->head_count;
}
