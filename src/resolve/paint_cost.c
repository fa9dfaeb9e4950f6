/*
 * A scene in, a verdict out. The unit is a pixel of a linear gradient: about 10 ns on a machine of
 * 2020. The weights of all else were measured against it, on cards of 1200 x 630 px. Areas are
 * those of boxes as far as they are on the card; what clips within it is not looked at.
 */
#include "resolve/paint_cost.h"

#include "scene/rect.h"

#include <math.h>

static const double PIXELS_MAX = 150e6;

/* How many times the work of a gradient's pixel. A group is what has a surface of its own. */
static const double SHADOW = 3, GROUP = 0.15, RECOLORING = 1, BLUR = 11, DROP_SHADOW = 8,
                    BLENDING = 2, BLENDING_OF_HUES = 6;

/* Beyond 3 standard deviations, each half of CSS's blur radius, nothing is to be seen. */
static const double REACH = 1.5;

typedef struct bill {
    sc_rect card;
    double pixels;
    const sc_scene_node *excess; /* the first node that is past the limit */
} bill;

/* --- areas ---------------------------------------------------------------------------------- */

static double area(sc_rect r)
{
    return r.width * r.height;
}

/* The rectangle from one corner to the opposite one. */
static sc_rect between(double left, double top, double right, double bottom)
{
    return (sc_rect){ left, top, fmax(0, right - left), fmax(0, bottom - top) };
}

static sc_rect both(sc_rect a, sc_rect b)
{
    if (area(a) <= 0 || area(b) <= 0)
        return area(a) <= 0 ? b : a;
    return between(fmin(a.x, b.x), fmin(a.y, b.y), fmax(a.x + a.width, b.x + b.width),
                   fmax(a.y + a.height, b.y + b.height));
}

static sc_rect grown(sc_rect r, double by)
{
    return between(r.x - by, r.y - by, r.x + r.width + by, r.y + r.height + by);
}

/* The part of the card that a rectangle can cover after its transforms. */
static sc_rect on_card(const bill *b, sc_matrix m, sc_rect r)
{
    return sc_rect_common(sc_rect_moved(r, m), b->card);
}

/* --- what a node has ------------------------------------------------------------------------ */

static double of_layers(const sc_background *all, double pixels)
{
    static const double WEIGHTS[] = { [SC_FILL_COLOR] = 0.1,
                                      [SC_FILL_LINEAR] = 1,
                                      [SC_FILL_RADIAL] = 1,
                                      [SC_FILL_CONIC] = 4,
                                      [SC_FILL_PICTURE] = 0 };
    double sum = 0;
    for (size_t i = 0; i < all->count; i++)
        sum += WEIGHTS[all->layers[i].kind] * pixels;
    return sum;
}

/* Where a shadow can be seen that a box casts, or one inside it. */
static sc_rect shaded(sc_rect box, const sc_scene_shadow *s)
{
    if (s->is_inset)
        return box;
    sc_rect out = grown(box, s->spread + REACH * s->blur);
    out.x += s->x;
    out.y += s->y;
    return out;
}

static double of_shadows(const bill *b, const sc_scene_node *node, sc_matrix m)
{
    double sum = 0;
    for (size_t i = 0; i < node->shadow_count; i++)
        sum += SHADOW * area(on_card(b, m, shaded(node->box, &node->shadows[i])));
    for (size_t i = 0;
         node->text != NULL && node->text->type != NULL && i < node->text->type->shadow_count;
         i++) {
        const sc_scene_type_shadow *s = &node->text->type->shadows[i];
        const sc_scene_shadow same = { .x = s->x, .y = s->y, .blur = s->blur };
        sum += SHADOW * area(on_card(b, m, shaded(node->box, &same)));
    }
    return sum;
}

/* `seen`: what the node and all in it cover. A drop shadow is made of all there is room for. */
static double of_filters(const bill *b, const sc_scene_node *node, sc_matrix m, sc_rect seen)
{
    double sum = 0;
    for (size_t i = 0; i < node->filter_count; i++) {
        const sc_scene_filter *f = &node->filters[i];
        double reach = 2 * REACH * f->amount * sc_matrix_scale(m);
        if (f->kind == SC_EFFECT_BLUR)
            sum += BLUR * area(sc_rect_common(grown(seen, reach), b->card));
        else if (f->kind == SC_EFFECT_DROP_SHADOW)
            sum += DROP_SHADOW * area(b->card);
        else
            sum += RECOLORING * area(seen);
    }
    return sum;
}

static double of_group(const bill *b, const sc_scene_node *node)
{
    double weight = 0;
    if (node->opacity < 1 || node->filter_count > 0 || node->mask.count > 0 ||
        node->blend != SC_BLEND_NORMAL)
        weight += GROUP;
    if (node->mask.count > 0)
        weight += GROUP;
    if (node->blend != SC_BLEND_NORMAL)
        weight += node->blend >= SC_BLEND_HUE ? BLENDING_OF_HUES : BLENDING;
    return weight * area(b->card);
}

/* --- the whole ------------------------------------------------------------------------------ */

static void charge(bill *b, const sc_scene_node *node, double pixels)
{
    b->pixels += pixels;
    if (b->pixels > PIXELS_MAX && b->excess == NULL)
        b->excess = node;
}

/* @return the part of the card that the node and all in it cover. */
static sc_rect add_node(bill *b, const sc_scene_node *node, sc_matrix m)
{
    if (node->opacity <= 0)
        return (sc_rect){ 0 };
    if (node->is_transformed)
        m = sc_matrix_multiply(m, node->transform);
    sc_rect own = on_card(b, m, node->box), all = own;
    charge(b, node,
           of_layers(&node->background, area(own)) + of_layers(&node->mask, area(own)) +
               of_shadows(b, node, m) + of_group(b, node));
    for (size_t i = 0; i < node->ground_count; i++)
        all = both(all, add_node(b, node->ground[i], m));
    for (size_t i = 0; i < node->child_count; i++)
        all = both(all, add_node(b, node->children[i], m));
    charge(b, node, of_filters(b, node, m, all));
    return all;
}

sc_status sc_paint_cost_check(const sc_scene *scene, sc_diags *diags)
{
    bill b = { .card = { 0, 0, scene->width, scene->height } };
    add_node(&b, scene->card, SC_MATRIX_IDENTITY);
    if (b.excess == NULL)
        return SC_OK;
    sc_diag_error(diags, b.excess->span, "resolve.too-much-painting",
                  "make these nodes smaller, or fewer: a blurred or conic one counts several times",
                  "the card's gradients, shadows, filters and blending come to %.0f million "
                  "pixels; %.0f million are the most",
                  ceil(b.pixels / 1e6), PIXELS_MAX / 1e6);
    return SC_E_CONFIG;
}
