/*
 * Placing: boxes become absolute, texts get their colours, pictures their crops. See place.h.
 */
#include "resolve/place.h"

#include "base/number.h"
#include "resolve/paint_style.h"
#include "resolve/picture_layers.h"
#include "resolve/type_style.h"

#include <math.h>

/* Beyond this a photo is visibly soft. */
static const double UPSCALE_MAX = 1.5;

/* People's heads are above the middle of most photographs. */
static const double DEFAULT_FOCUS_X = 0.5, DEFAULT_FOCUS_Y = 0.4;

static double dim_px(sc_dim dim, double whole)
{
    return dim.unit == SC_DIM_PERCENT ? dim.value / 100 * whole : dim.value;
}

sc_rect sc_place_content_box(const sc_tree_node *t, double parent_width)
{
    const sc_flex_style *s = &t->flex.style;
    double edge[4];
    for (int i = 0; i < 4; i++)
        edge[i] = dim_px(s->padding[i], parent_width) + s->border[i];
    return (sc_rect){ edge[SC_LEFT], edge[SC_TOP],
                      fmax(0, t->flex.width - edge[SC_LEFT] - edge[SC_RIGHT]),
                      fmax(0, t->flex.height - edge[SC_TOP] - edge[SC_BOTTOM]) };
}

/* --- pictures ------------------------------------------------------------------------------- */

static sc_rect snapped(sc_rect r)
{
    double left = round(r.x), top = round(r.y);
    return (sc_rect){ left, top, fmax(1, round(r.x + r.width) - left),
                      fmax(1, round(r.y + r.height) - top) };
}

/* object-position as CSS has it: a percentage is the share of the spare room that stands before the
 * picture, a length is that room itself. `spare` and the result are px of the card. */
static double before(sc_length at, const sc_length_base *base, double spare)
{
    return at.unit == SC_UNIT_PERCENT ? at.value / 100 * spare : sc_length_px(at, base);
}

/* A covered box has less than no room to spare: what stands before it is cut off. */
static sc_rect crop_at(const sc_tree_node *t, sc_rect crop, sc_rect box)
{
    const sc_point *at = &t->cascaded.style.object_position;
    double scale = box.width / crop.width;
    double spare_x = t->picture->info.width - crop.width;
    double spare_y = t->picture->info.height - crop.height;
    crop.x = -before(at->x, &t->lengths, -spare_x * scale) / scale;
    crop.y = -before(at->y, &t->lengths, -spare_y * scale) / scale;
    crop.x = fmin(fmax(0, crop.x), spare_x);
    crop.y = fmin(fmax(0, crop.y), spare_y);
    return crop;
}

static sc_rect cover(const sc_tree_node *t, sc_rect box)
{
    const sc_picture *p = t->picture;
    double x = p->has_focus ? p->focus_x : DEFAULT_FOCUS_X;
    double y = p->has_focus ? p->focus_y : DEFAULT_FOCUS_Y;
    sc_rect crop = sc_photo_cover(p->info.width, p->info.height, box.width, box.height, x, y);
    bool is_auto = t->cascaded.style.object_position.x.unit == SC_UNIT_AUTO;
    return is_auto ? crop : crop_at(t, crop, box);
}

static sc_framing framing_of(const sc_tree_node *t)
{
    if (t->cascaded.style.object_position.x.unit != SC_UNIT_AUTO)
        return SC_FRAMED_LAYOUT;
    return t->picture->has_focus ? SC_FRAMED_FOCUS : SC_FRAMED_CENTRE;
}

/* The largest box of the picture's shape inside `box`: in its middle, or where the layout says. */
static sc_rect contain(const sc_tree_node *t, sc_rect box)
{
    const sc_picture *picture = t->picture;
    sc_point at = t->cascaded.style.object_position;
    if (at.x.unit == SC_UNIT_AUTO)
        at.x = at.y = (sc_length){ SC_UNIT_PERCENT, 50 };
    double scale = fmin(box.width / picture->info.width, box.height / picture->info.height);
    double width = picture->info.width * scale, height = picture->info.height * scale;
    double x = before(at.x, &t->lengths, box.width - width);
    double y = before(at.y, &t->lengths, box.height - height);
    return (sc_rect){ box.x + fmin(fmax(0, x), box.width - width),
                      box.y + fmin(fmax(0, y), box.height - height), width, height };
}

static void warn_enlarged(const sc_tree_build *b, const sc_tree_node *t,
                          const sc_scene_image *image)
{
    double scale = image->box.width / image->crop.width;
    if (scale <= UPSCALE_MAX || t->picture->info.is_scalable)
        return;
    sc_buf times = sc_buf_new(b->arena, 32);
    sc_number_add(&times, scale, 1);
    sc_diag_warn(b->diags, sc_template_fill(t->cascaded.content, &b->binding).span,
                 "resolve.photo-enlarged",
                 "use a larger picture, or a layout that shows it smaller",
                 "the picture is enlarged %.*s times on the %s card and will look soft",
                 SC_STR_ARG(sc_buf_str(&times)), b->binding.platform->name);
}

const sc_scene_image *sc_place_picture(const sc_tree_build *b, const sc_tree_node *t, sc_rect box)
{
    const sc_picture *p = t->picture;
    sc_scene_image *image = SC_NEW(b->arena, sc_scene_image);
    image->picture = (size_t)(p - b->request->pictures);
    image->crop = (sc_rect){ 0, 0, p->info.width, p->info.height };
    if (t->cascaded.style.object_fit == SC_OBJECT_CONTAIN)
        box = contain(t, box);
    image->box = snapped(box);
    if (t->cascaded.style.object_fit == SC_OBJECT_COVER) {
        image->crop = cover(t, image->box);
        image->framing = framing_of(t);
    }
    warn_enlarged(b, t, image);
    return image;
}

/* --- texts ---------------------------------------------------------------------------------- */

static const sc_scene_text *place_text(const sc_tree_build *b, const sc_tree_node *t, sc_rect box,
                                       sc_matrix to_card)
{
    sc_scene_text *text = SC_NEW(b->arena, sc_scene_text);
    text->paragraph = t->text->paragraph;
    text->x = box.x;
    text->y = box.y;
    text->to_card = to_card;
    text->color = t->cascaded.style.color;
    text->legibility = t->cascaded.style.legibility;
    text->remedy = (sc_kept_by)t->cascaded.style.remedy;
    text->remedy_color = t->cascaded.style.remedy_color;
    text->type = sc_type_paint(b->arena, t);
    text->field = t->text->filled.field;
    text->span = t->text->filled.span;
    return text;
}

/* --- nodes ---------------------------------------------------------------------------------- */

/* Where a parent stands: the origin of its children, and what their percentages are of. */
typedef struct frame {
    double x, y, content_width;
    sc_matrix to_card;
} frame;

static const sc_scene_node *place(const sc_tree_build *b, const sc_tree_node *t, frame parent);

static void place_children(const sc_tree_build *b, const sc_tree_node *t, frame own,
                           sc_scene_node *node)
{
    const sc_scene_node **children = SC_NEW_ARRAY(b->arena, const sc_scene_node *, t->child_count);
    for (size_t i = 0; i < t->child_count; i++)
        children[i] = place(b, t->children[i], own);
    node->children = children;
    node->child_count = t->child_count;
}

static const sc_scene_node *place(const sc_tree_build *b, const sc_tree_node *t, frame parent)
{
    sc_scene_node *node = SC_NEW(b->arena, sc_scene_node);
    node->name = t->node->name;
    node->span = t->node->span;
    node->box =
        (sc_rect){ parent.x + t->flex.x, parent.y + t->flex.y, t->flex.width, t->flex.height };
    sc_paint_style_set(b->arena, t, node);
    sc_picture_layers_set(b, t, node);
    sc_rect content = sc_place_content_box(t, parent.content_width);
    frame own = { node->box.x, node->box.y, content.width, parent.to_card };
    if (node->is_transformed)
        own.to_card = sc_matrix_multiply(parent.to_card, node->transform);
    content.x += node->box.x;
    content.y += node->box.y;
    if (t->text != NULL) {
        node->kind = SC_SCENE_TEXT;
        node->text = place_text(b, t, content, own.to_card);
    } else if (t->picture != NULL) {
        node->kind = SC_SCENE_IMAGE;
        node->image = sc_place_picture(b, t, content);
    }
    place_children(b, t, own, node);
    return node;
}

const sc_scene_node *sc_place(const sc_tree_build *b, const sc_tree_node *card)
{
    return place(b, card, (frame){ 0, 0, b->binding.width, SC_MATRIX_IDENTITY });
}
