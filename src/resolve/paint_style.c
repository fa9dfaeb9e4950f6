/* The paint of boxes in px: see paint_style.h. */
#include "resolve/paint_style.h"

#include <math.h>

/* Lengths of the card can make more of a number than its range allows. */
static const double PX_MAX = 32000, BLUR_MAX = 1000;

/* A length whose percentages are of `whole`. */
static double px(sc_length length, const sc_length_base *base, double whole)
{
    sc_length_base own = *base;
    own.percent_px = whole;
    return fmin(fmax(sc_length_px(length, &own), -PX_MAX), PX_MAX);
}

/* --- corners -------------------------------------------------------------------------------- */

/* CSS Backgrounds 3, section 4.5: radii that overlap are all scaled down alike. */
static void fit_radii(sc_radius radius[4], sc_rect box)
{
    double scale = 1;
    for (int i = 0; i < 4; i++) {
        bool is_across = i % 2 == 0;
        const sc_radius *a = &radius[i], *b = &radius[(i + 1) % 4];
        double sum = is_across ? a->x + b->x : a->y + b->y;
        double side = is_across ? box.width : box.height;
        if (sum > side)
            scale = fmin(scale, side / sum);
    }
    for (int i = 0; i < 4; i++) {
        radius[i].x *= scale;
        radius[i].y *= scale;
    }
}

/* A corner that is not round one way is square. */
static sc_radius radius_of(const sc_point *p, const sc_length_base *base, sc_rect box)
{
    sc_radius r = { px(p->x, base, box.width), px(p->y, base, box.height) };
    return r.x > 0 && r.y > 0 ? r : (sc_radius){ 0, 0 };
}

/* --- effects -------------------------------------------------------------------------------- */

static sc_scene_shadow shadow_of(const sc_shadow_rule *rule, const sc_tree_node *t)
{
    const sc_length_base *base = &t->lengths;
    return (sc_scene_shadow){
        .x = px(rule->x, base, 0),
        .y = px(rule->y, base, 0),
        .blur = fmin(px(rule->blur, base, 0), BLUR_MAX),
        .spread = px(rule->spread, base, 0),
        .color = rule->has_color ? rule->color : t->cascaded.style.color,
        .is_inset = rule->is_inset,
    };
}

static void set_shadows(sc_arena *arena, const sc_tree_node *t, sc_scene_node *node)
{
    const sc_shadows *rules = &t->cascaded.style.box_shadow;
    sc_scene_shadow *shadows = SC_NEW_ARRAY(arena, sc_scene_shadow, rules->count);
    for (size_t i = 0; i < rules->count; i++)
        shadows[i] = shadow_of(&rules->items[i], t);
    node->shadows = shadows;
    node->shadow_count = rules->count;
}

static void set_filters(sc_arena *arena, const sc_tree_node *t, sc_scene_node *node)
{
    const sc_filters *rules = &t->cascaded.style.filter;
    sc_scene_filter *filters = SC_NEW_ARRAY(arena, sc_scene_filter, rules->count);
    for (size_t i = 0; i < rules->count; i++) {
        const sc_filter_rule *rule = &rules->items[i];
        filters[i] = (sc_scene_filter){ .kind = rule->kind, .amount = rule->amount };
        if (rule->kind == SC_EFFECT_BLUR)
            filters[i].amount = fmin(px(rule->blur, &t->lengths, 0), BLUR_MAX / 2);
        if (rule->kind == SC_EFFECT_DROP_SHADOW)
            filters[i].shadow = shadow_of(&rule->shadow, t);
    }
    node->filters = filters;
    node->filter_count = rules->count;
}

/* --- transforms ----------------------------------------------------------------------------- */

static sc_matrix matrix_of(const sc_transform_rule *rule, const sc_length_base *base, sc_rect box)
{
    double across = rule->across * M_PI / 180, down = rule->down * M_PI / 180;
    switch (rule->kind) {
    case SC_TRANSLATE:
        return (
            sc_matrix){ 1, 0, 0, 1, px(rule->x, base, box.width), px(rule->y, base, box.height) };
    case SC_SCALE:
        return (sc_matrix){ rule->across, 0, 0, rule->down, 0, 0 };
    case SC_ROTATE:
        return (sc_matrix){ cos(across), sin(across), -sin(across), cos(across), 0, 0 };
    case SC_SKEW:
        return (sc_matrix){ 1, tan(down), tan(across), 1, 0, 0 };
    }
    return SC_MATRIX_IDENTITY;
}

/* CSS Transforms 1, section 6: about the origin, the last function first. */
static void set_transform(const sc_tree_node *t, sc_scene_node *node)
{
    const sc_transforms *rules = &t->cascaded.style.transform;
    const sc_point *origin = &t->cascaded.style.transform_origin;
    double x = node->box.x + px(origin->x, &t->lengths, node->box.width);
    double y = node->box.y + px(origin->y, &t->lengths, node->box.height);
    sc_matrix m = { 1, 0, 0, 1, x, y };
    for (size_t i = 0; i < rules->count; i++)
        m = sc_matrix_multiply(m, matrix_of(&rules->items[i], &t->lengths, node->box));
    node->is_transformed = rules->count > 0;
    node->transform = sc_matrix_multiply(m, (sc_matrix){ 1, 0, 0, 1, -x, -y });
}

void sc_paint_style_set(sc_arena *arena, const sc_tree_node *t, sc_scene_node *node)
{
    const sc_style *s = &t->cascaded.style;
    node->background = s->background;
    node->is_scrim = s->scrim == SC_SCRIM_AUTO;
    node->strength = 1;
    node->opacity = s->opacity;
    node->blend = (sc_blend)s->mix_blend_mode;
    node->mask = s->mask;
    node->clips = s->overflow == SC_OVERFLOW_HIDDEN;
    node->lengths = t->lengths;
    for (int i = 0; i < 4; i++) {
        node->border_width[i] = t->flex.style.border[i];
        node->border_color[i] = s->border_color[i];
        node->radius[i] = radius_of(&s->border_radius[i], &t->lengths, node->box);
    }
    fit_radii(node->radius, node->box);
    set_shadows(arena, t, node);
    set_filters(arena, t, node);
    set_transform(t, node);
}

typedef struct effect_count {
    size_t count;
    const sc_scene_node *excess; /* the first node that is past the limit */
} effect_count;

static void count_effects(const sc_scene_node *node, void *context)
{
    effect_count *effects = context;
    effects->count += node->shadow_count + node->filter_count + (node->mask.count > 0) +
                      (node->blend != SC_BLEND_NORMAL);
    if (effects->count > SC_EFFECTS_MAX && effects->excess == NULL)
        effects->excess = node;
}

sc_status sc_paint_style_check(const sc_scene *scene, sc_diags *diags)
{
    effect_count effects = { 0, NULL };
    sc_scene_walk(scene, count_effects, &effects);
    if (effects.excess == NULL)
        return SC_OK;
    sc_diag_error(diags, effects.excess->span, "resolve.too-many-effects", NULL,
                  "the card has %zu shadows, filters, masks and blended nodes; %d are the most",
                  effects.count, SC_EFFECTS_MAX);
    return SC_E_CONFIG;
}
