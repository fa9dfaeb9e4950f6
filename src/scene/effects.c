/* Effects as JSON: see effects.h. */
#include "scene/effects.h"

static void add_number(sc_json *json, const char *key, double value)
{
    sc_json_key(json, key);
    sc_json_number(json, value, 2);
}

void sc_scene_dump_color(sc_json *json, const sc_color *color)
{
    sc_json_key(json, "color");
    sc_json_begin_array(json);
    sc_json_number(json, color->r * 255, 0);
    sc_json_number(json, color->g * 255, 0);
    sc_json_number(json, color->b * 255, 0);
    sc_json_number(json, color->a, 2);
    sc_json_end_array(json);
}

static void add_shadow(sc_json *json, const sc_scene_shadow *shadow)
{
    add_number(json, "x", shadow->x);
    add_number(json, "y", shadow->y);
    add_number(json, "blur", shadow->blur);
    if (shadow->spread != 0)
        add_number(json, "spread", shadow->spread);
    sc_scene_dump_color(json, &shadow->color);
    if (!shadow->is_inset)
        return;
    sc_json_key(json, "inset");
    sc_json_bool(json, true);
}

static void add_shadows(sc_json *json, const sc_scene_node *node)
{
    sc_json_key(json, "shadows");
    sc_json_begin_array(json);
    for (size_t i = 0; i < node->shadow_count; i++) {
        sc_json_begin_object(json);
        add_shadow(json, &node->shadows[i]);
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}

static void add_filters(sc_json *json, const sc_scene_node *node)
{
    sc_json_key(json, "filters");
    sc_json_begin_array(json);
    for (size_t i = 0; i < node->filter_count; i++) {
        const sc_scene_filter *filter = &node->filters[i];
        sc_json_begin_object(json);
        sc_json_field(json, "name", sc_str_of(sc_effect_name(filter->kind)));
        if (filter->kind == SC_EFFECT_DROP_SHADOW)
            add_shadow(json, &filter->shadow);
        else
            add_number(json, "amount", filter->amount);
        sc_json_end_object(json);
    }
    sc_json_end_array(json);
}

static void add_transform(sc_json *json, const sc_matrix *m)
{
    const double values[] = { m->xx, m->yx, m->xy, m->yy, m->x0, m->y0 };
    sc_json_key(json, "transform");
    sc_json_begin_array(json);
    for (int i = 0; i < 6; i++)
        sc_json_number(json, values[i], 4);
    sc_json_end_array(json);
}

void sc_scene_dump_effects(const sc_scene_node *node, sc_json *json)
{
    if (node->shadow_count > 0)
        add_shadows(json, node);
    if (node->filter_count > 0)
        add_filters(json, node);
    if (node->mask.count > 0)
        sc_json_field_integer(json, "mask", (int)node->mask.count);
    if (node->blend != SC_BLEND_NORMAL)
        sc_json_field(json, "blend",
                      sc_str_of(sc_property_find(SC_STR("mix-blend-mode"))->choices[node->blend]));
    if (node->is_transformed)
        add_transform(json, &node->transform);
}
