/* Walking the display list, and its text form. See scene.h. */
#include "scene/scene.h"

#include "data/json_write.h"
#include "scene/effects.h"
#include "scene/type_dump.h"

static void walk(const sc_scene_node *node, void (*visit)(const sc_scene_node *, void *),
                 void *context)
{
    visit(node, context);
    for (size_t i = 0; i < node->ground_count; i++)
        walk(node->ground[i], visit, context);
    for (size_t i = 0; i < node->child_count; i++)
        walk(node->children[i], visit, context);
}

void sc_scene_walk(const sc_scene *scene, void (*visit)(const sc_scene_node *node, void *context),
                   void *context)
{
    walk(scene->card, visit, context);
}

/* How the nodes of a copy differ from those they are copied from. */
typedef struct change {
    sc_arena *arena;
    void (*apply)(const struct change *change, sc_scene_node *copy);
    double strength;
    const sc_scene_image *(*replace)(const sc_scene_image *image, void *context);
    void *context;
} change;

static const sc_scene_node *changed(const change *c, const sc_scene_node *node);

static const sc_scene_node *const *changed_list(const change *c, const sc_scene_node *const *nodes,
                                                size_t count)
{
    const sc_scene_node **copies = SC_NEW_ARRAY(c->arena, const sc_scene_node *, count);
    for (size_t i = 0; i < count; i++)
        copies[i] = changed(c, nodes[i]);
    return copies;
}

static const sc_scene_node *changed(const change *c, const sc_scene_node *node)
{
    sc_scene_node *copy = SC_NEW(c->arena, sc_scene_node);
    *copy = *node;
    c->apply(c, copy);
    copy->ground = changed_list(c, node->ground, node->ground_count);
    copy->children = changed_list(c, node->children, node->child_count);
    return copy;
}

static void set_strength(const change *c, sc_scene_node *copy)
{
    if (copy->is_scrim)
        copy->strength = c->strength;
}

sc_scene sc_scene_with_scrim(sc_arena *arena, const sc_scene *scene, double strength)
{
    const change c = { .arena = arena, .apply = set_strength, .strength = strength };
    sc_scene copy = *scene;
    copy.card = changed(&c, scene->card);
    return copy;
}

static void set_image(const change *c, sc_scene_node *copy)
{
    if (copy->image != NULL)
        copy->image = c->replace(copy->image, c->context);
}

sc_scene sc_scene_with_images(sc_arena *arena, const sc_scene *scene,
                              const sc_scene_image *(*replace)(const sc_scene_image *image,
                                                               void *context),
                              void *context)
{
    const change c = { .arena = arena, .apply = set_image, .replace = replace, .context = context };
    sc_scene copy = *scene;
    copy.card = changed(&c, scene->card);
    return copy;
}

/* The same for texts. */
typedef struct texts_change {
    const sc_scene_text *(*replace)(const sc_scene_text *text, void *context);
    void *context;
} texts_change;

static void set_text(const change *c, sc_scene_node *copy)
{
    const texts_change *texts = c->context;
    if (copy->text != NULL)
        copy->text = texts->replace(copy->text, texts->context);
}

sc_scene sc_scene_with_texts(sc_arena *arena, const sc_scene *scene,
                             const sc_scene_text *(*replace)(const sc_scene_text *text,
                                                             void *context),
                             void *context)
{
    texts_change texts = { replace, context };
    const change c = { .arena = arena, .apply = set_text, .context = &texts };
    sc_scene copy = *scene;
    copy.card = changed(&c, scene->card);
    return copy;
}

const char *sc_kept_by_name(sc_kept_by remedy)
{
    static const char *const NAMES[] = { "shade", "panel", "color", "none" };
    return NAMES[remedy];
}

const char *sc_framing_name(sc_framing framing)
{
    static const char *const NAMES[] = { "whole", "layout", "focus", "centre", "content" };
    return NAMES[framing];
}

static void dump_rect(sc_json *json, const char *key, sc_rect rect)
{
    sc_json_key(json, key);
    sc_json_begin_array(json);
    sc_json_number(json, rect.x, 2);
    sc_json_number(json, rect.y, 2);
    sc_json_number(json, rect.width, 2);
    sc_json_number(json, rect.height, 2);
    sc_json_end_array(json);
}

static void dump_number(sc_json *json, const char *key, double value)
{
    sc_json_key(json, key);
    sc_json_number(json, value, 2);
}

static void dump_line(sc_json *json, const sc_scene_text *text, const sc_line *line)
{
    sc_json_begin_object(json);
    sc_json_field(json, "text", line->text);
    dump_number(json, "x", text->x + line->x);
    dump_number(json, "baseline", text->y + line->baseline);
    dump_number(json, "width", line->width);
    dump_number(json, "font_size", text->paragraph.size_px);
    sc_scene_dump_type(json, text, line);
    sc_json_end_object(json);
}

static void dump_panel(sc_json *json, const sc_scene_panel *panel)
{
    sc_json_key(json, "panel");
    sc_json_begin_object(json);
    dump_rect(json, "box", panel->box);
    dump_number(json, "radius", panel->radius);
    sc_scene_dump_color(json, &panel->color);
    sc_json_end_object(json);
}

/* What a text promises, and what was found and done. */
static void dump_legibility(sc_json *json, const sc_scene_text *text)
{
    if (text->legibility <= 0)
        return;
    dump_number(json, "legibility", text->legibility);
    if (text->contrast <= 0)
        return;
    dump_number(json, "contrast", text->contrast);
    sc_json_field(json, "remedy", sc_str_of(sc_kept_by_name(text->kept_by)));
    if (text->panel != NULL)
        dump_panel(json, text->panel);
}

static void dump_text(sc_json *json, const sc_scene_text *text)
{
    const sc_paragraph *paragraph = &text->paragraph;
    sc_json_field_optional(json, "field", text->field);
    dump_number(json, "font_size", paragraph->size_px);
    sc_scene_dump_color(json, &text->color);
    dump_legibility(json, text);
    if (paragraph->line_count > 0 && paragraph->lines[0].run_count > 0)
        sc_json_field(json, "font", sc_face_name(paragraph->lines[0].runs[0].face));
    sc_json_key(json, "clipped");
    sc_json_bool(json, paragraph->is_cut);
    sc_json_key(json, "lines");
    sc_json_begin_array(json);
    for (size_t i = 0; i < paragraph->line_count; i++)
        dump_line(json, text, &paragraph->lines[i]);
    sc_json_end_array(json);
}

static void dump_node(const sc_scene_node *node, void *context)
{
    static const char *const KINDS[] = { "box", "text", "image" };
    sc_json *json = context;
    sc_json_begin_object(json);
    sc_json_field(json, "name", node->name);
    sc_json_field(json, "kind", sc_str_of(KINDS[node->kind]));
    dump_rect(json, "box", node->box);
    if (node->is_scrim)
        dump_number(json, "strength", node->strength);
    sc_scene_dump_effects(node, json);
    if (node->text != NULL)
        dump_text(json, node->text);
    if (node->image != NULL) {
        dump_rect(json, "crop", node->image->crop);
        sc_json_field(json, "framing", sc_str_of(sc_framing_name(node->image->framing)));
    }
    sc_json_end_object(json);
}

void sc_scene_dump(const sc_scene *scene, sc_buf *out)
{
    sc_json json = sc_json_new(out);
    sc_json_begin_object(&json);
    sc_json_field_integer(&json, "width", scene->width);
    sc_json_field_integer(&json, "height", scene->height);
    sc_json_key(&json, "nodes");
    sc_json_begin_array(&json);
    sc_scene_walk(scene, dump_node, &json);
    sc_json_end_array(&json);
    sc_json_end_object(&json);
}
