/*
 * Painting a scene: for each node its shadows, its background, its border, its content, then its
 * children; all of it as a group where it is filtered, masked or blended.
 * Boxes are snapped to whole px, edge by edge, as browsers do. See paint.h.
 */
#include "paint/paint.h"

#include "paint/background.h"
#include "paint/border.h"
#include "paint/group.h"
#include "paint/painter.h"
#include "paint/shadow.h"
#include "paint/shape.h"
#include "paint/text.h"

#include <math.h>
#include <string.h>

/* Boxes reach 32,000 px, and Cairo holds coordinates up to 8 million. */
static const double SCALE_MAX = 100, OFFSET_MAX = 3e6;

static void paint_image(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    const sc_rect *at = &node->image->box;
    for (size_t i = 0; i < p->picture_count; i++) {
        if (p->pictures[i].image != node->image)
            continue;
        sc_shape inside = sc_shape_padding_box(node, box);
        cairo_save(p->cr);
        if (sc_shape_has_corners(inside.radius)) {
            sc_shape_add(p->cr, &inside);
            cairo_clip(p->cr);
        }
        sc_painter_set_bitmap(p, &p->pictures[i].bitmap, at->x, at->y);
        cairo_rectangle(p->cr, at->x, at->y, at->width, at->height);
        cairo_fill(p->cr);
        cairo_restore(p->cr);
        return;
    }
}

/* --- nodes ---------------------------------------------------------------------------------- */

static void paint_node(sc_painter *p, const sc_scene_node *node);

static void paint_inside(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    if (node->kind == SC_SCENE_TEXT)
        sc_paint_text(p, node->text);
    else if (node->kind == SC_SCENE_IMAGE)
        paint_image(p, node, box);
    for (size_t i = 0; i < node->child_count; i++)
        paint_node(p, node->children[i]);
}

static void clip_to_padding(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    sc_shape inside = sc_shape_padding_box(node, box);
    sc_shape_add(p->cr, &inside);
    cairo_clip(p->cr);
}

static void paint_box(sc_painter *p, const sc_scene_node *node, sc_rect box)
{
    sc_paint_shadows(p, node, box);
    sc_paint_background(p, node, box);
    for (size_t i = 0; i < node->ground_count; i++)
        paint_node(p, node->ground[i]);
    sc_paint_inset_shadows(p, node, box);
    sc_paint_border(p, node, box);
    if (node->clips)
        clip_to_padding(p, node, box);
    paint_inside(p, node, box);
}

/* Transforms that leave nothing to be seen, or that Cairo's coordinates cannot hold, hide. */
static bool transform(sc_painter *p, const sc_scene_node *node)
{
    sc_matrix m = node->transform, back;
    if (!node->is_transformed)
        return true;
    const cairo_matrix_t own = { m.xx, m.yx, m.xy, m.yy, m.x0, m.y0 };
    sc_matrix whole = sc_matrix_multiply(sc_painter_matrix(p), m);
    if (!sc_matrix_invert(whole, &back) || sc_matrix_scale(whole) > SCALE_MAX ||
        fabs(whole.x0) > OFFSET_MAX || fabs(whole.y0) > OFFSET_MAX)
        return false;
    cairo_transform(p->cr, &own);
    p->is_transformed = true;
    return true;
}

static void paint_node(sc_painter *p, const sc_scene_node *node)
{
    sc_rect box = sc_shape_snapped(node->box);
    bool was_transformed = p->is_transformed;
    if (node->opacity <= 0)
        return;
    cairo_save(p->cr);
    if (!transform(p, node)) {
        cairo_restore(p->cr);
        return;
    }
    if (sc_group_is_needed(node)) {
        sc_group group = sc_group_begin(p, node);
        paint_box(p, node, box);
        sc_group_end(p, &group, node, box);
    } else {
        paint_box(p, node, box);
    }
    p->is_transformed = was_transformed;
    cairo_restore(p->cr);
}

/* --- cards ---------------------------------------------------------------------------------- */

static sc_bitmap new_bitmap(sc_arena *arena, int width, int height)
{
    sc_bitmap bitmap = { .width = width, .height = height, .is_opaque = true };
    bitmap.stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    bitmap.pixels = sc_arena_alloc_raw(arena, (size_t)height, (size_t)bitmap.stride);
    return bitmap;
}

/* Paint into a bitmap of `1 / step` the card's size, within `p->clip`. */
static sc_status paint_onto(sc_painter *p, const sc_scene *scene, sc_bitmap bitmap, sc_diags *diags,
                            sc_bitmap *out)
{
    const sc_rect *clip = &p->clip;
    p->arena = sc_arena_new(0);
    p->cr = cairo_create(sc_painter_surface(p->arena, &bitmap));
    cairo_scale(p->cr, 1.0 / p->step, 1.0 / p->step);
    cairo_rectangle(p->cr, clip->x, clip->y, clip->width, clip->height);
    cairo_clip(p->cr);
    cairo_set_source_rgb(p->cr, 1, 1, 1);
    if (!p->has_base)
        cairo_paint(p->cr);
    paint_node(p, scene->card);
    cairo_status_t status = cairo_status(p->cr);
    cairo_surface_flush(cairo_get_target(p->cr));
    cairo_destroy(p->cr);
    sc_arena_free(p->arena);
    if (status != CAIRO_STATUS_SUCCESS) {
        sc_diag_error(diags, scene->card->span, "paint.failed", NULL, "cannot paint the card: %s",
                      cairo_status_to_string(status));
        return SC_E_BUG;
    }
    *out = bitmap;
    return SC_OK;
}

sc_status sc_painter_scene(sc_painter *p, const sc_scene *scene, sc_arena *arena, sc_diags *diags,
                           sc_bitmap *out)
{
    int width = (scene->width + p->step - 1) / p->step;
    int height = (scene->height + p->step - 1) / p->step;
    return paint_onto(p, scene, new_bitmap(arena, width, height), diags, out);
}

sc_status sc_paint(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                   size_t count, sc_diags *diags, sc_bitmap *out)
{
    sc_painter p = { .pictures = pictures,
                     .picture_count = count,
                     .clip = { 0, 0, scene->width, scene->height },
                     .step = 1 };
    return sc_painter_scene(&p, scene, arena, diags, out);
}

/* Whether a picture hides all of the card that was painted before it, and fills it to its edges. */
static bool fills_card(const sc_scene_node *node, const sc_scene *scene,
                       const sc_paint_picture *picture)
{
    const sc_rect *at = &picture->image->box;
    const double *w = node->border_width;
    bool is_plain = !sc_group_is_needed(node) && !node->is_transformed &&
                    !sc_shape_has_corners(node->radius) && node->shadow_count == 0 &&
                    node->ground_count == 0 && node->child_count == 0 &&
                    w[0] + w[1] + w[2] + w[3] == 0;
    return is_plain && picture->bitmap.is_opaque && at->x == 0 && at->y == 0 &&
           at->width == scene->width && at->height == scene->height &&
           picture->bitmap.stride == 4 * scene->width;
}

/* The picture that is the first of the card's children and fills it; NULL if there is none. */
static const sc_paint_picture *find_base(const sc_scene *scene, const sc_paint_picture *pictures,
                                         size_t count)
{
    const sc_scene_node *card = scene->card, *first;
    if (card->child_count == 0 || card->ground_count > 0 || sc_group_is_needed(card) ||
        card->is_transformed || card->clips || sc_shape_has_corners(card->radius))
        return NULL;
    first = card->children[0];
    for (size_t i = 0; i < count; i++)
        if (first->image == pictures[i].image && fills_card(first, scene, &pictures[i]))
            return &pictures[i];
    return NULL;
}

sc_status sc_paint_over(sc_arena *arena, const sc_scene *scene, const sc_paint_picture *pictures,
                        size_t count, sc_diags *diags, sc_bitmap *out)
{
    const sc_paint_picture *base = find_base(scene, pictures, count);
    if (base == NULL)
        return sc_paint(arena, scene, pictures, count, diags, out);
    sc_painter p = { .pictures = pictures,
                     .picture_count = count,
                     .clip = { 0, 0, scene->width, scene->height },
                     .step = 1,
                     .has_base = true };
    sc_scene above = *scene;
    sc_scene_node card = *scene->card;
    card.background.count = 0;
    memset(card.border_width, 0, sizeof card.border_width);
    card.shadow_count = 0;
    card.children++;
    card.child_count--;
    above.card = &card;
    return paint_onto(&p, &above, base->bitmap, diags, out);
}
