/* Framing: see framing.h. */
#include "card/framing.h"

/* How far ink reaches above and below a baseline, in em. */
static const double ABOVE = 0.8, BELOW = 0.25;

typedef struct framing {
    sc_arena *arena;
    const sc_scene *scene;
    const sc_attention *const *looks;
} framing;

/* --- what can move -------------------------------------------------------------------------- */

typedef struct need {
    size_t picture;
    bool is_found;
} need;

static void find_need(const sc_scene_node *node, void *context)
{
    need *n = context;
    const sc_scene_image *image = node->image;
    if (image != NULL && image->picture == n->picture && image->framing == SC_FRAMED_CENTRE)
        n->is_found = true;
}

bool sc_framing_needs(const sc_scene *scene, size_t picture)
{
    need n = { picture, false };
    sc_scene_walk(scene, find_need, &n);
    return n.is_found;
}

/* --- where type stands ---------------------------------------------------------------------- */

typedef struct covering {
    sc_arena *arena;
    const sc_rect *box;
    SC_VEC(sc_rect) rects; /* 0–1 of the box */
} covering;

/* The part of a line's ink that lies over the picture. */
static void add_line(covering *c, const sc_scene_text *text, const sc_line *line)
{
    double em = text->paragraph.size_px, baseline = text->y + line->baseline;
    double left = (text->x + line->x - c->box->x) / c->box->width;
    double right = left + line->width / c->box->width;
    double top = (baseline - ABOVE * em - c->box->y) / c->box->height;
    double bottom = (baseline + BELOW * em - c->box->y) / c->box->height;
    left = left < 0 ? 0 : left;
    top = top < 0 ? 0 : top;
    right = right > 1 ? 1 : right;
    bottom = bottom > 1 ? 1 : bottom;
    if (left < right && top < bottom)
        sc_vec_push(c->arena, &c->rects, ((sc_rect){ left, top, right - left, bottom - top }));
}

static void add_lines(const sc_scene_node *node, void *context)
{
    if (node->text == NULL)
        return;
    for (size_t i = 0; i < node->text->paragraph.line_count; i++)
        add_line(context, node->text, &node->text->paragraph.lines[i]);
}

/* --- moving --------------------------------------------------------------------------------- */

static const sc_scene_image *frame(const sc_scene_image *image, void *context)
{
    const framing *f = context;
    const sc_attention *look = f->looks[image->picture];
    if (image->framing != SC_FRAMED_CENTRE || look == NULL)
        return image;
    covering c = { .arena = f->arena, .box = &image->box };
    sc_scene_walk(f->scene, add_lines, &c);
    sc_scene_image *framed = SC_NEW(f->arena, sc_scene_image);
    *framed = *image;
    framed->crop = sc_photo_crop(look, image->crop, c.rects.items, c.rects.count);
    framed->framing = SC_FRAMED_CONTENT;
    return framed;
}

sc_scene sc_framing_apply(sc_arena *arena, const sc_scene *scene, const sc_attention *const *looks)
{
    framing f = { arena, scene, looks };
    return sc_scene_with_images(arena, scene, frame, &f);
}
