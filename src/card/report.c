/* Reports of texts: see report.h. */
#include "card/report.h"

#include <math.h>

typedef struct listing {
    sc_arena *arena;
    const sc_legibility *legibility;
    SC_VEC(sc_text_report) reports;
} listing;

/* The contrast measured of a text; 0: none was promised. */
static double contrast_of(const sc_legibility *legibility, const sc_scene_text *text)
{
    for (size_t i = 0; i < legibility->count; i++)
        if (legibility->contrasts[i].text == text)
            return legibility->contrasts[i].ratio;
    return 0;
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
        .contrast = contrast_of(l->legibility, node->text),
        .is_cut = node->text->paragraph.is_cut,
    };
    sc_vec_push(l->arena, &l->reports, report);
}

void sc_card_report(sc_arena *arena, const sc_scene *scene, const sc_legibility *legibility,
                    const sc_text_report **out, size_t *count)
{
    listing l = { .arena = arena, .legibility = legibility };
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
