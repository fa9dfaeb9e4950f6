/* Reports of texts: see report.h. */
#include "card/report.h"

#include <math.h>

typedef struct listing {
    sc_arena *arena;
    double strength; /* of the scrims */
    SC_VEC(sc_text_report) reports;
} listing;

static void find_strength(const sc_scene_node *node, void *context)
{
    listing *l = context;
    if (node->is_scrim)
        l->strength = node->strength;
}

/* How much of its remedy a text took: of the scrims' strength, or of the panel's opacity. */
static double strength_of(const listing *l, const sc_scene_text *text)
{
    if (text->kept_by == SC_KEPT_BY_SHADE)
        return l->strength;
    return text->panel != NULL ? text->panel->color.a : 0;
}

/* #rrggbb, and two digits more if it is not opaque. */
static sc_str hex_of(sc_arena *arena, const sc_color *c)
{
    unsigned levels[4];
    const double channels[4] = { c->r, c->g, c->b, c->a };
    for (int i = 0; i < 4; i++)
        levels[i] = (unsigned)lround(fmin(fmax(channels[i], 0), 1) * 255);
    sc_str alpha = levels[3] < 255 ? sc_str_fmt(arena, "%02x", levels[3]) : SC_STR("");
    return sc_str_fmt(arena, "#%02x%02x%02x%.*s", levels[0], levels[1], levels[2],
                      SC_STR_ARG(alpha));
}

static void add_legibility(const listing *l, const sc_scene_text *text, sc_text_report *report)
{
    if (text->contrast <= 0)
        return;
    report->contrast = text->contrast;
    report->remedy = sc_kept_by_name(text->kept_by);
    report->strength = strength_of(l, text);
    if (text->kept_by == SC_KEPT_BY_PANEL || text->kept_by == SC_KEPT_BY_COLOR)
        report->color = hex_of(l->arena, &text->color);
}

static void list_text(const sc_scene_node *node, void *context)
{
    listing *l = context;
    if (node->text == NULL)
        return;
    sc_text_report report = {
        .node = node->name,
        .field = node->text->field,
        .size_px = node->text->paragraph.size_px,
        .lines = node->text->paragraph.line_count,
        .is_cut = node->text->paragraph.is_cut,
    };
    add_legibility(l, node->text, &report);
    sc_vec_push(l->arena, &l->reports, report);
}

void sc_card_report(sc_arena *arena, const sc_scene *scene, const sc_text_report **out,
                    size_t *count)
{
    listing l = { .arena = arena };
    sc_scene_walk(scene, find_strength, &l);
    sc_scene_walk(scene, list_text, &l);
    for (size_t i = 0; i < scene->drop_count; i++) {
        sc_text_report dropped = { .node = scene->drops[i].node,
                                   .field = scene->drops[i].field,
                                   .is_dropped = true };
        sc_vec_push(arena, &l.reports, dropped);
    }
    *out = l.reports.items;
    *count = l.reports.count;
}

typedef struct crop_listing {
    sc_arena *arena;
    SC_VEC(sc_crop_report) crops;
} crop_listing;

static void list_crop(const sc_scene_node *node, void *context)
{
    crop_listing *l = context;
    if (node->image == NULL)
        return;
    const sc_rect *crop = &node->image->crop;
    sc_crop_report report = {
        .node = node->name,
        .x = (int)lround(crop->x),
        .y = (int)lround(crop->y),
        .width = (int)lround(crop->width),
        .height = (int)lround(crop->height),
        .framing = sc_framing_name(node->image->framing),
    };
    sc_vec_push(l->arena, &l->crops, report);
}

void sc_card_report_crops(sc_arena *arena, const sc_scene *scene, const sc_crop_report **out,
                          size_t *count)
{
    crop_listing l = { .arena = arena };
    sc_scene_walk(scene, list_crop, &l);
    *out = l.crops.items;
    *count = l.crops.count;
}
